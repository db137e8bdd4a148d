"""Tables over weights and amounts: what the model gives, printed and not judged."""

from dataclasses import replace
from math import isnan

from lull.pharmacology.validation.blood_readings import (
    ADULT,
    CHILD,
    HE_MG_PER_KG_PER_DAY,
    measure_clearance_l_per_h,
    measure_daily_average,
    measure_half_life_h,
    measure_peak,
)
from lull.pharmacology.validation.profile import Profile
from lull.pharmacology.validation.spine_readings import (
    LITTLE,
    LOW,
    measure_final_loss,
    measure_first_h,
    measure_fluid_level,
    measure_fluid_percentile,
    measure_gone_h,
    measure_level_h,
    measure_over_h,
    measure_plasma_level,
    measure_plasma_percentile,
    measure_strongest_h,
    predict_lost_after_bolus,
    predict_lost_under_infusion,
)
from lull.treatment.person import Person

Row = tuple[float | str, ...]

WEIGHTS_KG = (10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0)
BOLUSES_MCG = (12.5, 25.0, 50.0, 75.0, 100.0)
RATES_MCG_PER_DAY = (50.0, 67.0, 100.0, 150.0, 200.0, 263.0, 400.0, 495.0, 800.0)
"""Round amounts, and means of published series: 67 and 150 (start, six months), 263 and 495."""

_ONSET_H, _LEVEL_H = (6.0, 8.0), (24.0, 48.0)
_YOUTH = Person(age_y=15.0, weight_kg=50.0)


def _by_weight() -> list[Row]:
    """Return children by weight, with He's figures at 25 kg."""
    rows: list[Row] = []
    for weight_kg in WEIGHTS_KG:
        child = Person(age_y=8.0, weight_kg=weight_kg)
        rows.append(
            (
                weight_kg,
                measure_clearance_l_per_h(child) / weight_kg,
                measure_daily_average(child, HE_MG_PER_KG_PER_DAY * weight_kg),
                measure_peak(child, 0.5 * weight_kg),
                measure_half_life_h(child),
            )
        )
    return rows


def _by_bolus() -> list[Row]:
    """Return boluses by size."""
    rows: list[Row] = []
    for mcg in BOLUSES_MCG:
        lost = predict_lost_after_bolus(ADULT, mcg)
        rows.append(
            (
                mcg,
                _or_never(measure_first_h(lost, LITTLE)),
                _or_never(measure_first_h(lost, LOW)),
                measure_strongest_h(ADULT, mcg),
                float(lost.max()),
                _or_never(measure_over_h(lost, LITTLE)),
                _or_never(measure_over_h(lost, LOW)),
            )
        )
    return rows


def _by_rate() -> list[Row]:
    """Return infusions by daily amount, each time with where it lies beside the published ones."""
    rows: list[Row] = []
    for rate in RATES_MCG_PER_DAY:
        lost = predict_lost_under_infusion(ADULT, rate)
        rows.append(
            (
                rate,
                _beside(measure_first_h(lost, LITTLE), _ONSET_H),
                _beside(measure_first_h(lost, LOW), _ONSET_H),
                _beside(measure_level_h(ADULT, rate), _LEVEL_H),
                measure_final_loss(ADULT, rate),
                measure_final_loss(ADULT, rate, "arms"),
            )
        )
    return rows


def _by_level() -> list[Row]:
    """Return lumbar levels with the band of 90 of 100 adults."""
    return [
        (
            rate,
            measure_fluid_percentile(rate, 5.0),
            measure_fluid_level(ADULT, rate),
            measure_fluid_percentile(rate, 95.0),
        )
        for rate in (50.0, 100.0, 200.0, 400.0, 800.0, 1200.0)
    ]


def _by_stop() -> list[Row]:
    """Return how long an effect outlives its pump."""
    return [
        (rate, _or_never(measure_gone_h(ADULT, rate, LOW)), _or_never(measure_gone_h(ADULT, rate)))
        for rate in (100.0, 200.0, 400.0, 800.0, 1200.0)
    ]


def _by_blood() -> list[Row]:
    """Return plasma under a pump by mass balance."""
    people = (
        ("adult, 70 kg", ADULT),
        ("adult, 60 kg", replace(ADULT, weight_kg=60.0)),
        ("adult, 50 kg", replace(ADULT, weight_kg=50.0)),
        ("adult, 70 kg, eGFR 60", replace(ADULT, egfr_ml_min_per_1_73m2=60.0)),
        ("adult, 70 kg, eGFR 40", replace(ADULT, egfr_ml_min_per_1_73m2=40.0)),
        ("15 years, 50 kg", _YOUTH),
        ("child, 25 kg", CHILD),
    )
    return [
        (name, rate, measure_plasma_level(person, rate), measure_plasma_percentile(person, rate, 95.0))
        for name, person in people
        for rate in (400.0, 1200.0)
    ]


def _or_never(hours: float) -> float | str:
    """Return a time, or the word for none."""
    return "never" if isnan(hours) else hours


def _beside(hours: float, published: tuple[float, float]) -> str:
    """Return a time with where it lies beside a published range."""
    if isnan(hours):
        return "never"
    if hours < published[0]:
        return f"{hours:.3g} (sooner)"
    return f"{hours:.3g} (later)" if hours > published[1] else f"{hours:.3g}"


PROFILES = (
    Profile(
        title="Children by weight, by mouth",
        note="8 years old; He's figures are taken at 25 kg. Average at 2 mg/kg a day, peak after 0.5 mg/kg.",
        head=("weight kg", "clearance L/h/kg", "average ng/mL", "peak ng/mL", "half-life h"),
        rows=_by_weight,
    ),
    Profile(
        title="A bolus by size",
        note="Typical person; children and adults alike. Times in hours after the bolus.",
        head=(
            "mcg",
            "first effect 10 %",
            "first effect 20 %",
            "strongest",
            "lost share then",
            "over 10 %",
            "over 20 %",
        ),
        rows=_by_bolus,
    ),
    Profile(
        title="A pump by daily amount",
        note="Typical person. Published: first effect after 6-8 h, full effect after 24-48 h, at no"
        " stated amount;"
        " a time outside says so.",
        head=("mcg a day", "first effect 10 %", "first effect 20 %", "95 % of it", "legs lose", "arms lose"),
        rows=_by_rate,
    ),
    Profile(
        title="Lumbar level by daily amount",
        note="Adults, ng/mL. Published: 130-1240 on 50-1200 mcg a day.",
        head=("mcg a day", "5th of 100", "typical", "95th of 100"),
        rows=_by_level,
    ),
    Profile(
        title="After a pump stops",
        note="Typical adult, hours until less than the share is lost. Withdrawal is a danger of its own"
        " and is not"
        " in these times.",
        head=("mcg a day", "20 %", "10 %"),
        rows=_by_stop,
    ),
    Profile(
        title="Plasma while a pump runs",
        note="ng/mL, by mass balance. Published for adults: not more than 5.",
        head=("person", "mcg a day", "typical", "95th of 100"),
        rows=_by_blood,
    ),
)
