"""The number suggested for a place: right where we read it, and to be checked everywhere else."""

from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from lull.safety.emergency_numbers import CHECK, NUMBERS, UNKNOWN, find_emergency_number, say_suggestion

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AX"
COUNTRIES = {
    "the European Union": set(EU.split()),
    "the United Kingdom": {"GB"},
    "the United States": {"US"},
    "Canada": {"CA"},
    "Australia": {"AU"},
    "New Zealand": {"NZ"},
    "Switzerland (ambulance)": {"CH"},
    "Norway (ambulance)": {"NO"},
    "Iceland": {"IS"},
    "Japan (ambulance and fire)": {"JP"},
    "India": {"IN"},
}


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        ("Europe/Berlin", "112"),
        ("Europe/Dublin", "112"),
        ("Europe/London", "999"),
        ("America/New_York", "911"),
        ("America/Indiana/Knox", "911"),
        ("America/Toronto", "911"),
        ("Australia/Perth", "000"),
        ("Pacific/Auckland", "111"),
        ("Europe/Zurich", "144"),
        ("Europe/Oslo", "113"),
        ("Asia/Tokyo", "119"),
        ("America/Mexico_City", "112"),
        ("UTC", "112"),
        ("", "112"),
    ],
)
def test_the_number_of_a_place(zone: str, number: str) -> None:
    """What is known is suggested; elsewhere it is 112, with the request to check it."""
    assert find_emergency_number(zone).number == number


def test_where_nothing_was_read_the_form_asks_to_check() -> None:
    """No place is named that we know nothing of."""
    assert say_suggestion("America/Mexico_City") == CHECK
    assert "the United Kingdom" in say_suggestion("Europe/London")
    assert find_emergency_number("Antarctica/Troll") is UNKNOWN


def test_every_zone_exists_and_lies_where_it_is_said_to() -> None:
    """The zone table of the clocks themselves is asked."""
    table = Path(str(files("tzdata"))) / "zoneinfo" / "zone.tab"
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    country = {row[2]: row[0] for row in rows}
    for number in NUMBERS:
        for zone in number.zones:
            assert zone in available_timezones(), zone
            assert country.get(zone, min(COUNTRIES[number.place])) in COUNTRIES[number.place], zone
    for zone, code in country.items():
        found = find_emergency_number(zone)
        assert found is UNKNOWN or code in COUNTRIES[found.place] or code == "SJ", (zone, code)


def test_no_zone_stands_twice_and_every_number_has_a_source() -> None:
    """Two suggestions for one place would be none."""
    zones = [zone for number in NUMBERS for zone in number.zones]

    assert len(zones) == len(set(zones))
    assert all(number.source and number.number.isdigit() for number in NUMBERS)
