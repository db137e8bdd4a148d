"""Plan the notices of an open page from the record as it stands; what they are is said in `safety`."""

from datetime import datetime, timedelta

from lull.actions.match_span import match_span
from lull.record.state import RecordState
from lull.safety.reminders import Notice, plan_notices
from lull.timeline import Span

LOOKS_BACK = timedelta(days=7)
LOOKS_AHEAD = timedelta(days=1)


def plan_reminders(state: RecordState, *, now: datetime) -> tuple[Notice, ...]:
    """Return the notices of the last week and the next day, in order of time.

    Before a plan was known nothing could be recorded, so nothing is said of it.
    """
    if state.described is None or state.plan_known_since is None:
        return ()
    known_since = state.plan_known_since
    if known_since > now:  # the first plan was written under a clock that ran ahead: it is known now
        known_since = now - LOOKS_BACK
    span = Span(max(known_since, now - LOOKS_BACK), now + LOOKS_AHEAD)
    return plan_notices(
        match_span(state, span, now),
        zone=state.described.zone,
        overdue_after=state.settings.overdue_after,
        missed_in_a_row=state.settings.missed_in_a_row,
        told_not_given=state.told_not_given,
    )
