"""The challenge of one session: begun with the own range, heard at each attempt, offered, kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.practice.catalogue import find_exercise
from lull.practice.challenge.kept_state import KeptChallenge
from lull.practice.challenge.limits import UNMEASURED_SHARE
from lull.practice.challenge.reasons import SENTENCES
from lull.practice.challenge.session_challenge import ASKED_AGAIN_AFTER, Earlier, SessionChallenge
from lull.practice.challenge.side_challenge import SideChallenge
from lull.refusal import BadInput
from made_challenge import made_outcome

KNEE = find_exercise("knee-straighten")


def begun(earlier: Earlier | None = None, *, keeps_goal: bool = False) -> SessionChallenge:
    """Return the challenge of a right knee that has shown 80 degrees."""
    challenge = SessionChallenge(KNEE, {"right": earlier or Earlier()}, mark="°", keeps_goal=keeps_goal)
    assert challenge.waits_for == ["right"]
    challenge.begin("right", 80.0)
    assert challenge.waits_for == []
    return challenge


def attempt(challenge: SessionChallenge, *, success: bool, ended_s: float = 0.0) -> None:
    """Make one attempt that meets what is asked, or stays short."""
    asked = challenge.asked_of("right")
    assert asked is not None
    challenge.hear("right", made_outcome(asked, success=success, ended_s=ended_s))


def prompt(challenge: SessionChallenge) -> str | None:
    """Return what is offered now."""
    assert challenge.shown is not None
    return challenge.shown.prompt


def test_nothing_is_asked_before_the_own_range_is_known() -> None:
    challenge = SessionChallenge(KNEE, {"right": Earlier()}, mark="°")
    assert challenge.shown is None
    assert challenge.summarise() == ()
    asked = begun().asked_of("right")
    assert asked is not None
    assert challenge.hear("right", made_outcome(asked, success=True)) is None


def test_what_is_shown_is_the_goal_in_words_and_why_it_changed() -> None:
    challenge = begun()
    assert challenge.shown is not None
    assert challenge.shown.change == SENTENCES["first_time"]
    assert challenge.shown.words.startswith(f"Your goal: {round(challenge.shown.goal)}°.")
    goals = [challenge.shown.goal]
    for number in range(30):
        attempt(challenge, success=True, ended_s=10.0 * number)
        goals.append(challenge.shown.goal)
    assert goals == sorted(goals)
    assert goals[-1] > goals[0]


@pytest.mark.hazard("H16")
def test_a_measured_active_range_holds_the_goals_back() -> None:
    """80 degrees were shown, 45 once measured: whatever is done, nothing beyond 45 is asked."""
    challenge = begun(Earlier(most_range=45.0))
    for number in range(60):
        attempt(challenge, success=True, ended_s=10.0 * number)
        assert challenge.shown is not None
        assert challenge.shown.goal <= 45.0


@pytest.mark.hazard("H31")
@given(st.lists(st.booleans(), min_size=1, max_size=40), st.floats(30.0, 120.0))
def test_nothing_gets_harder_after_a_miss_and_every_attempt_is_told(
    successes: list[bool], own_range: float
) -> None:
    """Whatever comes of it, what is shown is within the range, and what is left says how often it was met."""
    challenge = SessionChallenge(KNEE, {"right": Earlier()}, mark="°")
    before = challenge.begin("right", own_range)
    for number, success in enumerate(successes):
        assert before is not None
        outcome = made_outcome(before, success=success, ended_s=9.0 * number, own_range=own_range)
        after = challenge.hear("right", outcome)
        assert after is not None
        if not success:
            assert (after.range_goal, after.hold_s) <= (before.range_goal, before.hold_s)
            assert (after.longest_s, after.pause_s) >= (before.longest_s, before.pause_s)
        assert challenge.shown is not None
        assert challenge.shown.goal == after.range_goal <= UNMEASURED_SHARE * own_range
        before = after
    (left,) = challenge.summarise()
    assert (left.asked, left.met) == (len(successes), sum(successes))


def test_a_range_too_small_to_follow_is_practised_without_a_challenge() -> None:
    challenge = SessionChallenge(KNEE, {"right": Earlier(most_range=5.0)}, mark="°")
    assert challenge.begin("right", 80.0) is None
    assert challenge.waits_for == []
    assert challenge.shown is None
    assert challenge.summarise() == ()


def test_a_goal_that_is_to_stay_stays() -> None:
    """Whatever comes of it; let go, it follows again."""
    challenge = begun(keeps_goal=True)
    assert challenge.shown is not None
    goal, words = challenge.shown.goal, challenge.shown.words
    for number in range(30):
        attempt(challenge, success=number % 5 != 0, ended_s=10.0 * number)
        assert (challenge.shown.goal, challenge.shown.words) == (goal, words)
    challenge.keep_goal(keeps=False)
    for number in range(30, 60):
        attempt(challenge, success=True, ended_s=10.0 * number)
    assert challenge.shown.words != words


def test_a_kept_goal_begins_where_the_last_session_settled_but_after_a_break() -> None:
    """It would otherwise sink by a rung with each session."""
    first = begun(keeps_goal=True)
    for number in range(30):
        attempt(first, success=True, ended_s=10.0 * number)
    (left,) = first.summarise()
    again = begun(Earlier(kept=left.read_kept(), gap_days=1.0), keeps_goal=True)
    assert again.shown is not None
    assert first.shown is not None
    assert again.shown.words == first.shown.words
    assert again.shown.change == SENTENCES["same_start"]
    late = begun(Earlier(kept=left.read_kept(), gap_days=20.0), keeps_goal=True)
    assert late.shown is not None
    assert late.shown.change == SENTENCES["easy_start_after_break"]


def test_an_end_is_offered_and_after_a_no_not_at_every_movement() -> None:
    """After twenty minutes; nothing ends by itself."""
    challenge = begun()
    attempt(challenge, success=True, ended_s=1300.0)
    assert prompt(challenge) == "end_enough_minutes"
    challenge.answer_prompt()
    assert prompt(challenge) is None
    for number in range(ASKED_AGAIN_AFTER - 1):
        attempt(challenge, success=True, ended_s=1310.0 + number)
        assert prompt(challenge) is None
    attempt(challenge, success=True, ended_s=1400.0)
    assert prompt(challenge) == "end_enough_minutes"


def test_what_is_left_is_counted_and_survives_json() -> None:
    challenge = begun()
    for number in range(10):
        attempt(challenge, success=number % 4 != 0, ended_s=10.0 * number)
    (left,) = challenge.summarise()
    assert (left.side, left.asked, left.met) == ("right", 10, 7)
    assert json.loads(json.dumps(left.kept)) == left.kept
    kept = left.read_kept()
    assert isinstance(kept, KeptChallenge)
    assert kept.sessions == 1


def test_what_another_version_kept_begins_anew_and_stays_as_it_is() -> None:
    told = SideChallenge(side="left", asked=3, met=2, first_goal=30.0, last_goal=32.0, kept={"version": 99})
    assert told.read_kept() is None
    assert told.kept == {"version": 99}


@pytest.mark.parametrize(
    "changes",
    [{"asked": 1}, {"met": -1}, {"first_goal": 0.0}, {"last_goal": float("nan")}, {"side": "middle"}],
)
def test_what_cannot_be_left_is_refused(changes: dict[str, object]) -> None:
    plain = {"side": "left", "asked": 3, "met": 2, "first_goal": 30.0, "last_goal": 32.0, "kept": {}}
    with pytest.raises(BadInput):
        SideChallenge(**(plain | changes))  # type: ignore[arg-type]
