"""An attempt: a movement that began, accepted or not. Accepted attempts are repetitions."""

from dataclasses import dataclass

from lull.movement.landmarks import Watched

SMALLER_THAN_OWN_RANGE = "smaller_than_own_range"
JOINTS_NOT_SEEN = "joints_not_seen"
TOO_FAST = "too_fast"
NOT_RETURNED = "not_returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excursion:
    """One way out from rest and back, as the signal shows it, before it is judged.

    Times in seconds on the frames' clock. ``range_deg`` is how far it went from the resting level before it,
    ``range_error_deg`` its standard error. ``fault`` is ``None`` for a movement seen from start to end.
    ``decided_s`` is the time of the frame that ended it. ``evidence_deg`` is its mean height times the square
    root of its number of samples; divided by the noise it says how many standard errors high it is.
    ``above_rest_deg`` is how far its peak stood above the level at rest when it left. Degrees are those of
    the signal, whose unit may be percent.
    """

    start_s: float
    peak_s: float
    end_s: float
    range_deg: float
    range_error_deg: float
    fault: str | None
    decided_s: float
    evidence_deg: float
    above_rest_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A judged movement; ``reason`` says by code why it was not accepted.

    ``own_range_deg`` is the own range it was held against. ``counted_s`` is the time of the frame that showed
    it to have ended, on which it was counted.
    ``decided_s`` is that of the frame on which the judgement became final; nothing later was looked at.
    Degrees are those of the signal, whose unit may be percent.
    """

    number: int
    side: Watched
    start_s: float
    peak_s: float
    end_s: float
    range_deg: float
    range_error_deg: float
    accepted: bool
    reason: str | None
    own_range_deg: float
    counted_s: float
    decided_s: float
