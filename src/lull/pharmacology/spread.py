"""How far people spread around the typical one of their age."""

from dataclasses import dataclass
from math import log, log1p, sqrt

from lull.pharmacology.kinetics import OralKinetics
from lull.pharmacology.parameters import adult, botulinum, child, effect, growing, intrathecal, second_effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Standard deviations on the log scale; ``botulinum_logit`` on the logit scale.

    ``gap_*`` are the logarithms by which a wholly adult-like person of this size would differ, times the
    doubt; one and the same hidden trait moves them all.
    """

    cl: float
    volume: float
    ka: float
    ke0: float
    ec50: float
    blood_share: float
    region: float
    gap_cl: float
    gap_volume: float
    gap_ka: float
    csf_cl: float
    csf_volume: float
    csf_share: float
    infusion_spread: float
    second: float
    botulinum_logit: float
    botulinum_pace: float


def find_spread(young: OralKinetics, grown: OralKinetics, share: float) -> Spread:
    """Return the spread at an age that counts as adult by ``share``.

    The doubt about the gap between the two sets is in it.
    """
    doubt = sqrt(max(share, growing.LEAST_DOUBT.value) * (1.0 - share))
    room = (grown.v1_f_l + grown.v2_f_l) / (young.v1_f_l + young.v2_f_l)
    return Spread(
        cl=_join_spreads(child.CHILD_CL_CV.value, adult.ADULT_CL_CV.value, share),
        volume=_join_spreads(child.CHILD_V_CV.value, adult.ADULT_V_CV.value, share),
        ka=_join_spreads(child.CHILD_KA_CV.value, adult.ADULT_KA_CV.value, share),
        ke0=_to_log_sd(effect.KE0_CV.value),
        ec50=_to_log_sd(effect.EC50_CV.value),
        blood_share=_to_log_sd(effect.CHILD_BLOOD_CV.value) * (1.0 - share),
        region=_to_log_sd(effect.REGION_CV.value),
        gap_cl=doubt * log(grown.cl_f_l_per_h / young.cl_f_l_per_h),
        gap_volume=doubt * log(room),
        gap_ka=doubt * log(grown.ka_per_h / young.ka_per_h),
        csf_cl=_to_log_sd(intrathecal.CSF_CL_CV.value),
        csf_volume=_to_log_sd(intrathecal.CSF_V_CV.value),
        csf_share=_to_log_sd(intrathecal.SITE_SHARE_CV.value),
        infusion_spread=_to_log_sd(intrathecal.SPREAD_CV.value),
        second=_to_log_sd(second_effect.SECOND_EC50_CV.value),
        botulinum_logit=botulinum.BOTULINUM_EFFECT_SD.value,
        botulinum_pace=_to_log_sd(botulinum.BOTULINUM_PEAK_CV.value),
    )


def _to_log_sd(cv_percent: float) -> float:
    """Turn a coefficient of variation into the standard deviation of the logarithm (log-normal)."""
    return sqrt(log1p((cv_percent / 100.0) ** 2))


def _join_spreads(young_cv: float, grown_cv: float, share: float) -> float:
    """Join two spreads as variances."""
    return sqrt(_to_log_sd(young_cv) ** 2 * (1.0 - share) + _to_log_sd(grown_cv) ** 2 * share)
