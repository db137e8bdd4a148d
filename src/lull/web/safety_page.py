"""The safety card, in the person's own numbers; kept by the browser for when the app is not running."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from lull.web.card_values import read_card_values
from lull.web.house import house_of
from lull.web.toast import find_toast

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Because:
    """Why the card comes up by itself."""

    title: str
    words: str


BECAUSE: Mapping[str, Because] = {
    "above-plan": Because(
        "You recorded more than the plan says.",
        "It is in your record. Call your clinic. If you see a sign below, do what it says there.",
    ),
}


@router.get("/safety")
def show_safety_card(request: Request, because: str = "", done: str = "") -> HTMLResponse:
    """Show the card."""
    house = house_of(request)
    state = house.ledger.state()
    return house.render(
        request,
        "safety.html",
        because=BECAUSE.get(because),
        toast=find_toast(state, done, now=house.now(), zone=state.zone or house.zone),
        values=read_card_values(state, now=house.now()),
    )
