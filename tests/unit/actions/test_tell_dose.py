"""Telling what became of a dose: not given, come up again. Facts are taken, and asked about once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_day import plan_day
from lull.actions.record_dose import record_dose
from lull.actions.recorded import Recorded
from lull.actions.see_notice import see_notice
from lull.actions.tell_dose import find_slot, tell_came_up, tell_not_given
from lull.actions.today import Today
from lull.actions.void_event import void_event
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from lull.timeline import wall_clock_at
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven, WhyNotGiven
from made_record import BERLIN, MARA, NOW, made_dose, made_plan

MORNING = wall_clock_at(date(2026, 11, 22), time(7, 30), BERLIN)
NOON = wall_clock_at(date(2026, 11, 22), time(11, 30), BERLIN)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A record with a plan of 10 mg, four times a day."""
    with Ledger.open(tmp_path / "home" / "record.db") as opened:
        begin_record(opened, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
        yield opened


def not_given(
    told_id: str = "told", *, due_at: datetime = MORNING, why: WhyNotGiven = "missed", said_by: str = "Dad"
) -> DoseNotGiven:
    """Return what Dad tells of the dose of 07:30."""
    return DoseNotGiven(id=told_id, due_at=due_at, recorded_at=NOW, why=why, said_by=said_by)


def came_up(told_id: str = "up", *, dose_id: str = "a", at: datetime = NOON) -> DoseCameUp:
    """Return what Dad tells of a dose that came up again."""
    return DoseCameUp(id=told_id, dose_id=dose_id, at=at, recorded_at=NOW, said_by="Dad")


def today(ledger: Ledger) -> Today:
    """Return the day as it stands."""
    day = plan_day(ledger.state(), now=NOW)
    assert isinstance(day, Today)
    return day


@pytest.mark.hazard("H05")
def test_told_doses_become_lines_findings_and_no_gap(ledger: Ledger) -> None:
    """One missed is a line; two in a row are the card; taken back, it is a dose without a record again."""
    tell_not_given(ledger, not_given())
    line = today(ledger).slots[0]
    assert (line.state, line.told and line.told.said_by) == ("missed", "Dad")
    forecast = today(ledger).forecast
    assert forecast is not None
    assert forecast.unknown[-1].message.startswith("The dose due at 11:30 has no record.")

    tell_not_given(ledger, not_given("two", due_at=NOON, why="skipped"))
    assert [line.state for line in today(ledger).slots] == ["missed", "skipped", "due", "due"]
    (finding,) = [f for f in today(ledger).findings if f.code == "missed_in_a_row"]
    assert (finding.card, finding.level, finding.id) == ("withdrawal", "critical", "")
    void_event(ledger, "told", event_id="void", now=NOW)
    assert today(ledger).slots[0].state == "no_record"


@pytest.mark.hazard("H05")
def test_a_dose_given_late_after_all_ends_the_run_and_both_words_stand(ledger: Ledger) -> None:
    """Mum says missed, then it was given at 13:00: the record counts, and what was said stays in sight."""
    tell_not_given(ledger, not_given(due_at=NOON, said_by="Mum"))
    record_dose(ledger, made_dose("late", taken_at=NOON + timedelta(hours=1, minutes=30)))
    line = today(ledger).slots[1]

    assert (line.state, line.told and line.told.said_by) == ("given", "Mum")
    assert not [f for f in today(ledger).findings if f.code in ("missed_in_a_row", "overdue")]


@pytest.mark.hazard("H04")
def test_telling_of_a_dose_another_carer_recorded_is_asked_once_by_name_and_time(ledger: Ledger) -> None:
    """Dad gave it, Mum thinks it was missed: she hears who recorded it and when."""
    record_dose(ledger, made_dose("a", taken_at=MORNING + timedelta(minutes=11), said_by="Dad"))
    asked = tell_not_given(ledger, not_given(said_by="Mum"))
    assert isinstance(asked, NeedsConfirmation)
    assert asked.why == "looks_already_logged"
    assert asked.message == (
        "The dose of 07:30 is already in the record: 10 mg at 07:41 (by Dad). Do you mean this dose?"
    )
    assert ledger.state().told_not_given == {}

    assert isinstance(tell_not_given(ledger, not_given(said_by="Mum"), confirmed=True), Recorded)
    assert today(ledger).slots[0].state == "given"
    assert len(ledger.state().told_not_given) == 1


@pytest.mark.hazard("H04")
def test_two_carers_at_once_one_tells_and_one_records(ledger: Ledger) -> None:
    """Whoever comes second is asked or is seen beside the other; nothing is written twice."""

    def tell(k: int) -> object:
        if k % 2:
            return tell_not_given(ledger, not_given("same"))
        return record_dose(ledger, made_dose("a", taken_at=MORNING))

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(tell, range(16)))
    kinds = [event.kind.value for event in ledger.events()]

    assert kinds.count("dose_given") == 1
    assert kinds.count("dose_not_given") == (0 if any(isinstance(s, NeedsConfirmation) for s in said) else 1)


