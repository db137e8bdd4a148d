"""Plan the notices of an open page from the record as it stands; what they are is said in `safety`."""

from datetime import datetime, timedelta

from lull.record.state import RecordState
from lull.safety.reminders import Notice, plan_notices
from lull.timeline import Span
from lull.treatment.adherence import MOST_EARLY, MOST_LATE, match_doses

LOOKS_BACK = timedelta(days=7)
LOOKS_AHEAD = timedelta(days=1)


def plan_reminders(state: RecordState, *, now: datetime) -> tuple[Notice, ...]:
    """Return the notices of the last week and the next day, in order of time.

    Before a plan was known nothing could be recorded, so nothing is said of it.
    """
    if state.described is None or state.plan_known_since is None:
        return ()
    span = Span(max(state.plan_known_since, now - LOOKS_BACK), now + LOOKS_AHEAD)
    near = Span(span.start - MOST_EARLY, span.end + MOST_LATE)
    doses = [dose for dose in state.administrations if dose.taken_at in near]
    return plan_notices(
        match_doses(state.slots_in(span), doses, now),
        zone=state.described.zone,
        overdue_after=state.settings.overdue_after,
        missed_in_a_row=state.settings.missed_in_a_row,
        told_not_given=state.told_not_given,
    )
