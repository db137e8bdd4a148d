"""What a pump calls for, in fixed words: date, a refill, a beep, nothing flowing. All of it is a call."""

import re
from datetime import date, timedelta

import pytest

from lull.record.pump_facts import BEEP_TONES
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.finding import Finding
from lull.safety.judge_signs import RECENT_REFILL
from lull.safety.pump_alarms import CALL, SINGLE, TONES, TWO_TONE
from lull.safety.pump_date import NO_ALARM_DATE, PumpDates, find_pump_dates
from lull.safety.pump_findings import (
    check_beep,
    check_dry,
    check_pump_date,
    check_recent_refill,
    check_standstill,
    say_days,
    say_no_curve,
)
from lull.safety.pump_numbers import AFTER_A_REFILL, PumpNumber
from lull.timeline import Span
from lull.treatment.pump_delivery import Pause
from made_record import BERLIN, NOW

TODAY = date(2026, 11, 22)
DAYS = (21, 14, 7)
REASSURING = re.compile(r"\b(fine|safe|normal|worry|no need)\b", re.IGNORECASE)


def dates(alarm_on: date | None = None, *, replace_by: date | None = None) -> PumpDates:
    """Return dates with a printed one."""
    return find_pump_dates(alarm_on=alarm_on, low_at=None, replace_by=replace_by, zone=BERLIN)


def at_days(days: int) -> tuple[Finding, ...]:
    """Return what is said so many days before the clinic's date."""
    return check_pump_date(dates(TODAY + timedelta(days=days)), today=TODAY, refill_days=DAYS)


@pytest.mark.hazard("H12")
@pytest.mark.parametrize(
    ("days", "level"),
    [(21, "info"), (15, "info"), (14, "warn"), (8, "warn"), (7, "urgent"), (1, "urgent")],
)
def test_a_date_comes_nearer_with_rising_weight(days: int, level: str) -> None:
    """At 21, 14 and 7 days: quiet, plainer, urgent; no card yet."""
    (finding,) = at_days(days)

    assert (finding.code, finding.level, finding.card) == ("pump_date", level, None)
    assert "The clinic's alarm date for the pump is" in finding.message


@pytest.mark.hazard("H12")
def test_a_date_far_away_says_nothing() -> None:
    """22 days before, all is quiet."""
    assert at_days(22) == ()


@pytest.mark.hazard("H12")
@pytest.mark.parametrize("days", [0, -1, -40])
def test_from_its_day_on_the_date_brings_the_withdrawal_card(days: int) -> None:
    """It cannot wait, and says never to stop."""
    (finding,) = at_days(days)

    assert (finding.level, finding.card) == ("critical", "withdrawal")
    assert "Call your clinic now." in finding.message
    assert NEVER_STOP_SUDDENLY in finding.message


@pytest.mark.hazard("H24")
def test_other_days_than_three_keep_their_order() -> None:
    """A clinic may choose two, or one: the last is urgent."""
    dated = dates(TODAY + timedelta(days=5))

    assert check_pump_date(dated, today=TODAY, refill_days=(10,))[0].level == "urgent"
    assert check_pump_date(dated, today=TODAY, refill_days=(10, 3))[0].level == "warn"
    assert check_pump_date(dated, today=TODAY, refill_days=(40, 30, 10, 3))[0].level == "warn"


@pytest.mark.hazard("H12")
def test_a_missing_printed_date_is_said_even_beside_another() -> None:
    """Our sum does not take its place."""
    found = check_pump_date(dates(replace_by=TODAY + timedelta(days=3)), today=TODAY, refill_days=DAYS)

    assert [finding.code for finding in found] == ["pump_date", "pump_no_alarm_date"]
    assert NO_ALARM_DATE.lower() in found[1].message


@pytest.mark.hazard("H12")
def test_the_earliest_date_always_wins_and_of_equal_ones_the_clinics() -> None:
    """Whatever order they come in."""
    on = date(2026, 12, 17)
    low_at = NOW + timedelta(days=25)  # 17 December too
    found = find_pump_dates(alarm_on=on, low_at=low_at, replace_by=date(2027, 1, 1), zone=BERLIN)

    assert [(one.on, one.why) for one in found.dates] == [
        (on, "clinic_alarm"),
        (on, "our_sum"),
        (date(2027, 1, 1), "replace_by"),
    ]


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("hours", [0, 1, 71.9])
def test_a_recent_refill_brings_both_danger_cards(hours: float) -> None:
    """A slip in it can bring too little or too much; both, for 72 hours, which is ours."""
    found = check_recent_refill(NOW - timedelta(hours=hours), now=NOW, zone=BERLIN)

    assert {finding.card for finding in found} == {"withdrawal", "overdose"}
    assert "72 hours" in found[0].message
    assert "our number" in found[0].message
    assert all(finding.message.endswith("Call.") for finding in found)


