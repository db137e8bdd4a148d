"""Two things called the injection: the difference in plain words, with both courses drawn by the model."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from lull.actions.compare_injections import compare_injections
from lull.timeline import local_day
from lull.web.course_pictures import draw_both_widths, list_course_rows
from lull.web.house import house_of

router = APIRouter()

HOURS_SHOWN = (0, 1, 2, 4, 6, 8, 10, 12)
DAYS_SHOWN = (0, 3, 7, 14, 28, 56, 84, 112)


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
        bolus=draw_both_widths(courses.bolus, every=2, what="Legs after 50 mcg into the spine"),
        toxin=draw_both_widths(courses.toxin, every=14, what="An injected calf muscle"),
        bolus_rows=list_course_rows(courses.bolus, HOURS_SHOWN),
        toxin_rows=list_course_rows(courses.toxin, DAYS_SHOWN),
    )
