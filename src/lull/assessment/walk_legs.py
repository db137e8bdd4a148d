"""Both legs of a walk, each followed through the picture: swaps undone, short gaps closed, jitter smoothed.

Seen from the side, a tracker mistakes one leg for the other now and then, mostly while they pass. Legs move
smoothly, so of the two ways to name them in each frame the smoothest course through all frames is taken.
"""

from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from lull.assessment.walk_picture import LEG_PARTS, Bodypart, Floats, WalkPicture
from lull.movement.landmarks import SIDES, Side
from lull.movement.local_slope import fit_locally

SWAPPED_COST = 0.05
"""What it costs to call a frame swapped, in squared trunk lengths: the tracker is believed unless the legs
would have to jump for it (ours; plausible 0.01 to 0.2)."""

MOST_SURPRISE = 1.0
"""One wild frame costs no more than this, in squared trunk lengths (ours)."""

LONGEST_CLOSED_GAP_S = 0.2
"""A landmark unseen for no longer is drawn on in a straight line (ours; plausible 0.1 to 0.3)."""

SMOOTH_HALF_WINDOW_S = 0.1
"""Places are smoothed over so many seconds before and after (ours; plausible 0.05 to 0.15)."""

FEWEST_STEPS_AROUND = 3
"""The window reaches at least so many frames to either side, so a slow camera is smoothed more (ours)."""


def follow_legs(picture: WalkPicture) -> WalkPicture:
    """Return the walk with legs named consistently, short gaps closed and every place smoothed.

    Places that were not seen for longer than :data:`LONGEST_CLOSED_GAP_S` stay NaN.
    """
    named = undo_swaps(picture)
    return replace(named, at={key: _smooth(named.t_s, places) for key, places in named.at.items()})


def undo_swaps(picture: WalkPicture) -> WalkPicture:
    """Return the walk with left and right legs exchanged in the frames where the tracker mistook them."""
    swapped = find_swaps(picture)
    at, visibility = dict(picture.at), dict(picture.visibility)
    for part in LEG_PARTS:
        for table in (at, visibility):
            a, b = table["left", part], table["right", part]
            mark = swapped.reshape(-1, *[1] * (a.ndim - 1))
            table["left", part], table["right", part] = np.where(mark, b, a), np.where(mark, a, b)
    return replace(picture, at=at, visibility=visibility)


def find_swaps(picture: WalkPicture) -> NDArray[np.bool_]:
    """Return the frames in which exchanging the legs makes the smoothest course (second differences squared).

    The best course over all frames is found by dynamic programming over the naming of two frames at a time.
    """
    legs = _stack_legs(picture)
    n = len(legs)
    if n < 3:  # noqa: PLR2004 - a second difference needs three frames
        return np.zeros(n, dtype=np.bool_)
    surprise = _measure_surprise(np.stack([legs, legs[:, ::-1]]))
    cost = np.array([[0.0, SWAPPED_COST], [SWAPPED_COST, 2.0 * SWAPPED_COST]])
    came_from = np.zeros((n, 2, 2), dtype=np.intp)
    for k in range(2, n):
        reached = cost[:, :, None] + surprise[k - 2] + (0.0, SWAPPED_COST)
        came_from[k] = reached.argmin(axis=0)
        cost = reached.min(axis=0)
    names = np.zeros(n, dtype=np.intp)
    names[-2], names[-1] = np.unravel_index(int(cost.argmin()), (2, 2))
    for k in range(n - 1, 1, -1):
        names[k - 2] = came_from[k, names[k - 1], names[k]]
    return np.asarray(names == 1)


def _measure_surprise(both: Floats) -> Floats:
    """Return what each way to name three frames in a row costs, shape (frames - 2, 2, 2, 2).

    Args:
        both: the legs as named and exchanged, shape (2, frames, 2 legs, 8).
    """
    out = np.empty((both.shape[1] - 2, 2, 2, 2))
    for a, b, c in product((0, 1), repeat=3):
        bend = both[c, 2:] - 2.0 * both[b, 1:-1] + both[a, :-2]
        out[:, a, b, c] = np.minimum((bend**2).sum(axis=(1, 2)), MOST_SURPRISE)
    return out


def _stack_legs(picture: WalkPicture) -> Floats:
    """Return both legs about the hips, shape (frames, 2 legs, 8), in trunk lengths; gaps are closed."""
    trunk = float(np.nanmedian(picture.trunk_px))
    hips = _hold(picture.middle("hip"))
    legs = [
        np.concatenate([(_hold(picture.at[side, part]) - hips) / trunk for part in LEG_PARTS], axis=1)
        for side in SIDES
    ]
    return np.stack(legs, axis=1)


def _hold(places: Floats) -> Floats:
    """Return places with those not seen drawn on between the neighbours."""
    out = places.copy()
    frames = np.arange(len(places))
    for axis in range(places.shape[1]):
        seen = np.isfinite(places[:, axis])
        out[:, axis] = np.interp(frames, frames[seen], places[seen, axis]) if seen.any() else 0.0
    return out


def _smooth(t_s: Floats, places: Floats) -> Floats:
    """Return smoothed places; NaN in gaps too long to be closed, and before and after the first seen."""
    seen = np.isfinite(places[:, 0])
    if int(seen.sum()) < 2:  # noqa: PLR2004 - a line needs two points
        return np.full_like(places, np.nan)
    known_s = t_s[seen]
    after = np.clip(np.searchsorted(known_s, t_s), 1, len(known_s) - 1)
    gap_s = known_s[after] - known_s[after - 1]
    within = (t_s >= known_s[0]) & (t_s <= known_s[-1])
    trusted = seen | (within & (gap_s <= LONGEST_CLOSED_GAP_S))
    half_window_s = max(SMOOTH_HALF_WINDOW_S, (FEWEST_STEPS_AROUND + 0.5) * float(np.median(np.diff(t_s))))
    out = np.full_like(places, np.nan)
    for axis in range(places.shape[1]):
        filled = np.interp(t_s, known_s, places[seen, axis])
        smoothed, _ = fit_locally(t_s, filled, t_s, half_window_s=half_window_s)
        out[:, axis] = np.where(trusted, smoothed, np.nan)
    return out


def measure_seen_share(picture: WalkPicture, side: Side, part: Bodypart) -> float:
    """Return the share of frames, 0 to 1, in which a landmark has a place."""
    return float(np.isfinite(picture.at[side, part][:, 0]).mean())
