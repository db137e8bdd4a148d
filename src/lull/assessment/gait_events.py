"""Heel strikes and toe offs, from where the feet are to the hips along the way.

A heel strikes when it is farthest ahead of the hips, toes leave the ground when they are farthest behind.
Source: Zeni, Richards, Higginson 2008, "Two simple methods for determining gait events during treadmill and
overground walking using kinematic data", Gait Posture 27:710, doi 10.1016/j.gaitpost.2007.07.007. Turning
points that do not stand out are passed over.
"""

from dataclasses import dataclass
from math import hypot, sqrt

import numpy as np

from lull.assessment.walk_picture import Floats, WalkPicture
from lull.movement.landmarks import SIDES, Side

PROMINENCE_SHARE = 0.4
"""A turning point stands out by at least this share of the foot's whole way (ours; plausible 0.2 to 0.6)."""

LEAST_SWING_TRUNKS = 0.2
"""A foot that goes less far to and fro, in trunk lengths, does not walk (ours; a slow adult: 0.8)."""

METHOD_ERROR_S = 0.03
"""Standard error of the method itself against the moment of contact, in seconds (ours: on made walks a foot
that slows down before it lands is found 0.02 to 0.04 s early; plausible 0.015 to 0.05)."""

FOOT_ERROR_S = 0.02
"""Standard error of one foot's events against the other's, in seconds: what does not cancel in a step (ours;
on made walks 0.01, but the far foot of a real one is seen worse; plausible 0.01 to 0.03)."""

FEWEST_STRIKES = 6
"""Fewer heel strikes in a row do not show two whole cycles of both legs (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GaitEvents:
    """One unbroken row of steps: when each foot struck the ground and when its toes left it, in seconds.

    Strikes alternate between the feet. ``event_error_s`` is the standard error of one event against the true
    moment, ``foot_error_s`` that of one foot's events against the other's.
    """

    strikes_s: dict[Side, Floats]
    toe_offs_s: dict[Side, Floats]
    event_error_s: float
    foot_error_s: float

    @property
    def row(self) -> list[tuple[float, Side]]:
        """All strikes in order of time, with the foot."""
        return sorted((float(t), side) for side in SIDES for t in self.strikes_s[side])


def detect_gait_events(picture: WalkPicture, direction: int) -> GaitEvents:
    """Return the longest row of alternating heel strikes, with the toe offs in it; possibly empty.

    Args:
        picture: the walk, its legs followed (:func:`lull.assessment.walk_legs.follow_legs`).
        direction: 1 where the person walks to the right of the picture, -1 to the left.
    """
    hips, trunk = picture.middle("hip")[:, 0], float(np.nanmedian(picture.trunk_px))
    ahead = {
        (side, part): direction * (picture.at[side, part][:, 0] - hips) / trunk
        for side in SIDES
        for part in ("heel", "foot_index")
    }
    strikes = {side: _find_turns(picture.t_s, ahead[side, "heel"]) for side in SIDES}
    offs = {side: _find_turns(picture.t_s, -ahead[side, "foot_index"]) for side in SIDES}
    row = _longest_row(sorted((float(t), side) for side in SIDES for t in strikes[side]))
    first, last = (row[0][0], row[-1][0]) if row else (0.0, -1.0)
    frame_s = float(np.median(np.diff(picture.t_s))) / sqrt(12.0)
    return GaitEvents(
        strikes_s={side: np.array([t for t, own in row if own == side]) for side in SIDES},
        toe_offs_s={side: offs[side][(offs[side] >= first) & (offs[side] <= last)] for side in SIDES},
        event_error_s=hypot(METHOD_ERROR_S, frame_s),
        foot_error_s=hypot(FOOT_ERROR_S, frame_s),
    )


def _find_turns(t_s: Floats, signal: Floats) -> Floats:
    """Return the times of the maxima that stand out on both sides, refined between frames by a parabola."""
    seen = np.flatnonzero(np.isfinite(signal))
    if not len(seen):
        return np.empty(0)
    way = float(np.ptp(np.percentile(signal[seen], (5.0, 95.0))))
    if way < LEAST_SWING_TRUNKS:
        return np.empty(0)
    needed, found = PROMINENCE_SHARE * way, []
    low = high = int(seen[0])
    rising = False
    for k in seen.tolist():
        if rising:
            if signal[k] > signal[high]:
                high = k
            elif signal[high] - signal[k] >= needed:
                found.append(high)
                low, rising = k, False
        elif signal[k] < signal[low]:
            low = k
        elif signal[k] - signal[low] >= needed:
            high, rising = k, True
    return np.array([_refine(t_s, signal, k) for k in found])


def _refine(t_s: Floats, signal: Floats, k: int) -> float:
    """Return the time of the top of the parabola through a frame and its neighbours."""
    if k == 0 or k == len(signal) - 1:
        return float(t_s[k])
    a, b, c = signal[k - 1 : k + 2]
    bend = a - 2.0 * b + c
    if not np.isfinite(bend) or bend >= 0.0:
        return float(t_s[k])
    return float(t_s[k] + 0.25 * (a - c) / bend * (t_s[k + 1] - t_s[k - 1]))


def _longest_row(strikes: list[tuple[float, Side]]) -> list[tuple[float, Side]]:
    """Return the longest run in which the feet alternate; the first of equals."""
    best: list[tuple[float, Side]] = []
    row: list[tuple[float, Side]] = []
    for strike in strikes:
        row = [*row, strike] if row and row[-1][1] != strike[1] else [strike]
        if len(row) > len(best):
            best = row
    return best
