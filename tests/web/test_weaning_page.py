"""Steps down, plans for a while, and what a version can say beside its amounts."""

from http import HTTPStatus

import pytest

from lull.quantities import OralMg
from lull.record.plan_version import AsNeeded
from lull.timeline import Span
from made_forms import version
from made_house import Visit
from made_record import NOW
from read_page import field_error


def steps(mara: Visit, **changes: str) -> dict[str, str]:
    """Return the form of a weaning: 30, 20 and 10 mg a day, a week apart, then no dose."""
    rows = {
        f"{name}_{row}{column}": value
        for row, (day, morning, evening) in enumerate(
            [("2026-11-24", "15", "15"), ("2026-12-01", "10", "10"), ("2026-12-08", "", "10")], start=1
        )
        for name, column, value in [("day", "", day), ("step", "_1", morning), ("step", "_2", evening)]
    }
    return {
        "id": mara.form_id(),
        "go": "save",
        "per": "tablet",
        "strength_mg": "10",
        "clock_1": "08:00",
        "clock_2": "20:00",
        **rows,
        "ends": "ends_on",
        "ends_on": "2026-12-15",
        "prescriber": "Dr Lindqvist",
        "reason": "As written on 22 November",
    } | changes


@pytest.mark.hazard("H08")
def test_the_prescribers_steps_are_written_and_shown_as_steps(mara: Visit) -> None:
    """Confirmed once, then a row each, with the one sentence and the end as written."""
    asked = mara.post("/plan/weaning", **steps(mara))
    assert "From 15 December 2026 on no dose would be due." in asked.text
    assert len(mara.house.ledger.state().plans) == 1

    form = steps(mara)
    page = mara.post("/plan/weaning", **form, confirmed="yes")
    state = mara.house.ledger.state()
    assert [plan.daily_total_mg for plan in state.plans[1:]] == [30.0, 20.0, 10.0, 0.0]
    assert state.plans[1].weaning_id == form["id"]
    for words in (
        "Going down in steps",
        "08:00 15 mg, 20:00 15 mg",
        "ends here, as written",
        "10 mg per tablet",
    ):
        assert words in page.text
    assert page.text.count("Never stop baclofen suddenly.") >= 2


@pytest.mark.hazard("H08")
def test_a_fast_way_down_shows_its_question_and_source(mara: Visit) -> None:
    """Three days apart is faster than any label: the page asks the prescriber, and names the label."""
    fast = steps(mara, day_2="2026-11-27", day_3="2026-11-30", ends_on="2026-12-03", confirmed="yes")
    page = mara.post("/plan/weaning", **fast).text

    assert "A question for Dr Lindqvist" in page
    assert "Swiss professional label" in page
    today = mara.get("/").text
    assert "The slowest label we know takes about 21." in today.replace("\n", " ")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"ends": ""}, "ends", "Choose what is written after the last step."),
        ({"ends_on": ""}, "ends_on", "Enter the day after the last dose."),
        ({"day_2": ""}, "day_2", "Enter the day this step begins."),
        ({"step_2_1": "", "step_2_2": ""}, "day_2", "A step needs at least one amount."),
        ({"clock_2": "08:00"}, "clock_2", "This time stands here twice."),
        ({"clock_2": ""}, "step_1_2", "Enter the time above this amount."),
        ({"day_2": "2026-11-20"}, "day_1", "The steps of a weaning follow each other"),
        ({"prescriber": ""}, "prescriber", "Enter who wrote the steps."),
        ({"step_1_1": "1,000"}, "step_1_1", "1,000 can be read in two ways."),
    ],
)
def test_a_mistake_in_the_steps_is_said_beside_its_field(
    mara: Visit, changes: dict[str, str], field: str, sentence: str
) -> None:
    """Nothing is half written, and no step is made up."""
    page = mara.post("/plan/weaning", **steps(mara, **changes))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert (field_error(page.text, field) or "").startswith(sentence)
    assert len(mara.house.ledger.state().plans) == 1


