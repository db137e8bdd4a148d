"""Duration, hold and speed of movements whose shape is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.movement_quality import measure_quality


@given(st.floats(20.0, 120.0), st.floats(0.6, 3.0), st.floats(0.0, 5.0), st.sampled_from((15.0, 30.0, 60.0)))
def test_a_movement_known_by_hand(peak: float, way_s: float, hold_s: float, fps: float) -> None:
    """Half a cosine out, a hold, half a cosine back: peak speed pi / 2 times the mean speed."""
    t_s = np.arange(0.0, 2.0 * way_s + hold_s + 1e-9, 1.0 / fps)
    out = np.clip(t_s / way_s, 0.0, 1.0)
    back = np.clip((t_s - way_s - hold_s) / way_s, 0.0, 1.0)
    values = 50.0 + peak * 0.5 * (np.cos(np.pi * back) - np.cos(np.pi * out))
    end_s = float(t_s[-1])
    quality = measure_quality(t_s, values, start_s=0.0, peak_s=way_s + hold_s / 2.0, end_s=end_s)
    assert quality.duration_s == end_s
    near_top_s = 2.0 * way_s * np.arccos(0.8) / np.pi
    assert quality.hold_s == pytest.approx(hold_s + near_top_s, abs=0.04 * way_s + 1.5 / fps)
    assert quality.peak_speed == pytest.approx(np.pi / 2.0 * peak / way_s, rel=0.06)


@pytest.mark.parametrize("frames", [0, 1, 2])
def test_too_few_frames_have_neither_hold_nor_speed(frames: int) -> None:
    """Nothing is made up of two frames."""
    t_s = np.array([0.0, 0.1, 0.2])
    values = np.array([10.0, 40.0, 20.0])
    values[frames:] = np.nan
    quality = measure_quality(t_s, values, start_s=0.0, peak_s=0.1, end_s=0.2)
    assert (quality.duration_s, quality.hold_s, quality.peak_speed) == (0.2, 0.0, None)
