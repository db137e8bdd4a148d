"""Writing into the record: a dose, a check-in, taking something back. Each is one entry and can be undone."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_check_in import record_check_in
from lull.actions.record_dose import record_dose
from lull.actions.void_event import void_event
from lull.quantities import LARGEST_AMOUNT_MG, OralMg
from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK, local_day, wall_clock_at
from lull.tone.check_in import MOST_SLEEPY, MOST_STIFF, MOST_WEAK, CheckIn
from lull.treatment.administration import Administration
from lull.web.forms import Form, Reading, local_path, to_reading
from lull.web.house import House, house_of
from lull.web.plan_take_back import find_turn
from lull.web.toast import NOT_KNOWN

router = APIRouter()
FORM_ID = re.compile(r"[0-9a-f]{32}")
SCALES: Mapping[str, int] = {"stiffness": MOST_STIFF, "sleepy": MOST_SLEEPY, "weak": MOST_WEAK}
QUESTIONS = ("fell", "ill")


@router.get("/record/dose")
def show_dose_form(request: Request, due: str = "", back: str = "") -> Response:
    """Show the form for one dose: empty, or for the slot of the plan that was due then."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    now, at = house.now(), _parse_instant(due)
    plan = state.plan_at(at or now)
    local = (at or now).astimezone(state.zone)
    taken = min(at or now, now).astimezone(state.zone)  # a slot ahead was taken by now at the latest
    slot_mg = next(
        (dose.amount.mg for dose in plan.doses if dose.clock == local.time()) if plan and at else iter(()),
        None,
    )
    typed = {
        "id": uuid4().hex,
        "day": taken.date().isoformat(),
        "clock": f"{taken:%H:%M}",
        "mg": "" if slot_mg is None else f"{slot_mg:g}",
        "back": local_path(back, otherwise="/" if at else "/plan"),
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
        return house.render(
            request,
            "confirm.html",
            message=said.message,
            action="/record/dose",
            typed=typed.typed,
            again=_page_back(typed) if typed.raw("when") == "now" else "",
            both=bool(said.also),
        )
    if any(finding.card == "overdose" for finding in said.findings):
        return RedirectResponse(f"/safety?because=above-plan&done={said.event.id}", 303)
    return RedirectResponse(f"{_page_back(typed)}?done={said.event.id}", 303)


@router.post("/record/check-in")
def take_check_in(request: Request, form: Form) -> Response:
    """Record the one answer that was tapped."""
    house = house_of(request)
    typed = to_reading(form)
    read_form_id(typed)
    if typed.raw("stiffness") == NOT_KNOWN:
        return RedirectResponse(f"/?done={NOT_KNOWN}", 303)
    said = record_check_in(house.ledger, read_check_in(typed, now=house.now()))
    return RedirectResponse(f"/?done={said.event.id}", 303)


@router.post("/record/void")
def take_back(request: Request, form: Form) -> Response:
    """Take an entry back, or put it back: the log keeps both."""
    house = house_of(request)
    typed = to_reading(form)
    form_id, state = read_form_id(typed), house.ledger.state()
    turn = None if state.holds(form_id) else find_turn(state, typed.raw("event_id"), now=house.now())
    if turn is not None and typed.raw("confirmed") != "yes":
        return house.render(
            request,
            "confirm.html",
            message=turn.question,
            action="/record/void",
            typed=typed.typed,
            again=local_path(typed.raw("back")),
            both=False,
        )
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
    taken_at = now if typed.raw("when") == "now" else _read_taken_at(typed, now=now, zone=zone)
    if typed.errors or mg is None or taken_at is None:
        return None
    return Administration(
        id=read_form_id(typed), amount=OralMg(mg), taken_at=taken_at, recorded_at=now, said_by=said_by
    )


def read_check_in(typed: Reading, *, now: datetime) -> CheckIn:
    """Return the check-in of one tap; its id holds the answer, so that another tap is another entry.

    Raises:
        BadInput: if the form holds no answer, or one outside its scale.
    """
    question = next((name for name in (*SCALES, *QUESTIONS) if typed.raw(name)), None)
    if question is None:
        raise BadInput("the check-in holds no answer: tap one of the numbers")
    answer = typed.raw(question)
    number = _read_number(question, answer) if question in SCALES else None
    yes = _read_yes(question, answer) if question in QUESTIONS else None
    return CheckIn(
        id=f"{read_form_id(typed)}-{question}-{answer}",
        at=now,
        recorded_at=now,
        stiffness=number if question == "stiffness" else None,
        sleepy=number if question == "sleepy" else None,
        weak=number if question == "weak" else None,
        fell=yes if question == "fell" else None,
        ill=yes if question == "ill" else None,
    )


def _read_number(question: str, answer: str) -> int:
    """Return an answer on a scale."""
    if not re.fullmatch(r"[0-9]{1,2}", answer) or int(answer) > SCALES[question]:
        raise BadInput(f"{question} is a number from 0 to {SCALES[question]}, not {answer[:20]!r}")
    return int(answer)


def _read_yes(question: str, answer: str) -> bool:
    """Return a yes or a no."""
    if answer not in ("yes", "no"):
        raise BadInput(f"{question} is yes or no, not {answer[:20]!r}")
    return answer == "yes"


def _read_taken_at(typed: Reading, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when a dose was taken: a day and a time on the wall clock."""
    day = typed.day("day", ask="Enter the day it was taken.")
    clock = typed.clock("clock", ask="Enter the time it was taken.")
    if clock is None or day is None:
        return None
    if not date(1900, 1, 1) <= day <= local_day(now, zone):
        typed.errors["day"] = "Choose today or a day before."
        return None
    taken_at = wall_clock_at(day, clock, zone)
    if taken_at > now + CLOCK_SLACK:
        typed.errors["clock"] = "This time has not come yet. Record it when it has been taken."
        return None
    return taken_at


def _render_dose_form(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form for one dose."""
    plan = house.ledger.state().plan_at(house.now())
    return house.render(
        request,
        "dose.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        plan=plan,
        back=_page_back(typed),
    )


def _page_back(typed: Reading) -> str:
    """Return the page a dose was recorded from."""
    return local_path(typed.raw("back"), otherwise="/plan")


def _parse_instant(text: str) -> datetime | None:
    """Return the instant in an address; None when it is not one."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None
