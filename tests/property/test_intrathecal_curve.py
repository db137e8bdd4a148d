"""The spinal route obeys its differential equations, and the laws of a linear model."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.chain import (
    measure_washout_h,
    predict_pulse,
    predict_step,
    to_fluid,
    to_plasma_by_spine,
    to_site_by_spine,
)
from lull.pharmacology.inlets import (
    find_fluid_inlets,
    find_spinal_plasma_inlets,
    find_spinal_site_inlets,
)
from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake
from lull.pharmacology.kinetics import IntrathecalKinetics, pick_person
from lull.pharmacology.people import TRAITS, People, spread_people, vary_people
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.typical import TypicalPerson, find_typical_person
from lull.pharmacology.typical_curve import predict_fluid, predict_plasma_rows, predict_site
from lull.treatment.person import Person
from made_forecast import ADULT, CHILD
from made_routes import solve_spine_slowly

Numbers = NDArray[np.float64]
TYPICAL = find_typical_person(ADULT)
rates = st.floats(0.05, 4.0)
fluids = st.builds(
    IntrathecalKinetics,
    cl_l_per_h=st.floats(0.005, 0.1),
    v_l=st.floats(0.02, 0.2),
    site_per_csf=st.floats(0.5, 5.0),
    transfer_per_h=rates,
    site_delay_h=st.floats(0.0, 2.0),
    spread_per_h=rates,
    spread_delay_h=st.floats(0.0, 3.0),
)
boluses = st.builds(BolusIntake, at_h=st.floats(0.0, 20.0), amount_mcg=st.floats(5.0, 100.0))
flows = st.builds(
    lambda start, long, rate: FlowIntake(start_h=start, end_h=start + long, rate_mcg_per_h=rate),
    st.floats(0.0, 15.0),
    st.floats(0.5, 30.0),
    st.floats(0.5, 50.0),
)
HOURS = np.linspace(0.0, 40.0, 81)


def with_fluid(fluid: IntrathecalKinetics) -> TypicalPerson:
    """Return an adult with this spinal fluid."""
    return replace(TYPICAL, fluid=fluid)


def solve(person: TypicalPerson, intakes: list[Intake]) -> tuple[Numbers, Numbers, Numbers]:
    """Return fluid, plasma and site by stepping the equations."""
    return solve_spine_slowly(
        person.kinetics,
        person.fluid,
        HOURS,
        boluses=[(i.at_h, i.amount_mcg) for i in intakes if isinstance(i, BolusIntake)],
        flows=[(i.start_h, i.end_h, i.rate_mcg_per_h) for i in intakes if isinstance(i, FlowIntake)],
    )


@settings(max_examples=25, deadline=None)
@given(fluids, st.lists(boluses, max_size=2), st.lists(flows, max_size=2))
def test_the_curves_agree_with_stepping_the_differential_equations(
    fluid: IntrathecalKinetics, some: list[BolusIntake], more: list[FlowIntake]
) -> None:
    """Bolus and flow, in fluid, plasma and site, solved in one go or in small steps."""
    person = with_fluid(fluid)
    intakes: list[Intake] = [*some, *more]
    ours = (
        predict_fluid(person, intakes, HOURS),
        predict_plasma_rows(person, intakes, HOURS).sum(axis=0),
        predict_site(person, intakes, HOURS).spine,
    )
    arrivals = [bolus.at_h for bolus in some]
    told = ~np.isin(HOURS, arrivals)  # at the instant itself a bolus is in; the stepping tells just before
    for mine, slow in zip(ours, solve(person, intakes), strict=True):
        np.testing.assert_allclose(mine[told], slow[told], rtol=1e-6, atol=1e-8 * (slow.max() + 1e-6))


@pytest.mark.slow
@pytest.mark.parametrize("apart", [0.0, 1e-12, 1e-7, 1e-4])
def test_rates_that_coincide_do_no_harm(apart: float) -> None:
    """Spread, fluid, transfer and the oral delay at one rate, exactly or nearly."""
    rate = float(TYPICAL.kinetics.ke0_per_h)
    fluid = replace(
        TYPICAL.fluid,
        cl_l_per_h=0.06 * rate * (1 + apart),
        v_l=0.06,
        transfer_per_h=rate * (1 - apart),
        spread_per_h=rate * (1 + 2 * apart),
    )
    person = with_fluid(fluid)
    intakes: list[Intake] = [
        BolusIntake(at_h=1.0, amount_mcg=50.0),
        FlowIntake(start_h=2.0, end_h=20.0, rate_mcg_per_h=10.0),
    ]
    slow = solve(person, intakes)[2]
    np.testing.assert_allclose(predict_site(person, intakes, HOURS).spine, slow, rtol=1e-6, atol=1e-7)
    people = spread_people(person)
    same = replace(
        people,
        kinetics=replace(people.kinetics, ke0_per_h=np.full(people.count, rate)),
        fluid=IntrathecalKinetics(
            cl_l_per_h=np.full(people.count, fluid.cl_l_per_h),
            v_l=np.full(people.count, fluid.v_l),
            site_per_csf=np.full(people.count, fluid.site_per_csf),
            transfer_per_h=np.full(people.count, fluid.transfer_per_h),
            site_delay_h=fluid.site_delay_h,
            spread_per_h=np.full(people.count, fluid.spread_per_h),
            spread_delay_h=fluid.spread_delay_h,
        ),
    )
    many = predict_all(same, intakes)
    np.testing.assert_allclose(many[:, 17], slow, rtol=1e-6, atol=1e-7)


def predict_all(people: People, intakes: list[Intake]) -> Numbers:
    """Return the legs' site of everybody."""
    blocks = predict_inlets(find_spinal_site_inlets(people, intakes), HOURS, people.count)
    return np.concatenate([block[0] for block in blocks])


