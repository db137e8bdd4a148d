"""A day rhythm of tone: stiffer at one hour of the clock, looser twelve hours later.

The middle of what is believed is none (amplitude 0): it is there so that a person's own days can show one.
"""

from dataclasses import dataclass
from math import pi

import numpy as np
from numpy.typing import NDArray

from lull.quantities import check_number
from lull.refusal import BadInput

_DAY_H = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRhythm:
    """Tone is multiplied by ``1 + amplitude cos(2 pi (clock - peak) / 24 h)``.

    Raises:
        BadInput: for an amplitude outside 0 to below 1, a peak outside the day, or one that is no number.
    """

    amplitude: float
    peak_h: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what no tone could do."""
        what = "a day rhythm's amplitude is 0 to below 1"
        object.__setattr__(self, "amplitude", check_number(self.amplitude, what))
        if not 0.0 <= self.amplitude < 1.0:
            raise BadInput(f"{what}, not {self.amplitude}")
        what = "a day rhythm's peak is an hour from 0 to below 24"
        object.__setattr__(self, "peak_h", check_number(self.peak_h, what))
        if not 0.0 <= self.peak_h < _DAY_H:
            raise BadInput(f"{what}, not {self.peak_h}")

    def predict_factor(self, clock_h: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return by what tone is multiplied at these hours of the clock."""
        return np.asarray(1.0 + self.amplitude * np.cos(2 * pi * (clock_h - self.peak_h) / _DAY_H))


NO_RHYTHM = DayRhythm(amplitude=0.0)
"""The middle of what is believed."""
