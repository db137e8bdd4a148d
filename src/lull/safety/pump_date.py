"""The day by which a pump must be seen to: the earliest of what is known, never after the clinic's (H12).

Three things can name a day: the alarm date the clinic printed at the last refill, our own sum, and the day by
which the pump itself must be replaced. The earliest one always wins. Where the clinic's date is missing, that
is said as well: our sum does not take its place.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from lull.timeline import local_day

DateWhy = Literal["clinic_alarm", "our_sum", "replace_by"]
_ORDER: tuple[DateWhy, ...] = ("clinic_alarm", "our_sum", "replace_by")

NO_ALARM_DATE = "No alarm date entered: ask your clinic for it."
EARLIEST_WINS = "The earliest date always wins."


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpDate:
    """One day and what names it."""

    on: date
    why: DateWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpDates:
    """Every day that is known, the earliest first. ``has_alarm_date`` tells whether the clinic named one."""

    dates: tuple[PumpDate, ...]
    has_alarm_date: bool

    @property
    def first(self) -> PumpDate | None:
        """The day that counts, or ``None`` where nothing names one."""
        return self.dates[0] if self.dates else None


def find_pump_dates(
    *, alarm_on: date | None, low_at: datetime | None, replace_by: date | None, zone: ZoneInfo
) -> PumpDates:
    """Return the days on the calendar of ``zone``, the earliest first; of equal ones the clinic's first.

    ``alarm_on`` is what the clinic printed at the last refill, ``low_at`` when our sum calls the reservoir
    low, ``replace_by`` the day by which the pump must be replaced.
    """
    low_on = None if low_at is None else local_day(low_at, zone)
    named: tuple[tuple[DateWhy, date | None], ...] = (
        ("clinic_alarm", alarm_on),
        ("our_sum", low_on),
        ("replace_by", replace_by),
    )
    dates = [PumpDate(on=on, why=why) for why, on in named if on is not None]
    dates.sort(key=lambda one: (one.on, _ORDER.index(one.why)))
    return PumpDates(dates=tuple(dates), has_alarm_date=alarm_on is not None)
