"""What a page tells now: the notices that have just come, and what came while the page slept.

A page in the background, a closed lid and a mute all leave a gap. What came in it is told once, in one
sentence, when the page wakes or the mute is over (hazard H05).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.safety.reminders import MUTES, Notice
from lull.timeline import local_day

JUST_NOW = timedelta(minutes=5)
"""A notice older than this came while the page slept (ours)."""

MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Up to when a page has told: critical notices and the others have each their own mark."""

    others: datetime
    critical: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What to tell now. ``now`` came just now, ``asleep`` before; ``next_at`` is when the next one comes.

    ``told`` is what the page has told once it has told this.
    """

    now: tuple[Notice, ...]
    asleep: tuple[Notice, ...]
    told: Told
    next_at: datetime | None


def choose_telling(
    notices: Sequence[Notice], *, now: datetime, told: Told, muted_until: datetime | None
) -> Telling:
    """Return what a page tells now: for each planned time its latest notice; a critical one stands alone."""
    muted = is_muted(muted_until, now=now)
    open_ones = [notice for notice in notices if notice.at <= now and not notice.answered]
    critical = [n for n in open_ones if n.level == "critical" and n.at > told.critical]
    others = [n for n in open_ones if n.level != "critical" and n.at > told.others and not muted]
    after = Told(others=told.others if muted else max(now, told.others), critical=max(now, told.critical))
    latest = {notice.due_at: notice for notice in sorted(others)}
    fresh = sorted(latest.values())
    return Telling(
        now=(critical[-1],) if critical else tuple(n for n in fresh if now - n.at <= JUST_NOW),
        asleep=tuple(n for n in fresh if now - n.at > JUST_NOW),
        told=after,
        next_at=_find_next(notices, now=now, muted_until=muted_until if muted else None),
    )


def is_muted(muted_until: datetime | None, *, now: datetime) -> bool:
    """Tell whether a mute holds. One that reaches further than any mute may is none (a clock was changed)."""
    return muted_until is not None and now < muted_until <= now + max(MUTES)


def say_title(notice: Notice) -> str:
    """Say the title of a notice; whoever sees the screen reads nothing medical in it."""
    return "Lull: please look" if notice.level == "critical" else "Lull: time"


def say_notice(notice: Notice, *, now: datetime, zone: ZoneInfo) -> str:
    """Say a notice in one plain sentence."""
    when = _say_when(notice.due_at, now=now, zone=zone)
    if notice.step == "due":
        return f"{when}. Open Lull."
    if notice.step == "overdue":
        return f"{when} has no record yet."
    if notice.step == "still_open":
        return f"{when} still has no record."
    return "Open Lull now and read the card."


def say_asleep(notices: Sequence[Notice], *, now: datetime, zone: ZoneInfo) -> str:
    """Say what came while nobody could be told; empty for nothing."""
    if not notices:
        return ""
    times = [_say_when(notice.due_at, now=now, zone=zone) for notice in notices]
    more = len(times) - MOST_NAMED
    named = ", ".join(times[-MOST_NAMED:])
    before = f"{more} more and " if more > 0 else ""
    has = "has" if len(times) == 1 else "have"
    return f"While this page was not heard: {before}{named} came, and {has} no record."


def _say_when(at: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Say a planned time on the wall clock; with its day, unless that is today."""
    local = at.astimezone(zone)
    clock = f"{local:%H:%M}"
    return clock if local.date() == local_day(now, zone) else f"{local.day} {local:%B}, {clock}"


def _find_next(notices: Sequence[Notice], *, now: datetime, muted_until: datetime | None) -> datetime | None:
    """Return when the next notice can come; while muted, the end of the mute or the next critical one."""
    ahead = [n.at for n in notices if n.at > now and (muted_until is None or n.level == "critical")]
    if muted_until is not None:
        ahead.append(muted_until)
    return min(ahead, default=None)
