"""The pendulum test (Wartenberg 1951): every release of a recording measured, or refused by name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array
from lull.assessment.begin_speed import allow_begin_speed
from lull.assessment.kept_sentences import ONLY_TURNING
from lull.assessment.measured import Measured, unknown
from lull.assessment.pendulum_faults import (
    find_begin_fault,
    find_fall_fault,
    find_gap_fault,
    find_recording_fault,
    find_swing_fault,
    find_turn_fault,
)
from lull.assessment.pendulum_formulas import BESIDE, MEASURES
from lull.assessment.release import Fall, find_falls
from lull.assessment.rough_trace import RoughTrace, estimate_noise_deg, look_roughly
from lull.assessment.swing_curve import fit_swing
from lull.assessment.swing_measures import SwingMeasures, measure_swing
from lull.assessment.swing_notes import SwingNote, note_recording, note_release
from lull.assessment.swing_shape import HOLD_USED_S, NOISY_DEG, estimate_shape
from lull.assessment.swing_turns import find_swing_turns
from lull.refusal import Refusal
from lull.saying import say

LONGEST_FIT_STEP_S = 0.008
LEAP_DEG, LEAP_NOISES, MOST_LEAPING = 12.0, 6.0, 0.1
MICROSECOND_PLACES = 6

MEDIAN_TO_MEAN = 1.25
"""A median's standard error over a mean's, for normal values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release: when it began, in seconds of the recording, and its numbers.

    ``curve_t_s`` and ``curve_q_deg`` draw the smoothed swing, ``turn_s`` and ``turn_deg`` its first reversal.
    """

    release_s: float
    end_s: float
    measures: SwingMeasures
    curve_t_s: tuple[float, ...]
    curve_q_deg: tuple[float, ...]
    turn_s: float
    turn_deg: float
    notes: tuple[SwingNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PendulumTest:
    """All releases of a recording; ``refused`` are those that gave no number, with the time of their fall."""

    releases: tuple[Release, ...]
    refused: tuple[tuple[float, Refusal], ...]
    frames_per_s: float
    summary: dict[str, Measured]
    spread: dict[str, float | None]
    notes: tuple[SwingNote, ...]


def measure_pendulum(trace: AngleTrace) -> PendulumTest | Refusal:
    """Measure every release in a recording.

    Returns:
        The numbers; or a refusal where no release can be measured: the first one's, or that there is none.
    """
    fault = find_recording_fault(trace)
    if fault is not None:
        return fault
    clock_s = float(trace.t_s[0])
    trace, leaps = _drop_leaps(replace(trace, t_s=np.round(trace.t_s - clock_s, MICROSECOND_PLACES)))
    rough = look_roughly(trace)
    falls = find_falls(rough)
    if not falls:
        return Refusal(
            code="no_release_found",
            message=say(
                "No leg falls in this recording: hold the heel, let go, and record until the leg hangs still."
            ),
        )
    answers = [(fall.onset_s, _measure_fall(trace, rough, fall)) for fall in falls]
    releases = tuple(_shift(answer, clock_s) for _, answer in answers if isinstance(answer, Release))
    refused = tuple((at + clock_s, answer) for at, answer in answers if isinstance(answer, Refusal))
    if not releases:
        return refused[0][1]
    return PendulumTest(
        releases=releases,
        refused=refused,
        frames_per_s=trace.frames_per_s,
        summary={name: _summarise(releases, name) for name in (*MEASURES, *BESIDE)},
        spread={name: _spread(releases, name) for name in MEASURES},
        notes=note_recording(trace, [release.measures for release in releases], leaps=leaps),
    )


def _shift(release: Release, by_s: float) -> Release:
    """Return a release under the recording's own clock; inside, a recording begins at 0."""
    return replace(
        release,
        release_s=release.release_s + by_s,
        end_s=release.end_s + by_s,
        turn_s=release.turn_s + by_s,
        curve_t_s=tuple(t + by_s for t in release.curve_t_s),
    )


