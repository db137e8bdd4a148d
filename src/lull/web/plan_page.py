"""The plan: what is in force, what was before, today's doses, and the form for a new version.

There is no way to stop from here (hazard H08). A new version says what the prescriber ordered.
"""

from datetime import time
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.plan_day import plan_day
from lull.actions.set_plan import set_plan
from lull.record.plan_version import PlanVersion
from lull.refusal import Refusal
from lull.safety.unusual_amounts import UnusualAmount, check_unusual_amounts
from lull.timeline import local_day, wall_clock_at
from lull.treatment.adherence import MOST_EARLY
from lull.web.charts.plan_steps import WIDTHS, draw_plan_steps
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.plan_form import count_rows, read_doses, read_strength
from lull.web.plan_take_back import can_take_back
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast

router = APIRouter()
SHOWN_DOSES = 8
"""How many of the latest doses the page lists, each with its way back."""


@router.get("/plan")
def show_plan(request: Request, done: str = "") -> Response:
    """Show the plan."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    now = house.now()
    today = plan_day(state, now=now)
    plans = state.plans_in_force
    return house.render(
        request,
        "plan.html",
        plan=state.plan_at(now),
        plans=plans[::-1],
        can_take_back=lambda version: can_take_back(state, version.id, now=now),
        charts=[draw_plan_steps(plans, now=now, zone=state.zone, name=n) for n in WIDTHS] if plans else [],
        today=None if isinstance(today, Refusal) else today,
        latest=state.administrations[: -SHOWN_DOSES - 1 : -1],
        most_early=MOST_EARLY,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=state.zone),
    )


@router.get("/plan/new")
def show_new_plan(request: Request) -> Response:
    """Show the form for a new version, filled with the plan in force."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    plan = state.plan_at(house.now())
    typed = {"id": uuid4().hex}
    if plan is not None:
        typed |= {"per": plan.strength.per, "prescriber": plan.prescriber}
        for row, dose in enumerate(plan.doses, start=1):
            typed |= {f"time_{row}": f"{dose.clock:%H:%M}", f"mg_{row}": f"{dose.amount.mg:g}"}
    return _render_form(request, house, Reading(typed))


@router.post("/plan/new")
def take_new_plan(request: Request, form: Form) -> Response:
    """Write a new version; ask once where it differs much from the one before."""
    house = house_of(request)
    typed = to_reading(form)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") in ("more", "change"):
        return _render_form(request, house, typed, more=typed.raw("go") == "more")
    plan = _read_plan(typed, house)
    if plan is None:
        return _render_form(request, house, typed, status=422)
    unusual, ticked = _find_unusual(plan, house), set(typed.raw("unusual").splitlines())
    if {value.name for value in unusual} - ticked:
        return house.render(
            request,
            "confirm_unusual.html",
            typed=typed.typed,
            unusual=unusual,
            ticked=ticked,
            asked_again=typed.raw("asked") == "yes",
        )
    said = set_plan(house.ledger, plan, now=house.now(), confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return house.render(
            request,
            "confirm.html",
            message=said.message,
            action="/plan/new",
            typed=typed.typed,
            again="",
            both=bool(said.also),
        )
    return RedirectResponse(f"/plan?done={said.event.id}", 303)


def _read_plan(typed: Reading, house: House) -> PlanVersion | None:
    """Return the plan a form tells of, or None with the reasons in ``typed.errors``."""
    zone = house.ledger.state().zone or house.zone
    now = house.now()
    strength, doses = read_strength(typed), read_doses(typed)
    prescriber = typed.text("prescriber", ask="Enter who prescribed it.")
    reason = typed.text("reason", ask="Enter why it changed, as you were told.")
    starts = typed.choice("starts", ("now", "later"), ask="Choose when it starts.")
    day = typed.day("starts_on", ask="Enter the day it starts.") if starts == "later" else None
    if day is not None and day <= local_day(now, zone):
        typed.errors["starts_on"] = "Choose a day after today, or let it start now."
    if starts == "now" and typed.raw("starts_on"):
        typed.errors["starts_on"] = "You chose now, and a day stands here. Empty it, or choose a later day."
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
    )


def _find_unusual(plan: PlanVersion, house: House) -> tuple[UnusualAmount, ...]:
    """Return what looks like a slip in a new version (H01, H03)."""
    state = house.ledger.state()
    if state.described is None:
        return ()
    age_y = state.described.to_person(local_day(house.now(), plan.zone)).age_y
    return check_unusual_amounts(plan.strength, tuple(dose.amount for dose in plan.doses), age_y=age_y)


def _render_form(
    request: Request, house: House, typed: Reading, *, more: bool = False, status: int = 200
) -> HTMLResponse:
    """Render the form for a new version."""
    return house.render(
        request,
        "plan_new.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        rows=count_rows(typed, more=more),
    )
