"""The typical person of this age, weight and kidney function, and how far people spread around them.

Children up to one age use the child set, adults from another the adult set; in between the two are joined
on the log scale. The gap between the sets is carried as doubt: a share ``f`` of people of that age is
thought to be adult-like already, which spreads the logarithm by ``gap * sqrt(f (1 - f))``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lull.pharmacology.kinetics import IntrathecalKinetics, OralKinetics
from lull.pharmacology.parameters import effect, growing, kidney
from lull.pharmacology.spread import Spread, find_spread
from lull.pharmacology.tone_effect import ToneEffect
from lull.pharmacology.typical_kinetics import (
    between,
    find_typical_fluid,
    join_sets,
    scale_adult_set,
    scale_child_set,
)
from lull.treatment.person import Person

ORAL_NAMES = ("ka_per_h", "lag_h", "cl_f_l_per_h", "v1_f_l", "q_f_l_per_h", "v2_f_l", "ke0_per_h")
EFFECT_NAMES = ("ec50_ng_per_ml", "emax", "hill")
FLUID_NAMES = {
    "csf_cl_l_per_h": "cl_l_per_h",
    "csf_v_l": "v_l",
    "site_per_csf": "site_per_csf",
    "csf_transfer_per_h": "transfer_per_h",
    "csf_site_delay_h": "site_delay_h",
    "infusion_spread_per_h": "spread_per_h",
    "infusion_delay_h": "spread_delay_h",
}
OVERRIDES = (*ORAL_NAMES, *EFFECT_NAMES, *FLUID_NAMES)
"""Names of the typical values that a caller may replace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalPerson:
    """The middle of the population this person belongs to, and its spread.

    ``blood_share`` says how much of the blood's drug counts at the site: 1 in adults, little in children.
    ``effect.ec50_ng_per_ml`` has it inside: it is the plasma concentration that halves this person's tone.
    """

    kinetics: OralKinetics
    fluid: IntrathecalKinetics
    effect: ToneEffect
    spread: Spread
    adult_share: float
    kidney_share: float
    blood_share: float


def find_typical_person(person: Person, overrides: Mapping[str, float] | None = None) -> TypicalPerson:
    """Return the typical person of this age, weight and kidney function.

    ``overrides`` replace typical values by name (:data:`OVERRIDES`) after scaling: they are this person's
    own and are not scaled again by weight or kidneys.

    Raises:
        KeyError: for a name that is not in :data:`OVERRIDES`.
    """
    changed = dict(overrides or {})
    unknown = set(changed) - set(OVERRIDES)
    if unknown:
        raise KeyError(f"no parameter is called {min(unknown)!r}")
    share = measure_adult_share(person.age_y)
    young, grown = scale_child_set(person.weight_kg), scale_adult_set(person.weight_kg)
    joined = join_sets(young, grown, share)
    kidney_share = measure_kidney_share(person.egfr_ml_min_per_1_73m2)
    kinetics = replace(joined, cl_f_l_per_h=joined.cl_f_l_per_h * kidney_share)
    blood_share = between(effect.CHILD_BLOOD_SHARE.value, 1.0, share)
    sigmoid = ToneEffect(
        ec50_ng_per_ml=effect.EC50.value / blood_share, emax=effect.EMAX.value, hill=effect.HILL.value
    )
    own = {name: value for name, value in changed.items() if name in ORAL_NAMES}
    if "ka_per_h" in own:
        own["solution_ka_per_h"] = own["ka_per_h"]
    return TypicalPerson(
        kinetics=replace(kinetics, **own),
        fluid=replace(
            find_typical_fluid(blood_share),
            **{field: changed[name] for name, field in FLUID_NAMES.items() if name in changed},
        ),
        effect=replace(sigmoid, **{n: v for n, v in changed.items() if n in EFFECT_NAMES}),
        spread=find_spread(young, grown, share),
        adult_share=share,
        kidney_share=kidney_share,
        blood_share=blood_share,
    )


def measure_kidney_share(egfr_ml_min_per_1_73m2: float | None) -> float:
    """Return the share of unimpaired clearance left at this kidney function; not known counts as unimpaired.

    Source: a line fitted to Vlavonou 2014 (:mod:`lull.pharmacology.parameters.kidney`); never above 1.
    """
    if egfr_ml_min_per_1_73m2 is None:
        return 1.0
    return min(1.0, kidney.KIDNEY_REST.value + kidney.KIDNEY_SLOPE.value * egfr_ml_min_per_1_73m2)


def measure_adult_share(age_y: float) -> float:
    """Return how adult an age counts: 0 for children, 1 for adults, in between a straight line."""
    young, grown = growing.CHILD_UNTIL_AGE.value, growing.ADULT_FROM_AGE.value
    return min(1.0, max(0.0, (age_y - young) / (grown - young)))
