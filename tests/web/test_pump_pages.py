"""The pump's pages: what is recorded, the date that counts, the forms, and the way from a beep to a call."""

import re
from dataclasses import replace
from datetime import date, timedelta
from http import HTTPStatus

import pytest

from lull.record.pump_facts import PumpBeep
from lull.record.pump_history import PumpHistory, find_pump_history
from lull.safety.pump_alarms import TONES
from made_house import Visit
from made_pump import PUMP, made_program, made_refill, pump_event
from made_record import NOW
from read_page import field_error, field_value

PAGES = (
    "/pump",
    "/pump/card",
    "/pump/call",
    "/pump/beep",
    "/pump/describe",
    "/pump/program",
    "/pump/refill",
    "/pump/turned",
)


@pytest.fixture
def pump(mara: Visit) -> Visit:
    """A browser on a house with Mara, her tablets and her pump."""
    then = NOW - timedelta(days=9)
    program, refill = made_program(), made_refill()
    for fact, event_id in ((PUMP, "pump"), (program, program.id), (refill, refill.id)):
        mara.house.ledger.append(pump_event(fact, event_id, then))
    return mara


def history_of(visit: Visit) -> PumpHistory:
    """Return what stands about the pump."""
    return find_pump_history(visit.house.ledger.state())


def program_form(visit: Visit, **changes: str) -> dict[str, str]:
    """Return the form of a program: 300 micrograms a day from now."""
    return {
        "id": visit.form_id(),
        "go": "save",
        "mcg_day": "300",
        "how": "even",
        "prescriber": "Dr Haddad",
        "starts": "now",
    } | changes


def refill_form(visit: Visit, **changes: str) -> dict[str, str]:
    """Return the form of a refill of this morning."""
    return {
        "id": visit.form_id(),
        "day": "2026-11-22",
        "clock": "10:30",
        "mcg_per_ml": "500",
        "mcg_again": "500",
        "volume_ml": "20",
        "alarm_on": "2027-01-04",
    } | changes


@pytest.mark.hazard("H12")
def test_the_page_shows_the_earliest_date_and_every_date_with_its_reason(pump: Visit) -> None:
    """Our sum says 10 December and the clinic printed the 17th: the 10th counts, and both are said."""
    page = pump.get("/pump").text
    shown = re.search(r'class="pump-date"><b>(.*?)</b>', page)

    assert shown is not None
    assert shown.group(1) == "10 December 2026"
    assert "The clinic&#39;s alarm date for the pump is 17 December 2026" in page
    assert "By our own sum the pump may be low from 10 December 2026" in page
    assert "The earliest date always wins." in page


@pytest.mark.hazard("H12")
@pytest.mark.parametrize("path", ["/pump", "/plan", "/safety", "/pump/card"])
def test_a_missing_alarm_date_is_said_everywhere(pump: Visit, path: str) -> None:
    """No sum of ours takes its place silently."""
    later = made_refill("later", filled_at=NOW - timedelta(days=1), alarm_on=None)
    pump.house.ledger.append(pump_event(later, "later", NOW))

    assert "No alarm date entered: ask your clinic for it." in pump.get(path).text


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("path", ["/pump", "/plan", "/safety"])
def test_tablets_and_pump_stand_apart_in_their_own_unit(pump: Visit, path: str) -> None:
    """Micrograms a day by pump, milligrams by mouth, and no sum of both."""
    page = pump.get(path).text

    assert "Tablets and pump are never added together." in page
    assert re.search(r"240\s*(?:</span>)?\s*micrograms a day", page)
    assert not re.search(r"\b280\b", page)


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("path", ["/pump/card", "/safety", "/pump/call"])
def test_the_card_holds_what_a_hospital_must_know(pump: Visit, path: str) -> None:
    """Model, reservoir, micrograms a day, concentration, both dates, and numbers (rule 7)."""
    page = pump.get(path).text

    for words in (
        "SynchroMed II",
        "20 mL",
        "240 micrograms a day",
        "500 micrograms in 1 mL",
        "17 December 2026, as the clinic printed",
        "10 December 2026",
        "<dd>112</dd>",
        "no number entered",
    ):
        assert words in page
    assert "Draft, not yet reviewed by a clinician." in page


@pytest.mark.hazard("H13")
@pytest.mark.parametrize("path", ["/", "/plan", "/safety", "/pump"])
def test_i_hear_a_beep_is_one_tap_away_for_people_with_a_pump(pump: Visit, path: str) -> None:
    """And nobody else is asked about a pump."""
    assert 'href="/pump/beep"' in pump.get(path).text


