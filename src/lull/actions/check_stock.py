"""Check the stock: what may be left, when it may run out, and when to speak of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.actions.match_span import match_span
from lull.record.notice_seen import NoticeSeen
from lull.record.state import RecordState
from lull.safety.finding import Finding
from lull.timeline import Span, local_day
from lull.treatment.adherence import MOST_EARLY, MOST_LATE
from lull.treatment.regimen import Slot
from lull.treatment.stock import StockChange, StockLeft, find_run_out, measure_stock

UTC = ZoneInfo("UTC")
FARTHEST = timedelta(days=120)
"""A stock that lasts longer than this is not looked at any further (ours)."""
URGENT_DAYS = 2
"""So few days before it may run out, it weighs more (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What may be left, and the instant of the first dose that may no longer be there (``None``: far off).

    ``other_product`` is the strength the plan names where that is not the one counted: then no day is known.
    """

    left: StockLeft
    runs_out_at: datetime | None
    other_product: str = ""


def summarise_stock(state: RecordState, now: datetime) -> Stock | None:
    """Return the stock as it may be at ``now``; ``None`` before anything was counted.

    Doses without a record count as given here, so that the day it names is the earlier one.
    """
    changes = tuple(state.said(StockChange))
    counted_at = [change.at for change in changes if change.kind == "counted" and change.at <= now]
    if not counted_at:
        return None
    since = max(counted_at)
    given = [(dose.taken_at, dose.amount.mg) for dose in state.given_by(now)]
    left = measure_stock(changes, given, _unknown(state, since, now), now)
    if left is None:
        return None
    plan = state.prescribed_at(now)
    if plan is not None and plan.strength != left.strength:
        return Stock(left=left, runs_out_at=None, other_product=str(plan.strength))
    due = [(slot.due_at, slot.amount.mg) for slot in _due(state, now)]
    return Stock(left=left, runs_out_at=find_run_out(left.least_mg, due))


def check_stock(state: RecordState, now: datetime) -> tuple[Finding, ...]:
    """Return what the stock calls for; what was seen is left out, unless it runs out within two days."""
    stock = summarise_stock(state, now)
    if stock is None or state.described is None:
        return ()
    if stock.left.short:
        found: Finding | None = _find_short()
    elif stock.other_product:
        found = _find_other_product(stock, stock.other_product)
    elif stock.runs_out_at is not None:
        found = _find_low(stock, stock.runs_out_at, state, now)
    else:
        found = None
    seen = {notice.notice_id for notice in state.said(NoticeSeen)}
    return (found,) if found is not None and found.id not in seen else ()


def _find_short() -> Finding:
    """Say that the count cannot be right, and that nothing may be left: it weighs as much as running out."""
    return Finding(
        code="stock_short",
        message=(
            "More was recorded as given than was counted. The stock may have run out. Count the stock again."
        ),
        card="withdrawal",
        level="urgent",
    )


def _find_other_product(stock: Stock, planned: str) -> Finding:
    """Say that what was counted is not what the plan names, so that no day can be named (H01)."""
    return Finding(
        code="stock_other_product",
        message=(
            f"The stock that was counted is {stock.left.strength}. The plan says {planned}. Count the product"
            " of the plan."
        ),
        id=f"stock_other_product {stock.left.as_of.isoformat()} {planned}",
    )


def _find_low(stock: Stock, runs_out_at: datetime, state: RecordState, now: datetime) -> Finding | None:
    """Say on which day the stock may run out, once that is near. A day that moves is told again."""
    zone = state.zone or UTC
    day = local_day(runs_out_at, zone)
    days = (day - local_day(now, zone)).days
    if days > state.settings.stock_days:
        return None
    near = days <= URGENT_DAYS
    return Finding(
        code="stock_low",
        message=(
            f"The stock may run out on {day:%A} {day.day} {day:%B}. Doses without a record count as given"
            " here. Ask your pharmacy or clinic for more in time."
        ),
        card="withdrawal" if near else None,
        level="urgent" if near else "warn",
        id="" if near else f"stock_low {stock.left.as_of.isoformat()} {day.isoformat()}",
    )


def _unknown(state: RecordState, since: datetime, now: datetime) -> list[tuple[datetime, float]]:
    """Return the doses that were due since then and have no record, so that they may have been given."""
    match = match_span(state, Span(since - MOST_LATE, now + MOST_EARLY), now)
    just_after = since + timedelta(seconds=1)  # due before the count, perhaps given after it
    return [
        (max(slot.due_at, just_after), slot.amount.mg)
        for slot in match.no_record
        if slot.due_at not in state.told_not_given
    ]


def _due(state: RecordState, now: datetime) -> list[Slot]:
    """Return the doses still due after now, those already given early left out."""
    return list(match_span(state, Span(now - MOST_LATE, now + FARTHEST), now).due)
