"""A moment as a person types it: a day and a time on the wall clock, never ahead of now."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lull.saying import say
from lull.timeline import CLOCK_SLACK, local_day, to_utc, wall_clock_at
from lull.web.forms import Reading

EARLIEST_DAY = date(1900, 1, 1)
ASKED: Mapping[str, tuple[str, str]] = {
    "it was filmed": (say("Enter the day it was filmed."), say("Enter the time it was filmed.")),
}
"""The questions whose words a screen says in its reader's language; any other is about medicine."""


def moment_fields(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """Return the fields of a moment, filled in."""
    local = at.astimezone(zone)
    return {"day": local.date().isoformat(), "clock": f"{local:%H:%M}"}


def read_moment(typed: Reading, *, now: datetime, zone: ZoneInfo, it_was: str, ahead: str) -> datetime | None:
    """Return the moment of the fields ``day`` and ``clock``, or None with the reasons in ``typed.errors``.

    ``it_was`` ends the question for each, such as "it was taken"; ``ahead`` is said of a time that has not
    come.
    """
    ask_day, ask_clock = ASKED.get(it_was) or (f"Enter the day {it_was}.", f"Enter the time {it_was}.")
    day = typed.day("day", ask=ask_day)
    clock = typed.clock("clock", ask=ask_clock)
    if clock is None or day is None:
        return None
    if not EARLIEST_DAY <= day <= local_day(now, zone):
        typed.errors["day"] = say("Choose today or a day before.")
        return None
    at = wall_clock_at(day, clock, zone)
    if at > now + CLOCK_SLACK:
        typed.errors["clock"] = ahead
        return None
    return at


def parse_instant(text: str) -> datetime | None:
    """Return the instant in an address, in UTC; None when it is not one."""
    try:
        return to_utc(datetime.fromisoformat(text))
    except ValueError:  # BadInput is one: no offset, or outside the calendar
        return None
