"""Practice by local day, exercise and side: repetitions, range, and active minutes.

Practice dose is repetitions and active minutes, not minutes of an open page. Repetitions that the camera
*measured* and those a person *told* stand side by side and are never added up here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from lull.movement.landmarks import Watched
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.timeline import local_day

LONGEST_PAUSE_S = 30.0
"""A longer pause between two attempts is rest and does not count as active time (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A range and its error, as one attempt was measured: in degrees, or percent as the exercise's signal is.

    The error is mostly the camera's view: attempts share it, so it does not shrink with their number.
    """

    deg: float
    error_deg: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDay:
    """What one exercise on one side came to on one local day.

    ``measured_attempts`` counts every movement the camera saw begin, ``measured_repetitions`` those of them
    that were accepted, and ``told_repetitions`` what a person counted by key. ``best_range`` and
    ``median_range`` come from accepted measured attempts alone and are ``None`` without any.
    """

    on: date
    exercise: str
    side: Watched
    sessions: int
    measured_attempts: int
    measured_repetitions: int
    told_repetitions: int
    active_min: float
    best_range: Range | None
    median_range: Range | None


def summarise_days(
    sessions: Sequence[PracticeSession],
    attempts: Mapping[str, Sequence[RecordedAttempt]],
    zone: ZoneInfo,
) -> tuple[PracticeDay, ...]:
    """Return one summary for each local day, exercise and side with practice, in this order.

    ``attempts`` are by session id. A session belongs to the day on which it started. Days without a
    session are not in the answer.
    """
    grouped: dict[tuple[date, str, Watched], list[PracticeSession]] = defaultdict(list)
    for session in sessions:
        grouped[local_day(session.started_at, zone), session.exercise, session.side].append(session)
    return tuple(
        _summarise(key, [attempts.get(session.id, ()) for session in grouped[key]]) for key in sorted(grouped)
    )


def measure_active_min(attempts: Sequence[RecordedAttempt]) -> float:
    """Return the minutes from the first attempt to the last, without pauses longer than 30 seconds.

    Time in which two attempts overlap counts once, so that another attempt never makes it less.
    """
    active_s, until_s = 0.0, None
    for attempt in sorted(attempts, key=lambda attempt: attempt.started_s):
        last_s = attempt.started_s if until_s is None else until_s
        pause_s = attempt.started_s - last_s
        active_s += max(0.0, attempt.ended_s - max(attempt.started_s, last_s))
        active_s += pause_s if 0.0 < pause_s <= LONGEST_PAUSE_S else 0.0
        until_s = max(last_s, attempt.ended_s)
    return active_s / 60


def _summarise(key: tuple[date, str, Watched], sessions: Sequence[Sequence[RecordedAttempt]]) -> PracticeDay:
    """Summarise the sessions of one day, exercise and side."""
    on, exercise, side = key
    every = [attempt for attempts in sessions for attempt in attempts]
    repetitions = [attempt for attempt in every if attempt.accepted]
    ranges = sorted(
        (
            Range(deg=attempt.range_deg, error_deg=attempt.range_error_deg)
            for attempt in repetitions
            if attempt.range_deg is not None
        ),
        key=lambda found: found.deg,
    )
    told = sum(attempt.source == "told" for attempt in repetitions)
    return PracticeDay(
        on=on,
        exercise=exercise,
        side=side,
        sessions=len(sessions),
        measured_attempts=sum(attempt.source == "measured" for attempt in every),
        measured_repetitions=len(repetitions) - told,
        told_repetitions=told,
        active_min=sum(measure_active_min(attempts) for attempts in sessions),
        best_range=ranges[-1] if ranges else None,
        median_range=ranges[(len(ranges) - 1) // 2] if ranges else None,
    )
