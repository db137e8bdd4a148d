"""Today and the pages around it in German, in a real browser: they fit, and axe finds nothing."""

from collections.abc import Callable

import pytest

from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than, open_all
from made_browser import Server, Watched

pytestmark = pytest.mark.browser

PAGES = ("/", "/check-in", "/settings", "/how-you-use-it", "/lock", "/backup", "/reminders", "/nothing-here")
LATE = "() => document.querySelector('[data-late]')?.textContent ?? ''"


def speak_german(visitor: Watched) -> None:
    """Choose German at the foot of the page."""
    visitor.page.get_by_role("button", name="Deutsch").click()
    visitor.page.get_by_role("button", name="English").wait_for()


def test_pages_in_german_fit_and_are_clean(full_server: Server, watch: Callable[..., Watched]) -> None:
    """Long words at 390 pixels, and the narrowest window WCAG asks for."""
    visitor = watch(full_server, viewport={"width": 390, "height": 844})
    speak_german(visitor)
    wrong = []
    for path in PAGES:
        visitor.page.set_viewport_size({"width": 390, "height": 844})
        visitor.page.goto(f"{full_server.base}{path}")
        assert visitor.page.get_attribute("html", "lang") == "de"
        open_all(visitor.page)
        wrong += [f"{path} {problem}" for problem in find_faults_in_both_themes(visitor.page)]
        wrong += [f"{path} {problem}" for problem in find_small_targets(visitor.page)]
        for width in (390, 320, 1280):
            visitor.page.set_viewport_size({"width": width, "height": 844})
            wrong += [f"{path} is wider than {width}"] * is_wider_than(visitor.page, width)
    visitor.complaints.clear()  # the browser logs the 404 of the page that is not there
    assert wrong == []


def test_the_script_speaks_german_too(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """What it says when nobody answers stands in the catalogue that the page carries along."""
    visitor = watch(mara_server)
    speak_german(visitor)
    visitor.page.goto(f"{mara_server.base}/")
    visitor.page.route("**/*", lambda route: route.abort())
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    visitor.wait_until(f"({LATE})() !== ''")
    assert visitor.page.evaluate(LATE) == "Lull läuft nicht. Diese Seite ist von 15:20 Uhr."
    visitor.complaints.clear()  # the browser logs what it could not ask
