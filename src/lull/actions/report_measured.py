"""What a report says of tests and scales: the latest of each kind up to its last day, and the one before it.

Measured and told by a clinician stand in lines of their own; no line compares two grades.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from lull.assessment.number_names import MAIN_NUMBER, NUMBER_NAMES
from lull.assessment.number_words import say_briefly
from lull.assessment.pendulum_test import summarise_number
from lull.progress.clinic_report import GradeLine, MeasuredLine
from lull.progress.report_period import ReportPeriod
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.record.state import RecordState
from lull.timeline import local_day

Told = TypeVar("Told")


def list_measured(state: RecordState, period: ReportPeriod) -> tuple[MeasuredLine, ...]:
    """Return a line for each test that has one on a day of the report, the latest first."""
    end = period.span.end
    swings = [(one.at, one) for one in state.pendulum_tests if one.at < end]
    others = [(one.at, one) for one in state.measurements if one.at < end]
    lines = [
        *(_to_line(pair, _name_swing, _say_swing, period) for pair in _pair_latest(swings, _name_swing)),
        *(_to_line(pair, _name_other, _say_other, period) for pair in _pair_latest(others, _name_other)),
    ]
    inside = [(at, line) for at, line in lines if at >= period.span.start]
    return tuple(line for _, line in sorted(inside, key=lambda pair: pair[0], reverse=True))


def list_grades(state: RecordState, period: ReportPeriod) -> tuple[GradeLine, ...]:
    """Return the latest grade of each scale and subject up to the last day of the report, latest first.

    Grades are given at the clinic, months apart: older ones than the report's days are listed too.
    """
    latest: dict[tuple[str, str], GradeLine] = {}
    for told in state.grades:
        if told.on <= period.last_on:
            name = f"{told.scale}, {told.subject}" if told.subject else told.scale
            latest[told.scale, told.subject] = GradeLine(
                name=name, told=told.written, on=told.on, examiner=told.examiner
            )
    return tuple(sorted(latest.values(), key=lambda line: line.on, reverse=True))


def _pair_latest(
    told: Iterable[tuple[datetime, Told]], name_of: Callable[[Told], str]
) -> list[tuple[datetime, Told, tuple[datetime, Told] | None]]:
    """Return the latest of each name with the one before it, where there is one."""
    by_name: dict[str, list[tuple[datetime, Told]]] = {}
    for at, one in told:
        by_name.setdefault(name_of(one), []).append((at, one))
    return [(*group[-1], group[-2] if len(group) > 1 else None) for group in by_name.values()]


def _to_line(
    pair: tuple[datetime, Told, tuple[datetime, Told] | None],
    name_of: Callable[[Told], str],
    say: Callable[[Told], str],
    period: ReportPeriod,
) -> tuple[datetime, MeasuredLine]:
    """Write one test and the one before it."""
    at, one, before = pair

    def day(instant: datetime) -> date:
        return local_day(instant, period.zone)

    line = MeasuredLine(
        name=name_of(one),
        latest=say(one),
        latest_on=day(at),
        before=say(before[1]) if before else "",
        before_on=day(before[0]) if before else None,
    )
    return at, line


def _name_swing(test: RecordedPendulumTest) -> str:
    """Name a pendulum test by what tells it apart: the leg and the sensor."""
    sensor = " by motion sensor" if test.source == "gyroscope" else ""
    return f"First swing, {test.side} leg{sensor}"


def _say_swing(test: RecordedPendulumTest) -> str:
    """Say the first swing."""
    return say_briefly(summarise_number(test.first_swings), "deg")


def _name_other(one: RecordedMeasurement) -> str:
    """Name a stretch test, a range or a walk."""
    if one.test == "walk":
        return "Walk, steps a minute"
    if one.test == "stretch":
        return f"Tardieu R2 - R1, {one.side} {one.joint}"
    return f"Range, {one.kind}, {one.side} {one.joint}"


def _say_other(one: RecordedMeasurement) -> str:
    """Say the main number of a test."""
    name = MAIN_NUMBER[one.test]
    told = one.numbers.get(name)
    if told is None or told.value is None:
        return "no catch seen" if one.test == "stretch" else "not known"
    return say_briefly(told, NUMBER_NAMES[one.test][name].unit)
