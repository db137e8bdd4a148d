"""Noise is learnt from rest: not from a drift, not from the end of a return."""

from math import exp

import numpy as np
import pytest

from lull.movement.resting_noise import NOISE_UNKNOWN_DEG, RestingNoise


@pytest.mark.parametrize("true_deg", [0.5, 2.0, 6.0])
@pytest.mark.parametrize("fps", [10, 30, 60])
def test_white_noise_is_measured_whatever_the_drift(true_deg: float, fps: int) -> None:
    """Over half a minute the estimate is about right, also on a slope of five degrees a second."""
    rng, noise, told = np.random.default_rng(1), RestingNoise(most_deg=20.0), []
    for i in range(40 * fps):
        noise.feed(i / fps, 5.0 * i / fps + rng.normal(0.0, true_deg))
        told.append(noise.deg)
    assert np.mean(told[10 * fps :]) == pytest.approx(true_deg, rel=0.3)


def test_the_end_of_a_return_is_no_noise() -> None:
    """What is left of a fall when rest begins does not raise the estimate."""
    noise = RestingNoise(most_deg=20.0)
    noise.begin()
    told = []
    for i in range(30):
        noise.feed(i / 30, 12.0 * exp(-i / 30 / 0.06))
        told.append(noise.deg)
    assert max(told) == NOISE_UNKNOWN_DEG
    assert told[-1] < NOISE_UNKNOWN_DEG
