"""The check-in: one tap saves one answer on Today, or all answers at once on a page of their own."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from lull.actions.record_check_in import record_check_in
from lull.refusal import BadInput
from lull.saying import say
from lull.tone.check_in import QUESTIONS
from lull.web.check_in_form import (
    ASKED,
    closes_windows,
    find_teller,
    read_answers,
    read_teller,
    remember_teller,
)
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.record_page import read_form_id

router = APIRouter()


@router.get("/check-in")
def show_check_in(request: Request) -> Response:
    """Show all questions on one page."""
    house = house_of(request)
    if house.ledger.state().described is None:
        return RedirectResponse("/start", 303)
    return house.render(
        request, "check_in.html", asked=ASKED, teller=find_teller(request), form_id=uuid4().hex
    )


@router.post("/record/check-in")
def take_check_in(request: Request, form: Form) -> Response:
    """Record the one answer that was tapped; its id holds it, so that another tap is another entry."""
    typed = to_reading(form)
    form_id = read_form_id(typed)
    question = next((name for name in QUESTIONS if typed.raw(name)), None)
    if question is None:
        raise BadInput(say("the check-in holds no answer: tap one of the numbers"))
    one = {name: value for name, value in typed.typed.items() if name == question or name not in QUESTIONS}
    seen = "-observed" if read_teller(typed).observed else ""
    return _record(house_of(request), Reading(one), f"{form_id}-{question}-{typed.raw(question)}{seen}")


@router.post("/record/check-ins")
def take_all(request: Request, form: Form) -> Response:
    """Record everything that was answered, as one check-in."""
    typed = to_reading(form)
    return _record(house_of(request), typed, read_form_id(typed))


def _record(house: House, typed: Reading, entry_id: str) -> Response:
    """Write the check-in down; go back to the questions, or to the top where there is news."""
    check_in = read_answers(typed, entry_id=entry_id, now=house.now())
    said = record_check_in(house.ledger, check_in)
    place = "" if closes_windows(check_in) else "&next=check-in"
    response = RedirectResponse(f"/?done={said.event.id}{place}", 303)
    remember_teller(response, read_teller(typed))
    return response
