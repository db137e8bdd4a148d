"""Asks the pose and the hand model what they see in one picture, as one flat row of numbers."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from hand_side import SIDES, find_move, find_side
from mediapipe.python.solutions import hands as hands_solution
from mediapipe.python.solutions import pose as pose_solution

if TYPE_CHECKING:
    import numpy as np
    from hand_side import Found
    from numpy.typing import NDArray

POSE_NAMES = tuple(one.name.lower() for one in pose_solution.PoseLandmark)
HAND_NAMES = tuple(one.name.lower() for one in hands_solution.HandLandmark)
PARTS = ("x", "y", "z", "v", "wx", "wy", "wz")
POSE_COLUMNS = tuple(f"{name}_{part}" for name in POSE_NAMES for part in PARTS)
HAND_COLUMNS = tuple(f"{side}_hand_{name}_{part}" for side in SIDES for name in HAND_NAMES for part in PARTS)


class BodyModel:
    """The pose model, tracking from picture to picture, and the hand model where it is asked for."""

    def __init__(self, *, hands: bool) -> None:
        """Load the models that lie inside the package; nothing is fetched."""
        self._pose = pose_solution.Pose(model_complexity=1, smooth_landmarks=False)
        self._hands = hands_solution.Hands(max_num_hands=2, model_complexity=1) if hands else None
        self.columns = POSE_COLUMNS + HAND_COLUMNS * bool(hands)

    def look(self, picture: NDArray[np.uint8]) -> tuple[bool, list[float]]:
        """Say whether anybody was found, and return a number for each column (NaN: not seen)."""
        found = self._pose.process(picture)
        image, world = found.pose_landmarks, found.pose_world_landmarks
        somebody = image is not None and world is not None
        row = [nan] * len(POSE_COLUMNS)
        if somebody:
            row = [
                value
                for a, b in zip(image.landmark, world.landmark, strict=True)
                for value in (a.x, a.y, a.z, a.visibility, b.x, b.y, b.z)
            ]
        if self._hands is not None:
            hands = self._look_at_hands(picture, *((image, world) if somebody else (None, None)))
            somebody = somebody or not all(value != value for value in hands)  # noqa: PLR0124 - NaN
            row += hands
        return somebody, row

    def _look_at_hands(
        self, picture: NDArray[np.uint8], body: Found | None, body_world: Found | None
    ) -> list[float]:
        """Return both hands' numbers, left first.

        How surely it is seen is the model's trust in its own left and right: it tells nothing else. A
        hand's metres begin at the hand: they are moved to the body's wrist, so that a row is one space.
        """
        assert self._hands is not None
        found = self._hands.process(picture)
        rows = {side: [nan] * (len(HAND_COLUMNS) // 2) for side in SIDES}
        taken: dict[str, float] = {}
        for image, world, told in zip(
            found.multi_hand_landmarks or (),
            found.multi_hand_world_landmarks or (),
            found.multi_handedness or (),
            strict=False,
        ):
            side, score = find_side(image.landmark[0], told.classification[0], body)
            if side is None or score <= taken.get(side, 0.0):
                continue
            taken[side] = score
            move = find_move(world.landmark[0], side, body_world)
            rows[side] = [
                value
                for a, b in zip(image.landmark, world.landmark, strict=True)
                for value in (a.x, a.y, a.z, score, b.x + move[0], b.y + move[1], b.z + move[2])
            ]
        return rows["left"] + rows["right"]
