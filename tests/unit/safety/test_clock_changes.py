"""Clock changes ahead and just over, in both directions and both hemispheres; a computer on a journey."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lull.safety.clock_changes import (
    ClockChange,
    check_clock_change,
    check_travel,
    find_clock_changes,
    say_change,
)
from lull.timeline import Span
from made_record import BERLIN

pytestmark = pytest.mark.hazard("H06")

SPRING_BERLIN = datetime(2026, 3, 29, 1, tzinfo=UTC)
AUTUMN_BERLIN = datetime(2026, 10, 25, 1, tzinfo=UTC)
CHANGES = [
    ("Europe/Berlin", SPRING_BERLIN, True, "On Sunday 29 March at 02:00 the clocks go forward to 03:00"),
    ("Europe/Berlin", AUTUMN_BERLIN, False, "On Sunday 25 October at 03:00 the clocks go back to 02:00"),
    (
        "America/New_York",
        datetime(2026, 3, 8, 7, tzinfo=UTC),
        True,
        "On Sunday 8 March at 02:00 the clocks go forward to 03:00",
    ),
    (
        "America/New_York",
        datetime(2026, 11, 1, 6, tzinfo=UTC),
        False,
        "On Sunday 1 November at 02:00 the clocks go back to 01:00",
    ),
    (
        "Australia/Sydney",
        datetime(2026, 4, 4, 16, tzinfo=UTC),
        False,
        "On Sunday 5 April at 03:00 the clocks go back to 02:00",
    ),
    (
        "Australia/Sydney",
        datetime(2026, 10, 3, 16, tzinfo=UTC),
        True,
        "On Sunday 4 October at 02:00 the clocks go forward to 03:00",
    ),
    (
        "Pacific/Auckland",
        datetime(2026, 9, 26, 14, tzinfo=UTC),
        True,
        "On Sunday 27 September at 02:00 the clocks go forward to 03:00",
    ),
    (
        "America/Santiago",
        datetime(2026, 4, 5, 3, tzinfo=UTC),
        False,
        "On Sunday 5 April at 00:00 the clocks go back to 23:00",
    ),
    (
        "Australia/Lord_Howe",
        datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        True,
        "On Sunday 4 October at 02:00 the clocks go forward to 02:30",
    ),
]


def codes(zone: ZoneInfo, now: datetime) -> list[str]:
    """Return the codes of what is found now."""
    return [finding.code for finding in check_clock_change(zone, now=now)]


@pytest.mark.parametrize(("name", "at", "forward", "words"), CHANGES)
def test_a_change_is_found_to_the_second_and_said(name: str, at: datetime, forward: bool, words: str) -> None:  # noqa: FBT001 - a column of the table
    """Both directions, both hemispheres, half an hour too."""
    near = Span(at - timedelta(days=20), at + timedelta(days=20))
    (change,) = find_clock_changes(ZoneInfo(name), near)

    assert change.at == at
    assert change.goes_forward is forward
    assert say_change(change) == words


@pytest.mark.parametrize(("name", "at", "_forward", "_words"), CHANGES)
def test_twelve_hours_before_and_three_hours_after_are_spoken_of(
    name: str, at: datetime, _forward: object, _words: object
) -> None:
    """To the minute, at both ends of both spans."""
    zone, minute = ZoneInfo(name), timedelta(minutes=1)

    assert codes(zone, at - timedelta(hours=12) - minute) == []
    assert codes(zone, at - timedelta(hours=12)) == ["clock_change_ahead"]
    assert codes(zone, at - minute) == ["clock_change_ahead"]
    assert codes(zone, at) == ["clock_changed"]
    assert codes(zone, at + timedelta(hours=3) - minute) == ["clock_changed"]
    assert codes(zone, at + timedelta(hours=3)) == []


def test_a_year_has_the_changes_of_its_place() -> None:
    """Two in Berlin, none in Tokyo; looked for once a day."""
    year = Span(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    found = find_clock_changes(BERLIN, year, step=timedelta(days=1))

    assert [change.at for change in found] == [SPRING_BERLIN, AUTUMN_BERLIN]
    assert list(find_clock_changes(ZoneInfo("Asia/Tokyo"), year)) == []


def test_every_change_found_is_where_the_offset_turns() -> None:
    """Whatever second a search starts at, the answer is the same."""
    for start_s in range(0, 7200, 613):
        start = SPRING_BERLIN - timedelta(seconds=start_s, microseconds=417)
        (change,) = find_clock_changes(BERLIN, Span(start, SPRING_BERLIN + timedelta(days=1)))
        assert change.at == SPRING_BERLIN


def test_a_change_at_the_very_start_is_inside_and_at_the_very_end_is_not() -> None:
    """Half open, like every span."""
    hour = timedelta(hours=1)

    assert len(list(find_clock_changes(BERLIN, Span(SPRING_BERLIN, SPRING_BERLIN + hour)))) == 1
    assert list(find_clock_changes(BERLIN, Span(SPRING_BERLIN - hour, SPRING_BERLIN))) == []


def test_the_safe_mode_says_to_read_each_time_twice_and_until_when() -> None:
    """03:10 in Berlin, ten minutes after the hour was left out."""
    (finding,) = check_clock_change(BERLIN, now=SPRING_BERLIN + timedelta(minutes=10))

    assert finding.message == (
        "The clocks went forward from 02:00 to 03:00. Until 06:00, read each time twice."
    )


def test_the_warning_says_what_happens_to_the_hour_and_to_the_plan() -> None:
    """An evening before, in words for the evening before."""
    (finding,) = check_clock_change(BERLIN, now=AUTUMN_BERLIN - timedelta(hours=5))

    assert finding.message == (
        "On Sunday 25 October at 03:00 the clocks go back to 02:00. That hour comes twice."
        " The plan keeps its clock times."
    )


def test_a_computer_on_a_journey_is_named_with_both_clocks() -> None:
    """15:20 in Berlin is 09:20 in New York; Paris shows the same as Berlin."""
    now = datetime(2026, 11, 22, 14, 20, tzinfo=UTC)
    (finding,) = check_travel(BERLIN, ZoneInfo("America/New_York"), now=now)

    assert finding.code == "other_zone"
    assert finding.message.startswith("This computer shows 09:20, the plan's clock 15:20 (Europe, Berlin).")
    assert check_travel(BERLIN, ZoneInfo("Europe/Paris"), now=now) == ()


def test_two_places_may_differ_for_a_part_of_the_year_only() -> None:
    """London never differs from Lisbon; Algiers keeps the clocks of Berlin's winter all year."""
    london, lisbon = ZoneInfo("Europe/London"), ZoneInfo("Europe/Lisbon")
    algiers = ZoneInfo("Africa/Algiers")

    assert check_travel(london, lisbon, now=SPRING_BERLIN) == ()
    assert check_travel(BERLIN, algiers, now=SPRING_BERLIN - timedelta(minutes=1)) == ()
    assert len(check_travel(BERLIN, algiers, now=SPRING_BERLIN)) == 1


def test_a_change_knows_what_clocks_show() -> None:
    """Both readings of the same instant."""
    change = ClockChange(at=AUTUMN_BERLIN, before=timedelta(hours=2), after=timedelta(hours=1), zone=BERLIN)

    assert change.shows_before == datetime(2026, 10, 25, 3)  # noqa: DTZ001 - what a clock shows has no offset
    assert change.shows_after == datetime(2026, 10, 25, 2)  # noqa: DTZ001
