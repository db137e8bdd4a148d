"""What came of a stretch test, a range or a walk: shown with its errors, kept when somebody says so."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.keep_measurement import keep_measurement, show_measurement
from lull.assessment.range_norms import compare_with_norm, find_range_norm
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.saying import as_sentence
from lull.timeline import local_day
from lull.web import measured_words, swing_words
from lull.web.forms import Form
from lull.web.house import House, house_of
from lull.web.measured_room import Waiting, measured_room
from lull.web.passive_questions import visit_room
from lull.web.passive_visit import PassiveTest, PassiveVisit
from lull.web.toast import find_toast

router = APIRouter()

DAYS_A_YEAR = 365.25


def let_wait(request: Request, house: House, measured: RecordedMeasurement, visit_id: str = "") -> Response:
    """Let a result wait to be kept, and lead to its page: loading that again measures nothing again."""
    measured_room(request.app).add(Waiting(measurement=measured, record=house.record_name, visit_id=visit_id))
    return RedirectResponse(f"/measure/result/{measured.id}", 303)


@router.get("/measure/result/{measurement_id}")
def show_result(request: Request, measurement_id: str) -> Response:
    """Show what was measured and not kept yet."""
    house = house_of(request)
    if house.ledger.state().holds(measurement_id):
        return RedirectResponse(f"/measure/kept/{measurement_id}", 303)
    waiting = measured_room(request.app).need(measurement_id, house.record_name)
    return _render(request, house, waiting.measurement, waiting=waiting)


@router.post("/measure/result/{measurement_id}/keep")
def keep(request: Request, measurement_id: str, form: Form) -> Response:
    """Keep a result; the same form sent twice keeps it once."""
    del form
    house, room = house_of(request), measured_room(request.app)
    if not house.ledger.state().holds(measurement_id):
        waiting = room.need(measurement_id, house.record_name)
        keep_measurement(house.ledger, waiting.measurement)
        room.end(measurement_id)
    return RedirectResponse(f"/measure/kept/{measurement_id}?done={measurement_id}", 303)


@router.post("/measure/result/{measurement_id}/leave")
def leave(request: Request, measurement_id: str, form: Form) -> Response:
    """Forget a result without keeping it."""
    del form
    measured_room(request.app).end(measurement_id)
    return RedirectResponse("/measure", 303)


@router.get("/measure/kept/{measurement_id}")
def show_kept(request: Request, measurement_id: str, done: str = "") -> Response:
    """Show a measurement that was kept."""
    house = house_of(request)
    kept = next((one for one in house.ledger.state().measurements if one.id == measurement_id), None)
    if kept is None:
        return RedirectResponse(f"/measure?done={done}" if done.isalnum() else "/measure", 303)
    return _render(request, house, kept, done=done)


def _render(
    request: Request,
    house: House,
    measured: RecordedMeasurement,
    *,
    waiting: Waiting | None = None,
    done: str = "",
) -> HTMLResponse:
    """Render a result, kept or not."""
    state, now = house.ledger.state(), house.now()
    zone = state.zone or house.zone
    visit = _find_visit(request, house, waiting)
    return house.render(
        request,
        "measured.html",
        one=measured,
        shown=show_measurement(state, measured),
        waiting=waiting,
        visit=visit,
        words=measured_words,
        given=swing_words.given_words,
        norms=_say_norms(state, measured),
        toast=find_toast(state, done, now=now, zone=zone),
    )


def _find_visit(request: Request, house: House, waiting: Waiting | None) -> PassiveVisit | None:
    """Return the visit in which a result was measured, while its answers are fresh."""
    if waiting is None or not waiting.visit_id:
        return None
    test: PassiveTest = "stretch" if waiting.measurement.test == "stretch" else "passive-range"
    return visit_room(request.app).find(waiting.visit_id, house.record_name, test)


def _say_norms(state: RecordState, measured: RecordedMeasurement) -> tuple[tuple[str, str], ...]:
    """Lay averages of girls and boys beside a range, each with its source, or say that there is none."""
    flexion = measured.numbers.get("flexion_deg")
    if measured.test != "range" or state.described is None or flexion is None or flexion.value is None:
        return ()
    born, day = state.described.born_on, local_day(measured.at, state.described.zone)
    age_y = (day - born).days / DAYS_A_YEAR
    said: list[tuple[str, str]] = []
    for sex in ("female", "male"):
        norm = find_range_norm(measured.joint, "flexion", sex=sex, age_y=age_y)
        if isinstance(norm, Refusal):
            return ((norm.message, ""),)
        told = compare_with_norm(
            flexion.value, flexion.standard_error or 0.0, measured.kind or "active", norm
        )
        said.append((as_sentence(told), f"{norm.source}."))
    return tuple(said)
