"""A hand's 21 landmarks when the bend of every finger and the place of the thumb are given.

The hand's own axes: along the forearm, towards the thumb, and out of the palm. Lengths are of an adult hand
(means of Garrett's anthropometry of the hand, 1971, rounded; they scale with the body's hand).
"""

from dataclasses import dataclass
from math import acos, cos, radians, sin

import numpy as np

from lull.practice.demonstration.rotation import Axes, Place, find_square

ADULT_HAND_M = 0.15
"""``Body.hand_m`` of the adult these lengths belong to."""

FINGERS = ("index_finger", "middle_finger", "ring_finger", "pinky")
KNUCKLES_M = {
    "index_finger": (0.090, 0.028, 0.0),
    "middle_finger": (0.092, 0.006, 0.004),
    "ring_finger": (0.086, -0.016, 0.002),
    "pinky": (0.077, -0.036, -0.004),
}
BONES_M = {
    "index_finger": (0.044, 0.026, 0.022),
    "middle_finger": (0.049, 0.030, 0.023),
    "ring_finger": (0.045, 0.028, 0.023),
    "pinky": (0.035, 0.021, 0.020),
}
FANNED = {"index_finger": 0.62, "middle_finger": 0.10, "ring_finger": -0.45, "pinky": -1.0}
"""How far each finger goes to the thumb's side when the hand spreads, as a share of the little finger's."""

THUMB_ROOT_M = (0.022, 0.024, 0.010)
THUMB_BONES_M = (0.046, 0.034, 0.028)
THUMB_IP_DEG = 160.0
"""The thumb's last joint stays nearly straight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandShape:
    """A hand. Bends are 0 for a straight finger and 1 for one in a fist.

    ``spread_deg`` is the little finger's angle away from the middle. The thumb stands ``thumb_out_deg``
    from the index finger's side, ``thumb_forward_deg`` out of the palm's plane; ``thumb_to`` with
    ``thumb_part`` takes its tip that part of the way to a landmark.
    """

    bends: tuple[float, float, float, float] = (0.12, 0.12, 0.14, 0.16)
    spread_deg: float = 6.0
    thumb_out_deg: float = 40.0
    thumb_forward_deg: float = 20.0
    thumb_to: str = ""
    thumb_part: float = 0.0


def find_hand(hand_m: float, wrist: Place, axes: Axes, shape: HandShape) -> dict[str, Place]:
    """Return the 21 landmarks in metres, named as MediaPipe Hands names them.

    Args:
        hand_m: the body's hand length.
        wrist: where the wrist is.
        axes: rows along, towards the thumb, out of the palm.
        shape: the fingers and the thumb.
    """
    own: dict[str, Place] = {"wrist": np.zeros(3)}
    for finger, bend in zip(FINGERS, shape.bends, strict=True):
        own |= _find_finger(finger, bend, shape.spread_deg * FANNED[finger])
    own |= _find_thumb(shape, own)
    unit = hand_m / ADULT_HAND_M
    return {name: wrist + unit * place @ axes for name, place in own.items()}


def _find_finger(finger: str, bend: float, aside_deg: float) -> dict[str, Place]:
    """Return one finger's four landmarks in the hand's own axes."""
    at = np.array(KNUCKLES_M[finger])
    found = {f"{finger}_mcp": at}
    aside = radians(aside_deg) * (1.0 - bend)  # a bent finger cannot spread
    bent = 0.0
    for joint, length, most_deg in zip(("pip", "dip", "tip"), BONES_M[finger], (78, 100, 62), strict=True):
        bent += radians(most_deg * bend)
        along = cos(bent)
        way = np.array([along * cos(aside), along * sin(aside), sin(bent)])
        at = at + length * way
        found[f"{finger}_{joint}"] = at
    return found


def _find_thumb(shape: HandShape, fingers: dict[str, Place]) -> dict[str, Place]:
    """Return the thumb's four landmarks in the hand's own axes."""
    root = np.array(THUMB_ROOT_M)
    away, forward = radians(shape.thumb_out_deg), radians(shape.thumb_forward_deg)
    way = np.array([cos(away) * cos(forward), sin(away) * cos(forward), sin(forward)])
    tip = root + 0.97 * sum(THUMB_BONES_M) * way
    if shape.thumb_to:
        tip = tip + shape.thumb_part * (fingers[shape.thumb_to] - tip)
    return _bend_thumb(root, tip)


def _bend_thumb(root: Place, tip: Place) -> dict[str, Place]:
    """Return the thumb whose tip is at a place: its first bone, and the other two as one bent rod."""
    first, second, third = THUMB_BONES_M
    bent = radians(THUMB_IP_DEG)
    rod = (second**2 + third**2 - 2 * second * third * cos(bent)) ** 0.5
    reach = min(float(np.linalg.norm(tip - root)), 0.999 * (first + rod))
    way = (tip - root) / np.linalg.norm(tip - root)
    outwards = find_square(np.array([0.25, 1.0, 0.25]), way)
    angle = acos((first**2 + reach**2 - rod**2) / (2 * first * reach))
    knuckle = root + first * (cos(angle) * way + sin(angle) * outwards)
    end = root + reach * way
    along = (end - knuckle) / rod
    square = find_square(outwards, along)
    lean = acos((second**2 + rod**2 - third**2) / (2 * second * rod))
    last = knuckle + second * (cos(lean) * along + sin(lean) * square)
    return {"thumb_cmc": root, "thumb_mcp": knuckle, "thumb_ip": last, "thumb_tip": end}
