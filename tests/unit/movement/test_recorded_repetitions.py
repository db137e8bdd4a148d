"""Where a person rests is read from where a recording begins and ends, and from what it explains."""

import numpy as np

from lull.movement.recorded_repetitions import CountedSignal, count_recorded_signal
from made_movement import Array, Way, simulate_movement

SLOW = [Way(range_deg=80.0, hold_s=2.0, rest_s=2.0)] * 6


def count(t_s: Array, angle_deg: Array) -> CountedSignal:
    """Count angles, NaN as not seen."""
    angles = [None if np.isnan(angle) else angle for angle in angle_deg.tolist()]
    return count_recorded_signal(t_s.tolist(), angles, [0.0] * len(angles), "left")


def test_movements_hidden_at_the_top_are_not_read_from_the_other_end() -> None:
    """Begun and ended bent: half of them unseen stay unseen, however whole the dips between look."""
    made = simulate_movement(SLOW, fps=30)
    angles = made.angle_deg.copy()
    for start, _, _ in made.truth[::2]:
        angles[(made.t_s > start + 1.2) & (made.t_s < start + 2.6)] = np.nan
    counted = count(made.t_s, angles)
    assert (counted.rest, counted.repetitions, len(counted.attempts)) == ("low", 3, 6)


def test_beginning_and_ending_straight_is_not_enough() -> None:
    """Getting into position, six from bent, getting up: dips that were not seen explain less."""
    made = simulate_movement(SLOW, fps=30)
    angles = made.angle_deg.copy()
    for _, end, _ in made.truth[::2]:
        angles[(made.t_s > end + 0.2) & (made.t_s < end + 1.6)] = np.nan
    whole = np.concatenate((np.linspace(150.0, 70.0, 45), angles, np.linspace(70.0, 150.0, 45)))
    counted = count(np.arange(len(whole)) / 30.0, whole)
    assert (counted.rest, counted.repetitions) == ("low", 6)


def test_standing_up_and_sitting_down_is_read_from_standing() -> None:
    """Begun and ended straight, and every cycle whole from there."""
    made = simulate_movement(SLOW, fps=30)
    counted = count(made.t_s, 240.0 - made.angle_deg)
    assert (counted.rest, counted.repetitions, len(counted.attempts)) == ("high", 6, 6)