@settings(max_examples=15, deadline=None)
@given(st.lists(boluses, max_size=3), st.lists(flows, max_size=3), st.sampled_from([ADULT, CHILD]))
def test_everybody_gets_the_curve_of_one(
    some: list[BolusIntake], more: list[FlowIntake], who: object
) -> None:
    """Carried forward by exponentials or by divided differences, a person's curve is the same."""
    typical = find_typical_person(ADULT if who is ADULT else CHILD)
    people = spread_people(typical)
    intakes: list[Intake] = [*some, *more]
    finders = (find_fluid_inlets, find_spinal_plasma_inlets, find_spinal_site_inlets)
    many = [
        np.concatenate(
            [
                np.zeros((0, people.count)),
                *(b[0] for b in predict_inlets(f(people, intakes), HOURS, people.count)),
            ]
        )
        for f in finders
    ]
    for i in range(0, people.count, 57):
        one = replace(typical, kinetics=pick_person(people.kinetics, i), fluid=pick_person(people.fluid, i))
        alone = (
            predict_fluid(one, intakes, HOURS),
            predict_plasma_rows(one, intakes, HOURS).sum(axis=0),
            predict_site(one, intakes, HOURS).spine,
        )
        for all_of_them, mine in zip(many, alone, strict=True):
            np.testing.assert_allclose(all_of_them[:, i], mine, rtol=1e-9, atol=1e-9)


@given(fluids, st.floats(1.0, 30.0))
@settings(max_examples=30, deadline=None)
def test_a_flow_is_the_sum_of_many_small_boluses(fluid: IntrathecalKinetics, rate: float) -> None:
    """Spread as an infusion, a thousand drops in an hour are a flow of an hour."""
    chain = to_site_by_spine(TYPICAL.kinetics, fluid, infused=True)
    hours = np.linspace(2.0, 40.0, 40)
    flow = rate * (predict_step(chain, hours) - predict_step(chain, hours - 1.0))
    drops = (np.arange(1000) + 0.5) / 1000
    many = rate / 1000 * predict_pulse(chain, hours - drops[:, np.newaxis]).sum(axis=0)
    np.testing.assert_allclose(flow, many, rtol=2e-4, atol=1e-6 * rate)


