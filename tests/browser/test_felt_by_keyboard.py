"""How a session felt is told by keyboard alone, and read out with its words."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than
from made_browser import Server, Watched
from made_practice import record_practice
from made_record import NOW, made_attempt

pytestmark = [pytest.mark.browser, pytest.mark.hazard("H31")]
SESSION = "a" * 32


@pytest.fixture
def practised(mara_server: Server) -> Server:
    """An app with one finished session."""
    rows = (made_attempt(number) for number in range(1, 9))
    record_practice(mara_server.house.ledger, SESSION, rows, at=NOW - timedelta(minutes=9))
    return mara_server


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_faces_are_chosen_and_kept_by_keyboard_alone(
    practised: Server, watch: Callable[..., Watched], width: int
) -> None:
    """Tab goes to each question once, arrows choose, and Enter keeps it; Undo stands beside what was kept."""
    visitor = watch(practised, viewport={"width": width, "height": 844})
    page = visitor.page
    page.goto(f"{practised.base}/practise/{SESSION}")
    page.get_by_role("radio", name="No fun").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Tab", "Space", "ArrowRight"):
        page.keyboard.press(key)

    assert page.get_by_role("radio", name="A lot of fun").is_checked()
    assert page.get_by_role("radio", name="Easy", exact=True).is_checked()
    assert page.get_by_role("group", name="How much fun was it?").count() == 1
    assert find_faults_in_both_themes(page) == []
    assert find_small_targets(page) + find_small_targets(page, ".rail a") == []
    assert not is_wider_than(page, width)

    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("[data-words]", has_text="Saved: a lot of fun, easy.").wait_for()
    told = practised.house.ledger.state().felt[SESSION]
    assert (told.fun, told.effort) == (4, 1)
    visitor.press("button", "Undo")
    assert practised.house.ledger.state().felt == {}


def test_leaving_it_out_needs_no_key_at_all(practised: Server, watch: Callable[..., Watched]) -> None:
    """The way on stands on the same page, and nothing is chosen beforehand."""
    visitor = watch(practised, viewport={"width": 390, "height": 844})
    visitor.page.goto(f"{practised.base}/practise/{SESSION}")

    assert visitor.page.locator("input[type=radio]:checked").count() == 0
    visitor.press("link", "To Today")
    assert practised.house.ledger.state().felt == {}
