"""Adults by mouth: what studies in small groups and in patients on long treatment found, beside the model."""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.blood_readings import (
    ADULT,
    HOURS,
    measure_area_spread_percent,
    measure_area_volume_l,
    measure_clearance_l_per_h,
    measure_half_life_h,
    measure_peak_time_h,
    measure_sleepiness,
    measure_swing,
    predict_plasma,
    typical,
)
from lull.pharmacology.validation.observation import Check, Observation, inside, near

_MEN = "healthy men"
_KOCHAK_WHY = "5 %: the model's own source, read back from its curves"
_SD_WHY = "one standard deviation either way"


def _swing_percent(*, over_trough: bool) -> float:
    """Return peak less trough, over the trough or over the average, at three even doses a day."""
    peak, trough, average = measure_swing(ADULT, 3)
    return 100.0 * (peak - trough) / (trough if over_trough else average)


def _of_kochak(what: str, statistic: str, published: str, unit: str, check: Check) -> Observation:
    """Return a figure of Kochak's two compartments; ``published`` is also the value in the row."""
    return Observation(
        what=what,
        population=_MEN,
        published=published,
        unit=unit,
        source=sources.KOCHAK,
        rows=(f"oral | healthy adult men | {statistic} | {published}", "derived | Kochak micro-constants"),
        check=check,
        used_for=("adult_cl_f_l_per_h", "adult_v1_f_l", "adult_v2_f_l", "adult_q_f_l_per_h"),
    )


_KOCHAK = (
    _of_kochak(
        "fast rate, alpha",
        "alpha (distribution rate constant)",
        "1.29",
        "1/h",
        near(lambda: float(typical(ADULT).kinetics.alpha_per_h), 1.29, 0.05, _KOCHAK_WHY),
    ),
    _of_kochak(
        "slow rate, beta",
        "beta (elimination rate constant)",
        "0.191",
        "1/h",
        near(lambda: float(typical(ADULT).kinetics.beta_per_h), 0.191, 0.05, _KOCHAK_WHY),
    ),
    _of_kochak(
        "first volume, Vc/F",
        "Vc/F",
        "28.8",
        "L",
        near(lambda: float(typical(ADULT).kinetics.v1_f_l), 28.8, 0.05, _KOCHAK_WHY),
    ),
    _of_kochak(
        "volume by area",
        "Varea/F",
        "59.0",
        "L",
        near(
            lambda: measure_area_volume_l(ADULT),
            59.0,
            0.05,
            "5 %: the published figures differ by 4 % themselves",
        ),
    ),
    _of_kochak(
        "clearance, CL/F",
        "CL/F",
        "180",
        "mL/min",
        near(lambda: measure_clearance_l_per_h(ADULT) * 1000.0 / 60.0, 180.0, 0.05, _KOCHAK_WHY),
    ),
    Observation(
        what="peak after 20 mg from these compartments with an absorption of 1.64/h",
        population="arithmetic",
        published="364@0.95",
        unit="ng/mL",
        source=sources.ARITHMETIC,
        rows=("derived | 20 mg Cmax/Tmax, Kochak 2-cpt",),
        check=near(lambda: float(predict_plasma(ADULT, 20.0).max()), 364.0, 0.01, "1 %: the same arithmetic"),
        used_for=("adult_ka_per_h",),
    ),
    Observation(
        what="time of that peak",
        population="arithmetic",
        published="364@0.95",
        unit="h",
        source=sources.ARITHMETIC,
        rows=("derived | 20 mg Cmax/Tmax, Kochak 2-cpt",),
        check=near(
            lambda: float(HOURS[predict_plasma(ADULT, 20.0).argmax()]), 0.95, 0.02, "2 %: the same arithmetic"
        ),
        used_for=("adult_ka_per_h",),
    ),
)

_WUIS = (
    Observation(
        what="half-life from plasma and urine together, 40 mg",
        population="healthy adults, n=4",
        published="6.8 (SD 0.68)",
        unit="h",
        source=sources.WUIS_HEALTHY,
        rows=("oral | healthy adults | half-life (plasma + urine fit) | 6.8",),
        check=inside(lambda: measure_half_life_h(ADULT), 6.12, 7.48, _SD_WHY),
    ),
    Observation(
        what="time of the peak, 30-80 mg a day",
        population="adults with spasticity, n=6",
        published="1.9 (SD 0.7)",
        unit="h",
        source=sources.WUIS_SPASTIC,
        rows=("oral | spastic adults | Tmax | 1.9",),
        check=inside(lambda: measure_peak_time_h(ADULT), 1.2, 2.6, _SD_WHY),
    ),
    Observation(
        what="fluctuation, peak less trough over the trough",
        population="adults with spasticity, n=6",
        published="188-439",
        unit="%",
        source=sources.WUIS_SPASTIC,
        rows=("oral | spastic adults | peak-trough fluctuation | 188-439",),
        check=inside(
            lambda: _swing_percent(over_trough=True),
            188.0,
            439.0,
            "the range; three even doses a day assumed, and the abstract does not say over what",
        ),
    ),
    Observation(
        what="fluctuation, peak less trough over the average",
        population="adults with spasticity, n=6",
        published="188-439",
        unit="%",
        source=sources.WUIS_SPASTIC,
        rows=("oral | spastic adults | peak-trough fluctuation | 188-439",),
        check=inside(
            lambda: _swing_percent(over_trough=False), 188.0, 439.0, "the same range by the other definition"
        ),
    ),
    Observation(
        what="total clearance",
        population="adults with spasticity, n=6",
        published="175 (SD 44)",
        unit="mL/min",
        source=sources.WUIS_SPASTIC,
        rows=("oral | spastic adults | total body clearance | 175",),
        check=inside(lambda: measure_clearance_l_per_h(ADULT) * 1000.0 / 60.0, 131.0, 219.0, _SD_WHY),
    ),
    Observation(
        what="bound in plasma",
        population="adults with spasticity, n=6",
        published="35 (SD 6)",
        unit="%",
        source=sources.WUIS_SPASTIC,
        rows=("oral | spastic adults | plasma protein binding | 35",),
        reason="concentrations are total ones, bound and free together",
    ),
)

_HEALTHY = (
    Observation(
        what="share absorbed (absolute)",
        population="healthy adults, n=12",
        published="74",
        unit="%",
        source=sources.AGARWAL,
        rows=("oral | healthy adults | absolute oral bioavailability | 74",),
        reason="clearance and volume are apparent (over the share absorbed), which is left open",
    ),
    Observation(
        what="spread of the area between people",
        population="healthy adults, n=12",
        published="18-24",
        unit="%",
        source=sources.AGARWAL,
        rows=("oral | healthy adults | absolute oral bioavailability | 74",),
        check=inside(
            lambda: measure_area_spread_percent(ADULT),
            10.8,
            33.6,
            "a spread found in 12 people is known to within 40 % (two errors)",
        ),
    ),
    Observation(
        what="sleepiness at its strongest, of the largest, after 20 mg by mouth (not more than before)",
        population="healthy adults, n=36",
        published="10-20 mg without significant sedation",
        unit="1",
        source=sources.SCHMITZ,
        rows=("oral | healthy adults | dose range studied | 10-20",),
        check=inside(
            lambda: measure_sleepiness(ADULT, 20.0),
            0.0,
            0.1,
            "at most a tenth of the largest counts as none (ours)",
        ),
        used_for=("sleepy_ec50_ng_per_ml",),
    ),
)

ADULT_STUDIES = (*_KOCHAK, *_WUIS, *_HEALTHY)
