"""The day's doses as the pages list them: what was prescribed, what the record says, and the next steps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.actions.open_doses import list_open_before
from lull.actions.today import DoseLine, Today
from lull.record.state import RecordState
from lull.safety.missed_rule import NO_RULE, say_missed_rule
from lull.treatment.adherence import MOST_EARLY
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.regimen import Slot
from lull.web.charts.day_picture import DoseState
from lull.web.dose_words import say_came_up, say_line, say_speaker
from lull.web.wording import moment_words

Step = Literal["taken_now", "fix_record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """One dose the plan asked for, with the strength its own plan names and the steps that are offered.

    ``words`` say what became of it. ``rule`` is what the plan says about a dose that was not given, for one
    without a record or told as not given, and ``rule_clock`` its hour. ``told_id`` names what was told of it
    last, to be taken back.
    """

    slot: Slot
    strength: str
    state: DoseState
    dose: Administration | None
    told: DoseNotGiven | None
    words: tuple[str, ...]
    step: Step | None
    rule: str = ""
    rule_clock: str = ""
    told_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRow:
    """One dose given that answers no time of the plan, with the strength of the plan in force then."""

    dose: Administration
    strength: str
    words: tuple[str, ...]
    told_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDoses:
    """The doses of one day: the plan's, those beside it, and what the plans say about the open ones.

    ``earlier`` are the doses of the day before that nobody has said anything of.
    """

    rows: tuple[DoseRow, ...] = ()
    extra: tuple[ExtraRow, ...] = ()
    earlier: tuple[DoseRow, ...] = ()
    rules: tuple[str, ...] = ()
    no_rule: str = NO_RULE


def list_doses(today: Today, state: RecordState) -> tuple[DoseRow, ...]:
    """Return the day's doses in order of time."""
    next_due = next((line for line in today.slots if line.state == "due"), None)
    return tuple(_to_row(line, today, state, is_next=line is next_due) for line in today.slots)


def list_day(today: Today | None, state: RecordState) -> DayDoses:
    """Return the day's doses as a page lists them; nothing for a day that cannot be shown."""
    if today is None:
        return DayDoses()
    rows = list_doses(today, state)
    earlier = tuple(
        _to_row(line, today, state, is_next=False)
        for line in list_open_before(state, today.day, now=today.now, zone=today.zone)
    )
    return DayDoses(
        rows=rows,
        extra=list_extra(today, state),
        earlier=earlier,
        rules=list_rules((*earlier, *rows)),
    )


def _say_beside(dose: Administration) -> str:
    """Say why a dose answers no time of the plan."""
    return "as needed" if dose.as_needed else "not a time in the plan"


def list_extra(today: Today, state: RecordState) -> tuple[ExtraRow, ...]:
    """Return the day's doses that answer no time of the plan, in order of time."""
    return tuple(
        ExtraRow(
            dose=dose,
            strength=say_strength(state, dose),
            words=(
                f"given, {_say_beside(dose)}{say_speaker(dose.said_by)}",
                *say_came_up(dose, now=today.now, zone=today.zone),
            ),
            told_id=_find_came_up(state, dose),
        )
        for dose in today.extra
    )


def list_rules(rows: tuple[DoseRow, ...]) -> tuple[str, ...]:
    """Return what the plans say about the doses that were not given or have no record, each rule once.

    Where a day has two plans with different rules, each is said with its hours.
    """
    hours: dict[str, list[str]] = {}
    for row in rows:
        if row.rule:
            hours.setdefault(row.rule, []).append(row.rule_clock)
    if len(hours) == 1:
        return tuple(hours)
    return tuple(f"{', '.join(clocks)}: {rule}" for rule, clocks in hours.items())


def say_strength(state: RecordState, dose: Administration) -> str:
    """Say the strength of the product of the plan in force when a dose was taken; empty where none was."""
    plan = state.plan_at(dose.taken_at)
    return str(plan.strength) if plan is not None else ""


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
    elif said in ("no_record", "missed", "skipped"):
        step = "fix_record"
    came_up = "" if line.dose is None else _find_came_up(state, line.dose)
    return DoseRow(
        slot=line.slot,
        strength=str(plan.strength) if plan is not None else "",
        state=said,
        dose=line.dose,
        told=line.told,
        words=say_line(line, said, now=today.now, zone=today.zone, settings=state.settings),
        step=step,
        rule=say_missed_rule(plan.missed_rule if plan is not None else "") if step == "fix_record" else "",
        rule_clock=moment_words(line.slot.due_at, now=today.now, zone=today.zone),
        told_id=came_up or (line.told.id if line.told is not None else ""),
    )


def _find_came_up(state: RecordState, dose: Administration) -> str:
    """Return the id of the entry that says that this dose came up again; empty where none does."""
    return next((told.id for told in state.said(DoseCameUp) if told.dose_id == dose.id), "")
