"""A bolus into the spinal fluid: when it acts, how much, and the smallest that helps, beside the model."""

import numpy as np

from lull.pharmacology.validation import sources
from lull.pharmacology.validation.ashworth import MAS_NONE, SLACK, SLACK_WHY, measure_fall
from lull.pharmacology.validation.blood_readings import ADULT, CHILD
from lull.pharmacology.validation.observation import Observation, inside, near
from lull.pharmacology.validation.spine_readings import (
    LITTLE,
    LOW,
    measure_effective_boluses,
    measure_first_h,
    measure_lost_at,
    measure_over_h,
    measure_share_helped,
    measure_strongest_h,
    predict_lost_after_bolus,
)

TEST_MCG = 50.0
"""The usual test bolus in adults."""

_ABI = "intrathecal | acquired brain injury"
_HOVING_ROW = "intrathecal | CP children 7-16 y | effective dose"
_WINDOW_ROW = "intrathecal | severe cerebral spasticity | window of significant effect | 2-8.5"
_TIMING = ("csf_site_delay_h", "csf_site_transfer_per_h")
_EITHER_SCALE = (
    f"from a scale that begins at 1 to one that begins at 0 (the abstract does not say); {SLACK_WHY}"
)


def _first(share: float) -> Observation:
    """Return the first effect by one of the two definitions."""
    return Observation(
        what=f"first effect of 50 mcg, tone down by {100 * share:.0f} %",
        population="not stated",
        published="0.5-1",
        unit="h",
        source=sources.NEUROSURGERY,
        rows=("intrathecal |  | onset | 0.5-1",),
        check=inside(
            lambda: measure_first_h(predict_lost_after_bolus(ADULT, TEST_MCG), share),
            0.5,
            1.5,
            "0.5 to 1.5 h, as agreed: a first sign comes before a tenth of tone has gone",
        ),
        used_for=_TIMING,
    )


def _over(share: float) -> Observation:
    """Return the end of the effect by one of the two definitions."""
    return Observation(
        what=f"over after 50 mcg, tone back above {100 * (1.0 - share):.0f} %",
        population="severe cerebral spasticity, n=13",
        published="2-8.5",
        unit="h",
        source=sources.TIME_COURSE,
        rows=(_WINDOW_ROW,),
        check=inside(
            lambda: measure_over_h(predict_lost_after_bolus(ADULT, TEST_MCG), share),
            7.5,
            9.5,
            "about 8.5 h, and an hour either way: half-hour means of a group",
        ),
        used_for=_TIMING,
    )


_TIMES = (
    _first(LITTLE),
    _first(LOW),
    Observation(
        what="50 mcg acts most",
        population="severe cerebral spasticity, n=13",
        published="max at 4 h",
        unit="h",
        source=f"{sources.TIME_COURSE}; {sources.NEUROSURGERY}",
        rows=(_WINDOW_ROW, "intrathecal |  | peak effect | 4"),
        check=inside(
            lambda: measure_strongest_h(ADULT, TEST_MCG), 3.5, 4.5, "about 4 h: half-hour means of a group"
        ),
        used_for=_TIMING,
    ),
    Observation(
        what="a fifth of tone is gone by two hours after 50 mcg",
        population="severe cerebral spasticity, n=13",
        published="2-8.5",
        unit="1",
        source=sources.TIME_COURSE,
        rows=(_WINDOW_ROW,),
        check=inside(
            lambda: measure_lost_at(ADULT, TEST_MCG, 2.0), LOW, 1.0, "significant counts as 20 % (ours)"
        ),
    ),
    _over(LITTLE),
    _over(LOW),
    Observation(
        what="length of the effect",
        population="not stated",
        published="4-8",
        unit="h",
        source=sources.SPINAL_US,
        rows=("intrathecal |  | duration of effect | 4-8",),
        check=inside(
            lambda: (
                measure_over_h(predict_lost_after_bolus(ADULT, TEST_MCG), LOW)
                - measure_first_h(predict_lost_after_bolus(ADULT, TEST_MCG), LOW)
            ),
            4.0,
            8.0,
            "not judged",
        ),
        read=False,
    ),
)


def _injury(hour: float, after: float) -> Observation:
    """Return the fall of Ashworth after 50 mcg in 30 people with a brain injury; its scale is not known."""
    least, most = measure_fall(2.4, after, MAS_NONE), measure_fall(2.4, after)
    return Observation(
        what=f"share of the legs' tone lost at {hour:g} h, 50 mcg",
        population="acquired brain injury, n=30",
        published=f"2.4 -> {after:g}: {least:.2f} to {most:.2f}",
        unit="1",
        source=sources.BRAIN_INJURY_2005,
        rows=(f"{_ABI} | Ashworth LE baseline | 2.4", f"{_ABI} | Ashworth LE | {after:g}"),
        check=inside(
            lambda: measure_lost_at(ADULT, TEST_MCG, hour), least - SLACK, most + SLACK, _EITHER_SCALE
        ),
    )


