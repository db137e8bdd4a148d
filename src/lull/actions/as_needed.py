"""A dose as needed, held against the prescriber's own words: how often a day, and how far apart.

Only what the plan itself says is compared, and only asked about: what was given is written down as it was.
"""

from datetime import timedelta

from lull.record.plan_version import AsNeeded, PlanVersion
from lull.record.state import RecordState
from lull.timeline import day_span, local_day
from lull.treatment.administration import Administration


def find_against_order(state: RecordState, dose: Administration) -> str:
    """Return the question about a needed dose that came sooner or oftener than ordered; empty for none."""
    plan = state.prescribed_at(dose.taken_at)
    if plan is None or not dose.as_needed:
        return ""
    if not plan.as_needed:
        return f"The plan from {plan.prescriber} names no dose as needed. Was it one?"
    order = next((one for one in plan.as_needed if one.amount == dose.amount), plan.as_needed[0])
    others = [other for other in state.administrations if other.as_needed and other.id != dose.id]
    said = _find_too_soon(dose, order, others) or _find_too_often(dose, order, others, plan)
    return f"{plan.prescriber}'s plan for {order.what_for} says {said} Was it given then?" if said else ""


def _find_too_soon(dose: Administration, order: AsNeeded, others: list[Administration]) -> str:
    """Say where another needed dose lies closer than the hours that were ordered."""
    if order.least_hours_apart is None:
        return ""
    apart = timedelta(hours=order.least_hours_apart)
    near = [other for other in others if abs(other.taken_at - dose.taken_at) < apart]
    if not near:
        return ""
    nearest = min(near, key=lambda other: abs(other.taken_at - dose.taken_at))
    minutes = abs(nearest.taken_at - dose.taken_at) // timedelta(minutes=1)
    return (
        f"at least {order.least_hours_apart:g} hours apart. {nearest.amount} is in the record"
        f" {minutes // 60} h {minutes % 60} min away from this one."
    )


def _find_too_often(
    dose: Administration, order: AsNeeded, others: list[Administration], plan: PlanVersion
) -> str:
    """Say where the local day already holds as many as were ordered."""
    if order.most_a_day is None:
        return ""
    day = day_span(local_day(dose.taken_at, plan.zone), plan.zone)
    known = sum(other.taken_at in day for other in others)
    if known < order.most_a_day:
        return ""
    return f"at most {order.most_a_day} a day. The day already has {known}."
