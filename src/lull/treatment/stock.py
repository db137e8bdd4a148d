"""The stock at home: what was counted and fetched, what has been given since, and when it runs out.

A count is a fact. What is left is arithmetic on it: doses recorded as given, and doses nobody recorded, which
may have been given too. The earlier day always counts (hazards H05 and H08).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Literal, get_args

from lull.quantities import ProductStrength
from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK

StockChangeKind = Literal["counted", "fetched"]
STOCK_CHANGE_KINDS: tuple[StockChangeKind, ...] = get_args(StockChangeKind)
MOST_QUANTITY = 10_000.0
"""More tablets or mL than this in one entry is a slip of the finger (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockChange:
    """Tablets or mL ``counted`` at home, or ``fetched`` on top of them, of this strength.

    Raises:
        BadInput: for a quantity that is none, a kind nobody knows, or a time without an offset or ahead.
    """

    id: str
    kind: StockChangeKind
    quantity: float
    strength: ProductStrength
    at: datetime
    recorded_at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what cannot stand on a shelf."""
        if self.kind not in STOCK_CHANGE_KINDS:
            raise BadInput(f"stock is {' or '.join(STOCK_CHANGE_KINDS)}, not {self.kind!r}")
        least_wrong = self.quantity <= 0 if self.kind == "fetched" else self.quantity < 0
        if not isfinite(self.quantity) or least_wrong or self.quantity > MOST_QUANTITY:
            raise BadInput(f"a stock is a number from 0 to {MOST_QUANTITY:g}, not {self.quantity:g}")
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a stock needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.at > self.recorded_at + CLOCK_SLACK:
            raise BadInput("a stock cannot be counted ahead of now: count it when it is there")

    @property
    def amount_mg(self) -> float:
        """How much baclofen that is."""
        return self.quantity * self.strength.amount.mg


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLeft:
    """What may be left, in mg, between the least (all unknown doses given) and the most (none of them).

    ``strength`` is that of the latest change; ``as_of`` is when it was last counted. ``short`` tells that
    more was recorded as given than there was: the count is wrong or something was not entered.
    """

    least_mg: float
    most_mg: float
    strength: ProductStrength
    as_of: datetime
    short: bool

    @property
    def least(self) -> float:
        """The least that may be left, in tablets or mL."""
        return self.least_mg / self.strength.amount.mg

    @property
    def most(self) -> float:
        """The most that may be left, in tablets or mL."""
        return self.most_mg / self.strength.amount.mg


def measure_stock(
    changes: Sequence[StockChange],
    given: Iterable[tuple[datetime, float]],
    unknown: Iterable[tuple[datetime, float]],
    now: datetime,
) -> StockLeft | None:
    """Return what is left at ``now``; ``None`` before anything was counted.

    ``given`` and ``unknown`` are doses as (instant, mg): recorded, and due without a record. Only those after
    the last count matter: whoever counts counts what is there. Of a count and a package of the same minute
    the one written down first came first.
    """
    known = sorted((c for c in changes if c.at <= now), key=lambda change: (change.at, change.recorded_at))
    counted = [place for place, change in enumerate(known) if change.kind == "counted"]
    if not counted:
        return None
    last, fetched = known[counted[-1]], known[counted[-1] + 1 :]
    had_mg = last.amount_mg + sum(change.amount_mg for change in fetched)
    taken_mg = sum(mg for at, mg in given if last.at < at <= now)
    perhaps_mg = sum(mg for at, mg in unknown if last.at < at <= now)
    return StockLeft(
        least_mg=max(0.0, had_mg - taken_mg - perhaps_mg),
        most_mg=max(0.0, had_mg - taken_mg),
        strength=known[-1].strength,
        as_of=last.at,
        short=taken_mg > had_mg + 1e-6,
    )


def find_run_out(left_mg: float, due: Iterable[tuple[datetime, float]]) -> datetime | None:
    """Return when the first dose is due that is no longer there whole; ``None`` if all of ``due`` is covered.

    ``due`` are planned doses after now as (instant, mg), in order of time.
    """
    for at, mg in due:
        if mg > left_mg + 1e-6:
            return at
        left_mg -= mg
    return None
