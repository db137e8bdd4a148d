"""Turn the pump: write down that it stopped or runs again, or that its catheter failed or was mended.

The clinic does such a thing or finds it; Lull only keeps it, and what nobody delivers leaves the curve.
"""

from datetime import datetime

from lull.actions.lifetime import check_within_life
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpTurned
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import CLOCK_SLACK


def turn_pump(ledger: Ledger, turned: PumpTurned, *, event_id: str, now: datetime) -> Recorded:
    """Write down what happened to the pump. The same ``event_id`` sent again is the same entry.

    Raises:
        BadInput: if it lies ahead of now, or before the person was born.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(event_id):
            check_within_life(state, turned.event.at, "what happened to the pump")
            if turned.event.at > now + CLOCK_SLACK:
                raise BadInput("that lies ahead of now: write it down when it has happened")
        return (to_event_now(turned, event_id=event_id, now=now, said_by=turned.said_by),)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)
