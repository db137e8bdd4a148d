"""First run: five steps, nothing written before the last, every word kept, mistakes said beside fields."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest

from lull.quantities import OralMg
from made_house import Clock, Visit, open_house, visit
from read_page import field_error, field_value

PERSON = {"name": "Ana", "born_on": "2010-03-14", "weight_kg": "41.5", "zone": "Europe/Berlin"}
LABEL = {"per": "tablet", "strength_mg": "10"}
DOSES = {"time_1": "07:30", "mg_1": "5", "time_2": "15:30", "mg_2": "10"}
WHO = {
    "prescriber": "Dr Okafor",
    "since": "2026-11-01",
    "emergency_number": "112",
    "clinic_phone": "+49 30 1234",
}
STEPS = (PERSON, LABEL, DOSES, WHO)


def walk(guest: Visit, *, upto: int = 4, **changes: str) -> None:
    """Take the first steps, with some answers changed."""
    for number, answers in enumerate(STEPS[:upto], start=1):
        said = answers | {name: value for name, value in changes.items() if name in answers}
        guest.post(f"/start/{number}", go="next", **said)


def test_the_five_steps_begin_a_record(empty: Visit) -> None:
    """What was typed is what the record says."""
    walk(empty)
    page = empty.post("/start/5", go="next")
    state = empty.house.ledger.state()

    assert page.url.path == "/"
    assert state.described is not None
    assert (state.described.name, state.described.weight_kg) == ("Ana", 41.5)
    assert (state.described.emergency_number, state.described.clinic_phone) == ("112", "+49 30 1234")
    (plan,) = state.plans
    assert [(f"{dose.clock:%H:%M}", dose.amount) for dose in plan.doses] == [
        ("07:30", OralMg(5.0)),
        ("15:30", OralMg(10.0)),
    ]
    assert str(plan.strength) == "10 mg per tablet"
    assert (plan.prescriber, plan.valid_from.isoformat()) == ("Dr Okafor", "2026-10-31T23:00:00+00:00")


@pytest.mark.parametrize("upto", [1, 2, 3, 4])
def test_nothing_is_written_before_the_last_step(empty: Visit, upto: int) -> None:
    """Leaving half way leaves nothing behind."""
    walk(empty, upto=upto)

    assert empty.house.ledger.events() == ()


def test_a_later_step_waits_for_the_earlier_ones(empty: Visit) -> None:
    """Typing an address cannot skip the label."""
    walk(empty, upto=1)

    assert empty.get("/start/5").url.path == "/start/2"
    assert empty.post("/start/5", go="next").url.path == "/start/2"
    assert empty.house.ledger.events() == ()


def test_going_back_keeps_every_word(empty: Visit) -> None:
    """Also what was typed on the page that is left by Back."""
    walk(empty, upto=2)
    back = empty.post("/start/3", go="back", **DOSES)

    assert back.url.path == "/start/2"
    assert field_value(back.text, "strength_mg") == "10"
    assert field_value(empty.get("/start/3").text, "mg_2") == "10"


def test_more_rows_keep_what_the_rows_hold(empty: Visit) -> None:
    """A fifth and sixth time of day need no script."""
    walk(empty, upto=2)
    page = empty.post("/start/3", go="more", rows="4", **DOSES)

    assert 'name="mg_6"' in page.text
    assert field_value(page.text, "mg_1") == "5"


@pytest.mark.parametrize(
    ("step", "name", "typed", "sentence"),
    [
        (1, "name", "", "Enter the name you use."),
        (1, "name", "x" * 81, "Use at most 80 characters."),
        (1, "name", "a\x07b", "Use letters, numbers and signs only."),
        (1, "name", "\u200d", "Enter the name you use."),
        (1, "name", "a\u202eb", "Use letters, numbers and signs only."),
        (1, "born_on", "", "Enter the day of birth."),
        (1, "born_on", "14.3.2010", "14.3.2010 is not a day. Write it like 2026-11-22."),
        (1, "born_on", "2027-01-01", "Check the year: this day of birth cannot be."),
        (1, "born_on", "1826-11-22", "Check the year: this day of birth cannot be."),
        (1, "weight_kg", "", "Enter the weight in kg."),
        (1, "weight_kg", "0", "Enter a number above 0 and up to 400."),
        (1, "weight_kg", "-4", "Enter a number above 0 and up to 400."),
        (1, "weight_kg", "nan", "nan is not a number. Enter the weight in kg."),
        (1, "weight_kg", "inf", "inf is not a number. Enter the weight in kg."),
        (1, "weight_kg", "401", "Enter a number above 0 and up to 400."),
        (1, "zone", "Mars/Olympus", "Choose a time zone from the list."),
        (1, "zone", "../../etc", "Choose a time zone from the list."),
        (2, "per", "spoon", "Choose tablet or liquid."),
        (2, "strength_mg", "", "Enter the number from the label."),
        (2, "strength_mg", "1001", "Enter a number above 0 and up to 1000."),
        (3, "mg_1", "", "Enter the amount in mg."),
        (3, "mg_1", "1,000", "1,000 can be read in two ways. Write it without a comma or point."),
        (3, "mg_1", "1.000", "1.000 can be read in two ways. Write it without a comma or point."),
        (3, "mg_1", "10 mg", "10 mg is not a number. Enter the amount in mg."),
        (3, "mg_1", "10001", "Enter a number above 0 and up to 10000."),
        (3, "time_1", "", "Enter the time of this amount."),
        (3, "time_1", "25:00", "25:00 is not a time. Write it like 08:00."),
        (3, "time_1", "15:30", None),
        (4, "prescriber", "", "Enter who prescribed it."),
        (4, "since", "2026-11-23", "This day has not come yet. Enter the day the plan started."),
        (4, "since", "2010-03-14", "The plan cannot start before the day of birth."),
        (4, "emergency_number", "", "Enter the number to call in an emergency."),
        (4, "clinic_phone", "ask Dad", "Use digits, spaces and a leading plus only."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_the_words_stay(
    empty: Visit, step: int, name: str, typed: str, sentence: str | None
) -> None:
    """One sentence each; nothing goes on and nothing is lost."""
    walk(empty, upto=step - 1)
    page = empty.post(f"/start/{step}", go="next", **(STEPS[step - 1] | {name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    if sentence is not None:
        assert field_error(page.text, name) == sentence
    if name not in ("per", "zone"):
        assert field_value(page.text, name) == typed.strip()
    assert empty.house.ledger.events() == ()


@pytest.mark.parametrize(
    "name", ["\U0001f469\u200d\U0001f9bd Ana", "\u0645\u06cc\u200c\u0646\u0627", "\u0928\u0935\u094d\u200d"]
)
def test_a_name_that_needs_a_joiner_is_taken(empty: Visit, name: str) -> None:
    """Some scripts, and emoji, are written with signs that nobody sees."""
    page = empty.post("/start/1", go="next", **(PERSON | {"name": name}))

    assert page.url.path == "/start/2"


def test_the_first_field_with_a_mistake_has_the_focus(empty: Visit) -> None:
    """And only that one."""
    walk(empty, upto=2)
    page = empty.post("/start/3", go="next", time_1="08:00", mg_1="", time_2="", mg_2="5").text

    assert page.count(" autofocus") == 1
    assert re.search(r'<input id="mg_1"[^>]* autofocus>', page)


def test_a_decimal_comma_is_a_decimal_point(empty: Visit) -> None:
    """Half of Europe writes 41,5."""
    walk(empty, weight_kg="41,5")
    empty.post("/start/5", go="next")
    described = empty.house.ledger.state().described

    assert described is not None
    assert described.weight_kg == 41.5


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    ("again", "sentence"),
    [
        ("", "Type it again from the label."),
        ("5", "The two numbers differ. Look at the label and type both again."),
        ("10", "The two numbers differ. Look at the label and type both again."),
    ],
)
def test_a_liquids_strength_is_typed_twice(empty: Visit, again: str, sentence: str) -> None:
    """1 and 5 mg per mL both exist; a slip between them is five times the dose."""
    walk(empty, upto=1)
    page = empty.post("/start/2", go="next", per="mL", strength_mg="1", strength_again=again)

    assert field_error(page.text, "strength_again") == sentence


@pytest.mark.hazard("H01")
def test_a_liquid_typed_twice_the_same_is_taken(empty: Visit) -> None:
    """And the strength then stands beside the amounts."""
    walk(empty, upto=1)
    page = empty.post("/start/2", go="next", per="mL", strength_mg="5", strength_again="5.0")

    assert page.url.path == "/start/3"
    assert "5 mg per mL" in page.text


@pytest.mark.hazard("H01")
def test_the_read_back_shows_every_amount_with_its_strength(empty: Visit) -> None:
    """The last look before anything is written."""
    walk(empty)
    page = empty.get("/start/5").text

    for words in ("Ana", "41.5 kg", "10 mg per tablet", "07:30: 5 mg", "15:30: 10 mg", "Dr Okafor", "112"):
        assert words in page


def test_the_last_step_sent_twice_begins_one_record(empty: Visit) -> None:
    """A double click on Yes is one yes."""
    walk(empty)
    empty.post_only("/start/5", go="next")
    empty.post_only("/start/5", go="next")

    assert len(empty.house.ledger.state().plans) == 1


def test_a_record_that_has_begun_has_no_first_run(mara: Visit) -> None:
    """Nobody begins over somebody."""
    before = mara.house.ledger.events()

    for path in ("/start", "/start/1", "/start/5"):
        assert mara.get(path).url.path == "/"
    assert mara.post("/start/5", go="next").url.path == "/"
    assert mara.house.ledger.events() == before


def test_the_zone_of_the_computer_is_offered_first(tmp_path: Path, clock: Clock) -> None:
    """Most people live where their computer does."""
    house = open_house(tmp_path, clock=clock)
    page = visit(house, clock).get("/start/1").text
    house.close()

    assert "<option selected>Europe/Berlin</option>" in page
    assert "<option>Asia/Kathmandu</option>" in page


@pytest.mark.hazard("H03")
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"strength_mg": "500"}, "strength 500 mg per tablet"),
        ({"mg_1": "1000"}, "1000 mg in one dose"),
        ({"mg_1": "40", "mg_2": "40"}, "80 mg in one day"),
    ],
)
def test_an_unusual_first_plan_begins_only_with_a_tick(
    empty: Visit, changes: dict[str, str], name: str
) -> None:
    """One line says what to look at again; the answer is the family's."""
    walk(empty, upto=4, **changes)
    assert empty.get("/start/5").text.count('name="unusual"') == 1
    asked = empty.post("/start/5", go="next")
    assert asked.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    empty.post("/start/5", go="next", unusual="something else")
    assert empty.house.ledger.events() == ()

    assert empty.post("/start/5", go="next", unusual=name).url.path == "/"
    assert len(empty.house.ledger.state().plans) == 1


@pytest.mark.parametrize("path", ["/start/9", "/start/x", "/nothing"])
def test_an_address_that_is_not_ours_gets_a_page_of_ours(empty: Visit, path: str) -> None:
    """Never raw JSON; the safety card is one step away."""
    page = empty.get(path)

    assert page.is_client_error
    assert "This page is not here." in page.text
    assert 'href="/safety"' in page.text
