"""The leg swing test, step by step: the questions, the leg, and measuring from a file.

Each step asks the visit whether it may go on (H17); what came of it is :mod:`swing_result_page`.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from lull.actions.keep_pendulum_test import count_swings_near
from lull.actions.measure_swings import MeasuredSwings, measure_swings
from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT, refuse_passive_test
from lull.exchange.swing_recording import read_swing_recording
from lull.movement.landmarks import Side
from lull.movement.recorded_body import ImageSize
from lull.record.recorded_pendulum_test import SIDES
from lull.refusal import BadInput, Refusal
from lull.web.card_values import read_card_values
from lull.web.forms import Form, Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.moment_form import moment_fields, read_moment
from lull.web.picture_size_field import read_picture_size, say_for_page
from lull.web.record_page import read_form_id
from lull.web.swing_consent import QUESTIONS, read_consent
from lull.web.swing_visit import SwingVisit, VisitRoom

router = APIRouter()
MODELS = "/static/built/models"
LONGEST_FILE_NAME = 60


def visit_room(app: FastAPI) -> VisitRoom:
    """Return the visits of this launch."""
    room = getattr(app.state, "visit_room", None)
    if room is None:
        room = app.state.visit_room = VisitRoom(app.state.house.now)
    assert isinstance(room, VisitRoom)
    return room


def need_visit(request: Request, visit_id: str) -> SwingVisit:
    """Return the visit of an address.

    Raises:
        BadInput: without fresh answers for the record now open (H17).
    """
    return visit_room(request.app).need(visit_id, house_of(request).record_name)


@router.get("/measure/swing")
def ask(request: Request) -> Response:
    """Ask who helps, who agrees, and every reason against the test."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    return _render_questions(request, house, Reading({"id": uuid4().hex}))


@router.post("/measure/swing")
def answer(request: Request, form: Form) -> Response:
    """Begin a visit, or say why there is no test."""
    house, typed = house_of(request), to_reading(form)
    form_id = read_form_id(typed)
    answers = read_consent(typed)
    if answers is None:
        return _render_questions(request, house, typed, status=422)
    refused = refuse_passive_test(answers)
    if refused is not None:
        return _render_refusal(request, house, refused)
    visit = SwingVisit(
        id=form_id,
        record=house.record_name,
        helper=typed.raw("helper"),
        began_at=house.now(),
        answers=answers,
    )
    visit_room(request.app).begin(visit)
    return RedirectResponse(f"/measure/swing/{form_id}", 303)


@router.get("/measure/swing/{visit_id}")
def show_leg(request: Request, visit_id: str) -> Response:
    """Show how to set up, and ask which leg."""
    visit = need_visit(request, visit_id)
    return house_of(request).render(request, "swing_leg.html", visit=visit)


@router.post("/measure/swing/{visit_id}/leg")
def choose_leg(request: Request, visit_id: str, form: Form) -> Response:
    """Keep which leg it is; after the first swing it stays."""
    house, visit = house_of(request), need_visit(request, visit_id)
    side = next((side for side in SIDES if side == to_reading(form).raw("side")), None)
    if side is None:
        raise BadInput("choose the left or the right leg")
    if visit.seen and side != visit.side:
        raise BadInput("this visit already has swings of the other leg: begin again for this one")
    visit.side = side
    visit.earlier = count_swings_near(house.ledger.state(), side, house.now())
    refused = visit.refusal
    if refused is not None:
        return _render_refusal(request, house, refused)
    return RedirectResponse(f"/measure/swing/{visit_id}/ways", 303)


@router.get("/measure/swing/{visit_id}/ways")
def show_ways(request: Request, visit_id: str) -> Response:
    """Offer the camera and a file."""
    house, visit = house_of(request), need_visit(request, visit_id)
    if visit.side is None:
        return RedirectResponse(f"/measure/swing/{visit_id}", 303)
    if visit.refusal is not None:
        return RedirectResponse(f"/measure/swing/{visit_id}/result", 303)
    typed = moment_fields(house.now(), house.ledger.state().zone or house.zone)
    return render_ways(request, house, visit, Reading(typed))