@pytest.mark.hazard("H11")
def test_every_place_means_the_same_hours_after_a_refill() -> None:
    """The list of signs and the findings speak of one stretch of time."""
    assert timedelta(hours=AFTER_A_REFILL.least) == RECENT_REFILL


def test_after_72_hours_the_refill_is_quiet() -> None:
    """Not a minute longer."""
    assert check_recent_refill(NOW - timedelta(hours=72), now=NOW, zone=BERLIN) == ()
    assert check_recent_refill(None, now=NOW, zone=BERLIN) == ()


@pytest.mark.hazard("H13")
def test_every_tone_leads_to_the_same_call() -> None:
    """One tone, two tones or not sure: the same card, the same words of what to do, both tones explained."""
    assert set(TONES) == set(BEEP_TONES)
    said = {tone: check_beep(tone, NOW - timedelta(hours=2), now=NOW, zone=BERLIN)[0] for tone in BEEP_TONES}
    for finding in said.values():
        assert (finding.code, finding.card, finding.level) == ("pump_beep", "withdrawal", "critical")
        for words in (CALL, SINGLE, TWO_TONE):
            assert words in finding.message
    assert len({finding.message.partition(": ")[2].partition(".")[2] for finding in said.values()}) == 1


@pytest.mark.hazard("H13")
def test_a_beep_is_kept_for_a_day() -> None:
    """24 hours, ours; one minute before it still calls."""
    assert check_beep("single", NOW - timedelta(hours=23, minutes=59), now=NOW, zone=BERLIN)
    assert check_beep("single", NOW - timedelta(hours=24), now=NOW, zone=BERLIN) == ()


def test_a_pump_that_delivers_nothing_now_is_a_call() -> None:
    """And one that runs again is none."""
    stands = Pause(Span(NOW - timedelta(hours=3), NOW + timedelta(hours=1)), "stopped")
    ran_again = Pause(Span(NOW - timedelta(hours=3), NOW), "stopped")
    (finding,) = check_standstill([stands, ran_again], now=NOW, zone=BERLIN)

    assert "The pump stands still from 12:20" in finding.message
    assert finding.card == "withdrawal"


def test_a_reservoir_used_up_by_our_sum_is_said_and_calls() -> None:
    """Not before its minute."""
    (finding,) = check_dry(NOW, now=NOW, zone=BERLIN)

    assert "By our own sum" in finding.message
    assert finding.card == "withdrawal"
    assert check_dry(NOW + timedelta(minutes=1), now=NOW, zone=BERLIN) == ()
    assert check_dry(None, now=NOW, zone=BERLIN) == ()
    assert "no refill is written down" in say_no_curve(NOW, BERLIN)


def test_far_days_are_said_as_months() -> None:
    """Nobody counts a thousand days."""
    assert say_days(TODAY, TODAY) == "today"
    assert say_days(TODAY + timedelta(days=1), TODAY) == "1 day from today"
    assert say_days(TODAY - timedelta(days=2), TODAY) == "2 days ago"
    assert say_days(TODAY + timedelta(days=365), TODAY) == "about 12 months from today"


@pytest.mark.hazard("H10")
def test_no_finding_of_a_pump_reassures() -> None:
    """Whatever is found."""
    found = [
        *(one for days in range(-3, 22) for one in at_days(days)),
        *check_recent_refill(NOW, now=NOW, zone=BERLIN),
        *check_beep("single", NOW, now=NOW, zone=BERLIN),
        *check_dry(NOW, now=NOW, zone=BERLIN),
    ]
    assert not any(REASSURING.search(finding.message) for finding in found)


def test_a_number_says_where_it_was_read_or_that_it_is_ours() -> None:
    """Neither can be left out."""
    assert str(AFTER_A_REFILL) == "72 hours"
    with pytest.raises(ValueError, match="was read in a row"):
        PumpNumber(least=1, most=2, unit="days", source="somebody")
    with pytest.raises(ValueError, match="no span"):
        PumpNumber(least=3, most=2, unit="days", source="ours")
    with pytest.raises(ValueError, match="needs a unit"):
        PumpNumber(least=3, most=4, unit="", source="ours")
