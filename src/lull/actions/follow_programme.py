"""What to practise next: along the programme of the day, ten good minutes, or what was done last.

None of it asks for medicine, a quiet window or a described person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.actions.predict_span import find_gate
from lull.actions.refuse_session import refuse_exercise
from lull.movement.landmarks import Watched
from lull.practice.catalogue import EXERCISES
from lull.practice.programme import USUAL_REPETITIONS, Step, plan_steps
from lull.progress.practice_day import PracticeDay, summarise_days
from lull.progress.practice_session import PracticeSession, Way
from lull.progress.programme_day import PracticeDose, ProgrammeDay, sum_doses, summarise_programme_day
from lull.progress.ten_minutes import FOUR_WEEKS, Candidate, choose_ten_minutes
from lull.record.state import RecordState
from lull.store.ledger import Ledger
from lull.timeline import Span, day_span, local_day
from lull.tone.gates import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPractice:
    """What to go on with: ``goal`` repetitions; ``step`` is the session of a programme or of ten minutes."""

    exercise: str
    side: Watched
    goal: int
    way: Way
    step: Step | None = None


def follow_programme(ledger: Ledger, *, now: datetime, zone: ZoneInfo) -> ProgrammeDay:
    """Return how far the programme of this local day has come; without one, no steps."""
    state = ledger.state()
    day = local_day(now, state.zone or zone)
    version = state.programme_on(day)
    steps = plan_steps(() if version is None else version.blocks, day.isoweekday())
    return _follow(ledger, state, steps, now=now, zone=state.zone or zone)


def follow_ten_minutes(ledger: Ledger, *, now: datetime, zone: ZoneInfo) -> ProgrammeDay:
    """Return how far today's ten good minutes have come; without anything to choose from, no steps."""
    state = ledger.state()
    zone = state.zone or zone
    today = local_day(now, zone)
    practised = list_practised(ledger, state, now=now, zone=zone)
    gate = find_gate(state, now=now)
    candidates = [
        one
        for one in _list_candidates(state, practised, now, zone)
        if not _is_refused(state, (one.exercise, one.side), gate, now)
    ]
    steps = choose_ten_minutes(candidates, practised, today=today)
    return _follow(ledger, state, steps, now=now, zone=zone)


def find_next(ledger: Ledger, *, now: datetime, zone: ZoneInfo) -> NextPractice | None:
    """Return what to go on with: the next session of the programme, else what was practised last."""
    step = follow_programme(ledger, now=now, zone=zone).next_step
    if step is not None:
        return to_next(step, "programme")
    state = ledger.state()
    if not state.sessions:
        return None
    last = state.sessions[-1]
    if _is_refused(state, (last.exercise, last.side), find_gate(state, now=now), now):
        return None
    return NextPractice(
        exercise=last.exercise, side=last.side, goal=last.goal or USUAL_REPETITIONS, way="free"
    )


def to_next(step: Step, way: Way) -> NextPractice:
    """Return a step as what to go on with."""
    return NextPractice(exercise=step.exercise, side=step.side, goal=step.repetitions, way=way, step=step)


def sum_week(ledger: Ledger, *, now: datetime, zone: ZoneInfo) -> tuple[PracticeDose, ...]:
    """Return what was set and what was practised in the last seven local days, today included.

    Each day counts what the version in force on that very day set.
    """
    state = ledger.state()
    zone = state.zone or zone
    today = local_day(now, zone)
    days = [today - timedelta(days=k) for k in range(6, -1, -1)]
    steps: list[Step] = []
    for day in days:
        version = state.programme_on(day)
        steps += plan_steps(() if version is None else version.blocks, day.isoweekday())
    span = Span(day_span(days[0], zone).start, day_span(today, zone).end)
    sessions = _sessions_in(state, span)
    return sum_doses(steps, sessions, ledger.attempts(*(one.id for one in sessions)))


def list_practised(
    ledger: Ledger, state: RecordState, *, now: datetime, zone: ZoneInfo
) -> tuple[PracticeDay, ...]:
    """Return the practice of the four weeks before today."""
    today = local_day(now, zone)
    sessions = _sessions_in(
        state, Span(day_span(today - FOUR_WEEKS, zone).start, day_span(today, zone).start)
    )
    return summarise_days(sessions, ledger.attempts(*(one.id for one in sessions)), zone)


def _list_candidates(
    state: RecordState, practised: Sequence[PracticeDay], now: datetime, zone: ZoneInfo
) -> Iterator[Candidate]:
    """Yield what ten minutes are chosen from: the programme of any day; without one, what was practised."""
    version = state.programme_on(local_day(now, zone))
    found = [] if version is None else [(block.what, block.repetitions) for block in version.blocks]
    if not found:
        goals = {(one.exercise, one.side): one.goal or USUAL_REPETITIONS for one in state.sessions}
        found = [((one.exercise, one.side), goals[one.exercise, one.side]) for one in practised]
    for (exercise, side), repetitions in dict(found).items():
        if exercise in EXERCISES:
            yield Candidate(exercise=exercise, side=side, repetitions=repetitions)


def _follow(
    ledger: Ledger, state: RecordState, steps: Sequence[Step], *, now: datetime, zone: ZoneInfo
) -> ProgrammeDay:
    """Return how far these steps have come today."""
    sessions = _sessions_in(state, day_span(local_day(now, zone), zone))
    gate = find_gate(state, now=now) if steps else None
    left_out = {step.what for step in steps if _is_refused(state, step.what, gate, now)}
    attempts = ledger.attempts(*(one.id for one in sessions))
    return summarise_programme_day(steps, sessions, attempts, left_out)


def _is_refused(state: RecordState, what: tuple[str, Watched], gate: Gate | None, now: datetime) -> bool:
    """Tell whether an exercise on a side is not begun now in any position."""
    exercise = EXERCISES.get(what[0])
    return exercise is None or refuse_exercise(state, exercise, what[1], gate, now=now) is not None


def _sessions_in(state: RecordState, span: Span) -> list[PracticeSession]:
    """Return the sessions that began in a span, in order of start."""
    return [session for session in state.sessions if session.started_at in span]
