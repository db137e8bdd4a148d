"""What stands on the result of a session besides its numbers: praise, and what it brought to the shore."""

from dataclasses import dataclass

from lull.actions.collect_shore import collect_shore
from lull.actions.praise_session import praise_session
from lull.store.ledger import Ledger
from lull.web.charts.shore import say_things


@dataclass(frozen=True, slots=True, kw_only=True)
class Encouragement:
    """``praise`` are sentences, none where nothing moved; ``brought`` is empty where nothing is new."""

    praise: tuple[str, ...]
    brought: str


def find_encouragement(ledger: Ledger, session_id: str) -> Encouragement:
    """Return what is said of a session, worked out from the record."""
    brought = collect_shore(ledger).brought_by(session_id)
    return Encouragement(
        praise=praise_session(ledger, session_id), brought=say_things(brought) if brought else ""
    )
