"""The forms for a new version of the plan, and for a plan for a while: a holiday, or a pause in illness.

Each asks once where it differs much from what stood before. Nothing here stops anything: a pause says what
the prescriber ordered and has an end (hazard H08).
"""

from datetime import date, time, timedelta
from typing import cast
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.set_plan import set_plan
from lull.record.plan_version import FOR_A_WHILE, PlanPurpose, PlanVersion
from lull.safety.unusual_amounts import UnusualAmount, check_unusual_amounts
from lull.timeline import local_day, wall_clock_at
from lull.web.confirmation import ask_once
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.plan_form import count_rows, read_as_needed, read_doses, read_strength, to_typed
from lull.web.record_page import read_form_id

router = APIRouter()


@router.get("/plan/new")
def show_new_plan(request: Request) -> Response:
    """Show the form for a new version, filled with the plan in force."""
    return _show_form(request, for_a_while=False)


@router.get("/plan/while")
def show_plan_for_a_while(request: Request) -> Response:
    """Show the form for a holiday or a pause, filled with the plan in force."""
    return _show_form(request, for_a_while=True)


@router.post("/plan/new")
def take_new_plan(request: Request, form: Form) -> Response:
    """Write a new version; ask once where it differs much from the one before."""
    return _take_form(request, to_reading(form), for_a_while=False)


@router.post("/plan/while")
def take_plan_for_a_while(request: Request, form: Form) -> Response:
    """Write a plan for a while; ask once where it differs much from the one before."""
    return _take_form(request, to_reading(form), for_a_while=True)


def _show_form(request: Request, *, for_a_while: bool) -> Response:
    """Show one of the two forms."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    plan = state.prescribed_at(house.now())
    typed = {"id": uuid4().hex} | ({} if plan is None else to_typed(plan))
    return _render_form(request, house, Reading(typed), for_a_while=for_a_while)


def _take_form(request: Request, typed: Reading, *, for_a_while: bool) -> Response:
    """Write what one of the two forms tells, or show it again with its questions."""
    house = house_of(request)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") in ("more", "change"):
        return _render_form(request, house, typed, for_a_while=for_a_while, more=typed.raw("go") == "more")
    plan = read_plan_for_a_while(typed, house) if for_a_while else read_plan(typed, house)
    if plan is None:
        return _render_form(request, house, typed, for_a_while=for_a_while, status=422)
    unusual = find_unusual(plan, house)
    if {value.name for value in unusual} - set(typed.raw("unusual").splitlines()):
        return ask_unusual(request, unusual, typed)
    said = set_plan(house.ledger, plan, now=house.now(), confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"/plan?done={said.event.id}", 303)


def ask_unusual(request: Request, unusual: tuple[UnusualAmount, ...], typed: Reading) -> HTMLResponse:
    """Ask for a tick beside each value that looks like a slip."""
    return house_of(request).render(
        request,
        "confirm_unusual.html",
        typed=typed.typed,
        unusual=unusual,
        ticked=set(typed.raw("unusual").splitlines()),
        action=request.url.path,
        asked_again=typed.raw("asked") == "yes",
    )


def read_plan(typed: Reading, house: House) -> PlanVersion | None:
    """Return the plan a form tells of, or None with the reasons in ``typed.errors``."""
    zone, now = house.ledger.state().zone or house.zone, house.now()
    strength, doses, as_needed = read_strength(typed), read_doses(typed), read_as_needed(typed)
    prescriber = typed.text("prescriber", ask="Enter who prescribed it.")
    reason = typed.text("reason", ask="Enter why it changed, as you were told.")
    missed_rule = typed.text("missed_rule", ask="", needed=False)
    starts = typed.choice("starts", ("now", "later", "earlier"), ask="Choose when it starts.")
    day = _read_start(typed, starts, today=local_day(now, zone))
    if typed.errors or strength is None:
        return None
    return PlanVersion(
        id=read_form_id(typed),
        strength=strength,
        doses=doses,
        zone=zone,
        valid_from=wall_clock_at(day, time(0), zone) if day is not None else now,
        prescriber=prescriber,
        reason=reason,
        as_needed=as_needed,
        missed_rule=missed_rule,
    )


def _read_start(typed: Reading, starts: str, *, today: date) -> date | None:
    """Return the day a version starts; None for now. A day that was typed is never passed over (H03)."""
    if starts == "now":
        if typed.raw("starts_on"):
            typed.errors["starts_on"] = "You chose now, and a day stands here. Empty it, or choose a day."
        return None
    if starts not in ("later", "earlier"):
        return None
    day = typed.day("starts_on", ask="Enter the day it starts.")
    if day is not None and starts == "later" and day <= today:
        typed.errors["starts_on"] = "Choose a day after today, or let it start now."
    if day is not None and starts == "earlier" and day >= today:
        typed.errors["starts_on"] = "Choose a day before today, or let it start now."
    return day


def read_plan_for_a_while(typed: Reading, house: House) -> PlanVersion | None:
    """Return the holiday or the pause a form tells of, or None with the reasons in ``typed.errors``."""
    zone = house.ledger.state().zone or house.zone
    purpose = typed.choice("purpose", FOR_A_WHILE, ask="Choose holiday or illness.")
    strength, doses = read_strength(typed), read_doses(typed, needed=purpose != "illness_pause")
    prescriber = typed.text("prescriber", ask="Enter who ordered it.")
    reason = typed.text("reason", ask="Enter why, as you were told.")
    first = typed.day("starts_on", ask="Enter its first day.")
    last = typed.day("ends_on", ask="Enter its last day.")
    if first is not None and last is not None and last < first:
        typed.errors["ends_on"] = "The last day lies before the first one."
    if typed.errors or strength is None or first is None or last is None:
        return None
    starts_at = wall_clock_at(first, time(0), zone)
    over = house.ledger.state().prescribed_at(max(starts_at, house.now()))
    return PlanVersion(
        id=read_form_id(typed),
        strength=strength,
        doses=doses,
        zone=zone,
        valid_from=max(starts_at, house.now()) if first == local_day(house.now(), zone) else starts_at,
        valid_to=wall_clock_at(last + timedelta(days=1), time(0), zone),
        prescriber=prescriber,
        reason=reason,
        purpose=cast("PlanPurpose", purpose),
        as_needed=over.as_needed if over and doses else (),
        missed_rule=over.missed_rule if over and doses else "",
    )


def find_unusual(plan: PlanVersion, house: House) -> tuple[UnusualAmount, ...]:
    """Return what looks like a slip in a new version (H01, H03)."""
    state = house.ledger.state()
    if state.described is None:
        return ()
    age_y = state.described.to_person(local_day(house.now(), plan.zone)).age_y
    busiest = max(range(1, 8), key=plan.total_on)
    doses = tuple(dose.amount for dose in plan.doses if busiest in dose.weekdays)
    return check_unusual_amounts(plan.strength, doses, age_y=age_y) if doses else ()


def _render_form(
    request: Request,
    house: House,
    typed: Reading,
    *,
    for_a_while: bool,
    more: bool = False,
    status: int = 200,
) -> HTMLResponse:
    """Render one of the two forms."""
    return house.render(
        request,
        "plan_while.html" if for_a_while else "plan_new.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        rows=count_rows(typed, more=more),
    )
