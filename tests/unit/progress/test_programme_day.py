"""How far a programme's day has come, what it came to, and the choice of ten good minutes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import Watched
from lull.practice.programme import REST_S, Block, plan_steps
from lull.progress.practice_day import PracticeDay
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.progress.programme_day import summarise_programme_day
from lull.progress.ten_minutes import (
    FEWEST,
    GETTING_READY_S,
    SHORT_MIN,
    USUAL_S_A_REPETITION,
    Candidate,
    choose_ten_minutes,
    find_pace_s,
    measure_ten_minutes_s,
)
from made_record import NOW, made_attempt

TODAY = date(2026, 11, 22)
KNEE = Block(exercise="knee-straighten", side="left", sets=1, repetitions=9)
ARMS = Block(exercise="side-lift", side="both", sets=1, repetitions=6)
NAMES = ("knee-straighten", "elbow-straighten", "clap", "hand-to-mouth", "ankle-up", "look-round")


def session(session_id: str, exercise: str = "knee-straighten", side: Watched = "left") -> PracticeSession:
    """Return a session."""
    return PracticeSession(id=session_id, exercise=exercise, side=side, started_at=NOW)


def day(exercise: str, *, days_ago: int, repetitions: int = 10, minutes: float = 1.0) -> PracticeDay:
    """Return one day of one exercise on the left."""
    return PracticeDay(
        on=TODAY - timedelta(days=days_ago), exercise=exercise, side="left", sessions=1,
        measured_attempts=repetitions, measured_repetitions=repetitions, told_repetitions=0,
        active_min=minutes, best_range=None, median_range=None,
    )  # fmt: skip


def test_a_day_says_what_is_next_and_what_it_came_to() -> None:
    """Worked by hand: measured and told apart; what was only begun is no step; what is not set stands."""
    steps = plan_steps((KNEE, ARMS), 1)
    sessions = [session("warm"), session("nothing"), session("other", "clap", "both")]
    told = [
        made_attempt(k, source="told", range_deg=None, range_error_deg=None, started_s=s, peak_s=s, ended_s=s)
        for k, s in ((1, 20.0), (2, 26.0))
    ]
    attempts: dict[str, list[RecordedAttempt]] = {
        "warm": [made_attempt(1), made_attempt(2, accepted=False, reason="x"), *told],
        "nothing": [made_attempt(1, accepted=False, reason="x")],
        "other": [made_attempt(1)],
    }
    found = summarise_programme_day(steps, sessions, attempts)
    assert found.done == (True, False, False)
    assert found.next_step == steps[1]
    assert found.has_begun
    knee, arms, clap = found.doses
    assert (knee.set_repetitions, knee.measured_repetitions, knee.told_repetitions) == (14, 1, 2)
    assert knee.active_min == pytest.approx((26.0 - 4.0 + 2.0) / 60), "what was tried is active too"
    assert (arms.set_repetitions, arms.measured_repetitions, arms.active_min) == (6, 0, 0.0)
    assert (clap.set_repetitions, clap.measured_repetitions) == (0, 1)
    left_out = summarise_programme_day(steps, sessions, attempts, {KNEE.what})
    assert left_out.next_step == steps[2]
    assert summarise_programme_day((), [], {}).next_step is None


def test_ten_minutes_begin_with_what_was_practised_least_lately_and_is_done_often() -> None:
    """The knee was done this week; of the other two the elbow is done more often; today is not seen."""
    candidates = [
        Candidate(exercise=name, side="left", repetitions=10) for name in NAMES[:1] + NAMES[3:4] + NAMES[1:2]
    ]
    practised = [
        day("knee-straighten", days_ago=2),
        day("elbow-straighten", days_ago=9),
        day("elbow-straighten", days_ago=10),
        day("hand-to-mouth", days_ago=9),
        day("hand-to-mouth", days_ago=40),
        day("elbow-straighten", days_ago=0, repetitions=500),
    ]
    steps = choose_ten_minutes(candidates, practised, today=TODAY)
    assert [step.exercise for step in steps] == ["elbow-straighten", "hand-to-mouth", "knee-straighten"]
    assert choose_ten_minutes([], practised, today=TODAY) == ()


def test_the_pace_is_ones_own_where_it_is_known() -> None:
    """Ten in a minute are six seconds each; pauses of an hour are held to twenty seconds."""
    one = Candidate(exercise="clap", side="left", repetitions=10)
    assert find_pace_s(one, []) == USUAL_S_A_REPETITION
    assert find_pace_s(one, [day("clap", days_ago=1, repetitions=20)]) == 3.0
    assert find_pace_s(one, [day("clap", days_ago=1, minutes=60.0)]) == 20.0
    assert find_pace_s(one, [day("clap", days_ago=1, minutes=0.0)]) == 2.0


@given(
    st.lists(
        st.builds(
            lambda name, repetitions: Candidate(exercise=name, side="left", repetitions=repetitions),
            st.sampled_from(NAMES),
            st.integers(1, 30),
        ),
        max_size=6,
        unique_by=lambda one: one.exercise,
    ),
    st.lists(
        st.builds(
            lambda name, ago, repetitions, minutes: day(
                name, days_ago=ago, repetitions=repetitions, minutes=minutes
            ),
            st.sampled_from(NAMES),
            st.integers(0, 40),
            st.integers(0, 60),
            st.floats(0, 20),
        ),
        max_size=8,
    ),
)
def test_the_choice_always_fits_and_stays_while_it_is_done(
    candidates: list[Candidate], practised: list[PracticeDay]
) -> None:
    """Within ten minutes at this person's pace; never more than a set; not changed by what is done today."""
    steps = choose_ten_minutes(candidates, practised, today=TODAY)
    assert bool(steps) == bool(candidates)
    assert measure_ten_minutes_s(steps, practised, today=TODAY) <= SHORT_MIN * 60
    sets = {one.exercise: one.repetitions for one in candidates}
    assert len({step.exercise for step in steps}) == len(steps)
    assert all(min(FEWEST, sets[step.exercise]) <= step.repetitions <= sets[step.exercise] for step in steps)
    more = [*practised, *(day(step.exercise, days_ago=0, repetitions=step.repetitions) for step in steps)]
    assert choose_ten_minutes(candidates, more, today=TODAY) == steps
    one_set_s = GETTING_READY_S + REST_S + 30 * USUAL_S_A_REPETITION
    assert one_set_s < SHORT_MIN * 60
