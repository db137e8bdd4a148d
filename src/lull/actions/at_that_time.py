"""What the record says of the time of a measurement: the last dose given before it, and the windows then."""

from datetime import datetime, timedelta

from lull.actions.predict_span import predict_span
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.timeline import day_span, local_day
from lull.treatment.administration import Administration

NEAR_DOSE = timedelta(hours=12)
"""A dose given longer before a test is not named beside it (ours)."""


def find_given_before(state: RecordState, at: datetime) -> Administration | None:
    """Return the last dose recorded as given in the twelve hours before an instant."""
    given = [dose for dose in state.given_by(at) if dose.taken_at <= at]
    return given[-1] if given and at - given[-1].taken_at <= NEAR_DOSE else None


def is_in_window(state: RecordState, at: datetime) -> bool:
    """Tell whether a quiet window was predicted for an instant, from what was known then."""
    if state.described is None:
        return False
    zone = state.described.zone
    made = predict_span(state, state.described, day_span(local_day(at, zone), zone), now=at)
    region = state.settings.region
    return not isinstance(made, Refusal) and any(
        window.region == region and at in window.span for window in made.windows
    )
