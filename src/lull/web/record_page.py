"""Writing into the record: a dose, and taking something back. Each is one entry and can be undone."""

import re
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_dose import record_dose
from lull.actions.tell_dose import find_slot
from lull.actions.void_event import void_event
from lull.quantities import LARGEST_AMOUNT_MG, OralMg
from lull.record.plan_version import PlanVersion
from lull.refusal import BadInput
from lull.treatment.administration import Administration
from lull.web.confirmation import ask_once
from lull.web.forms import Form, Reading, local_path, to_reading
from lull.web.house import House, house_of
from lull.web.moment_form import moment_fields, parse_instant, read_moment
from lull.web.plan_take_back import ask_before_void
from lull.web.today_doses import say_strength

router = APIRouter()
ASK_TAKEN = ("Enter the day it was taken.", "Enter the time it was taken.")
FORM_ID = re.compile(r"[0-9a-f]{32}")


@router.get("/record/dose")
def show_dose_form(request: Request, due: str = "", back: str = "") -> Response:
    """Show the form for one dose: empty, or for the slot of the plan that was due then."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    now, at = house.now(), parse_instant(due)
    slot = find_slot(state, at) if at else None
    typed = {
        "id": uuid4().hex,
        "mg": f"{slot.amount.mg:g}" if slot else "",
        "back": local_path(back, otherwise="/" if at else "/plan"),
        **moment_fields(min(at or now, now), state.zone),  # a slot ahead was taken by now at the latest
    }
    return _render_dose_form(request, house, Reading(typed))


@router.post("/record/dose")
def take_dose(request: Request, form: Form) -> Response:
    """Record a dose; ask once where it is unusual, and bring the card where it is above the plan."""
    house = house_of(request)
    typed = to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") == "change":
        return _render_dose_form(request, house, typed)
    dose = read_dose(typed, now=house.now(), zone=zone)
    if dose is None:
        return _render_dose_form(request, house, typed, status=422)
    said = record_dose(house.ledger, dose, confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        again = _page_back(typed) if typed.raw("when") == "now" else ""
        return ask_once(request, said, typed, again=again, strength=say_strength(house.ledger.state(), dose))
    if any(finding.card == "overdose" for finding in said.findings):
        return RedirectResponse(f"/safety?because=above-plan&done={said.event.id}", 303)
    return RedirectResponse(f"{_page_back(typed)}?done={said.event.id}", 303)


@router.post("/record/void")
def take_back(request: Request, form: Form) -> Response:
    """Take an entry back, or put it back: the log keeps both."""
    house = house_of(request)
    typed = to_reading(form)
    form_id, state = read_form_id(typed), house.ledger.state()
    question = "" if state.holds(form_id) else ask_before_void(state, typed.raw("event_id"), now=house.now())
    if question and typed.raw("confirmed") != "yes":
        return ask_once(request, question, typed, again=local_path(typed.raw("back")))
    event = void_event(house.ledger, typed.raw("event_id"), event_id=form_id, now=house.now())
    return RedirectResponse(f"{local_path(typed.raw('back'))}?done={event.id}", 303)


def read_form_id(typed: Reading) -> str:
    """Return the id the form was given when it was shown; sending it twice is one entry (H04)."""
    if not FORM_ID.fullmatch(typed.raw("id")):
        raise BadInput("the form has no id: open the page again and repeat it")
    return typed.raw("id")


def read_dose(typed: Reading, *, now: datetime, zone: ZoneInfo) -> Administration | None:
    """Return the dose a form tells of, or None with the reasons in ``typed.errors``."""
    mg = typed.number("mg", ask="Enter the amount in mg.", most=LARGEST_AMOUNT_MG)
    said_by = typed.text("said_by", ask="", needed=False) or "self"
    ahead = "This time has not come yet. Record it when it has been taken."
    taken_at: datetime | None = now
    if typed.raw("when") != "now":
        taken_at = read_moment(typed, now=now, zone=zone, ask=ASK_TAKEN, ahead=ahead)
    if typed.errors or mg is None or taken_at is None:
        return None
    return Administration(
        id=read_form_id(typed),
        amount=OralMg(mg),
        taken_at=taken_at,
        recorded_at=now,
        said_by=said_by,
        as_needed=typed.raw("as_needed") == "yes",
    )


def _find_plan(typed: Reading, house: House) -> PlanVersion | None:
    """Return the plan in force at the moment a form names, or now where it names none."""
    state, now = house.ledger.state(), house.now()
    named = Reading({name: typed.raw(name) for name in ("day", "clock")})
    at = read_moment(named, now=now, zone=state.zone or house.zone, ask=("", ""), ahead="")
    return state.plan_at(at or now)


def _render_dose_form(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form for one dose."""
    return house.render(
        request,
        "dose.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        plan=_find_plan(typed, house),
        back=_page_back(typed),
    )


def _page_back(typed: Reading) -> str:
    """Return the page a dose was recorded from."""
    return local_path(typed.raw("back"), otherwise="/plan")