@pytest.mark.hazard("H13")
def test_without_a_pump_nobody_is_asked_about_a_beep(mara: Visit) -> None:
    """The button would only frighten."""
    assert not any('href="/pump/beep"' in mara.get(path).text for path in ("/", "/plan", "/safety"))


@pytest.mark.hazard("H13")
@pytest.mark.parametrize("tone", ["single", "two_tone", "not_sure", "", "nonsense"])
def test_whatever_the_tone_the_call_card_comes_with_the_numbers(pump: Visit, tone: str) -> None:
    """The same page for every answer, with a telephone on it, the tones explained and the way back."""
    page = pump.post("/pump/beep", id=pump.form_id(), tone=tone)

    assert page.url.path == "/pump/call"
    for words in (
        "Call your clinic now, whichever tone it was.",
        'href="tel:112"',
        "about once an hour",
        "Two tones:",
    ):
        assert words in page.text
    assert "Never stop baclofen suddenly." in page.text
    assert "Saved: a beep" in page.text
    (beep,) = history_of(pump).beeps
    assert beep.tone == (tone if tone in ("single", "two_tone") else "not_sure")
    assert "The pump was heard" in pump.get("/").text
    assert "The pump was heard" in pump.get("/pump").text


@pytest.mark.hazard("H04")
def test_a_beep_sent_twice_is_one_beep_and_can_be_taken_back(pump: Visit) -> None:
    """A double tap changes nothing; Undo does."""
    form = {"id": pump.form_id(), "tone": "single"}
    pump.post("/pump/beep", **form)
    pump.post("/pump/beep", **form)
    assert len(history_of(pump).beeps) == 1
    pump.post("/record/void", event_id=form["id"], id=pump.form_id(), back="/pump/call")

    assert history_of(pump).beeps == ()
    assert "The pump was heard" not in pump.get("/").text


@pytest.mark.hazard("H13")
def test_with_no_record_a_beep_still_leads_to_the_call_card(empty: Visit) -> None:
    """Nobody has to begin anything to see whom to call."""
    for page in (empty.get("/pump/beep"), empty.post("/pump/beep", id=empty.form_id(), tone="single")):
        assert page.url.path == "/pump/call"
        assert "Call your emergency number." in page.text


def test_a_program_the_same_all_day_is_saved_and_can_be_undone(pump: Visit) -> None:
    """300 micrograms a day are 12.5 an hour."""
    page = pump.post("/pump/program", **program_form(pump))

    assert page.url.path == "/pump"
    assert "Saved: the pump program, 300 micrograms a day." in page.text
    held = history_of(pump).program_at(NOW)
    assert held is not None
    assert [step.rate.mcg_per_h for step in held.program.steps] == [12.5]


def test_steps_add_up_to_the_printed_day(pump: Visit) -> None:
    """15 for 12 hours and 10 for 12 hours are 300."""
    steps = {"how": "steps", "at_1": "08:00", "rate_1": "15", "at_2": "20:00", "rate_2": "10"}
    page = pump.post("/pump/program", **program_form(pump, **steps))

    assert page.url.path == "/pump"
    assert "08:00" in page.text


@pytest.mark.hazard("H03")
def test_steps_that_do_not_add_up_are_said_beside_the_day(pump: Visit) -> None:
    """A slip of ten in one step is found by the printed total."""
    steps = {"how": "steps", "at_1": "08:00", "rate_1": "1.5", "at_2": "20:00", "rate_2": "10"}
    page = pump.post("/pump/program", **program_form(pump, **steps))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, "mcg_day") == (
        "The steps add up to 138 micrograms a day. Here stands 300. Look at the print again."
    )
    assert len(history_of(pump).known) == 1


@pytest.mark.hazard("H03")
def test_a_large_step_is_asked_about_and_going_back_keeps_the_form(pump: Visit) -> None:
    """2400 for 240 is a question; nothing was written; confirmed it is a fact."""
    form = program_form(pump, mcg_day="2400")
    asked = pump.post("/pump/program", **form)
    assert "A day by pump was 240 micrograms and is now 2400 micrograms." in asked.text
    assert len(history_of(pump).known) == 1
    back = pump.post("/pump/program", **form | {"go": "change"})
    assert field_value(back.text, "mcg_day") == "2400"

    pump.post("/pump/program", **form, confirmed="yes")
    assert len(history_of(pump).known) == 2


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("mcg_day", "", "Enter the micrograms a day from the print."),
        ("mcg_day", "2,400", "2,400 can be read in two ways. Write it without a comma or point."),
        ("mcg_day", "9999", "Enter a number above 0 and up to 2400."),
        ("how", "", "Choose how it runs."),
        ("prescriber", "", "Enter who set it."),
        ("starts", "", "Choose when it starts."),
        ("starts_on", "2026-12-01", "You chose now, and a day stands here. Empty it, or choose another day."),
    ],
)
def test_a_mistake_in_a_program_is_said_beside_its_field(
    pump: Visit, name: str, typed: str, sentence: str
) -> None:
    """Nothing half written."""
    page = pump.post("/pump/program", **program_form(pump, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) == sentence
    assert len(history_of(pump).known) == 1


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"at_1": "08:00"}, "rate_1"),
        ({"rate_1": "12"}, "at_1"),
        ({}, "at_1"),
        ({"at_1": "08:00", "rate_1": "12", "at_2": "08:00", "rate_2": "13"}, "at_2"),
    ],
)
def test_a_half_filled_step_is_asked_for(pump: Visit, changes: dict[str, str], name: str) -> None:
    """No step is guessed."""
    page = pump.post("/pump/program", **program_form(pump, how="steps", **changes))

    assert field_error(page.text, name) is not None


