"""Every page in a real browser: readable by everybody, quiet on the network, without a complaint."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from lull.actions.made_up_family import make_demo
from lull.record.event_body import check_in_to_event
from lull.tone.check_in import CheckIn
from made_axe import (
    find_faults,
    find_faults_in_both_themes,
    find_faults_on_both_screens,
    is_wider_than,
    open_all,
    show_on,
)
from made_browser import Server, Watched, serve_house
from made_record import BERLIN, NOW

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/plan",
    "/plan/new",
    "/plan/while",
    "/plan/weaning",
    "/progress",
    "/progress?weeks=4",
    "/progress/exercise/knee-straighten/left",
    "/progress/shore",
    "/progress/week",
    "/progress/week/2026-06-02",
    "/practise/demo-knee-straighten-2026-11-21",
    "/safety",
    "/safety?because=above-plan",
    "/danger",
    "/check-in",
    "/side-effects",
    "/record/dose",
    "/record/not-given?due=2026-11-22T06:30:00%2B00:00",
    "/record/came-up?dose=demo-dose-2026-11-22-0",
    "/stock",
    "/stock/count",
    "/settings",
    "/how-you-use-it",
    "/practise",
    "/practise/programme",
    "/practise/programme/new",
    "/practise/programme/end",
    "/practise/start?choice=knee-straighten/left",
    "/measure",
    "/measure/swing",
    "/measure/range",
    "/measure/scales",
    "/measure/scales/modified-ashworth",
    "/measure/scales/gmfm-66",
    "/injections",
    "/baclofen",
    "/ways",
    "/ways/questions",
    "/reminders",
    "/lock",
    "/record/not-given?due=2026-11-22T10:30:00%2B00:00",
    "/pump/turned",
    "/stock/fetch",
    "/report",
    "/backup",
    "/not-taken?due=2026-11-22T19:30:00%2B00:00",
)
MAIN_SCREENS = ("/", "/check-in", "/practise", "/plan", "/progress", "/safety")
FIRST_RUN = ("/start", "/start/1")
PARTS = 2
"""The pages are visited in so many parts, so that no worker waits for one that visits them all; ours."""

CONTROLS = "a[href], button, summary, select, input:not([type=hidden])"
SMALL_TARGETS = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter(e => e.checkVisibility({{visibilityProperty: true}}) && !e.closest('.skip') && !e.matches('.skip'))
  .filter(e => !(e.matches('a') && ['inline'].includes(getComputedStyle(e).display)))
  .map(e => [e.closest('label.choice') ?? e, e])
  .map(([e]) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 43.9))
  .map(([words, box]) => `${{words}} ${{Math.round(box.width)}}x${{Math.round(box.height)}}`)"""


@pytest.fixture
def full_server(tmp_path: Path) -> Iterator[Server]:
    """An app with three months of the made-up family."""
    with serve_house(tmp_path) as server:
        make_demo(server.house.ledger, now=NOW, zone=BERLIN)
        yield server


@pytest.mark.hazard("H27")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_clean_for_axe_and_fits(
    full_server: Server, watch: Callable[..., Watched], part: int
) -> None:
    """No rule broken, no sideways scroll at any width, no target under 44 pixels, nobody else asked."""
    visitor = watch(full_server)
    wrong = []
    for path in PAGES[part::PARTS]:
        visitor.page.goto(f"{full_server.base}{path}")
        open_all(visitor.page)
        wrong += [f"{path} {fault}" for fault in find_faults_on_both_screens(visitor.page)]
        for screen in ("phone", "desk"):
            show_on(visitor.page, screen)
            small = visitor.page.evaluate(SMALL_TARGETS)
            wrong += [f"{path} {screen}, small target: {target}" for target in small]

    assert wrong == []


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_the_main_screens_are_clean_in_every_theme_on_every_screen(
    full_server: Server, watch: Callable[..., Watched], screen: str
) -> None:
    """What everybody sees every day, opened at its width and in light and dark."""
    visitor = watch(full_server)
    width, wrong = show_on(visitor.page, screen), list[str]()
    for path in MAIN_SCREENS:
        visitor.page.goto(f"{full_server.base}{path}")
        open_all(visitor.page)
        wrong += [f"{path} {fault}" for fault in find_faults_in_both_themes(visitor.page)]
        if is_wider_than(visitor.page, width):
            wrong.append(f"{path} is wider than the window")

    assert wrong == []


def test_the_first_run_is_clean_for_axe(empty_server: Server, watch: Callable[..., Watched]) -> None:
    """The five steps too, with their errors shown."""
    visitor = watch(empty_server, viewport={"width": 390, "height": 844})
    wrong = []
    for path in FIRST_RUN:
        visitor.page.goto(f"{empty_server.base}{path}")
        wrong += [f"{path} {problem}" for problem in find_faults_in_both_themes(visitor.page)]
    visitor.press("button", "Next")
    wrong += find_faults_in_both_themes(visitor.page)
    visitor.complaints.clear()  # the browser logs the 422 that carries the errors

    assert wrong == []


def test_a_day_with_windows_off_is_clean_for_axe(full_server: Server, watch: Callable[..., Watched]) -> None:
    """The gate's own card is held to the same rules."""
    full_server.house.ledger.append(check_in_to_event(CheckIn(id="weak", at=NOW, recorded_at=NOW, weak=3)))
    visitor = watch(full_server, viewport={"width": 390, "height": 844}, color_scheme="dark")

    assert "You said: weak 3 of 4" in visitor.page.inner_text("h1")
    assert find_faults(visitor.page) == []


