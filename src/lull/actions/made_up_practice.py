"""The practice of the made-up family: a programme, four or five days a week, a slowly growing range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from lull.actions.made_up_day import DAYS, FALL_DAY, MadeUpDay
from lull.movement.attempt import SMALLER_THAN_OWN_RANGE
from lull.movement.landmarks import Side
from lull.practice.programme import Block
from lull.practice.start_answers import StartAnswers
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.record.event import Event
from lull.record.event_body import to_event, to_event_now
from lull.record.fact import SessionEnd
from lull.record.programme_version import ProgrammeVersion
from lull.record.session_felt import SessionFelt

PRACTICE_SHARE = 0.65
MORNING_SHARE = 0.4
ACCEPTED_SHARE = 0.75
ERROR_DEG = 5.0
FELT_SHARE = 0.5
FUN_SHARES, EFFORT_SHARES = (0.05, 0.1, 0.3, 0.35, 0.2), (0.05, 0.2, 0.4, 0.25, 0.1)
QUALITY, FELT = 29, 31
"""Quality and faces are drawn by themselves, so that all else of the story stays as it was."""

TOLD_SHARE = 0.08
"""Some days the camera is not used and repetitions are counted with a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpExercise:
    """An exercise of the story: the range at the start and at the end of the three months."""

    id: str
    side: Side
    first_range_deg: float
    last_range_deg: float


EXERCISES = (
    MadeUpExercise(id="knee-straighten", side="left", first_range_deg=47.0, last_range_deg=60.0),
    MadeUpExercise(id="elbow-straighten", side="right", first_range_deg=63.0, last_range_deg=75.0),
)


PROGRAMME_ON, PROGRAMME_AT = 14, "11:10"
PROGRAMME = (
    Block(exercise="knee-straighten", side="left", sets=2, repetitions=10),
    Block(exercise="elbow-straighten", side="right", sets=1, repetitions=12, weekdays=(1, 3, 5, 7)),
)
"""What the made-up therapist set in the third week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpSession:
    """The events and the attempts of one session."""

    session_id: str
    events: tuple[Event, ...]
    attempts: tuple[RecordedAttempt, ...]


def practise(day: MadeUpDay) -> Iterator[MadeUpSession]:
    """Yield the sessions of one day that ended before now; none on resting days, when ill or after a fall."""
    chance = day.chance(3)
    rests = chance.random() > PRACTICE_SHARE or day.is_ill or day.number in (FALL_DAY, FALL_DAY + 1)
    start = day.at("09:45" if day.is_today or chance.random() < MORNING_SHARE else "16:25")
    told = chance.random() < TOLD_SHARE and not day.is_today
    for exercise in () if rests and not day.is_today else EXERCISES:
        session = PracticeSession(
            id=f"demo-{exercise.id}-{day.on}",
            exercise=exercise.id,
            side=exercise.side,
            started_at=start,
            said_by="Mara",
            start=StartAnswers(position="sit", support=True),
        )
        attempts = tuple(_attempts(day, exercise, chance, told=told))
        end = start + timedelta(seconds=attempts[-1].ended_s + 20.0)
        if end <= day.now:
            yield MadeUpSession(
                session_id=session.id,
                events=(
                    *_session_events(session, end, None if told else _own_range(day, exercise)),
                    *_felt(day, session, end),
                ),
                attempts=attempts,
            )
        start = end + timedelta(minutes=4)


def set_made_up_programme(days: Sequence[MadeUpDay]) -> Iterator[Event]:
    """Yield the programme that is practised."""
    at = days[PROGRAMME_ON].at(PROGRAMME_AT)
    version = ProgrammeVersion(
        id="demo-programme",
        blocks=PROGRAMME,
        valid_from=days[PROGRAMME_ON].on,
        set_by="Ms Lind, physiotherapist",
        setter="therapist",
        recorded_at=at,
        goal="Get up from the sofa by myself.",
        said_by="Mara",
    )
    yield to_event_now(version, event_id=version.id, now=at, said_by="Mara")


def _session_events(
    session: PracticeSession, ended_at: datetime, own_range_deg: float | None
) -> tuple[Event, Event]:
    """Return the start and the end of a session."""
    end = SessionEnd(session_id=session.id, finished_at=ended_at, own_range_deg=own_range_deg)
    started_at = session.started_at
    return (
        to_event(
            session, event_id=session.id, happened_at=started_at, recorded_at=started_at, said_by="Mara"
        ),
        to_event(
            end, event_id=f"{session.id}-end", happened_at=ended_at, recorded_at=ended_at, said_by="Mara"
        ),
    )


def _felt(day: MadeUpDay, session: PracticeSession, ended_at: datetime) -> Iterator[Event]:
    """Yield how it felt, where Mara chose a face: about every other time."""
    felt = day.chance(FELT + len(session.exercise))
    if felt.random() < FELT_SHARE:
        fun, effort = (int(felt.choice(5, p=shares)) for shares in (FUN_SHARES, EFFORT_SHARES))
        told = SessionFelt(session_id=session.id, fun=fun, effort=effort, at=ended_at, said_by="Mara")
        yield to_event_now(told, event_id=f"{session.id}-felt", now=ended_at, said_by="Mara")


def _own_range(day: MadeUpDay, exercise: MadeUpExercise) -> float:
    """Return the person's own range on this day, in degrees."""
    share = day.number / (DAYS - 1)
    return exercise.first_range_deg + share * (exercise.last_range_deg - exercise.first_range_deg)


def _attempts(
    day: MadeUpDay, exercise: MadeUpExercise, chance: np.random.Generator, *, told: bool
) -> Iterator[RecordedAttempt]:
    """Draw the attempts of one session: more of them, and more accepted, as the weeks go by."""
    share = day.number / (DAYS - 1)
    own_range = _own_range(day, exercise) + float(chance.normal(0.0, 1.5))
    number_of_attempts = int(np.clip(chance.normal(14 + 12 * share, 4), 10, 30))
    start_s, quality = 8.0, day.chance(QUALITY)
    for number in range(1, number_of_attempts + 1):
        rest_s = 40.0 if number % 10 == 0 else float(chance.uniform(1.2, 3.5))
        lasts_s = float(chance.uniform(2.4, 4.2))
        reached = own_range * float(chance.normal(0.93, 0.12 - 0.04 * share))
        accepted = told or reached >= ACCEPTED_SHARE * own_range
        yield RecordedAttempt(
            number=number,
            side=exercise.side,
            started_s=round(start_s, 2),
            peak_s=round(start_s + 0.45 * lasts_s, 2),
            ended_s=round(start_s + lasts_s, 2),
            range_deg=None if told else round(max(reached, 12.0), 1),
            range_error_deg=None if told else ERROR_DEG,
            accepted=accepted,
            reason=None if accepted else SMALLER_THAN_OWN_RANGE,
            source="told" if told else "measured",
            hold_s=None if told else round(float(quality.uniform(0.3, 0.6 + 0.5 * share)), 2),
            sparc=None if told else round(float(quality.normal(-2.1 + 0.3 * share, 0.15)), 2),
        )
        start_s += lasts_s + rest_s
