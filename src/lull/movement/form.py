"""Form: how far the rest of the body went along with a movement, by named habits (compensations).

Each habit is the largest change, during one movement, from the posture just before it. In space the body's
own axes of that moment tell forward from sideways, so the camera's place and the orientation of the columns
do not matter. In a picture only what turns in its plane is seen: leaning and hitching sideways from the
front, leaning forward from the side; the rest is left out rather than guessed.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.movement.turning import measure_turn_in_plane, measure_unit

FormName = Literal[
    "trunk_lean",
    "lean_for_depth",
    "side_lean",
    "shoulder_hike",
    "hip_hike",
    "knee_valgus",
    "range_below_own",
]
"""The habits: the trunk leans forward or back (degrees), the same in percent of the movement's range, the
trunk leans sideways, the shoulder line tilts against the trunk, the hip line tilts (degrees), the knees come
together (percent of the ankles' distance), the movement is smaller than the own range (percent of it)."""

TRUNK_LANDMARKS = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
LEG_LANDMARKS = ("left_knee", "right_knee", "left_ankle", "right_ankle")

POSTURE_BEFORE_S = 0.3
"""The posture before a movement is the mean of so long before its start (ours)."""

SMOOTHED_HALF_S = 0.1
"""A habit has to last longer than this to be one and no noise (ours)."""

FRONT_FROM_WIDTH, SIDE_UP_TO_WIDTH = 0.45, 0.3
"""Shoulder width over trunk length in a picture: wider is a view from the front, narrower from the side
(ours; a person seen from the front shows about 0.7)."""


class Change(NamedTuple):
    """How far something changed, 0 or more, and its error: how much it wandered before anything moved."""

    value: float
    error: float


Habits = dict[FormName, Change]
Array = NDArray[np.float64]
Places = Mapping[str, Array]
"""For each landmark an array of shape (frames, 2 or 3), NaN where not seen."""


def measure_habits(t_s: Array, places: Places, start_s: float, end_s: float) -> Habits:
    """Measure the habits of one movement.

    Args:
        t_s: times of the frames in seconds.
        places: at least the trunk's landmarks; with the legs' the knees are looked at too.
        start_s: when the movement left rest.
        end_s: when it was back.

    Returns:
        The habits that could be seen, each 0 or more; none where the trunk was not seen before and during.
    """
    part = (t_s >= start_s - POSTURE_BEFORE_S) & (t_s <= end_s)
    seen = part & np.all([np.isfinite(places[name]).all(axis=1) for name in TRUNK_LANDMARKS], axis=0)
    before = t_s[seen] <= start_s
    if not before.any() or before.all():
        return {}
    smooth = _Smoother(t_s[seen])
    whole = {name: place[seen] for name, place in places.items() if np.isfinite(place[seen]).all()}
    at = {name: smooth(place) for name, place in whole.items()}
    hips, shoulders = at["right_hip"] - at["left_hip"], at["right_shoulder"] - at["left_shoulder"]
    trunk = (at["left_shoulder"] + at["right_shoulder"] - at["left_hip"] - at["right_hip"]) / 2.0
    if trunk.shape[1] == 2:  # noqa: PLR2004 - a picture
        habits = _measure_in_picture(hips, shoulders, trunk, before)
    else:
        habits = _measure_in_space(hips, shoulders, trunk, before)
    if "side_lean" in habits and all(name in at for name in LEG_LANDMARKS):
        habits |= _measure_knees(at, before)
    return habits


def _measure_in_space(hips: Array, shoulders: Array, trunk: Array, before: NDArray[np.bool_]) -> Habits:
    """Return the habits seen with depth, along the body's own axes of the moment before."""
    across = measure_unit(hips[before].mean(axis=0))
    upright = trunk[before].mean(axis=0)
    up = measure_unit(upright - (upright @ across) * across)
    ahead = np.cross(across, up)
    along_trunk = measure_unit(trunk)
    lean = np.degrees(np.unwrap(np.arctan2(trunk @ ahead, trunk @ up)))
    return {
        "trunk_lean": _largest_change(lean, before),
        "side_lean": _largest_change(_rise(along_trunk @ across), before),
        "hip_hike": _largest_change(_rise(measure_unit(hips) @ up), before),
        "shoulder_hike": _largest_change(_rise((measure_unit(shoulders) * along_trunk).sum(axis=1)), before),
    }


def _measure_in_picture(hips: Array, shoulders: Array, trunk: Array, before: NDArray[np.bool_]) -> Habits:
    """Return the habits that turn in the picture's plane, from the front or from the side."""
    lengths = np.sqrt((trunk**2).sum(axis=1))
    width = float(np.median(np.sqrt((shoulders**2).sum(axis=1)) / lengths))
    lean = measure_turn_in_plane(trunk)
    if width <= SIDE_UP_TO_WIDTH:
        return {"trunk_lean": _largest_change(lean, before)}
    if width < FRONT_FROM_WIDTH:
        return {}
    return {
        "side_lean": _largest_change(lean, before),
        "hip_hike": _largest_change(measure_turn_in_plane(hips), before),
        "shoulder_hike": _largest_change(measure_turn_in_plane(shoulders) - lean, before),
    }


def _measure_knees(at: Places, before: NDArray[np.bool_]) -> Habits:
    """Return how far the knees came together, in percent of the distance between the ankles before."""
    knees = np.sqrt(((at["left_knee"] - at["right_knee"]) ** 2).sum(axis=1))
    ankles = np.sqrt(((at["left_ankle"] - at["right_ankle"]) ** 2).sum(axis=1))
    stance = float(ankles[before].mean())
    if stance <= 0.0:
        return {}
    apart = 100.0 * knees / stance
    nearer = max(0.0, float(apart[before].mean() - apart.min()))
    return {"knee_valgus": Change(nearer, float(apart[before].std()))}


def _rise(sine: Array) -> Array:
    """Return angles in degrees from their sines."""
    return np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))  # rounding alone leaves -1 to 1


def _largest_change(angle_deg: Array, before: NDArray[np.bool_]) -> Change:
    """Return the largest change from the mean before the movement."""
    rest = angle_deg[before]
    return Change(float(np.abs(angle_deg - rest.mean()).max()), float(rest.std()))


class _Smoother:
    """Averages evenly over a little time on both sides of each frame."""

    def __init__(self, t_s: Array) -> None:
        self._first = np.searchsorted(t_s, t_s - SMOOTHED_HALF_S)
        self._last = np.searchsorted(t_s, t_s + SMOOTHED_HALF_S, side="right")

    def __call__(self, values: Array) -> Array:
        sums = np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))
        width = (self._last - self._first)[:, None]
        return np.asarray((sums[self._last] - sums[self._first]) / width)
