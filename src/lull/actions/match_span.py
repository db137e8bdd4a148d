"""Match the plan with the record over a span: the one way in which slots and doses are brought together."""

from datetime import datetime

from lull.record.state import RecordState
from lull.timeline import Span
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, DoseMatch, match_doses


def match_span(state: RecordState, span: Span, now: datetime) -> DoseMatch:
    """Match the slots of a span with every dose that can have been given by ``now`` and could answer one."""
    near = Span(span.start - MOST_EARLY, span.end + MOST_LATE)
    return match_doses(state.slots_in(span), [d for d in state.given_by(now) if d.taken_at in near], now)
