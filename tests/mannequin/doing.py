"""A drawn person doing any exercise of the body: who moves which side, how, and from where it is filmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi
from typing import TYPE_CHECKING

from lull.movement.landmarks import OTHER_SIDE, Side, Watched
from lull.practice.demonstration.body import BODIES
from lull.practice.demonstration.movement import Moment
from lull.practice.demonstration.movements import MOVEMENTS
from lull.practice.demonstration.seen_landmarks import find_camera
from lull.practice.side_choice import find_doing, list_side_choices
from mannequin.film import DRAWN_PER_S
from mannequin.scene import Scene

if TYPE_CHECKING:
    from lull.practice.demonstration.posture import Posture
    from lull.practice.exercise import Exercise, Position

MOVE_S, PAUSE_S = 2.4, 0.5
"""How long one movement lasts, and how long it then rests; ours."""


@dataclass(frozen=True)
class Doing:
    """Who does it, how far the camera stands off the exercise's view in degrees, and which side moves."""

    exercise: Exercise
    body: str
    off_deg: float
    side: Side
    position: Position

    @property
    def watched(self) -> Watched:
        """One side where it is practised by itself, else both."""
        return self.side if self.side in list_side_choices(self.exercise) else "both"

    @property
    def ways(self) -> list[tuple[Side, ...]]:
        """Which sides move, one way after the other."""
        doing, other = find_doing(self.exercise, self.watched), OTHER_SIDE[self.side]
        if doing == "alternate":
            return [(self.side,), (other,)]
        return [(self.side,)] if doing in ("each", "none") else [(self.side, other)]

    def scene(self) -> Scene:
        """Return from where it is filmed, and on what is sat."""
        movement = MOVEMENTS[self.exercise.id]
        camera = find_camera(movement, self._moment(self.ways[0], 0.0))
        towards = 1 if self.side == "right" else -1
        turn = self.off_deg if movement.seen_from == "front" else -self.off_deg
        camera = replace(camera, azimuth_deg=camera.azimuth_deg + towards * turn)
        seat = {"sit": "chair", "wheelchair": "wheelchair"}.get(self.position, "none")
        return Scene(camera=camera, body=BODIES[self.body], seat=seat)  # type: ignore[arg-type]

    def rest(self, seconds: float) -> list[Moment]:
        """Return so many seconds of rest, a moment for each drawn frame."""
        return [self._moment(self.ways[0], 0.0)] * round(seconds * DRAWN_PER_S)

    def move(self, seconds: float = MOVE_S) -> list[Moment]:
        """Return one movement, or one of each side where they take turns, with its pauses."""
        length = round(seconds * DRAWN_PER_S)
        swing = [(1 - cos(2 * pi * (k + 1) / length)) / 2 for k in range(length)]
        pause = [0.0] * round(PAUSE_S * DRAWN_PER_S)
        return [self._moment(way, part) for way in self.ways for part in (*swing, *pause)]

    def posture(self, moment: Moment) -> Posture:
        """Return how the body is held at a moment."""
        return MOVEMENTS[self.exercise.id].posture(moment)

    def _moment(self, way: tuple[Side, ...], part: float) -> Moment:
        return Moment(body=BODIES[self.body], position=self.position, sides=way, part=part)
