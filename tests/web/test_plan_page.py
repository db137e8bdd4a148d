"""The plan: what is in force, what was before; a new version asks about slips; nothing stops anything."""

import re
from http import HTTPStatus

import pytest

from lull.timeline import Span, day_span
from made_forms import version
from made_house import Visit
from made_record import BERLIN, NOW
from read_page import field_error, field_value


def test_the_page_shows_plan_strength_prescriber_and_todays_doses(mara: Visit) -> None:
    """Prescribed and recorded stand apart."""
    page = mara.get("/plan").text

    for words in ("10 mg per tablet", "Dr Okafor", "07:30", "Fix record", "Taken now", "40 mg a day"):
        assert words in page


@pytest.mark.hazard("H01")
def test_every_amount_of_a_plan_stands_with_its_strength(mara: Visit) -> None:
    """Each card and each of today's lines names the product."""
    page = mara.get("/plan").text
    lines = re.findall(r"<b>\d\d:\d\d</b> [\d.]+ mg prescribed.*?<br>", page, re.DOTALL)

    assert len(lines) == 4
    assert all("10 mg per tablet" in line for line in lines)


@pytest.mark.hazard("H08")
def test_nothing_on_the_plan_page_stops_the_medicine(mara: Visit) -> None:
    """No button and no link stops, pauses, skips or ends; the one sentence stands there instead."""
    page = "".join(mara.get(path).text.partition("<main")[2] for path in ("/plan", "/plan/new"))
    controls = re.findall(r"<(?:button|a)\b[^>]*>(.*?)</(?:button|a)>", page, re.DOTALL)

    assert controls
    for words in controls:
        assert not re.search(r"\b(stop|pause|skip|end|quit|cancel|delete|remove)\b", words, re.IGNORECASE), (
            words
        )
    assert page.count("Never stop baclofen suddenly.") >= 2


@pytest.mark.hazard("H08")
def test_a_plan_without_a_dose_cannot_be_entered(mara: Visit) -> None:
    """Clearing the rows is not a way to stop."""
    page = mara.post("/plan/new", **version(mara, time_1="", mg_1="", time_2="", mg_2=""))

    assert field_error(page.text, "time_1") == "Enter at least one time."
    assert len(mara.house.ledger.state().plans) == 1


@pytest.mark.hazard("H20")
def test_a_new_version_takes_over_and_leaves_the_past(mara: Visit) -> None:
    """What was due this morning is still what the old plan asked for."""
    page = mara.post("/plan/new", **version(mara))
    state = mara.house.ledger.state()
    now_in_force = state.plan_at(NOW)

    assert page.url.path == "/plan"
    assert "Saved: the plan from Dr Lindqvist." in page.text
    assert now_in_force is not None
    assert now_in_force.prescriber == "Dr Lindqvist"
    assert [slot.amount.mg for slot in state.slots_in(_day())] == [10.0, 10.0, 15.0]


def _day() -> Span:
    """Return the local day of the tests."""
    return day_span(NOW.date(), BERLIN)


def test_a_version_for_later_can_be_taken_back_before_it_starts(mara: Visit) -> None:
    """Written for later is shown as that, with its way back."""
    page = mara.post("/plan/new", **version(mara, starts="later", starts_on="2026-12-01"))
    assert "written for later" in page.text
    form = re.search(
        r'name="event_id" value="([^"]+)"(?:(?!</form>).)*the version of 1 December', page.text, re.DOTALL
    )
    assert form is not None
    mara.post("/record/void", event_id=form.group(1), id=mara.form_id(), back="/plan")

    assert len(mara.house.ledger.state().plans) == 1


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("prescriber", "", "Enter who prescribed it."),
        ("reason", "", "Enter why it changed, as you were told."),
        ("starts", "", "Choose when it starts."),
        ("strength_mg", "", "Enter the number from the label."),
        ("time_2", "08:00", "This time stands here twice. Enter one amount for each time."),
        ("mg_2", "", "Enter the amount in mg."),
    ],
)
def test_a_mistake_in_a_version_is_said_beside_its_field(
    mara: Visit, name: str, typed: str, sentence: str
) -> None:
    """Nothing half written."""
    page = mara.post("/plan/new", **version(mara, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) == sentence
    assert len(mara.house.ledger.state().plans) == 1


@pytest.mark.hazard("H03")
def test_nothing_is_chosen_for_the_start_and_a_day_is_never_ignored(mara: Visit) -> None:
    """A day typed beside "Now" is a question, not a plan in force at once."""
    form = mara.get("/plan/new").text.partition('name="starts"')[2]
    assert " checked" not in form
    page = mara.post("/plan/new", **version(mara, starts_on="2026-12-01"))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, "starts_on") is not None
    assert field_value(page.text, "starts_on") == "2026-12-01"
    assert len(mara.house.ledger.state().plans) == 1


