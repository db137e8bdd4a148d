"""Set a plan: enter what the prescriber ordered, from a moment on. What was due before stays (H20).

What looks like a slip is asked about once (:mod:`plan_questions`); every answer is taken.
"""

from datetime import datetime, timedelta

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_questions import ask_about_plan
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

FARTHEST_AHEAD = timedelta(days=366)
FARTHEST_BACK = timedelta(days=366)


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
            question = ask_about_plan(versions, before[0], state, now)
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


def _findings(versions: tuple[PlanVersion, ...], before: PlanVersion | None) -> tuple[Finding, ...]:
    """A plan with less of the medicine comes with the one fixed sentence (H08)."""
    lowest = min(plan.daily_total_mg for plan in versions)
    if before is None or lowest >= before.daily_total_mg:
        return ()
    return (Finding(code="plan_lowered", message=NEVER_STOP_SUDDENLY, card="withdrawal"),)
