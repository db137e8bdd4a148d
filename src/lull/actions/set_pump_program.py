"""Set a pump program: what the prescriber set the pump to, from a moment on. What flowed before stays (H20).

Lull only compares what was typed with the program before it, to catch a slip (H03): a day that adds up to
more than twice or less than half as much is asked about once. Micrograms never meet milligrams here (H02).
"""

from datetime import datetime

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_questions import LARGE_STEP
from lull.actions.recorded import Recorded
from lull.actions.set_plan import FARTHEST_AHEAD, FARTHEST_BACK
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpProgramSet
from lull.record.pump_history import find_pump_history
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.store.ledger import Ledger
from lull.treatment.pump_program import measure_daily_mcg


def set_pump_program(
    ledger: Ledger,
    program: PumpProgramSet,
    *,
    now: datetime,
    said_by: str = "self",
    confirmed: bool = False,
) -> Recorded | NeedsConfirmation:
    """Write a program, or ask once about a large step. The same ``program.id`` again is the same entry.

    A program that began in the past is kept as prescribed since then; the curve counts it from now on, unless
    it is the first.

    Raises:
        BadInput: if it begins over a year ahead, or over a year ago although another one is known.
    """
    event = to_event_now(program, event_id=program.id, now=now, said_by=said_by)
    before: list[PumpProgramSet | None] = []

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        before.append(_find_before(program, state, now))
        if not state.holds(program.id):
            _check_start(program, before[0], now)
            question = _ask_amount(program, before[0])
            if question and not confirmed:
                return question
        return (event,)

    said = ledger.decide(judge)
    if isinstance(said, NeedsConfirmation):
        return said
    return Recorded(event=said[0], findings=_findings(program, before[0]))


def _find_before(program: PumpProgramSet, state: RecordState, now: datetime) -> PumpProgramSet | None:
    """Return the program this one takes over from; where none holds yet, any other that is known."""
    history = find_pump_history(state)
    others = [known.program for known in history.known if known.program.id != program.id]
    held = history.program_at(program.valid_from) or history.program_at(now)
    if held is not None and held.program.id != program.id:
        return held.program
    return others[-1] if others else None


def _check_start(program: PumpProgramSet, before: PumpProgramSet | None, now: datetime) -> None:
    """Refuse a start that is a slip of the year."""
    if before is not None and program.valid_from < now - FARTHEST_BACK:
        raise BadInput("the pump program begins more than a year ago: check the date")
    if program.valid_from > now + FARTHEST_AHEAD:
        raise BadInput("the pump program begins more than a year ahead: check the date")


def _ask_amount(program: PumpProgramSet, before: PumpProgramSet | None) -> NeedsConfirmation | None:
    """Ask about a day that differs a lot from the program before."""
    if before is None:
        return None
    old, new = measure_daily_mcg(before.steps), measure_daily_mcg(program.steps)
    if new <= LARGE_STEP * old and old <= LARGE_STEP * new:
        return None
    return NeedsConfirmation(
        why="large_step",
        message=(
            f"A day by pump was {old:.4g} micrograms and is now {new:.4g} micrograms."
            f" Is that what {program.prescriber} set?"
        ),
    )


def _findings(program: PumpProgramSet, before: PumpProgramSet | None) -> tuple[Finding, ...]:
    """A program with less of the medicine comes with the one fixed sentence (H08)."""
    if before is None or measure_daily_mcg(program.steps) >= measure_daily_mcg(before.steps):
        return ()
    return (Finding(code="plan_lowered", message=NEVER_STOP_SUDDENLY, card="withdrawal"),)
