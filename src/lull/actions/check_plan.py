"""Check the plan: what changed by itself, what will, and what to ask the prescriber (hazards H08 and H25)."""

from datetime import datetime, timedelta
from itertools import pairwise

from lull.record.fact import Voiding
from lull.record.notice_seen import NoticeSeen
from lull.record.plan_timeline import PlanInForce
from lull.record.plan_version import PlanVersion
from lull.record.state import RecordState
from lull.record.weaning import Weaning
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.safety.weaning_questions import DailyTotal, PrescriberQuestion, check_weaning
from lull.timeline import CLOCK_SLACK

SHOWN_AFTER = timedelta(days=7)
"""A change that came by itself is told for a week, or until somebody says that it was seen (ours)."""
SHOWN_BEFORE = timedelta(days=2)
"""So long before the plan changes by itself it is told (ours)."""
ASKED_AFTER = timedelta(days=28)
"""A question about a way down stays for four weeks after its last step (ours)."""


def check_plan(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Return what the plan itself calls for; what was seen is left out."""
    seen = {notice.notice_id for notice in state.said(NoticeSeen)}
    found = (*_check_pause(state, now), *_check_turns(state, now), *_check_questions(state, now))
    return tuple(finding for finding in found if finding.id not in seen)


def list_questions(state: RecordState, now: datetime) -> tuple[PrescriberQuestion, ...]:
    """Return what to ask about the plan's ways down that are not long over, as prescribed."""
    pieces = state.plans_as_prescribed
    if not pieces:
        return ()
    totals = [
        DailyTotal(
            starts_at=piece.starts_at,
            mg=piece.version.daily_total_mg,
            prescriber=piece.version.prescriber,
        )
        for piece in pieces
    ]
    asked = check_weaning(totals, pieces[-1].version.prescriber)
    return tuple(question for question in asked if question.about >= now - ASKED_AFTER)


def find_turns(state: RecordState) -> list[tuple[PlanInForce, PlanInForce]]:
    """Return every change of the plan that nobody made at that moment: it came, or will come, by itself."""
    made_at = [e.recorded_at for e in state.entries if isinstance(e.says, PlanVersion | Weaning | Voiding)]
    return [
        (before, after)
        for before, after in pairwise(state.plans_in_force)
        if not any(abs(after.starts_at - at) <= CLOCK_SLACK for at in made_at)
    ]


def _check_pause(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Say for as long as it lasts that nothing is due because the prescriber paused or ended it."""
    plan = state.plan_at(now)
    if plan is None or plan.doses:
        return ()
    what = "paused" if plan.purpose == "illness_pause" else "ended"
    return (
        Finding(
            code=f"plan_{what}",
            message=(
                f"The plan is {what}, as {plan.prescriber} ordered. {NEVER_STOP_SUDDENLY}"
                " If a sign of the card shows, call."
            ),
            card="withdrawal",
            level="warn",
            id="" if plan.purpose == "illness_pause" else f"ended {plan.id}",
        ),
    )


def _check_turns(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Tell of changes that came by themselves lately, or will come soon."""
    found = []
    for before, after in find_turns(state):
        if not now - SHOWN_AFTER <= after.starts_at <= now + SHOWN_BEFORE:
            continue
        at = after.starts_at.astimezone(after.version.zone)
        came = "changed" if after.starts_at <= now else "will change"
        found.append(
            Finding(
                code="plan_turned" if after.starts_at <= now else "plan_will_turn",
                message=(
                    f"The plan {came} by itself on {at:%A} {at.day} {at:%B} at {at:%H:%M}, as written:"
                    f" {say_daily(before.version)}, then {say_daily(after.version)}."
                ),
                level="warn" if after.starts_at <= now else "info",
                id=f"{came} {after.version.id} {after.starts_at.isoformat()}",
            )
        )
    return tuple(found)


def say_daily(plan: PlanVersion) -> str:
    """Say what a day adds up to, and why where that is not the usual plan."""
    why = {"usual": "", "holiday": " (holiday)", "illness_pause": " (paused)", "stopped": " (ended)"}
    return f"{plan.daily_total_mg:g} mg a day{why[plan.purpose]}"


def _check_questions(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Bring each question for the prescriber, before its steps begin and for a while after."""
    return tuple(
        Finding(
            code=question.code,
            message=question.message,
            card="withdrawal" if question.code == "ends_without_steps" else None,
            level="urgent" if question.about >= now else "warn",
            id=question.id,
            source=question.source,
        )
        for question in list_questions(state, now)
    )
