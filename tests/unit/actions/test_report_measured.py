"""What a report says of tests and scales: the latest beside the one before, nothing from after its days."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from lull.actions.report_measured import list_grades, list_measured
from lull.assessment.measured import Measured, unknown
from lull.progress.clinic_report import GradeLine, MeasuredLine
from lull.progress.report_period import ReportPeriod
from lull.record.event_body import to_event_now
from lull.record.fact import Fact
from lull.record.fold import fold
from lull.record.state import RecordState
from made_facts import made_grade, made_measurement, made_swing_test
from made_record import BERLIN, NOW

PERIOD = ReportPeriod(first_on=date(2026, 11, 9), last_on=date(2026, 11, 22), zone=BERLIN)


def state_of(*facts: Fact) -> RecordState:
    """Return a record that says so."""
    return fold([to_event_now(fact, event_id=f"e{k}", now=NOW) for k, fact in enumerate(facts)])


def ago(days: int) -> datetime:
    """Return an instant so many days ago."""
    return NOW - timedelta(days=days)


def test_the_latest_stands_beside_the_one_before() -> None:
    """The error is that of 19 in 20 tests; the one before may be older than the report."""
    state = state_of(
        made_swing_test("a", at=ago(30), recorded_at=NOW, swings_deg=(50.0,)),
        made_swing_test("b", at=ago(20), recorded_at=NOW, swings_deg=(55.0,)),
        made_swing_test("c", at=ago(1), recorded_at=NOW, swings_deg=(62.0,)),
        made_swing_test("d", at=ago(2), recorded_at=NOW, swings_deg=(40.0,), side="right"),
    )
    assert list_measured(state, PERIOD) == (
        MeasuredLine(
            name="First swing, left leg by motion sensor",
            latest="62° ±6°",
            latest_on=date(2026, 11, 21),
            before="55° ±6°",
            before_on=date(2026, 11, 2),
        ),
        MeasuredLine(
            name="First swing, right leg by motion sensor", latest="40° ±6°", latest_on=date(2026, 11, 20)
        ),
    )


def test_each_kind_of_test_has_its_own_words() -> None:
    """A walk has no degrees, and where no catch was seen none is made up."""
    nothing = {"dynamic_component_deg": unknown("none"), "r2_deg": Measured(value=1.0, standard_error=1.0)}
    state = state_of(
        made_measurement("walk", at=ago(3), recorded_at=NOW, test="walk", value=109.4, error=0.2),
        made_measurement("range", at=ago(2), recorded_at=NOW, test="range", value=100.0),
        replace(made_measurement("stretch", at=ago(1), recorded_at=NOW), numbers=nothing),
    )
    assert [(line.name, line.latest) for line in list_measured(state, PERIOD)] == [
        ("Tardieu R2 - R1, left knee", "no catch seen"),
        ("Range, active, left knee", "100° ±8°"),
        ("Walk, steps a minute", "109 ±1"),
    ]


def test_nothing_from_outside_the_days_is_the_latest() -> None:
    """A test older than the report is no news; one after its last day is not there yet."""
    state = state_of(
        made_measurement("old", at=ago(20), recorded_at=NOW), made_swing_test("new", at=NOW, recorded_at=NOW)
    )
    earlier = ReportPeriod(first_on=date(2026, 11, 9), last_on=date(2026, 11, 21), zone=BERLIN)
    assert list_measured(state, earlier) == ()
    assert [line.name for line in list_measured(state, PERIOD)] == ["First swing, left leg by motion sensor"]


def test_the_latest_grade_of_each_scale_and_subject_is_listed_however_old() -> None:
    """Grades are given months apart; a later one than the report is not there yet."""
    old, new = (
        made_grade(name, on=on, recorded_at=NOW)
        for name, on in (("a", date(2025, 1, 2)), ("b", date(2026, 10, 3)))
    )
    right = replace(old, id="c", subject="right calf")
    later = replace(new, id="d", on=date(2026, 11, 23))
    assert list_grades(state_of(new, old, right, later), PERIOD) == (
        GradeLine(name="Modified Ashworth, left calf", told="1+", on=date(2026, 10, 3), examiner="Ms Lind"),
        GradeLine(name="Modified Ashworth, right calf", told="1+", on=date(2025, 1, 2), examiner="Ms Lind"),
    )
