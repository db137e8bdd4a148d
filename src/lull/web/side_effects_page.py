"""Side effects: add one, say how it is with one tap, and see it beside the steps of the plan.

Published rates stand beside as facts about other people. No page says what somebody's side effect comes from.
"""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.follow_side_effect import follow_side_effect
from lull.actions.record_side_effect import record_side_effect
from lull.record.side_effect import MOST_STRONG, SideEffect, SideEffectCourse
from lull.record.side_effect_history import SideEffectHistory, summarise_side_effects
from lull.refusal import BadInput
from lull.safety.side_effects import COMMON, RARE, find_effect
from lull.tone.check_in import SELF
from lull.web.card_values import read_card_values
from lull.web.charts.effect_chart import draw_effects
from lull.web.charts.effect_picture import lay_open
from lull.web.effect_rows import list_effect_rows
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.moment_form import moment_fields, read_moment
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast
from lull.web.wording import STRENGTHS

router = APIRouter()
ASK_SINCE_WHEN = ("Enter the day it began.", "Enter about what time it began.")
LABEL = "Side effects over time, with the plan's mg a day above. The table below has every line."


@router.get("/side-effects")
def show_side_effects(request: Request, done: str = "") -> Response:
    """Show what goes on, what is over, the chart, and the form."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    typed = {"id": uuid4().hex, **moment_fields(house.now(), state.zone)}
    return _render(request, house, Reading(typed), done=done)


@router.post("/side-effects")
def take_side_effect(request: Request, form: Form) -> Response:
    """Record that a side effect began."""
    house = house_of(request)
    typed = to_reading(form)
    zone = house.ledger.state().zone
    if zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    effect = read_side_effect(typed, now=house.now(), zone=zone)
    if effect is None:
        return _render(request, house, typed, status=422)
    said = record_side_effect(house.ledger, effect)
    return RedirectResponse(f"/side-effects?done={said.event.id}", 303)


@router.post("/side-effects/follow")
def take_course(request: Request, form: Form) -> Response:
    """Record how a side effect is now; the id holds the answer, so that another tap is another entry."""
    house = house_of(request)
    typed = to_reading(form)
    strength = typed.raw("strength")
    if strength not in {str(k) for k in range(MOST_STRONG + 1)}:
        raise BadInput(f"how it is now is a number from 0 to {MOST_STRONG}, not {strength[:20]!r}")
    entry_id = f"{read_form_id(typed)}-{strength}"
    now = house.now()
    course = SideEffectCourse(began_id=typed.raw("began_id"), at=now, recorded_at=now, strength=int(strength))
    said = follow_side_effect(house.ledger, course, event_id=entry_id)
    return RedirectResponse(f"/side-effects?done={said.event.id}", 303)


def read_side_effect(typed: Reading, *, now: datetime, zone: ZoneInfo) -> SideEffect | None:
    """Return the side effect a form tells of, or None with the reasons in ``typed.errors``."""
    own = typed.text("own_words", ask="", needed=False)
    chosen = find_effect(typed.raw("effect"))
    if own and chosen:
        typed.errors["own_words"] = "Choose one, or write your own word. Not both."
    elif not own and not chosen:
        typed.errors["effect"] = "Choose what it is, or write your own word below."
    strength = typed.choice(
        "strength", tuple(str(k) for k in range(1, MOST_STRONG + 1)), ask="Choose how strong it is."
    )
    said_by = typed.text("said_by", ask="", needed=False) or SELF
    began_at = read_moment(typed, now=now, zone=zone, ask=ASK_SINCE_WHEN, ahead="This time has not come yet.")
    if typed.errors or began_at is None:
        return None
    return SideEffect(
        id=read_form_id(typed),
        effect=chosen.id if chosen else own,
        began_at=began_at,
        recorded_at=now,
        strength=int(strength),
        said_by=said_by,
    )


def _render(
    request: Request, house: House, typed: Reading, *, status: int = 200, done: str = ""
) -> HTMLResponse:
    """Render the page."""
    state, now = house.ledger.state(), house.now()
    zone = state.zone or house.zone
    histories = summarise_side_effects(state.said(SideEffect), state.said(SideEffectCourse))
    picture = lay_open(state.plans_as_prescribed, histories, state.check_ins, now=now, zone=zone)
    return house.render(
        request,
        "side_effects.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        common=COMMON,
        rare=RARE,
        strengths=tuple(enumerate(STRENGTHS)),
        running=tuple(h for h in histories if h.ended_at is None),
        over=tuple(h for h in histories if h.ended_at is not None),
        dangers=_find_dangers(histories),
        known=find_effect,
        charts=[draw_effects(picture, name=name, label=LABEL) for name in ("wide", "phone")],
        picture=picture,
        rows=list_effect_rows(picture),
        values=read_card_values(state, now=now),
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=zone),
    )


def _find_dangers(histories: tuple[SideEffectHistory, ...]) -> tuple[SideEffectHistory, ...]:
    """Return what goes on and is a sign to call for."""
    return tuple(
        history
        for history in histories
        if history.ended_at is None
        and (effect := find_effect(history.began.effect)) is not None
        and effect.is_danger
    )
