"""The safety card opens when Lull does not run: light or dark, with its font, with the person's numbers."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from lull.safety.card import SAFETY_CARD
from made_browser import Server, Watched

pytestmark = [pytest.mark.browser, pytest.mark.hazard("H37")]
FONT = "[...document.fonts].some(face => face.family.includes('Atkinson') && face.status === 'loaded')"
KEPT = "caches.open('safety-card').then(shelf => shelf.match('/safety')).then(kept => kept !== undefined)"

KEPT_DARK = (
    "caches.open('safety-card').then(shelf => shelf.match('/safety')).then(kept => kept.text())"
    ".then(page => page.includes('data-theme=\"dark\"'))"
)


def wait_until_kept(page: Page) -> None:
    """Wait until the browser has the card; our security policy forbids waiting inside the page."""
    until = time.monotonic() + 15
    while not page.evaluate(KEPT):
        assert time.monotonic() < until, "the card was never kept"
        time.sleep(0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_opens_with_the_server_stopped(
    mara_server: Server, watch: Callable[..., Watched], theme: str
) -> None:
    """Opening Today once is enough; the card need not have been looked at before."""
    visitor = watch(mara_server, color_scheme=theme)
    wait_until_kept(visitor.page)
    mara_server.stop()
    visitor.page.goto(f"{mara_server.base}/safety")

    for sign in (*SAFETY_CARD.emergency, *SAFETY_CARD.clinic):
        assert visitor.page.get_by_text(sign, exact=True).is_visible()
    assert visitor.page.get_by_role("link", name="Call 112").is_visible()
    assert "Mara" in visitor.page.inner_text(".hospital")
    assert "10 mg per tablet" in visitor.page.inner_text(".hospital")
    assert visitor.page.evaluate(FONT)
    dark = visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 21, 37)"
    assert dark is (theme == "dark")
    visitor.page.reload()
    assert visitor.page.get_by_text(SAFETY_CARD.never).first.is_visible()
    visitor.complaints.clear()  # the browser logs that the server is gone


def test_from_any_page_the_card_is_one_step_away_even_then(
    mara_server: Server, watch: Callable[..., Watched]
) -> None:
    """The link on the page that was open leads to it."""
    visitor = watch(mara_server, viewport={"width": 390, "height": 844})
    wait_until_kept(visitor.page)
    mara_server.stop()
    visitor.page.get_by_role("link", name="Safety", exact=True).click()

    assert visitor.page.get_by_role("heading", name="Safety card").is_visible()
    visitor.complaints.clear()


def test_the_chosen_theme_is_kept_with_the_card(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """Somebody who chose dark on a light system gets the dark card."""
    visitor = watch(mara_server, color_scheme="light")
    wait_until_kept(visitor.page)
    visitor.page.get_by_role("button", name="Dark").click()
    until = time.monotonic() + 15
    while not visitor.page.evaluate(KEPT_DARK):
        assert time.monotonic() < until, "the kept card never turned dark"
        time.sleep(0.05)
    mara_server.stop()
    visitor.page.goto(f"{mara_server.base}/safety")

    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 21, 37)"
    visitor.complaints.clear()
