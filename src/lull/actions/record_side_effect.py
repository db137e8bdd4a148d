"""Record that a side effect began: what, since when, how strong. Nothing says where it comes from."""

from lull.actions.lifetime import check_within_life
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.side_effect import SideEffect
from lull.record.state import RecordState
from lull.store.ledger import Ledger


def record_side_effect(ledger: Ledger, effect: SideEffect) -> Recorded:
    """Write down a side effect. The same ``effect.id`` sent again is the same entry.

    Raises:
        BadInput: if it began before the person was born.
    """

    def judge(state: RecordState) -> tuple[Event, ...]:
        if not state.holds(effect.id):
            check_within_life(state, effect.began_at, "the side effect")
        return (to_event_now(effect, event_id=effect.id, now=effect.recorded_at, said_by=effect.said_by),)

    (kept,) = ledger.decide(judge)
    return Recorded(event=kept)
