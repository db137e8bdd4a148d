"""A course of tone as a page shows it: the chart in two widths, and the same as lines of a table."""

from dataclasses import dataclass

from markupsafe import Markup

from lull.actions.compare_injections import Course
from lull.web.charts.course_chart import PHONE, WIDE, draw_course


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One line of the table: when, the middle, and the 90 % band, in percent of untreated tone."""

    at: int
    middle: int
    low: int
    high: int


def draw_both_widths(course: Course, *, every: float, what: str) -> tuple[Markup, Markup]:
    """Return the chart for a wide and for a narrow screen; ``what`` opens its text alternative."""
    label = f"{what}: predicted tone in percent of untreated. The table below has the numbers."
    return (
        draw_course(course, every=every, size=WIDE, label=label),
        draw_course(course, every=every * 2, size=PHONE, label=label),
    )


def list_course_rows(course: Course, shown: tuple[int, ...]) -> tuple[CourseRow, ...]:
    """Return the lines of the table at these times of the course.

    Raises:
        ValueError: if the course has no such time.
    """
    bands, rows = course.tone, []
    for at in shown:
        k = course.times.index(float(at))
        rows.append(
            CourseRow(at, round(bands.p50[k] * 100), round(bands.p05[k] * 100), round(bands.p95[k] * 100))
        )
    return tuple(rows)
