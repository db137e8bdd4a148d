"""Many people at once get the same curves as each of them alone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.inlets import find_blood_inlets
from lull.pharmacology.intake import OralIntake
from lull.pharmacology.oral_curve import predict_dose_curves
from lull.pharmacology.people import PEOPLE, People, choose_givers, spread_people
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.typical import find_typical_person
from made_forecast import ADULT, CHILD, solve_slowly

doses = st.lists(
    st.builds(OralIntake, at_h=st.floats(-40.0, 20.0), amount_mg=st.floats(1.0, 40.0)),
    min_size=1,
    max_size=6,
)


def predict_all(
    people: People, taken: list[OralIntake], hours: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return plasma and effect site of everybody over all hours."""
    blocks = list(predict_inlets(find_blood_inlets(people, taken), hours, people.count, looks=2))
    return np.concatenate([b[0] for b in blocks]), np.concatenate([b[1] for b in blocks])


@settings(max_examples=20)
@given(doses, st.sampled_from([ADULT, CHILD]), st.floats(0.02, 0.5))
def test_everybody_gets_the_curve_of_one(taken: list[OralIntake], person: object, step_h: float) -> None:
    """Carried forward by exponentials or summed dose by dose, a person's curve is the same."""
    people = spread_people(find_typical_person(ADULT if person is ADULT else CHILD))
    hours = step_h * np.arange(90.0)  # more than one block
    plasma, effect_site = predict_all(people, taken, hours)
    for i in range(0, PEOPLE, 57):
        parts = [predict_dose_curves(people.kinetics_of(i), hours - dose.at_h) for dose in taken]
        for ours, k in ((plasma, 0), (effect_site, 1)):
            one = np.sum([dose.amount_mg * part[k] for dose, part in zip(taken, parts, strict=True)], axis=0)
            np.testing.assert_allclose(ours[:, i], one, rtol=1e-9, atol=1e-9)


def test_a_lag_delays_everybody() -> None:
    """The lag reaches the population too."""
    typical = find_typical_person(ADULT, {"lag_h": 0.7})
    people = spread_people(typical)
    plasma, _ = predict_all(people, [OralIntake(at_h=0.1, amount_mg=10.0)], 0.1 * np.arange(20.0))
    assert not plasma[:8].any()
    assert plasma[9:].all()


@pytest.mark.parametrize("apart", [0.0, 1e-12, 1e-8, 1e-6, 1e-5, 1e-4])
def test_people_whose_rates_coincide_are_right_too(apart: float) -> None:
    """One person with ka at ke0, one at alpha, one at both: their curves obey the differential equation."""
    people = spread_people(find_typical_person(ADULT))
    alpha = np.array([people.kinetics_of(i).alpha_per_h for i in range(PEOPLE)])
    ka, ke0 = np.array(people.kinetics.ka_per_h), np.array(people.kinetics.ke0_per_h)
    ka[3] = ke0[3] * (1 + apart)
    ka[5] = alpha[5] * (1 + apart)
    ka[8], ke0[8] = alpha[8] * (1 + apart), alpha[8] * (1 - apart)
    people = replace(people, kinetics=replace(people.kinetics, ka_per_h=ka, ke0_per_h=ke0))
    half = np.arange(PEOPLE) % 2 == 0
    taken = [
        OralIntake(at_h=-2.0, amount_mg=10.0),
        OralIntake(at_h=1.3, amount_mg=20.0, givers=half),
    ]
    hours = 0.25 * np.arange(80.0)
    plasma, effect_site = predict_all(people, taken, hours)
    for i in (3, 5, 8):
        counted = [(d.at_h, d.amount_mg) for d in taken if d.givers is None or d.givers[i]]
        slow = solve_slowly(people.kinetics_of(i), counted, hours)
        np.testing.assert_allclose(plasma[:, i], slow[0], rtol=1e-6)
        np.testing.assert_allclose(effect_site[:, i], slow[1], rtol=1e-6)


def test_a_gap_counts_only_in_those_who_gave_it() -> None:
    """Givers have the dose, the others have nothing, and about half are givers."""
    people = spread_people(find_typical_person(ADULT))
    givers = choose_givers(0, 0.5)
    plasma, _ = predict_all(
        people, [OralIntake(at_h=0.0, amount_mg=10.0, givers=givers)], 1.0 * np.arange(3.0)
    )
    assert (plasma[1][givers] > 0).all()
    assert not plasma[:, ~givers].any()
    assert abs(int(givers.sum()) - PEOPLE / 2) < 1


def test_gaps_are_decided_independently() -> None:
    """Who gave one gap's doses says nothing about another gap, nor about clearance."""
    coins = np.array([choose_givers(gap, 0.5) for gap in range(6)])
    together = np.corrcoef(coins)
    assert np.abs(together - np.eye(6)).max() < 0.1
    people = spread_people(find_typical_person(ADULT))
    for coin in coins:
        assert abs(np.corrcoef(coin, np.log(people.kinetics.cl_f_l_per_h))[0, 1]) < 0.1


@pytest.mark.parametrize(("share", "count"), [(0.0, 0), (1.0, PEOPLE)])
def test_certain_gaps_have_nobody_or_everybody(share: float, count: int) -> None:
    """The share of givers is kept at its ends."""
    assert choose_givers(2, share).sum() == count
