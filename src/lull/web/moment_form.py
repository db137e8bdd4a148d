"""A moment as a person types it: a day and a time on the wall clock, never ahead of now."""

from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from lull.saying import say
from lull.timeline import CLOCK_SLACK, local_day, to_utc, wall_clock_at
from lull.web.forms import Reading

EARLIEST_DAY = date(1900, 1, 1)
Asked: TypeAlias = tuple[str, str]
"""The question for the day and that for the time; sayings, unless they are about medicine (H36)."""


def moment_fields(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """Return the fields of a moment, filled in."""
    local = at.astimezone(zone)
    return {"day": local.date().isoformat(), "clock": f"{local:%H:%M}"}


def read_moment(
    typed: Reading,
    *,
    now: datetime,
    zone: ZoneInfo,
    ask: Asked,
    ahead: str,
    earliest: date = EARLIEST_DAY,
) -> datetime | None:
    """Return the moment of the fields ``day`` and ``clock``, or None with the reasons in ``typed.errors``.

    ``ahead`` is said of a time that has not come. No day before ``earliest`` is taken.
    """
    day = typed.day("day", ask=ask[0])
    clock = typed.clock("clock", ask=ask[1])
    if clock is None or day is None:
        return None
    if not earliest <= day <= local_day(now, zone):
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
