"""What is asked once before a plan is written, to catch a slip (hazards H01, H03, H08 and H20).

Lull only compares what was typed with what stood before it: another product, a day that adds up to much more
or much less, nothing due at all, a start in the past, a day on which the change falls between two times, and
other orders that would be turned over or would wait.
"""

from datetime import datetime

from lull.actions.needs_confirmation import NeedsConfirmation, Unusual
from lull.record.fact import Entry
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.timeline import CLOCK_SLACK, day_span, local_day
from lull.treatment.regimen import plan_slots

LARGE_STEP = 2.0
"""A day's total more than this many times larger or smaller than before is asked about (ours)."""
Asked = list[tuple[Unusual, str]]


def ask_about_plan(
    versions: tuple[PlanVersion, ...], before: PlanVersion | None, state: RecordState, now: datetime
) -> NeedsConfirmation | None:
    """Return one question about everything unusual in an order, or ``None``.

    ``versions`` are the order, the steps of a weaning in their order; ``before`` is what it takes over from.
    """
    asked: Asked = []
    if before is not None:
        asked += _ask_strength(versions[0], before)
        asked += next((a for a in map(_ask_amounts, versions, (before, *versions)) if a), [])
        asked += _ask_nothing_due(versions, before)
        asked += _ask_back_dated(versions[0], now)
        asked += _ask_odd_day(versions[0], before, state, now)
    if versions[0].valid_to is None:
        asked += _ask_running(versions[0], state) + _ask_later(versions, state)
    if not asked:
        return None
    return NeedsConfirmation(
        why=asked[0][0],
        message=" ".join(sentence for _, sentence in asked),
        also=tuple(code for code, _ in asked[1:]),
    )


def _ask_strength(plan: PlanVersion, before: PlanVersion) -> Asked:
    """Ask about another product (H01)."""
    if plan.strength == before.strength:
        return []
    said = f"The product was {before.strength} and is now {plan.strength}. Does the label say so?"
    return [("new_strength", said)]


def _ask_amounts(plan: PlanVersion, before: PlanVersion) -> Asked:
    """Ask about a day that adds up to much more or much less than before, or a step up among steps (H03)."""
    old, new = before.daily_total_mg, plan.daily_total_mg
    goes_up = plan.weaning_id is not None and new > old
    if old == 0 < new:
        said = f"No dose was due before it, and now a day is {new:g} mg."
        return [("large_step", f"{said} Is that what {plan.prescriber} ordered?")]
    if not new > 0 or (old / LARGE_STEP <= new <= old * LARGE_STEP and not goes_up):
        return []
    said = f"A day was {old:g} mg and is now {new:g} mg. Is that what {plan.prescriber} ordered?"
    return [("large_step", said)]


def _ask_nothing_due(versions: tuple[PlanVersion, ...], before: PlanVersion) -> Asked:
    """Ask about a day from which no dose is due, whatever leads there (H08)."""
    empty = [plan for plan in versions if not plan.doses]
    if not empty:
        return []
    said = (
        f"From {_say_day(empty[0].valid_from, empty[0])} on no dose would be due. Before it, a day is"
        f" {before.daily_total_mg:g} mg. {NEVER_STOP_SUDDENLY}"
        f" Did {empty[0].prescriber} order exactly this?"
    )
    return [("no_dose_due", said)]


def _ask_back_dated(plan: PlanVersion, now: datetime) -> Asked:
    """Ask about a start in the past, and say what it does not change (H20)."""
    if plan.valid_from >= now - CLOCK_SLACK:
        return []
    said = (
        f"It began on {_say_day(plan.valid_from, plan)}, before now. The days since then stay as they were"
        " shown; what is due changes from now on. Is the day right?"
    )
    return [("back_dated", said)]


def _ask_odd_day(plan: PlanVersion, before: PlanVersion, state: RecordState, now: datetime) -> Asked:
    """Ask where the day of the change would have more or fewer doses than either plan alone (H04)."""
    turns_at = max(now, plan.valid_from)
    day = day_span(local_day(turns_at, plan.zone), plan.zone)
    entry = Entry(id=plan.id, recorded_at=now, says=plan, place=len(state.entries) + 1)
    mixed = RecordState(entries=(*state.entries, entry)).slots_in(day)
    old, new = (len(plan_slots(one.to_regimens(valid_from=day.start), day)) for one in (before, plan))
    if not plan.doses or min(old, new) <= len(mixed) <= max(old, new):
        return []
    clocks = ", ".join(f"{slot.due_at.astimezone(plan.zone):%H:%M}" for slot in mixed) or "none"
    said = (
        f"On the day of the change the times due would be {clocks}: {len(mixed)}, where the plan before has"
        f" {old} and this one has {new}. Is that what {plan.prescriber} ordered?"
    )
    return [("odd_day", said)]


def _ask_running(first: PlanVersion, state: RecordState) -> Asked:
    """Ask where a plan for a while would end early."""
    running = [p for p in state.plans if p.valid_to and p.valid_from <= first.valid_from < p.valid_to]
    if not running:
        return []
    until = _say_day(running[-1].valid_to or first.valid_from, first)
    return [("ends_early", f"A plan for a while holds until {until}. It would end. Is that right?")]


def _ask_later(versions: tuple[PlanVersion, ...], state: RecordState) -> Asked:
    """Ask about every order written for later: one that no longer counts, and one that will take over."""
    first, last = versions[0], versions[-1]
    later = [p for p in state.plans if p.valid_to is None and p.valid_from > first.valid_from]
    begun = {p.weaning_id for p in state.plans if p.weaning_id and p.valid_from <= first.valid_from}
    gone = [p for p in later if p.weaning_id in begun]
    if first.weaning_id is not None:
        gone += [p for p in later if p not in gone and (p.weaning_id or p.valid_from <= last.valid_from)]
    waiting = [p for p in later if p not in gone]
    after_end = [p for p in state.plans if p.valid_to and p.valid_from >= last.valid_from and p.doses]
    if not last.doses and after_end:
        on = _say_day(after_end[0].valid_from, first)
        asked_again = (
            f"A plan for a while begins on {on}, after the end: {after_end[0].daily_total_mg:g} mg a day."
        )
        return [("ends_early", f"{asked_again} Is that what {first.prescriber} ordered?")]
    asked: Asked = []
    if gone:
        on = _say_day(min(p.valid_from for p in gone), first)
        said = f"Another order is written from {on} on. It would no longer count."
        asked.append(("replaces_steps", f"{said} Is that what {first.prescriber} ordered?"))
    if waiting:
        on = _say_day(waiting[0].valid_from, first)
        said = f"Another version is written for {on}. It would take over then. Is that right?"
        asked.append(("later_waits", said))
    return asked


def _say_day(at: datetime, plan: PlanVersion) -> str:
    """Say a day on the plan's own calendar."""
    local = at.astimezone(plan.zone)
    return f"{local.day} {local:%B %Y}"
