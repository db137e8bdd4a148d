"""Readings of the model into the spinal fluid: bolus, infusion, pump stop, and what reaches the blood.

One set of definitions for bolus and infusion alike (ours, stated on the page):

- *first effect*: tone has fallen by a share (10 %, and 20 %, the app's low tone);
- *over*: tone is back above that;
- *level*: 95 % of the final loss of tone is reached;
- *effective*: the legs' tone falls by 42 % at its strongest, one Ashworth point of the 2.4 above none in
  Meythaler's group with cerebral palsy.

Amounts in mcg, rates in mcg a day, times in hours.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.chain import predict_pulse, predict_step, to_fluid, to_site_by_spine
from lull.pharmacology.inlet import Inlet, Pulse
from lull.pharmacology.parameters.intrathecal import ARMS_SHARE
from lull.pharmacology.population_curve import predict_inlets
from lull.pharmacology.tone_effect import measure_occupied
from lull.pharmacology.validation.blood_readings import ADULT, DAY_H, people_like, typical
from lull.treatment.muscle import Region
from lull.treatment.person import Person

Curve = NDArray[np.float64]

HOURS = np.linspace(0.0, 240.0, 24001)
LITTLE, LOW = 0.10, 0.20
"""Shares of tone that count as a first effect: a little, and what the app calls low tone."""

EFFECTIVE = 1.0 / 2.4
"""Share of tone that one Ashworth point is, of 3.4 - 1 points above none (Meythaler 2001, with CP)."""

LEVEL = 0.95


@lru_cache(maxsize=4)
def _unit_bolus(person: Person) -> Curve:
    """Predict the legs' site over :data:`HOURS` after 1 mcg at once."""
    one = typical(person)
    return predict_pulse(to_site_by_spine(one.kinetics, one.fluid, infused=False), HOURS)


@lru_cache(maxsize=4)
def _unit_flow(person: Person) -> Curve:
    """Predict the legs' site over :data:`HOURS` after the start of 1 mcg an hour."""
    one = typical(person)
    return predict_step(to_site_by_spine(one.kinetics, one.fluid, infused=True), HOURS)


def predict_lost(person: Person, site_ng_per_ml: Curve, region: Region = "legs") -> Curve:
    """Predict the share of tone lost where the legs' site holds this much; arms see Kroin's share of it."""
    effect = typical(person).effect
    seen = ARMS_SHARE.value if region == "arms" else 1.0
    return effect.emax * measure_occupied(seen * site_ng_per_ml / effect.ec50_ng_per_ml, effect.hill)


def predict_lost_after_bolus(person: Person, mcg: float, region: Region = "legs") -> Curve:
    """Predict the share of tone lost over :data:`HOURS` after a bolus."""
    return predict_lost(person, mcg * _unit_bolus(person), region)


def predict_lost_under_infusion(person: Person, mcg_per_day: float, region: Region = "legs") -> Curve:
    """Predict the share of tone lost over :data:`HOURS` after a pump starts."""
    return predict_lost(person, mcg_per_day / DAY_H * _unit_flow(person), region)


def measure_lost_at(person: Person, mcg: float, hour: float, region: Region = "legs") -> float:
    """Return the share of tone lost at one hour after a bolus."""
    return float(np.interp(hour, HOURS, predict_lost_after_bolus(person, mcg, region)))


def measure_strongest_h(person: Person, mcg: float) -> float:
    """Return when a bolus acts most."""
    return float(HOURS[predict_lost_after_bolus(person, mcg).argmax()])


def measure_first_h(lost: Curve, share: float) -> float:
    """Return when a share of tone is first lost; not a number if never."""
    reached = np.flatnonzero(lost >= share)
    return float(HOURS[reached[0]]) if reached.size else float("nan")


def measure_over_h(lost: Curve, share: float) -> float:
    """Return after when less than a share of tone is lost for good; not a number if it never was."""
    reached = np.flatnonzero(lost >= share)
    return float(HOURS[reached[-1]]) if reached.size else float("nan")


