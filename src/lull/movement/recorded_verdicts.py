"""Whom the frames of a recording show, judged at once: the verdicts of :class:`FrameTrust`, and faster.

Where a body has hardly moved since the frame before there is nothing to judge. Arrays find those frames, and
are on the careful side; the others are judged as live, each run of them from the frame before it on.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.frame_trust import TRUNK, FrameTrust, Verdict
from lull.movement.landmarks import VISIBILITY_NEEDED
from lull.movement.person_lock import (
    FURTHEST_TRUNKS,
    FURTHEST_TRUNKS_PER_S,
    HOME_S,
    LONGEST_JUDGED_S,
    MOST_SIZE_CHANGE,
)
from lull.movement.side_swap import LEAST_LEAP

SURELY = 0.999
"""Limits are taken by so much lower that rounding cannot decide."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bodies:
    """The frames that show the trunk: which rows of the recording, and in pixels where hips and limbs are.

    ``hips`` has shape (2, frames), ``limbs`` (2, 8, frames), at the hips where not seen; ``length`` is the
    trunk's and ``width_share`` how wide the shoulders are in lengths of the trunk, shape (frames,).
    """

    rows: NDArray[np.intp]
    t_s: Array
    hips: Array
    limbs: Array
    length: Array
    width_share: Array


def judge_frames(
    t_s: Array, points: Array, width_px: float, height_px: float
) -> tuple[list[Verdict], Array, Array]:
    """Return of each frame the verdict, the shoulders' width in lengths of the trunk, and that in pixels.

    The latter two are NaN where the trunk was not seen.

    Args:
        t_s: shape (frames,), increasing.
        points: shape (12, 4, frames): x, y, z and visibility of ``frame_trust.NEEDED``, shares of a picture.
        width_px: of the picture.
        height_px: of the picture.
    """
    bodies = _find_bodies(t_s, points, width_px, height_px)
    verdicts: list[Verdict] = ["trusted"] * len(t_s)
    shares, trunk_px = np.full((2, len(t_s)), np.nan)
    shares[bodies.rows], trunk_px[bodies.rows] = bodies.width_share, bodies.length

    def judge(trust: FrameTrust, row: np.intp) -> Verdict:
        return trust.judge_points(t_s[row].item(), points[:, :, row].tolist(), width_px, height_px).verdict

    settled, trust = 0, FrameTrust()
    for moved in _find_moved(bodies).tolist():
        if moved >= settled:
            before = _find_remembered(bodies, moved)
            if before > settled:
                settled, trust = before, FrameTrust()
            settled = _judge_from(settled, moved, bodies, lambda row: judge(trust, row), verdicts)  # noqa: B023
    return verdicts, shares, trunk_px


def _find_remembered(bodies: _Bodies, moved: int) -> int:
    """Return the first body that matters for what is remembered of the person before one that moved.

    It is the first of the part of time before that in which the body before ``moved`` was seen.
    """
    parts = np.floor(bodies.t_s[:moved] / HOME_S)
    first = int(np.searchsorted(parts, parts[-1]))
    return int(np.searchsorted(parts, parts[first - 1])) if first else 0


def _judge_from(
    begin: int, moved: int, bodies: _Bodies, judge: Callable[[np.intp], Verdict], verdicts: list[Verdict]
) -> int:
    """Judge bodies as live from one that moved on, until one is trusted; return the next.

    Who judges sees those from ``begin`` on as well, which are trusted. After a gap too long to be judged
    something of before is remembered, so one more is looked at.
    """
    rows, t_s = bodies.rows, bodies.t_s
    for body in range(begin, moved):
        judge(rows[body])
    for body in range(moved, len(rows)):
        verdict = verdicts[rows[body]] = judge(rows[body])
        if verdict == "trusted" and t_s[body] - t_s[body - 1] <= LONGEST_JUDGED_S:
            return body + 1
    return len(rows)


def _find_bodies(t_s: Array, points: Array, width_px: float, height_px: float) -> _Bodies:
    """Find the frames that show the trunk, and what is judged in them."""
    at = points[:, :2].swapaxes(0, 1) * np.array((width_px, height_px))[:, None, None]
    seen = np.isfinite(at).all(axis=0) & (points[:, 3] >= VISIBILITY_NEEDED)
    left, right, left_hip, right_hip = (at[:, k] for k in range(len(TRUNK)))
    hips = (left_hip + right_hip) / 2.0
    with np.errstate(invalid="ignore"):  # what is not finite is not seen
        length = _measure((left + right) / 2.0 - hips)
    rows = np.flatnonzero(seen[: len(TRUNK)].all(axis=0) & (length > 0.0))
    hips, length = hips[:, rows], length[rows]
    limbs = np.where(seen[len(TRUNK) :, rows], at[:, len(TRUNK) :, rows], hips[:, None])
    return _Bodies(
        rows=rows,
        t_s=t_s[rows],
        hips=hips,
        limbs=limbs,
        length=length,
        width_share=_measure((left - right)[:, rows]) / length,
    )


def _find_moved(bodies: _Bodies) -> NDArray[np.intp]:
    """Return the bodies that may not be the one before, or have sides exchanged; never the first."""
    steps, length = np.diff(bodies.t_s), bodies.length
    reach = length[:-1] * (FURTHEST_TRUNKS + FURTHEST_TRUNKS_PER_S * steps)
    near = _measure(np.diff(bodies.hips)) <= SURELY * reach
    as_large = np.abs(np.log(length[1:] / length[:-1])) <= SURELY * (MOST_SIZE_CHANGE + steps)
    calm = _measure(np.diff(bodies.limbs)).sum(axis=0) < SURELY * LEAST_LEAP * length[1:]
    return np.flatnonzero(~(near & as_large & calm)) + 1


def _measure(vectors: Array) -> Array:
    """Return the lengths of plane vectors, first axis the coordinates."""
    return np.asarray(np.sqrt(vectors[0] * vectors[0] + vectors[1] * vectors[1]))
