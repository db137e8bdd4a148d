"""Whole grids at once give the numbers of the walk from row to row, however doses and looks fall."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.chain import to_fluid, to_plasma_by_mouth, to_site_by_spine
from lull.pharmacology.inlet import Flow, Inlet, Pulse, predict_exactly
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.simulation.few_people_curve import predict_inlets_at_once
from made_simulation import make_rates_meet, some_people

Curve = NDArray[np.float64]
HOURS = np.arange(0.0, 40.0, 0.5)
PEOPLE = some_people(4)

at = st.sampled_from((-30.0, -0.25, 0.0, 3.0, 3.0, 7.7, 39.5, 50.0))
givers = st.none() | st.lists(st.booleans(), min_size=4, max_size=4).map(np.array)
pulses = st.lists(st.builds(Pulse, at_h=at, amount=st.floats(1.0, 30.0), givers=givers), max_size=5)
flows = st.lists(
    st.builds(
        lambda start, lasting, rate: Flow(start_h=start, end_h=start + lasting, rate=rate),
        at,
        st.sampled_from((0.5, 8.0, np.inf)),
        st.floats(0.1, 9.0),
    ),
    max_size=4,
)


def walk(inlets: list[Inlet], looks: int) -> list[Curve]:
    """Return the curves of the walk, all blocks together."""
    blocks = list(predict_inlets(inlets, HOURS, 4, looks=looks))
    return [np.concatenate([block[k] for block in blocks]) for k in range(looks)]


@settings(max_examples=60)
@given(pulses, flows)
def test_at_once_or_row_by_row(some: list[Pulse], streams: list[Flow]) -> None:
    """Plasma and site by mouth (two looks), the fluid and the cord; doses in some people only."""
    plasma = to_plasma_by_mouth(PEOPLE.kinetics)
    both = Inlet(chains=(plasma, plasma.then(PEOPLE.kinetics.ke0_per_h)), pulses=some)
    fluid = Inlet(chains=(to_fluid(PEOPLE.fluid, infused=False),), pulses=some)
    spread = Inlet(chains=(to_fluid(PEOPLE.fluid, infused=True),), flows=streams)
    cord = Inlet(
        chains=(to_site_by_spine(PEOPLE.kinetics, PEOPLE.fluid, infused=True),), pulses=some, flows=streams
    )
    for inlets, looks in (([both], 2), ([both, both], 2), ([fluid, spread], 1), ([cord], 1)):
        ours = predict_inlets_at_once(inlets, HOURS, 4)
        for mine, theirs in zip(ours, walk(inlets, looks), strict=True):
            np.testing.assert_allclose(mine, theirs, rtol=1e-10, atol=1e-10 * max(1.0, theirs.max()))


def test_a_bolus_is_in_the_fluid_at_its_very_hour() -> None:
    """Amount over volume, at once, where there is no step before the look; behind a step nothing yet."""
    bolus = [Pulse(at_h=5.0, amount=50.0)]
    fluid = Inlet(chains=(to_fluid(PEOPLE.fluid, infused=False),), pulses=bolus)
    (curve,) = predict_inlets_at_once([fluid], HOURS, 4)
    assert not curve[9].any()
    np.testing.assert_allclose(curve[10], 50.0 / np.asarray(PEOPLE.fluid.v_l), rtol=1e-12)
    plasma = Inlet(chains=(to_plasma_by_mouth(PEOPLE.kinetics),), pulses=bolus)
    (curve,) = predict_inlets_at_once([plasma], HOURS, 4)
    assert not curve[10].any()
    assert curve[11].all()


def test_doses_after_the_last_hour_do_not_count() -> None:
    """Nothing has entered yet, so there is nothing to see."""
    late = Inlet(chains=(to_plasma_by_mouth(PEOPLE.kinetics),), pulses=[Pulse(at_h=41.0, amount=10.0)])
    (curve,) = predict_inlets_at_once([late], HOURS, 4)
    assert not curve.any()


def test_a_flow_that_ended_leaves_no_trace_of_its_rate() -> None:
    """Rates that cancel but for rounding are no flow: the fluid empties as after a bolus."""
    three = [Flow(start_h=k, end_h=6.0, rate=0.1) for k in (1.0, 2.0, 3.0)]
    inlet = Inlet(chains=(to_fluid(PEOPLE.fluid, infused=False),), flows=three)
    (curve,) = predict_inlets_at_once([inlet], HOURS, 4)
    leaving = np.asarray(PEOPLE.fluid.cl_l_per_h) / np.asarray(PEOPLE.fluid.v_l)
    np.testing.assert_allclose(curve[79] / curve[13], np.exp(-leaving * 33.0), rtol=1e-9)


@pytest.mark.parametrize("person", [0, 3])
def test_where_exponentials_would_cancel_divided_differences_answer(person: int) -> None:
    """Absorption at the rate of the effect site: exactly the slow way's numbers."""
    people = make_rates_meet(PEOPLE)
    plasma = to_plasma_by_mouth(people.kinetics)
    site = plasma.then(people.kinetics.ke0_per_h)
    inlet = Inlet(chains=(site,), pulses=[Pulse(at_h=1.0, amount=10.0), Pulse(at_h=8.0, amount=5.0)])
    (curve,) = predict_inlets_at_once([inlet], HOURS, 4)
    slow = predict_exactly(replace(inlet), site, person, HOURS)
    np.testing.assert_allclose(curve[:, person], slow, rtol=1e-12)