def test_more_steps_keep_the_form_and_end_at_thirteen(pump: Visit) -> None:
    """Asking for room writes nothing."""
    page = pump.post("/pump/program", **program_form(pump, go="more", rows="3"))
    assert 'id="at_6"' in page.text
    page = pump.post("/pump/program", **program_form(pump, go="more", rows="12"))

    assert 'id="at_13"' in page.text
    assert 'id="at_14"' not in page.text
    assert "More steps" not in page.text
    assert len(history_of(pump).known) == 1


def test_a_refill_is_saved_with_the_clinics_date(pump: Visit) -> None:
    """And its two danger cards stand on Today."""
    page = pump.post("/pump/refill", **refill_form(pump))
    refill = history_of(pump).last_refill(NOW)

    assert "Saved: the refill, 10:30." in page.text
    assert refill is not None
    assert refill.alarm_on == date(2027, 1, 4)
    assert pump.get("/").text.count("Open the safety card") >= 2


@pytest.mark.hazard("H01")
def test_a_concentration_is_typed_twice(pump: Visit) -> None:
    """Two that differ are no concentration; another one than before is asked about."""
    page = pump.post("/pump/refill", **refill_form(pump, mcg_again="5000"))
    assert field_error(page.text, "mcg_again") is not None
    asked = pump.post("/pump/refill", **refill_form(pump, mcg_per_ml="2000", mcg_again="2000"))

    assert "Now it says 2000 micrograms in 1 mL." in asked.text
    assert len(history_of(pump).refills) == 1


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("day", "2026-11-23"),
        ("day", ""),
        ("clock", "23:59"),
        ("mcg_per_ml", "5"),
        ("volume_ml", ""),
        ("volume_ml", "0.05"),
        ("alarm_on", "2026-11-22"),
        ("alarm_on", "22 Jan"),
        ("alarm_on", "9999-01-01"),
    ],
)
def test_a_mistake_in_a_refill_is_said_beside_its_field(pump: Visit, name: str, typed: str) -> None:
    """Nothing half written."""
    page = pump.post("/pump/refill", **refill_form(pump, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) is not None
    assert len(history_of(pump).refills) == 1


def test_the_pump_is_described_and_changed(pump: Visit) -> None:
    """What is known fills the form; a clinic's number of its own comes first on the call card."""
    form = pump.get("/pump/describe").text
    assert field_value(form, "model") == "SynchroMed II"
    page = pump.post(
        "/pump/describe",
        id=pump.form_id(),
        model="SynchroMed II",
        reservoir_ml="40",
        low_reservoir_ml="2",
        implanted_on="2024-05-01",
        replace_by="2030-05-01",
        clinic_phone="+49 30 1234",
    )

    assert "Saved: the pump, SynchroMed II." in page.text
    assert "1 May 2030" in page.text
    assert 'href="tel:+49301234"' in pump.get("/pump/call").text


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"model": ""}, "model"),
        ({"reservoir_ml": "0.5"}, "reservoir_ml"),
        ({"low_reservoir_ml": "20"}, "low_reservoir_ml"),
        ({"implanted_on": "2026-12-01"}, "implanted_on"),
        ({"implanted_on": "2024-05-01", "replace_by": "2024-05-01"}, "replace_by"),
    ],
)
def test_a_pump_nobody_has_is_asked_about(pump: Visit, changes: dict[str, str], name: str) -> None:
    """Beside the field, and nothing is written."""
    form = {"id": pump.form_id(), "model": "X", "reservoir_ml": "20"} | changes
    page = pump.post("/pump/describe", **form)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) is not None
    assert history_of(pump).described == PUMP


