"""Settings: when Lull speaks up, and what the record knows about the person. Each change can be undone."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.begin_record import describe_person
from lull.actions.change_settings import change_settings
from lull.record.person_description import PersonDescription
from lull.refusal import BadInput
from lull.saying import as_sentence
from lull.tone.curve import REGIONS
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.kept_words import say_place
from lull.web.record_page import read_form_id
from lull.web.settings_form import fill_person, fill_settings, read_person, read_settings
from lull.web.start_page import known_zones
from lull.web.toast import find_toast

router = APIRouter()


@router.get("/settings")
def show_settings(request: Request, done: str = "") -> Response:
    """Show both forms as the record stands."""
    house = house_of(request)
    if house.ledger.state().described is None:
        return RedirectResponse("/start", 303)
    return _render(request, house, Reading({}), done=done)


@router.post("/settings/speaking-up")
def take_settings(request: Request, form: Form) -> Response:
    """Write the settings; the same ones again are no entry."""
    house = house_of(request)
    typed, state = to_reading(form), house.ledger.state()
    if state.described is None:
        return RedirectResponse("/start", 303)
    form_id = read_form_id(typed)
    settings = read_settings(typed, state.settings)
    if settings is None:
        return _render(request, house, typed, status=422)
    if settings == state.settings:
        return RedirectResponse("/settings", 303)
    event = change_settings(house.ledger, settings, event_id=form_id, now=house.now())
    return RedirectResponse(f"/settings?done={event.id}", 303)


@router.post("/settings/person")
def take_person(request: Request, form: Form) -> Response:
    """Write what has changed about the person; the same again is no entry."""
    house = house_of(request)
    typed, state = to_reading(form), house.ledger.state()
    if state.described is None:
        return RedirectResponse("/start", 303)
    form_id = read_form_id(typed)
    person = read_person(typed, state.described)
    if person is None:
        return _render(request, house, typed, status=422)
    if person == state.described:
        return RedirectResponse("/settings", 303)
    event = _describe(house, person, form_id, typed)
    if event is None:
        return _render(request, house, typed, status=422)
    return RedirectResponse(f"/settings?done={event}", 303)


def _describe(house: House, person: PersonDescription, form_id: str, typed: Reading) -> str | None:
    """Write the description; None with the reason beside the zone where the day of birth cannot be there."""
    try:
        return describe_person(house.ledger, person, event_id=form_id, now=house.now()).id
    except BadInput as problem:
        typed.errors["zone"] = as_sentence(problem.args[0])
        return None


def _render(
    request: Request, house: House, typed: Reading, *, done: str = "", status: int = 200
) -> HTMLResponse:
    """Render both forms; what was typed into one stays, the other shows the record."""
    state, now = house.ledger.state(), house.now()
    person = state.described
    assert person is not None
    plan = state.plan_at(now)
    elsewhere = plan.zone if plan is not None and plan.zone != person.zone else None
    return house.render(
        request,
        "settings.html",
        status=status,
        typed=fill_settings(state.settings) | fill_person(person) | dict(typed.typed),
        errors=typed.errors,
        settings_id=uuid4().hex,
        person_id=uuid4().hex,
        regions=REGIONS,
        zones=known_zones(),
        plan_zone=say_place(plan.zone) if plan is not None else "",
        plan_elsewhere=say_place(elsewhere) if elsewhere is not None else "",
        toast=find_toast(state, done, now=now, zone=person.zone),
    )
