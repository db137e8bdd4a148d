"""From nothing to a recorded check-in and dose, with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from made_browser import Server, Watched

pytestmark = pytest.mark.browser
FOCUSED = """() => { const e = document.activeElement;
  const words = e.getAttribute('aria-label') ?? e.textContent.trim();
  return [e.tagName, e.id || e.name || '', words, e.matches(':focus-visible')]; }"""
MOST_TABS = 120


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the thing with this id, name or words has the focus, and see that it shows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        tag, name, words, is_visible = page.evaluate(FOCUSED)
        if wanted in (name, words) or (tag != "BODY" and words.startswith(wanted)):
            assert is_visible, f"{wanted} has the focus and nobody can see it"
            return
    raise AssertionError(f"Tab never reached {wanted!r}")


def fill(page: Page, name: str, keys: str) -> None:
    """Tab to a field and type into it."""
    tab_to(page, name)
    page.keyboard.type(keys)


def press(page: Page, wanted: str) -> None:
    """Tab to something and press Enter."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_keyboard_is_enough(empty_server: Server, watch: Callable[..., Watched]) -> None:
    """Five steps, a check-in, an undo, a dose: no pointer is touched."""
    page = watch(empty_server).page
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[2] == "Skip to content"
    press(page, "Start with my own plan")

    fill(page, "name", "Ana")
    fill(page, "born_on", "03142010")
    fill(page, "weight_kg", "41.5")
    press(page, "Next")
    tab_to(page, "per-tablet")
    page.keyboard.press("Space")
    fill(page, "strength_mg", "10")
    press(page, "Next")
    fill(page, "time_1", "0730AM")
    fill(page, "mg_1", "5")
    fill(page, "time_2", "0330PM")
    fill(page, "mg_2", "10")
    press(page, "Next")
    fill(page, "prescriber", "Dr Okafor")
    fill(page, "since", "11012026")
    press(page, "Next")
    assert "10 mg per tablet" in page.inner_text("main")
    press(page, "Yes, this is right")

    assert page.inner_text(".who").startswith("A")
    press(page, "Stiffness 6 of 10")
    page.get_by_text("Saved: stiffness 6.").wait_for()
    press(page, "Undo")
    assert empty_server.house.ledger.state().check_ins == ()
    press(page, "Stiffness 4 of 10")
    press(page, "Plan")
    press(page, "Taken now")

    state = empty_server.house.ledger.state()
    assert [check_in.stiffness for check_in in state.check_ins] == [4]
    assert [dose.amount.mg for dose in state.administrations] == [10.0]
    assert state.described is not None
    assert (state.described.name, state.described.weight_kg) == ("Ana", 41.5)
