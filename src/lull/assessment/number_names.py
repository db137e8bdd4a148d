"""The numbers of each test: their names, in words, with their units.

One table for the record, for pages and for the report, so that a number is called the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from lull.saying import say

Test = Literal["stretch", "range", "walk"]
Unit = Literal["deg", "deg_per_s", "s", "per_min", "ratio", "count"]

JOINTS: tuple[Literal["knee"], Literal["hip"]] = ("knee", "hip")


@dataclass(frozen=True, slots=True)
class NumberName:
    """What a number is called on a page, and its unit."""

    words: str
    unit: Unit


_STRETCH = {
    "r1_deg": NumberName(say("Angle of catch, R1"), "deg"),
    "r2_deg": NumberName(say("Full angle, R2"), "deg"),
    "dynamic_component_deg": NumberName(say("R2 less R1, along the stretch"), "deg"),
    "v1_deg_per_s": NumberName(say("Slow speed, V1"), "deg_per_s"),
    "v3_deg_per_s": NumberName(say("Fast speed, V3"), "deg_per_s"),
}
_RANGE = {
    "range_deg": NumberName(say("Range, from least to greatest"), "deg"),
    "flexion_deg": NumberName(say("Most bent, from straight"), "deg"),
    "least_deg": NumberName(say("Least inner angle"), "deg"),
    "greatest_deg": NumberName(say("Greatest inner angle, straight is 180°"), "deg"),
}
_WALK = {
    "cadence_per_min": NumberName(say("Steps a minute"), "per_min"),
    "step_time_asymmetry": NumberName(say("Left less right step time, share of a step"), "ratio"),
    "left_step_time_s": NumberName(say("Step time, left"), "s"),
    "left_stance_share": NumberName(say("Share of the stride on the ground, left"), "ratio"),
    "left_knee_least_deg": NumberName(say("Least knee bend, left"), "deg"),
    "left_knee_greatest_deg": NumberName(say("Most knee bend, left"), "deg"),
    "left_hip_least_deg": NumberName(say("Least hip bend, left"), "deg"),
    "left_hip_greatest_deg": NumberName(say("Most hip bend, left"), "deg"),
    "right_step_time_s": NumberName(say("Step time, right"), "s"),
    "right_stance_share": NumberName(say("Share of the stride on the ground, right"), "ratio"),
    "right_knee_least_deg": NumberName(say("Least knee bend, right"), "deg"),
    "right_knee_greatest_deg": NumberName(say("Most knee bend, right"), "deg"),
    "right_hip_least_deg": NumberName(say("Least hip bend, right"), "deg"),
    "right_hip_greatest_deg": NumberName(say("Most hip bend, right"), "deg"),
}
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
        "first_swing_excursion_deg": NumberName(say("First swing"), "deg"),
        "start_angle_deg": NumberName(say("Angle held before letting go"), "deg"),
        "swings": NumberName(say("Swings"), "count"),
        "resting_angle_deg": NumberName(say("Resting angle"), "deg"),
        "relaxation_index": NumberName(say("Relaxation index"), "ratio"),
        "swing_time_s": NumberName(say("How long it swings"), "s"),
        "peak_velocity_deg_s": NumberName(say("Fastest turn"), "deg_per_s"),
        "period_s": NumberName(say("Time from one swing to the next"), "s"),
        "first_swing_time_s": NumberName(say("Time to the first turn back"), "s"),
    }
)
"""The numbers of a pendulum test by their names in :mod:`pendulum_formulas`."""

MAIN_NUMBER: Mapping[Test, str] = MappingProxyType(
    {"stretch": "dynamic_component_deg", "range": "range_deg", "walk": "cadence_per_min"}
)
"""The number of a test that two tests of one joint are laid side by side by."""
