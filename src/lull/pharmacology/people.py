"""People like this one: a fixed, evenly spread set of them, drawn without any random generator.

Trait ``j`` of person ``i`` is the point ``(i g^j / n + 1/2) mod 1`` of a centred lattice (Korobov's rule):
each trait is spread perfectly evenly over the people, any two traits nearly so together, each person has
an opposite, and person 0 is the typical one. The same people answer every time, so a forecast depends on
nothing but its inputs.
"""

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.typical import TypicalPerson

PEOPLE = 401
"""How many; a prime, as the lattice wants."""

_GENERATOR = 120
"""A primitive root of 401; of all of them, the one that spreads the first 13 traits most evenly in pairs."""

_TRAITS = ("cl", "volume", "ka", "ke0", "ec50", "emax", "gap", "trunk", "arms")

Trait = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Many people, one value each: every array has shape ``(people,)``. Units are in the names."""

    ka_per_h: Trait
    lag_h: float
    cl_f_l_per_h: Trait
    v1_f_l: Trait
    q_f_l_per_h: float
    v2_f_l: Trait
    ke0_per_h: Trait
    ec50_legs_ng_per_ml: Trait
    ec50_trunk_ng_per_ml: Trait
    ec50_arms_ng_per_ml: Trait
    emax: Trait
    hill: float

    def kinetics_of(self, i: int) -> OralKinetics:
        """Return the kinetics of one of them."""
        return OralKinetics(
            ka_per_h=float(self.ka_per_h[i]),
            lag_h=self.lag_h,
            cl_f_l_per_h=float(self.cl_f_l_per_h[i]),
            v1_f_l=float(self.v1_f_l[i]),
            q_f_l_per_h=self.q_f_l_per_h,
            v2_f_l=float(self.v2_f_l[i]),
            ke0_per_h=float(self.ke0_per_h[i]),
        )


def spread_people(typical: TypicalPerson) -> People:
    """Return the people around the typical one.

    Lag, exchange between the compartments and steepness have no published spread and are shared by all.
    """
    z, spread = dict(zip(_TRAITS, _standard_traits(), strict=True)), typical.spread
    kinetics, effect = typical.kinetics, typical.effect
    room = np.exp(spread.volume * z["volume"] + spread.gap_volume * z["gap"])
    ec50 = effect.ec50_ng_per_ml * np.exp(spread.ec50 * z["ec50"])
    return People(
        ka_per_h=kinetics.ka_per_h * np.exp(spread.ka * z["ka"] + spread.gap_ka * z["gap"]),
        lag_h=kinetics.lag_h,
        cl_f_l_per_h=kinetics.cl_f_l_per_h * np.exp(spread.cl * z["cl"] + spread.gap_cl * z["gap"]),
        v1_f_l=kinetics.v1_f_l * room,
        q_f_l_per_h=kinetics.q_f_l_per_h,
        v2_f_l=kinetics.v2_f_l * room,
        ke0_per_h=kinetics.ke0_per_h * np.exp(spread.ke0 * z["ke0"]),
        ec50_legs_ng_per_ml=ec50,
        ec50_trunk_ng_per_ml=ec50 * np.exp(spread.region * z["trunk"]),
        ec50_arms_ng_per_ml=ec50 * np.exp(spread.region * z["arms"]),
        emax=_spread_emax(effect.emax, spread.emax_logit * z["emax"]),
        hill=effect.hill,
    )


def choose_givers(gap: int, share: float) -> NDArray[np.bool_]:
    """Return in which people the doses of a gap in the record were given after all: a ``share`` of them.

    ``gap`` counts gaps backwards from now, so that the choice does not depend on anything after now.
    """
    return np.asarray(_lattice_row(len(_TRAITS) + gap) < share)


def _spread_emax(emax: float, shift: Trait) -> Trait:
    """Move a share on the logit scale; nothing moves a share of 1."""
    odds = np.exp(shift)
    return np.asarray(emax * odds / (1.0 - emax + emax * odds))


def _lattice_row(j: int) -> Trait:
    """Return trait ``j`` of everybody as points strictly between 0 and 1."""
    step = pow(_GENERATOR, j, PEOPLE)
    return np.asarray(((np.arange(PEOPLE) * step + PEOPLE // 2) % PEOPLE + 0.5) / PEOPLE)


@lru_cache(maxsize=1)
def _standard_traits() -> Trait:
    """Return the traits as standard normal values, shape ``(traits, people)``."""
    quantile = NormalDist().inv_cdf
    rows = [[quantile(point) for point in _lattice_row(j).tolist()] for j in range(len(_TRAITS))]
    traits = np.array(rows)
    traits.setflags(write=False)
    return traits
