"""Bones do not change length: a segment that suddenly does shows a lost landmark, not the body.

In a picture a bone that points at the camera looks shorter and never longer, so there only "much longer than
this body's own" speaks. Lengths are held against the trunk's there, so that coming nearer changes nothing. In
space a bone keeps its length, so much shorter speaks as well. Which end is lost cannot be told: both count as
not seen in that frame. A length that stays becomes the one known; only what is sudden is refused.
"""

from collections import deque
from collections.abc import Collection, Mapping
from math import exp, inf, log, sqrt
from typing import Final, Literal

from lull.movement.landmarks import SIDES

SEGMENT_LENGTH_CHANGED: Final = "segment_length_changed"
"""Why a landmark that the tracker shows counts as not seen."""

MissingWhy = Literal["not_seen", "segment_length_changed"]

MOST_LONGER = 1.35
"""A segment longer than this many times its known length is no bone (ours; plausible 1.25 to 1.6)."""

SUSTAINED_FRAMES = 15
"""A length held for so many frames seen is known (ours; half a second of an ordinary camera, 8 to 30)."""

SIZE_FADES_S = 20.0
"""How fast the trunk's longest look is forgotten, by a factor e, when it stays shorter (ours; 10 to 60)."""

FEWEST_FRAMES = 30
"""In space nothing is refused before so many frames have told the length and its noise (ours; 15 to 60)."""

MOST_SDS = 5.0
"""In space a length must also be so many of its own standard deviations off (ours; 4 to 8)."""

TRUNK_SHARE = 0.288
TYPICAL_SHARES: Mapping[str, float] = {"elbow": 0.186, "wrist": 0.146, "knee": 0.245, "ankle": 0.246}
"""Lengths of trunk (shoulder to hip) and of upper arm, forearm, thigh and shank, by their far ends, as shares
of an adult's height: Drillis and Contini 1966, as in Winter, Biomechanics and Motor Control of Human Movement
(ours: plausible within a fifth, children and contractures more). A segment is taken to be at least so long
whatever was seen, so that a limb which first points at the camera may turn to the side."""

NEAR_ENDS: Mapping[str, str] = {"elbow": "shoulder", "wrist": "elbow", "knee": "hip", "ankle": "knee"}

ROOTS: Mapping[str, str] = {"wrist": "shoulder", "ankle": "hip"}

Segment = tuple[str, str]
"""The landmarks at both ends, the nearer to the trunk first."""


def find_segments(landmarks: Collection[str]) -> tuple[Segment, ...]:
    """Return the segments of limbs whose both ends are among these landmarks.

    >>> find_segments(("left_shoulder", "left_elbow", "left_wrist"))
    (('left_shoulder', 'left_elbow'), ('left_elbow', 'left_wrist'))
    """
    return _find_pairs(landmarks, NEAR_ENDS)


def find_limbs(landmarks: Collection[str]) -> tuple[Segment, ...]:
    """Return the limbs watched without their middle joint: straight they are longest, bent they are shorter.

    >>> find_limbs(("left_shoulder", "left_wrist"))
    (('left_shoulder', 'left_wrist'),)
    """
    middles = {side + "_" + NEAR_ENDS[far] for side in SIDES for far in ROOTS}
    return () if middles & set(landmarks) else _find_pairs(landmarks, ROOTS)


def typical_length(segment: Segment) -> float:
    """Return how long a segment, or a straight limb, usually is, in lengths of the trunk."""
    near, far = (name.partition("_")[2] for name in segment)
    length = TYPICAL_SHARES[far]
    if NEAR_ENDS[far] != near:
        length += TYPICAL_SHARES[NEAR_ENDS[far]]
    return length / TRUNK_SHARE


def _find_pairs(landmarks: Collection[str], near_ends: Mapping[str, str]) -> tuple[Segment, ...]:
    """Return the pairs of near and far ends, both among these landmarks."""
    pairs = [(f"{side}_{near}", f"{side}_{far}") for side in SIDES for far, near in near_ends.items()]
    return tuple(pair for pair in pairs if pair[0] in landmarks and pair[1] in landmarks)


class BodySize:
    """Follows how long the trunk looks in a picture: its longest look, slowly forgotten."""

    __slots__ = ("_began_s", "_peak")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._began_s: float | None = None
        self._peak = 0.0

    def feed(self, t_s: float, trunk: float) -> float:
        """Take one frame's trunk, longer than 0, and return the body's size in the same unit."""
        if self._began_s is None:
            self._began_s, self._peak = t_s, log(trunk)
        faded = (t_s - self._began_s) / SIZE_FADES_S
        self._peak = max(self._peak, log(trunk) + faded)
        return exp(self._peak - faded)


class PictureLength:
    """Judges one segment in a picture, its length given in lengths of the trunk, frame by frame."""

    __slots__ = ("_known", "_limit", "_run", "_typical")

    def __init__(self, segment: Segment) -> None:
        """Begin with nothing known, and nothing to refuse."""
        self._typical = typical_length(segment)
        self._known = -1.0  # so that even a length of 0 is one that was seen
        self._limit = inf
        self._run: deque[float] = deque(maxlen=SUSTAINED_FRAMES)

    def has_changed(self, length: float) -> bool:
        """Take one frame in which it was seen and say whether it is too long for a bone of this body."""
        changed = length > self._limit
        if length <= self._known:
            self._run.clear()
            return changed
        self._run.append(length)
        if len(self._run) == SUSTAINED_FRAMES:
            self._known = max(self._known, min(self._run))
            self._limit = MOST_LONGER * max(self._typical, self._known)
        return changed


class SpaceLength:
    """Judges one segment in space, its length in any unit, frame by frame."""

    __slots__ = ("_count", "_squares", "_sum")

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._count = 0
        self._sum = self._squares = 0.0

    def has_changed(self, length: float) -> bool:
        """Take one frame in which it was seen and say whether it is much longer or shorter than before."""
        if length <= 0.0:
            return True
        own = log(length)
        changed = False
        if self._count >= FEWEST_FRAMES:
            mean = self._sum / self._count
            sd = sqrt(max(0.0, self._squares / self._count - mean * mean))
            changed = abs(own - mean) > max(log(MOST_LONGER), MOST_SDS * sd)
        self._count += 1
        self._sum += own
        self._squares += own * own
        return changed
