"""The right challenge through the real socket: asked, met, eased, offered, kept, and begun from again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lull.practice.challenge.controller import SuccessBand
from lull.practice.challenge.limits import UNMEASURED_SHARE
from lull.practice.virtual_player import KINDS, VirtualPlayer
from lull.practice.virtual_practice import SETTLING_S
from lull.progress.practice_session import PracticeSession
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.practice_socket import live_room
from made_frames import pack_points
from made_house import Visit, visit
from made_live_player import BENT, OWN_RANGE, QUICK_FPS, LiveArm, begin, connect, play
from made_performance import FPS as PERFORMED_FPS
from made_performance import Acting, act


@pytest.fixture
def practising(mara: Visit) -> Iterator[Visit]:
    """A browser whose app stays up between sockets."""
    with mara.client:
        yield mara


def session(practising: Visit, session_id: str) -> PracticeSession:
    """Return the session as the record has it."""
    return next(one for one in practising.house.ledger.state().sessions if one.id == session_id)


def finish(arm: LiveArm) -> None:
    """Stop as the page does."""
    arm.socket.send_text('{"do": "stop"}')
    while "farewell" not in arm.socket.receive_json():
        pass


def test_nothing_is_asked_before_the_own_range_is_shown(practising: Visit) -> None:
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.hold(2.0)
        before = arm.asked
        asked = arm.get_ready()["asked"]
        assert before is None
        assert asked["change"] == "We start gently and find out together what suits you."
        assert 0.4 * OWN_RANGE < asked["goal"] < 0.65 * OWN_RANGE
        assert asked["words"].startswith(f"Your goal: {round(asked['goal'])}°.")


def test_what_reached_its_goal_is_a_repetition_and_what_changed_is_said_once(practising: Visit) -> None:
    """Half the own range counts where half is asked; only a change is sent again."""
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        goal = arm.asked["goal"] if arm.asked else 0.0
        assert goal < 0.6 * OWN_RANGE
        answer = arm.move(goal + 4.0, out_s=1.5, hold_s=1.0)
        assert answer["finished"]["accepted"]
        assert answer["finished"]["met"]
        assert arm.last["own_range"] == pytest.approx(OWN_RANGE, abs=3.0)
        assert all("asked" not in one for one in arm.hold(1.0))
        missed = arm.move(goal - 12.0)
        assert not missed["finished"]["accepted"]
        assert missed["finished"]["met"] is False


@pytest.mark.parametrize("way", ["one-switch", "two-switches", "dwell", "gaze"])
def test_who_uses_a_switch_or_rests_on_things_has_twice_the_time(practising: Visit, way: str) -> None:
    """For the movement and for the pause; how far and how long to hold stays as it is."""
    asked = []
    for told in ("", f"way={way}"):
        practising.client.cookies.set(HOW_USED_COOKIE, told, domain="127.0.0.1")
        session_id = begin(practising)
        with connect(practising, session_id) as socket:
            arm = LiveArm(practising, session_id, socket)
            arm.get_ready()
            asked.append(arm.challenge)
            finish(arm)
        practising.client.cookies.delete(HOW_USED_COOKIE, domain="127.0.0.1")
    usual, slow = asked
    assert slow.longest_s == pytest.approx(2.0 * usual.longest_s)
    assert slow.pause_s == pytest.approx(2.0 * usual.pause_s)
    assert slow.hold_s == usual.hold_s


def test_a_game_takes_what_reaches_the_goal_for_a_whole_stroke(practising: Visit) -> None:
    """Before anything is asked the own range is the whole; the rules of the game are told the same."""
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.hold(2.0)
        arm.move(OWN_RANGE)
        assert arm.last["stroke"] == arm.last["progress"]
        arm.get_ready()
        goal = arm.asked["goal"] if arm.asked else 0.0
        shown = arm.show([BENT + goal * part for part in np.linspace(0.0, 1.0, 30)])
        assert shown[-1]["progress"] < 0.65
        assert shown[-1]["stroke"] == pytest.approx(1.0, abs=0.08)
        app: Any = practising.client.app
        live = live_room(app).find(practising.house.ledger, session_id)
        assert live is not None
        assert live.game.state.pull[0] > 0.9


def test_the_engine_judges_by_the_goal_of_now(practising: Visit) -> None:
    """Missed until it is nearer: what reaches the nearer one counts, though it misses the first."""
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        first = arm.challenge
        while arm.challenge.range_goal > first.range_goal - 5.0:
            assert not arm.move(first.range_goal - 9.0, hold_s=1.0)["finished"]["met"]
        now = arm.challenge
        answer = arm.move(now.range_goal + 1.5, out_s=1.5, hold_s=now.hold_s + 0.4)
        assert answer["finished"]["range"] < first.range_goal
        assert (answer["finished"]["accepted"], answer["finished"]["met"]) == (True, True)


@pytest.mark.hazard("H16")
def test_no_goal_goes_beyond_the_range_that_was_shown(practising: Visit) -> None:
    """Whoever goes twenty degrees further at every movement is not asked for them."""
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        own = arm.get_ready(60.0)["own_range"]
        for _ in range(25):
            arm.move(85.0, out_s=0.7, hold_s=1.2)
            assert arm.challenge.range_goal <= UNMEASURED_SHARE * own + 0.1


@pytest.mark.slow
@pytest.mark.hazard("H31")
def test_a_tiring_player_is_asked_less_and_offered_a_rest_that_nobody_has_to_take(
    practising: Visit,
) -> None:
    """Not taken, practice goes on and counts; no word on the way blames."""
    session_id = begin(practising)
    tiring = replace(KINDS["tiring"], fatigue=0.05, recovery=0.001, full_s=2.0, needed_pause_s=0.0)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket, fps=QUICK_FPS)
        arm.get_ready()
        played = play(arm, VirtualPlayer(tiring, np.random.default_rng(3), OWN_RANGE), 36, rests=False)
        offers = [one.offered for one in played]
        first = next(i for i, offer in enumerate(offers) if offer)
        assert first >= 20
        assert offers[first] == {
            "code": "rest_signs_of_tiredness",
            "say": "Your movements look a little tired. Time for a rest.",
        }
        asked = [one.asked for one in played]
        easiest, hardest = asked[-1], max(asked, key=lambda one: one.range_share)
        assert easiest.range_share < hardest.range_share
        assert easiest.hold_s <= hardest.hold_s
        assert arm.last["phase"] == "practising"
        assert arm.wish(do="not_now")["asked"]["prompt"] is None
        counted = arm.last["attempts"]
        arm.move(OWN_RANGE, out_s=1.5, hold_s=1.0)
        assert arm.last["attempts"] == counted + 1


def test_a_rest_that_is_offered_can_be_taken_and_gone_on_from(practising: Visit) -> None:
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        arm.now_s += 1300.0
        arm.hold(3.0)
        offered = arm.move(OWN_RANGE)["asked"]["prompt"]
        assert offered["code"] == "end_enough_minutes"
        rested = arm.wish(do="rest")
        assert (rested["phase"], rested["asked"]["prompt"]) == ("resting", None)
        arm.wish(do="resume")
        arm.hold(2.0)
        arm.move(OWN_RANGE)
        assert arm.last["attempts"] == 2


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "seed"), [("weak", 11), ("learning", 11), ("erratic", 12)])
def test_a_simulated_player_is_kept_in_the_band_through_the_socket(
    practising: Visit, kind: str, seed: int
) -> None:
    """What was met after the first five minutes lies in the band, and so, nearly, does the true chance.

    The made-up chance is of a hold exactly as long as asked; a real limb that comes to the goal and leaves it
    is there for a moment longer, so what is met is a little more.
    """
    session_id = begin(practising)
    player = VirtualPlayer(KINDS[kind], np.random.default_rng(seed), OWN_RANGE)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        played = play(arm, player, 80)
    late = [one for one in played if one.began_s >= SETTLING_S]
    assert len(late) >= 35
    band = SuccessBand()
    assert band.lowest <= np.mean([one.success for one in late]) <= band.highest
    assert band.lowest - 0.05 <= np.mean([one.true_success for one in late]) <= band.highest + 0.05


def test_in_turns_each_side_is_asked_for_itself_and_leaves_its_own(practising: Visit) -> None:
    """The mark is that of the side whose turn it is; both sides' challenges are kept."""
    session_id = begin(practising, "seated-march/both")
    acting = Acting(exercise="seated-march", position="sit", doing="alternate", period_s=1.8, repetitions=4)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        for number, frame in enumerate(act(replace(acting, partials=0)).frames(), start=1):
            socket.send_bytes(pack_points(number, number / PERFORMED_FPS, frame.points))
            socket.receive_json()
        finish(arm)
    left, right = sorted(session(practising, session_id).challenges, key=lambda one: one.side)
    assert (left.side, left.asked, right.side, right.asked) == ("left", 4, "right", 4)
    for kept in (left.read_kept(), right.read_kept()):
        assert kept is not None
        assert (kept.settled.hold_s, kept.settled.pause_s) == (0.0, 0.0)


