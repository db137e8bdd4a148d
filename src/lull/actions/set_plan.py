"""Set a plan: enter what the prescriber ordered, from a moment on. What was due before stays (H20).

Lull only compares what was typed with the plan before it, to catch a slip (H01, H03): another product
strength, or a day that adds up to more than twice or less than half as much, is asked about once.
"""

from datetime import datetime, timedelta

from lull.actions.needs_confirmation import NeedsConfirmation, Unusual
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK

LARGE_STEP = 2.0
"""A day's total more than this many times larger or smaller than before is asked about (ours)."""

FARTHEST_AHEAD = timedelta(days=366)


def set_plan(
    ledger: Ledger,
    plan: PlanVersion,
    *,
    now: datetime,
    said_by: str = "self",
    confirmed: bool = False,
) -> Recorded | NeedsConfirmation:
    """Write a plan version, or ask once about what looks like a slip.

    Raises:
        BadInput: if the plan would begin in the past although one is known, or over a year ahead.
    """
    event = to_event(plan, event_id=plan.id, happened_at=now, recorded_at=now, said_by=said_by)
    before: list[PlanVersion | None] = []

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        before.append(state.plan_at(now))
        if not state.holds(plan.id):
            _check_start(plan, state, now)
            question = _question(plan, before[0])
            if question and not confirmed:
                return question
        return (event,)

    said = ledger.decide(judge)
    if isinstance(said, NeedsConfirmation):
        return said
    return Recorded(event=said[0], findings=_findings(plan, before[0]))


def _check_start(plan: PlanVersion, state: RecordState, now: datetime) -> None:
    """Refuse a start that would rewrite the past or is a slip of the year."""
    if state.plans and plan.valid_from < now - CLOCK_SLACK:
        raise BadInput(
            "a changed plan cannot begin in the past: let it begin now."
            " Doses already given keep the time and amount you recorded"
        )
    if plan.valid_from > now + FARTHEST_AHEAD:
        raise BadInput("the plan begins more than a year ahead: check the date")


def _question(plan: PlanVersion, before: PlanVersion | None) -> NeedsConfirmation | None:
    """Ask about a product or a total that differs a lot from the plan before."""
    if before is None:
        return None
    asked: list[tuple[Unusual, str]] = []
    if plan.strength != before.strength:
        asked.append(
            (
                "new_strength",
                f"The product was {before.strength} and is now {plan.strength}. Does the label say so?",
            )
        )
    old, new = before.daily_total, plan.daily_total
    if new.mg > LARGE_STEP * old.mg or old.mg > LARGE_STEP * new.mg:
        asked.append(
            ("large_step", f"A day was {old} and is now {new}. Is that what {plan.prescriber} ordered?")
        )
    if not asked:
        return None
    return NeedsConfirmation(
        why=asked[0][0],
        message=" ".join(sentence for _, sentence in asked),
        also=tuple(code for code, _ in asked[1:]),
    )


def _findings(plan: PlanVersion, before: PlanVersion | None) -> tuple[Finding, ...]:
    """A plan with less of the medicine comes with the one fixed sentence (H08)."""
    if before is None or plan.daily_total.mg >= before.daily_total.mg:
        return ()
    return (Finding(code="plan_lowered", message=NEVER_STOP_SUDDENLY, card="withdrawal"),)