def test_a_pump_that_stood_still_is_said_on_today(pump: Visit) -> None:
    """And closes the windows; taken back it never stood."""
    form = {"id": pump.form_id(), "kind": "stopped", "day": "2026-11-22", "clock": "09:00"}
    page = pump.post("/pump/turned", **form)
    assert "The pump stood still" in page.text
    assert "The pump stands still from 09:00" in pump.get("/").text

    wrong = pump.post("/pump/turned", **form | {"id": pump.form_id(), "kind": "broken"})
    assert field_error(wrong.text, "kind") == "Choose what happened."
    pump.post("/record/void", event_id=form["id"], id=pump.form_id(), back="/pump")
    assert "The pump stands still" not in pump.get("/").text


@pytest.mark.hazard("H23")
@pytest.mark.parametrize(
    "path", ["/", "/plan", "/pump", "/safety", "/not-taken?due=2027-01-15T19:30:00%2B00:00"]
)
def test_a_pump_run_dry_by_our_sum_never_fails_a_page(pump: Visit, path: str) -> None:
    """55 days later nobody wrote a refill down: a sentence, and the way to call."""
    pump.clock.move(days=54)
    page = pump.get(path)

    assert page.status_code == HTTPStatus.OK
    assert 'href="/safety"' in page.text


@pytest.mark.hazard("H08")
def test_nothing_about_the_pump_stops_the_medicine(pump: Visit) -> None:
    """No button and no link stops or ends it; the one sentence stands there instead."""
    page = "".join(
        pump.get(path).text.partition("<main")[2] for path in ("/pump", "/pump/program", "/pump/turned")
    )
    controls = re.findall(r"<(?:button|a)\b[^>]*>(.*?)</(?:button|a)>", page, re.DOTALL)

    assert controls
    for words in controls:
        assert not re.search(r"\b(stop|pause|skip|end|quit|cancel|delete|remove)\b", words, re.IGNORECASE), (
            words
        )
    assert page.count("Never stop baclofen suddenly.") >= 3


@pytest.mark.parametrize("path", PAGES)
def test_without_a_record_or_a_pump_every_page_answers(empty: Visit, mara: Visit, path: str) -> None:
    """Also for those who have neither."""
    assert empty.get(path).status_code == HTTPStatus.OK
    assert mara.get(path).status_code == HTTPStatus.OK


@pytest.mark.hazard("H34")
@pytest.mark.parametrize("path", PAGES)
def test_what_was_typed_about_a_pump_is_shown_and_never_run(pump: Visit, path: str) -> None:
    """Model, number, prescriber and reason are words, whatever they contain."""
    nasty = "<script>alert(1)</script>\"'{{ 7*7 }}|"
    pump.post("/pump/describe", id=pump.form_id(), model=nasty, reservoir_ml="20", clinic_phone=nasty)
    pump.post("/pump/program", **program_form(pump, prescriber=nasty, reason=nasty))
    page = pump.get(path).text

    assert "<script>alert" not in page
    assert "49|" not in page


@pytest.mark.hazard("H12")
def test_the_program_in_force_is_taken_back_after_one_question(mara: Visit) -> None:
    """What would count again is said with its unit; other entries about the pump go at once."""
    ledger = mara.house.ledger
    first = made_program()
    second = replace(first, id="second", valid_from=NOW - timedelta(hours=1), prescriber="Dr Lindqvist")
    ledger.append(pump_event(first, first.id, NOW - timedelta(days=9)))
    ledger.append(pump_event(second, "second", NOW - timedelta(hours=1)))
    asked = mara.post("/record/void", event_id="second", id=mara.form_id(), back="/pump")
    assert "would count again" in asked.text
    assert "micrograms a day" in asked.text
    assert ledger.state().stands("second")

    mara.post("/record/void", event_id="second", id=mara.form_id(), back="/pump", confirmed="yes")
    assert not ledger.state().stands("second")
    last = mara.post("/record/void", event_id=first.id, id=mara.form_id(), back="/pump")
    assert "No pump program would be left in the record" in last.text


@pytest.mark.hazard("H13")
def test_of_two_beeps_the_graver_one_counts_and_each_can_be_taken_back(mara: Visit) -> None:
    """Two tones, then one tone a minute later: the call names the two tones, and both stand on the page."""
    for k, tone in enumerate(("two_tone", "single")):
        beep = PumpBeep(tone=tone, at=NOW - timedelta(minutes=5 - k))  # type: ignore[arg-type]
        mara.house.ledger.append(pump_event(beep, f"beep-{k}", NOW))
    today = mara.get("/").text
    assert f"{TONES['two_tone']}" in today
    page = mara.get("/pump").text
    assert page.count('name="event_id" value="beep-') == 2
    mara.post("/record/void", event_id="beep-0", id=mara.form_id(), back="/pump")
    assert TONES["single"] in mara.get("/").text
