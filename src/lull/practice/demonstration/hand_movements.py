"""The movements of the ten exercises of the hand: the elbow on a table or the bed, the hand in the air."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from lull.practice.demonstration.base_postures import moving_arms, rest
from lull.practice.demonstration.hand_shape import HandShape
from lull.practice.demonstration.movement import GAPS, Moment, Movement
from lull.practice.demonstration.picture import Outlook
from lull.practice.demonstration.posture import Arm, Posture
from lull.saying import say

SEATED_UP = Arm(raised_deg=38, plane_deg=84, elbow_deg=52, opens=(1.0, 0.0, 0.4), palm_deg=-90)
LYING_UP = Arm(raised_deg=14, plane_deg=0, elbow_deg=90, opens=(1.0, 0.0, 0.0), palm_deg=-90)
"""The forearm upright, the palm away from the shoulder."""

OPEN = (0.04, 0.04, 0.05, 0.06)
MEETING = {
    "index_finger_tip": (0.42, 0.10, 0.12, 0.14),
    "middle_finger_tip": (0.14, 0.47, 0.16, 0.14),
    "ring_finger_tip": (0.12, 0.20, 0.52, 0.26),
    "pinky_tip": (0.10, 0.14, 0.30, 0.58),
    "index_finger_pip": (0.55, 0.62, 0.66, 0.70),
}
"""How far the fingers bend where the thumb meets one of them (ours)."""


def _show_hand(moment: Moment, shape: HandShape) -> Posture:
    arm = LYING_UP if moment.position == "lie" else SEATED_UP
    return replace(rest(moment, arms=moving_arms(moment, arm)), hands=dict.fromkeys(moment.sides, shape))


def _meet(moment: Moment, landmark: str) -> Posture:
    """Bring thumb and finger together."""
    peak = MEETING[landmark]
    rest_bends = peak if landmark == "index_finger_pip" else OPEN
    bends = tuple(moment.go(a, b) for a, b in zip(rest_bends, peak, strict=True))
    shape = HandShape(
        bends=(bends[0], bends[1], bends[2], bends[3]),
        thumb_out_deg=52,
        thumb_forward_deg=24,
        thumb_to=landmark,
        thumb_part=0.92 * moment.part,
    )
    return _show_hand(moment, shape)


def _open_close(moment: Moment) -> Posture:
    bend = moment.go(0.94, 0.03)
    shape = HandShape(
        bends=(bend, bend, bend, bend),
        thumb_out_deg=moment.go(10, 45),
        thumb_forward_deg=moment.go(58, 20),
    )
    return _show_hand(moment, shape)


def _spread(moment: Moment) -> Posture:
    return _show_hand(moment, HandShape(bends=OPEN, spread_deg=moment.go(1, 27), thumb_out_deg=30))


def _thumb_out(moment: Moment) -> Posture:
    shape = HandShape(bends=OPEN, spread_deg=4, thumb_out_deg=moment.go(21, 76), thumb_forward_deg=6)
    return _show_hand(moment, shape)


def _wrist_up(moment: Moment) -> Posture:
    arm = Arm(
        raised_deg=16, plane_deg=86, elbow_deg=96, opens=(1, 0, 0), palm_deg=-88, wrist_deg=moment.go(-52, 50)
    )
    return rest(moment, arms=moving_arms(moment, arm))


def _one_finger(moment: Moment) -> Posture:
    return _show_hand(moment, HandShape(bends=(moment.go(0.04, 0.80), *OPEN[1:]), thumb_out_deg=40))


_hand = partial(Movement, seen_from="front", leads="side_hand_thumb_tip", close="hand")
"""A movement of the hand; what is not said of one is as here."""


def _touch(landmark: str, finger: str) -> Movement:
    """Return the movement in which the thumb meets the tip of a finger."""
    return _hand(
        pose=partial(_meet, landmark=landmark),
        says=say(
            "The {side} hand is open. The tip of the thumb goes to the tip of the {finger}.",
            finger=finger,
            **GAPS,
        ),
    )


HAND_MOVEMENTS: Mapping[str, Movement] = {
    "thumb-index": _touch("index_finger_tip", say("index finger")),
    "thumb-middle": _touch("middle_finger_tip", say("middle finger")),
    "thumb-ring": _touch("ring_finger_tip", say("ring finger")),
    "thumb-little": _touch("pinky_tip", say("little finger")),
    "key-pinch": _hand(
        pose=partial(_meet, landmark="index_finger_pip"),
        says=say(
            "The {side} fingers are half bent. The thumb presses on the side of the index finger.", **GAPS
        ),
        drawn_from=Outlook(azimuth_deg=-30, elevation_deg=4),
    ),
    "open-close": _hand(
        pose=_open_close,
        seen_from="side",
        leads="side_hand_middle_finger_tip",
        says=say("The {side} hand is closed. It opens until the fingers are long.", **GAPS),
        drawn_from=Outlook(azimuth_deg=-62, elevation_deg=6),
    ),
    "finger-spread": _hand(
        pose=_spread,
        leads="side_hand_pinky_tip",
        says=say("The {side} fingers are together. They spread wide apart.", **GAPS),
    ),
    "thumb-out": _hand(
        pose=_thumb_out,
        says=say("The {side} thumb lies beside the hand. It goes out to the side.", **GAPS),
    ),
    "wrist-up": _hand(
        pose=_wrist_up,
        seen_from="side",
        leads="side_hand_middle_finger_mcp",
        says=say("The {side} hand hangs down from the wrist. It lifts up.", **GAPS),
        close="forearm",
    ),
    "one-finger": _hand(
        pose=_one_finger,
        seen_from="side",
        leads="side_hand_index_finger_tip",
        says=say("The {side} hand is open. One finger bends, and the others stay long.", **GAPS),
        drawn_from=Outlook(azimuth_deg=-54, elevation_deg=6),
    ),
}
"""By the exercise's id."""
