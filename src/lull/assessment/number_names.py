"""The numbers of each test: their names, in words, with their units.

One table for the record, for pages and for the report, so that a number is called the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from lull.movement.landmarks import SIDES

Test = Literal["stretch", "range", "walk"]
Unit = Literal["deg", "deg_per_s", "s", "per_min", "ratio", "count"]

JOINTS: tuple[Literal["knee"], Literal["hip"]] = ("knee", "hip")


@dataclass(frozen=True, slots=True)
class NumberName:
    """What a number is called on a page, and its unit."""

    words: str
    unit: Unit


_STRETCH = {
    "r1_deg": NumberName("Angle of catch, R1", "deg"),
    "r2_deg": NumberName("Full angle, R2", "deg"),
    "dynamic_component_deg": NumberName("R2 less R1, along the stretch", "deg"),
    "v1_deg_per_s": NumberName("Slow speed, V1", "deg_per_s"),
    "v3_deg_per_s": NumberName("Fast speed, V3", "deg_per_s"),
}
_RANGE = {
    "range_deg": NumberName("Range, from least to greatest", "deg"),
    "flexion_deg": NumberName("Most bent, from straight", "deg"),
    "least_deg": NumberName("Least inner angle", "deg"),
    "greatest_deg": NumberName("Greatest inner angle, straight is 180°", "deg"),
}
_WALK = {
    "cadence_per_min": NumberName("Steps a minute", "per_min"),
    "step_time_asymmetry": NumberName("Left less right step time, share of a step", "ratio"),
}
for _side in SIDES:
    _WALK[f"{_side}_step_time_s"] = NumberName(f"Step time, {_side}", "s")
    _WALK[f"{_side}_stance_share"] = NumberName(f"Share of the stride on the ground, {_side}", "ratio")
    for _joint in JOINTS:
        _WALK[f"{_side}_{_joint}_least_deg"] = NumberName(f"Least {_joint} bend, {_side}", "deg")
        _WALK[f"{_side}_{_joint}_greatest_deg"] = NumberName(f"Most {_joint} bend, {_side}", "deg")

NUMBER_NAMES: Mapping[Test, Mapping[str, NumberName]] = MappingProxyType(
    {
        "stretch": MappingProxyType(_STRETCH),
        "range": MappingProxyType(_RANGE),
        "walk": MappingProxyType(_WALK),
    }
)
"""Every number of a test kept once, by the name it has in the record; the names are never changed."""

SWING_NAMES: Mapping[str, NumberName] = MappingProxyType(
    {
        "first_swing_excursion_deg": NumberName("First swing", "deg"),
        "start_angle_deg": NumberName("Angle held before letting go", "deg"),
        "swings": NumberName("Swings", "count"),
        "resting_angle_deg": NumberName("Resting angle", "deg"),
        "relaxation_index": NumberName("Relaxation index", "ratio"),
        "swing_time_s": NumberName("How long it swings", "s"),
        "peak_velocity_deg_s": NumberName("Fastest turn", "deg_per_s"),
        "period_s": NumberName("Time from one swing to the next", "s"),
        "first_swing_time_s": NumberName("Time to the first turn back", "s"),
    }
)
"""The numbers of a pendulum test by their names in :mod:`pendulum_formulas`."""

MAIN_NUMBER: Mapping[Test, str] = MappingProxyType(
    {"stretch": "dynamic_component_deg", "range": "range_deg", "walk": "cadence_per_min"}
)
"""The number of a test that two tests of one joint are laid side by side by."""
