"""What each number of the pendulum test means: studies use the same names for different formulas.

(Rahimi et al. 2020, Biomed Eng Online 19:82, PMC7653760, lists them.)
"""

from collections.abc import Mapping

from lull.saying import say

FORMULAS: Mapping[str, str] = {
    "start_angle_deg": say("the angle held before the release; 0 = leg straight out, -90 = hanging"),
    "first_swing_excursion_deg": say(
        "start angle - angle at the first reversal; the first reversal is where the velocity first "
        "crosses zero"
    ),
    "swings": say(
        "number of flexion peaks of at least 3 degrees prominence until the recording ends; the first "
        "reversal always counts"
    ),
    "resting_angle_deg": say(
        "mean angle of the settled end: of the last second, or of the last whole swing where the leg "
        "still moves by more than 3 degrees"
    ),
    "relaxation_index": say("first swing excursion / (start angle - resting angle); not divided by 1.6"),
    "swing_time_s": say(
        "time from the release to the last moment the leg is 3 degrees or more from its resting angle "
        "(the whole time it swings, as Nordmark and Andersson 2002 use the word; not the period)"
    ),
    "peak_velocity_deg_s": say("largest angular speed of the whole swing"),
    "period_s": say("median time between counted flexion peaks"),
    "first_swing_time_s": say("time from the release to the first reversal"),
}

MEASURES = (
    "first_swing_excursion_deg",
    "swings",
    "resting_angle_deg",
    "relaxation_index",
    "swing_time_s",
    "peak_velocity_deg_s",
)
"""The numbers that are always told, or said why not; the others stand beside them."""

BESIDE = ("start_angle_deg", "period_s", "first_swing_time_s")