def test_a_later_start_lies_ahead(mara: Visit) -> None:
    """Today is "now"; the past stays as it was."""
    page = mara.post("/plan/new", **version(mara, starts="later", starts_on="2026-11-22"))

    assert field_error(page.text, "starts_on") == "Choose a day after today, or let it start now."


@pytest.mark.hazard("H03")
def test_a_ten_times_slip_is_asked_about(mara: Visit) -> None:
    """150 mg for 15 is a question, and confirmed it is a fact."""
    form = version(mara, mg_1="150", mg_2="150", unusual="150 mg in one dose")
    asked = mara.post("/plan/new", **form)
    assert "A day was 40 mg and is now 300 mg." in asked.text
    assert len(mara.house.ledger.state().plans) == 1

    mara.post("/plan/new", **form, confirmed="yes")
    assert len(mara.house.ledger.state().plans) == 2


def test_more_rows_keep_the_form(mara: Visit) -> None:
    """Asking for room writes nothing."""
    page = mara.post("/plan/new", **version(mara, go="more", rows="4"))

    assert 'name="mg_6"' in page.text
    assert "Dr Lindqvist" in page.text
    assert len(mara.house.ledger.state().plans) == 1


@pytest.mark.hazard("H03")
def test_a_version_with_unusual_values_asks_for_a_tick_for_each(mara: Visit) -> None:
    """A liquid of 50 mg per mL is looked at again; a tick takes it as it is."""
    form = version(mara, per="mL", strength_mg="50", strength_again="50")
    asked = mara.post("/plan/new", **form)
    assert "50 mg per mL is more than any label we know." in asked.text
    assert "Tick each line" in mara.post("/plan/new", **form, asked="yes", confirmed="yes").text
    assert len(mara.house.ledger.state().plans) == 1

    mara.post("/plan/new", **form, unusual="strength 50 mg per mL", confirmed="yes")
    assert len(mara.house.ledger.state().plans) == 2


@pytest.mark.hazard("H20")
@pytest.mark.hazard("H08")
def test_the_plan_in_force_is_taken_back_after_one_question_and_never_to_none(mara: Visit) -> None:
    """The plan before holds again from now; the only plan stays."""
    (only,) = mara.house.ledger.state().plans
    assert "the version of" not in mara.get("/plan").text
    refused = mara.post("/record/void", event_id=only.id, id=mara.form_id(), back="/plan", confirmed="yes")
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    form = version(mara)
    mara.post("/plan/new", **form)
    assert f'name="event_id" value="{form["id"]}"' in mara.get("/plan").text.partition("All versions")[2]
    mara.clock.move(minutes=9)
    sent = {"event_id": form["id"], "id": mara.form_id(), "back": "/plan"}
    asked = mara.post("/record/void", **sent)
    assert "From now on the plan from Dr Okafor would be in force again: 07:30 10 mg" in asked.text
    assert len(mara.house.ledger.state().plans) == 2

    mara.post("/record/void", **sent, confirmed="yes")
    state = mara.house.ledger.state()
    assert state.plan_at(mara.clock.now) == only
    assert [piece.version.id for piece in state.plans_in_force] == [only.id, form["id"], only.id]
