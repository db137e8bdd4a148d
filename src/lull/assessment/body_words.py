"""What joints and parts of a leg are called on a screen; a side and its joint are one name."""

from collections.abc import Mapping

from lull.saying import Saying, say

JOINT_WORDS: Mapping[str, Saying] = {
    "knee": say("knee"),
    "hip": say("hip"),
    "ankle": say("ankle"),
    "elbow": say("elbow"),
}

PART_WORDS: Mapping[tuple[str, str], Saying] = {
    ("left", "knee"): say("left knee"),
    ("left", "hip"): say("left hip"),
    ("left", "ankle"): say("left ankle"),
    ("left", "elbow"): say("left elbow"),
    ("left", "heel"): say("left heel"),
    ("left", "foot_index"): say("left toes"),
    ("right", "knee"): say("right knee"),
    ("right", "hip"): say("right hip"),
    ("right", "ankle"): say("right ankle"),
    ("right", "elbow"): say("right elbow"),
    ("right", "heel"): say("right heel"),
    ("right", "foot_index"): say("right toes"),
}
"""A part of a leg or arm by its side and the landmark it is named after."""
