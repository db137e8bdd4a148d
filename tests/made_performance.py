"""Whole practices acted by the demonstrations' posture model, as a perfect tracker would see them.

Somebody gets into position, rests, shows the movement three times and makes a number of repetitions, with a
beginning or two that come to nothing. What was truly done is known.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import OTHER_SIDE, LandmarkFrame, Side
from lull.movement.recording import Recording
from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.body import BODIES
from lull.practice.demonstration.movement import Moment, Sides
from lull.practice.demonstration.movements import MOVEMENTS
from lull.practice.demonstration.seen_landmarks import find_camera, see_landmarks
from lull.practice.exercise import Position, Sidedness
from made_frames import HEIGHT_PX, WIDTH_PX, to_recording

FPS = 30
PARTS = 41
SHOWN = 3
GETTING_READY_S, RESTING_S = 3.0, 2.4
NOISE_SHARE = 0.0012
"""Landmarks tremble by 0.77 of 640 pixels (as in the drawn swings; plausible 0.5 to 1.5)."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """How an exercise is acted: the side watched, how far (1: as drawn up), how long one movement takes."""

    exercise: str
    position: Position
    doing: Sidedness
    side: Side = "right"
    reach: float = 1.0
    period_s: float = 3.0
    repetitions: int = 5
    body: str = "adult"
    partials: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Every frame's landmarks, shape (frames, 33 or 75, 4), and how many of them getting ready took."""

    points: Points
    ready_at: int

    def frames(self) -> list[LandmarkFrame]:
        """Return the frames as a tracker sends them."""
        return [LandmarkFrame(i / FPS, one, WIDTH_PX, HEIGHT_PX) for i, one in enumerate(self.points)]

    def recording(self, *, from_frame: int = 0) -> Recording:
        """Return the table of the same landmarks."""
        return to_recording(self.points[from_frame:], fps=FPS)


def act(acting: Acting, seed: int = 0) -> Performance:
    """Act one practice; the seed decides the tremble."""
    ways = _find_ways(acting)
    watched = 1 if acting.doing != "alternate" else 2
    period = round(acting.period_s * FPS)
    swing = (1 - np.cos(2 * pi * np.arange(period) / period)) / 2
    pause = np.zeros(round(0.5 * FPS))
    parts: list[tuple[Sides, Points]] = [(ways[0], _get_ready()), (ways[0], np.zeros(round(RESTING_S * FPS)))]
    for number in range((SHOWN + acting.repetitions) * watched):
        way = ways[number % len(ways)]
        parts.append((way, np.concatenate((acting.reach * swing, pause))))
        if number >= SHOWN * watched and acting.partials and number % (4 * watched) == watched:
            parts.append((way, np.concatenate((0.08 * acting.reach * swing, pause))))
    parts.append((ways[0], np.zeros(FPS)))
    points = np.concatenate([_look(acting, way, values) for way, values in parts])
    rng = np.random.default_rng(seed)
    points[..., :2] += rng.normal(0.0, NOISE_SHARE, (*points.shape[:2], 2))
    ready_at = round(GETTING_READY_S * FPS)
    points[:ready_at, :, 0] += _sway(ready_at)[:, None]
    return Performance(points=points, ready_at=ready_at)


def _find_ways(acting: Acting) -> list[Sides]:
    """Return which sides move, one way after the other."""
    if acting.doing == "both":
        return [(acting.side, OTHER_SIDE[acting.side])]
    if acting.doing == "each":
        return [(acting.side,)]
    return [(acting.side,), (OTHER_SIDE[acting.side],)]


def _get_ready() -> Points:
    """Return how far the movement is while somebody gets into position: never still, and at rest last."""
    t = np.arange(round(GETTING_READY_S * FPS)) / (GETTING_READY_S * FPS)
    return np.asarray(0.5 * (1 - t) * (1 + np.cos(9 * t)) + 0.12 * np.sin(pi * t) ** 2)


def _sway(frames: int) -> Points:
    """Return how far the whole person is shifted across the picture meanwhile, in shares of its width."""
    t = np.arange(frames) / frames
    return np.asarray(0.03 * (1 - t) * np.array([cos(6 * x) + sin(15 * x) for x in t]))


def _look(acting: Acting, way: Sides, values: Points) -> Points:
    """Return the landmarks at each part of the way."""
    table = _tabulate(acting.exercise, acting.position, way, acting.side, acting.body)
    at = np.clip(values, 0.0, 1.0) * (PARTS - 1)
    below = np.minimum(at.astype(int), PARTS - 2)
    share = (at - below)[:, None, None]
    return np.asarray(table[below] * (1 - share) + table[below + 1] * share)


@lru_cache(maxsize=512)
def _tabulate(exercise: str, position: Position, way: Sides, watched: Side, body: str) -> Points:
    """Return the landmarks at evenly spaced parts of the way, seen from where the watched side is filmed."""
    movement, who = MOVEMENTS[exercise], BODIES[body]
    home = Moment(body=who, position=position, sides=(watched, *way[1:]), part=0.0)
    camera = find_camera(movement, home)
    moments = [Moment(body=who, position=position, sides=way, part=part) for part in np.linspace(0, 1, PARTS)]
    hand = watched if movement.close == "hand" else None
    return np.array([see_landmarks(who, movement.posture(one), camera, hand=hand) for one in moments])


def all_actings() -> list[Acting]:
    """Return every exercise in every position and way of doing it that its row allows."""
    return [
        Acting(exercise=exercise.id, position=position, doing=doing)
        for exercise in EXERCISES.values()
        for position in exercise.positions
        for doing in exercise.sides
    ]
