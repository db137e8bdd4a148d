"""The landmarks in words: a joint on a page, or what a camera does not see: ``left elbow``."""

from collections.abc import Mapping

from lull.movement.landmarks import LANDMARK_NAMES
from lull.saying import Saying, say

PART_WORDS: Mapping[str, Saying] = {
    "eye_inner": say("eye inner"),
    "eye": say("eye"),
    "eye_outer": say("eye outer"),
    "ear": say("ear"),
    "shoulder": say("shoulder"),
    "elbow": say("elbow"),
    "wrist": say("wrist"),
    "pinky": say("pinky"),
    "index": say("index"),
    "thumb": say("thumb"),
    "hip": say("hip"),
    "knee": say("knee"),
    "ankle": say("ankle"),
    "heel": say("heel"),
    "foot_index": say("toes"),
}
"""What each side has, without its side."""

MIDDLE: Mapping[str, Saying] = {
    "nose": say("nose"),
    "mouth_left": say("mouth left"),
    "mouth_right": say("mouth right"),
}
FINGERS: Mapping[str, Saying] = {
    "thumb": say("thumb"),
    "index_finger": say("index finger"),
    "middle_finger": say("middle finger"),
    "ring_finger": say("ring finger"),
    "pinky": say("pinky"),
}
JOINTS: Mapping[str, Saying] = {
    "cmc": say("cmc"),
    "mcp": say("mcp"),
    "pip": say("pip"),
    "dip": say("dip"),
    "ip": say("ip"),
    "tip": say("tip"),
}


def _say_landmark(name: str) -> Saying:
    """Return a landmark's name in words."""
    if name in MIDDLE:
        return MIDDLE[name]
    side, _, part = name.partition("_")
    if part.startswith("hand_"):
        point = _say_point(part.removeprefix("hand_"))
        return (
            say("left hand {point}", point=point)
            if side == "left"
            else say("right hand {point}", point=point)
        )
    words = PART_WORDS[part]
    return say("left {part}", part=words) if side == "left" else say("right {part}", part=words)


def _say_point(name: str) -> Saying:
    """Return a point of a hand in words."""
    finger, _, joint = name.rpartition("_")
    if not finger:
        return PART_WORDS[name]
    return say("{finger} {joint}", finger=FINGERS[finger], joint=JOINTS[joint])


LANDMARK_WORDS: Mapping[str, Saying] = {name: _say_landmark(name) for name in LANDMARK_NAMES}
"""Every landmark of the body and of both hands, by its name."""