@pytest.mark.hazard("H08")
def test_the_form_makes_no_step_of_its_own(mara: Visit) -> None:
    """Times of the plan in force stand there; amounts and days do not."""
    page = mara.get("/plan/weaning").text

    assert 'name="clock_1" type="time" value="07:30"' in page
    assert page.count('name="step_1_') == 6
    assert 'name="step_1_1" inputmode="decimal" autocomplete="off" value=""' in page
    assert 'name="day_1" type="date" value=""' in page
    assert 'value="stays" checked' not in page
    more = mara.post("/plan/weaning", **steps(mara, go="more", rows="4")).text
    assert 'name="day_7"' in more
    assert 'value="2026-12-01"' in more


def test_the_whole_weaning_is_taken_back_at_once(mara: Visit) -> None:
    """One entry, one way back, and back again."""
    mara.post("/plan/weaning", **steps(mara, confirmed="yes"))
    weaning_id = mara.house.ledger.state().plans[-1].weaning_id or ""
    page = mara.post("/record/void", event_id=weaning_id, id=mara.form_id(), back="/plan")

    assert "Going down in steps" not in page.text
    assert len(mara.house.ledger.state().plans) == 1


def test_a_holiday_holds_for_its_days_and_says_when_it_ends(mara: Visit) -> None:
    """The plan before it holds again; the form says so before."""
    form = version(mara) | {"purpose": "holiday", "starts_on": "2026-12-20", "ends_on": "2027-01-03"}
    assert "holds again by itself" in mara.get("/plan/while").text
    page = mara.post("/plan/while", **form, confirmed="yes")
    state = mara.house.ledger.state()

    assert "Until 3 January 2027" in page.text
    assert [piece.version.purpose for piece in state.plans_in_force[-3:]] == ["usual", "holiday", "usual"]


@pytest.mark.hazard("H08")
def test_a_pause_is_only_taken_after_one_more_question(mara: Visit) -> None:
    """Empty rows are refused for a holiday and asked about in illness, with the one sentence."""
    empty = {
        "time_1": "",
        "mg_1": "",
        "time_2": "",
        "mg_2": "",
        "starts_on": "2026-11-22",
        "ends_on": "2026-11-24",
    }
    refused = mara.post("/plan/while", **version(mara, **empty) | {"purpose": "holiday"})
    assert field_error(refused.text, "time_1") == "Enter at least one time."
    asked = mara.post("/plan/while", **version(mara, **empty) | {"purpose": "illness_pause"})
    assert "From 22 November 2026 on no dose would be due." in asked.text
    assert "Never stop baclofen suddenly." in asked.text
    page = mara.post(
        "/plan/while", **version(mara, **empty) | {"purpose": "illness_pause", "confirmed": "yes"}
    )

    assert "No dose is due, as ordered." in page.text
    assert "The plan is paused, as Dr Lindqvist ordered." in mara.get("/").text


@pytest.mark.hazard("H20")
def test_a_plan_that_began_before_today_leaves_the_days_since(mara: Visit) -> None:
    """Kept as prescribed since then, with the day on which it was written down."""
    before = mara.house.ledger.state()
    form = version(mara, starts="earlier", starts_on="2026-11-18")
    assert "It began on 18 November 2026, before now." in mara.post("/plan/new", **form).text
    page = mara.post("/plan/new", **form, confirmed="yes")
    state = mara.house.ledger.state()

    assert "Written down on 22 November 2026" in page.text
    past = Span(before.plans[0].valid_from, NOW)
    assert state.slots_in(past) == before.slots_in(past)
    wrong = mara.post("/plan/new", **version(mara, starts="earlier", starts_on="2026-11-22"))
    assert field_error(wrong.text, "starts_on") == "Choose a day before today, or let it start now."


