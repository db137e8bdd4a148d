"""Tell the story of a week from the record."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lull.actions.collect_shore import Shore, collect_shore
from lull.actions.follow_exercise import NO_RECORD, number_sessions
from lull.progress.week_value import find_monday
from lull.progress.weekly_story import WeeklyStory, tell_weekly_story
from lull.refusal import Refusal
from lull.store.ledger import Ledger
from lull.timeline import local_day

EARLIEST = date(1900, 1, 1)
"""Nobody's week lies before it; a Monday (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWeek:
    """A story, the shore as it is now, and the weeks before and after it to go to, where there are any."""

    story: WeeklyStory
    shore: Shore
    before: date | None
    after: date | None


def tell_week(ledger: Ledger, on: date | None, *, now: datetime) -> ToldWeek | Refusal:
    """Return the week of a day, or this week; a day that is still to come lies in this week."""
    state = ledger.state()
    if state.zone is None:
        return NO_RECORD
    this_monday = find_monday(local_day(now, state.zone))
    monday = this_monday if on is None else min(find_monday(max(on, EARLIEST)), this_monday)
    sessions, shore = number_sessions(ledger, state.sessions), collect_shore(ledger)
    has_before = any(one.on < monday for one in sessions)
    return ToldWeek(
        story=tell_weekly_story(monday, sessions, shore.found, state.zone),
        shore=shore,
        before=monday - timedelta(days=7) if has_before else None,
        after=monday + timedelta(days=7) if monday < this_monday else None,
    )
