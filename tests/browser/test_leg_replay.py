"""The slow replay in a real browser: only when asked, at a quarter of the speed, along the kept curve."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.web.charts.leg_places import turn_deg
from lull.web.charts.leg_swing import SLOWER, STEP_S, angle_at
from made_axe import find_faults, find_small_targets, is_wider_than
from made_browser import Server, Watched, serve_house
from made_facts import made_swing_test
from made_house import begin_mara
from made_record import NOW

pytestmark = pytest.mark.browser

SIZES: Mapping[str, tuple[int, int]] = {"desk": (1280, 800), "phone": (390, 844)}
CURVE = ((-0.4, -8.0), (0.0, -8.0), (0.1, -14.0), (0.3, -55.0), (0.48, -74.0), (0.9, -58.0), (1.4, -70.0))
TURN = (0.48, -74.0)
"""A short swing: 1.8 s, or 7.2 s of replay."""


def make_test(test_id: str = "kept") -> RecordedPendulumTest:
    """Return a test whose three swings fall alike, each a little further."""
    made = made_swing_test(test_id, at=NOW)
    releases = tuple(
        replace(one, curve=tuple((t, q - n if t > 0 else q) for t, q in CURVE), turn=(TURN[0], TURN[1] - n))
        for n, one in enumerate(made.releases)
    )
    return replace(made, source="camera", releases=releases)


@pytest.fixture
def swing_server(tmp_path: Path) -> Iterator[Server]:
    """An app with Mara and one kept test."""
    with serve_house(tmp_path) as server:
        begin_mara(server.house)
        server.house.ledger.append(to_event_now(make_test(), event_id="kept", now=NOW))
        yield server


def turned(page: Page, number: int = 1) -> float:
    """Return how far the drawn lower leg of a swing is turned, in degrees."""
    told = page.get_attribute(f".replay-leg[data-number='{number}'] .lower-leg", "transform") or ""
    return float(re.findall(r"-?[\d.]+", told)[0])


def wait_for_end(page: Page) -> None:
    """Let a replay come to its end."""
    page.wait_for_function("() => !document.querySelector('#leg-replay').hasAttribute('data-playing')")


@pytest.mark.hazard("H29")
def test_it_plays_slowly_when_asked_and_not_before(
    swing_server: Server, watch: Callable[..., Watched]
) -> None:
    """Still at the first turn; then every picture is on the curve, the cursor too; it ends by itself."""
    page = watch(swing_server, viewport={"width": 1280, "height": 800}).page
    page.clock.install(time=NOW)
    page.goto(f"{swing_server.base}/measure/test/kept")
    page.clock.run_for(3000)
    assert turned(page) == turn_deg(TURN[1])
    assert page.locator(".replay-cursor").count() == 0
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 1.0)  # only the test lets time pass
    page.get_by_role("button", name="Play slowly").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(2600)
    seen = page.inner_text("#replay-moment")
    at_s = float(seen.split()[0])
    assert at_s == pytest.approx(CURVE[0][0] + 2.6 / SLOWER, abs=0.02), seen
    assert turned(page) == pytest.approx(turn_deg(angle_at(CURVE, at_s)), abs=1.5)
    assert page.get_attribute("#replay-moment", "aria-live") == "off"
    page.get_by_role("button", name="Pause").press("Enter")
    stopped = turned(page)
    page.clock.run_for(2000)
    assert turned(page) == stopped
    page.get_by_role("button", name="Play slowly").press("Enter")
    page.clock.run_for(SLOWER * 1800)
    wait_for_end(page)
    assert turned(page) == turn_deg(CURVE[-1][1])
    assert page.inner_text("#replay-moment") == "1.40 s after letting go."
    dot = page.locator(".chart.swing.wide .replay-cursor circle")
    assert dot.is_visible()


def test_steps_and_the_choice_of_a_swing_go_by_keyboard(
    swing_server: Server, watch: Callable[..., Watched]
) -> None:
    """There and back is the same place; another swing shows its own turn; less motion has no Play."""
    page = watch(swing_server, reduced_motion="reduce").page
    page.goto(f"{swing_server.base}/measure/test/kept")
    assert not page.locator("#replay-play").is_visible()
    page.locator("#replay-on").press("Enter")
    assert page.inner_text("#replay-moment") == "The first turn back. 0.50 s after letting go."
    there = turned(page)
    page.locator("#replay-on").press("Space")
    assert turned(page) == pytest.approx(turn_deg(angle_at(CURVE, 0.55)), abs=0.01)
    page.locator("#replay-back").press("Enter")
    assert turned(page) == there == pytest.approx(turn_deg(angle_at(CURVE, 0.5)), abs=0.01)
    for _ in range(round((0.5 + 0.4) / STEP_S) + 3):
        page.locator("#replay-back").press("Enter")
    assert turned(page) == turn_deg(CURVE[0][1])
    assert page.inner_text("#replay-moment") == "Held, before letting go."
    page.locator("input[name=replayed]:checked").press("ArrowRight")
    assert page.locator(".replay-leg[data-number='2']").is_visible()
    assert not page.locator(".replay-leg[data-number='1']").is_visible()
    assert turned(page, 2) == turn_deg(TURN[1] - 1)
    assert page.inner_text("#replay-moment").startswith("The first turn back.")


def test_without_a_script_the_leg_stands_still_and_can_be_chosen(
    swing_server: Server, watch: Callable[..., Watched]
) -> None:
    page = watch(swing_server, java_script_enabled=False).page
    page.goto(f"{swing_server.base}/measure/test/kept")
    assert turned(page) == turn_deg(TURN[1])
    assert not page.locator("#replay-play").is_visible()
    page.get_by_role("radio", name="Swing 3").check()
    assert page.locator(".replay-leg[data-number='3'] figcaption").inner_text() == "Swing 3 of 3"
    assert page.locator(".replay-leg:visible").count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_clean_for_axe_and_fits(
    swing_server: Server, watch: Callable[..., Watched], size: str, theme: str
) -> None:
    """Before and while it is stepped through."""
    width, height = SIZES[size]
    page = watch(swing_server, viewport={"width": width, "height": height}, color_scheme=theme).page
    page.goto(f"{swing_server.base}/measure/test/kept")
    page.locator("#replay-on").press("Enter")
    assert find_faults(page) + find_small_targets(page) == []
    assert not is_wider_than(page, width)
