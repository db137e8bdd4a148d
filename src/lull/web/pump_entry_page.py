"""Writing about the pump into the record: what it is, its program, a refill, a beep, a stop or a start.

Each is one entry and can be taken back. A beep is never asked about twice: the call card comes at once.
"""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.describe_pump import describe_pump
from lull.actions.hear_beep import hear_beep
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.actions.record_refill import record_refill
from lull.actions.set_pump_program import set_pump_program
from lull.actions.turn_pump import turn_pump
from lull.record.pump_facts import BEEP_TONES, BeepTone, PumpBeep, PumpTurned
from lull.record.pump_history import find_pump_history
from lull.refusal import BadInput
from lull.treatment.pump_event import PUMP_EVENT_KINDS, PumpEvent, PumpEventKind
from lull.treatment.pump_program import measure_daily_mcg
from lull.web.confirmation import ask_once
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import house_of
from lull.web.moment_form import moment_fields
from lull.web.pump_card import find_pump_card
from lull.web.pump_form import (
    count_step_rows,
    read_description,
    read_program,
    read_pump_moment,
    read_refill,
)
from lull.web.record_page import read_form_id

router = APIRouter()
TURNS: tuple[tuple[PumpEventKind, str], ...] = (
    ("stopped", "The pump stood still from then"),
    ("started", "The pump ran again from then"),
    ("empty", "The pump was found empty"),
    ("catheter_failed", "The catheter had failed"),
    ("catheter_repaired", "The catheter was mended"),
)


@router.get("/pump/describe")
def show_describe(request: Request) -> Response:
    """Show the form for the pump itself, filled with what is known."""
    known = find_pump_history(house_of(request).ledger.state()).described
    typed = {"id": uuid4().hex}
    if known is not None:
        typed |= {
            "model": known.model,
            "reservoir_ml": f"{known.reservoir_ml:g}",
            "low_reservoir_ml": "" if known.low_reservoir_ml is None else f"{known.low_reservoir_ml:g}",
            "implanted_on": "" if known.implanted_on is None else known.implanted_on.isoformat(),
            "replace_by": "" if known.replace_by is None else known.replace_by.isoformat(),
            "clinic_phone": known.clinic_phone,
        }
    return _show(request, "describe", Reading(typed))


@router.post("/pump/describe")
def take_describe(request: Request, form: Form) -> Response:
    """Write down what the pump is."""
    house, typed = house_of(request), to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    form_id, now = read_form_id(typed), house.now()
    pump = read_description(typed, zone, now)
    if pump is None:
        return _show(request, "describe", typed, status=422)
    said = describe_pump(house.ledger, pump, event_id=form_id, now=now)
    return RedirectResponse(f"/pump?done={said.event.id}", 303)


@router.get("/pump/program")
def show_program(request: Request) -> Response:
    """Show the form for a program; the amount stays empty, so that it is read from the print."""
    state, now = house_of(request).ledger.state(), house_of(request).now()
    held = find_pump_history(state).program_at(now)
    typed = {"id": uuid4().hex}
    if held is not None:
        typed["prescriber"] = held.program.prescriber
    return _show(request, "program", Reading(typed))


@router.post("/pump/program")
def take_program(request: Request, form: Form) -> Response:
    """Write a program; ask once where it differs much from the one before."""
    house, typed = house_of(request), to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") in ("more", "change"):
        return _show(request, "program", typed, more=typed.raw("go") == "more")
    try:
        program = read_program(typed, zone, house.now())
    except BadInput as problem:
        program, typed.errors["mcg_day"] = None, f"That cannot be: {problem}."
    if program is None:
        return _show(request, "program", typed, status=422)
    said = set_pump_program(house.ledger, program, now=house.now(), confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"/pump?done={said.event.id}", 303)


@router.get("/pump/refill")
def show_refill(request: Request) -> Response:
    """Show the form for a refill; numbers of the print stay empty."""
    house = house_of(request)
    state = house.ledger.state()
    known = find_pump_history(state).described
    typed = {
        "id": uuid4().hex,
        **moment_fields(house.now(), state.zone or house.zone),
        "volume_ml": f"{known.reservoir_ml:g}" if known else "",
    }
    return _show(request, "refill", Reading(typed))


@router.post("/pump/refill")
def take_refill(request: Request, form: Form) -> Response:
    """Record a refill; ask once where it looks like a slip."""
    house, typed = house_of(request), to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") == "change":
        return _show(request, "refill", typed)
    refill = read_refill(typed, zone, house.now())
    if refill is None:
        return _show(request, "refill", typed, status=422)
    said = record_refill(house.ledger, refill, now=house.now(), confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"/pump?done={said.event.id}", 303)


@router.get("/pump/beep")
def show_beep(request: Request) -> Response:
    """Ask which tone it was, with the numbers to call already there."""
    return _show(request, "beep", Reading({"id": uuid4().hex}))


@router.post("/pump/beep")
def take_beep(request: Request, form: Form) -> Response:
    """Record the beep and lead to the call card, whatever was answered (H13)."""
    house, typed = house_of(request), to_reading(form)
    if house.ledger.state().zone is None:
        return RedirectResponse("/pump/call", 303)
    answer = typed.raw("tone")
    tone: BeepTone = answer if answer in BEEP_TONES else "not_sure"
    beep = PumpBeep(tone=tone, at=house.now())
    said = hear_beep(house.ledger, beep, event_id=read_form_id(typed), now=house.now())
    return RedirectResponse(f"/pump/call?done={said.event.id}", 303)


@router.get("/pump/turned")
def show_turned(request: Request) -> Response:
    """Show the form for a pump that stood still, or runs again."""
    house = house_of(request)
    zone = house.ledger.state().zone or house.zone
    typed = {"id": uuid4().hex, **moment_fields(house.now(), zone)}
    return _show(request, "turned", Reading(typed))


@router.post("/pump/turned")
def take_turned(request: Request, form: Form) -> Response:
    """Record what happened to the pump."""
    house, typed = house_of(request), to_reading(form)
    zone, now = house.ledger.state().zone, house.now()
    if zone is None:
        return RedirectResponse("/start", 303)
    form_id = read_form_id(typed)
    kind = typed.choice("kind", tuple(kind for kind, _ in TURNS), ask="Choose what happened.")
    at = read_pump_moment(typed, now=now, zone=zone)
    if typed.errors or at is None or kind not in PUMP_EVENT_KINDS:
        return _show(request, "turned", typed, status=422)
    turned = PumpTurned(event=PumpEvent(kind=kind, at=at))
    said = turn_pump(house.ledger, turned, event_id=form_id, now=now)
    return RedirectResponse(f"/pump?done={said.event.id}", 303)


def _show(
    request: Request, what: str, typed: Reading, *, more: bool = False, status: int = 200
) -> HTMLResponse | RedirectResponse:
    """Render one of the forms, or begin the record first."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/pump/call" if what == "beep" else "/start", 303)
    now = house.now()
    held = find_pump_history(state).program_at(now)
    return house.render(
        request,
        f"pump_{what}.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        rows=count_step_rows(typed, more=more),
        held=measure_daily_mcg(held.program.steps) if held else None,
        pump=find_pump_card(state, now),
        turns=TURNS,
        emergency_number=state.described.emergency_number if state.described else "",
    )
