"""A made-up person who walks: every heel strike, toe off and joint angle is known.

The feet are planted while they stand and swing in between; the legs follow by geometry, so that nothing in
the walk was made to fit the way it is measured. Lengths are metres; forward is x, up is y, left is z.
"""

from dataclasses import dataclass, field
from math import pi

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import Side
from lull.movement.recording import Recording

Array = NDArray[np.float64]

THIGH, SHANK, TRUNK = 0.42, 0.42, 0.50
HEEL_TO_ANKLE = np.array([0.05, 0.08])
HEEL_TO_TOE = 0.20
HALF_SHOULDERS, HALF_HIPS, HALF_FEET = 0.17, 0.10, 0.09
PICTURE = (1280, 720)


@dataclass(frozen=True, kw_only=True)
class MadeGait:
    """How somebody walks: step times of the two feet, share of the stride on the ground, stride length."""

    left_step_s: float = 0.55
    right_step_s: float = 0.55
    stance_share: float = 0.62
    stride_m: float = 1.1
    hip_height_m: float = 0.885

    @property
    def stride_s(self) -> float:
        """Seconds from one strike of a foot to its next."""
        return self.left_step_s + self.right_step_s


@dataclass(frozen=True, kw_only=True)
class MadeWalk:
    """Points over time, shape (n, 3) each, with the true events and flexion angles of every frame."""

    t_s: Array
    points: dict[str, Array]
    strikes_s: dict[Side, Array]
    toe_offs_s: dict[Side, Array]
    knee_deg: dict[Side, Array]
    hip_deg: dict[Side, Array]
    gait: MadeGait = field(default_factory=MadeGait)

    @property
    def cadence_per_min(self) -> float:
        """Steps a minute."""
        return 120.0 / self.gait.stride_s


def simulate_walk(gait: MadeGait, *, length_s: float, fps: float, start_s: float = 0.0) -> MadeWalk:
    """Walk in a straight line; the left foot strikes first, at 0.2 s before ``start_s`` shifts it."""
    t_s = np.arange(0.0, length_s, 1.0 / fps)
    speed = gait.stride_m / gait.stride_s
    first_s = 0.2 - start_s
    stride = 2.0 * pi * (t_s - first_s) / gait.stride_s
    hip = np.column_stack([speed * t_s, gait.hip_height_m - 0.02 * np.cos(2.0 * stride), 0.0 * t_s])
    turn = np.radians(5.0) * np.cos(stride)
    shoulder = hip + np.array([0.02, TRUNK, 0.0])
    points: dict[str, Array] = {}
    strikes: dict[Side, Array] = {}
    offs: dict[Side, Array] = {}
    knees: dict[Side, Array] = {}
    hips: dict[Side, Array] = {}
    sides: tuple[tuple[Side, int, float], ...] = (
        ("left", 1, first_s),
        ("right", -1, first_s + gait.right_step_s),
    )
    for side, sign, strike_s in sides:
        _put(points, f"{side}_hip", hip, sign * HALF_HIPS, turn)
        _put(points, f"{side}_shoulder", shoulder, sign * HALF_SHOULDERS, -1.4 * turn)
        heel, pitch = _foot(t_s, gait, strike_s, speed)
        along, up = np.cos(pitch), np.sin(pitch)
        ankle = heel + np.stack(
            [
                along * HEEL_TO_ANKLE[0] + up * HEEL_TO_ANKLE[1],
                along * HEEL_TO_ANKLE[1] - up * HEEL_TO_ANKLE[0],
            ],
            1,
        )
        toe = heel + np.stack([along * HEEL_TO_TOE, -up * HEEL_TO_TOE], 1)
        knee = _knee(hip[:, :2], ankle)
        z = np.full(len(t_s), sign * HALF_FEET)
        for name, flat in (("knee", knee), ("ankle", ankle), ("heel", heel), ("foot_index", toe)):
            points[f"{side}_{name}"] = np.column_stack([flat, z])
        thigh, shank, trunk = knee - hip[:, :2], ankle - knee, hip[:, :2] - shoulder[:, :2]
        knees[side], hips[side] = _turned(thigh, shank), -_turned(trunk, thigh)
        strikes[side] = _within(strike_s + gait.stride_s * np.arange(-3.0, 400.0), length_s)
        offs[side] = _within(
            strike_s + gait.stride_s * (np.arange(-3.0, 400.0) + gait.stance_share), length_s
        )
    return MadeWalk(
        t_s=t_s, points=points, strikes_s=strikes, toe_offs_s=offs, knee_deg=knees, hip_deg=hips, gait=gait
    )


def _within(times_s: Array, length_s: float) -> Array:
    """Return the times that lie in the walk."""
    return np.asarray(times_s[(times_s >= 0.0) & (times_s < length_s)])


