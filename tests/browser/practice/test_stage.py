"""The stage in a real browser: the camera's comings and goings, the key way, troubles in words, the look."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from browser.practice.rig import Practice, Served, chromium, film_file
from made_axe import find_faults_in_both_themes
from mannequin.film import Film, stay

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera")]

ROOT = Path(__file__).resolve().parents[3]
PRESSES_APART_MS = 550
"""A little more than the stage asks between two presses, which is half a second."""

HIDE_TAB = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.hidden;
}"""

DROP_CONNECTION = """() => {
  const line = document.getElementById("connection");
  window.said = [];
  const note = () => line.checkVisibility() && window.said.push(line.innerText);
  new MutationObserver(note).observe(line, { attributes: true, childList: true, subtree: true });
  window.watched.sockets.at(-1).close(3001);
}"""
"""The line is there only until the connection is: it is noted as it comes."""

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


def told(practice: Practice) -> list[tuple[str, int]]:
    """Return the source and number of every attempt in the record."""
    ledger = practice.served.house.ledger
    session = ledger.state().sessions[-1]
    return [(row.source, row.number) for row in ledger.attempts(session.id)[session.id]]


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


def test_a_whole_session_by_keyboard_alone(browser: Browser, served: Served) -> None:
    """From the choose page to the result without a mouse and without a camera."""
    practice = Practice.open(browser, served)
    keyboard = practice.page.keyboard
    practice.page.goto(f"{served.origin}/practise?group=leg")
    for _ in range(40):
        keyboard.press("Tab")
        if practice.page.evaluate("() => document.activeElement.value") == "knee-straighten/left":
            break
    keyboard.press("Enter")
    practice.page.wait_for_selector(".start-gate")
    for _ in range(40):
        keyboard.press("Tab")
        if practice.page.evaluate("() => document.activeElement.name") == "support":
            keyboard.press("Space")
        if practice.page.evaluate("() => document.activeElement.name") == "pain":
            break
    keyboard.press("Enter")
    practice.page.wait_for_selector("#main.stage")
    practice.page.wait_for_load_state("load")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    keyboard.press("k")
    assert practice.mode() == "key"
    assert practice.text("#cue") == "Press the space bar for each one you do."
    for count in (1, 2, 3):
        practice.page.wait_for_timeout(PRESSES_APART_MS)
        keyboard.press("Space")
        practice.wait_for(lambda count=count: practice.text("#count") == str(count))
    assert practice.text("#count-word") == "told by key"
    keyboard.press("r")
    practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
    keyboard.press("s")
    practice.page.wait_for_selector(".result")
    assert told(practice) == [("told", 1), ("told", 2), ("told", 3)]
    assert "counted by you, not measured" in practice.text(".result")


def test_resting_counts_no_key_and_says_how_to_go_on(browser: Browser, served: Served) -> None:
    """In key mode too: the panel says so, a reload keeps the true count, and going on counts again."""
    practice = at_stage(browser, served)
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    keyboard = practice.page.keyboard
    keyboard.press("k")
    keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "1")
    keyboard.press("r")
    practice.wait_for(lambda: practice.text("#cue").startswith("Resting."))
    assert practice.text("#rest-word") == "Go on"
    assert practice.page.locator("#rest .playing svg").is_visible()
    assert not practice.page.locator("#rest .pausing svg").is_visible()
    practice.page.wait_for_timeout(PRESSES_APART_MS)
    keyboard.press("Space")
    practice.page.reload()
    assert (practice.text("#count"), practice.text("#count-word")) == ("1", "told by key")
    practice.wait_for(lambda: practice.text("#cue").startswith("Resting."))
    assert (practice.text("#count"), practice.text("#count-word")) == ("1", "told by key")
    keyboard.press("k")
    practice.wait_for(lambda: practice.last["phase"] == "looking")
    keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "2")
    assert told(practice) == [("told", 1), ("told", 2)]


def test_presses_of_a_shaking_hand_count_once(browser: Browser, served: Served) -> None:
    """Five presses within half a second are one repetition; so is a key held down."""
    practice = at_stage(browser, served)
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press("k")
    practice.page.evaluate(
        "() => { for (let press = 0; press < 5; press += 1) document.getElementById('tell').click(); }"
    )
    practice.wait_for(lambda: practice.text("#count") == "1")
    practice.page.wait_for_timeout(PRESSES_APART_MS)
    for _ in range(3):
        practice.page.keyboard.down("Enter")
        practice.page.wait_for_timeout(PRESSES_APART_MS)
    practice.page.keyboard.up("Enter")
    practice.wait_for(lambda: practice.text("#count") == "2")
    assert told(practice) == [("told", 1), ("told", 2)]


@pytest.mark.hazard("H28")
def test_a_dropped_connection_comes_back_and_counts_each_once(browser: Browser, served: Served) -> None:
    practice = at_stage(browser, served)
    connection = practice.page.locator("#connection")
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press("k")
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "1")
    heard = len(practice.replies)
    practice.page.evaluate(DROP_CONNECTION)
    practice.wait_for(lambda: practice.page.evaluate("() => window.said.length > 0"))
    assert "What was counted is kept." in practice.page.evaluate("() => window.said[0]")
    practice.wait_for(lambda: len(practice.replies) >= heard + 2 and not connection.is_visible())
    practice.page.wait_for_timeout(PRESSES_APART_MS)
    practice.page.keyboard.press("Space")
    practice.wait_for(lambda: practice.text("#count") == "2")
    assert told(practice) == [("told", 1), ("told", 2)]


def test_a_closed_camera_is_said_in_words_and_the_key_still_counts(
    served: Served, chromium_path: str, browser: Browser
) -> None:
    """Permission denied: one sentence with the way on, focus on that way, and it works."""
    del chromium_path
    practice = at_stage(browser, served)
    practice.page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia ="
        " () => Promise.reject(new DOMException('denied', 'NotAllowedError')); }"
    )
    practice.page.locator("#open-camera").click()
    practice.wait_for(lambda: practice.page.locator("#trouble").is_visible())
    assert practice.text("#trouble") == (
        "The browser keeps the camera closed. Allow it beside the address, then try again,"
        " or count with the space bar."
    )
    assert practice.page.evaluate("() => document.activeElement.id") == "by-key"
    practice.page.keyboard.press("Enter")
    assert practice.mode() == "key"
    practice.page.keyboard.press("Enter")
    practice.wait_for(lambda: practice.text("#count") == "1")


REFUSE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NAME'))"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (REFUSE.replace("NAME", "NotFoundError"), "I find no camera."),
        (REFUSE.replace("NAME", "NotReadableError"), "Another program is using the camera."),
        ("delete Navigator.prototype.mediaDevices", "This browser lets no page use a camera here."),
        ("delete window.WebAssembly", "This browser cannot run the pose model."),
    ],
)
def test_each_trouble_has_its_sentence(browser: Browser, served: Served, script: str, words: str) -> None:
    practice = Practice.open(browser, served)
    practice.page.add_init_script(script)
    practice.choose("elbow-straighten", "right")
    assert not practice.page.locator("#trouble").is_visible(), (
        "nothing is wrong before the camera is asked for"
    )
    practice.page.locator("#open-camera").click()
    practice.wait_for(lambda: practice.page.locator("#trouble").is_visible())
    assert practice.text("#trouble").startswith(words)
    assert practice.text("#trouble").endswith("or count with the space bar.")
    assert practice.live_tracks() == 0


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
    page.wait_for_selector(".result")
    assert find_faults_in_both_themes(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
