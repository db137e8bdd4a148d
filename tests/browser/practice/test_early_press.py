"""A press before the page's script, or before the engine's first answer, is kept and counts exactly once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from browser.practice.rig import Practice
from browser.practice.test_swing_camera import go_to_camera
from made_axe import find_faults_in_both_themes, find_small_targets
from made_browser import ROOT
from made_house import begin_mara
from made_switch import Pointer, Switch, hold_time, running_time, use_by

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route, WebSocketRoute

    from browser.practice.serving import Served

pytestmark = pytest.mark.browser

KEPT = "One moment"
BY_KEY_ONLY, WITH_CAMERA = ("palm-turn", "left"), ("elbow-straighten", "right")
PRESSED = "[...document.querySelectorAll('[data-pressed]')].map(one => one.id)"


@dataclass(slots=True)
class Late:
    """Scripts of a page that stay on their way until they are let through."""

    page: Page
    pattern: str
    held: list[Route] = field(default_factory=list)

    def hold(self) -> None:
        """Keep them back from now on; the page is loaded anew and seen without them."""
        self.page.route(self.pattern, lambda route: self.held.append(route))  # noqa: PLW0108 - a slotted list
        self.page.reload(wait_until="commit")
        self.page.wait_for_selector(".set-up, .before-camera")
        while self.page.evaluate("document.readyState") == "loading":  # what is not there yet hears no press
            self.page.wait_for_timeout(20)

    def let_through(self) -> None:
        """Let them come, as after a slow moment."""
        while not self.held:
            self.page.wait_for_timeout(20)
        while self.held:
            self.held.pop().continue_()
        self.page.unroute(self.pattern)


def open_app(browser: Browser, served: Served) -> Practice:
    """Open the app; the worker that keeps the safety card would fetch scripts behind a route's back."""
    return Practice.open(browser, served, has_model=False, service_workers="block")


def open_stage(
    browser: Browser,
    served: Served,
    *,
    late: str = "**/stage-*.js",
    exercise: tuple[str, str] = BY_KEY_ONLY,
    way: str = "usual",
    **look: str,
) -> tuple[Practice, Late]:
    """Open a stage whose script is still on its way."""
    practice = open_app(browser, served)
    practice.choose(exercise[0], exercise[1])  # type: ignore[arg-type]
    use_by(practice.page, served.origin, way, **look)
    if way != "usual" or look:
        hold_time(practice.page)
    script = Late(practice.page, late)
    script.hold()
    practice.replies.clear()  # what the page before has heard says nothing of this one
    return practice, script


def answered(practice: Practice) -> None:
    """Wait for the engine's first answer."""
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))


def told(practice: Practice) -> int:
    """Return how many repetitions were told in the last session."""
    ledger = practice.served.house.ledger
    session = ledger.state().sessions[-1]
    return len(ledger.attempts(session.id)[session.id])


def test_by_keyboard_a_press_is_kept_and_done_once(browser: Browser, served: Served) -> None:
    """The button that has the focus says so at once; pressed again and again it is one press."""
    practice, script = open_stage(browser, served)
    practice.wait_for(lambda: practice.page.evaluate("document.activeElement.id") == "by-key")
    for _ in range(3):
        practice.page.keyboard.press("Space")
    assert KEPT in practice.text("#by-key")
    assert practice.text("#cue") == "One moment. Your press is kept."
    assert practice.mode() == "set-up"
    assert find_faults_in_both_themes(practice.page) == []
    assert find_small_targets(practice.page) == []
    script.let_through()
    practice.wait_for(lambda: practice.mode() == "key")
    answered(practice)
    assert practice.page.evaluate(PRESSED) == []
    assert (practice.text("#count"), told(practice)) == ("0", 0)
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "1")
    assert told(practice) == 1


def test_by_its_letters_too_each_in_its_order(browser: Browser, served: Served) -> None:
    """Count by key, then one done: kept in this order, and the one is one."""
    practice, script = open_stage(browser, served)
    practice.wait_for(lambda: practice.page.evaluate("document.activeElement.id") == "by-key")
    practice.page.evaluate("document.activeElement.blur()")  # the page puts the focus there once
    for key in ("k", " ", " ", "c"):
        practice.page.keyboard.press(key)
    script.let_through()
    practice.wait_for(lambda: practice.text("#count") == "1")
    answered(practice)
    assert practice.mode() == "key"
    assert told(practice) == 1
    practice.page.keyboard.press("r")
    practice.wait_for(lambda: practice.last["phase"] == "resting")


def test_rest_pressed_twice_is_one_rest(browser: Browser, served: Served) -> None:
    practice, script = open_stage(browser, served)
    practice.page.locator("#rest").click()
    practice.page.locator("#rest").click()
    assert KEPT in practice.text("#rest")
    script.let_through()
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
    assert [reply["phase"] for reply in practice.replies if "phase" in reply][-1] == "resting"
    practice.page.locator("#rest").click()
    practice.wait_for(lambda: practice.text("#rest-word") == "Rest")


def test_stop_needs_no_script(browser: Browser, served: Served) -> None:
    practice, _ = open_stage(browser, served)
    practice.page.keyboard.press("s")
    practice.page.wait_for_selector("h1:has-text('Nothing was counted.')")


def test_the_camera_is_opened_once(browser: Browser, served: Served) -> None:
    practice, script = open_stage(browser, served, exercise=WITH_CAMERA)
    practice.page.locator("#open-camera").click()
    practice.page.keyboard.press("Enter")
    assert practice.page.evaluate(PRESSED) == ["open-camera"]
    script.let_through()
    practice.wait_for(lambda: practice.live_tracks() == 1)
    assert practice.mode() == "loading"
    assert practice.page.evaluate("window.watched.tracks.length") == 1


