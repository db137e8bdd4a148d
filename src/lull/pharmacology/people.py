"""People like this one: a fixed, evenly spread set of them, drawn without any random generator.

Trait ``j`` of person ``i`` is the point ``(i g^j / n + 1/2) mod 1`` of a centred lattice (Korobov's rule):
each trait is spread perfectly evenly over the people, any two traits nearly so together, each person has
an opposite, and person 0 is the typical one. The same people answer every time, so a forecast depends on
nothing but its inputs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from lull.pharmacology.kinetics import IntrathecalKinetics, OralKinetics, pick_person
from lull.pharmacology.parameters.botulinum import BOTULINUM_EFFECT, BOTULINUM_PEAK_DAYS
from lull.pharmacology.parameters.second_effect import SLEEPY_EC50, WEAK_EC50
from lull.pharmacology.typical import TypicalPerson
from lull.treatment.muscle import Region

PEOPLE = 401
"""How many; a prime, as the lattice wants."""

_GENERATOR = 87
"""A primitive root of 401; one of the four that keep the first 22 traits furthest apart in every pair
(by the shortest vector of the pair's lattice)."""

TRAITS = (
    "cl",
    "volume",
    "ka",
    "ke0",
    "ec50",
    "blood_share",
    "gap",
    "trunk",
    "arms",
    "csf_cl",
    "csf_volume",
    "csf_share",
    "infusion_spread",
    "sleepy",
    "weak",
    "botulinum",
    "botulinum_pace",
)
"""What people differ in, each a standard deviation at a time; the order is that of the lattice's rows."""

Trait = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Many people, one value each: every array has shape ``(people,)``. Units are in the names.

    ``ec50_ng_per_ml`` is plasma-equivalent, by region. ``blood_share`` is how much of the blood's drug counts
    for tone: the second effect, whose concentrations are those of adults, sees all of it.
    """

    kinetics: OralKinetics
    fluid: IntrathecalKinetics
    ec50_ng_per_ml: Mapping[Region, Trait]
    emax: float
    hill: float
    blood_share: Trait
    sleepy_ec50_ng_per_ml: Trait
    weak_ec50_ng_per_ml: Trait
    botulinum_effect: Trait
    botulinum_peak_days: Trait

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.ec50_ng_per_ml["legs"])

    def kinetics_of(self, i: int) -> OralKinetics:
        """Return the oral kinetics of one of them."""
        return pick_person(self.kinetics, i)


def spread_people(typical: TypicalPerson) -> People:
    """Return the people around the typical one.

    Lag, exchange between the compartments and steepness have no published spread and are shared by all.
    """
    return vary_people(typical, dict(zip(TRAITS, _standard_traits(), strict=True)))


def single_person(typical: TypicalPerson) -> People:
    """Return the typical person alone, as a population of one."""
    return vary_people(typical, {trait: np.zeros(1) for trait in TRAITS})


def draw_people(typical: TypicalPerson, count: int, chance: Generator) -> People:
    """Return people drawn at random around the typical one; the randomness is passed in."""
    return vary_people(typical, {trait: chance.standard_normal(count) for trait in TRAITS})


def vary_people(typical: TypicalPerson, z: Mapping[str, Trait]) -> People:
    """Return people whose traits lie ``z`` standard deviations from the typical one."""
    spread, effect = typical.spread, typical.effect
    share = np.exp(spread.blood_share * z["blood_share"])
    legs = effect.ec50_ng_per_ml * np.exp(spread.ec50 * z["ec50"]) / share
    return People(
        kinetics=_vary_blood(typical, z),
        fluid=_vary_fluid(typical, z, share),
        ec50_ng_per_ml={
            "legs": legs,
            "trunk": legs * np.exp(spread.region * z["trunk"]),
            "arms": legs * np.exp(spread.region * z["arms"]),
        },
        emax=effect.emax,
        hill=effect.hill,
        blood_share=typical.blood_share * share,
        sleepy_ec50_ng_per_ml=SLEEPY_EC50.value * np.exp(spread.second * z["sleepy"]),
        weak_ec50_ng_per_ml=WEAK_EC50.value * np.exp(spread.second * z["weak"]),
        botulinum_effect=_shift_share(BOTULINUM_EFFECT.value, spread.botulinum_logit * z["botulinum"]),
        botulinum_peak_days=BOTULINUM_PEAK_DAYS.value * np.exp(spread.botulinum_pace * z["botulinum_pace"]),
    )


def choose_givers(gap: int, share: float) -> NDArray[np.bool_]:
    """Return in which people the doses of a gap in the record were given after all: a ``share`` of them.

    ``gap`` counts gaps backwards from now, so that the choice does not depend on anything after now.
    """
    return np.asarray(_lattice_row(len(TRAITS) + gap) < share)


def _vary_blood(typical: TypicalPerson, z: Mapping[str, Trait]) -> OralKinetics:
    """Vary how the drug moves through the gut and the blood."""
    kinetics, spread = typical.kinetics, typical.spread
    room = np.exp(spread.volume * z["volume"] + spread.gap_volume * z["gap"])
    pace = np.exp(spread.ka * z["ka"] + spread.gap_ka * z["gap"])
    return replace(
        kinetics,
        ka_per_h=kinetics.ka_per_h * pace,
        solution_ka_per_h=kinetics.solution_ka_per_h * pace,
        cl_f_l_per_h=kinetics.cl_f_l_per_h * np.exp(spread.cl * z["cl"] + spread.gap_cl * z["gap"]),
        v1_f_l=kinetics.v1_f_l * room,
        v2_f_l=kinetics.v2_f_l * room,
        ke0_per_h=kinetics.ke0_per_h * np.exp(spread.ke0 * z["ke0"]),
    )


def _vary_fluid(typical: TypicalPerson, z: Mapping[str, Trait], blood_share: Trait) -> IntrathecalKinetics:
    """Vary the spinal fluid; where the blood counts for more, the fluid's plasma equivalent is less."""
    fluid, spread = typical.fluid, typical.spread
    return replace(
        fluid,
        cl_l_per_h=fluid.cl_l_per_h * np.exp(spread.csf_cl * z["csf_cl"]),
        v_l=fluid.v_l * np.exp(spread.csf_volume * z["csf_volume"]),
        site_per_csf=fluid.site_per_csf * np.exp(spread.csf_share * z["csf_share"]) / blood_share,
        spread_per_h=fluid.spread_per_h * np.exp(spread.infusion_spread * z["infusion_spread"]),
    )


def _shift_share(share: float, shift: Trait) -> Trait:
    """Move a share on the logit scale."""
    odds = np.exp(shift)
    return np.asarray(share * odds / (1.0 - share + share * odds))


def _lattice_row(j: int) -> Trait:
    """Return trait ``j`` of everybody as points strictly between 0 and 1."""
    step = pow(_GENERATOR, j, PEOPLE)
    return np.asarray(((np.arange(PEOPLE) * step + PEOPLE // 2) % PEOPLE + 0.5) / PEOPLE)


@lru_cache(maxsize=1)
def _standard_traits() -> Trait:
    """Return the traits as standard normal values, shape ``(traits, people)``."""
    quantile = NormalDist().inv_cdf
    rows = [[quantile(point) for point in _lattice_row(j).tolist()] for j in range(len(TRAITS))]
    traits = np.array(rows)
    traits.setflags(write=False)
    return traits
