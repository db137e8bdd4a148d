"""One measured figure, the goal it is held against, and the ways to time a thing.

Machines differ and drift, so nothing here is a test. A figure is printed with its goal and, where it is a
time of calculation, as a multiple of a yardstick that is timed in the same run: the same ratio on two
machines means the same code. Things compared with each other are timed in turns, so that a busy moment
falls on all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A figure with its unit and goal; ``yardsticks`` is the same time in yardsticks, for calculations.

    A figure without a goal is for information.
    """

    name: str
    value: float
    unit: str
    goal: float | None
    at_least: bool = False
    yardsticks: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure reaches its goal; without one there is nothing to miss."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """What could not be measured here, and what to do about it."""

    name: str
    reason: str


def time_each(work: Callable[[], object], *, times: int, warm_up: int = 2) -> list[float]:
    """Return how many seconds each call took, after a few that are not counted."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return taken


def time_in_turns(
    works: Sequence[Callable[[], object]], *, times: int, warm_up: int = 1
) -> list[list[float]]:
    """Return how many seconds each call of each work took; they take turns, round by round."""
    rounds = [[time_each(work, times=1, warm_up=0)[0] for work in works] for _ in range(warm_up + times)]
    return [list(taken) for taken in zip(*rounds[warm_up:], strict=True)]


def find_ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Return the median of the ratios, round by round: one busy round decides nothing."""
    return percentile([a / b for a, b in zip(above, below, strict=True)], 50)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` percent of the values stay at or below."""
    return float(np.percentile(np.asarray(values), share))


def time_yardstick() -> float:
    """Return the seconds of one yardstick: a million exponentials in NumPy, the median of nine."""
    numbers = np.linspace(-1.0, 1.0, 1_000_000)
    return percentile(time_each(lambda: np.exp(numbers), times=9), 50)
