"""German in a real browser: chosen at the foot, kept, clean for everybody, and no wider than English."""

from collections.abc import Callable

import pytest

from browser.test_pages import PAGES
from lull.web.spoken import is_of_medicine
from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than, open_all
from made_browser import Server, Watched
from made_switch import use_by

pytestmark = pytest.mark.browser

SPOKEN_PAGES = tuple(path for path in PAGES if not is_of_medicine(path.partition("?")[0]))


def test_a_language_is_chosen_at_the_foot_by_keyboard_and_kept(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """A page of medicine stays English and says why; the way back is on every page."""
    page = watch(full_server, viewport={"width": 1280, "height": 844}).page
    page.goto(f"{full_server.base}/practise")
    page.get_by_role("button", name="Deutsch").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[lang=de]")
    assert page.url == f"{full_server.base}/practise"
    page.goto(f"{full_server.base}/plan")
    assert page.get_attribute("html", "lang") == "en"
    assert "Englisch" in page.inner_text("main [lang=de]")
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("main:not(:has([lang=de]))")
    page.goto(full_server.base)
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("width", [1280, 390])
def test_german_pages_are_clean_for_axe_and_fit(
    full_server: Server, watch: Callable[..., Watched], width: int
) -> None:
    """Long words included."""
    page, wrong = watch(full_server, viewport={"width": width, "height": 844}).page, []
    use_by(page, full_server.base, way="usual", language="de")
    for path in SPOKEN_PAGES:
        page.goto(f"{full_server.base}{path}")
        assert page.get_attribute("html", "lang") == "de", path
        open_all(page)
        wrong += [f"{path} {fault}" for fault in find_faults_in_both_themes(page)]
        wrong += [f"{path} {small}" for small in find_small_targets(page)]
        if is_wider_than(page, width):
            wrong.append(f"{path} is wider than the window")
    assert wrong == []


def test_german_at_four_times_the_size_loses_nothing_sideways(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    page = watch(full_server, viewport={"width": 320, "height": 256}).page
    use_by(page, full_server.base, way="one-switch", language="de")
    wrong = []
    for path in SPOKEN_PAGES:
        page.goto(f"{full_server.base}{path}")
        if is_wider_than(page, 320):
            wrong.append(path)
    assert wrong == []
