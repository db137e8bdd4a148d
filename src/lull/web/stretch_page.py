"""The stretch test (Tardieu) from a file, behind the questions of every passive test.

Nothing here grades a muscle: that is felt by a clinician's hand.
"""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from lull.actions.measure_body import list_stretch_numbers
from lull.assessment.angle_trace import AngleTrace
from lull.assessment.gyroscope import GyroscopeRecording
from lull.assessment.joint_trace import trace_joint
from lull.assessment.kept_sentences import say_stretches
from lull.assessment.passive_test_rules import ENOUGH_STRETCHES, MOST_RELEASES_A_VISIT
from lull.assessment.tardieu import TardieuTest, measure_tardieu
from lull.exchange.swing_recording import read_stretch_recording
from lull.record.recorded_measurement import RecordedMeasurement
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.filmed import FilmedJoint, fill_filmed_now, name_joints, read_filmed_joint
from lull.web.forms import Form, Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.measured_page import let_wait
from lull.web.passive_questions import ask_questions, begin_visit, need_visit, render_refusal, stop_visit
from lull.web.passive_visit import PassiveVisit
from lull.web.uploaded_file import measure_upload, say_beside_file
from lull.web.waiting_files import list_waiting

router = APIRouter()
LEG_JOINTS = ("knee", "ankle")
"""The questions ask about a leg, so only a leg is stretched here."""


@router.get("/measure/stretch")
def ask(request: Request) -> Response:
    """Ask the questions of every passive test."""
    return ask_questions(request, "stretch")


@router.post("/measure/stretch")
def answer(request: Request, form: Form) -> Response:
    """Begin a visit, or say why there is no test."""
    return begin_visit(request, form, "stretch")


@router.get("/measure/stretch/{visit_id}")
def show_form(request: Request, visit_id: str) -> Response:
    """Ask for joint, side and file."""
    house, visit = house_of(request), need_visit(request, visit_id, "stretch")
    return _render_form(request, house, visit, fill_filmed_now(house))


@router.post("/measure/stretch/{visit_id}/file")
async def take_file(request: Request, visit_id: str, form: Upload) -> Response:
    """Measure the stretches in a file; one sentence where that cannot be done."""
    house, visit, typed = house_of(request), need_visit(request, visit_id, "stretch"), to_reading(form)
    refused = visit.refusal
    if refused is not None:
        return render_refusal(request, house, refused)
    filmed = read_filmed_joint(typed, house, LEG_JOINTS)
    if filmed is not None:
        with say_beside_file(typed):
            found = await measure_upload(form, house, lambda path: _measure(path, filmed))
            _count(visit, found)
            return let_wait(request, house, _to_measurement(house, visit, filmed, found), visit.id)
    return _render_form(request, house, visit, typed, status=422)


@router.post("/measure/stretch/{visit_id}/hurt")
def stop_for_pain(request: Request, visit_id: str, form: Form) -> Response:
    """End the test at the first pain."""
    del form
    return stop_visit(request, visit_id, "stretch")


def _to_measurement(
    house: House, visit: PassiveVisit, filmed: FilmedJoint, found: TardieuTest
) -> RecordedMeasurement:
    """Return a stretch test as it would be kept."""
    counted = say_stretches(found.way, len(found.slow), len(found.fast))
    return RecordedMeasurement(
        id=uuid4().hex,
        test="stretch",
        joint=filmed.joint,
        side=filmed.side,
        at=filmed.at,
        recorded_at=house.now(),
        helper=visit.helper,
        numbers=list_stretch_numbers(found),
        notes=(counted, *found.notes),
    )


def _measure(path: str, filmed: FilmedJoint) -> TardieuTest | Refusal:
    """Measure the stretches of one file.

    Raises:
        BadInput: for a gyroscope, which knows no angle, or a file that cannot be read.
    """
    recording = read_stretch_recording(path)
    if isinstance(recording, GyroscopeRecording):
        raise BadInput(
            say("a gyroscope does not know an angle, and this test needs one: record with a camera")
        )
    if not isinstance(recording, AngleTrace):
        size = filmed.image_size or recording.image_size
        traced = trace_joint(recording, filmed.joint, filmed.side, size)
        return traced if isinstance(traced, Refusal) else measure_tardieu(traced)
    return measure_tardieu(recording)


def _count(visit: PassiveVisit, found: TardieuTest) -> None:
    """Count the fast stretches of a recording for the visit.

    Raises:
        BadInput: if they are more than one visit may have.
    """
    if visit.seen + len(found.fast) > MOST_RELEASES_A_VISIT:
        raise BadInput(ENOUGH_STRETCHES)
    visit.seen += len(found.fast)


def _render_form(
    request: Request, house: House, visit: PassiveVisit, typed: Reading, *, status: int = 200
) -> HTMLResponse:
    """Render the form for a file."""
    return house.render(
        request,
        "stretch_file.html",
        status=status,
        visit=visit,
        typed=typed.typed,
        errors=typed.errors,
        waiting=list_waiting(house),
        joints=name_joints(LEG_JOINTS),
    )
