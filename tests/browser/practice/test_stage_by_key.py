"""The stage without a look: counted by key alone, what is lost and found again, troubles in words."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, WebSocketRoute

from browser.practice.rig import Practice
from browser.practice.serving import Served

pytestmark = pytest.mark.browser

PRESSES_APART_MS = 550
"""A little more than the stage asks between two presses, which is half a second."""

DROP_CONNECTION = """() => {
  const line = document.getElementById("connection");
  window.said = [];
  const note = () => line.checkVisibility() && window.said.push(line.innerText);
  new MutationObserver(note).observe(line, { attributes: true, childList: true, subtree: true });
  window.watched.sockets.at(-1).close(3001);
}"""
"""The line is there only until the connection is: it is noted as it comes."""


PRESS = """(keys) => {
  const stage = document.getElementById("main");
  const how = { bubbles: true, cancelable: true };
  for (const key of keys) stage.dispatchEvent(new KeyboardEvent("keydown", { key, ...how }));
}"""
"""Keys in one breath, before anything can come back."""


def open_app(browser: Browser, served: Served, **options: Any) -> Practice:  # noqa: ANN401 - browser options
    """Open the app; the model stays on its way."""
    return Practice.open(browser, served, has_model=False, **options)


def at_stage(browser: Browser, served: Served) -> Practice:
    """Open the app and go to the stage of the right elbow."""
    practice = open_app(browser, served)
    practice.choose("elbow-straighten", "right")
    return practice


def told(practice: Practice) -> list[tuple[str, int]]:
    """Return the source and number of every attempt in the record."""
    ledger = practice.served.house.ledger
    session = ledger.state().sessions[-1]
    return [(row.source, row.number) for row in ledger.attempts(session.id)[session.id]]


@dataclass
class HeldWay:
    """The way to the engine, whose answers can be kept back."""

    answers: int = 0
    kept: list[str | bytes] | None = None
    _page: WebSocketRoute | None = None

    def open(self, page: WebSocketRoute) -> None:
        """Stand between a page and the engine."""
        self._page = page
        page.connect_to_server().on_message(self.hear)

    def hear(self, said: str | bytes) -> None:
        """Pass an answer on, or keep it."""
        self.answers += 1
        if self.kept is None:
            self.send(said)
        else:
            self.kept.append(said)

    def send(self, said: str | bytes) -> None:
        """Let the page have an answer."""
        assert self._page is not None
        self._page.send(said)


def test_a_whole_session_by_keyboard_alone(browser: Browser, served: Served) -> None:
    """From the choose page to the result without a mouse and without a camera."""
    practice = open_app(browser, served)
    keyboard = practice.page.keyboard
    practice.page.goto(f"{served.origin}/practise?group=leg")
    for _ in range(40):
        keyboard.press("Tab")
        if practice.page.evaluate("() => document.activeElement.value") == "knee-straighten/left":
            break
    keyboard.press("Enter")
    practice.see(".start-gate")
    for _ in range(40):
        keyboard.press("Tab")
        if practice.page.evaluate("() => document.activeElement.name") == "support":
            keyboard.press("Space")
        if practice.page.evaluate("() => document.activeElement.name") == "pain":
            break
    keyboard.press("Enter")
    practice.see("#main.stage")
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
    practice.see(".result")
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


@pytest.mark.hazard("H18")
def test_who_goes_on_and_moves_at_once_is_counted(browser: Browser, served: Served) -> None:
    """What is pressed before the engine has answered is meant for what was chosen, and is not lost."""
    practice = at_stage(browser, served)
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    practice.page.keyboard.press("k")
    practice.wait_for(lambda: practice.mode() == "key")
    for rests, repetitions in ((0, 1), (2, 2), (4, 3)):
        for _ in range(rests):
            practice.page.evaluate(PRESS, ["r"])  # rests, and goes on again before any answer
        practice.page.evaluate(PRESS, ["r"])
        practice.wait_for(lambda: practice.text("#rest-word") == "Go on")
        practice.page.evaluate(PRESS, ["r", " "])
        practice.wait_for(lambda number=repetitions: len(told(practice)) == number)
        practice.wait_for(lambda: practice.text("#rest-word") == "Rest")
        practice.page.wait_for_timeout(PRESSES_APART_MS)
    assert told(practice) == [("told", 1), ("told", 2), ("told", 3)]
    assert practice.complaints == []


@pytest.mark.hazard("H18")
def test_an_answer_to_an_earlier_wish_does_not_turn_the_last_one_round(
    browser: Browser, served: Served
) -> None:
    """Rest, on, rest: while the third has no answer yet, R goes on, and the one done then is counted."""
    practice = open_app(browser, served)
    way, kept = HeldWay(), list[str | bytes]()
    practice.page.route_web_socket("**/socket", way.open)
    practice.choose("elbow-straighten", "right")
    practice.page.keyboard.press("k")
    practice.wait_for(lambda: way.answers >= 3)  # the greeting, the state, and going on by key
    way.kept = kept
    practice.page.evaluate(PRESS, ["r", "r", "r"])
    practice.wait_for(lambda: len(kept) == 3)
    for word in ("Go on", "Rest"):
        way.send(kept.pop(0))
        practice.wait_for(lambda word=word: practice.text("#rest-word") == word)
    practice.page.evaluate(PRESS, ["r", " "])
    way.kept = None
    way.send(kept.pop(0))
    practice.wait_for(lambda: len(told(practice)) == 1)
    practice.wait_for(lambda: practice.text("#rest-word") == "Rest")


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


BOTTOMS = "names => names.map(name => document.querySelector(name).getBoundingClientRect().bottom)"


def test_both_ways_to_begin_and_the_count_are_seen_without_scrolling(
    browser: Browser, served: Served
) -> None:
    """On a low desk the camera and the key; on a phone, counting by key, the count and what to do."""
    practice = at_stage(browser, served)
    page = practice.page
    page.set_viewport_size({"width": 1280, "height": 800})
    by_key, box = page.evaluate(BOTTOMS, ["#by-key", ".camera-box"])
    assert by_key <= box
    practice.wait_for(lambda: any("phase" in reply for reply in practice.replies))
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("k")
    cue, count, acts = page.evaluate(BOTTOMS, ["#cue", "#count-more", ".acts"])
    assert max(cue, count) <= acts - page.locator(".acts").bounding_box()["height"]  # type: ignore[index]


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
    practice = open_app(browser, served)
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
