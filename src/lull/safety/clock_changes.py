"""Clock changes of a place, and what is said around one: twelve hours before, three hours after (H06).

A plan stands on the wall clock, so nothing in it moves when the clocks do. What goes wrong is the reading:
an hour is missing or comes twice, a phone has changed and the kitchen clock has not. Both spans are ours,
after the practice of AndroidAPS, and have not been reviewed by a clinician.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.safety.finding import Finding
from lull.timeline import Span, to_utc

WARNED_BEFORE = timedelta(hours=12)
READ_TWICE_FOR = timedelta(hours=3)

STEP = timedelta(hours=1)
"""No place has ever changed its clocks twice within the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChange:
    """At ``at`` the clocks of the zone go from one offset to another."""

    at: datetime
    before: timedelta
    after: timedelta
    zone: ZoneInfo

    @property
    def goes_forward(self) -> bool:
        """Tell whether an hour, or a part of one, is left out; otherwise it comes twice."""
        return self.after > self.before

    @property
    def shows_before(self) -> datetime:
        """What the clocks would show at that instant had they not been changed, without an offset."""
        return self.at.replace(tzinfo=None) + self.before

    @property
    def shows_after(self) -> datetime:
        """What the clocks show at that instant, without an offset."""
        return self.at.replace(tzinfo=None) + self.after


def find_clock_changes(zone: ZoneInfo, span: Span, *, step: timedelta = STEP) -> Iterator[ClockChange]:
    """Yield every clock change of the zone inside the span, in order of time, to the second.

    A longer ``step`` looks less often, for a span of years; two changes within one step may then be lost.
    """
    start = to_utc(span.start)
    before = _offset(zone, start - timedelta(seconds=1))
    last = start - timedelta(seconds=1)
    while last < span.end:
        at = min(last + step, to_utc(span.end))
        after = _offset(zone, at)
        if after != before:
            turn = _bisect(zone, last, at)
            if turn < span.end:
                yield ClockChange(at=turn, before=before, after=after, zone=zone)
        last, before = at, after
        if at >= span.end:
            return


def check_clock_change(zone: ZoneInfo, *, now: datetime) -> tuple[Finding, ...]:
    """Return a finding within twelve hours before a clock change, and within three hours after one."""
    near = Span(now - READ_TWICE_FOR + timedelta(seconds=1), now + WARNED_BEFORE + timedelta(seconds=1))
    return tuple(_to_finding(change, now) for change in find_clock_changes(zone, near))


def check_travel(zone: ZoneInfo, here: ZoneInfo, *, now: datetime) -> tuple[Finding, ...]:
    """Return a finding where this computer's clocks differ now from those the plan is read on.

    Two zones whose clocks show the same are no difference.
    """
    if _offset(zone, now) == _offset(here, now):
        return ()
    return (
        Finding(
            code="other_zone",
            message=(
                f"This computer shows {now.astimezone(here):%H:%M}, the plan's clock"
                f" {now.astimezone(zone):%H:%M} ({say_place(zone)}). Every time in Lull is the plan's."
                " On a journey, ask your clinic which clock counts."
            ),
        ),
    )


def say_change(change: ClockChange) -> str:
    """Say when the clocks change: ``On Sunday 29 March at 02:00 the clocks go forward to 03:00``."""
    shown = change.shows_before
    way = "forward" if change.goes_forward else "back"
    return (
        f"On {shown:%A} {shown.day} {shown:%B} at {shown:%H:%M} the clocks go {way} to"
        f" {change.shows_after:%H:%M}"
    )


def say_place(zone: ZoneInfo) -> str:
    """Say a zone as a place: ``Europe, Berlin``."""
    return zone.key.replace("_", " ").replace("/", ", ")


def _to_finding(change: ClockChange, now: datetime) -> Finding:
    """Say a change that is near: ahead, or just over."""
    odd = "That hour is left out." if change.goes_forward else "That hour comes twice."
    if now < change.at:
        return Finding(
            code="clock_change_ahead",
            message=f"{say_change(change)}. {odd} The plan keeps its clock times.",
        )
    until = (change.at + READ_TWICE_FOR).astimezone(change.zone)
    way = "forward" if change.goes_forward else "back"
    return Finding(
        code="clock_changed",
        message=(
            f"The clocks went {way} from {change.shows_before:%H:%M} to {change.shows_after:%H:%M}."
            f" Until {until:%H:%M}, read each time twice."
        ),
    )


def _bisect(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Return the first second, after ``early`` and up to ``late``, with the offset of ``late``."""
    after = _offset(zone, late)
    early = early.replace(microsecond=0)
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        if _offset(zone, middle) == after:
            late = middle
        else:
            early = middle
    return late.replace(microsecond=0)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    """Return the offset of the zone's clocks from UTC at an instant."""
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None, "an instant in a zone has an offset"
    return offset
