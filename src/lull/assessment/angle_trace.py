"""The angle of one joint over time, checked so that what is measured from it can be believed."""

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from lull.refusal import BadInput
from lull.saying import say, say_count

Array = NDArray[np.float64]

SLOWEST_STEP_S, FASTEST_STEP_S = 0.5, 0.0002
"""A median time between samples outside these is no recording in seconds (2 to 5,000 a second; ours)."""

FEWEST_SAMPLES = 8
WIDEST_DEG = 400.0
"""No joint turns so far; such numbers are something else (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleTrace:
    """Angles ``q_deg`` in degrees at ``t_s`` in seconds, strictly increasing; samples not seen are left out.

    ``absolute`` is False where only changes of the angle are known, as from a gyroscope. ``body_error_deg``
    is the standard error any angle has because landmarks are not bones: 0 where the file gives angles itself.
    ``drift_deg_per_s`` is how fast an integrated angle may wander (one standard deviation). ``name`` is how
    messages call the recording; ``rows`` is how many samples it had before those not seen were left out.

    Raises:
        BadInput: for too few samples, times that do not rise or are no seconds, angles no joint has.
    """

    name: str
    t_s: Array
    q_deg: Array
    absolute: bool = True
    body_error_deg: float = 0.0
    drift_deg_per_s: float = 0.0
    unseen: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be read as angles over increasing seconds."""
        check_times(self.name, self.t_s)
        widest = float(np.abs(self.q_deg).max())
        if not isfinite(widest) or widest > WIDEST_DEG:
            raise BadInput(
                say(
                    "{name}: an angle of {widest:g} is no joint's: q_deg must be degrees, 0 = leg "
                    "straight out",
                    name=self.name,
                    widest=widest,
                )
            )

    @property
    def frames_per_s(self) -> float:
        """Samples a second, by the median step."""
        return 1.0 / float(np.median(np.diff(self.t_s)))

    @property
    def duration_s(self) -> float:
        """Seconds from the first sample to the last."""
        return float(self.t_s[-1] - self.t_s[0])


def check_times(name: str, t_s: Array) -> None:
    """Refuse times that are not increasing seconds.

    Raises:
        BadInput: says which row is wrong.
    """
    if len(t_s) < FEWEST_SAMPLES:
        raise BadInput(
            say_count(
                len(t_s),
                "{name} has {number} row with an angle: a swing needs many, 60 a second",
                "{name} has {number} rows with an angle: a swing needs many, 60 a second",
                name=name,
            )
        )
    steps = np.diff(t_s)
    wrong = np.flatnonzero(~(steps > 0.0))
    if len(wrong):
        at = int(wrong[0])
        raise BadInput(
            say(
                "{name}: time goes from {before:g} to {after:g} in row {row}: "
                "sort the rows by time and leave each time in once",
                name=name,
                before=t_s[at],
                after=t_s[at + 1],
                row=at + 2,
            )
        )
    step = float(np.median(steps))
    if not FASTEST_STEP_S <= step <= SLOWEST_STEP_S:
        raise BadInput(
            say(
                "{name}: time steps by {step:g} from row to row, which is no recording's pace in seconds: "
                "times must be seconds, not milliseconds, minutes or frame numbers",
                name=name,
                step=step,
            )
        )
