"""The ladder: four dials in one order, from the easiest challenge within the limits to the hardest.

One rung turns one dial. The dials take turns in proportion to how many rungs each has, so that no dial is at
its end while another has hardly moved. Where two are due together the order is:

1. **range** first, because a larger own movement is what most exercises are for;
2. **hold**, because control at the end comes before speed;
3. **speed** after that: spastic muscles resist the more the faster they are stretched;
4. **pace** last, because less rest is what tires.

Down the ladder the same order runs backwards, so what was made harder last is eased first.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

from lull.practice.challenge.limits import ChallengeLimits

Dial = Literal["range", "hold", "speed", "pace"]
ORDER: tuple[Dial, ...] = ("range", "hold", "speed", "pace")

RANGE_STEP = 0.04
"""One rung of range, as a share of the own range (ours; plausible 0.02 to 0.06: 1 to 5 degrees)."""
HOLD_STEP_S = 0.33
"""One rung of hold in seconds (ours; plausible 0.2 to 0.5)."""
SPEED_STEP = 0.8
"""One rung of speed leaves this share of the time for a movement (ours; plausible 0.75 to 0.9)."""
PACE_STEP_S = 0.75
"""One rung of pace in seconds less pause (ours; plausible 0.5 to 1)."""
TENTHS = 10
"""A level is kept in tenths of a rung: finer than anybody notices, coarse enough to be exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What is asked now.

    ``range_share`` is the goal as a share of the own range, ``range_goal`` the same in the signal's unit
    (degrees or percent). ``longest_s`` is the time within which the movement is to reach the goal,
    ``hold_s`` how long to stay there, ``pause_s`` the pause before the next one is asked for.
    """

    range_share: float
    range_goal: float
    longest_s: float
    hold_s: float
    pause_s: float


class Ladder:
    """All challenges within the limits, in order; a level is a whole number of tenths of a rung."""

    def __init__(self, limits: ChallengeLimits) -> None:
        """Lay the rungs within the limits."""
        self.limits = limits
        self._counts = _count_rungs(limits)
        turns = [
            ((number + 0.5) / count, ORDER.index(dial), dial)
            for dial, count in self._counts.items()
            for number in range(count)
        ]
        self.rungs: tuple[Dial, ...] = tuple(dial for _, _, dial in sorted(turns))

    @property
    def top(self) -> int:
        """The highest level, in tenths of a rung; the lowest is 0."""
        return TENTHS * len(self.rungs)

    def dial_above(self, level: int) -> Dial:
        """Return the dial that the next tenth up turns."""
        return self.rungs[level // TENTHS]

    def dial_below(self, level: int) -> Dial:
        """Return the dial that the next tenth down turns."""
        return self.rungs[(level - 1) // TENTHS]

    def to_challenge(self, level: int) -> Challenge:
        """Return what a level asks for."""
        limits = self.limits
        done = {dial: self._turned(dial, level) for dial in ORDER}
        lowest, highest = limits.lowest_range, limits.highest_range
        goal = min(highest, lowest + done["range"] * (highest - lowest))
        quick = (limits.quickest_s / limits.slowest_s) ** done["speed"]
        pause_s = limits.longest_pause_s + done["pace"] * (limits.shortest_pause_s - limits.longest_pause_s)
        return Challenge(
            range_share=goal / limits.own_range,
            range_goal=goal,
            longest_s=max(limits.quickest_s, limits.slowest_s * quick) * limits.time_factor,
            hold_s=done["hold"] * limits.longest_hold_s,
            pause_s=pause_s * limits.time_factor,
        )

    def find_level(self, kept: Challenge) -> int:
        """Return the highest level at which no dial asks for more than ``kept`` did.

        So a session under other limits never begins harder, in any dial, than the last one ended.
        """
        factor = self.limits.time_factor
        for level in range(self.top, 0, -1):
            asked = self.to_challenge(level)
            if (
                asked.range_share <= kept.range_share + 1e-9
                and asked.hold_s <= kept.hold_s + 1e-9
                and asked.longest_s >= factor * kept.longest_s - 1e-9
                and asked.pause_s >= factor * kept.pause_s - 1e-9
            ):
                return level
        return 0

    def _turned(self, dial: Dial, level: int) -> float:
        """Return how far a dial is turned at a level, from 0 to 1."""
        count = self._counts.get(dial, 0)
        if not count:
            return 0.0
        whole, tenths = divmod(level, TENTHS)
        turned = float(self.rungs[:whole].count(dial))
        if tenths and self.rungs[whole] == dial:
            turned += tenths / TENTHS
        return turned / count


def _count_rungs(limits: ChallengeLimits) -> dict[Dial, int]:
    """Return how many rungs each dial has; a dial without room has none."""
    share = (limits.highest_range - limits.lowest_range) / limits.own_range
    speeds, quick = 0, 1.0
    while quick > limits.quickest_s / limits.slowest_s + 1e-9:
        speeds, quick = speeds + 1, quick * SPEED_STEP
    counts: dict[Dial, int] = {
        "range": ceil(share / RANGE_STEP - 1e-9),
        "hold": ceil(limits.longest_hold_s / HOLD_STEP_S - 1e-9),
        "speed": speeds,
        "pace": ceil((limits.longest_pause_s - limits.shortest_pause_s) / PACE_STEP_S - 1e-9),
    }
    return {dial: count for dial, count in counts.items() if count}
