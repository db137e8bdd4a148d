"""Doses of the day before that nobody has said anything of, so that a forgotten evening can be put right."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lull.actions.match_span import match_span
from lull.actions.today import DoseLine
from lull.record.state import RecordState
from lull.timeline import Span, day_span
from lull.treatment.adherence import MOST_LATE


def list_open_before(state: RecordState, day: date, *, now: datetime, zone: ZoneInfo) -> tuple[DoseLine, ...]:
    """Return the doses of the day before ``day`` without a record and without a word, in order of time.

    Before a plan was known nothing could be recorded, unless somebody did record an earlier dose.
    """
    known_since = state.plan_known_since
    if known_since is None:
        return ()
    begun = min((known_since, *(dose.taken_at for dose in state.given_by(now))))
    before = day_span(day - timedelta(days=1), zone)
    span = Span(before.start - MOST_LATE, before.end + MOST_LATE)
    return tuple(
        DoseLine(slot=slot, state="no_record")
        for slot in match_span(state, span, now).no_record
        if slot.due_at in before and slot.due_at >= begun and slot.due_at not in state.told_not_given
    )
