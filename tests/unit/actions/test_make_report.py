"""The report as a value: the worked record, counted by hand, and what a report may not be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.make_report import make_report, say_amounts
from lull.actions.report_asked import ReportAsked, ask_for_weeks
from lull.actions.report_extras import ReportExtras
from lull.progress.clinic_report import ClinicReport
from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpRefill
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from lull.timeline import wall_clock_at
from lull.treatment.pump_program import PumpFill
from made_facts import made_programme, made_weaning
from made_record import BERLIN, MARA, NOW, made_plan, plan_event
from made_report import FIRST_ON, at, open_ledger

if TYPE_CHECKING:
    from lull.record.fact import Fact

ASKED = ReportAsked(first_on=FIRST_ON, last_on=date(2026, 11, 22), questions=("Why?",), made_by="Dad")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The worked record."""
    with open_ledger(tmp_path) as ledger:
        yield ledger


def make(ledger: Ledger, asked: ReportAsked = ASKED, **more: object) -> ClinicReport:
    """Make a report that must not be refused."""
    report = make_report(ledger, asked, now=NOW, **more)  # type: ignore[arg-type]
    assert isinstance(report, ClinicReport)
    return report


def test_the_doses_are_the_ones_counted_by_hand(ledger: Ledger) -> None:
    """Twenty due, nineteen by now, seventeen recorded, one of them late."""
    doses = make(ledger).doses

    assert len(doses.marks) == 20
    assert (doses.recorded, doses.expected) == (17, 19)
    assert [doses.count(state) for state in ("given", "late", "no_record", "due")] == [16, 1, 2, 1]
    assert (doses.extra, doses.other_amount) == (1, 1)
    assert doses.rows == ("08:00", "20:00")
    assert {(m.on.day, m.row) for m in doses.marks if m.state == "no_record"} == {(15, 0), (17, 1)}


def test_what_was_told_and_practised_is_what_was_written(ledger: Ledger) -> None:
    """Days out of those with an answer; measured and told repetitions apart."""
    report = make(ledger)
    sleepy, weak, fell, ill = report.told_days

    assert (sleepy.days, sleepy.answered) == ((date(2026, 11, 14),), 2)
    assert (weak.days, weak.answered) == ((date(2026, 11, 20),), 1)
    assert (fell.days, ill.answered) == ((date(2026, 11, 20),), 0)
    assert [(point.minute, point.stiffness) for point in report.told.points] == [(420, 7), (450, 5)]
    last = report.practice.last
    assert (last.practised_days, last.measured_attempts) == (1, 4)
    assert (last.measured_repetitions, last.told_repetitions) == (3, 2)
    assert report.practice.first is None


def test_the_first_sentences_are_counts(ledger: Ledger) -> None:
    """They judge nothing."""
    assert make(ledger).in_short == (
        "17 of 19 due doses recorded as given, 1 of them over 1 hour late.",
        "Practice on 1 of the last 28 days.",
        "Told: sleepy, 2 of 4 or more, on 1 day; weak, 2 of 4 or more, on 1 day; a fall on 1 day.",
    )


def test_the_curve_is_the_populations_for_the_last_day(ledger: Ledger) -> None:
    """One value for every five minutes, five percentiles in order, and the prescribed times."""
    predicted = make(ledger).predicted
    assert predicted is not None

    assert predicted.is_population_guess
    assert predicted.minutes == tuple(range(0, 1440, 5))
    assert predicted.due_minutes == (480, 1200)
    rows = zip(*(getattr(predicted.bands, name) for name in ("p05", "p25", "p50", "p75", "p95")), strict=True)
    assert all(list(row) == sorted(row) for row in rows)
    assert len(predicted.bands.p50) == len(predicted.is_known) == 288


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_curve_runs_forward_on_days_when_clocks_change(tmp_path: Path, day: date) -> None:
    """Its minutes go up; an hour that comes twice is shown once."""
    noon = wall_clock_at(day, time(12), BERLIN)
    with Ledger.open(tmp_path / "record.db") as ledger:
        plan = made_plan(clocks=("02:30", "20:00"), valid_from=noon - timedelta(days=5))
        begin_record(ledger, MARA, plan, event_id="person", now=noon - timedelta(days=5))
        asked = ReportAsked(first_on=day - timedelta(days=2), last_on=day)
        report = make_report(ledger, asked, now=noon)
    assert isinstance(report, ClinicReport)
    assert report.predicted is not None

    minutes = report.predicted.minutes
    assert list(minutes) == sorted(set(minutes))
    assert len(report.doses.marks) == 6


def test_a_plan_change_shows_both_versions_the_latest_first(ledger: Ledger) -> None:
    """Strength, amounts, prescriber and from when, for each plan in force in the time."""
    plan = replace(made_plan("new", amount_mg=5.0, clocks=("08:00",)), valid_from=at(18, "00:00"))
    ledger.append(plan_event(plan, at(18, "00:00")))
    lines = make(ledger).plans

    assert [(line.from_on.day, line.amounts, line.daily_total) for line in lines] == [
        (18, "5 mg at 08:00", "5 mg a day"),
        (13, "10 mg at 08:00, 20:00", "20 mg a day"),
    ]
    assert [line.until_on for line in lines] == [None, date(2026, 11, 18)]
    assert {(line.strength, line.prescriber) for line in lines} == {("10 mg per tablet", "Dr Okafor")}


