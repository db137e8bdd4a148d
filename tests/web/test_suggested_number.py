"""The first run suggests the emergency number of the chosen place; whoever fills it in has the last word."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from made_house import Clock, Visit, open_house, visit
from read_page import field_value

PERSON = {"name": "Ana", "born_on": "2015-05-05", "weight_kg": "30", "egfr": ""}
LABEL = {"per": "tablet", "strength_mg": "10", "strength_again": ""}


@pytest.mark.parametrize(
    ("zone", "number", "hint"),
    [
        ("Europe/London", "999", "For the United Kingdom we read 999."),
        ("America/Chicago", "911", "For the United States we read 911."),
        ("Australia/Sydney", "000", "For Australia we read 000."),
        ("Africa/Nairobi", "112", "Check this number: we do not know the one of your place."),
    ],
)
def test_the_first_run_suggests_the_number_of_the_chosen_zone(
    empty: Visit, zone: str, number: str, hint: str
) -> None:
    """Not of the computer's zone; and whoever fills in the form has the last word."""
    empty.post("/start/1", **PERSON, zone=zone, go="next")
    empty.post("/start/2", **LABEL, go="next")
    empty.post("/start/3", time_1="08:00", mg_1="5", rows="1", go="next")
    page = empty.get("/start/4").text
    assert field_value(page, "emergency_number") == number
    assert hint in page
    written = {"prescriber": "Dr X", "since": "2026-11-01", "emergency_number": "115", "clinic_phone": ""}
    empty.post("/start/4", **written, go="next")

    assert field_value(empty.get("/start/4").text, "emergency_number") == "115"


def test_a_computer_without_a_place_suggests_112_to_be_checked(tmp_path: Path) -> None:
    """UTC is nobody's home."""
    clock = Clock()
    house = open_house(tmp_path, clock=clock, zone=ZoneInfo("UTC"))
    nobody = visit(house, clock)
    nobody.post("/start/1", **PERSON, zone="UTC", go="next")
    nobody.post("/start/2", **LABEL, go="next")
    nobody.post("/start/3", time_1="08:00", mg_1="5", rows="1", go="next")
    page = nobody.get("/start/4").text
    house.close()

    assert field_value(page, "emergency_number") == "112"
    assert "Check this number" in page
