"""A pump that runs evenly: how soon it acts, and how much after weeks and months, beside the model."""

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.ashworth import MAS_NONE, SLACK, SLACK_WHY, measure_fall
from lull.pharmacology.validation.blood_readings import ADULT, CHILD
from lull.pharmacology.validation.observation import Observation, inside
from lull.pharmacology.validation.spine_readings import (
    LITTLE,
    LOW,
    measure_amount_a_day_for,
    measure_final_loss,
    measure_first_h,
    measure_level_h,
    predict_lost_under_infusion,
)

JUDGED_MCG_PER_DAY = (100.0, 150.0, 200.0)
"""Starting to usual amounts; the profile shows smaller and larger ones, and the means of the trials."""


def _onset(mcg_per_day: float, share: float) -> Observation:
    """Return the first effect of a pump by one of the two definitions."""
    return Observation(
        what=f"first effect at {mcg_per_day:g} mcg a day, tone down by {100 * share:.0f} %",
        population="not stated",
        published="6-8",
        unit="h",
        source=sources.SPINAL_GERMAN,
        rows=("intrathecal |  | onset | 6-8",),
        check=inside(
            lambda: measure_first_h(predict_lost_under_infusion(ADULT, mcg_per_day), share),
            6.0,
            8.0,
            "the published range; no amount is given with it",
        ),
        used_for=("infusion_delay_h",),
    )


def _plateau(mcg_per_day: float) -> Observation:
    """Return when a pump has reached its full effect."""
    return Observation(
        what=f"95 % of the final effect at {mcg_per_day:g} mcg a day",
        population="not stated",
        published="24-48",
        unit="h",
        source=sources.SPINAL_GERMAN,
        rows=("intrathecal |  | maximum effect | 24-48",),
        check=inside(
            lambda: measure_level_h(ADULT, mcg_per_day),
            24.0,
            48.0,
            "the published range; no amount is given with it",
        ),
        used_for=("infusion_spread_per_h",),
    )


_TIMES = (
    *(_onset(amount, LITTLE) for amount in JUDGED_MCG_PER_DAY),
    *(_onset(amount, LOW) for amount in JUDGED_MCG_PER_DAY),
    *(_plateau(amount) for amount in JUDGED_MCG_PER_DAY),
)


def _legs(people: str, mcg_per_day: float, points: tuple[float, float], source: str, row: str) -> Observation:
    """Return the fall of the legs' Ashworth at a known mean amount, on the scale that begins at 1."""
    fall = measure_fall(*points)
    return Observation(
        what=f"share of the legs' tone lost at {mcg_per_day:g} mcg a day",
        population=people,
        published=f"{points[0]:g} -> {points[1]:g}: {fall:.2f}",
        unit="1",
        source=source,
        rows=(f"intrathecal | {row}",),
        check=inside(
            lambda: measure_final_loss(ADULT, mcg_per_day), fall - SLACK, min(fall + SLACK, 1.0), SLACK_WHY
        ),
    )


_POINTS = (
    _legs(
        "stroke, n=17, 12 months",
        268.0,
        (3.7, 1.8),
        sources.MEYTHALER_STROKE,
        "stroke | Ashworth LE | 3.7 -> 1.8",
    ),
    _legs(
        "CP, 13-43 y, n=13, 12 months",
        263.0,
        (3.4, 1.5),
        sources.MEYTHALER_CP,
        "CP 13-43 y | Ashworth LE | 3.4 -> 1.5",
    ),
    _legs(
        "hemiplegia, n=6, 3 months",
        205.0,
        (3.7, 1.9),
        sources.MEYTHALER_HEMIPLEGIA,
        "hemiplegia | Ashworth LE | 3.7 -> 1.9",
    ),
    Observation(
        what="share of the legs' tone lost at 495 mcg a day",
        population="children with severe CP, n=46",
        published=f"median 4 -> 1: {measure_fall(4.0, 1.0, MAS_NONE):.2f} to 1.00",
        unit="1",
        source=sources.DANISH,
        rows=("intrathecal | severe CP children | Ashworth-type median LE | 4 -> 1",),
        check=inside(
            lambda: measure_final_loss(CHILD, 494.9),
            measure_fall(4.0, 1.0, MAS_NONE) - SLACK,
            1.0,
            f"from a scale that begins at 0 to one that begins at 1 (the abstract does not say); {SLACK_WHY}",
        ),
    ),
    Observation(
        what="amount at which the model's legs lose what these did",
        population="CP, n=44, 39 months; the amount is not in the abstract",
        published=f"3.64 -> 1.90: {measure_fall(3.64, 1.90):.2f}",
        unit="mcg a day",
        source=sources.GILMARTIN,
        rows=(
            "intrathecal | CP (51 screened, 44 implanted) | Ashworth LE | 3.64 -> 1.90",
            "intrathecal | cerebral origin adults/>12 y | usual range | 90-703",
        ),
        check=inside(
            lambda: measure_amount_a_day_for(ADULT, measure_fall(3.64, 1.90)),
            90.0,
            703.0,
            "the usual amounts in spasticity of cerebral origin",
        ),
    ),
    Observation(
        what="amount at which the model's legs lose what these did in three days",
        population="MS and spinal cord injury, n=20; the amount is not in the abstract",
        published=f"4.0 -> 1.2: {measure_fall(4.0, 1.2):.2f}",
        unit="mcg a day",
        source=sources.PENN,
        rows=(
            "intrathecal | MS/SCI | Ashworth | 4.0 -> 1.2",
            "intrathecal | spinal origin | usual range | 300-800",
        ),
        check=inside(
            lambda: measure_amount_a_day_for(ADULT, measure_fall(4.0, 1.2)),
            300.0,
            800.0,
            "the usual amounts in spasticity of spinal origin",
        ),
    ),
)

CONTINUOUS = (*_TIMES, *_POINTS)
