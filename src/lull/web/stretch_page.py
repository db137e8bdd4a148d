"""The stretch test (Tardieu) from a file, behind the questions of every passive test.

Nothing here grades a muscle: that is felt by a clinician's hand.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from lull.actions.measure_body import list_stretch_numbers
from lull.assessment.angle_trace import AngleTrace
from lull.assessment.gyroscope import GyroscopeRecording
from lull.assessment.joint_trace import trace_joint
from lull.assessment.passive_test_rules import ENOUGH_SENTENCE, MOST_RELEASES_A_VISIT
from lull.assessment.tardieu import TardieuTest, measure_tardieu
from lull.exchange.swing_recording import read_stretch_recording
from lull.movement.image_size import ImageSize
from lull.movement.landmarks import Side
from lull.record.recorded_measurement import SIDES, RecordedMeasurement, is_side
from lull.refusal import BadInput, Refusal
from lull.web.forms import Form, Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.measured_page import let_wait
from lull.web.moment_form import moment_fields, read_filmed_at
from lull.web.passive_questions import ask_questions, begin_visit, need_visit, render_refusal
from lull.web.passive_visit import PassiveVisit
from lull.web.picture_size_field import read_picture_size, say_for_page
from lull.web.uploaded_file import measure_upload

router = APIRouter()
LEG_JOINTS = ("knee", "ankle")
"""The questions ask about a leg, so only a leg is stretched here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchAsked:
    """Which joint of which side was stretched, when, and the picture's size where it is needed."""

    joint: str
    side: Side
    at: datetime
    image_size: ImageSize | None


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
    visit = need_visit(request, visit_id, "stretch")
    house = house_of(request)
    typed = moment_fields(house.now(), house.ledger.state().zone or house.zone)
    return _render_form(request, house, visit, Reading(typed))


@router.post("/measure/stretch/{visit_id}/file")
async def take_file(request: Request, visit_id: str, form: Upload) -> Response:
    """Measure the stretches in a file; one sentence where that cannot be done."""
    house, visit, typed = house_of(request), need_visit(request, visit_id, "stretch"), to_reading(form)
    refused = visit.refusal
    if refused is not None:
        return render_refusal(request, house, refused)
    asked = _read_asked(typed, house)
    if asked is None:
        return _render_form(request, house, visit, typed, status=422)
    try:
        found = await measure_upload(form, lambda path: _measure(path, asked))
        _count(visit, found)
    except BadInput as problem:
        found = Refusal(code="bad_file", message=say_for_page(str(problem)))
    if isinstance(found, Refusal):
        typed.errors["file"] = found.message
        return _render_form(request, house, visit, typed, status=422)
    return let_wait(request, house, _to_measurement(house, visit, asked, found), visit.id)


@router.post("/measure/stretch/{visit_id}/hurt")
def stop_for_pain(request: Request, visit_id: str, form: Form) -> Response:
    """End the test at the first pain."""
    del form
    visit = need_visit(request, visit_id, "stretch")
    visit.hurt = True
    refused = visit.refusal
    assert refused is not None, "pain always ends the test"
    return render_refusal(request, house_of(request), refused)


def _read_asked(typed: Reading, house: House) -> StretchAsked | None:
    """Return what was asked for, or None with the reasons in ``typed.errors``."""
    joint = typed.choice("joint", LEG_JOINTS, ask="Choose the joint.")
    side = typed.choice("side", SIDES, ask="Choose the left or the right side.")
    zone = house.ledger.state().zone or house.zone
    at = read_filmed_at(typed, now=house.now(), zone=zone)
    image_size = read_picture_size(typed)
    if typed.errors or at is None or not is_side(side):
        return None
    return StretchAsked(joint=joint, side=side, at=at, image_size=image_size)


def _to_measurement(
    house: House, visit: PassiveVisit, asked: StretchAsked, found: TardieuTest
) -> RecordedMeasurement:
    """Return a stretch test as it would be kept."""
    counted = (
        f"the angle {found.way} while the muscle is stretched; "
        f"{len(found.slow)} slow and {len(found.fast)} fast stretches were seen"
    )
    return RecordedMeasurement(
        id=uuid4().hex,
        test="stretch",
        joint=asked.joint,
        side=asked.side,
        at=asked.at,
        recorded_at=house.now(),
        helper=visit.helper,
        numbers=list_stretch_numbers(found),
        notes=(counted, *found.notes),
    )


def _measure(path: str, asked: StretchAsked) -> TardieuTest | Refusal:
    """Measure the stretches of one file.

    Raises:
        BadInput: for a gyroscope, which knows no angle, or a file that cannot be read.
    """
    recording = read_stretch_recording(path)
    if isinstance(recording, GyroscopeRecording):
        raise BadInput("a gyroscope does not know an angle, and this test needs one: record with a camera")
    if not isinstance(recording, AngleTrace):
        size = asked.image_size or recording.image_size
        traced = trace_joint(recording, asked.joint, asked.side, size)
        return traced if isinstance(traced, Refusal) else measure_tardieu(traced)
    return measure_tardieu(recording)


def _count(visit: PassiveVisit, found: TardieuTest | Refusal) -> None:
    """Count the fast stretches of a recording for the visit.

    Raises:
        BadInput: if they are more than one visit may have.
    """
    if isinstance(found, Refusal):
        return
    if visit.seen + len(found.fast) > MOST_RELEASES_A_VISIT:
        raise BadInput(ENOUGH_SENTENCE.replace("swings", "fast stretches"))
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
        joints=LEG_JOINTS,
    )
