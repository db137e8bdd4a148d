"""Recording a dose: a fact is never refused, and something unusual is asked about once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.actions.void_event import void_event
from lull.quantities import OralMg
from lull.record.plan_version import ScheduledDose
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import wall_clock_at
from made_record import BERLIN, MARA, NOW, made_dose, made_plan

LATER = NOW + timedelta(days=2)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with a plan of 10 mg, four times a day."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
        yield opened


def _at(clock: str, day: int = 22) -> datetime:
    """Return a time in Berlin in November 2026."""
    return wall_clock_at(NOW.date().replace(day=day), datetime.strptime(clock, "%H:%M").time(), BERLIN)  # noqa: DTZ007


def _count(ledger: Ledger) -> int:
    return len(ledger.state().administrations)


def test_a_planned_dose_is_recorded_at_once(ledger: Ledger) -> None:
    """No question, no finding."""
    said = record_dose(ledger, made_dose("a", taken_at=_at("11:40")))

    assert isinstance(said, Recorded)
    assert said.findings == ()
    assert _count(ledger) == 1


@pytest.mark.hazard("H03")
def test_more_than_any_single_dose_is_asked_once_then_recorded_with_the_card(ledger: Ledger) -> None:
    """Nothing is written by the question; confirmed, it is a fact like any other."""
    dose = made_dose("a", mg=10.5)
    asked = record_dose(ledger, dose)
    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "above_plan"
    assert asked.message == (
        "10.5 mg is more than any single dose in the plan from Dr Okafor (10 mg). Was it 10.5 mg?"
    )
    assert _count(ledger) == 0

    said = record_dose(ledger, dose, confirmed=True)
    assert isinstance(said, Recorded)
    assert [finding.card for finding in said.findings] == ["overdose"]
    assert _count(ledger) == 1


@pytest.mark.hazard("H03")
def test_more_than_the_days_total_is_asked_about(ledger: Ledger) -> None:
    """A fifth 10 mg on a day of four; and yesterday's doses do not count today."""
    for day in (21, 22):
        for clock in ("07:30", "11:30", "15:30", "20:30"):
            taken_at = _at(clock, day)
            said = record_dose(ledger, made_dose(f"{day} {clock}", taken_at=taken_at, recorded_at=LATER))
            assert isinstance(said, Recorded)
    fifth = record_dose(ledger, made_dose("fifth", taken_at=_at("23:30"), recorded_at=LATER))

    assert isinstance(fifth, NeedsConfirmation)
    assert "The day adds up to 50 mg. The plan from Dr Okafor says 40 mg a day." in fifth.message


@pytest.mark.parametrize("mg", [0.001, 9999.0, 10000.0])
def test_no_possible_amount_is_ever_refused(ledger: Ledger, mg: float) -> None:
    """Confirmed, anything up to 10 g is recorded as it was said."""
    said = record_dose(ledger, made_dose("a", mg=mg), confirmed=True)

    assert isinstance(said, Recorded)
    assert ledger.state().administrations[0].amount.mg == mg


@pytest.mark.hazard("H04")
def test_the_same_request_twice_is_one_dose_without_a_question(ledger: Ledger) -> None:
    """A retry after a lost answer is told about the first record."""
    dose = made_dose("a", mg=40.0)
    record_dose(ledger, dose, confirmed=True)
    again = record_dose(ledger, dose)

    assert isinstance(again, Recorded)
    assert _count(ledger) == 1


@pytest.mark.hazard("H04")
@pytest.mark.parametrize("clock", ["15:04", "15:34", "14:34"])
def test_a_record_within_half_an_hour_may_be_the_same_dose(ledger: Ledger, clock: str) -> None:
    """Two carers write down one dose."""
    record_dose(ledger, made_dose("dad", taken_at=_at("15:04"), recorded_at=LATER, said_by="Dad"))
    said = record_dose(ledger, made_dose("mum", taken_at=_at(clock), recorded_at=LATER))

    assert isinstance(said, NeedsConfirmation)
    assert said.why == "looks_already_logged"
    assert said.message == "10 mg at 15:04 is already in the record (by Dad). Is this another dose?"


@pytest.mark.hazard("H04")
def test_a_slot_that_is_answered_is_asked_about_even_later(ledger: Ledger) -> None:
    """07:30 was given at 07:30; a dose at 08:30 belongs to the same line of the plan."""
    record_dose(ledger, made_dose("a", taken_at=_at("07:30")))
    same_slot = record_dose(ledger, made_dose("b", taken_at=_at("08:30")))
    next_slot = record_dose(ledger, made_dose("c", taken_at=_at("10:30")))

    assert isinstance(same_slot, NeedsConfirmation)
    assert isinstance(next_slot, Recorded)


@pytest.mark.hazard("H04")
def test_far_from_any_slot_nothing_is_asked(ledger: Ledger) -> None:
    """An extra dose in the night that no slot is near to is simply recorded."""
    record_dose(ledger, made_dose("a", taken_at=_at("20:30", 21)))
    said = record_dose(ledger, made_dose("b", taken_at=_at("02:00")))

    assert isinstance(said, Recorded)


