"""Settings of one record: thresholds a family and its clinic may change. All are ours to begin with."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from math import isfinite

from lull.refusal import BadInput
from lull.tone.curve import REGIONS, Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What counts as low, which part of the body comes first, and when to speak up.

    ``low_tone`` is relative to the untreated level (1.0). ``missed_in_a_row`` is how many doses in a row
    without a record bring the withdrawal card (2, ours); a dose is overdue ``overdue_after`` it was due.
    The next window is looked for between ``wakes_at`` and ``sleeps_at`` on the wall clock (ours).
    Stock is spoken of ``stock_days`` before it may run out (7, ours), and a pump's refill at each of
    ``refill_days`` before its date (21, 14 and 7, ours). A last check-in is fresh up to ``fresh_for``, ageing
    up to ``ageing_for``, old after that (ours). With ``keeps_goal`` the goal of practice stays where it is
    instead of following what works.

    Raises:
        BadInput: if a value could not mean anything.
    """

    low_tone: float = 0.8
    region: Region = "legs"
    missed_in_a_row: int = 2
    overdue_after: timedelta = field(default=timedelta(minutes=30))
    wakes_at: time = field(default=time(6, 0))
    sleeps_at: time = field(default=time(22, 0))
    fresh_for: timedelta = field(default=timedelta(hours=3))
    ageing_for: timedelta = field(default=timedelta(hours=8))
    stock_days: int = 7
    refill_days: tuple[int, ...] = (21, 14, 7)
    keeps_goal: bool = False

    def __post_init__(self) -> None:
        """Refuse settings that could not mean anything."""
        if not isfinite(self.low_tone) or not 0 < self.low_tone < 1:
            raise BadInput(f"low tone must lie between 0 and 1 of the untreated level, not {self.low_tone}")
        if self.region not in REGIONS:
            raise BadInput(f"the part of the body must be one of {', '.join(REGIONS)}, not {self.region!r}")
        if self.missed_in_a_row < 1:
            raise BadInput("at least one dose without a record is needed before the card comes")
        if self.overdue_after < timedelta(0):
            raise BadInput("a dose cannot be overdue before it is due")
        if self.wakes_at >= self.sleeps_at:
            raise BadInput("the day must start before it ends: enter a time to wake and a later one to sleep")
        if self.stock_days < 1:
            raise BadInput("stock is spoken of at least one day before it may run out")
        if not self.refill_days or list(self.refill_days) != sorted(set(self.refill_days), reverse=True):
            raise BadInput("the days before a refill count down, such as 21, 14 and 7")
        if self.refill_days[-1] < 1:
            raise BadInput("a refill is spoken of at least one day before its date")
        if not timedelta(0) < self.fresh_for < self.ageing_for:
            raise BadInput("a check-in must be fresh for some time and ageing for longer")
