"""Form: how far the rest of the body went along with a movement, by named criteria (compensations).

Each criterion is the largest change, during one movement, from the posture just before it. In space the
body's own axes of that moment tell forward from sideways, so the camera's place and the orientation of the
columns do not matter. In a picture only what turns in its plane is seen: leaning and hitching sideways from
the front, leaning forward from the side; the rest is left out rather than guessed.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.movement.movement_quality import find_part
from lull.movement.turning import measure_direction, measure_normal, measure_turn_in_plane, measure_unit

FormName = Literal[
    "trunk_lean",
    "lean_for_depth",
    "side_lean",
    "shoulder_hike",
    "hip_hike",
    "knee_valgus",
    "range_below_own",
]
"""The criteria: the trunk leans forward or back (degrees), the same in percent of the movement's range, the
trunk leans sideways, the shoulder line tilts against the trunk, the hip line tilts (degrees), the knees come
together (percent of the ankles' distance), the movement is smaller than the own range (percent of it)."""

TRUNK_LANDMARKS = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
LEG_LANDMARKS = ("left_knee", "right_knee", "left_ankle", "right_ankle")

POSTURE_BEFORE_S = 0.3
"""The posture before a movement is the mean of so long before its start (ours)."""

SMOOTHED_HALF_S = 0.1
"""What goes along has to last longer than this to be no noise (ours)."""

FRONT_FROM_WIDTH, SIDE_UP_TO_WIDTH = 0.45, 0.3
"""Shoulder width over trunk length in a picture: wider is a view from the front, narrower from the side
(ours; a person seen from the front shows about 0.7)."""


class Change(NamedTuple):
    """How far something changed, 0 or more, and its error: how much it wandered before anything moved."""

    value: float
    error: float


Criteria = dict[FormName, Change]
Array = NDArray[np.float64]
Angles = dict[FormName, Array]
Places = Mapping[str, Array]
"""For each landmark an array of shape (frames, 2 or 3), NaN where not seen."""


def measure_criteria(t_s: Array, places: Places, start_s: float, end_s: float) -> Criteria:
    """Measure the criteria of one movement.

    Args:
        t_s: times of the frames in seconds.
        places: at least the trunk's landmarks; with the legs' the knees are looked at too.
        start_s: when the movement left rest.
        end_s: when it was back.

    Returns:
        The criteria that could be seen, each 0 or more; none where the trunk was not seen before and during.
    """
    part = find_part(t_s, start_s - POSTURE_BEFORE_S, end_s)
    body = np.stack([place[part] for place in places.values()], axis=1)
    found = np.asarray(np.isfinite(body).all(axis=2))
    seen = found[:, [name in TRUNK_LANDMARKS for name in places]].all(axis=1)
    times, whole = t_s[part][seen], np.asarray(found[seen].all(axis=0))
    before = int(np.searchsorted(times, start_s, side="right"))
    if before in (0, len(times)):
        return {}
    names = [name for name, is_whole in zip(places, whole.tolist(), strict=True) if is_whole]
    at = dict(zip(names, _smooth(times, body[seen][:, whole]).swapaxes(0, 1), strict=True))
    hips, shoulders = at["right_hip"] - at["left_hip"], at["right_shoulder"] - at["left_shoulder"]
    trunk = (at["left_shoulder"] + at["right_shoulder"] - at["left_hip"] - at["right_hip"]) / 2.0
    if trunk.shape[1] == 2:  # noqa: PLR2004 - a picture
        criteria = _measure_changes(_measure_in_picture(hips, shoulders, trunk), before)
    else:
        criteria = _measure_changes(_measure_in_space(hips, shoulders, trunk, before), before)
    if "side_lean" in criteria and all(name in at for name in LEG_LANDMARKS):
        criteria |= _measure_knees(at, before)
    return criteria


def _measure_in_space(hips: Array, shoulders: Array, trunk: Array, before: int) -> Angles:
    """Return the angles seen with depth, along the body's own axes of the first ``before`` frames."""
    across = measure_unit(hips[:before].mean(axis=0))
    upright = trunk[:before].mean(axis=0)
    up = measure_unit(upright - (upright @ across) * across)
    ahead = measure_normal(across, up)
    along_trunk, along_hips, along_shoulders = measure_unit(np.stack((trunk, hips, shoulders)))
    twisted = (along_shoulders * along_trunk).sum(axis=1)
    rises = np.degrees(np.arcsin(_bound(np.stack((along_trunk @ across, along_hips @ up, twisted)))))
    lean = measure_direction(trunk @ ahead, trunk @ up)
    return {"trunk_lean": lean, "side_lean": rises[0], "hip_hike": rises[1], "shoulder_hike": rises[2]}


def _measure_in_picture(hips: Array, shoulders: Array, trunk: Array) -> Angles:
    """Return the angles that turn in the picture's plane, from the front or from the side."""
    lengths = np.sqrt((trunk**2).sum(axis=1))
    width = float(np.median(np.sqrt((shoulders**2).sum(axis=1)) / lengths))
    lean = measure_turn_in_plane(trunk)
    if width <= SIDE_UP_TO_WIDTH:
        return {"trunk_lean": lean}
    if width < FRONT_FROM_WIDTH:
        return {}
    return {
        "side_lean": lean,
        "hip_hike": measure_turn_in_plane(hips),
        "shoulder_hike": measure_turn_in_plane(shoulders) - lean,
    }


def _measure_knees(at: Places, before: int) -> Criteria:
    """Return how far the knees came together, in percent of the distance between the ankles before."""
    knees = np.sqrt(((at["left_knee"] - at["right_knee"]) ** 2).sum(axis=1))
    ankles = np.sqrt(((at["left_ankle"] - at["right_ankle"]) ** 2).sum(axis=1))
    stance = float(ankles[:before].mean())
    if stance <= 0.0:
        return {}
    apart = 100.0 * knees / stance
    nearer = max(0.0, float(apart[:before].mean() - apart.min()))
    return {"knee_valgus": Change(nearer, float(apart[:before].std()))}


def _bound(sine: Array) -> Array:
    """Return sines that rounding alone has left -1 to 1, put back."""
    return np.asarray(np.minimum(np.maximum(sine, -1.0), 1.0))


def _measure_changes(angles_deg: Angles, before: int) -> Criteria:
    """Return the largest change of each angle from its mean in the first ``before`` frames."""
    if not angles_deg:
        return {}
    angles = np.stack(list(angles_deg.values()))
    rest = angles[:, :before]
    changes = np.abs(angles - rest.mean(axis=1, keepdims=True)).max(axis=1)
    both = zip(changes.tolist(), rest.std(axis=1).tolist(), strict=True)
    return {name: Change(value, error) for name, (value, error) in zip(angles_deg, both, strict=True)}


def _smooth(t_s: Array, places: Array) -> Array:
    """Return places, first axis the frames, each the mean of a little time on both sides of its frame."""
    first = np.searchsorted(t_s, t_s - SMOOTHED_HALF_S)
    last = np.searchsorted(t_s, t_s + SMOOTHED_HALF_S, side="right")
    sums = np.concatenate((np.zeros((1, *places.shape[1:])), np.cumsum(places, axis=0)))
    return np.asarray((sums[last] - sums[first]) / (last - first)[:, None, None])
