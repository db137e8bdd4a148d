"""The written-out logarithm, power and exponential, and the cascade, are right to the last digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.compiled.cascade import write_move
from lull.compiled.decay import decay
from lull.compiled.sigmoid import find_sigmoid, write_tones
from lull.pharmacology.divided_difference import divide_difference_of_exp

rates = st.floats(1e-3, 20.0)


def tones_of(ratios: NDArray[np.float64], emax: float, hill: float) -> NDArray[np.float64]:
    """Return the tone at each ratio."""
    tone = np.empty_like(ratios)
    write_tones(ratios, np.empty_like(ratios), find_sigmoid(emax, hill), tone)
    return tone


@pytest.mark.parametrize("hill", [0.1, 1.0, 2.7, 100.0])
@pytest.mark.parametrize("emax", [0.0, 0.25, 0.9, 1.0])
def test_tone_is_that_of_long_arithmetic(emax: float, hill: float) -> None:
    """Over thirty powers of ten, and densely about the middle."""
    ratios = np.concatenate([np.geomspace(1e-15, 1e15, 2001), np.linspace(0.5, 2.0, 2001)])
    long = ratios.astype(np.longdouble)
    with np.errstate(over="ignore"):
        expected = 1 - np.longdouble(emax) * (1 - 1 / (1 + long ** np.longdouble(hill)))
    np.testing.assert_allclose(
        tones_of(ratios, emax, hill), expected.astype(float), rtol=0, atol=1e-15 * max(4, hill)
    )


def test_nothing_and_a_rounding_error_below_nothing_leave_tone_at_exactly_one() -> None:
    ratios = np.array([0.0, -1e-18, -3.0, 5e-324])
    for emax in (0.0, 0.1, 0.3, 0.7, 0.95, 1.0):
        assert (tones_of(ratios, emax, 1.5) == 1.0).all()


def test_an_endless_concentration_leaves_what_cannot_go() -> None:
    assert tones_of(np.array([1e300, np.inf]), 0.75, 4.0) == pytest.approx(0.25, abs=1e-15)


@given(rates, st.floats(0.0, 1000.0))
def test_decay_and_its_integral_are_those_of_the_library(rate: float, dt: float) -> None:
    left, filled = decay(rate, dt)
    assert left == pytest.approx(np.exp(-rate * dt), rel=1e-13, abs=1e-300)
    assert filled == pytest.approx(-np.expm1(-rate * dt) / rate, rel=1e-14)


def test_decay_at_rate_zero_keeps_all_and_fills_evenly() -> None:
    assert decay(0.0, 2.5) == (1.0, 2.5)


@given(rates, rates, st.floats(0.0, 60.0), st.sampled_from([0.0, 1e-9, 1e-4]))
def test_a_move_is_made_of_divided_differences(first: float, third: float, dt: float, apart: float) -> None:
    """Two of the three rates nearly or quite coincide; every entry is the answer of a shorter chain."""
    chain = np.array([first, first * (1 + apart), third])
    move = np.empty((3, 3))
    write_move(chain, dt, move)
    for j in range(3):
        for i in range(j, 3):
            expected = divide_difference_of_exp(chain[j : i + 1].tolist(), np.array([dt]))[0]
            assert move[i, j] == pytest.approx(expected, rel=1e-11, abs=1e-200)