@pytest.mark.hazard("H04")
@pytest.mark.parametrize(("minutes", "why"), [(30, "looks_already_logged"), (31, None)])
def test_far_from_any_slot_only_half_an_hour_counts(ledger: Ledger, minutes: int, why: str | None) -> None:
    """Two extra doses in the night: within 30 minutes they may be one."""
    first = _at("02:00")
    record_dose(ledger, made_dose("a", taken_at=first))
    said = record_dose(ledger, made_dose("b", taken_at=first + timedelta(minutes=minutes)))

    assert (said.why if isinstance(said, NeedsConfirmation) else None) == why


@pytest.mark.hazard("H04")
def test_of_two_carers_pressing_at_once_one_is_asked(ledger: Ledger) -> None:
    """Looking and writing are one step: two different requests cannot both slip past the question."""
    doses = [made_dose(f"carer {n}", taken_at=_at("11:30")) for n in range(12)]
    with ThreadPoolExecutor(12) as pool:
        said = list(pool.map(lambda dose: record_dose(ledger, dose), doses))

    assert sum(isinstance(answer, Recorded) for answer in said) == 1
    assert _count(ledger) == 1


def test_a_dose_that_was_taken_back_no_longer_counts(ledger: Ledger) -> None:
    """After undo the same dose can be recorded without a question, and the day's total is right again."""
    record_dose(ledger, made_dose("a", mg=40.0, taken_at=_at("11:30")), confirmed=True)
    void_event(ledger, "a", event_id="undo", now=NOW)
    said = record_dose(ledger, made_dose("b", taken_at=_at("11:30")))

    assert isinstance(said, Recorded)
    assert [dose.id for dose in ledger.state().administrations] == ["b"]


def test_without_a_plan_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    """A dose is still a fact."""
    with Ledger.open(tmp_path / "record.db") as ledger:
        assert isinstance(record_dose(ledger, made_dose("a", mg=500.0)), Recorded)
        twin = record_dose(ledger, made_dose("b", mg=500.0))
        assert isinstance(twin, NeedsConfirmation)
        assert "500 mg at 13:20 is already in the record" in twin.message


def test_a_dose_of_long_ago_is_compared_with_the_plan_of_that_time(ledger: Ledger) -> None:
    """Before the plan there is nothing to compare with: only the date is asked about."""
    long_ago = datetime(2025, 1, 1, 8, tzinfo=UTC)

    said = record_dose(ledger, made_dose("a", mg=30.0, taken_at=long_ago))
    assert isinstance(said, NeedsConfirmation)
    assert (said.why, said.also) == ("long_ago", ())
    assert isinstance(record_dose(ledger, made_dose("a", taken_at=long_ago), confirmed=True), Recorded)


@pytest.mark.parametrize("ahead", [timedelta(minutes=6), timedelta(days=365)])
def test_only_the_future_is_not_a_fact(ahead: timedelta) -> None:
    """More than five minutes ahead of now, it has not happened."""
    with pytest.raises(BadInput, match="lies more than five minutes ahead of now"):
        made_dose(taken_at=NOW + ahead)
    assert made_dose(taken_at=NOW + timedelta(minutes=5)).amount.mg == 10.0


@pytest.mark.hazard("H03")
def test_the_limit_is_that_of_the_weekday(tmp_path: Path) -> None:
    """10 mg on school days and 5 mg on free days: 10 mg on a Sunday is above the plan, on a Monday not."""
    began = NOW - timedelta(days=10)
    plan = replace(
        made_plan(valid_from=began),
        doses=(
            ScheduledDose(time(8), OralMg(10), (1, 2, 3, 4, 5)),
            ScheduledDose(time(8), OralMg(5), (6, 7)),
        ),
    )
    with Ledger.open(tmp_path / "weekday.db") as ledger:
        begin_record(ledger, MARA, plan, event_id="begin", now=began)
        sunday = NOW.replace(hour=7, minute=0)
        asked = record_dose(ledger, made_dose("sunday", taken_at=sunday))
        assert isinstance(asked, NeedsConfirmation)
        assert asked.why == "above_plan"
        monday = record_dose(ledger, made_dose("monday", taken_at=sunday - timedelta(days=6)))
        assert isinstance(monday, Recorded)


@pytest.mark.hazard("H04")
def test_a_page_that_was_used_already_is_not_thanked_for_another_amount(tmp_path: Path) -> None:
    """A restored tab with another amount, or a dose that was taken back: one sentence, nothing written."""
    began = NOW - timedelta(days=10)
    with Ledger.open(tmp_path / "again.db") as ledger:
        begin_record(ledger, MARA, made_plan(valid_from=began), event_id="begin", now=began)
        record_dose(ledger, made_dose("form", mg=10))
        assert isinstance(record_dose(ledger, made_dose("form", mg=10)), Recorded)
        with pytest.raises(BadInput, match="used already for another amount"):
            record_dose(ledger, made_dose("form", mg=5))
        void_event(ledger, "form", event_id="undo", now=NOW)
        with pytest.raises(BadInput, match="its dose was taken back"):
            record_dose(ledger, made_dose("form", mg=10))
