"""The clock of a place in a calendar file, as a reader that knows no zone by name understands it."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]

from lull.exchange.calendar_zone import write_zone

pytestmark = pytest.mark.hazard("H06")

FIRST = datetime(2025, 11, 3, 7, tzinfo=UTC)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "UTC",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
def test_the_written_offsets_are_the_zone_s_at_every_hour(name: str) -> None:
    """Four years of half hours. Times that come twice are read as the first."""
    zone = ZoneInfo(name)
    text = write_zone(zone, first_at=FIRST, now=NOW).to_ical().decode()
    read = tzical(StringIO(text)).get(name)
    local = datetime(2025, 1, 2)  # noqa: DTZ001 - what a clock shows has no offset
    wrong = []
    while local.year < 2029:
        aware = local.replace(tzinfo=zone)
        exists = aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local
        if exists and local.replace(tzinfo=read).utcoffset() != aware.utcoffset():
            wrong.append(local)
        local += timedelta(minutes=30)

    assert wrong == []


def test_a_change_stands_at_what_the_old_clock_showed() -> None:
    """RFC 5545, 3.6.5: in Berlin at two o'clock in spring and at three in autumn."""
    text = write_zone(ZoneInfo("Europe/Berlin"), first_at=NOW, now=NOW).to_ical().decode()
    daylight = text[text.index("BEGIN:DAYLIGHT") : text.index("END:DAYLIGHT")].replace("\r\n ", "")
    standard = text[text.rindex("BEGIN:STANDARD") :].replace("\r\n ", "")

    assert "DTSTART:20250330T020000" in daylight
    assert "20270328T020000" in daylight
    assert "TZOFFSETFROM:+0100" in daylight
    assert "TZOFFSETTO:+0200" in daylight
    assert "DTSTART:20251026T030000" in standard
    assert "TZNAME:CET" in standard
