"""Telling what became of a dose beside that it was given, and saying that a notice was seen.

A dose was missed or skipped, or it came up again: facts somebody saw, each one entry that can be taken back.
"""

from datetime import datetime
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.see_notice import see_notice
from lull.actions.tell_dose import find_slot, tell_came_up, tell_not_given
from lull.record.state import RecordState
from lull.refusal import BadInput
from lull.safety.missed_rule import NO_RULE, say_missed_rule
from lull.treatment.administration import Administration
from lull.treatment.dose_told import WHY_NOT_GIVEN, DoseCameUp, DoseNotGiven, WhyNotGiven
from lull.treatment.regimen import Slot
from lull.web.confirmation import ask_once
from lull.web.dose_words import OURSELVES
from lull.web.forms import Form, Reading, local_path, to_reading
from lull.web.house import House, house_of
from lull.web.moment_form import moment_fields, parse_instant, read_moment
from lull.web.record_page import read_form_id
from lull.web.today_doses import say_strength
from lull.web.wording import moment_words

router = APIRouter()
ASK_CAME_UP = ("Enter the day it came up.", "Enter the time it came up.")


@router.get("/record/not-given")
def show_not_given(request: Request, due: str = "", back: str = "") -> Response:
    """Ask of a past dose of the plan whether it was missed or skipped."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    slot = _find_slot(state, due, now=house.now())
    typed = {"id": uuid4().hex, "due": slot.due_at.isoformat(), "back": local_path(back)}
    return _render_not_given(request, house, Reading(typed), slot)


@router.post("/record/not-given")
def take_not_given(request: Request, form: Form) -> Response:
    """Write down that a dose was missed or skipped; ask once where a record already answers it."""
    house = house_of(request)
    typed, state = to_reading(form), house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    form_id = read_form_id(typed)
    slot = _find_slot(state, typed.raw("due"), now=house.now())
    why = _read_why(typed)
    note = typed.text("note", ask="", needed=False)
    said_by = typed.text("said_by", ask="", needed=False) or OURSELVES
    if typed.errors or why is None or typed.raw("go") == "change":
        status = 200 if typed.raw("go") == "change" else 422
        return _render_not_given(request, house, typed, slot, status=status)
    told = DoseNotGiven(
        id=form_id, due_at=slot.due_at, recorded_at=house.now(), why=why, said_by=said_by, note=note
    )
    said = tell_not_given(house.ledger, told, confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"{local_path(typed.raw('back'))}?done={said.event.id}", 303)


@router.get("/record/came-up")
def show_came_up(request: Request, dose: str = "", back: str = "") -> Response:
    """Ask when a recorded dose came up again."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    given = _find_dose(state, dose)
    typed = {"id": uuid4().hex, "dose": given.id, "back": local_path(back)}
    return _render_came_up(request, house, Reading(typed | moment_fields(house.now(), state.zone)), given)


@router.post("/record/came-up")
def take_came_up(request: Request, form: Form) -> Response:
    """Write down that a dose came up again."""
    house = house_of(request)
    typed, state = to_reading(form), house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    form_id, now = read_form_id(typed), house.now()
    given = _find_dose(state, typed.raw("dose"))
    ahead = "This time has not come yet. Write it down when it has happened."
    at = read_moment(typed, now=now, zone=state.zone, ask=ASK_CAME_UP, ahead=ahead)
    if at is not None and at < given.taken_at.replace(second=0, microsecond=0):
        taken = moment_words(given.taken_at, now=now, zone=state.zone)
        typed.errors["clock"] = f"That is before it was taken ({taken})."
    said_by = typed.text("said_by", ask="", needed=False) or OURSELVES
    if typed.errors or at is None:
        return _render_came_up(request, house, typed, given, status=422)
    told = DoseCameUp(
        id=form_id, dose_id=given.id, at=max(at, given.taken_at), recorded_at=now, said_by=said_by
    )
    said = tell_came_up(house.ledger, told)
    return RedirectResponse(f"{local_path(typed.raw('back'))}?done={said.event.id}", 303)


@router.post("/record/seen")
def take_seen(request: Request, form: Form) -> Response:
    """Write down that a notice was seen, and by whom."""
    house = house_of(request)
    typed = to_reading(form)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    form_id = read_form_id(typed)
    said_by = typed.text("said_by", ask="", needed=False) or OURSELVES
    if "said_by" in typed.errors:
        raise BadInput(f"the name of who saw it cannot be taken: {typed.errors['said_by']}")
    event = see_notice(house.ledger, typed.raw("notice"), event_id=form_id, now=house.now(), said_by=said_by)
    return RedirectResponse(f"{local_path(typed.raw('back'))}?done={event.id}", 303)


def _read_why(typed: Reading) -> WhyNotGiven | None:
    """Return which of the two buttons was pressed, or None with the reason in ``typed.errors``."""
    why = typed.choice("why", WHY_NOT_GIVEN, ask="Choose one of the two.")
    return next((known for known in WHY_NOT_GIVEN if known == why), None)


def _find_slot(state: RecordState, due: str, *, now: datetime) -> Slot:
    """Return the past dose of the plan that an address or a form names."""
    due_at = parse_instant(due)
    slot = find_slot(state, due_at) if due_at is not None else None
    if slot is None or slot.due_at > now:
        raise BadInput("the address names no past dose of the plan: come here from Today or from the plan")
    return slot


def _find_dose(state: RecordState, dose_id: str) -> Administration:
    """Return the dose that an address or a form names."""
    dose = next((dose for dose in state.administrations if dose.id == dose_id), None)
    if dose is None:
        raise BadInput("the address names no dose of the record: come here from Today or from the plan")
    return dose


def _render_not_given(
    request: Request, house: House, typed: Reading, slot: Slot, *, status: int = 200
) -> HTMLResponse:
    """Render the two buttons with what the plan says."""
    plan = house.ledger.state().plan_at(slot.due_at)
    return house.render(
        request,
        "not_given.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        slot=slot,
        strength=str(plan.strength) if plan is not None else "",
        rule=say_missed_rule(plan.missed_rule if plan is not None else ""),
        no_rule=NO_RULE,
        back=local_path(typed.raw("back")),
    )


def _render_came_up(
    request: Request, house: House, typed: Reading, dose: Administration, *, status: int = 200
) -> HTMLResponse:
    """Render the form of a dose that came up again."""
    return house.render(
        request,
        "came_up.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        dose=dose,
        strength=say_strength(house.ledger.state(), dose),
        rule=NO_RULE,  # the plan's words are about a dose that was missed, and this one was given
        back=local_path(typed.raw("back")),
    )
