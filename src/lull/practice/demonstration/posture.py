"""What a posture is: every joint's angle, or the place a hand has gone to.

Joint angles are inner angles: 180 is straight. The arm leaves the trunk by ``raised_deg`` in the plane
``plane_deg``: 0 is out to the side, 90 is forward. Where the joints then are: :mod:`.skeleton`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lull.movement.landmarks import Side
from lull.practice.demonstration.hand_shape import HandShape

Lying = Literal["no", "back", "front"]
Planted = Literal["ankles", "toes", "left", "right", "left_toes", "right_toes"]
"""What stays on the floor: the middle of the ankles, that of the toes, or those of one foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm: how far it is raised, in which plane, how the elbow is bent and whither the forearm opens.

    ``opens`` is any direction in the trunk's axes; what of it is square to the upper arm counts. ``palm_deg``
    turns the forearm from the thumb up: 90 the palm up, -90 the palm down. ``wrist_deg`` bends the hand
    towards its back.
    """

    raised_deg: float = 14.0
    plane_deg: float = 45.0
    elbow_deg: float = 165.0
    opens: tuple[float, float, float] = (1.0, 0.0, 0.2)
    palm_deg: float = -20.0
    wrist_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One arm whose wrist is at a place in the room, in metres; nearer where the place is out of reach.

    ``elbow`` is whither the elbow gives way in the trunk's axes, its y away from the middle.
    """

    wrist_m: tuple[float, float, float]
    elbow: tuple[float, float, float] = (-0.3, 0.3, -1.0)
    palm_deg: float = -60.0
    wrist_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg: the thigh's raise from hanging (90: level), its turn and splay outwards, knee and ankle."""

    raised_deg: float = 0.0
    out_deg: float = 0.0
    splay_deg: float = 0.0
    knee_deg: float = 176.0
    ankle_deg: float = 95.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """A whole body.

    ``planted``: the feet stay (``planted_on``) and the hips move; otherwise the hips stay on the seat. Who is
    ``lying`` on the back rests the shoulders on a bed with the hips ``hips_up_m`` above it, rolled by
    ``roll_left_deg``; on the front it is the shoulders that are so far above it.
    """

    arms: Mapping[Side, Arm | Reach] = field(default_factory=dict)
    legs: Mapping[Side, Leg] = field(default_factory=dict)
    hands: Mapping[Side, HandShape] = field(default_factory=dict)
    lean_forward_deg: float = 0.0
    lean_left_deg: float = 0.0
    twist_left_deg: float = 0.0
    head_left_deg: float = 0.0
    head_aside_deg: float = 0.0
    nod_deg: float = 0.0
    planted: bool = False
    planted_on: Planted = "ankles"
    lying: Lying = "no"
    hips_up_m: float = 0.0
    roll_left_deg: float = 0.0