@router.post("/measure/swing/{visit_id}/file")
async def take_file(request: Request, visit_id: str, form: Upload) -> Response:
    """Measure the swings in a file; one sentence where that cannot be done."""
    house, visit, typed = house_of(request), need_visit(request, visit_id), to_reading(form)
    side = need_side(visit)
    zone = house.ledger.state().zone or house.zone
    ahead = "This time has not come yet."
    at = visit.happened_at or read_moment(
        typed, now=house.now(), zone=zone, it_was="the leg swung", ahead=ahead
    )
    image_size = read_picture_size(typed)
    if not typed.errors:
        try:
            found = await _measure_upload(form, side, image_size)
            if isinstance(found, MeasuredSwings):
                visit.add(found)
                visit.happened_at = at
                return RedirectResponse(f"/measure/swing/{visit_id}/result", 303)
            typed.errors["file"] = found.message
        except BadInput as problem:
            typed.errors["file"] = say_for_page(str(problem))
    return render_ways(request, house, visit, typed, status=422)


@router.post("/measure/swing/{visit_id}/hurt")
def stop_for_pain(request: Request, visit_id: str, form: Form) -> Response:
    """End the test at the first pain: no further swing at this visit."""
    del form
    house, visit = house_of(request), need_visit(request, visit_id)
    visit.hurt = True
    if visit.measured:
        return RedirectResponse(f"/measure/swing/{visit_id}/result", 303)
    refused = visit.refusal
    assert refused is not None, "pain always ends the test"
    return _render_refusal(request, house, refused)


def need_side(visit: SwingVisit) -> Side:
    """Return the leg of a visit.

    Raises:
        BadInput: when it was not confirmed.
    """
    if visit.side is None:
        raise BadInput("say which leg it is first: left and right are easily confused")
    return visit.side


async def _measure_upload(
    form: FormData, side: Side, image_size: ImageSize | None
) -> MeasuredSwings | Refusal:
    """Measure the file of a form; it is forgotten at once.

    Raises:
        BadInput: for no file, or one that holds something else.
    """
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise BadInput("choose a file first")
    content = await upload.read()
    return await asyncio.to_thread(_measure_bytes, upload.filename, content, side, image_size)


def _measure_bytes(
    name: str, content: bytes, side: Side, image_size: ImageSize | None
) -> MeasuredSwings | Refusal:
    """Measure bytes as a file of their own name, in a folder that is gone afterwards."""
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in Path(name).name)
    with TemporaryDirectory(prefix="lull-swing-") as folder:
        path = Path(folder) / (kept[-LONGEST_FILE_NAME:].lstrip(".") or "file")
        path.write_bytes(content)
        return measure_swings(read_swing_recording(str(path)), side, image_size)


def render_ways(
    request: Request, house: House, visit: SwingVisit, typed: Reading, *, status: int = 200
) -> HTMLResponse:
    """Render the ways to measure."""
    need_side(visit)
    return house.render(
        request,
        "swing_ways.html",
        status=status,
        visit=visit,
        typed=typed.typed,
        errors=typed.errors,
        left=MOST_RELEASES_A_VISIT - visit.earlier - visit.seen,
    )


def _render_questions(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the questions."""
    return house.render(
        request, "swing_ask.html", status=status, typed=typed.typed, errors=typed.errors, questions=QUESTIONS
    )


def _render_refusal(request: Request, house: House, refused: Refusal) -> HTMLResponse:
    """Say why there is no test, or no further one."""
    state = house.ledger.state()
    return house.render(
        request,
        "swing_refused.html",
        refused=refused,
        call=refused.code == "excluded_fracture",
        values=read_card_values(state, now=house.now()),
    )
