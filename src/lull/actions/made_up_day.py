"""One day in the life of the made-up family, with a seeded generator of its own."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from lull.timeline import local_day, wall_clock_at

DAYS = 91
SEED = 20260822


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """A step of the made-up plan: from this day of the story on, this amount at these times."""

    since: int
    amount_mg: float
    clocks: tuple[str, ...]
    reason: str


STEPS = (
    PlanStep(since=0, amount_mg=5.0, clocks=("07:30", "15:30", "20:30"), reason="Start low"),
    PlanStep(since=21, amount_mg=10.0, clocks=("07:30", "15:30", "20:30"), reason="Legs still stiff"),
    PlanStep(
        since=49, amount_mg=10.0, clocks=("07:30", "11:30", "15:30", "20:30"), reason="Stiff around midday"
    ),
)
"""A made-up history, not a schedule for anybody."""

ILL_DAYS = range(33, 36)
FALL_DAY = 58


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpDay:
    """Day ``number`` of the story, which ends at ``now``. The same day always draws the same numbers."""

    number: int
    on: date
    zone: ZoneInfo
    now: datetime

    @property
    def is_today(self) -> bool:
        """Tell whether the day is not over yet."""
        return self.number == DAYS - 1

    @property
    def is_ill(self) -> bool:
        """Tell whether Mara has a cold."""
        return self.number in ILL_DAYS

    @property
    def step(self) -> PlanStep:
        """The step of the plan that holds on this day."""
        return [step for step in STEPS if step.since <= self.number][-1]

    def at(self, clock: str) -> datetime:
        """Return the instant at which clocks show this time."""
        return wall_clock_at(self.on, time.fromisoformat(clock), self.zone)

    def chance(self, subject: int) -> np.random.Generator:
        """Return the generator of one subject of this day, at its start."""
        return np.random.default_rng([SEED, self.on.toordinal(), subject])


def live_through(now: datetime, zone: ZoneInfo) -> tuple[MadeUpDay, ...]:
    """Return the days of the story; the last one is the local day of ``now``."""
    last = local_day(now, zone)
    return tuple(
        MadeUpDay(number=number, on=last - timedelta(days=DAYS - 1 - number), zone=zone, now=now)
        for number in range(DAYS)
    )
