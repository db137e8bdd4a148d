"""First run: look around with a made-up family, or begin a record in five short steps.

What is typed waits in memory until the last step confirms it; only then is anything written, all of it at
once. Going back keeps every word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from typing import Annotated
from uuid import uuid4
from zoneinfo import available_timezones

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.begin_record import begin_record
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.refusal import BadInput
from lull.safety.emergency_numbers import find_emergency_number, say_suggestion
from lull.safety.unusual_amounts import UnusualAmount, check_unusual_amounts
from lull.saying import say
from lull.timeline import find_zone, local_day, wall_clock_at
from lull.treatment.person import HEAVIEST_WEIGHT_KG, LARGEST_EGFR, OLDEST_AGE_Y
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.plan_form import count_rows, read_doses, read_strength

router = APIRouter()
Step = Annotated[int, Path(ge=1, le=5)]
LAST_STEP = 5
TITLES = (
    say("Who is it for?"),
    "What is on the label?",
    "How much, and when?",
    "Who prescribed it?",
    "Read it back",
)
FIELDS: Mapping[int, tuple[str, ...]] = {
    1: ("name", "born_on", "weight_kg", "egfr", "zone"),
    2: ("per", "strength_mg", "strength_again"),
    4: ("prescriber", "since", "emergency_number", "clinic_phone"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the five steps add up to, once every one of them can be read."""

    person: PersonDescription
    plan: PlanVersion


@router.get("/start")
def show_welcome(request: Request) -> Response:
    """Show the two ways in; a record that has begun has no first run."""
    house = house_of(request)
    if house.ledger.state().described is not None:
        return RedirectResponse("/", 303)
    return house.render(request, "welcome.html")


@router.get("/start/{step}")
def show_step(request: Request, step: Step) -> Response:
    """Show one step with what was typed before; a later step waits for the earlier ones."""
    house = house_of(request)
    if house.ledger.state().described is not None:
        return RedirectResponse("/", 303)
    for earlier in range(1, step):
        if check_step(earlier, Reading(house.draft), house):
            return RedirectResponse(f"/start/{earlier}", 303)
    return _render_step(request, house, step, {})


@router.post("/start/{step}")
def take_step(request: Request, step: Step, form: Form) -> Response:
    """Keep what was typed; go on when it can be read, back when asked, and write after the last step."""
    house = house_of(request)
    if house.ledger.state().described is not None:
        return RedirectResponse("/", 303)
    typed = to_reading(form)
    _keep(house, step, typed)
    if typed.raw("go") == "back":
        return RedirectResponse(f"/start/{step - 1}" if step > 1 else "/start", 303)
    if typed.raw("go") == "more":
        house.draft["rows"] = str(count_rows(Reading(house.draft), more=True))
        return RedirectResponse(f"/start/{step}", 303)
    if step == LAST_STEP:
        return _begin(request, house, frozenset(typed.raw("unusual").splitlines()))
    errors = check_step(step, Reading(house.draft), house)
    if errors:
        return _render_step(request, house, step, errors, status=422)
    return RedirectResponse(f"/start/{step + 1}", 303)


@cache
def known_zones() -> tuple[str, ...]:
    """Return the names of all zones, in order; looking for them takes a while, so it is done once."""
    return tuple(
        sorted(
            name
            for name in available_timezones()
            if name not in ("Factory", "localtime", "posixrules")
            and not name.startswith(("posix/", "right/"))
        )
    )


def check_step(step: int, reading: Reading, house: House) -> dict[str, str]:
    """Return what is wrong with one step, field by field; empty when it can be read."""
    checks: Mapping[int, Callable[[Reading, House], object]] = {
        1: _read_person,
        2: lambda typed, _: read_strength(typed),
        3: lambda typed, _: read_doses(typed),
        4: _read_prescription,
    }
    checks[step](reading, house)
    return reading.errors


def read_beginning(draft: Mapping[str, str], house: House) -> Beginning | dict[str, str]:
    """Return everything the steps say, or what is still wrong with them."""
    reading = Reading(draft)
    described = _read_person(reading, house)
    strength, doses = read_strength(reading), read_doses(reading)
    since = _read_prescription(reading, house)
    if reading.errors or described is None or strength is None or since is None:
        return reading.errors
    person = PersonDescription(
        name=described.name,
        born_on=described.born_on,
        weight_kg=described.weight_kg,
        zone=described.zone,
        egfr_ml_min_per_1_73m2=described.egfr_ml_min_per_1_73m2,
        emergency_number=reading.raw("emergency_number"),
        clinic_phone=reading.raw("clinic_phone"),
    )
    plan = PlanVersion(
        id=draft["id"],
        strength=strength,
        doses=doses,
        zone=person.zone,
        valid_from=wall_clock_at(since, time(0), person.zone),
        prescriber=reading.raw("prescriber"),
        reason="As prescribed when this record began",
    )
    return Beginning(person=person, plan=plan)


