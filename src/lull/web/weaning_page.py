"""Steps down, as the prescriber wrote them: one row a step, one column a time of day.

Lull fills in nothing but the times of the plan in force. Amounts and days are copied by the family, and the
end is a choice that has to be made: the last step holds, or a day was named from which no dose is due (H08).
"""

from datetime import date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.set_plan import set_weaning
from lull.quantities import LARGEST_AMOUNT_MG, OralMg
from lull.record.plan_version import PlanVersion, ScheduledDose
from lull.record.weaning import Weaning, WeaningStep
from lull.refusal import BadInput
from lull.saying import as_sentence
from lull.timeline import local_day, wall_clock_at
from lull.web.confirmation import ask_once
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.plan_form import read_strength
from lull.web.plan_new_page import ask_unusual, find_unusual
from lull.web.record_page import read_form_id

router = APIRouter()
MOST_TIMES = 6
MOST_STEPS = 24
FEWEST_STEPS = 4


@router.get("/plan/weaning")
def show_weaning_form(request: Request) -> Response:
    """Show the form, with the times of the plan in force and no amounts."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    plan = state.prescribed_at(house.now())
    typed = {"id": uuid4().hex}
    if plan is not None:
        clocks = sorted({dose.clock for dose in plan.doses})[:MOST_TIMES]
        typed |= {"per": plan.strength.per, "prescriber": plan.prescriber}
        typed |= {f"clock_{k}": f"{clock:%H:%M}" for k, clock in enumerate(clocks, start=1)}
    return _render(request, house, Reading(typed))


@router.post("/plan/weaning")
def take_weaning(request: Request, form: Form) -> Response:
    """Write the steps; ask once about what differs much from the plan before."""
    house = house_of(request)
    typed = to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") in ("more", "change"):
        return _render(request, house, typed, more=typed.raw("go") == "more")
    over = house.ledger.state().prescribed_at(house.now())
    weaning = read_weaning(typed, zone=zone, now=house.now(), over=over)
    if weaning is None:
        return _render(request, house, typed, status=422)
    unusual = {value.name: value for plan in weaning.to_versions() for value in find_unusual(plan, house)}
    ticked = set(typed.raw("unusual").splitlines())
    if set(unusual) - ticked:
        return ask_unusual(request, tuple(unusual.values()), typed)
    said = set_weaning(house.ledger, weaning, now=house.now(), confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"/plan?done={said.event.id}", 303)


def read_weaning(
    typed: Reading, *, zone: ZoneInfo, now: datetime, over: PlanVersion | None
) -> Weaning | None:
    """Return the steps a form tells of, or None with the reasons in ``typed.errors``.

    What the plan they are laid ``over`` says of needed and of missed doses goes on to hold.
    """
    strength = read_strength(typed)
    clocks = _read_clocks(typed)
    steps = [step for row in range(1, MOST_STEPS + 1) if (step := _read_step(typed, row, clocks))]
    prescriber = typed.text("prescriber", ask="Enter who wrote the steps.")
    reason = typed.text("reason", ask="Enter why, as you were told.")
    ends = typed.choice("ends", ("stays", "ends_on"), ask="Choose what is written after the last step.")
    day = typed.day("ends_on", ask="Enter the day after the last dose.") if ends == "ends_on" else None
    if not steps and not typed.errors:
        typed.errors["day_1"] = "Enter the day of the first step."
    if typed.errors or strength is None:
        return None
    try:
        return Weaning(
            id=read_form_id(typed),
            strength=strength,
            steps=tuple(WeaningStep(starts_at=_begin(on, zone, now), doses=doses) for on, doses in steps),
            zone=zone,
            prescriber=prescriber,
            reason=reason,
            stops_at=None if day is None else wall_clock_at(day, time(0), zone),
            as_needed=() if over is None else over.as_needed,
            missed_rule="" if over is None else over.missed_rule,
        )
    except BadInput as problem:
        typed.errors["day_1"] = as_sentence(str(problem))
        return None


def _begin(on: date, zone: ZoneInfo, now: datetime) -> datetime:
    """Return when a step of this day begins: a step of today from now on, any other from its midnight."""
    return now if on == local_day(now, zone) else wall_clock_at(on, time(0), zone)


def _read_clocks(typed: Reading) -> dict[int, time]:
    """Return the times of day that head the columns; an empty one has no column."""
    clocks: dict[int, time] = {}
    for k in range(1, MOST_TIMES + 1):
        clock = typed.clock(f"clock_{k}", ask="", needed=False)
        if clock is not None and clock in clocks.values():
            typed.errors[f"clock_{k}"] = "This time stands here twice."
        elif clock is not None:
            clocks[k] = clock
    if not clocks and not typed.errors:
        typed.errors["clock_1"] = "Enter at least one time of day."
    return clocks


def _read_step(
    typed: Reading, row: int, clocks: dict[int, time]
) -> tuple[date, tuple[ScheduledDose, ...]] | None:
    """Return the day and the doses of one row; None for an empty one, or with a reason in the errors."""
    names = {k: f"step_{row}_{k}" for k in range(1, MOST_TIMES + 1)}
    if not typed.raw(f"day_{row}") and not any(typed.raw(name) for name in names.values()):
        return None
    day = typed.day(f"day_{row}", ask="Enter the day this step begins.")
    doses = []
    for k, name in names.items():
        mg = typed.number(name, ask="", most=LARGEST_AMOUNT_MG, needed=False)
        if mg is not None and k not in clocks:
            typed.errors[name] = "Enter the time above this amount."
        elif mg is not None:
            doses.append(ScheduledDose(clocks[k], OralMg(mg)))
    if not doses and not any(name in typed.errors for name in names.values()):
        typed.errors[f"day_{row}"] = (
            "A step needs at least one amount. Where the plan ends, choose it below the steps."
        )
    return None if day is None or not doses else (day, tuple(doses))


def _render(
    request: Request, house: House, typed: Reading, *, more: bool = False, status: int = 200
) -> HTMLResponse:
    """Render the form."""
    filled = max((row for row in range(1, MOST_STEPS + 1) if typed.raw(f"day_{row}")), default=0)
    shown = int(typed.raw("rows")) if typed.raw("rows").isdecimal() else FEWEST_STEPS
    rows = min(MOST_STEPS, max(FEWEST_STEPS, filled, shown) + (3 if more else 0))
    return house.render(
        request,
        "weaning.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        rows=rows,
        times=MOST_TIMES,
        can_add=rows < MOST_STEPS,
    )
