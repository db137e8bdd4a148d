"""A walk filmed from the side, from a table of landmarks: its numbers with their errors."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.measure_body import list_walk_numbers
from lull.assessment.kept_sentences import NEARER_LEG, say_pace, say_steps
from lull.assessment.walk_picture import read_walk_picture
from lull.assessment.walking import Walk, measure_walk
from lull.exchange.landmark_table import read_landmark_table
from lull.record.recorded_measurement import RecordedMeasurement
from lull.refusal import Refusal
from lull.web.filmed import Filmed, fill_filmed_now, read_filmed
from lull.web.forms import Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.measured_page import let_wait
from lull.web.uploaded_file import measure_upload, say_beside_file
from lull.web.waiting_files import list_waiting

router = APIRouter()


@router.get("/measure/walk")
def show_form(request: Request) -> Response:
    """Ask for the file."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    return _render_form(request, house, fill_filmed_now(house))


@router.post("/measure/walk/{form_id}/file")
async def take_file(request: Request, form_id: str, form: Upload) -> Response:
    """Measure the walk in a file; one sentence where that cannot be done."""
    del form_id  # the address has one, as every address that takes a file
    house, typed = house_of(request), to_reading(form)
    filmed = read_filmed(typed, house)
    if filmed is not None:
        with say_beside_file(typed):
            found = await measure_upload(form, house, lambda path: _measure(path, filmed))
            return let_wait(request, house, _to_measurement(house, filmed, found))
    return _render_form(request, house, typed, status=422)


def _measure(path: str, filmed: Filmed) -> Walk | Refusal:
    """Measure the walk of one file."""
    recording = read_landmark_table(path)
    return measure_walk(read_walk_picture(recording, filmed.image_size or recording.image_size))


def _to_measurement(house: House, filmed: Filmed, walk: Walk) -> RecordedMeasurement:
    """Return a walk as it would be kept."""
    return RecordedMeasurement(
        id=uuid4().hex,
        test="walk",
        at=filmed.at,
        recorded_at=house.now(),
        numbers=list_walk_numbers(walk),
        notes=(
            say_steps(walk.steps, f"{walk.obliquity_deg:.0f}"),
            say_pace(f"{walk.frames_per_s:.0f}"),
            NEARER_LEG[walk.near_side],
        ),
    )


def _render_form(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form for a file."""
    return house.render(
        request,
        "walk_file.html",
        status=status,
        form_id=uuid4().hex,
        typed=typed.typed,
        errors=typed.errors,
        waiting=list_waiting(house),
    )
