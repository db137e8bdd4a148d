"""What is asked, on the stage of a real browser: seen, heard, left as it is, a rest offered by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.practice.cinema import chromium, film_file
from browser.practice.rig import Practice
from browser.practice.serving import Served
from lull.actions.practise import finish_practice, start_practice
from lull.practice.challenge.controller import ChallengeController
from lull.practice.challenge.limits import ChallengeLimits
from lull.practice.challenge.side_challenge import SideChallenge
from lull.progress.practice_session import PracticeSession
from lull.web.live_practice import LivePractice
from lull.web.practice_socket import live_room
from made_axe import find_faults_in_both_themes
from made_challenge import feed_all, made_outcome
from made_record import START
from mannequin.film import Film, stay

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("camera")]

OWN_RANGE = 95.0


@pytest.fixture(scope="module")
def browser(films: Path, chromium_path: str) -> Iterator[Browser]:
    """A Chromium whose camera shows somebody waiting with a bent arm."""
    film = Film("elbow-straighten", "right", tuple(stay(62, 4.0)))
    with chromium(chromium_path, film_file(film, films)) as running:
        yield running


def keep_last_session(served: Served) -> None:
    """Write a session of two days ago, with its own range and its challenge."""
    controller = ChallengeController(ChallengeLimits(own_range=OWN_RANGE))
    feed_all(controller, [number % 5 != 4 for number in range(30)])
    kept = controller.finish()
    assert kept is not None
    left = SideChallenge(
        side="right", asked=30, met=24, first_goal=48.0, last_goal=60.0, kept=kept.to_plain()
    )
    at = datetime.now(UTC) - timedelta(days=2)
    ledger = served.house.ledger
    start_practice(
        ledger,
        PracticeSession(start=START, id="a" * 32, exercise="elbow-straighten", side="right", started_at=at),
        hurts=False,
    )
    finish_practice(
        ledger,
        "a" * 32,
        event_id="end",
        now=at + timedelta(minutes=9),
        own_range_deg=OWN_RANGE,
        challenges=(left,),
    )


def live_of(practice: Practice) -> LivePractice:
    """Return the session as the server has it."""
    served = practice.served
    live = live_room(served.app).find(served.house.ledger, practice.session_id)
    assert live is not None
    return live


def attempt(practice: Practice, *, ended_s: float) -> None:
    """Let one attempt have ended that met everything; the next frame says what comes of it."""
    live = live_of(practice)
    asked = live.challenge.asked_of("right")
    assert asked is not None
    outcome = made_outcome(asked, success=True, ended_s=ended_s, own_range=OWN_RANGE)
    live.challenge._session.hear("right", outcome)


def begin_asked(browser: Browser, served: Served, width: int) -> Practice:
    """Go to the stage, turn the camera on and take the range of last time, by keyboard alone."""
    keep_last_session(served)
    practice = Practice.open(browser, served, width=width, height=900)
    practice.choose("elbow-straighten", "right")
    practice.page.keyboard.press("c")
    practice.wait_for(lambda: practice.page.locator("#use-range").is_visible())
    tab_to(practice, "use-range")
    practice.page.keyboard.press("Enter")
    practice.wait_for(lambda: practice.page.locator("#asked").is_visible())
    return practice


def tab_to(practice: Practice, element_id: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(30):
        practice.page.keyboard.press("Tab")
        if practice.page.evaluate("() => document.activeElement.id") == element_id:
            return
    raise AssertionError(f"no way by Tab to #{element_id}")


@pytest.mark.hazard("H31")
@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_asked_is_seen_heard_and_answered_by_keyboard(
    browser: Browser, served: Served, width: int, tmp_path: Path
) -> None:
    """The goal in words and on a bar, kept by a button, an end offered and left; all clean in axe."""
    practice = begin_asked(browser, served, width)
    page = practice.page
    assert practice.text("#asked-words").startswith("Your goal: ")
    assert practice.text("#asked-change") == "We start a little gentler than last time."
    said = page.locator("#asked-said").text_content() or ""
    assert said.startswith("We start a little gentler than last time. Your goal: ")
    assert "of your 95°" in (page.locator("#way").get_attribute("aria-label") or "")
    goal = float(page.evaluate("() => document.getElementById('way').style.getPropertyValue('--goal')"))
    assert 0.4 <= goal <= 0.9
    assert not page.locator("#offer").is_visible()

    tab_to(practice, "keep-goal")
    page.keyboard.press("Enter")
    practice.wait_for(lambda: page.get_attribute("#keep-goal", "aria-pressed") == "true")
    assert served.house.ledger.state().settings.keeps_goal
    assert find_faults_in_both_themes(page) == []
    page.screenshot(path=tmp_path / f"asked-{width}.png")

    attempt(practice, ended_s=1300.0)
    practice.wait_for(lambda: page.locator("#offer").is_visible())
    assert practice.text("#offer-words") == "Time is up for today. Your muscles can rest now."
    assert find_faults_in_both_themes(page) == []
    page.screenshot(path=tmp_path / f"offered-{width}.png")
    assert practice.last["phase"] == "practising"
    tab_to(practice, "not-now")
    assert practice.text("#not-now") == "Go on"
    page.keyboard.press("Enter")
    practice.wait_for(lambda: not page.locator("#offer").is_visible())
    assert page.evaluate("() => document.activeElement.id") == "rest"

    live_of(practice).challenge._session._prompt = "rest_signs_of_tiredness"
    attempt(practice, ended_s=1310.0)
    practice.wait_for(lambda: page.locator("#offer").is_visible())
    tab_to(practice, "take-offer")
    assert practice.text("#take-offer") == "Rest now"
    page.keyboard.press("Enter")
    practice.wait_for(lambda: practice.last["phase"] == "resting")
    assert not page.locator("#offer").is_visible()

    page.keyboard.press("k")
    assert not page.locator("#asked").is_visible()
    page.keyboard.press("s")
    practice.see(".result")
    assert "of 2 times it was asked." in practice.text(".result")
    assert "is a hypothesis" in practice.text("main")
    assert find_faults_in_both_themes(page) == []
    page.screenshot(path=tmp_path / f"result-{width}.png", full_page=True)
    assert practice.complaints == []
