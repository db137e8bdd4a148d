"""Where the signal rests between movements, and how much it trembles there.

The level creeps towards a signal that has kept still, so that neither a slow start nor a fidget is taken for
a new rest. A deep fall is followed at once: what went before it was no rest.
"""

from math import exp

from lull.movement.resting_noise import RestingNoise
from lull.movement.stillness import Stillness

STILL_BEFORE_CREEP_S = 2.0
CREEP_S = 2.0
"""Time constant of the creep towards a still signal, in seconds (ours)."""

FALL_S = 0.15
"""Time constant of following a fall, in seconds (ours)."""

LANDED_S, SLOW_WAY_BACK_S = 0.5, 3.0
"""A way back may pause: it goes on until it has kept still for so long, and for so long at most (ours)."""

STILL_BAND_DEG = 2.0
STILL_BAND_NOISE_SDS = 3.0
MOST_NOISE_DEG = 8.0


class RestingLevel:
    """The level at rest in degrees and the noise of the smoothed signal around it."""

    __slots__ = ("deg", "falling", "noise", "slow_until_s", "stillness", "t_s")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.deg: float | None = None
        self.falling = False
        self.slow_until_s = 0.0
        self.stillness = Stillness()
        self.noise = RestingNoise(most_deg=MOST_NOISE_DEG)
        self.t_s = 0.0

    @property
    def noise_deg(self) -> float:
        """Standard deviation of the smoothed signal at rest, in degrees."""
        return self.noise.deg

    @property
    def still_band_deg(self) -> float:
        """How far the smoothed signal may wander and still be still, in degrees."""
        return STILL_BAND_DEG + STILL_BAND_NOISE_SDS * self.noise_deg

    def begin_at(self, t_s: float, level_deg: float, *, slow_s: float = 0.0) -> None:
        """Take a level as the new rest; what is still left of a fall to it is followed.

        For up to ``slow_s`` the fall may pause on its way.
        """
        self.slow_until_s = t_s + slow_s
        self.deg = level_deg
        self.falling = True
        self.stillness.reset()
        self.noise.begin()
        self.t_s = t_s

    def feed(self, t_s: float, value_deg: float, deep_deg: float) -> None:
        """Take one smoothed sample while at rest; ``deep_deg`` is how far down is a deep fall."""
        if self.deg is None:
            self.begin_at(t_s, value_deg)
            return
        step_s, self.t_s = t_s - self.t_s, t_s
        off = value_deg - self.deg
        still_s = self.stillness.feed(t_s, value_deg, self.still_band_deg)
        landed = off >= 0.0 and (still_s >= LANDED_S or t_s >= self.slow_until_s)
        self.falling = off < -deep_deg or (self.falling and not landed)
        if self.falling and off < 0.0:
            self.deg += off * (1.0 - exp(-step_s / FALL_S))
        elif not self.falling and still_s >= STILL_BEFORE_CREEP_S:
            self.deg += off * (1.0 - exp(-step_s / CREEP_S))
        self.noise.feed(t_s, value_deg)