def test_school_days_needed_doses_and_the_rule_for_a_missed_one(mara: Visit) -> None:
    """Everything the prescriber said has a place; nothing is filled in."""
    form = version(mara, days_1="school", time_3="09:00", mg_3="15", days_3="free") | {
        "need_mg": "5",
        "need_for": "spasms at night",
        "need_most": "2",
        "need_apart": "6",
        "missed_rule": "Within two hours: give it. Later: call us.",
    }
    page = mara.post("/plan/new", **form)
    plan = mara.house.ledger.state().plan_at(NOW)

    assert plan is not None
    assert [dose.weekdays for dose in plan.doses] == [(1, 2, 3, 4, 5), (6, 7), (1, 2, 3, 4, 5, 6, 7)]
    assert plan.as_needed == (
        AsNeeded(amount=OralMg(5), what_for="spasms at night", most_a_day=2, least_hours_apart=6),
    )
    for words in (
        "08:00 15 mg on school days",
        "09:00 15 mg on free days",
        "at most 2 a day",
        "Later: call us.",
    ):
        assert words in page.text
    again = mara.get("/plan/new").text
    assert 'value="spasms at night"' in again


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"need_for": "spasms"}, "need_mg", "Enter the amount in mg."),
        ({"need_mg": "5"}, "need_for", "Enter what it is for, as you were told."),
        (
            {"need_mg": "5", "need_for": "spasms", "need_most": "1.5"},
            "need_most",
            "Enter a whole number of times.",
        ),
        ({"days_2": "free", "time_2": "08:00"}, "time_2", "This time stands here twice."),
    ],
)
def test_a_half_filled_need_is_asked_for(
    mara: Visit, changes: dict[str, str], field: str, sentence: str
) -> None:
    """Half an order is none."""
    page = mara.post("/plan/new", **version(mara) | changes)

    assert (field_error(page.text, field) or "").startswith(sentence)


@pytest.mark.hazard("H05")
def test_a_dose_as_needed_is_told_apart_on_its_form(mara: Visit) -> None:
    """The tick names what it is for where the plan has such a dose, and the line says which it was."""
    assert "It was a dose as needed, beside the plan" in mara.get("/record/dose").text
    mara.post("/plan/new", **version(mara), need_mg="5", need_for="spasms at night")
    page = mara.get("/record/dose").text
    assert "It was a dose as needed, for spasms at night" in page
    form = {
        "id": mara.form_id(),
        "mg": "5",
        "day": "2026-11-22",
        "clock": "15:20",
        "as_needed": "yes",
        "back": "/",
    }
    after = mara.post("/record/dose", **form)

    assert mara.house.ledger.state().administrations[-1].as_needed
    assert "given, as needed" in after.text


@pytest.mark.hazard("H01")
def test_the_hospital_card_says_on_which_days_and_what_comes(mara: Visit) -> None:
    """School days and free days apart, the dose as needed, and the steps of the next two weeks."""
    form = version(mara, days_1="school", time_3="09:00", mg_3="10", days_3="free")
    mara.post("/plan/new", **form, need_mg="5", need_for="spasms", confirmed="yes")
    mara.post("/plan/weaning", **steps(mara, confirmed="yes"))
    card = mara.get("/safety").text

    for words in (
        "08:00 15 mg on school days",
        "09:00 10 mg on free days",
        "5 mg for spasms",
        "From 24 November 2026",
    ):
        assert words in card


def test_a_plan_that_holds_again_after_a_holiday_has_one_way_back(mara: Visit) -> None:
    """The row of its return is no version of its own: taking it back would take back the one in force."""
    form = version(mara) | {"purpose": "holiday", "starts_on": "2026-12-20", "ends_on": "2027-01-03"}
    page = mara.post("/plan/while", **form, confirmed="yes").text

    assert "holds again" in page
    assert page.count('Take back<span class="unseen"> the version of') == 1
