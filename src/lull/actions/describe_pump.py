"""Describe the pump: its model, its reservoir, the day by which it must be replaced. The latest holds."""

from datetime import datetime

from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpDescription
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import local_day


def describe_pump(
    ledger: Ledger, pump: PumpDescription, *, event_id: str, now: datetime, said_by: str = "self"
) -> Recorded:
    """Write down what the pump is. The same ``event_id`` sent again is the same entry.

    Raises:
        BadInput: if it was implanted after today, or was to be replaced before it was implanted.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(event_id):
            _check_days(pump, state, now)
        return (to_event_now(pump, event_id=event_id, now=now, said_by=said_by),)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)


def _check_days(pump: PumpDescription, state: RecordState, now: datetime) -> None:
    """Refuse days that cannot belong to one pump."""
    today = local_day(now, state.zone) if state.zone else now.date()
    if pump.implanted_on is not None and pump.implanted_on > today:
        raise BadInput(f"the pump was implanted on {pump.implanted_on}, after today: check the date")
    if pump.implanted_on and pump.replace_by and pump.replace_by <= pump.implanted_on:
        raise BadInput("the pump must be replaced after it was implanted: check the two days")
