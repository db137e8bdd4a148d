"""The compiled engine gives the numbers of plain NumPy, and those of the differential equations."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake
from lull.pharmacology.people import People
from lull.pharmacology.tone_effect import measure_occupied
from made_forecast import solve_slowly
from made_tone import assert_same_tone, compiled_tone, draw_adults, tone_task

CLOCKS = st.one_of(
    st.floats(-30.0, 60.0),
    st.integers(-30, 60).map(float),
    st.integers(-360, 720).map(lambda n: n / 12),
    st.integers(-90, 180).map(lambda n: n / 3),
)
"""Any time, whole hours, five minutes, and thirds of an hour, which no double can hold."""

oral = st.builds(OralIntake, at_h=CLOCKS, amount_mg=st.floats(0.5, 40.0), solution=st.booleans())
boluses = st.builds(BolusIntake, at_h=CLOCKS, amount_mcg=st.floats(1.0, 100.0))
flows = st.builds(
    lambda start_h, lasting_h, rate: FlowIntake(
        start_h=start_h, end_h=start_h + lasting_h, rate_mcg_per_h=rate
    ),
    CLOCKS,
    st.one_of(st.floats(0.01, 60.0), st.just(float("inf"))),
    st.floats(0.1, 40.0),
)
anything = st.lists(st.one_of(oral, boluses, flows), min_size=1, max_size=12)
grids = st.one_of(
    st.integers(1, 60).map(lambda n: np.arange(float(n))),
    st.tuples(st.sampled_from([1 / 12, 0.1, 0.25, 1 / 3, 1.7]), st.integers(1, 120)).map(
        lambda grid: grid[0] * np.arange(grid[1])
    ),
    st.lists(st.floats(-10.0, 80.0), min_size=1, max_size=40, unique=True).map(
        lambda at: np.array(sorted(at))
    ),
)
coincidences = st.sampled_from([None, 0.0, 1e-13, 1e-9, 1e-6, 1e-4, 1e-2])


def bring_together(people: People, apart: float | None) -> People:
    """Let rates of the first three meet, up to a share: by mouth, in the fluid, and three at once."""
    if apart is None:
        return people
    ka, ke0 = np.array(people.kinetics.ka_per_h), np.array(people.kinetics.ke0_per_h)
    spread = np.array(people.fluid.spread_per_h)
    alpha = np.asarray(people.kinetics.alpha_per_h)
    ka[0] = ke0[0] * (1 + apart)
    spread[1] = ke0[1] * (1 + apart)
    ka[2], ke0[2] = alpha[2] * (1 + apart), alpha[2] * (1 - apart)
    return replace(
        people,
        kinetics=replace(people.kinetics, ka_per_h=ka, ke0_per_h=ke0),
        fluid=replace(people.fluid, spread_per_h=spread),
    )


@settings(max_examples=150)
@given(anything, grids, coincidences, st.floats(0.0, 1.0), st.integers(0, 5))
def test_tone_is_that_of_plain_numpy(
    intakes: list[Intake], hours: NDArray[np.float64], apart: float | None, gradient: float, seed: int
) -> None:
    """Whatever is given when, in whomever, looked at whenever."""
    people = bring_together(draw_adults(9, seed), apart)
    task = tone_task(people, intakes, hours, gradient=gradient)
    assert_same_tone(task, compiled_tone(task))


@settings(max_examples=8)
@given(st.lists(oral, min_size=1, max_size=5), coincidences)
def test_tone_by_mouth_obeys_the_differential_equation(doses: list[OralIntake], apart: float | None) -> None:
    """SciPy takes gut, blood, second compartment and site from dose to dose."""
    doses = [replace(dose, solution=False) for dose in doses]
    people = bring_together(draw_adults(3), apart)
    hours = np.arange(48.0)
    tone = compiled_tone(tone_task(people, list(doses), hours))
    for i in range(3):
        taken = [(dose.at_h, dose.amount_mg) for dose in doses]
        _, site = solve_slowly(people.kinetics_of(i), taken, hours)
        ratio = np.maximum(site, 0.0) / people.ec50_ng_per_ml["legs"][i]
        slow = 1.0 - people.emax * measure_occupied(ratio, people.hill)
        np.testing.assert_allclose(tone[:, i], slow, rtol=0.0, atol=1e-7)


@settings(max_examples=8)
@given(st.floats(0.0, 20.0), st.floats(0.3, 20.0), st.floats(0.1, 40.0), coincidences)
def test_tone_by_pump_obeys_the_differential_equation(
    start_h: float, lasting_h: float, rate: float, apart: float | None
) -> None:
    """SciPy takes what waits, the fluid, what follows it and the site through one flow."""
    people = bring_together(draw_adults(3), apart)
    hours = np.arange(48.0)
    end_h = start_h + lasting_h
    flow = FlowIntake(start_h=start_h, end_h=end_h, rate_mcg_per_h=rate)
    tone = compiled_tone(tone_task(people, [flow], hours, gradient=1.0))
    for i in range(3):
        site = solve_pump(people, i, flow, hours)
        ratio = np.maximum(site, 0.0) / people.ec50_ng_per_ml["legs"][i]
        slow = 1.0 - people.emax * measure_occupied(ratio, people.hill)
        np.testing.assert_allclose(tone[:, i], slow, rtol=0.0, atol=1e-7)


def solve_pump(people: People, i: int, flow: FlowIntake, hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one person's site by stepping the differential equations through a flow."""
    fluid = people.fluid
    chain = [fluid.spread_per_h, fluid.leaving_per_h, fluid.transfer_per_h, people.kinetics.ke0_per_h]
    spread, leaving, transfer, ke0 = (float(np.broadcast_to(rate, people.count)[i]) for rate in chain)
    per_mcg = float(np.broadcast_to(fluid.site_per_csf / fluid.v_l, people.count)[i])
    delay_h = fluid.site_delay_h + fluid.spread_delay_h
    matrix = np.array(
        [
            [-spread, 0.0, 0.0, 0.0],
            [spread, -leaving, 0.0, 0.0],
            [0.0, transfer * per_mcg, -transfer, 0.0],
            [0.0, 0.0, ke0, -ke0],
        ]
    )
    state, site = np.zeros(4), np.zeros_like(hours)
    edges = [(flow.start_h + delay_h, flow.rate_mcg_per_h), (flow.end_h + delay_h, 0.0), (1000.0, 0.0)]
    for (start, rate), (end, _) in pairwise(edges):

        def change(_: float, y: NDArray[np.float64], rate: float = rate) -> NDArray[np.float64]:
            return np.asarray(matrix @ y + np.array([rate, 0.0, 0.0, 0.0]))

        inside = (hours > start) & (hours <= end)
        last = min(end, max(start, float(hours[-1])) + 1.0)
        solved = solve_ivp(
            change,
            (start, last),
            state,
            method="DOP853",
            max_step=0.5,
            t_eval=np.union1d(hours[inside], [last]),
            rtol=1e-11,
            atol=1e-13,
        )
        site[inside] = solved.y[3, : int(inside.sum())]
        state = solved.y[:, -1]
    return site
