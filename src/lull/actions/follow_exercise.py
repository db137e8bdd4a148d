"""Follow what was practised: each exercise and side with its weeks, all of it derived from the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lull.movement.landmarks import Watched
from lull.practice.practised_name import name_practised
from lull.progress.exercise_weeks import ExerciseWeeks, summarise_weeks
from lull.progress.own_bests import BEST_KINDS, OwnBest, list_bests
from lull.progress.practice_session import PracticeSession
from lull.progress.session_numbers import SessionNumbers, number_session
from lull.progress.week_value import find_monday
from lull.record.session_felt import SessionFelt
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.store.ledger import Ledger
from lull.timeline import local_day

NO_RECORD = Refusal(code="no_record", message="There is no record yet: begin one with lull serve.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PractisedExercise:
    """An exercise on a side that was practised, in how many sessions, and on which day last."""

    exercise: str
    side: Watched
    sessions: int
    last_on: date

    @property
    def name(self) -> str:
        """What it is called, with its side."""
        return name_practised(self.exercise, self.side)


def list_practised(state: RecordState) -> tuple[PractisedExercise, ...]:
    """Return everything that was ever practised, the latest first."""
    if state.zone is None:
        return ()
    latest: dict[tuple[str, Watched], list[PracticeSession]] = {}
    for session in state.sessions:
        latest.setdefault((session.exercise, session.side), []).append(session)
    found = [
        PractisedExercise(
            exercise=exercise,
            side=side,
            sessions=len(sessions),
            last_on=local_day(sessions[-1].started_at, state.zone),
        )
        for (exercise, side), sessions in latest.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.last_on.toordinal(), one.name)))


def number_sessions(ledger: Ledger, sessions: Iterable[PracticeSession]) -> tuple[SessionNumbers, ...]:
    """Return the numbers of these sessions, in their order; none before a record names its zone."""
    zone, chosen = ledger.state().zone, tuple(sessions)
    if zone is None:
        return ()
    attempts = ledger.attempts(*(session.id for session in chosen))
    return tuple(number_session(session, attempts[session.id], zone) for session in chosen)


def find_bests(ledger: Ledger, exercise: str, side: Watched) -> tuple[OwnBest, ...]:
    """Return the own best of each kind, over the whole record; none of a kind that was never measured."""
    sessions = [one for one in ledger.state().sessions if (one.exercise, one.side) == (exercise, side)]
    numbers = number_sessions(ledger, sessions)
    return tuple(bests[-1] for kind in BEST_KINDS if (bests := list_bests(kind, numbers)))


def list_felt(ledger: Ledger, exercise: str, side: Watched) -> tuple[SessionFelt, ...]:
    """Return how the sessions of one exercise and side felt, where it was told, in order of their start."""
    state = ledger.state()
    chosen = (one.id for one in state.sessions if (one.exercise, one.side) == (exercise, side))
    return tuple(state.felt[session_id] for session_id in chosen if session_id in state.felt)


def follow_exercise(
    ledger: Ledger, exercise: str, side: Watched, *, now: datetime, weeks: int = 12
) -> ExerciseWeeks | Refusal:
    """Return the last ``weeks`` weeks, Monday to Sunday, of one exercise and side, this week included."""
    state = ledger.state()
    if state.zone is None:
        return NO_RECORD
    last_on = local_day(now, state.zone)
    first_on = find_monday(last_on) - timedelta(weeks=weeks - 1)
    numbers = number_sessions(
        ledger, (one for one in state.sessions if (one.exercise, one.side) == (exercise, side))
    )
    shown = [one for one in numbers if first_on <= one.on <= last_on]
    return summarise_weeks(exercise, side, shown, first_on=first_on, last_on=last_on)
