"""The smoother against the published equations, written down a second time."""

from math import pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.one_euro import OneEuroFilter


def slow_reference(
    times: list[float], values: list[float], min_cutoff_hz: float, beta: float, speed_cutoff_hz: float = 1.0
) -> list[float]:
    """Algorithm 1 of Casiez et al. 2012 as printed: alpha from tau and the sampling period."""

    def alpha(period_s: float, cutoff_hz: float) -> float:
        tau = 1.0 / (2.0 * pi * cutoff_hz)
        return 1.0 / (1.0 + tau / period_s)

    smoothed = [values[0]]
    speed = 0.0
    for i in range(1, len(values)):
        period = times[i] - times[i - 1]
        a_speed = alpha(period, speed_cutoff_hz)
        speed = a_speed * ((values[i] - smoothed[-1]) / period) + (1.0 - a_speed) * speed
        a_value = alpha(period, min_cutoff_hz + beta * abs(speed))
        smoothed.append(a_value * values[i] + (1.0 - a_value) * smoothed[-1])
    return smoothed


@given(
    st.lists(st.tuples(st.floats(0.002, 0.5), st.floats(-200.0, 200.0)), min_size=1, max_size=60),
    st.floats(0.1, 10.0),
    st.floats(0.0, 0.5),
)
def test_agrees_with_the_published_algorithm(
    steps: list[tuple[float, float]], min_cutoff_hz: float, beta: float
) -> None:
    """Any samples, any pace: the filter gives the paper's numbers."""
    times = np.cumsum([step for step, _ in steps]).tolist()
    values = [value for _, value in steps]
    smoother = OneEuroFilter(min_cutoff_hz=min_cutoff_hz, beta=beta)
    got = [smoother.feed(t, value) for t, value in zip(times, values, strict=True)]
    assert got == pytest.approx(slow_reference(times, values, min_cutoff_hz, beta), abs=1e-9)


def test_quick_movement_is_followed_more_closely_than_slow_trembling() -> None:
    """The point of the filter: a small tremble is calmed, a large quick turn comes through."""

    def passed(amplitude: float, hz: float) -> float:
        smoother = OneEuroFilter()
        out = [smoother.feed(i / 60, amplitude * sin(2.0 * pi * hz * i / 60)) for i in range(600)]
        return (max(out[300:]) - min(out[300:])) / (2.0 * amplitude)

    assert passed(1.0, 5.0) < 0.4
    assert passed(60.0, 1.0) > 0.9


def test_after_a_reset_the_past_is_forgotten() -> None:
    """The first sample after a reset is taken as it is."""
    smoother = OneEuroFilter()
    smoother.feed(0.0, 10.0)
    smoother.reset()
    assert smoother.feed(0.1, 90.0) == 90.0
