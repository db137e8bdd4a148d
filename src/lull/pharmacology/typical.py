"""The typical person of this age, weight and kidney function, and how far people spread around them.

Children up to one age use the child set, adults from another the adult set; in between the two are joined
on the log scale. The gap between the sets is carried as doubt: a share ``f`` of people of that age is
thought to be adult-like already, which spreads the logarithm by ``gap * sqrt(f (1 - f))``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp, log, log1p, sqrt

from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.parameters import adult, child, effect, growing, kidney
from lull.pharmacology.tone_effect import ToneEffect
from lull.treatment.person import Person

OVERRIDES = (
    "ka_per_h",
    "lag_h",
    "cl_f_l_per_h",
    "v1_f_l",
    "q_f_l_per_h",
    "v2_f_l",
    "ke0_per_h",
    "ec50_ng_per_ml",
    "emax",
    "hill",
)
"""Names of the typical values that a caller may replace."""

_EFFECT_NAMES = ("ec50_ng_per_ml", "emax", "hill")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How people differ from the typical one: standard deviations on the log scale, ``emax`` on the logit.

    ``gap_*`` are the logarithms by which a wholly adult-like person of this size would differ, times the
    doubt; one and the same hidden trait moves them all.
    """

    cl: float
    volume: float
    ka: float
    ke0: float
    ec50: float
    emax_logit: float
    region: float
    gap_cl: float
    gap_volume: float
    gap_ka: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalPerson:
    """The middle of the population this person belongs to, and its spread."""

    kinetics: OralKinetics
    effect: ToneEffect
    spread: Spread
    adult_share: float
    kidney_share: float


