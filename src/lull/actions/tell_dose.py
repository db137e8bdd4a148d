"""Tell what became of a dose: that it was not given, or came up again. Facts, taken as they are said."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import Span
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.regimen import Slot

UTC = ZoneInfo("UTC")


def tell_not_given(
    ledger: Ledger, told: DoseNotGiven, *, confirmed: bool = False
) -> Recorded | NeedsConfirmation:
    """Write down that a dose the plan asked for was missed or skipped. Sent again, it is the same entry.

    Where a record already answers that dose, whoever tells is asked once: two carers may mean different
    doses (H04). Told all the same, both stand in the record, and the curve counts the dose that was recorded.

    Raises:
        BadInput: if no dose was due then.
    """

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        if not state.holds(told.id):
            if find_slot(state, told.due_at) is None:
                raise BadInput(
                    f"no dose was due at {told.due_at.isoformat(timespec='minutes')}:"
                    " choose one from the plan"
                )
            answer = find_answer(state, told.due_at, told.recorded_at)
            if answer is not None and not confirmed:
                return NeedsConfirmation(
                    why="looks_already_logged", message=_ask_about(answer, told, state.zone or UTC)
                )
        return (to_event_now(told, event_id=told.id, now=told.recorded_at, said_by=told.said_by),)

    said = ledger.decide(judge)
    return said if isinstance(said, NeedsConfirmation) else Recorded(event=said[0])


def tell_came_up(ledger: Ledger, told: DoseCameUp) -> Recorded:
    """Write down that a recorded dose came up again. Sent again, it is the same entry.

    Raises:
        BadInput: if no such dose stands in the record, or it would have come up before it was taken.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(told.id):
            _check_came_up(state, told)
        return (to_event_now(told, event_id=told.id, now=told.recorded_at, said_by=told.said_by),)

    return Recorded(event=ledger.decide(judge)[0])


def find_slot(state: RecordState, due_at: datetime) -> Slot | None:
    """Return the dose that the plan in force then asked for at this very instant; ``None`` for none."""
    try:
        return next(iter(state.slots_in(Span(due_at, due_at + datetime.resolution))), None)
    except OverflowError:  # the end of the calendar
        return None


def find_answer(state: RecordState, due_at: datetime, now: datetime) -> Administration | None:
    """Return the record that answers the slot due then; ``None`` where none does."""
    span = Span(due_at - 2 * MOST_LATE, due_at + 2 * MOST_LATE)  # as far as a neighbour can matter
    near = Span(span.start - MOST_EARLY, span.end + MOST_LATE)
    doses = [dose for dose in state.administrations if dose.taken_at in near]
    match = match_doses(state.slots_in(span), doses, now)
    return next((dose for slot, dose in match.given if slot.due_at == due_at), None)


def _ask_about(dose: Administration, told: DoseNotGiven, zone: ZoneInfo) -> str:
    """Ask whether a dose that is in the record was not given."""
    due, at = told.due_at.astimezone(zone), dose.taken_at.astimezone(zone)
    return (
        f"The dose of {due:%H:%M} is already in the record: {dose.amount} at {at:%H:%M} (by {dose.said_by})."
        " Do you mean this dose?"
    )


def _check_came_up(state: RecordState, told: DoseCameUp) -> None:
    """Refuse what is said of a dose that is not there."""
    dose = next((dose for dose in state.administrations if dose.id == told.dose_id), None)
    if dose is None:
        raise BadInput("this dose is not in the record: record the dose first, then that it came up")
    if told.at < dose.taken_at:
        raise BadInput("a dose cannot come up before it was taken: check the two times")
