"""How far a joint goes, from a table of landmarks.

Moved by the person, or by a helper, and then behind the questions of every passive test (H17).
"""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.measure_body import list_range_numbers
from lull.assessment.kept_sentences import NOT_BEYOND_STRAIGHT
from lull.assessment.range_joints import RANGE_JOINTS, name_range_landmarks
from lull.assessment.range_of_motion import Kind, RangeOfMotion, measure_recorded_range
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.recorded_body import need_columns
from lull.record.recorded_measurement import RecordedMeasurement
from lull.refusal import Refusal
from lull.web.filmed import FilmedJoint, fill_filmed_now, name_joints, read_filmed_joint
from lull.web.forms import Form, Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.measured_page import let_wait
from lull.web.passive_questions import ask_questions, begin_visit, need_visit, render_refusal, stop_visit
from lull.web.passive_visit import PassiveTest, PassiveVisit
from lull.web.uploaded_file import measure_upload, say_beside_file
from lull.web.waiting_files import list_waiting

router = APIRouter()
TEST: PassiveTest = "passive-range"
LEG_JOINTS = ("knee", "hip", "ankle")
"""The questions of a passive test ask about a leg, so a helper moves only a leg here."""


@router.get("/measure/range")
def show_form(request: Request) -> Response:
    """Ask for joint, side and file of a joint that the person moves."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    return _render_form(request, house, fill_filmed_now(house), None)


@router.post("/measure/range/{form_id}/file")
async def take_file(request: Request, form_id: str, form: Upload) -> Response:
    """Measure how far the person moved the joint."""
    del form_id  # the address has one, as every address that takes a file
    return await _take(request, form, None)


@router.get("/measure/passive-range")
def ask(request: Request) -> Response:
    """Ask the questions of every passive test (H17)."""
    return ask_questions(request, TEST)


@router.post("/measure/passive-range")
def answer(request: Request, form: Form) -> Response:
    """Begin a visit, or say why there is no test."""
    return begin_visit(request, form, TEST)


@router.get("/measure/passive-range/{visit_id}")
def show_passive_form(request: Request, visit_id: str) -> Response:
    """Ask for joint, side and file of a joint that a helper moves."""
    house, visit = house_of(request), need_visit(request, visit_id, TEST)
    return _render_form(request, house, fill_filmed_now(house), visit)


@router.post("/measure/passive-range/{visit_id}/file")
async def take_passive_file(request: Request, visit_id: str, form: Upload) -> Response:
    """Measure how far a helper moved the joint."""
    return await _take(request, form, need_visit(request, visit_id, TEST))


@router.post("/measure/passive-range/{visit_id}/hurt")
def stop_for_pain(request: Request, visit_id: str, form: Form) -> Response:
    """End the test at the first pain."""
    del form
    return stop_visit(request, visit_id, TEST)


async def _take(request: Request, form: Upload, visit: PassiveVisit | None) -> Response:
    """Measure a file; one sentence where that cannot be done."""
    house, typed = house_of(request), to_reading(form)
    if visit is not None and visit.refusal is not None:
        return render_refusal(request, house, visit.refusal)
    kind: Kind = "active" if visit is None else "passive"
    filmed = read_filmed_joint(typed, house, _list_joints(kind))
    if filmed is not None:
        with say_beside_file(typed):
            found = await measure_upload(form, house, lambda path: _measure(path, filmed, kind))
            helper, visit_id = ("", "") if visit is None else (visit.helper, visit.id)
            return let_wait(request, house, _to_measurement(house, filmed, found, helper), visit_id)
    return _render_form(request, house, typed, visit, status=422)


def _list_joints(kind: Kind) -> tuple[str, ...]:
    """Return the joints that can be chosen."""
    return tuple(RANGE_JOINTS) if kind == "active" else LEG_JOINTS


def _measure(path: str, filmed: FilmedJoint, kind: Kind) -> RangeOfMotion | Refusal:
    """Measure the range in one file."""
    recording = read_landmark_table(path)
    landmarks = name_range_landmarks(filmed.joint, filmed.side)
    need_columns(recording, landmarks)
    return measure_recorded_range(
        recording,
        landmarks,
        kind=kind,
        plane=RANGE_JOINTS[filmed.joint].plane,
        image_size=filmed.image_size or recording.image_size,
    )


def _to_measurement(
    house: House, filmed: FilmedJoint, found: RangeOfMotion, helper: str
) -> RecordedMeasurement:
    """Return a range as it would be kept."""
    return RecordedMeasurement(
        id=uuid4().hex,
        test="range",
        joint=filmed.joint,
        side=filmed.side,
        kind=found.kind,
        at=filmed.at,
        recorded_at=house.now(),
        helper=helper,
        numbers=list_range_numbers(found),
        notes=(NOT_BEYOND_STRAIGHT,),
    )


def _render_form(
    request: Request, house: House, typed: Reading, visit: PassiveVisit | None, *, status: int = 200
) -> HTMLResponse:
    """Render the form for a file."""
    return house.render(
        request,
        "range_file.html",
        status=status,
        visit=visit,
        action=f"/measure/{TEST}/{visit.id}/file" if visit else f"/measure/range/{uuid4().hex}/file",
        typed=typed.typed,
        errors=typed.errors,
        waiting=list_waiting(house),
        joints=name_joints(_list_joints("passive" if visit else "active")),
    )
