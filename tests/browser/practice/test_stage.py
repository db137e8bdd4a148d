"""The stage in a real browser: the camera's comings and goings, the model, the look."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from browser.practice.cinema import chromium, film_file
from browser.practice.rig import Practice
from browser.practice.serving import Served
from made_axe import find_faults_in_both_themes
from mannequin.film import Film, stay

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera")]

ROOT = Path(__file__).resolve().parents[3]
HIDE_TAB = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.hidden;
}"""

STORED = """async () => [
  localStorage.length,
  (await indexedDB.databases()).length,
  (await caches.keys()).filter((name) => !name.includes("safety")).length,
]"""


@pytest.fixture(scope="module")
def browser(films: Path, chromium_path: str) -> Iterator[Browser]:
    """A Chromium whose camera shows somebody waiting with a bent arm, and which lets the page have it."""
    film = Film("elbow-straighten", "right", tuple(stay(62, 4.0)))
    with chromium(chromium_path, film_file(film, films)) as running:
        yield running


def at_stage(browser: Browser, served: Served, **options: Any) -> Practice:  # noqa: ANN401 - browser options
    """Open the app and go to the stage of the right elbow."""
    practice = Practice.open(browser, served, **options)
    practice.choose("elbow-straighten", "right")
    return practice


@pytest.mark.hazard("H27")
def test_the_camera_is_on_only_while_somebody_practises(browser: Browser, served: Served) -> None:
    """Rule 15: off by default, a visible sign while on, out when the tab hides and when the page is left.

    All that is sent meanwhile is 544 bytes a frame, and nothing is put into any storage.
    """
    practice = at_stage(browser, served)
    sizes: list[int] = []
    practice.page.on("request", lambda asked: sizes.append(len(asked.post_data_buffer or b"")))
    assert practice.live_tracks() == 0
    assert not practice.page.locator(".camera-on").is_visible()
    practice.open_camera()
    assert practice.live_tracks() == 1
    assert practice.text(".camera-on") == "Camera on. Nothing is saved."
    practice.page.evaluate(HIDE_TAB)
    assert practice.live_tracks() == 0
    assert practice.mode() == "away"
    assert practice.text("#cue") == "Paused while you were away. The camera is off."
    practice.wait_for(lambda: practice.last["phase"] == "resting")
    practice.page.keyboard.press("c")
    practice.wait_for(lambda: practice.last["phase"] not in ("resting", "looking"))
    assert practice.live_tracks() == 1
    assert {len(data) for data in practice.sent} == {544}
    assert max(sizes, default=0) == 0
    assert practice.page.evaluate(STORED) == [0, 0, 0]
    practice.page.locator(".stage-bar a[href='/safety']").click()
    practice.page.wait_for_url("**/safety")
    assert practice.stopped_tracks() == 2


@pytest.mark.hazard("H35")
def test_a_changed_model_is_never_used(browser: Browser, served: Served) -> None:
    """One other byte in the model on its way to the page, and the page says so and puts the camera out."""
    practice = Practice.open(browser, served)
    model = ROOT / "src" / "lull" / "web" / "static" / "built" / "models" / "pose_lite.task"
    changed = bytearray(model.read_bytes())
    changed[-1] ^= 1
    practice.page.context.route(
        "**/pose_lite.task",
        lambda route: route.fulfill(body=bytes(changed), content_type="application/octet-stream"),
    )
    practice.choose("elbow-straighten", "right")
    practice.page.locator("#open-camera").click()
    practice.wait_for(lambda: practice.page.locator("#trouble").is_visible())
    assert practice.text("#trouble").startswith("The pose model is not the one that was tested")
    assert practice.live_tracks() == 0
    assert practice.sent == []


def test_a_missing_model_is_said_in_words(browser: Browser, served: Served) -> None:
    """The model did not come; asked for again it comes, and practice goes on."""
    practice = Practice.open(browser, served)

    def lose(route: Route) -> None:
        route.fulfill(status=404, body="")

    practice.page.context.route("**/pose_lite.task", lose)
    practice.choose("elbow-straighten", "right")
    practice.page.locator("#open-camera").click()
    practice.wait_for(lambda: practice.page.locator("#trouble").is_visible())
    assert practice.text("#trouble").startswith("The pose model did not start.")
    practice.page.context.unroute("**/pose_lite.task", lose)
    practice.open_camera()
    assert practice.mode() == "camera"


def test_the_model_is_there_before_the_camera(browser: Browser, served: Served) -> None:
    """It is loaded while the page is read, with the camera out, so that the camera waits for nothing."""
    practice = at_stage(browser, served)
    practice.page.wait_for_selector("#main[data-model='ready']")
    assert practice.mode() == "set-up"
    assert practice.live_tracks() == 0
    assert practice.sent == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_step_is_clean_for_everybody(browser: Browser, served: Served, width: int) -> None:
    """Axe finds no fault, light or dark; nothing runs over an edge; Rest and Stop are easy to hit."""
    practice = Practice.open(browser, served, width=width, height=844)
    page = practice.page
    page.goto(f"{served.origin}/practise")
    assert find_faults_in_both_themes(page) == []
    practice.choose("elbow-straighten", "right")
    assert find_faults_in_both_themes(page) == []
    for button in ("#rest", "#stop"):
        box = page.locator(button).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 64
    practice.open_camera()
    assert find_faults_in_both_themes(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("k")
    assert find_faults_in_both_themes(page) == []
    page.keyboard.press("s")
    practice.see(".result")
    assert find_faults_in_both_themes(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
