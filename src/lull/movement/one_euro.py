"""The one-euro filter: still hands give a still signal, quick hands a prompt one.

Source: Casiez, Roussel, Vogel 2012, "1 Euro Filter: A Simple Speed-based Low-pass Filter for Noisy Input in
Interactive Systems", CHI 2012, doi 10.1145/2207676.2208639, algorithm 1. Time comes with each sample, so the
frame rate may wander.
"""

from math import pi

MIN_CUTOFF_HZ = 1.5
"""Cut-off at rest in hertz (ours, measured on recordings of squats and arm lifts; plausible 0.5 to 4)."""

BETA = 0.02
"""How fast the cut-off rises with speed, hertz per degree/s (ours, as above; plausible 0.005 to 0.1)."""

SPEED_CUTOFF_HZ = 1.0
"""Cut-off of the speed estimate in hertz (the paper's)."""


class OneEuroFilter:
    """A causal smoother of one signal with irregular sample times."""

    __slots__ = ("_beta", "_min_cutoff_hz", "_speed", "_t_s", "_value")

    def __init__(self, *, min_cutoff_hz: float = MIN_CUTOFF_HZ, beta: float = BETA) -> None:
        """Begin with nothing seen."""
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self.reset()

    def reset(self) -> None:
        """Forget everything seen, as after a long gap."""
        self._t_s: float | None = None
        self._value = 0.0
        self._speed = 0.0

    def feed(self, t_s: float, value: float) -> float:
        """Take one finite sample, later than the last, and return the smoothed value."""
        if self._t_s is None:
            self._t_s, self._value = t_s, value
            return value
        step_s = t_s - self._t_s
        speed = (value - self._value) / step_s
        self._speed += _share_of_new(step_s, SPEED_CUTOFF_HZ) * (speed - self._speed)
        cutoff_hz = self._min_cutoff_hz + self._beta * abs(self._speed)
        self._value += _share_of_new(step_s, cutoff_hz) * (value - self._value)
        self._t_s = t_s
        return self._value


def _share_of_new(step_s: float, cutoff_hz: float) -> float:
    """Return the weight of a new sample in a first-order low-pass filter."""
    turn = 2.0 * pi * cutoff_hz * step_s
    return turn / (turn + 1.0)
