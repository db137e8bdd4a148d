"""Today's doses as the page lists them: what was prescribed, what the record says, and the one next step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.actions.today import DoseLine, Today
from lull.record.state import RecordState
from lull.treatment.adherence import MOST_EARLY
from lull.treatment.administration import Administration
from lull.treatment.regimen import Slot
from lull.web.charts.day_picture import DoseState

Step = Literal["taken_now", "fix_record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """One dose the plan asked for, with the strength its own plan names and the step that is offered."""

    slot: Slot
    strength: str
    state: DoseState
    dose: Administration | None
    step: Step | None


def list_doses(today: Today, state: RecordState) -> tuple[DoseRow, ...]:
    """Return the day's doses in order of time, each with at most one step."""
    next_due = next((line for line in today.slots if line.state == "due"), None)
    return tuple(_to_row(line, today, state, is_next=line is next_due) for line in today.slots)


def say_dose_state(line: DoseLine, *, now: datetime, state: RecordState) -> DoseState:
    """Say given, due or no record; shortly after its time a dose is still due, not missing."""
    if line.state == "no_record" and now - line.slot.due_at < state.settings.overdue_after:
        return "due"
    return line.state


def _to_row(line: DoseLine, today: Today, state: RecordState, *, is_next: bool) -> DoseRow:
    """Return one row: a dose about due can be taken now, one long past can be put right."""
    plan = state.plan_at(line.slot.due_at)
    said = say_dose_state(line, now=today.now, state=state)
    may_be_taken = line.slot.due_at <= today.now or (is_next and line.slot.due_at - today.now <= MOST_EARLY)
    step: Step | None = None
    if said == "due" and may_be_taken:
        step = "taken_now"
    elif said == "no_record":
        step = "fix_record"
    return DoseRow(
        slot=line.slot,
        strength=str(plan.strength) if plan is not None else "",
        state=said,
        dose=line.dose,
        step=step,
    )