def test_amounts_that_differ_are_said_apart() -> None:
    """No total hides that a dose is smaller."""
    plan = made_plan(clocks=("08:00", "20:00"))
    other = made_plan(amount_mg=5.0, clocks=("14:00",))

    assert (
        say_amounts(replace(plan, doses=(*plan.doses, *other.doses)))
        == "10 mg at 08:00, 20:00; 5 mg at 14:00"
    )


def test_told_not_taken_is_taken_from_the_extras(ledger: Ledger) -> None:
    """One of the two doses without a record was told as not taken."""
    extras = ReportExtras(told_not_taken=frozenset({at(15, "08:00")}))
    report = make(ledger, extras=extras)

    assert report.doses.count("told_not_taken") == 1
    assert report.doses.count("no_record") == 1
    assert "1 told as not taken" in report.in_short[0]


def test_a_report_reads_the_past_as_it_was_and_never_the_future(ledger: Ledger) -> None:
    """A last day before today leaves the later days out; one after today is refused."""
    earlier = make(ledger, replace(ASKED, last_on=date(2026, 11, 16)))

    assert len(earlier.doses.marks) == 8
    assert (earlier.doses.recorded, earlier.doses.expected) == (7, 8)
    with pytest.raises(BadInput, match="after today"):
        make(ledger, replace(ASKED, last_on=date(2026, 11, 23)))


def test_the_programme_of_the_last_day_is_on_the_page(ledger: Ledger) -> None:
    """What was set, by whom and what for; one from a later day is not; its end is said."""
    day = date(2026, 11, 20)
    version = made_programme(valid_from=day, recorded_at=NOW)
    ledger.append(to_event_now(version, event_id="programme", now=NOW))
    later = made_programme("later", valid_from=date(2026, 11, 23), recorded_at=NOW, blocks=())
    ledger.append(to_event_now(later, event_id="later", now=NOW))
    assert make(ledger).programme == (
        "Programme since 20 Nov, set by Ms Lind: 2 exercises. Goal, in own words: Put my own coat on."
    )
    ended = made_programme("end", valid_from=date(2026, 11, 22), recorded_at=NOW, blocks=(), goal="")
    ledger.append(to_event_now(ended, event_id="end", now=NOW))
    assert make(ledger).programme == "The programme ended on 22 Nov (by Ms Lind)."
    assert make(ledger, replace(ASKED, last_on=date(2026, 11, 19))).programme == ""


def test_without_a_record_there_is_a_refusal(tmp_path: Path) -> None:
    """Nobody is described, so nobody is reported on."""
    with Ledger.open(tmp_path / "empty.db") as empty:
        said = make_report(empty, ASKED, now=NOW)

    assert isinstance(said, Refusal)
    assert said.code == "no_record"


def test_questions_have_their_limits() -> None:
    """Five, none empty, none longer than its line."""
    with pytest.raises(BadInput, match="room for 5"):
        replace(ASKED, questions=("x",) * 6)
    with pytest.raises(BadInput, match="empty"):
        replace(ASKED, questions=(" ",))
    with pytest.raises(BadInput, match="at most 160 characters, not 161"):
        replace(ASKED, questions=("x" * 161,))
    with pytest.raises(BadInput, match="1 to 12 weeks, not 13"):
        ask_for_weeks(13, now=NOW, zone=BERLIN)


def test_four_weeks_end_today() -> None:
    """Twenty-eight days, today included."""
    asked = ask_for_weeks(4, now=NOW, zone=BERLIN)

    assert (asked.first_on, asked.last_on) == (date(2026, 10, 26), date(2026, 11, 22))


def test_what_was_told_beside_doses_is_on_the_page(ledger: Ledger) -> None:
    """Side effects with their days, the pump with its earliest date, steps down, doses told as not given."""
    state, since = ledger.state(), NOW - timedelta(days=3)
    facts: list[Fact] = [
        SideEffect(id="nausea", effect="nausea", began_at=since, recorded_at=since, strength=2),
        SideEffectCourse(began_id="nausea", at=NOW - timedelta(days=1), recorded_at=NOW, strength=0),
        PumpRefill(
            id="refill",
            fill=PumpFill(mcg_per_ml=2000.0, reservoir_ml=20.0, filled_at=since),
            alarm_on=date(2027, 1, 4),
        ),
        made_weaning("steps", starts_at=NOW + timedelta(days=2)),
    ]
    for number, fact in enumerate(facts):
        ledger.append(to_event_now(fact, event_id=getattr(fact, "id", f"fact-{number}"), now=NOW))
    report = make(ledger)

    (effect,) = report.side_effects
    assert [day.day for day in effect.days] == [19, 20, 21]
    assert effect.said == "at most 2 of 4, gone"
    assert report.pump is not None
    assert report.pump.refill == "filled 19 Nov 2026; earliest date 4 Jan 2027"
    assert report.pump.concentration == "2000 micrograms in 1 mL"
    assert [line.amounts for line in report.weaning][-1] == "no dose, as ordered"
    assert not state.told_not_given