def test_only_a_dose_of_the_plan_can_be_told_as_not_given(ledger: Ledger) -> None:
    """Of an hour the plan does not know nobody can say that its dose was missed."""
    with pytest.raises(BadInput, match="no dose was due at"):
        tell_not_given(ledger, not_given(due_at=MORNING + timedelta(minutes=1)))
    with pytest.raises(BadInput, match="is not due yet"):
        not_given(due_at=NOW + timedelta(hours=1))
    assert find_slot(ledger.state(), datetime.max.replace(tzinfo=UTC)) is None


@pytest.mark.hazard("H04")
def test_the_same_words_sent_twice_are_one_entry(ledger: Ledger) -> None:
    """A double click; also when the plan has changed or the dose was taken back in between."""
    record_dose(ledger, made_dose("a", taken_at=MORNING))
    first = tell_came_up(ledger, came_up())
    void_event(ledger, "a", event_id="void", now=NOW)
    again = tell_came_up(ledger, came_up())

    assert again.event == first.event
    tell_not_given(ledger, not_given())
    tell_not_given(ledger, not_given())
    assert len(ledger.events()) == 6


@pytest.mark.hazard("H05")
def test_a_dose_that_came_up_is_unknown_and_said(ledger: Ledger) -> None:
    """The line stays given, the curve is not known, and a finding says whom to call."""
    record_dose(ledger, made_dose("a", taken_at=MORNING))
    tell_came_up(ledger, came_up(at=MORNING + timedelta(minutes=50)))
    day = today(ledger)
    dose = day.slots[0].dose

    assert dose is not None
    assert dose.came_up_at == MORNING + timedelta(minutes=50)
    assert day.forecast is not None
    assert "The dose of 07:30 came up again. We do not know how much stayed." in {
        unknown.message for unknown in day.forecast.unknown
    }
    assert [f.code for f in day.findings if f.code in ("came_up", "missed_in_a_row")] == ["missed_in_a_row"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (came_up(dose_id="nobody"), "this dose is not in the record"),
        (came_up(at=MORNING - timedelta(minutes=1)), "cannot come up before it was taken"),
    ],
)
def test_what_cannot_have_come_up_is_one_sentence(ledger: Ledger, told: DoseCameUp, sentence: str) -> None:
    """Nothing is written."""
    record_dose(ledger, made_dose("a", taken_at=MORNING))
    with pytest.raises(BadInput, match=sentence):
        tell_came_up(ledger, told)
    assert len(ledger.events()) == 3


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.hazard("H07")
def test_a_told_dose_is_named_by_its_instant_when_the_clocks_change(tmp_path: Path, day: date) -> None:
    """02:30 is skipped in March and happens twice in October; telling finds the one slot there is."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    now = wall_clock_at(day, time(12), BERLIN)
    with Ledger.open(tmp_path / "home" / "record.db") as ledger:
        plan = made_plan(clocks=("02:30", "14:00"), valid_from=began)
        begin_record(ledger, MARA, plan, event_id="begin", now=began)
        due_at = wall_clock_at(day, time(2, 30), BERLIN)
        told = DoseNotGiven(id="t", due_at=due_at.astimezone(BERLIN), recorded_at=now, why="missed")
        tell_not_given(ledger, told)
        said = plan_day(ledger.state(), now=now)

    assert isinstance(said, Today)
    assert (said.slots[0].slot.due_at, said.slots[0].state) == (due_at, "missed")
    assert len(said.slots) == 2


@pytest.mark.hazard("H25")
def test_who_saw_a_notice_stays_in_the_record(ledger: Ledger) -> None:
    """Sent twice it is one entry; a notice without a name is none."""
    first = see_notice(ledger, "changed plan", event_id="seen", now=NOW, said_by="Dad")
    assert see_notice(ledger, "changed plan", event_id="seen", now=NOW, said_by="Mum") == first
    assert first.said_by == "Dad"
    for nameless in ("", "x" * 201):
        with pytest.raises(BadInput, match="this notice has no name"):
            see_notice(ledger, nameless, event_id="other", now=NOW)
