"""Readings of the model by mouth, as a laboratory or a trial would take them.

Concentrations in ng/mL, times in hours after the dose, people as :class:`~lull.treatment.person.Person`.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import predict_pulse, to_plasma_by_mouth, to_site_by_mouth
from lull.pharmacology.inlet import Inlet, Pulse
from lull.pharmacology.kinetics import NG_PER_ML_IN_MG_PER_L
from lull.pharmacology.parameters.adult import ADULT_WEIGHT_KG
from lull.pharmacology.parameters.child import CHILD_WEIGHT_KG
from lull.pharmacology.people import People, spread_people
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.tone_effect import measure_occupied, predict_second_effect
from lull.pharmacology.typical import TypicalPerson, find_typical_person
from lull.treatment.person import Person

Curve = NDArray[np.float64]

ADULT = Person(age_y=35.0, weight_kg=ADULT_WEIGHT_KG.value)
CHILD = Person(age_y=8.0, weight_kg=CHILD_WEIGHT_KG.value)
HE_MG_PER_KG_PER_DAY = 2.0
"""The daily amount that He 2014 arrives at; an input of the comparison, not advice."""

HOURS = np.linspace(0.0, 96.0, 9601)
DAY_H = 24.0
_LATE_H = np.array([24.0, 36.0])
_SETTLED_DAYS = 10


@lru_cache(maxsize=64)
def typical(person: Person) -> TypicalPerson:
    """Return the typical person of this age, weight and kidney function."""
    return find_typical_person(person)


@lru_cache(maxsize=8)
def people_like(person: Person) -> People:
    """Return the fixed 401 people around this one."""
    return spread_people(typical(person))


@lru_cache(maxsize=64)
def predict_plasma(person: Person, mg: float, *, solution: bool = False) -> Curve:
    """Predict plasma over :data:`HOURS` after one dose by mouth."""
    return mg * predict_pulse(to_plasma_by_mouth(typical(person).kinetics, solution=solution), HOURS)


def measure_area(person: Person, mg: float) -> float:
    """Return the area under plasma to the end, in ng*h/mL."""
    return float(np.trapezoid(predict_plasma(person, mg), HOURS))


def measure_peak(person: Person, mg: float) -> float:
    """Return the highest plasma concentration after one dose."""
    return float(predict_plasma(person, mg).max())


def measure_peak_time_h(person: Person, *, solution: bool = False) -> float:
    """Return when plasma is highest after one dose."""
    return float(HOURS[predict_plasma(person, 1.0, solution=solution).argmax()])


def measure_half_life_h(person: Person) -> float:
    """Return the terminal half-life as it would be read: from two late points."""
    early, late = predict_pulse(to_plasma_by_mouth(typical(person).kinetics), _LATE_H)
    return float((_LATE_H[1] - _LATE_H[0]) * np.log(2.0) / np.log(early / late))


def measure_clearance_l_per_h(person: Person) -> float:
    """Return CL/F as it would be read: the dose over the area."""
    return NG_PER_ML_IN_MG_PER_L / measure_area(person, 1.0)


def measure_steady_volume_l(person: Person) -> float:
    """Return the volume at steady state over the share absorbed, Vss/F."""
    kinetics = typical(person).kinetics
    return float(kinetics.v1_f_l + kinetics.v2_f_l)


def measure_area_volume_l(person: Person) -> float:
    """Return the volume by area, CL/F over the terminal rate."""
    return measure_clearance_l_per_h(person) * measure_half_life_h(person) / float(np.log(2.0))


def measure_daily_average(person: Person, mg_per_day: float) -> float:
    """Return the average plasma concentration over a day at steady state."""
    return mg_per_day / DAY_H / measure_clearance_l_per_h(person) * NG_PER_ML_IN_MG_PER_L


def measure_swing(person: Person, doses_a_day: int) -> tuple[float, float, float]:
    """Return peak, trough and average at steady state, for 1 mg at even hours."""
    every_h = DAY_H / doses_a_day
    within = np.linspace(0.0, every_h, 801)
    earlier = every_h * np.arange(_SETTLED_DAYS * doses_a_day)
    chain = to_plasma_by_mouth(typical(person).kinetics)
    plasma = predict_pulse(chain, np.add.outer(earlier, within).ravel())
    settled = plasma.reshape(len(earlier), -1).sum(axis=0)
    return (
        float(settled.max()),
        float(settled.min()),
        float(np.trapezoid(settled, within) / every_h),
    )


def measure_spread_percent(values: Curve) -> float:
    """Return the coefficient of variation between people."""
    return float(100.0 * np.std(values) / np.mean(values))


def measure_area_spread_percent(person: Person) -> float:
    """Return how far the area after one dose varies between the 401 people."""
    return measure_spread_percent(1.0 / np.asarray(people_like(person).kinetics.cl_f_l_per_h))


def measure_clearance_spread_percent(person: Person) -> float:
    """Return how far clearance varies between the 401 people."""
    return measure_spread_percent(np.asarray(people_like(person).kinetics.cl_f_l_per_h))


def measure_suppression(person: Person, plasma_ng_per_ml: float) -> float:
    """Return the share of tone lost in the typical person when site and plasma are level."""
    effect = typical(person).effect
    ratio = np.array([plasma_ng_per_ml / effect.ec50_ng_per_ml])
    return float(effect.emax * measure_occupied(ratio, effect.hill)[0])


def measure_sleepiness(person: Person, mg: float) -> float:
    """Return the largest share of sleepiness after one dose in the typical person."""
    site = mg * predict_pulse(to_site_by_mouth(typical(person).kinetics), HOURS)
    middle = float(people_like(person).sleepy_ec50_ng_per_ml[0])
    return float(predict_second_effect(site, middle).max())


@lru_cache(maxsize=16)
def measure_lost_over_day(person: Person, mg_per_day: float, doses_a_day: int) -> Curve:
    """Return the share of tone lost on average over a day, in each of the 401 people.

    Doses at even hours, settled; site by site, as the app would predict it.
    """
    people = people_like(person)
    chain = to_site_by_mouth(people.kinetics)
    count = _SETTLED_DAYS * doses_a_day
    every_h = DAY_H / doses_a_day
    pulses = tuple(Pulse(at_h=i * every_h, amount=mg_per_day / doses_a_day) for i in range(count))
    hours = (_SETTLED_DAYS - 1) * DAY_H + np.linspace(0.0, DAY_H, 241)
    inlets = (Inlet(chains=(chain,), pulses=pulses),)
    site = np.concatenate([block[0] for block in predict_inlets(inlets, hours, people.count)])
    lost = people.emax * measure_occupied(site / people.ec50_ng_per_ml["legs"], people.hill)
    return np.asarray(np.trapezoid(lost, hours, axis=0) / DAY_H)
