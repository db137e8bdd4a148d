"""The exact curve of one dose obeys its differential equation, and the laws of a linear model."""

from dataclasses import replace
from decimal import Decimal, localcontext
from math import prod

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.chain import measure_washout_h, predict_pulse, to_site_by_mouth
from lull.pharmacology.divided_difference import divide_difference_of_exp
from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.oral_curve import measure_fading_h, predict_dose_curves
from made_forecast import solve_slowly

rates = st.floats(0.05, 8.0)
volumes = st.floats(5.0, 200.0)
kinetics = st.builds(
    OralKinetics,
    ka_per_h=rates,
    solution_ka_per_h=rates,
    lag_h=st.floats(0.0, 2.0),
    cl_f_l_per_h=st.floats(0.5, 40.0),
    v1_f_l=volumes,
    q_f_l_per_h=st.floats(0.05, 40.0),
    v2_f_l=volumes,
    ke0_per_h=rates,
)
KOCHAK = OralKinetics(
    ka_per_h=1.64,
    solution_ka_per_h=2.3,
    lag_h=0.0,
    cl_f_l_per_h=10.8,
    v1_f_l=28.8,
    q_f_l_per_h=12.9,
    v2_f_l=19.7,
    ke0_per_h=1.0,
)


def assert_close(ours: NDArray[np.float64], reference: NDArray[np.float64]) -> None:
    """Agree to 1e-6 of each value, or of the peak's billionth where nothing is left."""
    np.testing.assert_allclose(ours, reference, rtol=1e-6, atol=1e-9 * reference.max())


@settings(max_examples=40)
@given(kinetics)
def test_the_curve_agrees_with_stepping_the_differential_equations(model: OralKinetics) -> None:
    """Solved in one go or in small steps, a dose leaves the same concentrations."""
    hours = np.linspace(0.01, 36.0, 60)
    ours = predict_dose_curves(model, hours)
    slow = solve_slowly(model, [(0.0, 1.0)], hours)
    assert_close(ours[0], slow[0])
    assert_close(ours[1], slow[1])


def make_coinciding(alpha: float, beta: float, ka: float, ke0: float) -> OralKinetics:
    """Return kinetics with exactly these four rates, as nearly as numbers allow."""
    back = (alpha + beta) / 2
    out = alpha * beta / back
    there = alpha + beta - out - back
    if there <= 0:
        there = 1e-9  # alpha = beta needs an exchange of zero; this is as near as kinetics come
    return OralKinetics(
        ka_per_h=ka,
        solution_ka_per_h=ka,
        lag_h=0.0,
        cl_f_l_per_h=out * 30.0,
        v1_f_l=30.0,
        q_f_l_per_h=there * 30.0,
        v2_f_l=there * 30.0 / back,
        ke0_per_h=ke0,
    )


@pytest.mark.parametrize("apart", [0.0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3])
@pytest.mark.parametrize("which", ["ka=alpha", "ka=beta", "ke0=ka", "ke0=beta", "ke0=ka=alpha", "all"])
def test_rates_that_coincide_do_no_harm(which: str, apart: float) -> None:
    """At and near every coincidence of rates the curve still obeys its differential equation."""
    alpha, beta = (0.9, 0.2) if which != "all" else (0.5 * (1 + apart), 0.5)
    model = make_coinciding(alpha, beta, ka=1.7, ke0=0.4)
    alpha, beta = float(model.alpha_per_h), float(model.beta_per_h)
    near = 1.0 + apart
    model = {
        "ka=alpha": replace(model, ka_per_h=alpha * near),
        "ka=beta": replace(model, ka_per_h=beta * near),
        "ke0=ka": replace(model, ke0_per_h=1.7 * near),
        "ke0=beta": replace(model, ke0_per_h=beta * near),
        "ke0=ka=alpha": replace(model, ka_per_h=alpha * near, ke0_per_h=alpha / near),
        "all": replace(model, ka_per_h=alpha * near, ke0_per_h=beta / near),
    }[which]
    hours = np.linspace(0.05, 30.0, 40)
    ours = predict_dose_curves(model, hours)
    slow = solve_slowly(model, [(0.0, 1.0)], hours)
    assert_close(ours[0], slow[0])
    assert_close(ours[1], slow[1])


def sum_partial_fractions(chain: list[float], hour: float) -> float:
    """Return the chain's answer by partial fractions in 150 digits, equal rates moved apart by 1e-30."""
    with localcontext() as digits:
        digits.prec = 150
        rates = [Decimal(rate) + i * Decimal("1e-30") for i, rate in enumerate(chain)]
        parts = []
        for i, rate in enumerate(rates):
            others = [other - rate for j, other in enumerate(rates) if j != i]
            parts.append((-rate * Decimal(hour)).exp() / prod(others, start=Decimal(1)))
        return float(sum(parts))


