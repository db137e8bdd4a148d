"""A moment as a person types it: a day and a time on the wall clock, never ahead of now."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lull.timeline import CLOCK_SLACK, local_day, to_utc, wall_clock_at
from lull.web.forms import Reading

EARLIEST_DAY = date(1900, 1, 1)


def moment_fields(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """Return the fields of a moment, filled in."""
    local = at.astimezone(zone)
    return {"day": local.date().isoformat(), "clock": f"{local:%H:%M}"}


def read_moment(typed: Reading, *, now: datetime, zone: ZoneInfo, it_was: str, ahead: str) -> datetime | None:
    """Return the moment of the fields ``day`` and ``clock``, or None with the reasons in ``typed.errors``.

    ``it_was`` ends the question for each, such as "it was taken"; ``ahead`` is said of a time that has not
    come.
    """
    day = typed.day("day", ask=f"Enter the day {it_was}.")
    clock = typed.clock("clock", ask=f"Enter the time {it_was}.")
    if clock is None or day is None:
        return None
    if not EARLIEST_DAY <= day <= local_day(now, zone):
        typed.errors["day"] = "Choose today or a day before."
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
