"""What one attempt at a challenge came to."""

from dataclasses import dataclass
from math import isfinite

from lull.refusal import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptOutcome:
    """One attempt, as it was measured. An attempt the camera did not see to its end is none of these.

    ``success`` says whether everything the challenge asked for was met. ``range_reached`` is in the signal's
    unit, ``duration_s`` the time to the furthest point, ``hold_s`` how long it stayed there, ``sparc`` the
    smoothness (negative, nearer to zero is smoother) or ``None`` where the camera was too slow to tell.
    ``ended_s`` is the time since the session began, given by the caller.

    Raises:
        BadInput: for numbers that are none, and times and ranges below zero.
    """

    success: bool
    range_reached: float
    duration_s: float
    hold_s: float
    sparc: float | None
    ended_s: float

    def __post_init__(self) -> None:
        """Refuse what nobody can have measured."""
        measured = (self.range_reached, self.duration_s, self.hold_s, self.ended_s)
        if not all(isfinite(number) and number >= 0.0 for number in measured):
            raise BadInput("range, times and hold of an attempt are numbers of 0 or more")
        if self.sparc is not None and not isfinite(self.sparc):
            raise BadInput("the smoothness of an attempt is a number or missing")