def test_before_the_first_answer_a_press_waits_for_it(browser: Browser, served: Served) -> None:
    """The script is there and the way to the engine is slow: one done is one, and rest is rest."""
    practice, script = open_stage(browser, served)
    kept: list[str | bytes] = []
    ways: list[WebSocketRoute] = []

    def slow(way: WebSocketRoute) -> None:
        ways.append(way)
        way.connect_to_server().on_message(
            lambda said: kept.append(said) if len(kept) < 2 else way.send(said)
        )

    practice.page.route_web_socket("**/socket", slow)
    practice.page.reload(wait_until="commit")
    script.let_through()
    practice.wait_for(lambda: len(kept) == 2)
    practice.page.locator("#by-key").click()
    practice.page.locator("#tell").click()
    practice.page.wait_for_timeout(600)  # a second press, later than a tremor's
    practice.page.locator("#tell").click()
    assert practice.text("#cue") == "One moment. Your press is kept."
    for said in kept:
        ways[0].send(said)
    practice.wait_for(lambda: practice.text("#count") == "1")
    practice.page.keyboard.press("r")
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
    assert told(practice) == 1


def test_one_switch_chooses_before_the_stage_is_there(browser: Browser, served: Served) -> None:
    """The ring is up, the stage's own script is not: what the ring was around is pressed, once."""
    practice, script = open_stage(browser, served, way="one-switch")
    practice.page.wait_for_selector(".scan-ring")
    practice.page.clock.run_for(500)
    switch = Switch(practice.page)
    switch.choose("#by-key")
    switch.choose("#by-key")
    assert practice.mode() == "set-up"
    assert KEPT in practice.text("#by-key")
    script.let_through()
    practice.wait_for(lambda: practice.mode() == "key")
    answered(practice)
    switch.choose("#tell")
    practice.wait_for(lambda: practice.text("#count") == "1")
    assert told(practice) == 1


@pytest.mark.parametrize("way", ["one-switch", "two-switches"])
def test_a_switch_before_the_ring_chooses_nothing_and_scrolls_nothing(
    browser: Browser, served: Served, way: str
) -> None:
    """What has the focus is not what a ring is around; the page says that it is not ready, until it is."""
    practice, script = open_stage(browser, served, way=way, late="**/a*/app-*.js", exercise=WITH_CAMERA)
    page = practice.page
    page.set_viewport_size({"width": 390, "height": 500})
    for key in ("Space", "Enter", "Space"):
        page.keyboard.press(key)
    page.mouse.click(195, 250)
    assert page.evaluate(PRESSED) == []
    assert page.evaluate("scrollY") == 0
    assert practice.text(".way-wait") == "One moment. Lull is getting ready."
    with running_time(page):
        assert find_faults_in_both_themes(page) == []
    script.let_through()
    page.wait_for_selector(".scan-ring")
    assert page.locator(".way-wait").count() == 0
    page.clock.run_for(500)
    assert practice.mode() == "set-up"
    Switch(page, two=way == "two-switches").choose("#by-key")
    practice.wait_for(lambda: practice.mode() == "key")


def test_a_script_that_never_comes_leaves_the_keyboard_free(browser: Browser, served: Served) -> None:
    practice, script = open_stage(browser, served, way="one-switch", late="**/a*/app-*.js")
    practice.wait_for(lambda: script.held)
    script.held.pop().abort()
    practice.page.wait_for_selector(".way-wait", state="detached")
    practice.page.locator("#stop").focus()
    practice.page.keyboard.press("Enter")
    practice.page.wait_for_selector("h1:has-text('Nothing was counted.')")


@pytest.mark.parametrize("way", ["dwell", "gaze"])
def test_a_resting_pointer_presses_before_the_stage_is_there(
    browser: Browser, served: Served, way: str
) -> None:
    practice, script = open_stage(browser, served, way=way)
    practice.page.wait_for_selector(".dwell-ring", state="attached")
    practice.page.clock.run_for(500)
    pointer = Pointer(practice.page)
    pointer.rest_on("#by-key")
    assert KEPT in practice.text("#by-key")
    script.let_through()
    practice.wait_for(lambda: practice.mode() == "key")
    assert told(practice) == 0


def test_a_tremor_that_comes_over_from_the_page_before_is_no_press(browser: Browser, served: Served) -> None:
    """Half a second after the page came up, where a second press counts as the same one; then it is kept."""
    practice, script = open_stage(browser, served, one_press="yes")
    practice.page.locator("#rest").click()
    assert practice.page.evaluate(PRESSED) == []
    practice.page.clock.run_for(600)
    practice.page.locator("#rest").click()
    assert practice.page.evaluate(PRESSED) == ["rest"]
    script.let_through()
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")


def test_the_camera_of_the_leg_swing_is_opened_once_too(browser: Browser, served: Served) -> None:
    begin_mara(served.house)
    practice = open_app(browser, served)
    go_to_camera(practice)
    script = Late(practice.page, "**/swing-*.js")
    script.hold()
    practice.page.locator("#open-camera").click()
    practice.page.locator("#open-camera").click()
    assert KEPT in practice.text("#open-camera")
    script.let_through()
    practice.wait_for(lambda: practice.live_tracks() == 1)
    assert practice.page.evaluate("window.watched.tracks.length") == 1


def test_the_early_script_is_as_patient_as_the_cool_down() -> None:
    """It imports nothing, so it has the half second of its own; the two must be one."""
    found = [
        re.search(r"COOL_DOWN_MS = (\d+);", (ROOT / "frontend" / "src" / file).read_text(encoding="utf-8"))
        for file in ("app/early.ts", "access/cool-down.ts")
    ]
    assert [one and one[1] for one in found] == ["500", "500"]
