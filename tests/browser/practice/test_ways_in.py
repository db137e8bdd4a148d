"""Each game from the choose page to the result by one switch alone; two switches, a pointer and eyes too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from browser.practice.rig import Practice
from browser.practice.serving import Served
from lull.practice.games.all_games import GAMES
from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than
from made_switch import WANTED, Pointer, Switch, hold_time, use_by

pytestmark = pytest.mark.browser

CONTROLS = "main a, main button, .access-bar button"
BY_KEY_ONLY = "palm-turn/left"
"""An exercise without a camera: no model is loaded, so that the tests stay quick."""


def open_choose(browser: Browser, served: Served, way: str, *, width: int = 1280) -> Practice:
    """Open the choose page in a way in; time is the test's."""
    practice = Practice.open(browser, served, width=width, height=844)
    use_by(practice.page, served.origin, way)
    hold_time(practice.page)
    go_choose(practice)
    return practice


def go_choose(practice: Practice) -> None:
    """Go to the exercises of the arm."""
    practice.replies.clear()
    practice.page.goto(f"{practice.served.origin}/practise?group=arm")
    practice.page.clock.run_for(500)


def begin(practice: Practice, press: Callable[[str], None]) -> None:
    """Choose the exercise, answer the start gate, and wait for the stage and its first answer."""
    page = practice.page
    press(f"button[value='{BY_KEY_ONLY}']")
    practice.see(".start-gate")
    page.clock.run_for(500)
    for name in page.eval_on_selector_all(".start-cards input", "all => all.map(one => one.name)"):
        if not page.locator(f".start-cards [name='{name}']").is_checked():
            press(f".start-cards [name='{name}']")
    press("button[name='pain'][value='no']")
    at_stage(practice)


def at_stage(practice: Practice) -> None:
    """Wait for the stage and its first answer."""
    practice.see("#main[data-exercise]")
    practice.page.clock.run_for(500)
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))


def told(practice: Practice) -> list[tuple[str, int]]:
    """Return the source and number of every attempt of the last session."""
    ledger = practice.served.house.ledger
    session = ledger.state().sessions[-1]
    return [(row.source, row.number) for row in ledger.attempts(session.id)[session.id]]


def play(practice: Practice, switch: Switch, game: str) -> None:
    """Choose a game, do three, rest, go on, and stop: with nothing but a switch."""
    page = practice.page
    switch.choose(f"[name='game'][value='{game}']")
    begin(practice, switch.choose)
    switch.choose("#by-key")
    assert practice.mode() == "key"
    for count in (1, 2, 3):
        switch.choose("#tell")
        practice.wait_for(lambda count=count: practice.text("#count") == str(count))
    switch.choose("#rest")
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
    switch.choose("#rest")
    practice.wait_for(lambda: practice.text("#rest-word") == "Rest")
    switch.choose("#stop")
    page.wait_for_selector(".result")
    assert told(practice) == [("told", 1), ("told", 2), ("told", 3)], game


def test_each_game_is_played_by_one_switch_alone(browser: Browser, served: Served) -> None:
    practice = open_choose(browser, served, "one-switch")
    switch = Switch(practice.page)
    for game in GAMES:
        go_choose(practice)
        play(practice, switch, game)
    played = [session.game for session in served.house.ledger.state().sessions]

    assert played == list(GAMES)
    assert practice.complaints == []
    assert practice.violations() == []


def test_one_switch_comes_to_everything_on_the_stage_and_on_the_result(
    browser: Browser, served: Served
) -> None:
    """Before the camera, while counting, while resting, and after: the safety card too."""
    practice = open_choose(browser, served, "one-switch", width=390)
    page, switch = practice.page, Switch(practice.page)
    begin(practice, switch.choose)

    def lost() -> list[str]:
        wanted = page.evaluate(WANTED)
        reached = switch.walk()
        return [words for k, words in enumerate(wanted) if k not in reached]

    assert lost() == []
    switch.choose("#by-key")
    assert lost() == []
    switch.choose("#rest")
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
    assert lost() == []
    switch.choose(".stage-bar a[href='/safety']")
    page.wait_for_url("**/safety")
    practice.replies.clear()
    page.go_back()
    at_stage(practice)
    switch.choose("#stop")
    practice.see(".result")
    page.clock.run_for(500)
    assert lost() == []


