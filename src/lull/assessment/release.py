"""Where a held leg was let go: the falls in a recording, and what came before and after each."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from lull.assessment.rough_trace import GRID_S, RoughTrace, find_turns

SMALLEST_FALL_DEG, FALL_NOISES = 8.0, 4.0
"""A fall is at least this large, or so many standard deviations of the rough trace's noise (ours)."""

ONSET_S = 0.2
ONSET_DEG, ONSET_NOISES = 5.0, 5.0
"""A fall has begun where the leg drops by so much within :data:`ONSET_S`. Gravity drops a free leg 15 to 30
degrees in that time, a very stiff one about 8 (ours)."""

HELD_S = 0.35
HELD_DEG, HELD_NOISES = 6.0, 6.0
"""A leg is held where it stays within this range for :data:`HELD_S` (ours)."""

FROM_BEGIN_S = 0.15
"""A fall that begins so soon after the first sample has no hold before it in the recording (ours)."""

HIGH_SHARE, LARGE_SHARE = 0.6, 0.5
DEPARTED_DEG, DEPARTED_S, SETTLED_S = 8.0, 0.2, 0.8
LONGEST_SWING_S = 25.0
CALM_DEG, CALM_NOISES, CALM_S = 1.0, 4.0, 2.5
"""A leg is at rest for good when it stays so close to its end; a counted swing is larger (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """One fall, roughly: when it began, whether the leg was held still before, how high, how low, how large.

    ``low_s`` is the end of the first large downward way, ``end_s`` where this swing's record ends: the next
    lift, a movement after the leg had come to rest, or the end of the recording.
    """

    onset_s: float
    held: bool
    at_begin: bool
    top_deg: float
    low_deg: float
    low_s: float
    end_s: float
    moved_after: bool = False

    @property
    def size_deg(self) -> float:
        """How far the leg fell, roughly."""
        return self.top_deg - self.low_deg


def find_falls(rough: RoughTrace) -> list[Fall]:
    """Return the falls that are releases, in order: from a held leg, high and large enough."""
    downs = _find_downs(rough)
    if not downs:
        return []
    rest = float(np.median(rough.q_deg[rough.index(downs[0].low_s) :]))
    highest = max(down.top_deg for down in downs)
    high = [
        down
        for n, down in enumerate(downs)
        if down.at_begin or (down.held and down.top_deg >= rest + HIGH_SHARE * (highest - rest)) or n == 0
    ]
    largest = max(down.size_deg for down in high)
    falls = [down for down in high if down.size_deg >= LARGE_SHARE * largest]
    if not falls:
        return []
    ends = [_lift_before(rough, earlier, later) for earlier, later in pairwise(falls)]
    ends.append(float(rough.t_s[-1]))
    return [_close(rough, fall, end) for fall, end in zip(falls, ends, strict=True)]


def _find_downs(rough: RoughTrace) -> list[Fall]:
    """Return every large downward way with its onset."""
    q, noise = rough.q_deg, rough.smooth_noise_deg
    turns = find_turns(q, max(SMALLEST_FALL_DEG, FALL_NOISES * noise))
    onset_deg = max(ONSET_DEG, ONSET_NOISES * noise)
    ahead = round(ONSET_S / GRID_S)
    found = []
    for top, low in pairwise(turns):
        if q[low] >= q[top]:
            continue
        last = max(top + 1, low - ahead + 1)
        drops = q[top:last] - q[np.minimum(np.arange(top, last) + ahead, low)]
        fast = np.flatnonzero(drops >= onset_deg)
        onset = top + int(fast[0]) if len(fast) else top
        before = q[max(0, onset - round(HELD_S / GRID_S)) : onset + 1]
        begin = onset * GRID_S <= FROM_BEGIN_S
        held = not begin and float(np.ptp(before)) <= max(HELD_DEG, HELD_NOISES * noise)
        found.append(
            Fall(
                onset_s=float(rough.t_s[onset]),
                held=held and bool(len(fast)),
                at_begin=begin and bool(len(fast)),
                top_deg=float(np.median(before)) if held else float(q[onset]),
                low_deg=float(q[low]),
                low_s=float(rough.t_s[low]),
                end_s=float(rough.t_s[-1]),
            )
        )
    return found


def _lift_before(rough: RoughTrace, earlier: Fall, later: Fall) -> float:
    """Return when the leg was lifted for the next release: the last moment it was still near its rest."""
    first, last = rough.index(earlier.low_s), rough.index(later.onset_s)
    between = rough.q_deg[first : last + 1]
    rest = float(np.median(between[: max(1, len(between) * 2 // 3)]))
    near = np.flatnonzero(between <= rest + DEPARTED_DEG / 2.0)
    return float(rough.t_s[first + (int(near[-1]) if len(near) else 0)])


def _close(rough: RoughTrace, fall: Fall, end_s: float) -> Fall:
    """End a swing where the leg, once at rest, moves again."""
    end_s = min(end_s, fall.onset_s + LONGEST_SWING_S)
    first, last = rough.index(fall.low_s), rough.index(end_s)
    if last < first:  # it lay lowest long after any swing is over
        return replace(fall, end_s=end_s)
    q = rough.q_deg[first : last + 1]
    window = round(SETTLED_S / GRID_S)
    moved = False
    departed = max(DEPARTED_DEG, HELD_NOISES * rough.smooth_noise_deg)
    if len(q) > 2 * window:
        frames = np.lib.stride_tricks.sliding_window_view(q, window)
        still = np.flatnonzero(np.ptp(frames, axis=1) <= departed)
        if len(still):
            settled = int(still[0])
            level = float(np.median(q[settled : settled + window]))
            away = np.abs(q - level) > departed
            away[: settled + window] = False
            run = round(DEPARTED_S / GRID_S)
            lasting = np.convolve(away, np.ones(run), mode="valid") >= run
            if lasting.any():
                moved = True
                end_s = float(rough.t_s[first + int(np.argmax(lasting))]) - ONSET_S
    return replace(fall, end_s=min(end_s, _find_calm(rough, fall, end_s)), moved_after=moved)


def _find_calm(rough: RoughTrace, fall: Fall, end_s: float) -> float:
    """Return a time some seconds after the leg came to rest for good: more of it would tell nothing new.

    In noise that could hide a swing nothing is cut.
    """
    if CALM_NOISES * rough.smooth_noise_deg > CALM_DEG:
        return end_s
    first, last = rough.index(fall.low_s), rough.index(end_s)
    if last < first:  # the leg was moved again before it had turned
        return end_s
    q = rough.q_deg[first : last + 1]
    level = float(np.median(q[-round(CALM_S / GRID_S) :]))
    moving = np.flatnonzero(np.abs(q - level) > CALM_DEG)
    return float(rough.t_s[first + (int(moving[-1]) if len(moving) else 0)]) + CALM_S
