"""Recordings: coverage known by hand, columns chosen, and one wherever nobody was seen."""

import numpy as np
import pytest

from lull.movement.recorded_body import find_missing_columns
from lull.movement.recorded_joint import measure_recorded_joint
from lull.movement.recorded_repetitions import count_recorded_signal
from lull.movement.recording import Recording
from lull.refusal import BadInput
from made_movement import Way, simulate_limb, simulate_movement

ARM = ("left_shoulder", "left_elbow", "left_wrist")


def recording_of(t_s: list[float], **columns: list[float]) -> Recording:
    """Make a recording of columns."""
    return Recording(
        name="a.csv",
        t_s=np.array(t_s),
        columns={name: np.array(values, dtype=float) for name, values in columns.items()},
    )


def test_coverage_known_by_hand() -> None:
    """Frames at 0, 0.1, 0.2, 0.4: the third speaks for 0.05 before and 0.1 after."""
    recording = recording_of([0.0, 0.1, 0.2, 0.4])
    assert recording.measure_coverage(np.array([True] * 4)) == pytest.approx(1.0)
    assert recording.measure_coverage(np.array([True, True, False, True])) == pytest.approx(0.25 / 0.4)


def test_a_long_gap_between_frames_is_not_covered() -> None:
    """Half a second on each side of a ten-second gap is all that frames speak for."""
    t_s = [*np.arange(0.0, 1.01, 0.1).tolist(), *np.arange(11.0, 12.01, 0.1).tolist()]
    coverage = recording_of(t_s).measure_coverage(np.ones(len(t_s), dtype=bool))
    assert coverage == pytest.approx(3.0 / 12.0)


def test_the_nearest_kind_of_columns_is_asked_for() -> None:
    """With most world columns there, the missing world column is named; else the plain ones."""
    world = {f"{name}_w{axis}": [0.0, 0.0] for name in ARM for axis in "xyz"}
    del world["left_wrist_wz"]
    assert find_missing_columns(recording_of([0.0, 0.1], **world), ARM) == ("left_wrist_wz",)
    assert len(find_missing_columns(recording_of([0.0, 0.1]), ARM)) == 6


def test_world_columns_without_a_number_give_way_to_plain_ones() -> None:
    """A tracker that wrote the column and never filled it."""
    made = simulate_movement([Way(range_deg=60.0)], fps=10)
    points = simulate_limb(made.angle_deg) * 100.0
    columns = {
        f"{name}_{axis}": points[:, i, k] for i, name in enumerate(ARM) for k, axis in enumerate("xyz")
    }
    columns |= {f"{name}_w{axis}": np.full(len(points), np.nan) for name in ARM for axis in "xyz"}
    recording = Recording(name="a.csv", t_s=made.t_s, columns=columns)
    joint = measure_recorded_joint(recording, ARM, None)
    assert joint.columns == "space"
    assert joint.angle_deg == pytest.approx(made.angle_deg.tolist(), abs=1e-9)


def test_measuring_where_nobody_was_found_gives_no_angles() -> None:
    """Not one row with all three: nothing seen, and no unit to complain about."""
    empty = {f"{name}_{axis}": [np.nan, np.nan] for name in ARM for axis in "xy"}
    joint = measure_recorded_joint(recording_of([0.0, 0.1], **empty), ARM, None)
    assert joint.angle_deg == (None, None)


def test_counting_where_nothing_was_seen_counts_nothing() -> None:
    """No angles: no attempts, no range, resting as the exercise says."""
    counted = count_recorded_signal([0.0, 0.1, 5.0], [None] * 3, [0.0] * 3, "left")
    assert (counted.attempts, counted.own_range, counted.rest) == ((), None, "low")


@pytest.mark.parametrize(
    ("t_s", "said"),
    [
        ([], "0 frames"),
        ([0.0], "1 frame:"),
        ([0.0, float("nan")], "no time in row 2"),
        ([0.1, 0.0], "in row 2: sort"),
        ([0.0, 0.1, 0.05, 0.2, 0.3], "from 0.1 to 0.05 in row 3: sort"),
        ([0.0, 0.1, 0.1, 0.2], "from 0.1 to 0.1 in row 3"),
        ([0.0, 40.0, 80.0], "not milliseconds"),
    ],
)
def test_times_that_are_no_increasing_seconds(t_s: list[float], said: str) -> None:
    """Nothing is measured from them, and the row is named."""
    with pytest.raises(BadInput, match=said):
        recording_of(t_s)