def test_a_game_by_two_switches_on_a_small_screen(browser: Browser, served: Served) -> None:
    practice = open_choose(browser, served, "two-switches", width=390)
    play(practice, Switch(practice.page, two=True), "garden")


def test_two_row_with_one_switch_and_the_ring_stays_where_it_counts(browser: Browser, served: Served) -> None:
    """Both buttons come first; on each the ring stays six times as long, and each count needs one press."""
    practice = open_choose(browser, served, "one-switch")
    page, switch = practice.page, Switch(practice.page)
    switch.choose("[name='game'][value='boat-for-two']")
    begin(practice, switch.choose)
    switch.choose("#by-key")
    ringed = "() => document.querySelector('[data-ringed]').id"
    switch.choose("#tell")
    page.clock.run_for(5_400)
    assert page.evaluate(ringed) == "tell"
    page.clock.run_for(200)
    assert page.evaluate(ringed) == "second"
    switch.choose("#second")
    rowed = page.locator("#bay")
    practice.wait_for(lambda: "2 strokes" in (rowed.get_attribute("aria-label") or ""))

    assert told(practice) == [("told", 1)]


@pytest.mark.parametrize("way", ["dwell", "gaze"])
def test_a_game_by_resting_the_pointer(browser: Browser, served: Served, way: str) -> None:
    """No button is ever pressed; each rest counts once, however long it lasts."""
    practice = open_choose(browser, served, way)
    page, pointer = practice.page, Pointer(practice.page)
    pointer.rest_on("[name='game'][value='climb']")
    assert page.locator("[name='game'][value='climb']").is_checked()
    begin(practice, pointer.rest_on)
    pointer.rest_on("#by-key")
    for count in (1, 2):
        pointer.rest_on("#tell")
        practice.wait_for(lambda count=count: practice.text("#count") == str(count))
        page.clock.run_for(10_000)
    assert practice.text("#count") == "2"
    pointer.rest_on("#stop")
    page.wait_for_selector(".result")

    assert told(practice) == [("told", 1), ("told", 2)]


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize(
    ("way", "look"),
    [
        ("one-switch", {"hand": "left"}),
        ("gaze", {"hand": "right"}),
        ("usual", {"contrast": "high", "size": "television"}),
    ],
)
def test_the_stage_is_clean_in_every_way(
    browser: Browser, served: Served, width: int, way: str, look: dict[str, str]
) -> None:
    """Axe finds no fault, nothing runs over an edge; Rest and Stop stand on the side of the hand."""
    practice = Practice.open(browser, served, width=width, height=844)
    page = practice.page
    use_by(page, served.origin, way, **look)
    page.goto(f"{served.origin}/practise?group=arm")
    page.evaluate(f"""() => document.querySelector("button[value='{BY_KEY_ONLY}']").click()""")
    practice.see(".start-gate")
    page.evaluate(
        "() => { for (const box of document.querySelectorAll('.start-cards input')) box.checked = true; }"
    )
    page.evaluate("() => document.querySelector('button[name=pain][value=no]').click()")
    practice.see("#main[data-exercise]")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    assert find_small_targets(page, CONTROLS) == []
    page.evaluate("() => document.getElementById('by-key').click()")
    practice.wait_for(lambda: practice.mode() == "key")

    assert find_faults_in_both_themes(page) == []
    assert find_small_targets(page, CONTROLS) == []
    assert not is_wider_than(page, width)
    if width == 1280 and "hand" in look:
        box = page.locator("#rest").bounding_box()
        assert box is not None
        assert (box["x"] < width / 2) == (look["hand"] == "left")
    for button in ("#rest", "#stop", "#tell"):
        size = page.locator(button).bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 64
