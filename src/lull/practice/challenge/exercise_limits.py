"""The limits of the challenge for one exercise: which dials it has, and what range is never gone beyond."""

from dataclasses import replace

from lull.practice.challenge.limits import UNMEASURED_SHARE, ChallengeLimits
from lull.practice.exercise import Exercise
from lull.practice.start_gate import is_locked_at_first

UNHURRIED_S = 8.0
"""Time for one movement where nobody is to hurry (ours; the easiest of the usual ones)."""


def find_limits(
    exercise: Exercise,
    *,
    own_range: float,
    most_range: float | None = None,
    in_turns: bool = False,
    time_factor: float = 1.0,
) -> ChallengeLimits:
    """Return the limits of today, for one side.

    In exercises in which people can fall nobody is asked to hold or to hurry (hazard H14). In turns there is
    no hold and no pause, because the other side moves meanwhile, and each side has half of the attempts.

    Args:
        exercise: what is practised.
        own_range: as it was shown, in the unit of the signal.
        most_range: the most that an earlier day allows, where one does: a range measured as far as it went
            without pain, or less than one in which it hurt. It only lowers the goals.
        in_turns: whether both sides do it in turns.
        time_factor: how many times as long as usual everything may take.

    Raises:
        BadInput: where a camera could not tell movements so small from noise.
    """
    most = UNMEASURED_SHARE * own_range
    limits = ChallengeLimits(
        own_range=own_range,
        pain_free_range=most if most_range is None else min(most, most_range),
        smallest_range=exercise.smallest_range,
        time_factor=time_factor,
    )
    if is_locked_at_first(exercise):
        limits = replace(limits, longest_hold_s=0.0, slowest_s=UNHURRIED_S, quickest_s=UNHURRIED_S)
    if in_turns:
        attempts = limits.most_attempts // 2
        limits = replace(
            limits, longest_hold_s=0.0, longest_pause_s=0.0, shortest_pause_s=0.0, most_attempts=attempts
        )
    return limits