def test_with_reduced_motion_nothing_moves(full_server: Server, watch: Callable[..., Watched]) -> None:
    """The one animation is not played for those who asked for stillness."""
    still = watch(full_server, reduced_motion="reduce")
    moving = watch(full_server, reduced_motion="no-preference")
    count = "document.getAnimations().length + document.querySelectorAll('.window-glow').length * 0"
    name = "getComputedStyle(document.querySelector('.window-glow')).animationName"

    assert still.page.evaluate(count) == 0
    assert still.page.evaluate(name) == "none"
    assert moving.page.evaluate(name) == "breathe"


def test_light_and_dark_are_chosen_by_the_person_over_the_system(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """The choice survives a new page."""
    visitor = watch(full_server, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = visitor.page.evaluate(paper)
    visitor.press("button", "Dark")
    visitor.page.goto(f"{full_server.base}/plan")

    assert visitor.page.evaluate(paper) != light
    assert visitor.page.get_by_role("button", name="Light").is_visible()
    assert not visitor.page.get_by_role("button", name="Dark").is_visible()


def test_the_plan_and_the_card_print_in_ink_on_white(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Paper has no dark mode, no buttons and no rail, and keeps what a hospital needs."""
    visitor = watch(full_server, color_scheme="dark")
    visitor.page.goto(f"{full_server.base}/safety")
    visitor.page.emulate_media(media="print")

    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not visitor.page.locator(".rail").is_visible()
    assert visitor.page.locator(".hospital").is_visible()
    assert visitor.page.get_by_text("Never stop baclofen suddenly.").first.is_visible()


def test_today_shows_what_another_person_told_without_a_reload(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """A check-in behind the page's back closes the windows within a minute; scroll and table stay."""
    visitor = watch(full_server)
    visitor.page.clock.install()
    visitor.page.goto(full_server.base)
    for line in (".notice.bell:visible", "#travel"):  # a line that comes late moves what is below it
        visitor.page.locator(line).wait_for()
    visitor.page.evaluate("document.querySelector('details.as-table').open = true; scrollTo(0, 200)")
    visitor.page.evaluate("window.sameDocument = true")
    visitor.settle()
    full_server.house.ledger.append(check_in_to_event(CheckIn(id="weak", at=NOW, recorded_at=NOW, weak=3)))
    visitor.page.clock.fast_forward(61_000)
    visitor.page.get_by_role("heading", name="You said: weak 3 of 4").wait_for()

    assert visitor.page.evaluate("window.sameDocument")
    assert visitor.page.evaluate("scrollY") == 200
    assert visitor.page.evaluate("document.querySelector('details.as-table').open")
    assert visitor.page.evaluate("document.activeElement === document.body")


def test_today_leaves_alone_who_stands_in_it(full_server: Server, watch: Callable[..., Watched]) -> None:
    """A focused button is not taken away; the page is renewed when it is free."""
    visitor = watch(full_server)
    visitor.page.clock.install()
    visitor.page.goto(full_server.base)
    visitor.page.get_by_role("button", name="Stiffness 5 of 10").focus()
    visitor.settle()
    full_server.house.ledger.append(check_in_to_event(CheckIn(id="weak", at=NOW, recorded_at=NOW, weak=3)))
    with visitor.page.expect_response(full_server.base + "/"):
        visitor.page.clock.fast_forward(61_000)
    visitor.settle()

    assert visitor.page.evaluate("document.activeElement.value") == "5"
    assert "You said" not in visitor.page.inner_text("h1")
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.clock.fast_forward(61_000)
    visitor.page.get_by_role("heading", name="You said: weak 3 of 4").wait_for()


def test_today_says_when_nobody_answers(full_server: Server, watch: Callable[..., Watched]) -> None:
    """A clock that stands is worse than a line that says so; it goes when Lull answers again."""
    visitor = watch(full_server)
    visitor.page.clock.install()
    visitor.page.goto(full_server.base)
    visitor.page.route(full_server.base + "/", lambda route: route.abort("connectionrefused"))
    line = visitor.page.get_by_text("Lull is not running. This page is as of 15:20.")
    pass_minutes_until(visitor, line, "visible")
    visitor.page.unroute(full_server.base + "/")
    pass_minutes_until(visitor, line, "detached")
    visitor.complaints.clear()  # the browser logs the refused connection


def pass_minutes_until(watched: Watched, line: Locator, state: Literal["visible", "detached"]) -> None:
    """Let minutes pass until the line is there or gone: one asking may still be on its way."""
    for _ in range(5):
        watched.page.clock.fast_forward(61_000)
        try:
            line.wait_for(state=state, timeout=20_000)
        except PlaywrightTimeout:
            continue
        return
    line.wait_for(state=state)


def test_after_a_check_in_by_key_undo_has_the_focus(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """A finger finds the toast by looking; a key would have to walk through the whole page."""
    visitor = watch(full_server)
    visitor.page.get_by_role("button", name="Stiffness 5 of 10").press("Enter")
    visitor.page.get_by_text("Saved: stiffness 5.").wait_for()

    visitor.wait_until("document.activeElement.textContent.trim() === 'Undo'")
    visitor.page.get_by_role("button", name="Stiffness 4 of 10").click()
    visitor.page.get_by_text("Saved: stiffness 4.").wait_for()
    assert visitor.page.evaluate("document.activeElement === document.body")