def find_unusual(said: Beginning, house: House) -> tuple[UnusualAmount, ...]:
    """Return what looks like a slip in the first plan (H01, H03)."""
    person = said.person.to_person(local_day(house.now(), said.person.zone))
    return check_unusual_amounts(
        said.plan.strength, tuple(dose.amount for dose in said.plan.doses), age_y=person.age_y
    )


def _read_person(reading: Reading, house: House) -> PersonDescription | None:
    """Read step 1."""
    name = reading.text("name", ask=say("Enter the name you use."))
    born_on = reading.day("born_on", ask=say("Enter the day of birth."))
    weight = reading.number("weight_kg", ask=say("Enter the weight in kg."), most=HEAVIEST_WEIGHT_KG)
    egfr = reading.number("egfr", ask="", most=LARGEST_EGFR, needed=False)
    zone_name = reading.raw("zone") or str(house.zone)
    try:
        zone = find_zone(zone_name)
    except BadInput:
        reading.errors["zone"] = say("Choose a time zone from the list.")
        return None
    today = local_day(house.now(), zone)
    if born_on is not None and not today - timedelta(days=OLDEST_AGE_Y * 365.25) < born_on < today:
        reading.errors["born_on"] = say("Check the year: this day of birth cannot be.")
    if reading.errors or born_on is None or weight is None:
        return None
    return PersonDescription(
        name=name, born_on=born_on, weight_kg=weight, zone=zone, egfr_ml_min_per_1_73m2=egfr
    )


def _read_prescription(reading: Reading, house: House) -> date | None:
    """Read step 4: who prescribed and since when, and whom to call."""
    reading.text("prescriber", ask="Enter who prescribed it.")
    since = reading.day("since", ask="Enter the day this plan started.")
    read_phone(reading, "emergency_number", needed=True)
    read_phone(reading, "clinic_phone", needed=False)
    zone = find_zone(reading.raw("zone")) if reading.raw("zone") in known_zones() else house.zone
    if since is not None and since > local_day(house.now(), zone):
        reading.errors["since"] = "This day has not come yet. Enter the day the plan started."
    born_on = reading.raw("born_on")
    if since is not None and born_on and since.isoformat() <= born_on:
        reading.errors["since"] = "The plan cannot start before the day of birth."
    return since


def read_phone(reading: Reading, name: str, *, needed: bool) -> None:
    """Check that a telephone number can be dialled."""
    typed = reading.text(name, ask="Enter the number to call in an emergency.", needed=needed)
    if typed and (not any(sign.isdigit() for sign in typed) or set(typed) - set("+0123456789 ()-/.")):
        reading.errors[name] = "Use digits, spaces and a leading plus only."


def _keep(house: House, step: int, typed: Reading) -> None:
    """Put what one step typed into the draft, in place of what that step said before."""
    house.draft.setdefault("id", uuid4().hex)
    names = FIELDS.get(step, ())
    if step == 3:  # noqa: PLR2004 - the step of amounts and times has as many fields as rows
        house.draft = {k: v for k, v in house.draft.items() if not k.startswith(("time_", "mg_", "rows"))}
        names = tuple(name for name in typed.typed if name.startswith(("time_", "mg_", "rows")))
    house.draft |= {name: typed.raw(name) for name in names}


def _begin(request: Request, house: House, ticked: frozenset[str]) -> Response:
    """Write the record, all at once, when every step can be read."""
    said = read_beginning(house.draft, house)
    if isinstance(said, dict):
        for step in range(1, LAST_STEP):
            if check_step(step, Reading(house.draft), house):
                return RedirectResponse(f"/start/{step}", 303)
        return _render_step(request, house, LAST_STEP, said, status=422)
    if {value.name for value in find_unusual(said, house)} - ticked:
        missing = {"unusual": "Tick each line that is right, or go back and change it."}
        return _render_step(request, house, LAST_STEP, missing, status=422, ticked=ticked)
    begin_record(house.ledger, said.person, said.plan, event_id=f"{said.plan.id}-person", now=house.now())
    house.draft = {}
    return RedirectResponse("/", 303)


def _render_step(
    request: Request,
    house: House,
    step: int,
    errors: Mapping[str, str],
    *,
    status: int = 200,
    ticked: frozenset[str] = frozenset(),
) -> HTMLResponse:
    """Render one step."""
    zone = house.draft.get("zone") or str(house.zone)
    expected = {"zone": zone, "emergency_number": find_emergency_number(zone).number}
    reading = Reading(expected | house.draft)
    said = read_beginning(house.draft, house) if step == LAST_STEP else None
    begun = said if isinstance(said, Beginning) else None
    return house.render(
        request,
        f"start_{step}.html",
        status=status,
        step=step,
        titles=TITLES,
        typed=reading.typed,
        begun=begun,
        unusual=find_unusual(begun, house) if begun else (),
        ticked=ticked,
        errors=errors,
        rows=count_rows(reading, more=False),
        strength=read_strength(Reading(house.draft)),
        doses=read_doses(Reading(house.draft)),
        zones=known_zones(),
        number_hint=say_suggestion(zone),
    )
