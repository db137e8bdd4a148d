"""The leg swing test, step by step: the questions, the leg, and measuring from a file.

Each step asks the visit whether it may go on (H17); what came of it is :mod:`swing_result_page`.
"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.keep_pendulum_test import count_swings_near
from lull.actions.measure_swings import MeasuredSwings, measure_swings
from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.exchange.swing_recording import read_swing_recording
from lull.movement.image_size import ImageSize
from lull.movement.landmarks import SIDES, Side
from lull.refusal import BadInput, Refusal
from lull.saying import say
from lull.web.forms import Form, Reading, Upload, to_reading
from lull.web.house import House, house_of
from lull.web.moment_form import moment_fields, read_moment
from lull.web.passive_questions import ask_questions, begin_visit, need_visit, render_refusal, stop_visit
from lull.web.passive_visit import PassiveVisit
from lull.web.picture_size_field import read_picture_size
from lull.web.uploaded_file import measure_upload, say_beside_file
from lull.web.waiting_files import list_waiting

router = APIRouter()
MODELS = "/static/built/models"
ASK_SWUNG = (say("Enter the day the leg swung."), say("Enter the time the leg swung."))


@router.get("/measure/swing")
def ask(request: Request) -> Response:
    """Ask the questions before the test."""
    return ask_questions(request, "swing")


@router.post("/measure/swing")
def answer(request: Request, form: Form) -> Response:
    """Begin a visit, or say why there is no test."""
    return begin_visit(request, form, "swing")


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
        raise BadInput(say("choose the left or the right leg"))
    if visit.seen and side != visit.side:
        raise BadInput(say("this visit already has swings of the other leg: begin again for this one"))
    visit.side = side
    visit.earlier = count_swings_near(house.ledger.state(), side, house.now())
    refused = visit.refusal
    if refused is not None:
        return render_refusal(request, house, refused)
    return RedirectResponse(f"/measure/swing/{visit_id}/ways", 303)


@router.get("/measure/swing/{visit_id}/ways")
def show_ways(request: Request, visit_id: str) -> Response:
    """Offer the camera and a file."""
    house, visit = house_of(request), need_visit(request, visit_id)
    detour = find_detour(visit)
    if detour is not None:
        return detour
    typed = moment_fields(house.now(), house.ledger.state().zone or house.zone)
    return render_ways(request, house, visit, Reading(typed))


@router.post("/measure/swing/{visit_id}/file")
async def take_file(request: Request, visit_id: str, form: Upload) -> Response:
    """Measure the swings in a file; one sentence where that cannot be done."""
    house, visit, typed = house_of(request), need_visit(request, visit_id), to_reading(form)
    side = need_side(visit)
    zone = house.ledger.state().zone or house.zone
    ahead = say("This time has not come yet.")
    at = visit.happened_at or read_moment(typed, now=house.now(), zone=zone, ask=ASK_SWUNG, ahead=ahead)
    image_size = read_picture_size(typed)
    if not typed.errors:
        with say_beside_file(typed):
            visit.add(await measure_upload(form, house, lambda path: _measure(path, side, image_size)))
            visit.happened_at = at
            return RedirectResponse(f"/measure/swing/{visit_id}/result", 303)
    return render_ways(request, house, visit, typed, status=422)


@router.post("/measure/swing/{visit_id}/hurt")
def stop_for_pain(request: Request, visit_id: str, form: Form) -> Response:
    """End the test at the first pain: no further swing at this visit."""
    del form
    ended = stop_visit(request, visit_id, "swing")
    if need_visit(request, visit_id).measured:
        return RedirectResponse(f"/measure/swing/{visit_id}/result", 303)
    return ended


def find_detour(visit: PassiveVisit) -> Response | None:
    """Return where a visit has to go before anything is measured, or ``None`` where it may go on (H17)."""
    if visit.side is None:
        return RedirectResponse(f"/measure/swing/{visit.id}", 303)
    if visit.refusal is not None:
        return RedirectResponse(f"/measure/swing/{visit.id}/result", 303)
    return None


def need_side(visit: PassiveVisit) -> Side:
    """Return the leg of a visit.

    Raises:
        BadInput: when it was not confirmed.
    """
    if visit.side is None:
        raise BadInput(say("say which leg it is first: left and right are easily confused"))
    return visit.side


def _measure(path: str, side: Side, image_size: ImageSize | None) -> MeasuredSwings | Refusal:
    """Measure the swings of one file."""
    return measure_swings(read_swing_recording(path), side, image_size)


def render_ways(
    request: Request, house: House, visit: PassiveVisit, typed: Reading, *, status: int = 200
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
        waiting=list_waiting(house),
        left=MOST_RELEASES_A_VISIT - visit.earlier - visit.seen,
    )