@given(fluids)
@settings(max_examples=30, deadline=None)
def test_a_steady_flow_ends_at_rate_over_clearance(fluid: IntrathecalKinetics) -> None:
    """In the fluid the level is rate / clearance, at the site its share of that, in plasma rate / CL."""
    late = np.array([4000.0])
    level = predict_step(to_fluid(fluid, infused=True), late)[0]
    assert level == pytest.approx(1.0 / fluid.cl_l_per_h, rel=1e-9)
    site = predict_step(to_site_by_spine(TYPICAL.kinetics, fluid, infused=True), late)[0]
    assert site == pytest.approx(fluid.site_per_csf / fluid.cl_l_per_h, rel=1e-9)
    plasma = predict_step(to_plasma_by_spine(TYPICAL.kinetics, fluid, infused=True), late)[0]
    assert plasma == pytest.approx(1.0 / TYPICAL.kinetics.cl_f_l_per_h, rel=1e-9)


def test_nothing_is_there_before_its_dead_time() -> None:
    """A bolus waits before it acts; an infusion waits longer; the fluid sees a bolus at once."""
    fluid = TYPICAL.fluid
    waits = fluid.site_delay_h
    site = predict_pulse(
        to_site_by_spine(TYPICAL.kinetics, fluid, infused=False), np.array([-1.0, waits - 1e-9, waits + 0.1])
    )
    assert not site[:2].any()
    assert site[2] > 0
    infused = to_site_by_spine(TYPICAL.kinetics, fluid, infused=True)
    assert infused.delay_h == waits + fluid.spread_delay_h
    at_once = predict_pulse(to_fluid(fluid, infused=False), np.array([0.0]))[0]
    assert at_once == pytest.approx(1.0 / fluid.v_l)
    assert predict_pulse(infused, np.array([measure_washout_h(infused)]))[0] == 0.0


def test_a_child_and_an_adult_answer_the_spinal_route_alike() -> None:
    """The small oral effect in children is not imported: 50 mcg leaves the same tone at the same time."""
    from lull.pharmacology.tone_effect import predict_relative_tone  # noqa: PLC0415 - read beside its use

    intakes: list[Intake] = [BolusIntake(at_h=0.0, amount_mcg=50.0)]
    tones = [
        predict_relative_tone(predict_site(person, intakes, HOURS).spine, person.effect)
        for person in (find_typical_person(ADULT), find_typical_person(CHILD))
    ]
    np.testing.assert_allclose(tones[0], tones[1], rtol=1e-12)


@pytest.mark.parametrize("who", [ADULT, CHILD])
def test_how_much_of_the_blood_counts_changes_nothing_from_the_spine(who: Person) -> None:
    """Three children whose blood counts for little, middling and much answer a bolus alike."""
    z = {trait: np.zeros(3) for trait in TRAITS} | {"blood_share": np.array([-2.0, 0.0, 2.0])}
    people = vary_people(find_typical_person(who), z)
    ratio = predict_all(people, [BolusIntake(at_h=0.0, amount_mcg=50.0)]) / people.ec50_ng_per_ml["legs"]
    np.testing.assert_allclose(ratio[:, 0], ratio[:, 1], rtol=1e-12)
    np.testing.assert_allclose(ratio[:, 2], ratio[:, 1], rtol=1e-12)
    if who is CHILD:
        assert people.ec50_ng_per_ml["legs"][0] > 2 * people.ec50_ng_per_ml["legs"][1]


def test_at_its_own_instant_a_bolus_is_in_the_fluid_and_nowhere_else() -> None:
    """Told at the very hour it is given: the whole amount over the volume, in everybody; plasma has none."""
    people, bolus = spread_people(TYPICAL), [BolusIntake(at_h=2.0, amount_mcg=50.0)]
    hours = np.array([1.0, 2.0, 3.0])
    ((fluid,),) = predict_inlets(find_fluid_inlets(people, bolus), hours, people.count)
    np.testing.assert_allclose(fluid[1], 50.0 / np.asarray(people.fluid.v_l), rtol=1e-12)
    assert not fluid[0].any()
    ((plasma,),) = predict_inlets(find_spinal_plasma_inlets(people, bolus), hours, people.count)
    assert not plasma[1].any()
    assert plasma[2].all()
