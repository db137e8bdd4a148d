"""The change of the knee's angle from the gyroscope of a phone strapped to the shank.

A gyroscope knows how fast the leg turns and not where it is: the angle counts from the release, and what
needs an absolute angle is not told. The axis is the one the leg turned about most; its sign is that of the
fall: of the two first large turns after stillness the one down.
"""

from dataclasses import dataclass

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array, check_times
from lull.refusal import BadInput, Refusal
from lull.saying import say

STILL_DEG_PER_S = 8.0
"""A leg that turns slower than this on all axes is still (ours; phones' noise is below 1, their bias below
5)."""

STILL_S = 0.4
CALMER = 1.6
"""Stillness is what moves at most so much more than the calmest moment: a leg that still sways hides a
bias."""

FALL_DEG_PER_S = 60.0
LEAST_ONE_AXIS = 0.7
"""So much of all turning must be about one axis, or the phone was not fixed to a swinging leg (ours)."""

DRIFT_DEG_PER_S = 0.3
"""How fast an integrated angle may wander after its bias is taken away (ours; 0.1 to 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GyroscopeRecording:
    """Rates of turn in degrees/s, shape (samples, 3), at seconds; ``unit`` is what the file held.

    Raises:
        BadInput: for times that do not rise, or rates that are missing.
    """

    name: str
    t_s: Array
    rate_deg_per_s: Array
    unit: str

    def __post_init__(self) -> None:
        """Refuse what cannot be integrated."""
        check_times(self.name, self.t_s)
        missing = int((~np.isfinite(self.rate_deg_per_s)).any(axis=1).sum())
        if missing:
            raise BadInput(
                say(
                    "{name} has {missing} rows without a rate of turn: export the recording again",
                    name=self.name,
                    missing=missing,
                )
            )


def integrate_turning(recording: GyroscopeRecording) -> AngleTrace | Refusal:
    """Return the angle about the axis turned about most, 0 at the first sample, falling negative."""
    rate, t_s = recording.rate_deg_per_s, recording.t_s
    spread = np.cov((rate - np.median(rate, axis=0)).T)
    values, vectors = np.linalg.eigh(spread)
    if values[-1] < LEAST_ONE_AXIS * max(values.sum(), 1e-9):
        return Refusal(
            code="leg_not_relaxed",
            message=say(
                "The phone turned about more than one axis, so this is no swing of the leg alone: strap it "
                "firmly to the shin and let the leg swing straight."
            ),
        )
    turning = rate @ vectors[:, -1]
    still = _find_stillness(t_s, turning)
    if not still.any():
        return Refusal(
            code="leg_not_held",
            message=say(
                "The phone was never still, so its drift cannot be told from movement: hold the leg still "
                "for a second before letting go, and let it hang still afterwards."
            ),
        )
    turning = turning - _estimate_bias(t_s, turning, still)
    if _first_turn(turning, still) > 0.0:
        turning = -turning
    steps = np.diff(t_s)
    q = np.concatenate(([0.0], np.cumsum(steps * (turning[1:] + turning[:-1]) / 2.0)))
    return AngleTrace(name=recording.name, t_s=t_s, q_deg=q, absolute=False, drift_deg_per_s=DRIFT_DEG_PER_S)


def _find_stillness(t_s: Array, turning: Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which samples lie in a span of :data:`STILL_S` without turning, whatever the bias."""
    window = max(3, round(STILL_S / float(np.median(np.diff(t_s)))))
    still = np.zeros(len(t_s), dtype=np.bool_)
    if len(t_s) <= window:
        return still
    frames = np.lib.stride_tricks.sliding_window_view(turning, window)
    middle = np.median(turning)
    moved = np.ptp(frames, axis=1)
    calmest = min(STILL_DEG_PER_S, CALMER * float(moved.min()))
    calm = (moved <= calmest) & (np.abs(frames.mean(axis=1) - middle) <= STILL_DEG_PER_S)
    for start in np.flatnonzero(calm).tolist():
        still[start : start + window] = True
    return still


def _estimate_bias(t_s: Array, turning: Array, still: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Array:
    """Return the rate the gyroscope shows when nothing turns: a line through the still samples."""
    if np.ptp(t_s[still]) < 2.0 * STILL_S:
        return np.full(len(t_s), float(turning[still].mean()))
    slope, level = np.polyfit(t_s[still], turning[still], 1)
    return np.asarray(slope * t_s + level)


def _first_turn(turning: Array, still: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """Return the first fast turn after the last long hold before the largest one: the fall goes down."""
    fastest = int(np.argmax(np.abs(turning)))
    held = np.flatnonzero(still[:fastest])
    begin = int(held[-1]) if len(held) else 0
    fast = np.flatnonzero(np.abs(turning[begin:]) >= 0.5 * abs(turning[fastest]))
    return float(turning[begin + int(fast[0])])
