"""Plasma while a pump runs: what leaves the fluid enters the blood, beside the label."""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.blood_readings import ADULT
from lull.pharmacology.validation.observation import Observation, inside
from lull.pharmacology.validation.spine_readings import measure_plasma_level, measure_plasma_percentile

_ROW = "intrathecal | adults | plasma concentration | 5"

PLASMA = (
    Observation(
        what="plasma at 1200 mcg a day, typical person",
        population="adults",
        published="not more than 5",
        unit="ng/mL",
        source=sources.SPINAL_SWISS,
        rows=(_ROW,),
        check=inside(
            lambda: measure_plasma_level(ADULT, 1200.0), 0.0, 5.0, "the published ceiling, as agreed"
        ),
    ),
    Observation(
        what="plasma at 400 mcg a day, 95th of 100 people",
        population="adults",
        published="not more than 5",
        unit="ng/mL",
        source=sources.SPINAL_SWISS,
        rows=(_ROW,),
        check=inside(
            lambda: measure_plasma_percentile(ADULT, 400.0, 95.0), 0.0, 5.0, "the published ceiling"
        ),
    ),
    Observation(
        what="plasma at 1200 mcg a day, 95th of 100 people",
        population="adults",
        published="not more than 5",
        unit="ng/mL",
        source=sources.SPINAL_SWISS,
        rows=(_ROW,),
        check=inside(
            lambda: measure_plasma_percentile(ADULT, 1200.0, 95.0), 0.0, 5.0, "the published ceiling"
        ),
    ),
)
