"""Own bests: only beyond the error, never taken away, and nobody else is in them (H31)."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.progress.own_bests import BEST_KINDS, HOLD_ERROR_S, list_bests
from lull.progress.practice_session import PracticeSession
from lull.progress.session_numbers import SessionNumbers, number_session
from made_record import BERLIN, NOW, made_attempt

pytestmark = pytest.mark.hazard("H31")


def reached(
    day: int, *, deg: float = 50.0, error: float = 5.0, sparc: float = -2.0, hold_s: float = 1.0
) -> SessionNumbers:
    """Return a session whose five movements all reached this; the spread of its smoothness is 0."""
    at = NOW - timedelta(days=100 - day)
    session = PracticeSession(id=f"day {day}", exercise="knee-straighten", side="left", started_at=at)
    rows = [
        made_attempt(k, range_deg=deg, range_error_deg=error, sparc=sparc, hold_s=hold_s) for k in range(1, 6)
    ]
    return number_session(session, rows, BERLIN)


@pytest.mark.parametrize(("deg", "is_best"), [(63.8, False), (63.9, True), (40.0, False)])
def test_a_best_is_one_only_beyond_both_errors(deg: float, is_best: bool) -> None:  # noqa: FBT001
    """Two errors of 5 degrees: 1.96 times the root of 50 is 13.86."""
    bests = list_bests("far", [reached(1, deg=50.0), reached(2, deg=deg)])

    assert [best.before for best in bests] == [None, 50.0][: 1 + is_best]


def test_small_steps_become_one_when_together_they_are_large_enough() -> None:
    """Each is set against the best, not against yesterday."""
    bests = list_bests("far", [reached(k, deg=50.0 + 5.0 * k) for k in range(7)])

    assert [best.value for best in bests] == [50.0, 65.0, 80.0]


def test_smoother_and_longer_are_bests_too() -> None:
    """Nearer to zero is smoother; a hold is known to a quarter of a second."""
    sessions = [reached(1), reached(2, sparc=-1.5, hold_s=1.0 + 2 * HOLD_ERROR_S), reached(3, hold_s=2.0)]

    assert [best.session_id for best in list_bests("smooth", sessions)] == ["day 1", "day 2"]
    assert [best.session_id for best in list_bests("hold", sessions)] == ["day 1", "day 3"]


def test_a_best_is_also_more_than_what_was_too_unsure_to_be_one() -> None:
    """A camera from aside showed 70 with an error of 20; then 65, well known, is not farther than ever."""
    seen = [reached(1, error=1.0), reached(2, deg=70.0, error=20.0), reached(3, deg=65.0, error=1.0)]

    assert len(list_bests("far", seen)) == 1
    assert len(list_bests("far", [seen[0], seen[2]])) == 2


sessions = st.lists(st.tuples(st.floats(10, 120), st.floats(-4, -1), st.floats(0, 9)), max_size=12)


@given(sessions, st.tuples(st.floats(10, 120), st.floats(-4, -1), st.floats(0, 9)))
def test_another_session_never_takes_a_best_away(
    drawn: list[tuple[float, float, float]], more: tuple[float, float, float]
) -> None:
    """Whatever comes, the list only grows, and each best is larger than the one before."""
    made = [reached(k, deg=d, sparc=s, hold_s=h) for k, (d, s, h) in enumerate([*drawn, more])]
    for kind in BEST_KINDS:
        before, after = list_bests(kind, made[:-1]), list_bests(kind, made)
        assert after[: len(before)] == before
        assert all(best.before is None or best.value > best.before for best in after)


def test_noise_alone_is_a_best_in_at_most_five_of_a_hundred_sessions() -> None:
    """People who do not change, measured with the error they are told to have."""
    chance, told, made = np.random.default_rng(11), 0, 0
    for _ in range(150):
        values = chance.normal(50.0, 5.0, 20)
        bests = list_bests("far", [reached(k, deg=float(value)) for k, value in enumerate(values)])
        told, made = told + len(bests) - 1, made + 19

    assert told / made <= 0.05
