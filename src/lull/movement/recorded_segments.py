"""Segments that change length in a recording: the verdicts of :mod:`lull.movement.segment_guard`, at once."""

from math import log

import numpy as np
from numpy.typing import NDArray

from lull.movement.recorded_body import RecordedBody
from lull.movement.segment_guard import (
    FEWEST_FRAMES,
    MOST_LONGER,
    MOST_SDS,
    SIZE_FADES_S,
    SUSTAINED_FRAMES,
    Segment,
    find_limbs,
    find_segments,
    typical_length,
)

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


def find_changed_segments(t_s: Array, body: RecordedBody, trunk: Array) -> Mask:
    """Say which landmarks are at the end of a segment that changed, shape (frames, landmarks).

    Args:
        t_s: times in seconds, increasing.
        body: the places, unseen where they are not believed for another reason.
        trunk: the trunk's length in a picture, in the unit of the places, NaN where it was not seen.
    """
    seen = body.seen_each
    changed = np.zeros(seen.shape, dtype=np.bool_)
    if body.columns == "plane":  # no trunk there is sure to be one, so nothing tells the body's size
        return changed
    in_space = body.columns != "picture"
    size = np.ones(len(t_s)) if in_space else follow_size(t_s, trunk)
    sized = np.isfinite(size)
    limbs = () if in_space else find_limbs(body.names)
    for segment in (*find_segments(body.names), *limbs):
        near, far = (body.names.index(name) for name in segment)
        rows = np.flatnonzero(seen[:, near] & seen[:, far] & sized)
        way = body.places[rows, far] - body.places[rows, near]
        way = way if in_space else way[:, :2]
        lengths = np.sqrt((way * way).sum(axis=1)) / size[rows]
        lost = rows[judge_in_space(lengths) if in_space else judge_in_picture(lengths, segment)]
        changed[lost, near] = changed[lost, far] = True
    return changed


def follow_size(t_s: Array, trunk: Array) -> Array:
    """Return what :class:`BodySize` says in every frame, NaN where the trunk was not seen."""
    size = np.full(len(t_s), np.nan)
    rows = np.flatnonzero(trunk > 0.0)
    if rows.size:
        faded = (t_s[rows] - t_s[rows[0]]) / SIZE_FADES_S
        size[rows] = np.exp(np.maximum.accumulate(np.log(trunk[rows]) + faded) - faded)
    return size


def judge_in_picture(lengths: Array, segment: Segment) -> Mask:
    """Return what :class:`PictureLength` says of every frame in which a segment was seen."""
    typical = typical_length(segment)
    changed = lengths > MOST_LONGER * typical
    changed[:SUSTAINED_FRAMES] = False  # nothing is known of this body yet
    if changed.any():
        known = np.maximum.accumulate(_find_sustained(lengths))
        limit = MOST_LONGER * np.maximum(typical, known[:-1])
        changed[SUSTAINED_FRAMES:] = lengths[SUSTAINED_FRAMES:] > limit
    return np.asarray(changed)


def judge_in_space(lengths: Array) -> Mask:
    """Return what :class:`SpaceLength` says of every frame in which a segment was seen."""
    changed = lengths <= 0.0
    rows = np.flatnonzero(~changed)
    if rows.size <= FEWEST_FRAMES:
        return np.asarray(changed)
    own = np.log(lengths[rows])
    before = np.arange(FEWEST_FRAMES, len(own))
    mean = np.cumsum(own)[FEWEST_FRAMES - 1 : -1] / before
    squares = np.cumsum(own * own)[FEWEST_FRAMES - 1 : -1] / before
    sd = np.sqrt(np.maximum(0.0, squares - mean * mean))
    off = np.abs(own[FEWEST_FRAMES:] - mean)
    changed[rows[FEWEST_FRAMES:]] = off > np.maximum(log(MOST_LONGER), MOST_SDS * sd)
    return np.asarray(changed)


def _find_sustained(lengths: Array) -> Array:
    """Return the least of each run of :data:`SUSTAINED_FRAMES` lengths."""
    least, width = lengths, 1
    while width < SUSTAINED_FRAMES:
        step = min(width, SUSTAINED_FRAMES - width)
        least = np.minimum(least[:-step], least[step:])
        width += step
    return least
