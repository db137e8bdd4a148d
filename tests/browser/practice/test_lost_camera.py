"""A camera that is pulled out and a laptop that slept: said in words, nothing lost, and practice goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.practice.cinema import chromium, film_file
from browser.practice.rig import Practice
from browser.practice.serving import Served
from mannequin.film import Film, stay

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera"), pytest.mark.hazard("H28")]

PULL_OUT = """() => {
  const track = window.watched.tracks.at(-1);
  track.stop();
  track.dispatchEvent(new Event("ended"));
}"""
"""What a browser does when the cable is pulled: the track has ended, and says so."""


@pytest.fixture(scope="module")
def browser(films: Path, chromium_path: str) -> Iterator[Browser]:
    """A Chromium whose camera shows somebody waiting with a bent arm."""
    film = Film("elbow-straighten", "right", tuple(stay(62, 4.0)))
    with chromium(chromium_path, film_file(film, films)) as running:
        yield running


def told(practice: Practice) -> list[tuple[str, int]]:
    """Return the source and number of every attempt of the last session."""
    ledger = practice.served.house.ledger
    session = ledger.state().sessions[-1]
    return [(row.source, row.number) for row in ledger.attempts(session.id)[session.id]]


def count_one(practice: Practice, count: str) -> None:
    """Press the space bar and wait for the count."""
    practice.page.wait_for_timeout(550)
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == count)


def test_a_camera_pulled_out_is_said_and_what_was_counted_is_kept(browser: Browser, served: Served) -> None:
    practice = Practice.open(browser, served)
    practice.choose("elbow-straighten", "right")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press("k")
    count_one(practice, "1")
    practice.page.keyboard.press("c")
    practice.wait_for(lambda: practice.mode() == "camera")
    practice.page.evaluate(PULL_OUT)
    practice.wait_for(lambda: practice.page.locator("#trouble").is_visible())

    assert practice.text("#trouble").startswith("The camera has gone.")
    assert practice.live_tracks() == 0
    assert practice.text(".count-box").count("1") == 1  # told by key, beside what the camera has counted
    assert practice.page.evaluate("() => document.activeElement.id") == "by-key"
    practice.page.keyboard.press("Enter")
    count_one(practice, "2")
    assert told(practice) == [("told", 1), ("told", 2)]
    assert served.house.ledger.state().sessions[-1].finished_at is None


def test_a_page_that_slept_counts_on(browser: Browser, served: Served) -> None:
    """The lid was closed for three hours: the same page, the same session, the next press is the next one."""
    practice = Practice.open(browser, served)
    practice.page.clock.install()
    practice.choose("palm-turn", "left")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press("k")
    practice.wait_for(lambda: practice.mode() == "key")
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "1")
    practice.page.clock.fast_forward("03:00:00")
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "2")

    assert told(practice) == [("told", 1), ("told", 2)]
    assert practice.complaints == []
