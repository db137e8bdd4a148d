"""Practice by day: counted by hand, measured and told apart, rest left out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lull.progress.practice_day import Range, measure_active_min, summarise_days
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.refusal import BadInput
from made_record import BERLIN, NOW, made_attempt

TOLD: dict[str, object] = {"source": "told", "range_deg": None, "range_error_deg": None}


def _session(session_id: str, at: datetime = NOW, exercise: str = "knee-straighten") -> PracticeSession:
    return PracticeSession(id=session_id, exercise=exercise, side="left", started_at=at)


def test_a_day_worked_by_hand() -> None:
    """Two sessions of one exercise on one day: five attempts, three measured and one told repetition."""
    attempts = {
        "a": (
            made_attempt(1, range_deg=50.0),
            made_attempt(2, range_deg=60.0, range_error_deg=7.0),
            made_attempt(3, range_deg=20.0, accepted=False, reason="smaller_than_own_range"),
        ),
        "b": (made_attempt(1, range_deg=40.0), made_attempt(1, **TOLD)),
    }
    (day,) = summarise_days([_session("a"), _session("b")], attempts, BERLIN)

    assert (day.on, day.exercise, day.side) == (date(2026, 11, 22), "knee-straighten", "left")
    assert (day.sessions, day.measured_attempts) == (2, 4)
    assert (day.measured_repetitions, day.told_repetitions) == (3, 1)
    assert day.best_range == Range(deg=60.0, error_deg=7.0)
    assert day.median_range == Range(deg=50.0, error_deg=5.0)


def test_told_repetitions_have_no_range() -> None:
    """What a person told says nothing about degrees."""
    (day,) = summarise_days([_session("a")], {"a": (made_attempt(1, **TOLD),)}, BERLIN)

    assert day.best_range is None
    assert day.median_range is None
    assert (day.measured_repetitions, day.told_repetitions) == (0, 1)


def test_a_session_belongs_to_the_local_day_on_which_it_started() -> None:
    """23:30 and 00:30 in Berlin are two days, although one in UTC."""
    late = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    days = summarise_days([_session("a", late), _session("b", late + timedelta(hours=1))], {}, BERLIN)

    assert [day.on for day in days] == [date(2026, 11, 22), date(2026, 11, 23)]
    assert [day.measured_attempts for day in days] == [0, 0]


def test_exercises_are_kept_apart() -> None:
    """An elbow is not a knee."""
    days = summarise_days([_session("a"), _session("b", exercise="elbow-straighten")], {}, BERLIN)

    assert [day.exercise for day in days] == ["elbow-straighten", "knee-straighten"]


def test_active_minutes_leave_long_pauses_out() -> None:
    """3 s + pause 10 s + 3 s + pause 31 s (rest) + 3 s = 19 s, in any order."""
    attempts = [
        made_attempt(n, started_s=start, peak_s=start + 1, ended_s=start + 3)
        for n, start in ((3, 47.0), (1, 0.0), (2, 13.0))
    ]

    assert measure_active_min(attempts) * 60 == pytest.approx(19.0)
    assert measure_active_min([]) == 0.0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": 0}, "counted from 1"),
        ({"side": "up"}, "left, right or both"),
        ({"source": "guessed"}, "measured or told"),
        ({"range_deg": float("nan")}, "must be numbers"),
        ({"peak_s": 0.0}, "in this order"),
        ({"started_s": -1.0}, "in this order"),
        ({"source": "told"}, "no measured range"),
    ],
)
def test_an_attempt_that_could_not_have_happened_is_refused(
    changes: dict[str, object], sentence: str
) -> None:
    """Each in a sentence."""
    with pytest.raises(BadInput, match=sentence):
        replace(made_attempt(1), **changes)  # type: ignore[arg-type]


def test_a_session_that_could_not_be_placed_is_refused() -> None:
    """A side that is none, or a start without an offset."""
    with pytest.raises(BadInput, match="left, right or both"):
        PracticeSession(id="s", exercise="x", side="up", started_at=NOW)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="offset"):
        PracticeSession(id="s", exercise="x", side="left", started_at=NOW.replace(tzinfo=None))
    assert isinstance(made_attempt(), RecordedAttempt)


def test_another_attempt_never_makes_the_active_time_less() -> None:
    """Twenty seconds, one told in the middle of them, and the next 25 seconds after their end: 47 in all."""
    long = made_attempt(1, started_s=0.0, peak_s=9.0, ended_s=20.0)
    told = made_attempt(1, started_s=5.0, peak_s=5.0, ended_s=5.0, **TOLD)
    later = made_attempt(2, started_s=45.0, peak_s=46.0, ended_s=47.0)

    assert measure_active_min([long, later]) * 60 == pytest.approx(47.0)
    assert measure_active_min([long, told, later]) * 60 == pytest.approx(47.0)
