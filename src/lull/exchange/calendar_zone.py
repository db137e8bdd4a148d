"""The clock of a place for a calendar file: its offsets and every change of them, as RFC 5545 wants it.

The library's own writer puts a change down at the new clock's reading; the standard (3.6.5) asks for the old
clock's, and a reader that keeps to it would be an hour late every spring. So the changes are written here.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from lull.safety.clock_changes import ClockChange, find_clock_changes
from lull.timeline import Span

YEARS_AHEAD = 12
"""How far ahead changes are written. Calendars know the usual zones by name, and need these only if not."""


def write_zone(zone: ZoneInfo, *, first_at: datetime, now: datetime) -> Timezone:
    """Return the zone's offsets from the year of ``first_at`` to some years after now."""
    start = datetime(first_at.year - 1, 1, 1, tzinfo=UTC)
    end = datetime(max(now.year, first_at.year) + YEARS_AHEAD, 1, 1, tzinfo=UTC)
    changes = list(find_clock_changes(zone, Span(start, end), step=timedelta(days=1)))
    written = Timezone()
    written.add("tzid", zone.key)
    written.add_component(_write_beginning(zone, start))
    kinds: dict[tuple[timedelta, timedelta, str], list[ClockChange]] = {}
    for change in changes:
        name = change.at.astimezone(zone).tzname() or ""
        kinds.setdefault((change.before, change.after, name), []).append(change)
    for (before, after, name), alike in kinds.items():
        written.add_component(_write_kind(before, after, name, alike))
    return written


def _write_beginning(zone: ZoneInfo, start: datetime) -> TimezoneStandard:
    """Write the offset that holds before the first change."""
    local = start.astimezone(zone)
    offset = local.utcoffset()
    assert offset is not None, "an instant in a zone has an offset"
    kind = TimezoneStandard()
    kind.add("dtstart", local.replace(tzinfo=None))
    kind.add("tzoffsetfrom", offset)
    kind.add("tzoffsetto", offset)
    kind.add("tzname", local.tzname() or zone.key)
    return kind


def _write_kind(
    before: timedelta, after: timedelta, name: str, alike: list[ClockChange]
) -> TimezoneStandard | TimezoneDaylight:
    """Write the changes of one kind, each at what the old clock showed."""
    kind = TimezoneDaylight() if after > before else TimezoneStandard()
    kind.add("dtstart", alike[0].shows_before)
    if alike[1:]:
        kind.add("rdate", [change.shows_before for change in alike[1:]])
    kind.add("tzoffsetfrom", before)
    kind.add("tzoffsetto", after)
    kind.add("tzname", name)
    return kind
