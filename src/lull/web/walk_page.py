"""A walk filmed from the side, from a table of landmarks: shown with its errors, and not kept."""

from dataclasses import dataclass
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.assessment.before_after import CONFIDENCE_95
from lull.assessment.measured import Measured
from lull.assessment.walk_picture import SIDES, read_walk_picture
from lull.assessment.walking import JOINTS, Walk, measure_walk
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.image_size import ImageSize
from lull.refusal import BadInput, Refusal
from lull.web.forms import Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.picture_size_field import read_picture_size, say_for_page
from lull.web.uploaded_file import measure_upload

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRow:
    """One number of a walk for the left and the right leg, in words."""

    name: str
    left: str
    right: str


@router.get("/measure/walk")
def show_form(request: Request) -> Response:
    """Ask for the file."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    return _render_form(request, house, Reading({}))


@router.post("/measure/walk/{form_id}/file")
async def take_file(request: Request, form_id: str, form: Upload) -> Response:
    """Measure the walk in a file; one sentence where that cannot be done."""
    del form_id  # the address has one, as every address that takes a file
    house, typed = house_of(request), to_reading(form)
    image_size = read_picture_size(typed)
    if not typed.errors:
        try:
            found = await measure_upload(form, lambda path: _measure(path, image_size))
            if isinstance(found, Walk):
                return house.render(
                    request,
                    "walk_result.html",
                    walk=found,
                    cadence=say(found.cadence_per_min, 0, " steps a minute"),
                    rows=list_rows(found),
                    even=say(found.asymmetry["step_time_share"], 2, ""),
                )
            typed.errors["file"] = found.message
        except BadInput as problem:
            typed.errors["file"] = say_for_page(str(problem))
    return _render_form(request, house, typed, status=422)


def _measure(path: str, image_size: ImageSize | None) -> Walk | Refusal:
    """Measure the walk of one file."""
    recording = read_landmark_table(path)
    return measure_walk(read_walk_picture(recording, image_size or recording.image_size))


def list_rows(walk: Walk) -> tuple[WalkRow, ...]:
    """Return each number of both legs."""
    feet = [walk.feet[side] for side in SIDES]
    rows = [
        _row("Step time", [foot.step_time_s for foot in feet], 2, " s"),
        _row("Share of the stride on the ground", [foot.stance_share for foot in feet], 2, ""),
    ]
    for joint in JOINTS:
        curves = [walk.curves.get((side, joint)) for side in SIDES]
        for word, place in (("least", "least_deg"), ("most", "greatest_deg")):
            told = [
                Measured(value=None, standard_error=None, why="not seen over two whole cycles")
                if curve is None
                else Measured(value=getattr(curve, place), standard_error=curve.extreme_error_deg)
                for curve in curves
            ]
            rows.append(_row(f"{joint.capitalize()} bend, {word}", told, 0, "°"))
    return tuple(rows)


def _row(name: str, told: list[Measured], digits: int, unit: str) -> WalkRow:
    """Return one number of both legs in words."""
    left, right = (say(one, digits, unit) for one in told)
    return WalkRow(name=name, left=left, right=right)


def say(told: Measured, digits: int, unit: str) -> str:
    """Say a number with how far off it may be in 19 of 20 such walks, or why there is none."""
    if told.value is None or told.standard_error is None:
        return f"not known: {told.why}"
    error = max(CONFIDENCE_95 * told.standard_error, 10.0**-digits)
    return f"{told.value:.{digits}f}{unit}, ±{error:.{digits}f}"


def _render_form(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form for a file."""
    return house.render(
        request,
        "walk_file.html",
        status=status,
        form_id=uuid4().hex,
        typed=typed.typed,
        errors=typed.errors,
    )
