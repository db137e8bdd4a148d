"""Instants, spans and wall clocks (hazards H06, H07)."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.refusal import BadInput
from lull.timeline import (
    Span,
    day_span,
    days_touching,
    find_zone,
    local_day,
    midnight_after,
    to_utc,
    wall_clock_at,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
zones = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Europe/Berlin",
            "Australia/Sydney",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Cairo",
            "UTC",
        )
    ]
)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


def test_a_span_holds_its_start_and_not_its_end() -> None:
    """Half-open."""
    span = Span(NOON, NOON + timedelta(hours=1))
    assert NOON in span
    assert NOON + timedelta(hours=1) not in span
    assert span.duration == timedelta(hours=1)


def test_spans_that_only_touch_do_not_overlap() -> None:
    """The end of one may be the start of the next."""
    hour = timedelta(hours=1)
    first, second = Span(NOON, NOON + hour), Span(NOON + hour, NOON + 2 * hour)
    assert not first.overlaps(second)
    assert not second.overlaps(first)
    assert first.overlaps(Span(NOON + hour / 2, NOON + 3 * hour))


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [
        (NOON, NOON, "end after it starts"),
        (NOON, NOON - timedelta(seconds=1), "end after it starts"),
        (NOON.replace(tzinfo=None), NOON, "offset"),
        (NOON, NOON.replace(tzinfo=None), "offset"),
    ],
)
def test_an_impossible_span_is_refused(start: datetime, end: datetime, complaint: str) -> None:
    """Empty, reversed, naive."""
    with pytest.raises(BadInput, match=complaint):
        Span(start, end)


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "Berlin\0", "a" * 500])
def test_an_unknown_zone_is_named(name: str) -> None:
    """No zone is guessed, and no odd name breaks out."""
    with pytest.raises(BadInput, match="no time zone is called"):
        find_zone(name)


def test_a_known_zone_is_found() -> None:
    """By its IANA name."""
    assert find_zone("Europe/Berlin").key == "Europe/Berlin"


def test_to_utc_keeps_the_instant_and_refuses_naive_times() -> None:
    """The offset decides, and without one there is no instant."""
    there = datetime(2026, 11, 22, 13, tzinfo=timezone(timedelta(hours=1)))
    assert to_utc(there) == NOON
    assert to_utc(there).tzinfo is UTC
    with pytest.raises(BadInput, match="offset"):
        to_utc(datetime(2026, 11, 22, 13))  # noqa: DTZ001 - the mistake under test


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:30:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
        ("Australia/Sydney", date(2026, 10, 4), time(2, 30), "2026-10-03T16:30:00+00:00"),
        ("Australia/Sydney", date(2026, 4, 5), time(2, 30), "2026-04-04T15:30:00+00:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:30:00+00:00"),
        ("Africa/Cairo", date(2026, 4, 24), time(0), "2026-04-23T22:00:00+00:00"),
    ],
)
def test_skipped_and_doubled_times_have_one_reading(zone: str, day: date, clock: time, utc: str) -> None:
    """Skipped: read with the offset from before. Doubled: the first. In Cairo midnight itself is skipped."""
    assert wall_clock_at(day, clock, ZoneInfo(zone)).isoformat() == utc


@given(instants, zones)
def test_an_instant_lies_in_its_own_day(instant: datetime, zone: ZoneInfo) -> None:
    """The day of an instant holds it, and midnight comes after it, within 26 hours."""
    assert instant in day_span(local_day(instant, zone), zone)
    midnight = midnight_after(instant, zone)
    assert timedelta(0) < midnight - instant <= timedelta(hours=26)
    assert local_day(midnight, zone) > local_day(instant, zone)
    assert local_day(midnight - timedelta(microseconds=1), zone) == local_day(instant, zone)


@given(instants, zones, st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=6)))
def test_days_touching_a_span_cover_it_without_a_seam(
    start: datetime, zone: ZoneInfo, length: timedelta
) -> None:
    """One day begins where the one before ends; the first holds the start and the last the end."""
    span = Span(start, start + length)
    days = [day_span(day, zone) for day in days_touching(span, zone)]
    assert start in days[0]
    assert days[-1].start < span.end <= days[-1].end
    assert all(a.end == b.start for a, b in pairwise(days))


def test_a_day_a_place_left_out_is_not_a_day() -> None:
    """Apia went from 29 to 31 December 2011."""
    apia = ZoneInfo("Pacific/Apia")
    span = Span(
        wall_clock_at(date(2011, 12, 29), time(0), apia), wall_clock_at(date(2012, 1, 1), time(0), apia)
    )
    assert span.duration == timedelta(hours=48)
    assert [day.day for day in days_touching(span, apia)] == [29, 31]
