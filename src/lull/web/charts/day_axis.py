"""The time axis of one local day: real hours left to right, wall-clock numbers below.

A day has 23, 24 or 25 hours. The axis runs with real time, so the night the clocks change shows one hour
more or one hour fewer, and the numbers still are what the kitchen clock says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from lull.timeline import Span, local_day, wall_clock_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAxis:
    """A local day laid out between two x positions."""

    day: Span
    zone: ZoneInfo
    left: float
    right: float

    def x(self, instant: datetime) -> float:
        """Return where an instant stands; one outside the day stands at the nearer end."""
        part = (instant - self.day.start) / self.day.duration
        return self.left + (self.right - self.left) * min(1.0, max(0.0, part))

    def ticks(self, every_h: int) -> Iterator[tuple[float, str]]:
        """Yield position and words of each numbered hour, ``00`` to ``24``."""
        day = local_day(self.day.start, self.zone)
        for hour in range(0, 24, every_h):
            at = wall_clock_at(day, time(hour), self.zone)
            if at.astimezone(self.zone).hour == hour:  # an hour the clocks skip has no place
                yield self.x(at), f"{hour:02d}"
        yield self.right, "24"
