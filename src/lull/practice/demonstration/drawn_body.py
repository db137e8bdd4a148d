"""The strokes of a person: trousers, shoes, shirt, arms, a head with hair, whatever the posture."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import SIDES, Side
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.picture import Outlook
from lull.practice.demonstration.shape import Kind, Mark
from lull.practice.demonstration.skeleton import Skeleton

LEG_M, ARM_M, HAND_M, SHOE_M, NECK_M = 0.125, 0.088, 0.075, 0.075, 0.085
TRUNK_WIDE_M, TRUNK_DEEP_M = 0.15, 0.215
"""How thick things are drawn, for an adult, in metres (ours)."""

EDGE_M = 0.022
"""A thin edge in the ground's colour keeps an arm apart from the shirt behind it."""

HEAD_UNIT_M = 0.115
FAR_SIDE = 0.35
"""Facing the eye less than this the other way, a side lies behind the trunk."""


@dataclass(frozen=True, slots=True)
class BodyMarks:
    """The strokes of a person by part, to be put in order by whoever draws."""

    trunk: list[Mark]
    head: list[Mark]
    legs: dict[Side, list[Mark]]
    arms: dict[Side, list[Mark]]


def mark_body(body: Body, skeletons: Sequence[Skeleton], outlook: Outlook) -> BodyMarks:
    """Return the strokes of a person whose skeleton is given for every keyframe."""
    far = {side: _is_far(side, skeletons[0], outlook) for side in SIDES}
    painter = _Painter(body, skeletons, outlook)
    return BodyMarks(
        trunk=painter.trunk(),
        head=painter.head(),
        legs={side: painter.leg(side, far=far[side]) for side in SIDES},
        arms={side: painter.arm(side, far=far[side]) for side in SIDES},
    )


def _is_far(side: str, skeleton: Skeleton, outlook: Outlook) -> bool:
    """Say whether a side lies behind the trunk."""
    left = outlook.faces(skeleton.trunk[1])
    return (left if side == "left" else -left) < -FAR_SIDE


class _Painter:
    """Gathers strokes over all keyframes."""

    def __init__(self, body: Body, skeletons: Sequence[Skeleton], outlook: Outlook) -> None:
        self._body, self._skeletons, self._outlook = body, skeletons, outlook

    def _chain(self, *names: str) -> NDArray[np.float64]:
        return np.array([[one.joints[name] for name in names] for one in self._skeletons])

    def _line(self, kind: Kind, width_m: float, places: NDArray[np.float64], *, closed: bool = False) -> Mark:
        return Mark(kind=kind, width_m=width_m * self._body.girth, places=places, closed=closed)

    def leg(self, side: Side, *, far: bool) -> list[Mark]:
        """Return one leg: its edge, trousers and shoe."""
        chain = self._chain(f"{side}_hip", f"{side}_knee", f"{side}_ankle")
        foot = self._chain(f"{side}_ankle", f"{side}_heel", f"{side}_foot_index")
        return [
            self._line("edge", LEG_M + EDGE_M, (chain[:, :2] + chain[:, 1:]) / 2),
            self._line("shoe far" if far else "shoe", SHOE_M, foot),
            self._line("limb far" if far else "limb", LEG_M, chain),
        ]

    def arm(self, side: Side, *, far: bool) -> list[Mark]:
        """Return one arm: its edge, the hand, and the sleeve."""
        chain = self._chain(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
        hand = self._chain(f"{side}_wrist", f"{side}_index")
        return [
            self._line("edge", ARM_M + 2 * EDGE_M, self._chain(f"{side}_elbow", f"{side}_wrist")),
            self._line("edge", ARM_M + 2 * EDGE_M, 0.55 * chain[:, :2] + 0.45 * chain[:, 1:2]),
            self._line("skin far" if far else "skin", HAND_M, hand),
            self._line("arm far" if far else "arm", ARM_M, chain),
        ]

    def trunk(self) -> list[Mark]:
        """Return hips and shirt: a filled outline, as thick as the trunk looks from here."""
        wide = abs(self._outlook.faces(self._skeletons[0].trunk[0]))
        deep = abs(self._outlook.faces(self._skeletons[0].trunk[1]))
        thick = hypot(TRUNK_WIDE_M * wide, TRUNK_DEEP_M * deep) / max(1e-6, hypot(wide, deep))
        corners = self._chain("left_shoulder", "right_shoulder", "right_hip", "left_hip")
        up = np.array([one.trunk[2] for one in self._skeletons])[:, None, :]
        lowered = corners.copy()
        lowered[:, :2] -= 0.03 * self._body.girth * up
        hips = self._chain("left_hip", "right_hip")
        return [
            self._line("limb", LEG_M + 0.02, hips),
            self._line(
                "shirt", thick, lowered + 0.03 * self._body.girth * up * (0.0 if deep > wide else 1.0)
            ),
        ]

    def _on_head(self, *offsets: tuple[float, float, float]) -> NDArray[np.float64]:
        unit = self._body.head_m / HEAD_UNIT_M
        return np.array(
            [
                [one.joints["head"] + unit * np.array(at) @ one.head for at in offsets]
                for one in self._skeletons
            ]
        )

    def _dot(self, kind: Kind, width_m: float, *offsets: tuple[float, float, float]) -> Mark:
        unit = self._body.head_m / HEAD_UNIT_M
        return Mark(kind=kind, width_m=width_m * unit, places=self._on_head(*offsets))

    def head(self) -> list[Mark]:
        """Return neck, hair, face, nose and the eyes that can be seen; what is further off comes first."""
        neck = self._chain("left_shoulder", "right_shoulder").mean(axis=1, keepdims=True)
        centre = self._chain("head")
        found = [
            self._line("skin", NECK_M, np.concatenate((neck, 0.25 * neck + 0.75 * centre), axis=1)),
            self._dot("hair", 0.095, (-0.125, 0.0, 0.075)),
        ]
        hair = self._dot("hair", 0.245, (-0.012, 0.0, 0.022))
        face = self._dot("skin", 0.205, (0.026, 0.0, -0.016), (0.026, 0.0, -0.032))
        nose = self._dot("skin", 0.042, (0.118, 0.0, -0.030), (0.128, 0.0, -0.036))
        facing = self._outlook.faces(self._skeletons[0].head[0])
        found += [hair, face, nose] if facing > -0.2 else [nose, face, hair]  # noqa: PLR2004
        return found + [self._eye(side) for side in (-1, 1) if self._shows_eye(side)]

    def _shows_eye(self, side: int) -> bool:
        head = self._skeletons[0].head
        out = 0.85 * head[0] + 0.52 * side * head[1]
        return self._outlook.faces(out) > 0.1  # noqa: PLR2004

    def _eye(self, side: int) -> Mark:
        return self._dot("eye", 0.026, (0.100, 0.038 * side, 0.004))