@settings(max_examples=50)
@given(st.lists(st.floats(0.01, 20.0), min_size=1, max_size=4), st.floats(0.001, 60.0))
@example([5.0, 0.010000000000000002, 0.01], 2.0)  # SciPy's expm gives 0.158 here instead of 0.354
@example([1.0, 1.0, 1.0, 1.0], 3.0)
def test_a_divided_difference_is_the_chain_it_stands_for(chain: list[float], hour: float) -> None:
    """Against the slow reference: partial fractions with so many digits that cancellation does no harm."""
    ours = divide_difference_of_exp(chain, np.array([hour]))[0]
    assert ours == pytest.approx(sum_partial_fractions(chain, hour), rel=1e-12, abs=1e-300)


@given(rates, rates, st.floats(0.01, 20.0))
def test_two_rates_far_apart_give_the_textbook_formula(fast: float, slow: float, hour: float) -> None:
    """Bateman's function, where it can be computed at all."""
    if abs(fast - slow) < 0.5:
        slow = fast + 0.5
    expected = (np.exp(-fast * hour) - np.exp(-slow * hour)) / (slow - fast)
    ours = divide_difference_of_exp((fast, slow), np.array([hour]))[0]
    assert ours == pytest.approx(expected, rel=1e-9, abs=1e-15)


@settings(max_examples=40)
@given(kinetics)
def test_all_of_a_dose_leaves_by_clearance(model: OralKinetics) -> None:
    """The area under the curve is dose / clearance, in plasma and at the site of effect."""
    end = measure_washout_h(to_site_by_mouth(model))
    hours = np.concatenate([[0.0], np.geomspace(1e-4, end, 8_000)])
    plasma, effect_site = predict_dose_curves(model, hours)
    expected = 1000.0 / model.cl_f_l_per_h
    assert np.trapezoid(plasma, hours) == pytest.approx(expected, rel=1e-4)
    assert np.trapezoid(effect_site, hours) == pytest.approx(expected, rel=1e-4)


@settings(max_examples=50)
@given(kinetics, st.floats(-5.0, 0.0))
def test_nothing_is_there_before_the_dose_or_during_the_lag(model: OralKinetics, before: float) -> None:
    """A dose acts only after it was taken and its lag is over."""
    plasma, effect_site = predict_dose_curves(model, np.array([before, model.lag_h * 0.999, model.lag_h]))
    assert not plasma.any()
    assert not effect_site.any()


@settings(max_examples=50)
@given(kinetics)
def test_concentrations_are_never_negative(model: OralKinetics) -> None:
    """No rounding, anywhere along the washout, turns into a negative concentration."""
    hours = np.geomspace(1e-6, 2 * measure_washout_h(to_site_by_mouth(model)), 500)
    for curve in predict_dose_curves(model, hours):
        assert (curve >= 0).all()
        assert np.isfinite(curve).all()


def test_washout_leaves_nothing_to_see() -> None:
    """After washout the largest recorded overdose (2500 mg) is below a billionth of a ng/mL."""
    end = measure_washout_h(to_site_by_mouth(KOCHAK))
    assert predict_dose_curves(KOCHAK, np.array([end]))[0][0] * 2500.0 < 1e-9
    assert 100 < end < 250


@pytest.mark.parametrize("share", [0.05, 0.5])
def test_fading_is_where_the_effect_site_falls_below_the_share(share: float) -> None:
    """Just before it there is a little more than the share of the peak, just after a little less."""
    fading_h = measure_fading_h(KOCHAK, share)
    hours = np.linspace(0.0, 60.0, 200_001)
    curve = predict_pulse(to_site_by_mouth(KOCHAK), hours)
    last = hours[np.flatnonzero(curve > share * curve.max())[-1]]
    assert fading_h == pytest.approx(last, rel=2e-3)


def subtract_in_many_digits(model: OralKinetics) -> float:
    """Return ``k21 - beta`` in sixty digits."""
    with localcontext() as digits:
        digits.prec = 60
        out = Decimal(float(model.cl_f_l_per_h)) / Decimal(float(model.v1_f_l))
        there = Decimal(float(model.q_f_l_per_h)) / Decimal(float(model.v1_f_l))
        back = Decimal(float(model.q_f_l_per_h)) / Decimal(float(model.v2_f_l))
        total = out + there + back
        return float(back - (total - (total * total - 4 * out * back).sqrt()) / 2)


@settings(max_examples=100)
@given(
    *[st.floats(-6.0, 6.0).map(lambda power: 10.0**power)] * 4,
)
@example(1e6, 1.0, 1e-4, 1.0)  # back - beta cancels
@example(1.0, 1e6, 1.0, 1e-6)  # alpha - back cancels
def test_the_slow_rate_is_subtracted_without_losing_digits(cl: float, v1: float, q: float, v2: float) -> None:
    """Where one form of the difference cancels the other one is used."""
    model = replace(KOCHAK, cl_f_l_per_h=cl, v1_f_l=v1, q_f_l_per_h=q, v2_f_l=v2)
    exact = subtract_in_many_digits(model)
    assert model.back_beyond_beta_per_h == pytest.approx(exact, rel=1e-8, abs=0.0)
