"""What stands on the result of a session besides its numbers: praise, what it brought, and how it felt."""

from dataclasses import dataclass
from uuid import uuid4

from lull.actions.collect_shore import collect_shore
from lull.actions.praise_session import praise_session
from lull.record.session_felt import SessionFelt
from lull.web.charts.shore import say_things
from lull.web.felt_words import QUESTIONS
from lull.web.house import House
from lull.web.toast import Toast, find_toast


@dataclass(frozen=True, slots=True, kw_only=True)
class Encouragement:
    """``praise`` are sentences, none where nothing moved; ``brought`` is empty where nothing is new.

    ``felt`` is what was told of how it felt, ``questions`` are asked with a form of this id, ``toast`` says
    what was just written down.
    """

    praise: tuple[str, ...]
    brought: str
    felt: SessionFelt | None
    questions: tuple[tuple[str, str, tuple[str, ...]], ...]
    form_id: str
    toast: Toast | None


def find_encouragement(house: House, session_id: str, *, done: str) -> Encouragement:
    """Return what is said and asked of a session, worked out from the record."""
    state, ledger = house.ledger.state(), house.ledger
    brought = collect_shore(ledger).brought_by(session_id)
    return Encouragement(
        praise=praise_session(ledger, session_id),
        brought=say_things(brought) if brought else "",
        felt=state.felt.get(session_id),
        questions=QUESTIONS,
        form_id=uuid4().hex,
        toast=find_toast(state, done, now=house.now(), zone=state.zone or house.zone),
    )
