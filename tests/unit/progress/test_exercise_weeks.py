"""An exercise by weeks: its sessions' numbers, sums that stay apart, and time in a window as it was said."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.progress.exercise_weeks import summarise_weeks
from lull.progress.practice_session import PracticeSession, RecordedAttempt, SaidWindow
from lull.progress.session_numbers import FEWEST_SMOOTH, TIMES, SessionNumbers, number_session
from made_record import BERLIN, NOW, made_attempt


def session(
    at: datetime = NOW, window: SaidWindow | None = None, until_s: float | None = None
) -> PracticeSession:
    """Return a session that began in such a window."""
    until = None if until_s is None else at + timedelta(seconds=until_s)
    return PracticeSession(
        id=f"s {at}",
        exercise="knee-straighten",
        side="left",
        started_at=at,
        window=window,
        window_until=until,
    )


def numbers(*attempts: RecordedAttempt, of: PracticeSession | None = None) -> SessionNumbers:
    """Return the numbers of a session with these attempts."""
    return number_session(of or session(), attempts, BERLIN)


TOLD = {"source": "told", "range_deg": None, "range_error_deg": None}


def test_measured_told_and_attempts_stay_apart() -> None:
    """Two counted of three, and one told."""
    found = numbers(
        made_attempt(1), made_attempt(2), made_attempt(3, accepted=False), made_attempt(1, **TOLD)
    )

    assert (found.attempts, found.measured, found.told) == (3, 2, 1)
    assert found.on == date(2026, 11, 22)


def test_one_outstanding_attempt_is_no_farthest() -> None:
    """What was reached three times is; and only movements that counted."""
    degs = [40.0, 50.0, 60.0, 95.0]
    found = numbers(
        *(made_attempt(k + 1, range_deg=deg, hold_s=deg / 10) for k, deg in enumerate(degs)),
        made_attempt(9, range_deg=99.0, hold_s=9.0, accepted=False),
    )

    assert found.far is not None
    assert (found.far.deg, found.hold_s) == (50.0, 5.0)
    assert numbers(*(made_attempt(k) for k in range(1, TIMES))).far is None


def test_smoothness_is_the_middle_one_and_its_spread_shrinks_with_nothing() -> None:
    """The standard deviation of single movements; with too few of them there is no number."""
    few = [made_attempt(k, sparc=-2.0) for k in range(1, FEWEST_SMOOTH)]
    more = [made_attempt(k, sparc=-1.9 - 0.1 * (k % 3)) for k in range(1, 31)]

    assert numbers(*few).smooth is None
    found = numbers(*more).smooth
    assert found is not None
    assert found.sparc == pytest.approx(-2.0)
    assert found.spread == pytest.approx(0.083, abs=0.001)


@pytest.mark.parametrize(
    ("window", "until_s", "seconds"),
    [(None, None, None), ("none", None, 0.0), ("likely", 9.0, 2.0), ("maybe", 900.0, 10.0)],
)
def test_time_in_a_window_is_what_was_predicted_when_it_began(
    window: SaidWindow | None, until_s: float | None, seconds: float | None
) -> None:
    """Attempts at 4 to 6, 8 to 10 and 12 to 14 seconds; a session that noted nothing is not known."""
    found = numbers(*(made_attempt(k) for k in (1, 2, 3)), of=session(window=window, until_s=until_s))

    assert found.active_min == pytest.approx(10 / 60)
    assert found.window_min == (None if seconds is None else pytest.approx(seconds / 60))


def test_a_week_holds_sums_and_values() -> None:
    """Two sessions of one week, one of another; a week without a number has no value."""
    first = numbers(*(made_attempt(k, range_deg=50.0) for k in range(1, 5)), of=session(window="none"))
    second = numbers(made_attempt(1, **TOLD), of=session(NOW - timedelta(days=1)))
    third = numbers(made_attempt(1, accepted=False), of=session(NOW - timedelta(days=8)))
    found = summarise_weeks(
        "knee-straighten",
        "left",
        [first, second, third],
        first_on=date(2026, 9, 7),
        last_on=date(2026, 11, 22),
    )

    assert [(w.monday, w.sessions, w.attempts, w.measured, w.told) for w in found.weeks] == [
        (date(2026, 11, 9), 1, 1, 0, 0),
        (date(2026, 11, 16), 2, 4, 4, 1),
    ]
    assert [w.window_min for w in found.weeks] == [None, 0.0]
    assert [one.value for one in found.values["range"]] == [50.0]
    assert [one.value for one in found.values["success"]] == [0.0, 100.0]
    assert found.values["smoothness"] == ()
    assert set(found.changes.values()) == {None}
    assert (found.name, found.mark) == ("Straighten the knee, left", "°")


def test_weeks_of_rest_count_as_weeks_without_repetitions() -> None:
    """Six whole weeks, practised in the first and the fifth; the week it began in is none of them."""
    sunday = NOW - timedelta(days=NOW.weekday() + 1)
    days = [sunday - timedelta(weeks=k) for k in (6, 5, 1)] + [NOW.replace(day=23)]
    found = summarise_weeks(
        "knee-straighten",
        "left",
        [numbers(made_attempt(1), of=session(day)) for day in days],
        first_on=date(2026, 9, 7),
        last_on=date(2026, 11, 23),
    )

    assert found.repetitions_change is not None
    assert found.repetitions_change.weeks == 3
    assert found.repetitions_change.first == pytest.approx(1 / 3)


attempts = st.lists(
    st.tuples(st.booleans(), st.floats(5, 120), st.one_of(st.none(), st.floats(0, 9)), st.booleans()),
    max_size=30,
)


@given(attempts)
def test_numbers_never_leave_what_was_measured(drawn: list[tuple[bool, float, float | None, bool]]) -> None:
    """Every number lies among the accepted measured ones, and counts are those of the rows."""
    rows = [
        made_attempt(k, **TOLD) if told else made_attempt(k, accepted=accepted, range_deg=deg, hold_s=hold)
        for k, (accepted, deg, hold, told) in enumerate(drawn, 1)
    ]
    found = numbers(*rows)
    degs = [row.range_deg for row in rows if row.accepted and row.range_deg is not None]

    assert found.measured + found.told == sum(row.accepted for row in rows)
    assert found.moved == len(rows)
    if found.far is not None:
        assert sum(deg >= found.far.deg for deg in degs) >= TIMES
    if found.middle is not None:
        assert min(degs) <= found.middle.deg <= max(degs)
    assert numbers(*[replace(row, accepted=False) for row in rows]).far is None
