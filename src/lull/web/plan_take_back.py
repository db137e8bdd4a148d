"""Taking back a plan: one question, since it changes what is due, and never to no plan at all (H08, H20)."""

from dataclasses import dataclass
from datetime import datetime

from lull.record.fact import Entry, Voiding
from lull.record.plan_version import PlanVersion
from lull.record.pump_history import find_pump_history
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.treatment.pump_program import measure_daily_mcg
from lull.web.plan_words import say_doses
from lull.web.pump_card import to_mcg


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTurn:
    """The plan in force before an entry is taken back, and the one in force after it."""

    before: PlanVersion
    after: PlanVersion

    @property
    def question(self) -> str:
        """Ask about what would be due."""
        doses = say_doses(self.after) or "no dose due"
        return (
            f"From now on the plan from {self.after.prescriber} would be in force again:"
            f" {doses} ({self.after.strength}). What was due before stays."
        )


def find_turn(state: RecordState, event_id: str, *, now: datetime) -> PlanTurn | None:
    """Return how the plan in force turns when an entry is taken back; None when it stays as it is.

    Raises:
        BadInput: if no plan would be in force any more.
    """
    if not state.stands(event_id):
        return None
    voiding = Entry(id=f"{event_id}-asked", recorded_at=now, says=Voiding(event_id=event_id))
    before = state.plan_at(now)
    after = RecordState(entries=(*state.entries, voiding)).plan_at(now)
    if before is None or before == after:
        return None
    if after is None:
        raise BadInput("no plan would be left in force: write a new version of the plan instead")
    return PlanTurn(before=before, after=after)


def ask_before_void(state: RecordState, event_id: str, *, now: datetime) -> str:
    """Return what to ask before an entry is taken back; empty where nothing hangs on it.

    Raises:
        BadInput: if no plan would be in force any more.
    """
    turn = find_turn(state, event_id, now=now)
    return turn.question if turn is not None else find_pump_question(state, event_id, now=now)


def find_pump_question(state: RecordState, event_id: str, *, now: datetime) -> str:
    """Return what to ask before the pump program that is in force is taken back; empty for anything else."""
    before = find_pump_history(state).program_at(now)
    if before is None or before.program.id != event_id or not state.stands(event_id):
        return ""
    voiding = Entry(id=f"{event_id}-asked", recorded_at=now, says=Voiding(event_id=event_id))
    after = find_pump_history(RecordState(entries=(*state.entries, voiding))).program_at(now)
    if after is None:
        return "No pump program would be left in the record, and the curve would leave the pump out."
    mcg = to_mcg(measure_daily_mcg(after.program.steps))
    return (
        f"From now on the pump program from {after.program.prescriber} would count again:"
        f" {mcg} micrograms a day. Is that what the pump runs?"
    )


def can_take_back(state: RecordState, event_id: str, *, now: datetime) -> bool:
    """Tell whether an earlier plan would take over."""
    try:
        return find_turn(state, event_id, now=now) is not None
    except BadInput:
        return False
