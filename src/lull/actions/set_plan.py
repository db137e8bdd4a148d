"""Set a plan: enter what the prescriber ordered, from a moment on. What was due before stays (H20).

Lull only compares what was typed with what stood before it, to catch a slip (H01, H03): another product
strength, a day that adds up to more than twice or less than half as much, a start in the past, a version that
would turn later entries over. Each is asked about once; every answer is taken.
"""

from datetime import datetime, timedelta

from lull.actions.needs_confirmation import NeedsConfirmation, Unusual
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.record.weaning import Weaning
from lull.refusal import BadInput
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK

LARGE_STEP = 2.0
"""A day's total more than this many times larger or smaller than before is asked about (ours)."""
FARTHEST_AHEAD = timedelta(days=366)
FARTHEST_BACK = timedelta(days=366)
Asked = list[tuple[Unusual, str]]


def set_plan(
    ledger: Ledger,
    plan: PlanVersion,
    *,
    now: datetime,
    said_by: str = "self",
    confirmed: bool = False,
) -> Recorded | NeedsConfirmation:
    """Write a plan version, or ask once about what looks like a slip.

    A version that began in the past is kept as prescribed since then, and decides what is due from now on.

    Raises:
        BadInput: if the plan would begin over a year ahead, or over a year ago although one is known.
    """
    return _set(ledger, plan, (plan,), now=now, said_by=said_by, confirmed=confirmed)


def set_weaning(
    ledger: Ledger,
    weaning: Weaning,
    *,
    now: datetime,
    said_by: str = "self",
    confirmed: bool = False,
) -> Recorded | NeedsConfirmation:
    """Write the prescriber's steps down, all of them in one entry, or ask once about what looks like a slip.

    Raises:
        BadInput: as :func:`set_plan` does, for the first and the last step.
    """
    return _set(ledger, weaning, weaning.to_versions(), now=now, said_by=said_by, confirmed=confirmed)


def _set(
    ledger: Ledger,
    fact: PlanVersion | Weaning,
    versions: tuple[PlanVersion, ...],
    *,
    now: datetime,
    said_by: str,
    confirmed: bool,
) -> Recorded | NeedsConfirmation:
    """Write the fact unless there is something to ask, in one step with looking."""
    event = to_event(fact, event_id=fact.id, happened_at=now, recorded_at=now, said_by=said_by)
    before: list[PlanVersion | None] = []

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        before.append(state.prescribed_at(max(now, versions[0].valid_from)) or state.plan_at(now))
        if not state.holds(fact.id):
            _check_start(versions, state, now)
            question = _question(versions, before[0], state, now)
            if question and not confirmed:
                return question
        return (event,)

    said = ledger.decide(judge)
    if isinstance(said, NeedsConfirmation):
        return said
    return Recorded(event=said[0], findings=_findings(versions, before[0]))


def _check_start(versions: tuple[PlanVersion, ...], state: RecordState, now: datetime) -> None:
    """Refuse a start that is a slip of the year."""
    if state.plans and versions[0].valid_from < now - FARTHEST_BACK:
        raise BadInput("the plan begins more than a year ago: check the date")
    if versions[-1].valid_from > now + FARTHEST_AHEAD:
        raise BadInput("the plan begins more than a year ahead: check the date")
    ends_at = versions[-1].valid_to
    if ends_at is not None and ends_at <= now:
        raise BadInput("this plan for a while is already over: check its days")


def _question(
    versions: tuple[PlanVersion, ...], before: PlanVersion | None, state: RecordState, now: datetime
) -> NeedsConfirmation | None:
    """Ask about everything that differs a lot from what stood before."""
    asked: Asked = []
    if before is not None:
        asked += _ask_strength(versions[0], before) + _ask_amounts(versions[0], before)
        asked += _ask_nothing_due(versions, before)
        asked += _ask_back_dated(versions[0], now)
    asked += _ask_later(versions, state)
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
    """Ask about a day that adds up to much more or much less than before (H03)."""
    old, new = before.daily_total_mg, plan.daily_total_mg
    if not new > 0 or not old > 0 or old / LARGE_STEP <= new <= old * LARGE_STEP:
        return []
    said = f"A day was {old:g} mg and is now {new:g} mg. Is that what {plan.prescriber} ordered?"
    return [("large_step", said)]


def _ask_nothing_due(versions: tuple[PlanVersion, ...], before: PlanVersion) -> Asked:
    """Ask about a day from which no dose is due, whatever leads there (H08)."""
    empty = [plan for plan in versions if not plan.doses]
    if not empty:
        return []
    said = (
        f"From {_say_day(empty[0].valid_from, empty[0])} on no dose would be due. A day is now"
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


def _ask_later(versions: tuple[PlanVersion, ...], state: RecordState) -> Asked:
    """Ask where something else is written for later or runs for a while, and say which would hold."""
    first = versions[0]
    if first.valid_to is not None:
        return []
    asked: Asked = []
    running = [p for p in state.plans if p.valid_to and p.valid_from <= first.valid_from < p.valid_to]
    if running:
        until = _say_day(running[-1].valid_to or first.valid_from, first)
        asked.append(("ends_early", f"A plan for a while holds until {until}. It would end. Is that right?"))
    later = [p for p in state.plans if p.valid_to is None and p.valid_from > first.valid_from]
    begun = {p.weaning_id for p in state.plans if p.weaning_id and p.valid_from <= first.valid_from}
    steps = [p for p in later if p.weaning_id in begun]
    if steps:
        asked.append(
            (
                "replaces_steps",
                (
                    f"Steps are written from {_say_day(steps[0].valid_from, first)} on. They would no longer"
                    f" count. Is that what {first.prescriber} ordered?"
                ),
            )
        )
    waiting = [p for p in later if p not in steps and p.valid_from > versions[-1].valid_from]
    if waiting:
        asked.append(
            (
                "later_waits",
                (
                    f"Another version is written for {_say_day(waiting[0].valid_from, first)}. It would take"
                    " over then. Is that right?"
                ),
            )
        )
    return asked


def _say_day(at: datetime, plan: PlanVersion) -> str:
    """Say a day on the plan's own calendar."""
    local = at.astimezone(plan.zone)
    return f"{local.day} {local:%B %Y}"


def _findings(versions: tuple[PlanVersion, ...], before: PlanVersion | None) -> tuple[Finding, ...]:
    """A plan with less of the medicine comes with the one fixed sentence (H08)."""
    lowest = min(plan.daily_total_mg for plan in versions)
    if before is None or lowest >= before.daily_total_mg:
        return ()
    return (Finding(code="plan_lowered", message=NEVER_STOP_SUDDENLY, card="withdrawal"),)