_POINTS = (
    _injury(4.0, 1.5),
    _injury(6.0, 1.4),
    Observation(
        what="share of the legs' tone lost at 4 h, 50 mcg",
        population="acquired brain injury over a year ago, n=11",
        published=f"4.2 -> 2.2: {measure_fall(4.2, 2.2):.2f}",
        unit="1",
        source=sources.MEYTHALER_INJURY,
        rows=("intrathecal | acquired brain injury >1 y | Ashworth LE baseline -> 4 h | 4.2 -> 2.2",),
        check=inside(
            lambda: measure_lost_at(ADULT, TEST_MCG, 4.0),
            measure_fall(4.2, 2.2) - SLACK,
            measure_fall(4.2, 2.2) + SLACK,
            SLACK_WHY,
        ),
    ),
    Observation(
        what="share of the legs' tone lost at 6 h, 50 mcg",
        population="stroke, n=21",
        published=f"3.3 -> 1.4: {measure_fall(3.3, 1.4):.2f}",
        unit="1",
        source=sources.MEYTHALER_STROKE,
        rows=("intrathecal | stroke | Ashworth LE baseline -> 6 h | 3.3 -> 1.4",),
        check=inside(
            lambda: measure_lost_at(ADULT, TEST_MCG, 6.0),
            measure_fall(3.3, 1.4) - SLACK,
            measure_fall(3.3, 1.4) + SLACK,
            SLACK_WHY,
        ),
    ),
    Observation(
        what="share of the legs' tone lost at 2 h, 50 mcg (the middle of 25-100)",
        population="children with CP, not walking, n=4",
        published=f"2.1 -> 1.5: {measure_fall(2.1, 1.5, MAS_NONE):.2f} to {measure_fall(2.1, 1.5):.2f}",
        unit="1",
        source=sources.KO,
        rows=("intrathecal | CP children non-ambulant | Ashworth LE | 2.1 -> 1.5",),
        check=inside(
            lambda: measure_lost_at(CHILD, TEST_MCG, 2.0),
            measure_fall(2.1, 1.5, MAS_NONE) - SLACK,
            measure_fall(2.1, 1.5) + SLACK,
            _EITHER_SCALE,
        ),
    ),
)


def _helped(mcg: float, who: str, value: str, interval: tuple[float, float]) -> Observation:
    """Return how many of Hoving's 17 children a bolus of this size helped, smaller ones counted in."""
    return Observation(
        what=f"children in whom {mcg:g} mcg or less is effective",
        population="children with CP, 7-16 y, n=17",
        published=who,
        unit="%",
        source=sources.HOVING,
        rows=(f"{_HOVING_ROW} {mcg:g} ug | {value}", "derived | Hoving ED50"),
        check=inside(
            lambda: measure_share_helped(CHILD, mcg), *interval, f"the exact 95 % interval of {who}"
        ),
    )


_EFFECTIVE = (
    Observation(
        what="median effective bolus",
        population="children with CP, 7-16 y, n=17",
        published="median 25",
        unit="mcg",
        source=f"{sources.HOVING}; {sources.ARITHMETIC}",
        rows=("derived | Hoving ED50", f"{_HOVING_ROW} 25 ug | 10"),
        check=near(
            lambda: float(np.median(measure_effective_boluses(CHILD))),
            25.0,
            0.25,
            "25 %: only 12.5, 20, 25 and 50 mcg were tried",
        ),
        used_for=("csf_site_share",),
    ),
    _helped(12.5, "1 of 17", "1", (0.1, 28.7)),
    _helped(20.0, "2 of 17", "1", (1.5, 36.4)),
    _helped(25.0, "12 of 17", "10", (44.0, 89.7)),
    _helped(50.0, "17 of 17", "5", (80.5, 100.0)),
    Observation(
        what="median effective bolus",
        population="adults with severe spasticity, n=12",
        published="50-100",
        unit="mcg",
        source=sources.HEETLA_2015,
        rows=("intrathecal | severe spasticity adults | effective dose range | 50-100",),
        check=inside(
            lambda: float(np.median(measure_effective_boluses(ADULT))),
            50.0,
            100.0,
            "the published range; 25, 50, 75 and 100 mcg were tried",
        ),
    ),
)


def _reflex(people: str, published: str, source: str, *rows: str) -> Observation:
    """Return a finding on the H reflex, which the model does not have."""
    return Observation(
        what="H reflex over M wave (H/M)",
        population=people,
        published=published,
        unit="%",
        source=source,
        rows=tuple(f"intrathecal | {row}" for row in rows),
        reason="the model has no H reflex: it falls earlier and further than tone",
    )


_REFLEX = (
    _reflex(
        "acquired brain injury, n=30, 50 mcg",
        "62 -> 14 at 5 h",
        sources.BRAIN_INJURY_2005,
        "acquired brain injury | soleus H/M ratio baseline | 62",
        "acquired brain injury | soleus H/M ratio | 14",
    ),
    _reflex(
        "hypertonia, n=27, 50 mcg by lumbar puncture",
        "77 less at 1 h",
        sources.STOKIC,
        "hypertonia | H/M decrease | 77",
    ),
    _reflex(
        "hypertonia, n=16, 50 mcg by pump", "63 less at 1 h", sources.STOKIC, "hypertonia | H/M decrease | 63"
    ),
    _reflex(
        "hypertonia, n=27, 75-150 mcg a day", "91 less", sources.STOKIC, "hypertonia | H/M decrease | 91"
    ),
)

BOLUS = (*_TIMES, *_POINTS, *_EFFECTIVE, *_REFLEX)
