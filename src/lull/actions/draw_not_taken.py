"""Draw what the model makes of a planned dose that is not taken: two curves of tone and no advice."""

from datetime import datetime, timedelta

from lull.actions.plan_day import NO_RECORD
from lull.actions.predict_span import predict_span
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.timeline import Span
from lull.tone.forecast import Forecast

BEFORE, AFTER = timedelta(hours=6), timedelta(hours=18)


def draw_not_taken(state: RecordState, due_at: datetime, *, now: datetime) -> Forecast | Refusal:
    """Predict the day around a planned dose, with it and without it.

    Raises:
        BadInput: if no planned dose is due then.
    """
    if state.described is None:
        return NO_RECORD
    horizon = Span(due_at - BEFORE, due_at + AFTER)
    return predict_span(state, state.described, horizon, now=now, not_taken=(due_at,))
