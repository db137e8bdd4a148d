"""How old the last check-in is (hazard H21): what was told this morning is not how it feels now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from lull.record.settings import Settings
from lull.timeline import CLOCK_SLACK


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
    said = f"Checked in {to_spoken(age)} ago"
    if age <= settings.fresh_for:
        return Freshness(state="fresh", age=age, text=f"{said}: fresh")
    if age <= settings.ageing_for:
        return Freshness(state="ageing", age=age, text=f"{said}: ageing")
    return Freshness(state="old", age=age, text=f"{said}: old")


def to_spoken(length: timedelta) -> str:
    """Say a length of time in the largest unit that fits.

    >>> [to_spoken(timedelta(minutes=m)) for m in (40, 185, 2880)]
    ['40 minutes', '3 hours', '2 days']
    """
    minutes = int(length.total_seconds() // 60)
    for size, unit in ((24 * 60, "day"), (60, "hour")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
