"""The pump: what is recorded, what is left by our sum, which date counts and why; and the call card.

Micrograms stand on this page alone: tablets and pump are never added together (hazard H02). A beep leads to
the call card whatever the answer (hazard H13).
"""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from lull.actions.check_pump import check_pump
from lull.record.fact import Entry
from lull.record.pump_facts import PumpBeep, PumpTurned
from lull.record.pump_history import find_pump_history
from lull.safety.pump_alarms import CALL, SINGLE, SOURCE, TONES, TWO_TONE
from lull.safety.pump_date import EARLIEST_WINS
from lull.safety.pump_numbers import BOOKED_BEFORE, BOOKED_BEFORE_ELSEWHERE, LOW_SHARE
from lull.treatment.pump_program import measure_daily_mcg
from lull.web.card_values import read_card_values
from lull.web.charts.reservoir import draw_reservoir
from lull.web.house import house_of
from lull.web.pump_card import TURNED_WORDS, PumpCard, find_pump_card
from lull.web.toast import find_toast

router = APIRouter()
SHOWN_REFILLS = 6
SHOWN_BEEPS = 5


@router.get("/pump")
def show_pump(request: Request, done: str = "") -> Response:
    """Show the pump as it is recorded."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    now, history = house.now(), find_pump_history(state)
    card = find_pump_card(state, now)
    return house.render(
        request,
        "pump.html",
        pump=card,
        findings=check_pump(state, now),
        gauge=_draw_gauge(card),
        programs=sorted(history.known, key=lambda known: known.program.valid_from, reverse=True),
        measure=measure_daily_mcg,
        refills=history.refills[: -SHOWN_REFILLS - 1 : -1],
        turned=sorted(
            (entry for entry in state.entries if _tells_of_turn(entry) and state.stands(entry.id)),
            key=_turned_at,
            reverse=True,
        ),
        turned_words=TURNED_WORDS,
        beeps=[e for e in reversed(state.entries) if isinstance(e.says, PumpBeep) and state.stands(e.id)][
            :SHOWN_BEEPS
        ],
        tones=TONES,
        booked=(BOOKED_BEFORE, BOOKED_BEFORE_ELSEWHERE),
        low_share=LOW_SHARE.least,
        earliest_wins=EARLIEST_WINS,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=state.zone),
    )


@router.get("/pump/card")
def show_pump_card(request: Request) -> Response:
    """Show the card to print and carry."""
    house = house_of(request)
    state = house.ledger.state()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    return house.render(request, "pump_card_page.html", pump=find_pump_card(state, house.now()))


@router.get("/pump/call")
def show_call_card(request: Request, done: str = "") -> Response:
    """Show whom to call after a beep, the same for every tone."""
    house = house_of(request)
    state = house.ledger.state()
    card, values = find_pump_card(state, house.now()), read_card_values(state, now=house.now())
    return house.render(
        request,
        "pump_call.html",
        pump=card,
        call=CALL,
        tones=(SINGLE, TWO_TONE),
        source=SOURCE,
        values=replace(values, clinic_phone=card.clinic_phone) if card else values,
        toast=find_toast(state, done, now=house.now(), zone=state.zone or house.zone),
    )


def _draw_gauge(card: PumpCard | None) -> Markup | None:
    """Return the reservoir drawn, where there is a sum."""
    if card is None or card.left is None or card.refill is None or card.low_ml is None:
        return None
    holds = card.described.reservoir_ml if card.described else 0.0
    return draw_reservoir(max(holds, card.refill.fill.reservoir_ml), card.left, card.low_ml)


def _tells_of_turn(entry: Entry) -> bool:
    """Tell whether an entry says that the pump stopped, ran again or lost its catheter."""
    return isinstance(entry.says, PumpTurned)


def _turned_at(entry: Entry) -> datetime:
    """Return when the pump turned."""
    assert isinstance(entry.says, PumpTurned)
    return entry.says.event.at
