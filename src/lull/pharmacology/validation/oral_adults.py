"""Adults by mouth: what labels say, beside the model."""

from lull.pharmacology.parameters.intrathecal import PLASMA_PER_CSF
from lull.pharmacology.validation import sources
from lull.pharmacology.validation.blood_readings import (
    ADULT,
    measure_area,
    measure_half_life_h,
    measure_peak,
    measure_peak_time_h,
    measure_steady_volume_l,
)
from lull.pharmacology.validation.observation import Observation, inside, near

_AREA_WHY = "25 %, as agreed for areas: clearance in adults is published from 8.0 to 11.6 L/h"
_PEAK_WHY = "35 %, as agreed for peaks: published absorption differs threefold"
_RANGE_WHY = "the published range itself"


def _after(mg: int, peak: float, area: float) -> tuple[Observation, Observation]:
    """Return the label's peak and area after one dose."""
    return (
        Observation(
            what=f"peak after {mg} mg (Cmax)",
            population="adults",
            published=f"{peak:g}",
            unit="ng/mL",
            source=sources.TABLETS_SWISS,
            rows=(f"oral | adults | Cmax (mean, approx) | {peak:g}",),
            check=near(lambda: measure_peak(ADULT, mg), peak, 0.35, _PEAK_WHY),
        ),
        Observation(
            what=f"area after {mg} mg (AUC)",
            population="adults",
            published=f"{area:g}",
            unit="ng*h/mL",
            source=sources.TABLETS_SWISS,
            rows=(f"oral | adults | AUC (approx) | {area:g}", "derived | CL/F from label AUC"),
            check=near(lambda: measure_area(ADULT, mg), area, 0.25, _AREA_WHY),
        ),
    )


_PEAK_TIMES = (
    Observation(
        what="time of the peak (Tmax), bracket agreed over all studies",
        population="adults",
        published="0.5-1.5 and 2.1",
        unit="h",
        source=f"{sources.TABLETS_SWISS}; {sources.MMI}",
        rows=("oral | adults | Tmax | 0.5-1.5", "oral | adults | Tmax | 2.1"),
        check=inside(
            lambda: measure_peak_time_h(ADULT), 0.5, 2.1, "from the earliest to the latest published"
        ),
    ),
    Observation(
        what="time of the peak, 10-30 mg",
        population="adults",
        published="0.5-1.5",
        unit="h",
        source=sources.TABLETS_SWISS,
        rows=("oral | adults | Tmax | 0.5-1.5",),
        check=inside(lambda: measure_peak_time_h(ADULT), 0.5, 1.5, _RANGE_WHY),
    ),
    Observation(
        what="time of the peak, 20 mg",
        population="adults",
        published="2.1 (SD 0.7)",
        unit="h",
        source=sources.MMI,
        rows=("oral | adults | Tmax | 2.1",),
        check=inside(lambda: measure_peak_time_h(ADULT), 1.4, 2.8, "one standard deviation either way"),
    ),
    Observation(
        what="peak after 20 mg, lower than the label's",
        population="adults",
        published="270 (SD 62)",
        unit="ng/mL",
        source=sources.MMI,
        rows=("oral | adults | Cmax | 270",),
        check=inside(lambda: measure_peak(ADULT, 20.0), 208.0, 332.0, "one standard deviation either way"),
    ),
    Observation(
        what="time of the peak, oral solution, fasting, 20 mg",
        population="healthy men",
        published="0.75",
        unit="h",
        source=sources.OZOBAX,
        rows=("oral | healthy adult men | Tmax | 0.75",),
        check=near(lambda: measure_peak_time_h(ADULT, solution=True), 0.75, 0.15, "15 %: read to 0.1 h"),
        used_for=("adult_solution_ka_per_h",),
    ),
    Observation(
        what="time of the peak at the latest",
        population="adults",
        published="2",
        unit="h",
        source=sources.TABLETS_CANADA,
        rows=("oral | adults | Tmax upper bound | 2",),
        check=inside(lambda: measure_peak_time_h(ADULT), 0.0, 2.0, _RANGE_WHY),
    ),
    Observation(
        what="time of the peak",
        population="adults",
        published="0.5-3",
        unit="h",
        source=sources.MIMS,
        rows=("oral | adults | Tmax | 0.5-3",),
        check=inside(lambda: measure_peak_time_h(ADULT), 0.5, 3.0, _RANGE_WHY),
    ),
)

