"""Turn a stretch test, a joint's range or a walk into what is kept of it: its numbers by their names."""

from collections.abc import Mapping

from lull.assessment.kept_sentences import NOT_SEEN
from lull.assessment.measured import Measured, unknown
from lull.assessment.number_names import JOINTS
from lull.assessment.range_of_motion import RangeOfMotion
from lull.assessment.tardieu import TardieuTest
from lull.assessment.walking import Walk
from lull.movement.landmarks import SIDES


def list_stretch_numbers(test: TardieuTest) -> Mapping[str, Measured]:
    """Return the numbers of a stretch test."""
    return {
        "r1_deg": test.r1_deg,
        "r2_deg": test.r2_deg,
        "dynamic_component_deg": test.dynamic_component_deg,
        "v1_deg_per_s": test.v1_deg_per_s,
        "v3_deg_per_s": test.v3_deg_per_s,
    }


def list_range_numbers(measured: RangeOfMotion) -> Mapping[str, Measured]:
    """Return the numbers of a joint's range."""
    angle, span = measured.angle_error_deg, measured.range_error_deg
    return {
        "range_deg": Measured(value=measured.range_deg, standard_error=span),
        "flexion_deg": Measured(value=measured.flexion_deg, standard_error=angle),
        "least_deg": Measured(value=measured.least_deg, standard_error=angle),
        "greatest_deg": Measured(value=measured.greatest_deg, standard_error=angle),
    }


def list_walk_numbers(walk: Walk) -> Mapping[str, Measured]:
    """Return the numbers of a walk, for each leg."""
    numbers = {
        "cadence_per_min": walk.cadence_per_min,
        "step_time_asymmetry": walk.asymmetry["step_time_share"],
    }
    for side in SIDES:
        numbers[f"{side}_step_time_s"] = walk.feet[side].step_time_s
        numbers[f"{side}_stance_share"] = walk.feet[side].stance_share
        for joint in JOINTS:
            curve = walk.curves.get((side, joint))
            for word in ("least", "greatest"):
                numbers[f"{side}_{joint}_{word}_deg"] = (
                    unknown(NOT_SEEN)
                    if curve is None
                    else Measured(value=getattr(curve, f"{word}_deg"), standard_error=curve.extreme_error_deg)
                )
    return numbers
