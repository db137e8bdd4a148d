"""Where the signal rests between movements, and how much it trembles there.

The level follows a falling signal at once and a risen one only after it has kept still, so that a slow start
is not taken for a new rest.
"""

from math import exp, sqrt

from lull.movement.stillness import Stillness

STILL_BEFORE_CREEP_S = 2.0
CREEP_S = 2.0
"""Time constant of the creep towards a still signal, in seconds (ours)."""

FALL_S = 0.15
"""Time constant of following a fall, in seconds (ours)."""

NOISE_S = 1.0
NOISE_NEEDS_S = 0.4
STILL_BAND_DEG = 3.0
NOISE_UNKNOWN_DEG = 1.0
"""Noise assumed until it has been measured at rest, in degrees (ours)."""

LARGEST_NOISE_DEG = 8.0


class RestingLevel:
    """The level at rest in degrees and the noise of the smoothed signal around it."""

    __slots__ = ("_mean", "_measured_s", "_stillness", "_t_s", "_variance", "deg")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.deg: float | None = None
        self._stillness = Stillness()
        self._variance = NOISE_UNKNOWN_DEG**2
        self._mean = 0.0
        self._measured_s = 0.0
        self._t_s = 0.0

    @property
    def noise_deg(self) -> float:
        """Standard deviation of the smoothed signal at rest, in degrees."""
        if self._measured_s < NOISE_NEEDS_S:
            return NOISE_UNKNOWN_DEG
        return min(sqrt(self._variance), LARGEST_NOISE_DEG)

    def begin_at(self, t_s: float, level_deg: float) -> None:
        """Take a level as the new rest."""
        self.deg = self._mean = level_deg
        self._stillness.reset()
        self._t_s = t_s

    def feed(self, t_s: float, value_deg: float) -> None:
        """Take one smoothed sample while at rest."""
        if self.deg is None:
            self.begin_at(t_s, value_deg)
            return
        step_s, self._t_s = t_s - self._t_s, t_s
        off = value_deg - self.deg
        still_s = self._stillness.feed(t_s, value_deg, STILL_BAND_DEG + 4.0 * self.noise_deg)
        if off < 0.0:
            self.deg += off * (1.0 - exp(-step_s / FALL_S))
        elif still_s >= STILL_BEFORE_CREEP_S:
            self.deg += off * (1.0 - exp(-step_s / CREEP_S))
        self._measure_noise(step_s, value_deg)

    def _measure_noise(self, step_s: float, value_deg: float) -> None:
        """Let one sample tell of the noise: its scatter about its own slow mean."""
        share = 1.0 - exp(-step_s / NOISE_S)
        off = value_deg - self._mean
        self._mean += share * off
        self._variance += share * (off * off - self._variance)
        self._measured_s += step_s
