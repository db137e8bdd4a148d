"""The pump's pages in a real browser: readable by everybody, at every width, by key, and without a script."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from made_axe import find_faults_on_both_screens, find_small_targets_when_zoomed, open_all
from made_browser import Server, Watched, serve_house
from made_house import begin_mara
from made_pump import PUMP, made_program, made_refill, made_turn, pump_event
from made_record import NOW

pytestmark = pytest.mark.browser

PAGES = (
    "/plan",
    "/safety",
    "/pump",
    "/pump/card",
    "/pump/call",
    "/pump/beep",
    "/pump/describe",
    "/pump/program",
    "/pump/refill",
    "/pump/turned",
)


@pytest.fixture
def pump_server(tmp_path: Path) -> Iterator[Server]:
    """An app with Mara, her tablets, and a pump that was filled yesterday and stood still once."""
    with serve_house(tmp_path) as server:
        begin_mara(server.house)
        then = NOW - timedelta(days=9)
        refill = made_refill(filled_at=NOW - timedelta(days=1))
        facts = (
            (PUMP, "pump"),
            (made_program(), "program"),
            (refill, "refill"),
            (made_turn("stopped", then), "stop"),
            (made_turn("started", then + timedelta(hours=1)), "start"),
        )
        for fact, event_id in facts:
            server.house.ledger.append(pump_event(fact, event_id, NOW - timedelta(hours=20)))
        yield server


def test_every_pump_page_is_clean_for_axe_and_fits(
    pump_server: Server, watch: Callable[..., Watched]
) -> None:
    """No rule is broken, nothing scrolls sideways, no target is under 44 pixels."""
    visitor = watch(pump_server)
    wrong = []
    for path in PAGES:
        visitor.page.goto(f"{pump_server.base}{path}")
        open_all(visitor.page)
        faults = find_faults_on_both_screens(visitor.page) + find_small_targets_when_zoomed(visitor.page)
        wrong += [f"{path} {fault}" for fault in faults]

    assert wrong == []


@pytest.mark.hazard("H13")
def test_from_a_beep_to_the_call_by_key_and_without_a_script(
    pump_server: Server, watch: Callable[..., Watched]
) -> None:
    """Two presses of a key from Today: the button, then any answer."""
    visitor = watch(pump_server, java_script_enabled=False)
    visitor.page.get_by_role("link", name="I hear a beep").press("Enter")
    visitor.page.get_by_role("button", name="Not sure").press("Enter")

    visitor.page.wait_for_url("**/pump/call?done=*")
    visitor.page.get_by_role("link", name="Call 112").first.wait_for()
    visitor.page.get_by_text("240 micrograms a day").first.wait_for()


def test_without_a_script_a_program_in_steps_can_be_entered(
    pump_server: Server, watch: Callable[..., Watched]
) -> None:
    """The steps come into sight with their choice alone."""
    visitor = watch(pump_server, java_script_enabled=False)
    visitor.page.goto(f"{pump_server.base}/pump/program")
    assert not visitor.page.get_by_role("group", name="Step 1").is_visible()
    visitor.page.get_by_label("In steps").check()
    visitor.page.get_by_label("Baclofen by pump in a day").fill("300")
    for row, (at, rate) in enumerate((("08:00", "15"), ("20:00", "10")), start=1):
        step = visitor.page.get_by_role("group", name=f"Step {row}")
        step.get_by_label("From").fill(at)
        step.get_by_label("Micrograms an hour").fill(rate)
    visitor.page.get_by_label("Now", exact=True).check()
    visitor.page.get_by_role("button", name="Save this program").click()

    visitor.page.get_by_text("Saved: the pump program, 300 micrograms a day.").wait_for()


def test_the_pump_card_prints_in_ink_on_white(pump_server: Server, watch: Callable[..., Watched]) -> None:
    """Paper has no dark mode and no buttons, and keeps every field."""
    visitor = watch(pump_server, color_scheme="dark")
    visitor.page.goto(f"{pump_server.base}/pump/card")
    visitor.page.emulate_media(media="print")

    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert visitor.page.locator(".pump-facts").is_visible()
    assert not visitor.page.get_by_role("button", name="Print this card").is_visible()
