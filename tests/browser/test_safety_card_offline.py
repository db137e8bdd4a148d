"""The safety card opens when Lull does not run: light or dark, with its font, with the person's numbers."""

from collections.abc import Callable

import pytest

from lull.safety.card import SAFETY_CARD
from made_browser import Server, Watched

pytestmark = [pytest.mark.browser, pytest.mark.hazard("H37")]
FONT = "[...document.fonts].some(face => face.family.includes('Atkinson') && face.status === 'loaded')"
KEPT = (
    "navigator.serviceWorker.controller !== null && caches.open('safety-card')"
    ".then(shelf => shelf.match('/safety')).then(kept => kept !== undefined)"
)
"""Kept, and by a worker that answers already: what is kept before it has woken opens nothing."""

KEPT_DARK = (
    "caches.open('safety-card').then(shelf => shelf.match('/safety')).then(kept => kept.text())"
    ".then(page => page.includes('data-theme=\"dark\"'))"
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_opens_with_the_server_stopped(
    mara_server: Server, watch: Callable[..., Watched], theme: str
) -> None:
    """Opening Today once is enough; the card need not have been looked at before."""
    visitor = watch(mara_server, color_scheme=theme)
    visitor.wait_until(KEPT)
    mara_server.stop()
    visitor.page.goto(f"{mara_server.base}/safety")

    for sign in (*SAFETY_CARD.emergency, *SAFETY_CARD.clinic):
        assert visitor.page.get_by_text(sign, exact=True).is_visible()
    assert visitor.page.get_by_role("link", name="Call 112").is_visible()
    assert "Mara" in visitor.page.inner_text(".hospital")
    assert "10 mg per tablet" in visitor.page.inner_text(".hospital")
    visitor.wait_until(FONT)
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
    visitor.wait_until(KEPT)
    mara_server.stop()
    visitor.press("link", "Safety")

    visitor.page.get_by_role("heading", name="Safety card").wait_for()
    visitor.complaints.clear()


def test_the_chosen_theme_is_kept_with_the_card(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """Somebody who chose dark on a light system gets the dark card."""
    visitor = watch(mara_server, color_scheme="light")
    visitor.wait_until(KEPT)
    visitor.press("button", "Dark")
    visitor.wait_until(KEPT_DARK)
    mara_server.stop()
    visitor.page.goto(f"{mara_server.base}/safety")

    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 21, 37)"
    visitor.complaints.clear()
