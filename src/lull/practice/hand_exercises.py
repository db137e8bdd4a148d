"""The ten exercises of the hand. They use the 21 landmarks of the hand, the wrist those of the body."""

from functools import partial
from itertools import pairwise

from lull.movement.signal import Signal, Term
from lull.practice.exercise import Exercise, Position, ReadyPose
from lull.saying import say

ANY_SEAT: tuple[Position, ...] = ("sit", "wheelchair", "lie")
PALM = ("side_hand_index_finger_mcp", "side_hand_pinky_mcp")
"""The palm's width, the yardstick of distances between fingertips."""

FINGERS = ("index_finger", "middle_finger", "ring_finger", "pinky")


def _finger_bend(finger: str, weight: float) -> Term:
    """Return the angle of one finger from its knuckle to its tip, 180 straight."""
    places = tuple(f"side_hand_{finger}_{joint}" for joint in ("mcp", "pip", "tip"))
    return Term(kind="angle", places=places, weight=weight)


def _closing(place: str) -> Signal:
    """Return the signal that grows as the tip of the thumb comes near to a place."""
    places = ("side_hand_thumb_tip", f"side_hand_{place}")
    return Signal(
        terms=(Term(kind="share", places=places, yardstick=PALM, longest=True, weight=-1.0),), unit="%"
    )


def _gap(finger: str, next_finger: str) -> Term:
    """Return the angle between two neighbouring fingers."""
    places = tuple(f"side_hand_{name}_{end}" for name in (finger, next_finger) for end in ("mcp", "tip"))
    return Term(kind="between", places=places)


def _from_little_finger(start: str, end: str, weight: float) -> Term:
    """Return how far a direction points away from the little finger's side: across the palm it is less.

    That of the thumb less that of the index finger's metacarpal is the angle between both with a sign.
    """
    names = (start, end, "thumb_cmc", "pinky_mcp")
    return Term(kind="between", places=tuple(f"side_hand_{name}" for name in names), weight=weight)


_hand = partial(
    Exercise, group="hand", positions=ANY_SEAT, form={"range_below_own": 35.0}, ready_cue="hand_ready"
)
"""An exercise of the hand; what is not said of one is as here."""


def _touch(exercise_id: str, name: str, place: str) -> Exercise:
    """Return the exercise in which the thumb goes to a place and away again."""
    return _hand(
        id=exercise_id,
        name=name,
        signal=_closing(place),
        ends=("apart", "together"),
        ready=ReadyPose(lowest=-400.0, highest=-50.0),
        smallest_range=15.0,
        first_range=80.0,
    )


HAND_EXERCISES = (
    _touch("thumb-index", say("Thumb to index finger"), "index_finger_tip"),
    _touch("thumb-middle", say("Thumb to middle finger"), "middle_finger_tip"),
    _touch("thumb-ring", say("Thumb to ring finger"), "ring_finger_tip"),
    _touch("thumb-little", say("Thumb to little finger"), "pinky_tip"),
    _touch("key-pinch", say("Key pinch"), "index_finger_pip"),
    _hand(
        id="open-close",
        name=say("Open and close the hand"),
        signal=Signal(terms=tuple(_finger_bend(finger, 0.25) for finger in FINGERS)),
        ends=("closed", "open"),
        ready=ReadyPose(lowest=0.0, highest=180.0),
        first_range=80.0,
    ),
    _hand(
        id="finger-spread",
        name=say("Spread the fingers"),
        signal=Signal(terms=tuple(_gap(a, b) for a, b in pairwise(FINGERS))),
        ends=("together", "spread"),
        ready=ReadyPose(lowest=0.0, highest=120.0),
        first_range=30.0,
    ),
    _hand(
        id="thumb-out",
        name=say("Thumb out and in"),
        signal=Signal(
            terms=(
                _from_little_finger("thumb_cmc", "thumb_tip", 1.0),
                _from_little_finger("wrist", "index_finger_mcp", -1.0),
            )
        ),
        ends=("in", "out"),
        ready=ReadyPose(lowest=-90.0, highest=60.0, is_floor=True),
        first_range=35.0,
    ),
    _hand(
        id="wrist-up",
        name=say("Wrist up and down"),
        signal=Signal(
            terms=(
                Term(
                    kind="along",
                    places=("side_wrist", "side_index", "side_elbow", "side_shoulder"),
                    yardstick=("side_wrist", "side_index"),
                    longest=True,
                ),
            ),
            unit="%",
        ),
        ends=("down", "up"),
        ready=ReadyPose(lowest=-120.0, highest=60.0),
        first_range=70.0,
        positions=("sit", "wheelchair"),
    ),
    _hand(
        id="one-finger",
        name=say("One finger at a time"),
        signal=Signal(terms=(_finger_bend("index_finger", -1.0),), constant=180.0),
        ends=("straight", "bent"),
        ready=ReadyPose(lowest=0.0, highest=90.0),
        first_range=60.0,
    ),
)
"""In the order of the table of forty."""
