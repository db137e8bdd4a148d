"""How old the last check-in is (hazard H21): what was told this morning is not how it feels now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from lull.record.settings import Settings
from lull.timeline import CLOCK_SLACK

MINUTES_A_DAY = 24 * 60
HOURS_ALONE = 3
"""From this many hours on, minutes no longer matter to a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """``age`` is ``None`` without a check-in. ``clock_wrong`` means that it lies ahead of now."""

    state: Literal["fresh", "ageing", "old", "none", "clock_wrong"]
    age: timedelta | None
    text: str


def judge_freshness(at: datetime | None, *, now: datetime, settings: Settings) -> Freshness:
    """Say how fresh a check-in from this instant is."""
    if at is None:
        return Freshness(state="none", age=None, text="No check-in yet")
    age = now - at
    if age < -CLOCK_SLACK:
        return Freshness(
            state="clock_wrong",
            age=age,
            text="The last check-in lies ahead of now: check this computer's clock",
        )
    age = max(age, timedelta(0))
    said = f"Checked in {to_spoken(age)} ago" if age >= timedelta(minutes=1) else "Checked in just now"
    if age <= settings.fresh_for:
        return Freshness(state="fresh", age=age, text=f"{said}: fresh")
    if age <= settings.ageing_for:
        return Freshness(state="ageing", age=age, text=f"{said}: ageing")
    return Freshness(state="old", age=age, text=f"{said}: old")


def to_spoken(length: timedelta) -> str:
    """Say a length of time: minutes, then hours with minutes, then hours alone, then days.

    >>> [to_spoken(timedelta(minutes=m)) for m in (40, 79, 185, 2880)]
    ['40 minutes', '1 hour 19 minutes', '3 hours', '2 days']
    """
    minutes = int(length.total_seconds() // 60)
    hours = minutes // 60
    if minutes >= MINUTES_A_DAY:
        return _count(minutes // MINUTES_A_DAY, "day")
    if hours >= HOURS_ALONE or (hours and minutes % 60 == 0):
        return _count(hours, "hour")
    if hours:
        return f"{_count(hours, 'hour')} {_count(minutes % 60, 'minute')}"
    return _count(minutes, "minute")


def _count(number: int, unit: str) -> str:
    """Say a number of things."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
