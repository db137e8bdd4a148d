"""The spinal fluid: its half-life, volume, clearance and level, beside the model."""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.blood_readings import ADULT, typical
from lull.pharmacology.validation.observation import Check, Observation, inside
from lull.pharmacology.validation.spine_readings import (
    measure_fluid_half_life_h,
    measure_fluid_level,
    measure_fluid_level_h,
    measure_fluid_percentile,
)

_LEVEL_ROW = "intrathecal | adults | lumbar CSF steady-state concentration | 130-1240"
_RANGE_WHY = "the published range itself"
_LOWEST, _HIGHEST = 130.0, 1240.0
_FAR = 1e5


def _level(what: str, check: Check) -> Observation:
    """Return one view of the published levels on 50 to 1200 mcg a day."""
    return Observation(
        what=what,
        population="adults, 50-1200 mcg a day",
        published="130-1240",
        unit="ng/mL",
        source=sources.SPINAL_SWISS,
        rows=(_LEVEL_ROW,),
        check=check,
        used_for=("csf_cl_ml_per_h",),
    )


_LEVELS = (
    _level(
        "level at 400 mcg a day, typical person",
        inside(lambda: measure_fluid_level(ADULT, 400.0), _LOWEST, _HIGHEST, "inside the range, as agreed"),
    ),
    _level(
        "level at 50 mcg a day, 95th of 100 people (at least 130: the band overlaps)",
        inside(
            lambda: measure_fluid_percentile(50.0, 95.0), _LOWEST, _FAR, "the 90 % band overlaps, as agreed"
        ),
    ),
    _level(
        "level at 1200 mcg a day, 5th of 100 people (at most 1240: the band overlaps)",
        inside(
            lambda: measure_fluid_percentile(1200.0, 5.0), 0.0, _HIGHEST, "the 90 % band overlaps, as agreed"
        ),
    ),
    _level(
        "level at 50 mcg a day, typical person",
        inside(lambda: measure_fluid_level(ADULT, 50.0), _LOWEST, _HIGHEST, _RANGE_WHY),
    ),
    _level(
        "level at 1200 mcg a day, typical person",
        inside(lambda: measure_fluid_level(ADULT, 1200.0), _LOWEST, _HIGHEST, _RANGE_WHY),
    ),
    Observation(
        what="time to 95 % of the level",
        population="adults",
        published="1-2 days to steady state",
        unit="h",
        source=sources.SPINAL_SWISS,
        rows=(_LEVEL_ROW,),
        check=inside(lambda: measure_fluid_level_h(ADULT), 24.0, 48.0, _RANGE_WHY),
        used_for=("infusion_spread_per_h",),
    ),
)

_BOLUS = (
    Observation(
        what="half-life after a bolus of 50-135 mcg",
        population="adults",
        published="1-5",
        unit="h",
        source=f"{sources.SPINAL_SWISS}; {sources.MIMS}",
        rows=(
            "intrathecal | adults | CSF elimination half-life | 1-5",
            "oral | adults | half-life in CSF | 1-5",
        ),
        check=inside(lambda: measure_fluid_half_life_h(ADULT), 1.0, 5.0, _RANGE_WHY),
    ),
    Observation(
        what="half-life after a bolus",
        population="adults, n=4",
        published="0.9-5",
        unit="h",
        source=sources.CSF_LEVELS,
        rows=("intrathecal | adults | CSF half-life | 0.9-5",),
        check=inside(lambda: measure_fluid_half_life_h(ADULT), 0.9, 5.0, _RANGE_WHY),
    ),
    Observation(
        what="half-life in the first four hours",
        population="adults, 50 or 100 mcg",
        published="1.51",
        unit="h",
        source=sources.SPINAL_US,
        rows=("intrathecal | adults | CSF half-life first 4 h | 1.51",),
        check=inside(lambda: measure_fluid_half_life_h(ADULT), 1.51, 1.51, "not judged"),
        read=False,
    ),
    Observation(
        what="volume",
        population="adults",
        published="22-157",
        unit="mL",
        source=sources.SPINAL_SWISS,
        rows=("intrathecal | adults | CSF apparent volume | 22-157",),
        check=inside(lambda: 1000.0 * float(typical(ADULT).fluid.v_l), 22.0, 157.0, _RANGE_WHY),
        used_for=("csf_v_ml",),
    ),
    Observation(
        what="clearance",
        population="adults, n=4",
        published="13-80",
        unit="mL/h",
        source=sources.CSF_LEVELS,
        rows=("intrathecal | adults | CSF clearance | 13-80",),
        check=inside(lambda: 1000.0 * float(typical(ADULT).fluid.cl_l_per_h), 13.0, 80.0, _RANGE_WHY),
        used_for=("csf_cl_ml_per_h",),
    ),
    Observation(
        what="mean clearance",
        population="adults",
        published="30",
        unit="mL/h",
        source=sources.SPINAL_US,
        rows=("intrathecal | adults | mean CSF clearance | 30",),
        check=inside(lambda: 1000.0 * float(typical(ADULT).fluid.cl_l_per_h), 30.0, 30.0, "not judged"),
        read=False,
    ),
    Observation(
        what="level at 400 mcg a day from a clearance of 30 mL/h",
        population="arithmetic on figures from memory",
        published="400 ug/day -> 556 ng/mL",
        unit="ng/mL",
        source=sources.ARITHMETIC,
        rows=("derived | ITB well-mixed CSF, CL 30 mL/h (memory), t1/2 1.5 h (memory)",),
        check=inside(lambda: measure_fluid_level(ADULT, 400.0), 556.0, 556.0, "not judged"),
        read=False,
    ),
)

_ASPIRATE = "a sample at the catheter's tip is not the mixed fluid; see the contradictions"
_CATHETER = (
    Observation(
        what="concentration drawn through the catheter at a mean of 607 mcg a day",
        population="CP and others, 3-44 y, n=43",
        published="4.64 (0.2-20)",
        unit="mcg/mL",
        source=sources.ALBRIGHT_2007,
        rows=(
            "intrathecal | CP and others 3-44 y | CSF conc. in catheter aspirate, mean | 4.64",
            "derived | ITB well-mixed vs Albright aspirate",
        ),
        reason=_ASPIRATE,
    ),
    Observation(
        what="concentration drawn through the catheter, even infusion",
        population="CP and others, 3-44 y",
        published="4.7 (0.5-12.9)",
        unit="mcg/mL",
        source=sources.ALBRIGHT_2007,
        rows=("intrathecal |  | CSF conc. in catheter aspirate, mean | 4.7",),
        reason=_ASPIRATE,
    ),
    Observation(
        what="rate of one site for a peak at 4 h",
        population="arithmetic",
        published="0.054-0.409",
        unit="1/h",
        source=sources.ARITHMETIC,
        rows=("derived | effect-site ke0 for peak at 4 h",),
        reason="the model has a delay and two steps in place of one; the peak at 4 h is judged itself",
    ),
)

FLUID = (*_LEVELS, *_BOLUS, *_CATHETER)
