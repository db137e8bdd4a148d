"""How old the last check-in is (hazard H21): what was told this morning is not how it feels now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from lull.record.settings import Settings
from lull.saying import say, say_count, together
from lull.timeline import CLOCK_SLACK

MINUTES_A_DAY = 24 * 60
HOURS_ALONE = 3
"""From this many hours on, minutes no longer matter to a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """``age`` is ``None`` without a check-in. ``clock_wrong`` means that it lies ahead of now.

    ``ago`` and ``word`` say how old a check-in is and what that makes it; empty where neither is known.
    """

    state: Literal["fresh", "ageing", "old", "none", "clock_wrong"]
    age: timedelta | None
    text: str
    ago: str = ""
    word: str = ""


def judge_freshness(at: datetime | None, *, now: datetime, settings: Settings) -> Freshness:
    """Say how fresh a check-in from this instant is."""
    if at is None:
        return Freshness(state="none", age=None, text=say("No check-in yet"))
    age = now - at
    if age < -CLOCK_SLACK:
        return Freshness(
            state="clock_wrong",
            age=age,
            text=say("The last check-in lies ahead of now: check this computer's clock"),
        )
    age = max(age, timedelta(0))
    if age <= settings.fresh_for:
        return _to_freshness("fresh", age, say("fresh"))
    if age <= settings.ageing_for:
        return _to_freshness("ageing", age, say("ageing"))
    return _to_freshness("old", age, say("old"))


def _to_freshness(state: Literal["fresh", "ageing", "old"], age: timedelta, word: str) -> Freshness:
    """Say how old a check-in is, and what that makes it."""
    ago = to_ago(age)
    text = say("Checked in {ago}: {word}", ago=ago, word=word)
    return Freshness(state=state, age=age, text=text, ago=ago, word=word)


def to_ago(age: timedelta) -> str:
    """Say how long ago something was; days bend otherwise than hours in other languages."""
    if age < timedelta(minutes=1):
        return say("just now")
    days = age // timedelta(days=1)
    if days:
        return say_count(days, "{number} day ago", "{number} days ago")
    return say("{length} ago", length=to_spoken(age))


def to_spoken(length: timedelta) -> str:
    """Say a length of time: minutes, then hours with minutes, then hours alone, then days.

    >>> [to_spoken(timedelta(minutes=m)) for m in (40, 79, 185, 2880)]
    ['40 minutes', '1 hour 19 minutes', '3 hours', '2 days']
    """
    minutes = int(length.total_seconds() // 60)
    hours = minutes // 60
    if minutes >= MINUTES_A_DAY:
        return say_count(minutes // MINUTES_A_DAY, "{number} day", "{number} days")
    said_hours = say_count(hours, "{number} hour", "{number} hours")
    if hours >= HOURS_ALONE or (hours and minutes % 60 == 0):
        return said_hours
    said_minutes = say_count(minutes % 60, "{number} minute", "{number} minutes")
    return together((said_hours, said_minutes)) if hours else said_minutes
