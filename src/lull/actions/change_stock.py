"""Write down the stock at home: what was counted, or fetched on top of it."""

from lull.actions.lifetime import check_within_life
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.recorded import Recorded
from lull.record.event import Event
from lull.record.event_body import to_event_now
from lull.record.state import RecordState
from lull.store.ledger import Ledger
from lull.treatment.stock import StockChange


def change_stock(
    ledger: Ledger, change: StockChange, *, confirmed: bool = False
) -> Recorded | NeedsConfirmation:
    """Write down a count or a package fetched, or ask once about another strength than the plan's (H01).

    Raises:
        BadInput: if it lies before the person was born.
    """

    def judge(state: RecordState) -> tuple[Event, ...] | NeedsConfirmation:
        if not state.holds(change.id):
            check_within_life(state, change.at, "the stock")
            plan = state.prescribed_at(change.at)
            if plan is not None and plan.strength != change.strength and not confirmed:
                return NeedsConfirmation(
                    why="new_strength",
                    message=(
                        f"The plan says {plan.strength}. This stock is {change.strength}."
                        " Does the label in your hand say so?"
                    ),
                )
        return (to_event_now(change, event_id=change.id, now=change.recorded_at, said_by=change.said_by),)

    said = ledger.decide(judge)
    return said if isinstance(said, NeedsConfirmation) else Recorded(event=said[0])
