"""The stock at home: count it, add a package, and the earlier day on which it may run out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from lull.actions.change_stock import change_stock
from lull.actions.check_stock import FARTHEST, summarise_stock
from lull.actions.needs_confirmation import NeedsConfirmation
from lull.record.state import RecordState
from lull.timeline import local_day
from lull.treatment.stock import MOST_QUANTITY, StockChange, StockChangeKind
from lull.web.confirmation import ask_once
from lull.web.dose_words import OURSELVES
from lull.web.forms import Form, Reading, to_reading
from lull.web.house import House, house_of
from lull.web.kept_words import quantity_words, stock_words
from lull.web.moment_form import Asked, moment_fields, read_moment
from lull.web.plan_form import read_strength
from lull.web.record_page import read_form_id
from lull.web.toast import find_toast

router = APIRouter()
Way = Annotated[Literal["count", "fetch"], Path()]
KINDS: dict[str, StockChangeKind] = {"count": "counted", "fetch": "fetched"}
ASK_WHEN: dict[StockChangeKind, Asked] = {
    "counted": ("Enter the day it was counted.", "Enter the time it was counted."),
    "fetched": ("Enter the day it was fetched.", "Enter the time it was fetched."),
}
SHOWN_CHANGES = 12
"""How many of the latest entries the page lists, each with its way back."""
ZERO = ("0", "0.0", "0,0")


@dataclass(frozen=True, slots=True, kw_only=True)
class StockView:
    """What may be left, in words, and the earlier day on which it may run out (``None``: no such day)."""

    left: str
    strength: str
    as_of: datetime
    short: bool
    other_product: str
    runs_out_at: datetime | None
    day: date | None
    days: int | None


@router.get("/stock")
def show_stock(request: Request, done: str = "") -> Response:
    """Show the stock, and the two ways to change it."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    changes = sorted(state.said(StockChange), key=lambda change: (change.at, change.recorded_at))
    plan = state.plan_at(now)
    return house.render(
        request,
        "stock.html",
        stock=view_stock(state, now),
        changes=changes[: -SHOWN_CHANGES - 1 : -1],
        change_words=stock_words,
        plan=plan,
        has_plan=plan is not None and bool(plan.doses or plan.as_needed),
        as_needed=plan is not None and bool(plan.as_needed),
        farthest_days=FARTHEST.days,
        new_id=lambda: uuid4().hex,
        toast=find_toast(state, done, now=now, zone=state.zone),
    )


@router.get("/stock/{way}")
def show_stock_form(request: Request, way: Way) -> Response:
    """Show the form for a count or for a package."""
    house = house_of(request)
    state, now = house.ledger.state(), house.now()
    if state.zone is None:
        return RedirectResponse("/start", 303)
    plan = state.plan_at(now)
    per = {"per": plan.strength.per} if plan is not None else {}
    typed = Reading({"id": uuid4().hex, **per, **moment_fields(now, state.zone)})
    return _render_form(request, house, typed, way)


@router.post("/stock/{way}")
def take_stock(request: Request, way: Way, form: Form) -> Response:
    """Write down a count or a package; ask once where its strength is not the plan's (H01)."""
    house = house_of(request)
    typed = to_reading(form)
    if house.ledger.state().zone is None:
        return RedirectResponse("/start", 303)
    read_form_id(typed)
    if typed.raw("go") == "change":
        return _render_form(request, house, typed, way)
    change = _read_change(typed, house, KINDS[way])
    if change is None:
        return _render_form(request, house, typed, way, status=422)
    said = change_stock(house.ledger, change, confirmed=typed.raw("confirmed") == "yes")
    if isinstance(said, NeedsConfirmation):
        return ask_once(request, said, typed)
    return RedirectResponse(f"/stock?done={said.event.id}", 303)


def view_stock(state: RecordState, now: datetime) -> StockView | None:
    """Return what may be left, in words; None before anything was counted."""
    stock, zone = summarise_stock(state, now), state.zone
    if stock is None or zone is None:
        return None
    left, per = stock.left, stock.left.strength.per
    most = quantity_words(left.most, per)
    same = round(left.least, 1) == round(left.most, 1)
    day = local_day(stock.runs_out_at, zone) if stock.runs_out_at is not None else None
    return StockView(
        left=most if same else f"{round(left.least, 1):g} to {most}",
        strength=str(left.strength),
        as_of=left.as_of,
        short=left.short,
        other_product=stock.other_product,
        runs_out_at=stock.runs_out_at,
        day=day,
        days=(day - local_day(now, zone)).days if day is not None else None,
    )


def _read_change(typed: Reading, house: House, kind: StockChangeKind) -> StockChange | None:
    """Return the change a form tells of, or None with the reasons in ``typed.errors``."""
    now, zone = house.now(), house.ledger.state().zone or house.zone
    if kind == "counted" and typed.raw("quantity") in ZERO:
        quantity: float | None = 0.0
    else:
        quantity = typed.number("quantity", ask="Enter how many there are.", most=MOST_QUANTITY)
    strength = read_strength(typed)
    ahead = "This time has not come yet. Write it down when it is there."
    at = read_moment(typed, now=now, zone=zone, ask=ASK_WHEN[kind], ahead=ahead)
    said_by = typed.text("said_by", ask="", needed=False) or OURSELVES
    if typed.errors or quantity is None or strength is None or at is None:
        return None
    return StockChange(
        id=read_form_id(typed),
        kind=kind,
        quantity=quantity,
        strength=strength,
        at=at,
        recorded_at=now,
        said_by=said_by,
    )


def _render_form(
    request: Request, house: House, typed: Reading, way: str, *, status: int = 200
) -> HTMLResponse:
    """Render the form for a count or a package."""
    return house.render(
        request,
        "stock_form.html",
        status=status,
        typed=typed.typed,
        errors=typed.errors,
        way=way,
        plan=house.ledger.state().plan_at(house.now()),
    )