def _measure_fall(trace: AngleTrace, rough: RoughTrace, fall: Fall) -> Release | Refusal:
    """Measure one fall, or say why not."""
    shape, release_error_s = estimate_shape(trace, rough, fall)
    if fall.at_begin and shape.release_s == trace.t_s[0]:
        shape = allow_begin_speed(trace, shape, rough.noise_deg)
    fault = find_fall_fault(trace, fall, shape)
    if fault is not None:
        return fault
    hold_s = HOLD_USED_S[rough.noise_deg > NOISY_DEG]
    used = (trace.t_s >= min(fall.onset_s, shape.release_s) - hold_s) & (trace.t_s <= shape.end_s)
    t_s, q_deg = _thin(trace.t_s[used], trace.q_deg[used])
    curve = fit_swing(t_s, q_deg, shape)
    turns = find_swing_turns(curve)
    fault = find_turn_fault(turns, shape) or find_gap_fault(trace, turns)
    if fault is not None:
        return fault
    measures = measure_swing(trace, curve, turns, shape, release_error_s)
    fault = find_begin_fault(fall, measures) or find_swing_fault(trace, turns, measures)
    if fault is not None:
        return fault
    return Release(
        release_s=shape.release_s,
        end_s=shape.end_s,
        measures=measures if trace.absolute else _relative(measures),
        curve_t_s=tuple(turns.t_s[::5].tolist()),
        curve_q_deg=tuple(turns.q_deg[::5].tolist()),
        turn_s=float(turns.t_s[turns.reversal]),
        turn_deg=float(turns.q_deg[turns.reversal]),
        notes=note_release(fall, shape, turns, measures),
    )


def _drop_leaps(trace: AngleTrace) -> tuple[AngleTrace, int]:
    """Leave out single samples that leap away from both neighbours and back; return how many they were."""
    q = trace.q_deg
    middle = np.median(np.stack((q[:-2], q[1:-1], q[2:])), axis=0)
    limit = max(LEAP_DEG, LEAP_NOISES * estimate_noise_deg(q))
    kept = np.ones(len(q), dtype=np.bool_)
    kept[1:-1] = np.abs(q[1:-1] - middle) <= limit
    leaps = int((~kept).sum())
    if leaps > MOST_LEAPING * len(q):  # noise all over is no tracker's leap
        return trace, 0
    return (replace(trace, t_s=trace.t_s[kept], q_deg=q[kept]) if leaps else trace), leaps


def _thin(t_s: Array, q_deg: Array) -> tuple[Array, Array]:
    """Return means over short steps where there are more frames than a leg needs."""
    step = float(np.median(np.diff(t_s)))
    every = int(LONGEST_FIT_STEP_S // step)
    if every <= 1:
        return t_s, q_deg
    whole = len(t_s) // every * every
    return t_s[:whole].reshape(-1, every).mean(axis=1), q_deg[:whole].reshape(-1, every).mean(axis=1)


def _relative(measures: SwingMeasures) -> SwingMeasures:
    """Return the numbers without those that need an angle a gyroscope cannot know."""
    unseen = unknown(ONLY_TURNING)
    return replace(measures, start_angle_deg=unseen, resting_angle_deg=unseen)


def _summarise(releases: Sequence[Release], name: str) -> Measured:
    """Return the median of one number over releases."""
    return summarise_number([getattr(release.measures, name) for release in releases])


def summarise_number(all_of_them: Sequence[Measured]) -> Measured:
    """Return the median over releases; its error is never smaller than one release's own.

    At least one release is needed; where none has the number, the first one's reason is told.
    """
    values = [one.value for one in all_of_them if one.value is not None]
    errors = [one.standard_error for one in all_of_them if one.standard_error is not None]
    if not values:
        return all_of_them[0]
    between = MEDIAN_TO_MEAN * float(np.std(values, ddof=1)) / len(values) ** 0.5 if len(values) > 1 else 0.0
    return Measured(value=float(np.median(values)), standard_error=max(float(np.median(errors)), between))


def _spread(releases: Sequence[Release], name: str) -> float | None:
    """Return the largest less the smallest value over releases; ``None`` for fewer than two."""
    values = [one.value for release in releases if (one := getattr(release.measures, name)).value is not None]
    return max(values) - min(values) if len(values) > 1 else None
