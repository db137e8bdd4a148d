"""What the record says of a moment: the last dose given before it, and the quiet window it lies in."""

from dataclasses import replace
from datetime import datetime, timedelta

from lull.actions.predict_span import predict_span
from lull.progress.practice_session import PracticeSession
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.timeline import day_span, local_day
from lull.tone.windows import Window
from lull.treatment.administration import Administration

NEAR_DOSE = timedelta(hours=12)
"""A dose given longer before a test is not named beside it (ours)."""


def find_given_before(state: RecordState, at: datetime) -> Administration | None:
    """Return the last dose recorded as given in the twelve hours before an instant."""
    given = [dose for dose in state.given_by(at) if dose.taken_at <= at]
    return given[-1] if given and at - given[-1].taken_at <= NEAR_DOSE else None


def find_window(state: RecordState, at: datetime) -> Window | None:
    """Return the quiet window of the chosen part of the body at an instant, from what was known then.

    It ends at midnight at the latest: only that day is predicted.
    """
    windows = _predict_windows(state, at)
    return None if windows is None else _choose_window(windows, state, at)


def note_window(state: RecordState, session: PracticeSession) -> PracticeSession:
    """Return the session with what is predicted of the moment it starts; as it was where nothing can be.

    It is kept, because later models and later entries would say something else of that moment.
    """
    windows = _predict_windows(state, session.started_at)
    if windows is None:
        return session
    window = _choose_window(windows, state, session.started_at)
    if window is None:
        return replace(session, window="none")
    return replace(session, window=window.label, window_until=window.span.end)


def _predict_windows(state: RecordState, at: datetime) -> tuple[Window, ...] | None:
    """Return the windows of the day, from what was known then; ``None`` where nothing can be predicted."""
    if state.described is None:
        return None
    zone = state.described.zone
    made = predict_span(state, state.described, day_span(local_day(at, zone), zone), now=at)
    return None if isinstance(made, Refusal) else made.windows


def _choose_window(windows: tuple[Window, ...], state: RecordState, at: datetime) -> Window | None:
    """Return the window of the chosen part of the body at an instant."""
    region = state.settings.region
    return next((window for window in windows if window.region == region and at in window.span), None)
