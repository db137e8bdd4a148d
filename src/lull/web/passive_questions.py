"""The first step of every passive test: its questions, the visit they begin, why there is no test (H17)."""

from collections.abc import Mapping
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from lull.assessment.passive_test_rules import refuse_passive_test
from lull.refusal import Refusal
from lull.saying import say
from lull.web.card_values import read_card_values
from lull.web.forms import Reading, to_reading
from lull.web.house import House, house_of
from lull.web.passive_visit import PassiveTest, PassiveVisit, VisitRoom
from lull.web.record_page import read_form_id
from lull.web.swing_consent import QUESTIONS, read_consent

TITLES: Mapping[PassiveTest, str] = {
    "swing": say("Before the leg swing test"),
    "stretch": say("Before the stretch test"),
    "passive-range": say("Before the range moved by somebody else"),
}
WHAT: Mapping[PassiveTest, str] = {
    "swing": "A helper lifts the heel and lets the leg drop.",
    "stretch": "A helper moves the joint slowly, then fast.",
    "passive-range": "A helper moves the joint slowly, as far as it goes without pain.",
}


def visit_room(app: FastAPI) -> VisitRoom:
    """Return the visits of this launch."""
    room = getattr(app.state, "visit_room", None)
    if room is None:
        room = app.state.visit_room = VisitRoom(app.state.house.now)
    assert isinstance(room, VisitRoom)
    return room


def need_visit(request: Request, visit_id: str, test: PassiveTest = "swing") -> PassiveVisit:
    """Return the visit of an address.

    Raises:
        BadInput: without fresh answers for this test and the record now open (H17).
    """
    return visit_room(request.app).need(visit_id, house_of(request).record_name, test)


def ask_questions(request: Request, test: PassiveTest) -> Response:
    """Ask who helps, who agrees, and every reason against the test."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    return _render_questions(request, house, Reading({"id": uuid4().hex}), test)


def begin_visit(request: Request, form: FormData, test: PassiveTest) -> Response:
    """Begin a visit, or say why there is no test."""
    house, typed = house_of(request), to_reading(form)
    form_id = read_form_id(typed)
    answers = read_consent(typed)
    if answers is None:
        return _render_questions(request, house, typed, test, status=422)
    refused = refuse_passive_test(answers)
    if refused is not None:
        return render_refusal(request, house, refused)
    visit = PassiveVisit(
        id=form_id,
        record=house.record_name,
        test=test,
        helper=typed.raw("helper"),
        began_at=house.now(),
        answers=answers,
    )
    visit_room(request.app).begin(visit)
    return RedirectResponse(f"/measure/{test}/{form_id}", 303)


def stop_visit(request: Request, visit_id: str, test: PassiveTest) -> HTMLResponse:
    """End a test at the first pain."""
    visit = need_visit(request, visit_id, test)
    visit.hurt = True
    refused = visit.refusal
    assert refused is not None, "pain always ends the test"
    return render_refusal(request, house_of(request), refused)


def render_refusal(request: Request, house: House, refused: Refusal) -> HTMLResponse:
    """Say why there is no test, or no further one."""
    return house.render(
        request,
        "swing_refused.html",
        refused=refused,
        call=refused.code == "excluded_fracture",
        values=read_card_values(house.ledger.state(), now=house.now()),
    )


def _render_questions(
    request: Request, house: House, typed: Reading, test: PassiveTest, *, status: int = 200
) -> HTMLResponse:
    """Render the questions."""
    return house.render(
        request,
        "swing_ask.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        questions=QUESTIONS,
        test=test,
        title=TITLES[test],
        what=WHAT[test],
    )
