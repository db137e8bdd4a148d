"""One wild frame is refused one frame later; everything else passes at once or one frame late."""

import pytest

from lull.movement.spike_gate import SeenAngle, SpikeGate


def pass_on(angles_deg: list[float], fps: float) -> list[list[float]]:
    """Return the angles believed on each frame."""
    gate = SpikeGate()
    return [
        [seen.angle_deg for seen in gate.feed(SeenAngle(i / fps, angle_deg, 0.0), 0.5)]
        for i, angle_deg in enumerate(angles_deg)
    ]


def test_a_frame_that_leaps_away_and_back_is_refused() -> None:
    """The frames around it are believed as they come."""
    assert pass_on([80.0, 81.0, 120.0, 82.0, 83.0], 30.0) == [[], [80.0, 81.0], [], [82.0], [83.0]]


def test_a_step_is_believed_one_frame_late() -> None:
    """The next frame is where the leap went, so it was none of a single frame."""
    assert pass_on([80.0, 80.0, 120.0, 121.0, 120.0], 30.0) == [[], [80.0, 80.0], [], [120.0, 121.0], [120.0]]


def test_two_wild_frames_opposite_each_other_are_both_refused() -> None:
    """Each lies outside its neighbours."""
    assert pass_on([80.0, 80.0, 120.0, 30.0, 80.0, 80.0], 30.0) == [[], [80.0, 80.0], [], [], [80.0], [80.0]]


@pytest.mark.parametrize("fps", [8.0, 12.0])
def test_a_slow_camera_may_see_a_peak_in_one_frame(fps: float) -> None:
    """Thirty degrees up and down between frames a twelfth of a second apart are a movement."""
    believed = pass_on([80.0, 110.0, 140.0, 110.0, 80.0], fps)
    assert [angle for frame in believed for angle in frame] == [80.0, 110.0, 140.0, 110.0, 80.0]


def test_after_a_gap_nothing_waits() -> None:
    """Half a second unseen tells nothing about leaps."""
    gate = SpikeGate()
    gate.feed(SeenAngle(0.0, 80.0, 0.0), 0.5)
    assert [seen.angle_deg for seen in gate.feed(SeenAngle(0.5, 140.0, 0.0), 0.5)] == [80.0, 140.0]
    gate.feed(SeenAngle(0.55, 60.0, 0.0), 0.5)
    assert len(gate.feed(SeenAngle(1.1, 140.0, 0.0), 0.5)) == 2


@pytest.mark.parametrize("wild", [20.0, 140.0])
def test_a_wild_first_frame_is_refused(wild: float) -> None:
    """Nothing speaks for the first frame but the second, so neither is believed until two agree."""
    assert pass_on([wild, 80.0, 81.0, 82.0], 30.0) == [[], [], [80.0, 81.0], [82.0]]
