"""Settings: every threshold and the person, each slip beside its field, each change with its way back."""

import re
from datetime import timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest

from lull.record.settings import Settings
from made_house import Visit
from made_record import BERLIN, NOW, dose_event
from read_page import field_error, field_value


def settings(mara: Visit, **changes: str) -> dict[str, str]:
    """Return the form of the thresholds as the page shows it."""
    return {
        "id": mara.form_id(),
        "missed_in_a_row": "2",
        "overdue_min": "30",
        "stock_days": "7",
        "refill_days": "21, 14, 7",
        "wakes_at": "06:00",
        "sleeps_at": "22:00",
        "region": "legs",
        "low_tone": "80",
    } | changes


def person(mara: Visit, **changes: str) -> dict[str, str]:
    """Return the form of the person as the page shows it."""
    return {
        "id": mara.form_id(),
        "weight_kg": "62",
        "egfr": "",
        "emergency_number": "112",
        "clinic_phone": "",
        "zone": "Europe/Berlin",
    } | changes


def test_the_page_shows_what_holds_and_is_one_step_from_everywhere(mara: Visit) -> None:
    """Both forms, filled."""
    assert 'href="/settings"' in mara.get("/").text
    page = mara.get("/settings").text
    shown = settings(mara) | person(mara)
    for name in ("missed_in_a_row", "overdue_min", "stock_days", "refill_days", "low_tone", "weight_kg"):
        assert field_value(page, name) == shown[name]
    assert '<option value="legs" selected>' in page
    assert "<option selected>Europe/Berlin" in page


def test_every_threshold_can_be_changed_and_undone(mara: Visit) -> None:
    """One entry; the toast takes it back; the same again writes nothing."""
    sent = settings(
        mara,
        missed_in_a_row="3",
        overdue_min="45",
        stock_days="10",
        refill_days="7, 30,14",
        wakes_at="07:00",
        sleeps_at="21:30",
        region="arms",
        low_tone="70",
    )
    page = mara.post("/settings/speaking-up", **sent)
    now = mara.house.ledger.state().settings
    assert "Saved: the settings." in page.text
    assert (now.missed_in_a_row, now.overdue_after) == (3, timedelta(minutes=45))
    assert (now.stock_days, now.refill_days) == (10, (30, 14, 7))
    assert (f"{now.wakes_at:%H:%M}", f"{now.sleeps_at:%H:%M}") == ("07:00", "21:30")
    assert (now.region, now.low_tone) == ("arms", 0.7)

    entries = len(mara.house.ledger.events())
    mara.post("/settings/speaking-up", **(sent | {"id": mara.form_id()}))
    assert len(mara.house.ledger.events()) == entries
    toast = re.search(r"data-toast.*?</form>", page.text, re.DOTALL)
    assert toast is not None
    mara.post("/record/void", **dict(re.findall(r'name="(\w+)" value="([^"]*)"', toast[0])))
    assert mara.house.ledger.state().settings == Settings()