def measure_final_loss(person: Person, mcg_per_day: float, region: Region = "legs") -> float:
    """Return the share of tone lost when an infusion is level."""
    fluid = typical(person).fluid
    level = mcg_per_day / DAY_H / float(fluid.cl_l_per_h) * float(fluid.site_per_csf)
    return float(predict_lost(person, np.array([level]), region)[0])


def measure_level_h(person: Person, mcg_per_day: float) -> float:
    """Return when an infusion has reached 95 % of its final effect."""
    final = measure_final_loss(person, mcg_per_day)
    return measure_first_h(predict_lost_under_infusion(person, mcg_per_day), LEVEL * final)


def measure_fluid_level_h(person: Person) -> float:
    """Return when the fluid itself has reached 95 % of its level under an infusion."""
    fluid = typical(person).fluid
    filled = predict_step(to_fluid(fluid, infused=True), HOURS) * float(fluid.cl_l_per_h)
    return measure_first_h(filled, LEVEL)


def measure_gone_h(person: Person, mcg_per_day: float, share: float = LITTLE) -> float:
    """Return how long after a pump stops, from level, less than a share of tone is lost."""
    fluid = typical(person).fluid
    level = float(fluid.site_per_csf) / float(fluid.cl_l_per_h)
    left = np.maximum(level - _unit_flow(person), 0.0)
    return measure_over_h(predict_lost(person, mcg_per_day / DAY_H * left), share)


def measure_fluid_half_life_h(person: Person) -> float:
    """Return the half-life in the lumbar fluid after a bolus."""
    return float(np.log(2.0) / typical(person).fluid.leaving_per_h)


def measure_fluid_level(person: Person, mcg_per_day: float) -> float:
    """Return the typical lumbar concentration when an infusion is level, in ng/mL."""
    return mcg_per_day / DAY_H / float(typical(person).fluid.cl_l_per_h)


def measure_fluid_percentile(mcg_per_day: float, percent: float) -> float:
    """Return a percentile of that concentration over the 401 adults, in ng/mL."""
    levels = mcg_per_day / DAY_H / np.asarray(people_like(ADULT).fluid.cl_l_per_h)
    return float(np.percentile(levels, percent))


def measure_plasma_level(person: Person, mcg_per_day: float) -> float:
    """Return plasma when an infusion is level, in ng/mL: all that leaves the fluid enters the blood."""
    return mcg_per_day / DAY_H / float(typical(person).kinetics.cl_f_l_per_h)


def measure_plasma_percentile(person: Person, mcg_per_day: float, percent: float) -> float:
    """Return a percentile of that concentration over the 401 people, in ng/mL."""
    levels = mcg_per_day / DAY_H / np.asarray(people_like(person).kinetics.cl_f_l_per_h)
    return float(np.percentile(levels, percent))


def measure_amount_a_day_for(person: Person, lost: float) -> float:
    """Return the daily amount at which the typical person's legs lose this share, in mcg (Hill, solved)."""
    effect, fluid = typical(person).effect, typical(person).fluid
    site = effect.ec50_ng_per_ml * (lost / (effect.emax - lost)) ** (1.0 / effect.hill)
    return float(site / fluid.site_per_csf * fluid.cl_l_per_h * DAY_H)


@lru_cache(maxsize=2)
def measure_effective_boluses(person: Person) -> Curve:
    """Return the smallest effective bolus of each of the 401 people, in mcg."""
    people = people_like(person)
    chain = to_site_by_spine(people.kinetics, people.fluid, infused=False)
    hours = np.linspace(0.0, DAY_H, 481)
    inlets = (Inlet(chains=(chain,), pulses=(Pulse(at_h=0.0, amount=1.0),)),)
    site = np.concatenate([block[0] for block in predict_inlets(inlets, hours, people.count)])
    odds = EFFECTIVE / (people.emax - EFFECTIVE)
    return np.asarray(people.ec50_ng_per_ml["legs"] * odds ** (1.0 / people.hill) / site.max(axis=0))


def measure_share_helped(person: Person, mcg: float) -> float:
    """Return the share of the 401 people in whom a bolus of this size is effective, in percent."""
    return float(100.0 * np.mean(measure_effective_boluses(person) <= mcg))