def test_told_repetitions_are_no_outcomes(practising: Visit) -> None:
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        before = arm.asked
        for number in range(1, 6):
            assert "asked" not in arm.wish(do="told_repetition", number=number)
        assert arm.asked == before
        finish(arm)
    assert session(practising, session_id).challenges == ()


def test_what_a_session_leaves_is_kept_and_the_next_one_begins_below_it(practising: Visit) -> None:
    """The record says what was asked and how often it was met; two days on, it begins a little gentler."""
    first = begin(practising)
    with connect(practising, first) as socket:
        arm = LiveArm(practising, first, socket)
        arm.get_ready()
        for number in range(14):
            goal = arm.challenge
            arm.move(goal.range_goal + (6.0 if number % 5 else -10.0), out_s=1.0, hold_s=goal.hold_s + 0.3)
        last = arm.challenge
        finish(arm)
    ended = session(practising, first)
    (left,) = ended.challenges
    assert (left.side, left.asked, left.met) == ("right", 14, 11)
    assert ended.own_range_deg == pytest.approx(OWN_RANGE, abs=3.0)
    practising.clock.move(days=2)
    again = begin(practising)
    with connect(practising, again) as socket:
        arm = LiveArm(practising, again, socket)
        arm.get_ready()
        assert arm.asked is not None
        assert arm.asked["change"] == "We start a little gentler than last time."
        assert arm.challenge.range_share <= last.range_share


