"""Writing about a pump: what is asked once, what is refused, and what the record calls for afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.check_pump import check_pump, find_dates
from lull.actions.describe_pump import describe_pump
from lull.actions.hear_beep import hear_beep
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_day import plan_day
from lull.actions.predict_span import predict_span
from lull.actions.record_refill import record_refill
from lull.actions.recorded import Recorded
from lull.actions.set_pump_program import set_pump_program
from lull.actions.turn_pump import turn_pump
from lull.actions.void_event import void_event
from lull.record.pump_facts import PumpBeep
from lull.record.pump_history import find_pump_history
from lull.record.state import RecordState
from lull.refusal import BadInput, Refusal
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.store.ledger import Ledger
from lull.timeline import day_span
from lull.tone.forecast import Forecast
from made_pump import PUMP, made_beep, made_program, made_refill, made_turn, pump_event, pump_record
from made_record import BERLIN, MARA, NOW, dose_event, made_plan, plan_event

DAY = timedelta(days=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with a plan and a pump since ten days ago: 240 micrograms a day, 500 in 1 mL."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        then = NOW - 10 * DAY
        begin_record(opened, MARA, made_plan(), event_id="begin", now=then)
        describe_pump(opened, PUMP, event_id="pump", now=then)
        set_pump_program(opened, made_program(), now=then)
        record_refill(opened, made_refill(), now=then)
        yield opened


def history_of(ledger: Ledger) -> list[str]:
    """Return the ids of everything about the pump that stands."""
    found = find_pump_history(ledger.state())
    return [*(known.program.id for known in found.known), *(refill.id for refill in found.refills)]


@pytest.mark.hazard("H03")
@pytest.mark.parametrize("mcg_a_day", [2400.0, 119.0])
def test_a_day_more_than_doubled_or_halved_is_asked_about_once(ledger: Ledger, mcg_a_day: float) -> None:
    """A slip of ten is a question; confirmed it is a fact; the same request again is the same entry."""
    new = made_program("new", mcg_a_day=mcg_a_day, valid_from=NOW)
    asked = set_pump_program(ledger, new, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "large_step"
    assert f"A day by pump was 240 micrograms and is now {mcg_a_day:g} micrograms." in asked.message
    assert "new" not in history_of(ledger)
    for _ in range(2):
        assert isinstance(set_pump_program(ledger, new, now=NOW, confirmed=True), Recorded)
    assert history_of(ledger).count("new") == 1


@pytest.mark.parametrize("mcg_a_day", [480.0, 120.0, 250.0])
def test_a_smaller_step_is_written_at_once(ledger: Ledger, mcg_a_day: float) -> None:
    """Up to twice and down to half."""
    new = made_program("new", mcg_a_day=mcg_a_day, valid_from=NOW)

    assert isinstance(set_pump_program(ledger, new, now=NOW), Recorded)


@pytest.mark.hazard("H08")
def test_less_by_pump_comes_with_the_one_sentence(ledger: Ledger) -> None:
    """And more does not."""
    less = set_pump_program(ledger, made_program("less", mcg_a_day=200.0, valid_from=NOW), now=NOW)
    more = set_pump_program(ledger, made_program("more", mcg_a_day=260.0, valid_from=NOW), now=NOW)

    assert isinstance(less, Recorded)
    assert [finding.message for finding in less.findings] == [NEVER_STOP_SUDDENLY]
    assert isinstance(more, Recorded)
    assert more.findings == ()


@pytest.mark.parametrize(("days", "words"), [(-400, "more than a year ago"), (400, "more than a year ahead")])
def test_a_year_that_is_a_slip_is_refused(ledger: Ledger, days: int, words: str) -> None:
    """Nothing is written."""
    with pytest.raises(BadInput, match=words):
        set_pump_program(ledger, made_program("new", valid_from=NOW + days * DAY), now=NOW)


@pytest.mark.hazard("H01")
def test_another_concentration_is_asked_about_once(ledger: Ledger) -> None:
    """2000 for 500 changes what every drop holds."""
    refill = made_refill("new", filled_at=NOW, mcg_per_ml=2000.0, alarm_on=date(2027, 2, 1))
    asked = record_refill(ledger, refill, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "new_concentration"
    assert "held 500 micrograms in 1 mL. Now it says 2000 micrograms in 1 mL." in asked.message
    for _ in range(2):
        record_refill(ledger, refill, now=NOW, confirmed=True)
    assert history_of(ledger).count("new") == 1


@pytest.mark.hazard("H03")
def test_everything_odd_about_a_refill_is_asked_in_one_question(ledger: Ledger) -> None:
    """More than the reservoir holds, and a date years away."""
    odd = made_refill("odd", filled_at=NOW, volume_ml=40.0, alarm_on=date(2028, 1, 1))
    asked = record_refill(ledger, odd, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert (asked.why, asked.also) == ("over_reservoir", ("alarm_date_far",))


@pytest.mark.hazard("H04")
def test_a_refill_written_down_by_two_is_asked_about(ledger: Ledger) -> None:
    """An hour apart it may be the same one."""
    twin = made_refill("twin", filled_at=NOW - 20 * DAY + timedelta(hours=1))
    asked = record_refill(ledger, twin, now=NOW)

    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "looks_already_logged"


def test_what_lies_ahead_of_now_is_refused(ledger: Ledger) -> None:
    """A refill, a beep, a stop; and a pump put in tomorrow."""
    ahead = NOW + timedelta(hours=1)
    with pytest.raises(BadInput, match="the refill lies ahead of now"):
        record_refill(ledger, made_refill("x", filled_at=ahead), now=NOW)
    with pytest.raises(BadInput, match="the beep lies ahead of now"):
        hear_beep(ledger, made_beep(ahead), event_id="x", now=NOW)
    with pytest.raises(BadInput, match="that lies ahead of now"):
        turn_pump(ledger, made_turn("stopped", ahead), event_id="x", now=NOW)
    with pytest.raises(BadInput, match="after today"):
        describe_pump(ledger, replace(PUMP, implanted_on=date(2026, 11, 23)), event_id="x", now=NOW)
    odd = replace(PUMP, implanted_on=date(2025, 1, 1), replace_by=date(2024, 1, 1))
    with pytest.raises(BadInput, match="check the two days"):
        describe_pump(ledger, odd, event_id="x", now=NOW)


@pytest.mark.hazard("H11")
def test_a_refill_of_today_brings_both_cards_at_once_and_for_three_days(ledger: Ledger) -> None:
    """In the answer, and on Today until 72 hours are over."""
    said = record_refill(ledger, made_refill("new", filled_at=NOW, alarm_on=date(2027, 2, 1)), now=NOW)
    assert isinstance(said, Recorded)
    assert {finding.card for finding in said.findings} == {"withdrawal", "overdose"}

    cards = {f.card for f in check_pump(ledger.state(), NOW + 2 * DAY) if f.code == "pump_recent_refill"}
    assert cards == {"withdrawal", "overdose"}
    assert not any(f.code == "pump_recent_refill" for f in check_pump(ledger.state(), NOW + 3 * DAY))


@pytest.mark.hazard("H13")
@pytest.mark.parametrize("tone", ["single", "two_tone", "not_sure"])
def test_a_beep_calls_whatever_the_tone_until_it_is_taken_back(ledger: Ledger, tone: str) -> None:
    """Once is once; taken back it was never heard."""
    beep = PumpBeep(tone=tone, at=NOW)  # type: ignore[arg-type]
    for _ in range(2):
        said = hear_beep(ledger, beep, event_id="beep", now=NOW)
        assert [finding.code for finding in said.findings] == ["pump_beep"]
    assert len(find_pump_history(ledger.state()).beeps) == 1
    assert check_pump(ledger.state(), NOW)[0].code == "pump_beep"

    void_event(ledger, "beep", event_id="void", now=NOW)
    assert "pump_beep" not in {finding.code for finding in check_pump(ledger.state(), NOW)}


@pytest.mark.hazard("H12")
def test_today_speaks_of_the_date(ledger: Ledger) -> None:
    """The sum says 10 December, the clinic 17: the earlier one is said, 18 days before."""
    assert [one.on for one in find_dates(ledger.state(), NOW).dates] == [
        date(2026, 12, 10),
        date(2026, 12, 17),
    ]
    today = plan_day(ledger.state(), now=NOW)

    assert not isinstance(today, Refusal)
    assert any("10 December 2026, 18 days from today" in finding.message for finding in today.findings)


def test_a_pump_without_program_or_refill_says_what_is_missing() -> None:
    """The curve leaves out what nobody entered."""
    codes = [finding.code for finding in check_pump(pump_record(), NOW)]

    assert codes == ["pump_no_alarm_date", "pump_no_program"]


def test_a_pump_that_stands_is_a_call_also_without_a_program() -> None:
    """What was told is not forgotten for want of a program."""
    stopped = pump_event(made_turn("stopped", NOW - DAY), "stopped", NOW)

    assert check_pump(pump_record(None, None, stopped), NOW)[0].code == "pump_stands"


def forecast_of(state: RecordState, **by: float) -> Forecast | Refusal:
    """Predict the local day of ``now``, moved by so much."""
    now = NOW + timedelta(**by)
    assert state.described is not None
    return predict_span(state, state.described, day_span(now.date(), BERLIN), now=now)


@pytest.mark.hazard("H02")
def test_tablets_and_pump_are_both_counted_each_in_its_unit() -> None:
    """Both routes stand in the forecast, and their amounts never met."""
    began = NOW - 30 * DAY
    log = (plan_event(made_plan(valid_from=began), began), dose_event("dose"))
    both = forecast_of(pump_record(made_program(), made_refill(), *log))
    assert isinstance(both, Forecast)
    routes = {(one.route, type(one.amount).__name__) for one in both.contributions}
    assert routes == {("oral", "OralMg"), ("intrathecal_pump", "PumpedMcg")}

    oral = forecast_of(pump_record(None, None, *log, pump=None))
    assert isinstance(oral, Forecast)
    assert sum(both.tone["legs"].p50) < sum(oral.tone["legs"].p50)


@pytest.mark.hazard("H12", "H23")
def test_a_reservoir_used_up_by_our_sum_refuses_the_curve_by_name() -> None:
    """It is a sentence on Today, never a page that fails; a refill written down brings the curve back."""
    state = pump_record(made_program(), made_refill())
    assert isinstance(forecast_of(state, days=20), Forecast)
    refused = forecast_of(state, days=30)
    assert isinstance(refused, Refusal)
    assert refused.code == "reservoir_dry"
    assert "no refill is written down" in refused.message

    today = plan_day(state, now=NOW + 30 * DAY)
    assert not isinstance(today, Refusal)
    assert today.no_forecast == refused
    assert {"pump_dry", "pump_date"} <= {finding.code for finding in today.findings}
    filled = pump_event(made_refill("again", filled_at=NOW + 21 * DAY), "again", NOW + 29 * DAY)
    assert isinstance(forecast_of(pump_record(made_program(), made_refill(), filled), days=30), Forecast)


@pytest.mark.hazard("H23")
def test_whatever_was_told_of_a_pump_the_day_is_a_day() -> None:
    """A start while empty, an empty long after the sum, a stop without a program: no page may fail."""
    for turns in (("empty", "started"), ("started", "stopped"), ("catheter_repaired", "empty")):
        told = [pump_event(made_turn(k, NOW - (3 - n) * DAY), k, NOW) for n, k in enumerate(turns)]  # type: ignore[arg-type]
        for program in (made_program(), None):
            for by in (0, 60, 400):
                state = pump_record(program, made_refill(), *told)
                assert not isinstance(plan_day(state, now=NOW + by * DAY), Refusal)


@pytest.mark.hazard("H14")
def test_a_beep_closes_every_window_for_a_day() -> None:
    """Quiet then may be medicine running out; a day later windows open again."""
    state = pump_record(made_program(), made_refill(), pump_event(made_beep(), "beep", NOW))
    today, later = plan_day(state, now=NOW), plan_day(state, now=NOW + DAY)

    assert not isinstance(today, Refusal)
    assert today.sentence.case == "gate"
    assert "your pump was heard: call your clinic" in today.sentence.text
    assert not isinstance(later, Refusal)
    assert later.sentence.case != "gate"


@pytest.mark.hazard("H23")
def test_a_pump_in_a_child_under_four_is_refused_by_name() -> None:
    """No figure was published for so young a spine."""
    child = pump_event(replace(MARA, born_on=date(2024, 1, 1), weight_kg=12.0), "child", NOW)
    refused = forecast_of(pump_record(made_program(), made_refill(), child))

    assert isinstance(refused, Refusal)


@pytest.mark.hazard("H12")
def test_a_refill_told_again_keeps_the_clinics_date() -> None:
    """Dad writes the same refill down half an hour later, without the print in his hand."""
    at = NOW - timedelta(days=2)
    first = made_refill("first", filled_at=at, alarm_on=(NOW + timedelta(days=9)).date())
    again = made_refill("again", filled_at=at + timedelta(minutes=30), alarm_on=None)
    state = pump_record(made_program(), first, pump_event(again, "again", NOW))
    named = find_dates(state, NOW).first

    assert named is not None
    assert (named.on, named.why) == ((NOW + timedelta(days=9)).date(), "clinic_alarm")