def _put(points: dict[str, Array], name: str, centre: Array, out: float, turn: Array) -> None:
    """Put a point beside a centre that turns about the upright."""
    points[name] = centre + out * np.column_stack([np.sin(turn), 0.0 * turn, np.cos(turn)])


def _foot(t_s: Array, gait: MadeGait, first_s: float, speed: float) -> tuple[Array, Array]:
    """Return the heel's path and the foot's pitch (radians, heel up is positive).

    The foot stands until its heel rises at 70 % of stance, about the toe; then it swings, and slows to land.
    """
    cycle, share = np.divmod((t_s - first_s) / gait.stride_s, 1.0)
    ground = speed * (first_s + cycle * gait.stride_s) + 0.22 * gait.stride_m
    rise = np.clip((share / gait.stance_share - 0.7) / 0.3, 0.0, 1.0)
    swing = np.clip((share - gait.stance_share) / (1.0 - gait.stance_share), 0.0, 1.0)
    pitch = np.radians(40.0) * rise**1.5 * (1.0 - swing) ** 1.5 * (1.0 + swing)
    toe_x = ground + HEEL_TO_TOE + gait.stride_m * 0.5 * (1.0 - np.cos(pi * swing))
    toe_y = 0.05 * np.sin(pi * swing)
    return np.column_stack([toe_x - HEEL_TO_TOE * np.cos(pitch), toe_y + HEEL_TO_TOE * np.sin(pitch)]), pitch


def _knee(hip: Array, ankle: Array) -> Array:
    """Return where the knee is, bent forward, for legs of fixed length."""
    way = ankle - hip
    far = np.minimum(np.hypot(way[:, 0], way[:, 1]), 0.999 * (THIGH + SHANK))
    at_hip = np.arccos(np.clip((THIGH**2 + far**2 - SHANK**2) / (2.0 * THIGH * far), -1.0, 1.0))
    angle = np.arctan2(way[:, 1], way[:, 0]) + at_hip
    return hip + THIGH * np.column_stack([np.cos(angle), np.sin(angle)])


def _turned(a: Array, b: Array) -> Array:
    """Return by how many degrees ``b`` is turned backwards (clockwise, walking to the right) from ``a``."""
    cross = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return np.asarray(np.degrees(np.arctan2(-cross, (a * b).sum(axis=1))))


def film(  # noqa: PLR0913 - a camera has many ways to be placed
    walk: MadeWalk,
    rng: np.random.Generator,
    *,
    to_left: bool = False,
    obliquity_deg: float = 0.0,
    noise: float = 0.0,
    distance_m: float = 6.0,
    heading_deg: Array | None = None,
    treadmill: bool = False,
) -> Recording:
    """Film the walk from its side with a camera of 60 degrees width, and return what a tracker would write.

    ``obliquity_deg`` turns the line of walking out of the picture. ``noise`` is the standard deviation of
    every point in trunk lengths. ``heading_deg`` (n,) turns the person about their own middle over time.
    """
    n = len(walk.t_s)
    middle = (walk.points["left_hip"] + walk.points["right_hip"]) / 2.0
    heading = np.radians((180.0 if to_left else 0.0) + (np.zeros(n) if heading_deg is None else heading_deg))
    steps = np.diff(middle[:, 0], prepend=middle[0, 0])
    place = np.column_stack([np.cumsum(steps * np.cos(heading)), np.cumsum(steps * np.sin(heading))])
    if treadmill:
        place[:] = 0.0
    place -= place.mean(axis=0)
    focal = PICTURE[0] / 2.0 / np.tan(np.radians(30.0))
    columns: dict[str, Array] = {}
    oblique = np.radians(obliquity_deg)

    def turn_about(x: Array, z: Array, angle: Array | float) -> tuple[Array, Array]:
        return x * np.cos(angle) - z * np.sin(angle), x * np.sin(angle) + z * np.cos(angle)

    px_per_m = focal / distance_m
    for name, at in walk.points.items():
        own = at - middle * np.array([1.0, 0.0, 1.0])
        wx, wz = turn_about(*turn_about(own[:, 0], own[:, 2], heading), oblique)
        away_x, away_z = turn_about(place[:, 0], place[:, 1], oblique)
        scale = focal / (distance_m + away_z + wz)
        dx, dy = rng.normal(0.0, noise * TRUNK * px_per_m, (2, n))
        columns[f"{name}_x"] = 0.5 + (scale * (away_x + wx) + dx) / PICTURE[0]
        columns[f"{name}_y"] = 0.5 + (scale * (0.9 - at[:, 1]) + dy) / PICTURE[1]
        columns[f"{name}_wx"], columns[f"{name}_wy"], columns[f"{name}_wz"] = wx, -own[:, 1], wz
        columns[f"{name}_v"] = np.full(n, 0.95)
    return Recording(name="walk.csv", t_s=walk.t_s, columns=columns)
