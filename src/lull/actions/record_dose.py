"""Record a dose that was given. A fact is never refused; something unusual is asked about once."""

from dataclasses import replace
from datetime import UTC, timedelta

from lull.actions.as_needed import find_against_order
from lull.actions.lifetime import check_within_life
from lull.actions.needs_confirmation import NeedsConfirmation, Unusual
from lull.actions.recorded import Recorded
from lull.quantities import OralMg
from lull.record.event import Event
from lull.record.event_body import dose_to_event
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.above_plan import CALL, PlanLimits, check_above_plan
from lull.safety.finding import Finding
from lull.store.ledger import Ledger
from lull.timeline import Span, day_span, local_day
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses
from lull.treatment.administration import Administration

SAME_DOSE_WITHIN = timedelta(minutes=30)
"""Two records this close may be one dose, written down by two people (H04; ours)."""

LONG_AGO = timedelta(days=31)
"""A dose this old is often a slip in the month or the year (ours)."""


def record_dose(
    ledger: Ledger, dose: Administration, *, confirmed: bool = False
) -> Recorded | NeedsConfirmation:
    """Write down a dose, or ask once about what looks unusual.

    Asking and writing happen in one step, so that two people cannot both slip past the question. The same
    ``dose.id`` sent again is the same entry. An amount above the plan brings the overdose card.

    Raises:
        BadInput: if it lies before the person was born.
    """
    findings: list[Finding] = []

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        if not state.holds(dose.id):
            check_within_life(state, dose.taken_at, "the dose")
        else:
            _check_same(state, dose)
        above = find_above_plan(state, dose)
        if above:
            findings.append(above)
        asked = [] if state.holds(dose.id) else _ask(state, dose, above)
        if asked and not confirmed:
            return NeedsConfirmation(
                why=asked[0][0],
                message=" ".join(sentence for _, sentence in asked),
                also=tuple(code for code, _ in asked[1:]),
            )
        return (dose_to_event(name_form(state, dose)),)

    said = ledger.decide(judge)
    if isinstance(said, NeedsConfirmation):
        return said
    return Recorded(event=said[0], findings=tuple(findings))


def _check_same(state: RecordState, dose: Administration) -> None:
    """Refuse another dose under an id that is used: a page that was restored would be thanked for nothing."""
    known = next((one for one in state.administrations if one.id == dose.id), None)
    if known is None:
        raise BadInput("this page was used already, and its dose was taken back: open the page again")
    if known.amount != dose.amount:
        raise BadInput("this page was used already for another amount: open it again to write a dose down")


def name_form(state: RecordState, dose: Administration) -> Administration:
    """Return the dose as the tablet or the liquid of the plan in force when it was taken."""
    plan = state.plan_at(dose.taken_at)
    if plan is None:
        return dose
    return replace(dose, form="tablet" if plan.strength.per == "tablet" else "oral_solution")


def _ask(state: RecordState, dose: Administration, above: Finding | None) -> list[tuple[Unusual, str]]:
    """Return what is unusual about a new dose, each with its question."""
    asked: list[tuple[Unusual, str]] = []
    if above:
        asked.append(("above_plan", f"{above.message.removesuffix(CALL)} Was it {dose.amount}?"))
    twin = find_twin(state, dose)
    if twin:
        asked.append(("looks_already_logged", _twin_sentence(state, twin)))
    against_order = find_against_order(state, dose)
    if against_order:
        asked.append(("against_order", against_order))
    if dose.recorded_at - dose.taken_at > LONG_AGO:
        at = dose.taken_at.astimezone(state.zone or UTC)
        asked.append(("long_ago", f"{at.day} {at:%B %Y} is more than a month ago. Was it taken then?"))
    return asked


def find_above_plan(state: RecordState, dose: Administration) -> Finding | None:
    """Return a finding when a dose, or its local day with it, is above the plan prescribed for then."""
    plan = state.prescribed_at(dose.taken_at)
    if plan is None:
        return None
    on = local_day(dose.taken_at, plan.zone)
    day, weekday = day_span(on, plan.zone), on.isoweekday()
    others = [other for other in state.administrations if other.taken_at in day and other.id != dose.id]
    alike = others if dose.as_needed else [other for other in others if not other.as_needed]
    total = OralMg(dose.amount.mg + sum(other.amount.mg for other in alike))
    limits = PlanLimits(
        largest_dose_mg=plan.largest_on(weekday),
        most_a_day_mg=plan.most_on(weekday) if dose.as_needed else plan.total_on(weekday),
        prescriber=plan.prescriber,
    )
    return check_above_plan(dose.amount, day_total=total, limits=limits)


def find_twin(state: RecordState, dose: Administration) -> Administration | None:
    """Return a record that may be this very dose: close in time, or the answer to the same slot (H04)."""
    near = Span(dose.taken_at - MOST_LATE - MOST_EARLY, dose.taken_at + MOST_LATE + MOST_EARLY)
    known = [other for other in state.administrations if other.taken_at in near]
    close = [other for other in known if abs(other.taken_at - dose.taken_at) <= SAME_DOSE_WITHIN]
    if close:
        return min(close, key=lambda other: abs(other.taken_at - dose.taken_at))
    if dose.as_needed:
        return None
    match = match_doses(state.slots_in(near), known, dose.recorded_at)
    slots = [slot for slot, _ in match.given] + list(match.no_record) + list(match.due)
    if not slots:
        return None
    nearest = min(slots, key=lambda slot: abs(slot.due_at - dose.taken_at))
    if not nearest.due_at - MOST_EARLY <= dose.taken_at <= nearest.due_at + MOST_LATE:
        return None
    return next((other for slot, other in match.given if slot == nearest), None)


def _twin_sentence(state: RecordState, twin: Administration) -> str:
    """Ask whether a dose is another one."""
    at = twin.taken_at.astimezone(state.zone or UTC)
    return f"{twin.amount} at {at:%H:%M} is already in the record (by {twin.said_by}). Is this another dose?"
