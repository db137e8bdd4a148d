"""Adults by mouth on long treatment (alcohol use disorder): three one-compartment models beside ours.

They rest on sparse samples of high amounts. Their clearance and spread are of use; their volumes are not
ours, because one compartment has no early peak (see the contradictions).
"""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.blood_readings import (
    ADULT,
    measure_area_volume_l,
    measure_clearance_l_per_h,
    measure_clearance_spread_percent,
    measure_half_life_h,
    measure_spread_percent,
    people_like,
    typical,
)
from lull.pharmacology.validation.observation import Check, Observation, inside, near

_AREA_WHY = "25 %, as agreed for areas"
_PEAK_WHY = "35 %, as agreed for the peaks it shapes"
_INTERVAL_WHY = "the 95 % interval of the paper"
_VOLUME_WHY = "25 %; the volume by area stands for the one compartment"
_SPREAD_WHY = "35 %: spreads between people are estimated from tens of them"


def _of(study: str, what: str, published: str, unit: str, check: Check) -> Observation:
    """Return a figure of one of the three models; ``what`` and ``published`` name its row."""
    people, source = _STUDIES[study]
    statistic, _, rest = what.partition(", ")
    value = published.partition(" ")[0]
    return Observation(
        what=_WORDS[statistic] + (f": {rest}" if rest else ""),
        population=f"adults with alcohol use disorder, n={people}",
        published=published.partition("(")[2].rstrip(")") if rest else published,
        unit=unit,
        source=source,
        rows=(f"oral | adults with alcohol use disorder | {statistic} | {value}",),
        check=check,
        used_for=_USED.get((study, what), ()),
    )


_STUDIES = {
    "Simon": (57, sources.SIMON),
    "Chevillard": (143, sources.CHEVILLARD),
    "Marsot": (37, sources.MARSOT),
}
_WORDS = {
    "ka": "absorption rate, ka",
    "CL/F": "clearance, CL/F",
    "V/F": "volume, V/F",
    "half-life": "half-life",
}
_USED = {
    ("Simon", "ka"): ("adult_ka_per_h",),
    ("Simon", "ka, spread between people"): ("adult_ka_cv",),
    ("Simon", "V/F, spread between people"): ("adult_v_cv",),
    ("Chevillard", "CL/F, spread between people"): ("adult_cl_cv",),
}


def _absorption() -> float:
    """Return the typical adult's absorption rate."""
    return float(typical(ADULT).kinetics.ka_per_h)


def _volume_spread() -> float:
    """Return how far volumes vary between the 401 adults."""
    return measure_spread_percent(people_like(ADULT).kinetics.v1_f_l)  # type: ignore[arg-type]


def _absorption_spread() -> float:
    """Return how far absorption varies between the 401 adults."""
    return measure_spread_percent(people_like(ADULT).kinetics.ka_per_h)  # type: ignore[arg-type]


def _clearance() -> float:
    """Return the typical adult's clearance."""
    return measure_clearance_l_per_h(ADULT)


def _volume() -> float:
    """Return the typical adult's volume by area."""
    return measure_area_volume_l(ADULT)


def _clearance_spread() -> float:
    """Return how far clearance varies between the 401 adults."""
    return measure_clearance_spread_percent(ADULT)


_SIMON = (
    _of("Simon", "ka", "1.64 (1.34-2)", "1/h", inside(_absorption, 1.34, 2.0, _INTERVAL_WHY)),
    _of(
        "Simon",
        "ka, spread between people",
        "1.64 (IIV 44 %)",
        "%",
        near(_absorption_spread, 44.0, 0.35, _SPREAD_WHY),
    ),
    _of("Simon", "CL/F", "11.6 (10.8-12.3)", "L/h", near(_clearance, 11.6, 0.25, _AREA_WHY)),
    _of(
        "Simon",
        "CL/F, spread between people",
        "11.6 (IIV 21 %)",
        "%",
        near(_clearance_spread, 21.0, 0.35, _SPREAD_WHY),
    ),
    _of("Simon", "V/F", "72.8 (66.5-80.4)", "L", near(_volume, 72.8, 0.25, _VOLUME_WHY)),
    _of(
        "Simon",
        "V/F, spread between people",
        "72.8 (IIV 22 %)",
        "%",
        near(_volume_spread, 22.0, 0.35, _SPREAD_WHY),
    ),
    _of(
        "Simon",
        "half-life",
        "4.4",
        "h",
        near(lambda: measure_half_life_h(ADULT), 4.4, 0.20, "20 %, for the half-life of one study"),
    ),
)

_CHEVILLARD = (
    _of("Chevillard", "CL/F", "8.0", "L/h", near(_clearance, 8.0, 0.25, _AREA_WHY)),
    _of(
        "Chevillard",
        "CL/F, spread between people",
        "8.0 (IIV 27.4 %)",
        "%",
        near(_clearance_spread, 27.4, 0.35, _SPREAD_WHY),
    ),
    _of("Chevillard", "V/F", "44.5", "L", near(_volume, 44.5, 0.25, _VOLUME_WHY)),
    _of("Chevillard", "ka", "2.23", "1/h", near(_absorption, 2.23, 0.35, _PEAK_WHY)),
)

_MARSOT = (
    _of("Marsot", "CL/F", "9.9 (9.0-11.1)", "L/h", inside(_clearance, 9.0, 11.1, _INTERVAL_WHY)),
    _of("Marsot", "V/F", "80.7 (63.6-96.9)", "L", inside(_volume, 63.6, 96.9, _INTERVAL_WHY)),
    _of("Marsot", "ka", "4.6 (1.5-19.9)", "1/h", inside(_absorption, 1.5, 19.9, _INTERVAL_WHY)),
)

_RESIDUAL = (
    Observation(
        what="scatter of one sample about the model",
        population="adults with alcohol use disorder, n=57",
        published="24 (21-26)",
        unit="%",
        source=sources.SIMON,
        rows=("oral | adults with alcohol use disorder | residual variability | 24",),
        reason="the model forecasts curves, not single laboratory samples",
    ),
    Observation(
        what="scatter of one sample about the model",
        population="adults with alcohol use disorder, n=37",
        published="0.096 (0.079-0.107)",
        unit="mg/L",
        source=sources.MARSOT,
        rows=("oral | adults with alcohol use disorder | additive residual error | 0.096",),
        reason="the model forecasts curves, not single laboratory samples",
    ),
    Observation(
        what="peak after 20 mg in the three one-compartment models",
        population="arithmetic",
        published="214@1.57 / 360@1.23 / 224@0.81",
        unit="ng/mL @ h",
        source=sources.ARITHMETIC,
        rows=("derived | 20 mg Cmax/Tmax, 1-cpt popPK",),
        reason="one compartment is not used; see the contradictions",
    ),
)

LONG_TREATMENT = (*_SIMON, *_CHEVILLARD, *_MARSOT, *_RESIDUAL)
