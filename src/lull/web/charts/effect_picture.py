"""What the chart of side effects shows: what was told, over the steps of the plan. It draws no arrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.record.plan_timeline import PlanInForce
from lull.record.side_effect_history import SideEffectHistory
from lull.tone.check_in import CheckIn
from lull.tone.gates import TOO_SLEEPY, TOO_WEAK

LEAST_SHOWN = timedelta(days=28)
MOST_SHOWN = timedelta(days=365)
BEFORE_FIRST = timedelta(days=7)
"""So much of the plan stands before the first thing told, so that a step just before it is seen."""
LANES = 8
"""More lanes than this are read in the table."""


@dataclass(frozen=True, slots=True)
class ToldTick:
    """A sleepy or weak answer of a check-in, 2 to 4; ``observed`` by somebody else, or the person's own."""

    at: datetime
    strength: int
    observed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectPicture:
    """Everything drawn, over ``[start, now]``: the plan as prescribed, histories, and check-ins as told."""

    plans: tuple[PlanInForce, ...]
    histories: tuple[SideEffectHistory, ...]
    sleepy: tuple[ToldTick, ...]
    weak: tuple[ToldTick, ...]
    start: datetime
    now: datetime
    zone: ZoneInfo

    @property
    def changes(self) -> tuple[PlanInForce, ...]:
        """Return the plans that began inside the picture; the one it opens with is no change."""
        return tuple(plan for plan in self.plans[1:] if self.start < plan.starts_at <= self.now)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was told."""
        return not (self.histories or self.sleepy or self.weak)

    def planned_mg(self, at: datetime) -> float | None:
        """Return what the plan asked for a day at the instant; ``None`` without a plan."""
        return next((plan.version.daily_total_mg for plan in self.plans if plan.covers(at)), None)


def lay_open(
    plans: Sequence[PlanInForce],
    histories: Sequence[SideEffectHistory],
    check_ins: Sequence[CheckIn],
    *,
    now: datetime,
    zone: ZoneInfo,
) -> EffectPicture:
    """Return the picture: from a week before the first thing told, four weeks at least and a year at most."""
    earliest = min([history.began.began_at for history in histories], default=now)
    start = max(now - MOST_SHOWN, min(earliest - BEFORE_FIRST, now - LEAST_SHOWN))
    return EffectPicture(
        plans=tuple(plan for plan in plans if plan.ends_at is None or plan.ends_at > start),
        histories=tuple(h for h in histories if h.ended_at is None or h.ended_at > start),
        sleepy=tuple(
            ToldTick(c.at, c.sleepy, c.observed)
            for c in check_ins
            if c.sleepy is not None and c.sleepy >= TOO_SLEEPY and start <= c.at <= now
        ),
        weak=tuple(
            ToldTick(c.at, c.weak, c.observed)
            for c in check_ins
            if c.weak is not None and c.weak >= TOO_WEAK and start <= c.at <= now
        ),
        start=start,
        now=now,
        zone=zone,
    )
