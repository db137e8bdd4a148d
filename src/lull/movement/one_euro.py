"""The one-euro filter: still hands give a still signal, quick hands a prompt one.

Source: Casiez, Roussel, Vogel 2012, "1 Euro Filter: A Simple Speed-based Low-pass Filter for Noisy Input in
Interactive Systems", CHI 2012, doi 10.1145/2207676.2208639, algorithm 1. Time comes with each sample, so the
frame rate may wander.
"""

from collections.abc import Iterable
from math import pi
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Steps = TypeVar("Steps", float, NDArray[np.float64])

MIN_CUTOFF_HZ = 1.5
"""Cut-off at rest in hertz (ours, measured on recordings of squats and arm lifts; plausible 0.5 to 4)."""

BETA = 0.02
"""How fast the cut-off rises with speed, hertz per degree/s (ours, as above; plausible 0.005 to 0.1)."""

SPEED_CUTOFF_HZ = 1.0
"""Cut-off of the speed estimate in hertz (the paper's)."""

TURN = 2.0 * pi


class OneEuroFilter:
    """A causal smoother of one signal with irregular sample times.

    ``value`` is the smoothed signal, ``speed`` how fast it goes in its unit a second, ``t_s`` the last time.
    """

    __slots__ = ("_beta", "_min_cutoff_hz", "speed", "t_s", "value")

    def __init__(self, *, min_cutoff_hz: float = MIN_CUTOFF_HZ, beta: float = BETA) -> None:
        """Begin with nothing seen."""
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self.reset()

    def reset(self) -> None:
        """Forget everything seen, as after a long gap."""
        self.t_s: float | None = None
        self.value = 0.0
        self.speed = 0.0

    def feed(self, t_s: float, value: float) -> float:
        """Take one finite sample, later than the last, and return the smoothed value."""
        if self.t_s is None:
            self.t_s, self.value = t_s, value
            return value
        step_s = t_s - self.t_s
        speed = (value - self.value) / step_s
        self.speed += share_of_new(step_s, SPEED_CUTOFF_HZ) * (speed - self.speed)
        cutoff_hz = self._min_cutoff_hz + self._beta * abs(self.speed)
        self.value += share_of_new(step_s, cutoff_hz) * (value - self.value)
        self.t_s = t_s
        return self.value

    def follow(
        self, steps_s: Iterable[float], values: Iterable[float], speed_shares: Iterable[float]
    ) -> tuple[list[float], list[float]]:
        """Take samples one after the other and return the smoothed values and the speeds after each.

        The same as :meth:`feed` of each. ``steps_s`` are the times since the sample before it, and
        ``speed_shares`` is :func:`share_of_new` of each step at :data:`SPEED_CUTOFF_HZ`. ``t_s`` stays.
        """
        smoothed, speeds = [], []
        last, speed, beta, min_cutoff_hz = self.value, self.speed, self._beta, self._min_cutoff_hz
        for step_s, value, share in zip(steps_s, values, speed_shares, strict=True):
            off = value - last
            speed += share * (off / step_s - speed)
            turn = TURN * (min_cutoff_hz + beta * abs(speed)) * step_s
            last += turn / (turn + 1.0) * off
            smoothed.append(last)
            speeds.append(speed)
        self.value, self.speed = last, speed
        return smoothed, speeds


def share_of_new(step_s: Steps, cutoff_hz: float) -> Steps:
    """Return the weight of a new sample in a first-order low-pass filter, for one step or for many."""
    turn = TURN * cutoff_hz * step_s
    return turn / (turn + 1.0)
