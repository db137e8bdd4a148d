"""Smoothing and measuring after the fact, against slow ways of doing the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.excursion_shape import smooth_evenly


@given(
    st.lists(st.tuples(st.floats(0.005, 0.4), st.floats(-180.0, 180.0)), min_size=1, max_size=40),
    st.floats(0.01, 1.0),
)
def test_even_smoothing_is_the_mean_of_the_neighbours(
    steps: list[tuple[float, float]], half_width_s: float
) -> None:
    """The slow way: for each sample look at all others."""
    times, at_s = [], 0.0
    for step, _ in steps:
        at_s += step
        times.append(at_s)
    values = [value for _, value in steps]
    slow = []
    for t in times:
        near = [v for u, v in zip(times, values, strict=True) if t - half_width_s <= u <= t + half_width_s]
        slow.append(sum(near) / len(near))
    assert smooth_evenly(times, values, half_width_s) == pytest.approx(slow, abs=1e-6)