def find_typical_person(person: Person, overrides: Mapping[str, float] | None = None) -> TypicalPerson:
    """Return the typical person of this age, weight and kidney function.

    ``overrides`` replace typical values by name (:data:`OVERRIDES`) after scaling: they are this person's
    own and are not scaled again by weight or kidneys.

    Raises:
        KeyError: for a name that is not in :data:`OVERRIDES`.
    """
    share = measure_adult_share(person.age_y)
    young, grown = _child_kinetics(person.weight_kg), _adult_kinetics(person.weight_kg)
    joined = _join(young, grown, share)
    kidney_share = measure_kidney_share(person.egfr_ml_min_per_1_73m2)
    kinetics = replace(joined, cl_f_l_per_h=joined.cl_f_l_per_h * kidney_share)
    emax = _between(effect.CHILD_EMAX.value, effect.ADULT_EMAX.value, share)
    sigmoid = ToneEffect(ec50_ng_per_ml=effect.EC50.value, emax=emax, hill=effect.HILL.value)
    changed = dict(overrides or {})
    unknown = set(changed) - set(OVERRIDES)
    if unknown:
        raise KeyError(f"no parameter is called {min(unknown)!r}")
    return TypicalPerson(
        kinetics=replace(kinetics, **{n: v for n, v in changed.items() if n not in _EFFECT_NAMES}),
        effect=replace(sigmoid, **{n: v for n, v in changed.items() if n in _EFFECT_NAMES}),
        spread=_find_spread(young, grown, share),
        adult_share=share,
        kidney_share=kidney_share,
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


def _adult_kinetics(weight_kg: float) -> OralKinetics:
    """Scale the adult set to a weight."""
    size = weight_kg / adult.ADULT_WEIGHT_KG.value
    flow, room = size**growing.CLEARANCE_EXPONENT.value, size**growing.VOLUME_EXPONENT.value
    return OralKinetics(
        ka_per_h=adult.ADULT_KA.value,
        lag_h=adult.ADULT_LAG.value,
        cl_f_l_per_h=adult.ADULT_CL_F.value * flow,
        v1_f_l=adult.ADULT_V1_F.value * room,
        q_f_l_per_h=adult.ADULT_Q_F.value * flow,
        v2_f_l=adult.ADULT_V2_F.value * room,
        ke0_per_h=effect.KE0.value,
    )


def _child_kinetics(weight_kg: float) -> OralKinetics:
    """Scale the child set to a weight; the exchange follows from the terminal half-life at the anchor."""
    anchor_kg = child.CHILD_WEIGHT_KG.value
    clearance = child.CHILD_CL_F.value * anchor_kg
    total = child.CHILD_VSS_F.value * anchor_kg
    central = total * child.CHILD_CENTRAL_SHARE.value
    beta = log(2) / child.CHILD_HALF_LIFE.value
    # The slow rate of two compartments, solved for the exchange between them.
    exchange = beta * (clearance - beta * central) * (total - central) / (clearance - beta * total)
    size = weight_kg / anchor_kg
    flow, room = size**growing.CLEARANCE_EXPONENT.value, size**growing.VOLUME_EXPONENT.value
    return OralKinetics(
        ka_per_h=1.0 / child.CHILD_TRANSIT.value,
        lag_h=child.CHILD_LAG.value,
        cl_f_l_per_h=clearance * flow,
        v1_f_l=central * room,
        q_f_l_per_h=exchange * flow,
        v2_f_l=(total - central) * room,
        ke0_per_h=effect.KE0.value,
    )


def _join(young: OralKinetics, grown: OralKinetics, share: float) -> OralKinetics:
    """Join two sets on the log scale (the lag, which may be 0, in a straight line)."""
    return OralKinetics(
        ka_per_h=_between(young.ka_per_h, grown.ka_per_h, share),
        lag_h=young.lag_h + (grown.lag_h - young.lag_h) * share,
        cl_f_l_per_h=_between(young.cl_f_l_per_h, grown.cl_f_l_per_h, share),
        v1_f_l=_between(young.v1_f_l, grown.v1_f_l, share),
        q_f_l_per_h=_between(young.q_f_l_per_h, grown.q_f_l_per_h, share),
        v2_f_l=_between(young.v2_f_l, grown.v2_f_l, share),
        ke0_per_h=_between(young.ke0_per_h, grown.ke0_per_h, share),
    )


def _find_spread(young: OralKinetics, grown: OralKinetics, share: float) -> Spread:
    """Return the spread at this age, with the doubt that stands for the gap between the sets."""
    doubt = sqrt(max(share, growing.LEAST_DOUBT.value) * (1.0 - share))
    return Spread(
        cl=_join_spreads(child.CHILD_CL_CV.value, adult.ADULT_CL_CV.value, share),
        volume=_join_spreads(child.CHILD_V_CV.value, adult.ADULT_V_CV.value, share),
        ka=_join_spreads(child.CHILD_KA_CV.value, adult.ADULT_KA_CV.value, share),
        ke0=_to_log_sd(effect.KE0_CV.value),
        ec50=_to_log_sd(effect.EC50_CV.value),
        emax_logit=effect.CHILD_EMAX_SD.value * (1.0 - share),
        region=_to_log_sd(effect.REGION_CV.value),
        gap_cl=doubt * log(grown.cl_f_l_per_h / young.cl_f_l_per_h),
        gap_volume=doubt * log((grown.v1_f_l + grown.v2_f_l) / (young.v1_f_l + young.v2_f_l)),
        gap_ka=doubt * log(grown.ka_per_h / young.ka_per_h),
    )


def _to_log_sd(cv_percent: float) -> float:
    """Turn a coefficient of variation into the standard deviation of the logarithm (log-normal)."""
    return sqrt(log1p((cv_percent / 100.0) ** 2))


def _join_spreads(young_cv: float, grown_cv: float, share: float) -> float:
    """Join two spreads as variances."""
    return sqrt(_to_log_sd(young_cv) ** 2 * (1.0 - share) + _to_log_sd(grown_cv) ** 2 * share)


def _between(young: float, grown: float, share: float) -> float:
    """Return the value between two on the log scale; exactly the one or the other at the ends."""
    if share in (0.0, 1.0):
        return grown if share else young
    return exp(log(young) * (1.0 - share) + log(grown) * share)
