"""Whether a movement is a repetition: seen from start to end, and large enough for this person."""

from math import inf

from lull.movement.attempt import SMALLER_THAN_OWN_RANGE, Attempt, Excursion
from lull.movement.landmarks import Watched
from lull.movement.own_range import ACCEPTED_SHARE


def judge_excursion(
    excursion: Excursion,
    *,
    own_range_deg: float,
    number: int,
    side: Watched,
    decided_s: float,
    goal_deg: float = inf,
) -> Attempt:
    """Judge one movement against the person's own range; see :class:`lull.movement.attempt.Attempt`.

    A movement that reached ``goal_deg``, what was asked of it, counts however small that is.
    """
    reason = excursion.fault
    if reason is None and excursion.range_deg < min(ACCEPTED_SHARE * own_range_deg, goal_deg):
        reason = SMALLER_THAN_OWN_RANGE
    return Attempt(
        number=number,
        side=side,
        start_s=excursion.start_s,
        peak_s=excursion.peak_s,
        end_s=excursion.end_s,
        range_deg=excursion.range_deg,
        range_error_deg=excursion.range_error_deg,
        accepted=reason is None,
        reason=reason,
        own_range_deg=own_range_deg,
        counted_s=excursion.decided_s,
        decided_s=decided_s,
    )
