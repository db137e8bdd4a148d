"""What do you see? Ticks for every sign of the card, and one answer: how to call.

The answer never waits for the record: it is written first, and what was seen is kept after it was sent. A
record that cannot be read or written changes nothing about how to call.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.background import BackgroundTask

from lull.actions.record_danger_signs import record_danger_signs
from lull.safety.danger_signs import DangerSigns
from lull.safety.judge_signs import judge_signs
from lull.safety.signs import SIGNS, signs_of
from lull.web.card_values import read_card_values
from lull.web.forms import MOST_FIELDS
from lull.web.house import RECORD, House, environment, house_of
from lull.web.record_page import FORM_ID

router = APIRouter()
log = logging.getLogger("lull.web")
LONGEST_ID = 40
NOT_READ = "not-read"
"""Stands for ticks that could not be read; no sign is called so, and it counts as an emergency."""


@router.get("/danger")
def show_signs(request: Request) -> HTMLResponse:
    """Show every sign to tick, with the telephone above them."""
    house = house_of(request)
    return _render(request, house, "danger.html", form_id=uuid4().hex)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a form ticked. ``form_id`` is empty where it may not be written into the record now open."""

    signs: tuple[str, ...]
    form_id: str


async def read_ticks(request: Request) -> Ticks:
    """Return what was ticked. Nothing is refused: a form that cannot be read counts as the worst."""
    try:
        form = await request.form(max_files=0, max_fields=MOST_FIELDS)
        signs = tuple(dict.fromkeys(str(value)[:LONGEST_ID] for value in form.getlist("sign")))
        record = house_of(request).record_name
        is_ours = form.get(RECORD, record) == record and FORM_ID.fullmatch(str(form.get("id", "")))
        return Ticks(signs, str(form.get("id")) if is_ours else "")
    except Exception:
        log.exception("a form of danger signs could not be read")
        return Ticks((NOT_READ,), "")


@router.post("/danger")
def answer_signs(request: Request, ticks: Annotated[Ticks, Depends(read_ticks)]) -> HTMLResponse:
    """Say how to call; what was seen is written down afterwards."""
    house = house_of(request)
    page = _render(request, house, "danger_answer.html", ticked=ticks.signs)
    known = tuple(sign for sign in ticks.signs if sign in SIGNS)
    if known and ticks.form_id:
        now = house.now()
        page.background = BackgroundTask(_keep, house, known, _name_entry(ticks.form_id, known, now), now)
    return page


def _name_entry(form_id: str, signs: tuple[str, ...], now: datetime) -> str:
    """Name the entry: sent twice it is one, and a page kept for when Lull is down can be used again."""
    said = f"{'+'.join(sorted(signs))} {now:%Y-%m-%dT%H:%M}"
    return f"{form_id}-{sha256(said.encode()).hexdigest()[:12]}"


def _keep(house: House, signs: tuple[str, ...], event_id: str, now: datetime) -> None:
    """Write down what was seen; the answer is already on the screen, so trouble goes to the terminal."""
    try:
        record_danger_signs(
            house.ledger, DangerSigns(signs=signs, at=now, recorded_at=now), event_id=event_id
        )
    except Exception:
        log.exception("danger signs that were ticked could not be written down")


def _render(
    request: Request, house: House, template: str, *, ticked: tuple[str, ...] = (), form_id: str = ""
) -> HTMLResponse:
    """Render a page of the card; without a readable record, the same words on a bare page."""
    little, much = signs_of("withdrawal"), signs_of("overdose")
    try:
        values = read_card_values(house.ledger.state(), now=house.now())
        call = judge_signs(ticked, has_pump=values.has_pump, recent_refill=values.recent_refill)
        return house.render(
            request,
            template,
            values=values,
            call=call,
            ticked=ticked,
            form_id=form_id,
            too_little=little,
            too_much=much,
        )
    except Exception:
        log.exception("the record could not be read for the page of danger signs")
    call = judge_signs(ticked, has_pump=False, recent_refill=False)
    bare = environment(house.assets).get_template("danger_bare.html")
    return HTMLResponse(bare.render(call=call, ticked=ticked, too_little=little, too_much=much))
