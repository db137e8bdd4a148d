"""Instants, half-open spans, and the wall clock of a place.

An instant is an aware ``datetime`` kept in UTC. A span is ``[start, end)``. A wall-clock time becomes an
instant only together with a day and a zone, by one rule for the two odd nights of the year: a time that
the clocks skip is read with the offset from before the change (02:30 becomes 03:30), and a time that
happens twice means the first one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lull.refusal import BadInput

CLOCK_SLACK = timedelta(minutes=5)
"""How far ahead of now a "given" time may lie before it is taken for a mistake (clocks differ a little)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of time ``[start, end)``, both instants in UTC.

    Raises:
        BadInput: if an end is naive or the span is empty or reversed.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse naive or reversed ends."""
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise BadInput("a span needs instants with an offset, such as 2026-11-22T08:00+01:00")
        if self.end <= self.start:
            raise BadInput(
                f"a span must end after it starts: {self.start.isoformat()} to {self.end.isoformat()}"
            )

    def __contains__(self, instant: datetime) -> bool:
        """Tell whether the instant lies inside; the end does not."""
        return self.start <= instant < self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share any time at all."""
        return self.start < other.end and other.start < self.end

    @property
    def duration(self) -> timedelta:
        """How long the span is."""
        return self.end - self.start


def find_zone(name: str) -> ZoneInfo:
    """Return the zone of this IANA name, such as ``Europe/Berlin``.

    Raises:
        BadInput: if there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not found, a malformed key, or a key that names a folder
        raise BadInput(f"no time zone is called {name[:40]!r}: use a name such as Europe/Berlin") from None


def to_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC.

    Raises:
        BadInput: if the instant carries no offset, or lies outside the calendar in UTC.
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise BadInput(f"the time {instant.isoformat()} has no offset: write it like 2026-11-22T08:00+01:00")
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise BadInput(f"the time {instant.isoformat()} lies outside the calendar: check the year") from None


def wall_clock_at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which clocks in this zone show ``clock`` on ``day``.

    >>> wall_clock_at(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T01:30:00+00:00'
    """
    return datetime.combine(day, clock.replace(fold=0), tzinfo=zone).astimezone(UTC)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day that clocks in this zone show at the instant."""
    return instant.astimezone(zone).date()


def day_span(day: date, zone: ZoneInfo) -> Span:
    """Return the whole local day, midnight to midnight: 23, 24 or 25 hours long."""
    return Span(wall_clock_at(day, time(0), zone), wall_clock_at(day + timedelta(days=1), time(0), zone))


def midnight_after(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the next local midnight strictly after the instant, in UTC."""
    return day_span(local_day(instant, zone), zone).end


def days_touching(span: Span, zone: ZoneInfo) -> Iterator[date]:
    """Yield every local calendar day that shares time with the span, in order.

    A day that a place left out (Apia had no 30 December 2011) is left out.
    """
    day = local_day(span.start, zone)
    begins = wall_clock_at(day, time(0), zone)
    while begins < span.end:
        next_day = day + timedelta(days=1)
        ends = wall_clock_at(next_day, time(0), zone)
        if begins < ends:
            yield day
        day, begins = next_day, ends