@pytest.mark.hazard("H05")
def test_the_threshold_of_the_card_is_what_the_settings_say(mara: Visit) -> None:
    """Since 20:30 yesterday two doses have no record: the card at two, not at three, and never above six."""
    mara.house.ledger.append(dose_event("a", taken_at=NOW - timedelta(hours=18, minutes=50)))
    assert "2 doses in a row without a record since 07:30." in mara.get("/").text
    mara.post("/settings/speaking-up", **settings(mara, missed_in_a_row="3"))
    page = mara.get("/").text
    assert "doses in a row" not in page
    assert "Open the safety card" not in page
    answer = mara.post("/settings/speaking-up", **settings(mara, missed_in_a_row="7"))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("missed_in_a_row", "0", "Enter a whole number from 1 to 6."),
        ("missed_in_a_row", "99", "Enter a whole number from 1 to 6."),
        ("missed_in_a_row", "two", "Enter a whole number from 1 to 6."),
        ("overdue_min", "-1", "Enter a whole number from 0 to 240."),
        ("overdue_min", "1.5", "Enter a whole number from 0 to 240."),
        ("stock_days", "", "Enter a whole number from 1 to 60."),
        ("refill_days", "", "Enter days from 1 to 90 with commas between, such as 21, 14, 7."),
        ("refill_days", "21; 7", "Enter days from 1 to 90 with commas between, such as 21, 14, 7."),
        ("refill_days", "0, 7", "Enter days from 1 to 90 with commas between, such as 21, 14, 7."),
        ("wakes_at", "", "Enter when the day begins."),
        ("sleeps_at", "05:00", "The day must end later than it begins."),
        ("low_tone", "100", "Enter a whole number from 30 to 95."),
        ("region", "nose", "Choose a part of the body from the list."),
    ],
)
@pytest.mark.hazard("H24")
def test_what_cannot_hold_is_said_beside_its_field(mara: Visit, name: str, typed: str, sentence: str) -> None:
    """Nothing is written, and the other form still shows the record."""
    before = mara.house.ledger.events()
    page = mara.post("/settings/speaking-up", **settings(mara, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    if name == "region":
        assert sentence in page.text
    else:
        assert field_error(page.text, name) == sentence
        assert field_value(page.text, name) == typed
    assert field_value(page.text, "weight_kg") == "62"
    assert mara.house.ledger.events() == before


def test_the_person_can_be_changed_and_the_card_shows_it(mara: Visit) -> None:
    """Weight, kidney value, both numbers; the name and the day of birth stay."""
    sent = person(mara, weight_kg="58,5", egfr="55", emergency_number="999", clinic_phone="01632 960123")
    page = mara.post("/settings/person", **sent)
    described = mara.house.ledger.state().described
    assert described is not None

    assert "Saved: what is known about Mara." in page.text
    assert (described.name, described.weight_kg, described.egfr_ml_min_per_1_73m2) == ("Mara", 58.5, 55.0)
    assert 'href="tel:999"' in mara.get("/safety").text
    mara.post("/settings/person", **(sent | {"id": mara.form_id(), "egfr": ""}))
    described = mara.house.ledger.state().described
    assert described is not None
    assert described.egfr_ml_min_per_1_73m2 is None


@pytest.mark.hazard("H06")
def test_another_zone_moves_no_dose_and_says_what_it_does(mara: Visit) -> None:
    """The plan keeps its own clocks; the page shows the new ones; the toast says both."""
    assert "The times of the plan stay on the clocks of Europe/Berlin" in mara.get("/settings").text
    before = mara.house.ledger.state().regimens
    page = mara.post("/settings/person", **person(mara, zone="America/New_York"))
    state = mara.house.ledger.state()

    assert state.zone == ZoneInfo("America/New_York")
    assert state.regimens == before
    assert all(regimen.zone == BERLIN for regimen in state.regimens)
    assert (
        "Saved: what is known about Mara. Times are shown for America/New York now;"
        " a plan&#39;s times stay in the plan&#39;s own zone." in page.text
    )
    assert "09:20" not in page.text or "America/New York" in page.text
    assert "01:30</b> 10 mg" in mara.get("/").text  # 07:30 in Berlin
    link = re.search(r'href="(/record/dose\?due=[^"]+)"', mara.get("/plan").text)
    assert link is not None
    dose_form = mara.get(link[1].replace("&amp;", "&")).text
    assert (field_value(dose_form, "mg"), field_value(dose_form, "clock")) == ("10", "01:30")


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("weight_kg", "", "Enter the weight in kg."),
        ("weight_kg", "620", "Enter a number above 0 and up to 400."),
        ("egfr", "x", "x is not a number. Copy it from the blood test, or leave it empty."),
        ("emergency_number", "", "Enter the number to call in an emergency."),
        ("emergency_number", "call me", "Use digits, spaces and a leading plus only."),
        ("clinic_phone", "x", "Use digits, spaces and a leading plus only."),
        ("zone", "Mars/Base", "Choose a time zone from the list."),
    ],
)
def test_a_slip_about_the_person_is_said_beside_its_field(
    mara: Visit, name: str, typed: str, sentence: str
) -> None:
    """The card never loses its number."""
    before = mara.house.ledger.events()
    page = mara.post("/settings/person", **person(mara, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    if name == "zone":
        assert sentence in page.text
    else:
        assert field_error(page.text, name) == sentence
    assert mara.house.ledger.events() == before


@pytest.mark.parametrize("path", ["/settings/speaking-up", "/settings/person"])
def test_a_form_without_its_id_is_a_sentence(mara: Visit, path: str) -> None:
    """Nothing is written."""
    before = mara.house.ledger.events()
    assert "The form has no id" in mara.post(path, weight_kg="1").text
    assert mara.house.ledger.events() == before


@pytest.mark.parametrize("path", ["/settings/speaking-up", "/settings/person"])
def test_without_a_record_everything_leads_to_the_first_run(empty: Visit, path: str) -> None:
    """There is nothing to set yet."""
    assert empty.get("/settings").url.path == "/start"
    assert empty.post(path, id=empty.form_id()).url.path == "/start"
