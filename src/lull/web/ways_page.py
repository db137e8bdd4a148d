"""What baclofen is, ways to take it, and questions to print: facts beside their sources, and no advice."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from lull.actions.compare_injections import AN_ADULT, BOLUS_MCG, Course
from lull.actions.compare_ways import PUMP_MCG_PER_DAY, TABLET_MG, compare_ways
from lull.actions.measure_ways import WayLength, measure_ways
from lull.safety.baclofen_facts import BACLOFEN
from lull.safety.route_facts import ROUTES
from lull.safety.team_questions import ABOUT_BACLOFEN, ABOUT_PRACTICE, ABOUT_WAYS, QUESTIONS
from lull.web.charts.lengths_chart import WIDTHS, LengthBar, draw_lengths
from lull.web.course_pictures import CourseRow, draw_both_widths, list_course_rows
from lull.web.house import house_of

router = APIRouter()

OWN_QUESTIONS = 4
SHORT_NAMES: Mapping[str, str] = {
    "tablets": "Tablets",
    "bolus": "Test dose, spine",
    "pump": "Pump, spine",
    "toxin": "Toxin, muscle",
}
_HOURS_A_WEEK = 168.0
_SAID_IN_WEEKS_H = 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPicture:
    """One way's curve: the charts, the same as a table, and whose curve it is."""

    charts: tuple[Markup, Markup]
    rows: tuple[CourseRow, ...]
    when: str
    caption: str


@router.get("/baclofen")
def show_baclofen(request: Request) -> HTMLResponse:
    """Show what baclofen is."""
    return house_of(request).render(
        request, "baclofen.html", groups=BACLOFEN, questions=(ABOUT_BACLOFEN, ABOUT_PRACTICE)
    )


@router.get("/ways")
def show_ways(request: Request) -> HTMLResponse:
    """Show the ways side by side; the curves are the same for everybody who looks."""
    return house_of(request).render(
        request,
        "ways.html",
        routes=ROUTES,
        pictures=_draw_pictures(),
        lengths=_draw_lengths(),
        adult=AN_ADULT,
        questions=ABOUT_WAYS,
    )


@router.get("/ways/questions")
def show_questions(request: Request) -> HTMLResponse:
    """Show the questions to tick and to print; nothing that is ticked or typed there is sent anywhere."""
    return house_of(request).render(
        request, "ways_questions.html", questions=QUESTIONS, own=range(1, OWN_QUESTIONS + 1)
    )


def _draw_pictures() -> Mapping[str, WayPicture]:
    """Return the picture of each way that the model can draw, by the way's id."""
    courses = compare_ways()
    return {
        "tablets": _picture(
            courses.tablet, 2, f"Legs after {TABLET_MG:g} mg by mouth, once", (0, 1, 2, 3, 4, 6, 8, 10, 12)
        ),
        "bolus": _picture(
            courses.bolus, 2, f"Legs after {BOLUS_MCG:g} mcg into the spine, once", (0, 1, 2, 4, 6, 8, 10, 12)
        ),
        "pump": _picture(
            courses.pump,
            12,
            f"Legs with a pump at {PUMP_MCG_PER_DAY:g} mcg a day, which then stands still",
            (0, 24, 30, 36, 48, 60, 72, 96),
        ),
        "toxin": _picture(
            courses.toxin, 14, "A calf with toxin in it, over sixteen weeks", (0, 3, 7, 14, 28, 56, 84, 112)
        ),
    }


def _picture(course: Course, every: float, what: str, shown: tuple[int, ...]) -> WayPicture:
    """Return a course as a picture."""
    after = "after it" if course.stands_at is None else "on this picture"
    return WayPicture(
        charts=draw_both_widths(course, every=every, what=what),
        rows=list_course_rows(course, shown),
        when=f"{course.unit} {after}".capitalize(),
        caption=what,
    )


def _draw_lengths() -> tuple[Markup, ...]:
    """Return the picture of all lengths, for a wide and for a narrow screen."""
    bars = [
        LengthBar(
            name=SHORT_NAMES[length.way],
            words=say_length(length),
            from_h=length.from_h,
            until_h=length.until_h,
        )
        for length in measure_ways(compare_ways())
    ]
    return tuple(draw_lengths(bars, name=name) for name in WIDTHS)


def say_length(length: WayLength) -> str:
    """Say how long a way lasts: ``about hours 2 to 7``, ``about weeks 2 to 8``, ``while it runs``."""
    if length.until_h is None:
        return f"from about hour {length.from_h:.0f}, while it runs"
    unit, per = ("weeks", _HOURS_A_WEEK) if length.until_h > _SAID_IN_WEEKS_H else ("hours", 1.0)
    return f"about {unit} {length.from_h / per:.0f} to {length.until_h / per:.0f}"