_HALF_LIVES = (
    Observation(
        what="half-life, bracket agreed over all studies",
        population="adults",
        published="3-4; 6.8",
        unit="h",
        source=f"{sources.TABLETS_SWISS}; {sources.WUIS_HEALTHY}",
        rows=(
            "oral | adults | half-life | 3-4",
            "oral | healthy adults | half-life (plasma + urine fit) | 6.8",
        ),
        check=inside(
            lambda: measure_half_life_h(ADULT), 3.5, 6.8, "the middle of the label to the longest published"
        ),
    ),
    Observation(
        what="half-life",
        population="adults",
        published="3-4",
        unit="h",
        source=sources.TABLETS_SWISS,
        rows=("oral | adults | half-life | 3-4",),
        check=inside(lambda: measure_half_life_h(ADULT), 3.0, 4.0, _RANGE_WHY),
    ),
    Observation(
        what="half-life",
        population="adults",
        published="2-4",
        unit="h",
        source=sources.TABLETS_CANADA,
        rows=("oral | adults | Tmax upper bound | 2",),
        check=inside(lambda: measure_half_life_h(ADULT), 2.0, 4.0, _RANGE_WHY),
    ),
    Observation(
        what="half-life, oral solution, fasting",
        population="healthy men",
        published="5.7",
        unit="h",
        source=sources.OZOBAX,
        rows=("oral | healthy adult men | half-life | 5.7",),
        check=near(lambda: measure_half_life_h(ADULT), 5.7, 0.20, "20 %, for the half-life of one study"),
    ),
)

_REST = (
    Observation(
        what="volume of distribution at steady state",
        population="adults",
        published="0.7",
        unit="L/kg",
        source=sources.TABLETS_SWISS,
        rows=("oral | adults | volume of distribution | 0.7",),
        check=near(lambda: measure_steady_volume_l(ADULT) / ADULT.weight_kg, 0.7, 0.15, "15 %: one digit"),
    ),
    Observation(
        what="plasma over spinal fluid",
        population="adults",
        published="8.5",
        unit="fold",
        source=sources.TABLETS_SWISS,
        rows=("oral | adults | plasma:CSF ratio | 8.5",),
        check=near(lambda: PLASMA_PER_CSF.value, 8.5, 0.01, "taken over as it is"),
        used_for=("plasma_per_csf",),
    ),
    Observation(
        what="spinal fluid over plasma",
        population="adults",
        published="12",
        unit="%",
        source=sources.MIMS,
        rows=("oral | adults | CSF/plasma | 12",),
        check=near(lambda: 100.0 / PLASMA_PER_CSF.value, 12.0, 0.10, "10 %: two digits"),
    ),
    Observation(
        what="share absorbed",
        population="adults",
        published="85-90",
        unit="%",
        source=sources.MMI,
        rows=("oral | adults | bioavailability | 85-90",),
        reason="clearance and volume are apparent (over the share absorbed), which is left open",
    ),
    Observation(
        what="bound in serum",
        population="adults",
        published="30",
        unit="%",
        source=sources.TABLETS_SWISS,
        rows=("oral | adults | serum protein binding | 30",),
        reason="concentrations are total ones, bound and free together",
    ),
)

ORAL_ADULTS = (
    *_after(10, 180.0, 1135.0),
    *_after(20, 340.0, 2345.0),
    *_after(30, 650.0, 3353.0),
    *_PEAK_TIMES,
    *_HALF_LIVES,
    *_REST,
)
