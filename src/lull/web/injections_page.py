"""Two things called the injection: the difference in plain words, with both courses drawn by the model."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from lull.actions.compare_injections import Course, compare_injections
from lull.timeline import local_day
from lull.web.charts.course_chart import PHONE, WIDE, draw_course
from lull.web.house import house_of

router = APIRouter()

HOURS_SHOWN = (0, 1, 2, 4, 6, 8, 10, 12)
DAYS_SHOWN = (0, 3, 7, 14, 28, 56, 84, 112)


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One line of the table: when, the middle, and the 90 % band, in percent of untreated tone."""

    at: int
    middle: int
    low: int
    high: int


@router.get("/injections")
def show_injections(request: Request) -> HTMLResponse:
    """Show both, drawn for this person where the record knows them and the model may speak."""
    house = house_of(request)
    state = house.ledger.state()
    zone = state.zone or house.zone
    person = state.described.to_person(local_day(house.now(), zone)) if state.described else None
    courses = compare_injections(person)
    return house.render(
        request,
        "injections.html",
        about_them=courses.about_them,
        bolus=_draw(courses.bolus, every=2, what="Legs after 50 mcg into the spine"),
        toxin=_draw(courses.toxin, every=14, what="An injected calf muscle"),
        bolus_rows=_list_rows(courses.bolus, HOURS_SHOWN),
        toxin_rows=_list_rows(courses.toxin, DAYS_SHOWN),
    )


def _draw(course: Course, *, every: float, what: str) -> tuple[Markup, Markup]:
    """Return the chart for a wide and for a narrow screen."""
    label = f"{what}: predicted tone in percent of untreated. The table below has the numbers."
    return (
        draw_course(course, every=every, size=WIDE, label=label),
        draw_course(course, every=every * 2, size=PHONE, label=label),
    )


def _list_rows(course: Course, shown: tuple[int, ...]) -> tuple[CourseRow, ...]:
    """Return the lines of the table."""
    bands, rows = course.tone, []
    for at in shown:
        k = course.times.index(float(at))
        rows.append(
            CourseRow(at, round(bands.p50[k] * 100), round(bands.p05[k] * 100), round(bands.p95[k] * 100))
        )
    return tuple(rows)
