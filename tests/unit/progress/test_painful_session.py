"""A session that was ended because it hurt holds the next one back, and only the next (hazard H16)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.practice.sore_part import PainTold
from lull.progress.painful_session import SHARE_AFTER_PAIN, ended_in_pain, find_range_after_pain
from lull.progress.practice_session import PracticeSession
from made_record import NOW, START

SESSION = PracticeSession(
    start=START, id="one", exercise="knee-straighten", side="right", started_at=NOW, own_range_deg=60.0,
    finished_at=NOW + timedelta(minutes=10),
)  # fmt: skip
PAIN = PainTold(exercise="knee-straighten", side="right", hurts=True, at=NOW + timedelta(minutes=5))

pytestmark = pytest.mark.hazard("H16")


def after(minutes: float) -> datetime:
    """Return a moment of that day."""
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("told", "is_painful"),
    [
        (PAIN, True),
        (replace(PAIN, at=NOW), True),
        (replace(PAIN, at=after(10)), True),
        (replace(PAIN, at=after(-1)), False),
        (replace(PAIN, at=after(11)), False),
        (replace(PAIN, hurts=False), False),
        (replace(PAIN, side="left"), False),
        (replace(PAIN, exercise="ankle-up"), False),
    ],
)
def test_only_pain_told_during_a_session_belongs_to_it(told: PainTold, *, is_painful: bool) -> None:
    assert ended_in_pain(SESSION, [told]) is is_painful


def test_a_session_whose_end_was_never_written_may_have_ended_in_pain() -> None:
    assert ended_in_pain(replace(SESSION, finished_at=None), [PAIN])


def test_the_next_session_stays_below_what_hurt_and_the_one_after_does_not() -> None:
    assert find_range_after_pain([SESSION], [PAIN]) == pytest.approx(SHARE_AFTER_PAIN * 60.0)
    without_range = replace(
        SESSION, id="two", started_at=after(60), finished_at=after(70), own_range_deg=None
    )
    assert find_range_after_pain([SESSION, without_range], [PAIN]) == pytest.approx(48.0)
    shown = replace(without_range, own_range_deg=55.0)
    assert find_range_after_pain([SESSION, shown], [PAIN]) is None
    assert find_range_after_pain([], [PAIN]) is None


@given(st.lists(st.none() | st.floats(1.0, 200.0), max_size=5), st.lists(st.integers(0, 60), max_size=4))
def test_what_is_asked_after_pain_is_always_less_than_what_hurt(
    ranges: list[float | None], minutes: list[int]
) -> None:
    sessions = [
        replace(
            SESSION, id=str(n), started_at=after(12 * n), finished_at=after(12 * n + 10), own_range_deg=deg
        )
        for n, deg in enumerate(ranges)
    ]
    told = [replace(PAIN, at=after(minute)) for minute in minutes]
    most = find_range_after_pain(sessions, told)
    hurt = [one.own_range_deg for one in sessions if one.own_range_deg and ended_in_pain(one, told)]
    assert most is None or any(most < deg for deg in hurt)