def test_a_session_that_was_killed_leaves_the_old_one(practising: Visit) -> None:
    """A process that dies writes no end: what was kept before still holds."""
    first = begin(practising)
    with connect(practising, first) as socket:
        arm = LiveArm(practising, first, socket)
        arm.get_ready()
        arm.move(OWN_RANGE, hold_s=1.0)
        finish(arm)
    kept = session(practising, first).challenges
    killed = begin(practising)
    with connect(practising, killed) as socket:
        arm = LiveArm(practising, killed, socket)
        arm.get_ready()
        for _ in range(6):
            arm.move(20.0)
        restarted = visit(practising.house, practising.clock)
    assert session(practising, killed).challenges == ()
    assert session(practising, first).challenges == kept
    with restarted.client:
        third = begin(restarted)
        with connect(restarted, third) as socket:
            arm = LiveArm(restarted, third, socket)
            arm.get_ready()
            assert arm.asked is not None
            assert arm.asked["change"] == "We start a little gentler than last time."


def test_the_goal_is_kept_as_it_is_when_wished_and_that_is_remembered(practising: Visit) -> None:
    session_id = begin(practising)
    with connect(practising, session_id) as socket:
        arm = LiveArm(practising, session_id, socket)
        arm.get_ready()
        assert arm.wish(do="keep_goal", keep=True)["asked"]["keeps"] is True
        asked = arm.challenge
        for _ in range(8):
            arm.move(OWN_RANGE, hold_s=1.0)
        assert arm.challenge == asked
        finish(arm)
    assert practising.house.ledger.state().settings.keeps_goal
    again = begin(practising)
    with connect(practising, again) as socket:
        arm = LiveArm(practising, again, socket)
        arm.get_ready()
        assert arm.asked is not None
        assert (arm.asked["keeps"], arm.asked["change"]) == (True, "The goal is the same as last time.")
        assert arm.wish(do="keep_goal", keep=False)["asked"]["keeps"] is False
    assert not practising.house.ledger.state().settings.keeps_goal
