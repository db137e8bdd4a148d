"""The programme: what is set to be practised, who set it and what for; and a new version of it."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.follow_programme import follow_programme, sum_week
from lull.actions.set_programme import find_locked, set_programme
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.demonstration.demonstration import Demonstration
from lull.practice.practised_name import name_practised
from lull.practice.programme import MOST_BLOCKS, Block
from lull.record.programme_version import ProgrammeVersion, Setter
from lull.record.state import RecordState
from lull.saying import say
from lull.timeline import local_day
from lull.treatment.regimen import EVERY_DAY
from lull.web.exercise_words import show_exercise
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.programme_form import (
    SETTER_WORDS,
    count_rows,
    fill_form,
    fill_new_rows,
    list_choices,
    read_end,
    read_version,
)
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast
from lull.web.weekday_words import DAY_NAMES

router = APIRouter()

SET_AS: dict[Setter, str] = {
    "self": say("set it for themself"),
    "family": say("family"),
    "therapist": say("therapist"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """One exercise of a programme as the page shows it."""

    block: Block
    name: str
    shown: Demonstration
    is_locked: bool


@router.get("/practise/programme")
def show_programme(request: Request, done: str = "") -> Response:
    """Show what is set now, what was set before, and what is written for later."""
    house = house_of(request)
    state, zone, today = _today_of(house)
    version = state.programme_on(today)
    return house.render(
        request,
        "programme.html",
        version=version,
        blocks=_show_blocks(version, state),
        versions=_list_versions(state),
        today=today,
        names=name_practised,
        today_doses=follow_programme(house.ledger, now=house.now(), zone=zone).doses,
        week_doses=sum_week(house.ledger, now=house.now(), zone=zone),
        day_names=DAY_NAMES,
        set_as=SET_AS,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=house.now(), zone=zone),
    )


@router.get("/practise/programme/new")
def ask(request: Request) -> Response:
    """Ask for a new version, beginning with what holds now."""
    house = house_of(request)
    state, _, today = _today_of(house)
    filled = fill_form(state.programme_on(today), form_id=uuid4().hex, today=today)
    return _render_form(request, house, filled, rows=count_rows(filled))


@router.post("/practise/programme/new")
def write(request: Request, form: Form) -> Response:
    """Write a new version down; the same form sent twice is one entry."""
    house, typed = house_of(request), to_reading(form)
    form_id = read_form_id(typed)
    state, _, today = _today_of(house)
    if typed.raw("go") == "more":
        rows = count_rows(typed, more=True)
        return _render_form(request, house, fill_new_rows(typed, rows), rows=rows)
    if not state.holds(form_id):
        version = read_version(typed, locked=find_locked(state), today=today, now=house.now())
        if version is None:
            return _render_form(request, house, typed, rows=count_rows(typed), status=422)
        set_programme(house.ledger, version, today=today)
    return RedirectResponse(f"/practise/programme?done={form_id}", 303)


@router.get("/practise/programme/end")
def ask_end(request: Request) -> Response:
    """Ask who ends the programme, and from which day."""
    house = house_of(request)
    _, _, today = _today_of(house)
    return _render_end(request, house, Reading({"id": uuid4().hex, "valid_from": today.isoformat()}))


@router.post("/practise/programme/end")
def end(request: Request, form: Form) -> Response:
    """Write down that nothing is set from a day on; what was set before stays."""
    house, typed = house_of(request), to_reading(form)
    form_id = read_form_id(typed)
    state, _, today = _today_of(house)
    if not state.holds(form_id):
        version = read_end(typed, today=today, now=house.now())
        if version is None:
            return _render_end(request, house, typed, status=422)
        set_programme(house.ledger, version, today=today)
    return RedirectResponse(f"/practise/programme?done={form_id}", 303)


def _list_versions(state: RecordState) -> list[ProgrammeVersion]:
    """Return every version, the latest day first; of two from one day, the later written first."""
    return sorted(state.programmes, key=lambda one: one.valid_from)[::-1]


def _today_of(house: House) -> tuple[RecordState, ZoneInfo, date]:
    """Return the record, its zone and the local day; a programme needs no described person."""
    state = house.ledger.state()
    zone = state.zone or house.zone
    return state, zone, local_day(house.now(), zone)


def _show_blocks(version: ProgrammeVersion | None, state: RecordState) -> tuple[ShownBlock, ...]:
    """Return the exercises of a version with their pictures; one we do not know any more is left out."""
    locked = find_locked(state)
    return tuple(
        ShownBlock(
            block=block,
            name=name_practised(block.exercise, block.side),
            shown=show_exercise(find_exercise(block.exercise), block.side),
            is_locked=block.exercise in locked,
        )
        for block in ([] if version is None else version.blocks)
        if block.exercise in EXERCISES
    )


def _render_form(
    request: Request, house: House, typed: Reading, *, rows: int, status: int = 200
) -> HTMLResponse:
    """Render the form of a new version."""
    locked = find_locked(house.ledger.state())
    return house.render(
        request,
        "programme_new.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        rows=rows,
        most=MOST_BLOCKS,
        choices=list_choices(locked),
        locked=[one for one in EXERCISES.values() if one.id in locked],
        days=tuple(zip(EVERY_DAY, DAY_NAMES, strict=True)),
        setters=SETTER_WORDS,
    )


def _render_end(request: Request, house: House, typed: Reading, *, status: int = 200) -> HTMLResponse:
    """Render the form that ends a programme."""
    return house.render(
        request,
        "programme_end.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        setters=SETTER_WORDS,
    )
