"""Hear a beep: write down that the pump was heard, and bring the call card whatever the tone (H13)."""

from datetime import datetime

from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpBeep
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.finding import Finding
from lull.safety.pump_findings import check_beep
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK


def hear_beep(ledger: Ledger, beep: PumpBeep, *, event_id: str, now: datetime) -> Recorded:
    """Write down a beep. Nothing is asked first: a call must not wait. The same ``event_id`` is one entry.

    Raises:
        BadInput: if it lies ahead of now.
    """
    event = to_event_now(beep, event_id=event_id, now=now, said_by=beep.said_by)
    findings = list[Finding]()

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(event_id) and beep.at > now + CLOCK_SLACK:
            raise BadInput("the beep lies ahead of now: check the time")
        if state.zone is not None:
            findings.extend(check_beep(beep.tone, beep.at, now=now, zone=state.zone))
        return (event,)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept, findings=tuple(findings))
