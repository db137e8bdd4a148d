"""Why a release gives no number: not a held leg let go, not a relaxed leg, not enough seen.

Each fault is a refusal with a sentence that says what to do. Limits are ours unless a source is named; they
are wide, so that a stiff leg is measured and only what is no passive swing is refused.
"""

from math import pi, radians, sin, sqrt

import numpy as np

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.release import Fall
from lull.assessment.swing_curve import SwingShape
from lull.assessment.swing_measures import SwingMeasures
from lull.assessment.swing_turns import FINE_S, SwingTurns
from lull.refusal import Refusal
from lull.saying import say

FEWEST_FRAMES_PER_S = 12.0
"""Below this the first swing has fewer than six frames."""

LONGEST_GAP_S, FEWEST_IN_FALL = 0.15, 4
BEFORE_GAP_S, STILL_WITHIN_DEG = 0.5, 6.0
LONGEST_SWING_GAP_S = 0.7
"""A longer gap while the leg swings may hide a whole swing, which takes half a second to a second (ours)."""

MOST_FALLEN_DEG = 7.0
"""A recording that begins when the leg may have fallen further has not seen the release (ours)."""

LEAST_ABOVE_REST_DEG = 20.0
"""A recording that begins without a hold, this near to the resting angle, begins late in the fall or in a
later swing; public traces begin 30 degrees and more above it (ours)."""

SHORTEST_AFTER_S = 0.25

SLOWEST_PER_S = 1.5
"""Peak velocity over excursion: free legs show 2.4 to 6 per second (public traces: 2.7 to 5.8), a hand
less."""

SLOWEST_ALONE_PER_S = 1.9
"""The same for a leg that swings once: of those, a leg damped so that it just does not swing shows 1.9 or
more."""

MOST_UNCLEAR_DEG = 25.0
LIKELY = 0.3
EARLY_S, EARLY_DEG_PER_S = 0.35, 40.0
"""Let go, even a very stiff leg reaches this speed in this time (public traces: 110 to 300)."""

FASTEST_INDEX = 2.1
"""A leg that only falls cannot swing further past its rest than it began before it: the index stays below
2."""

SHORTEST_LEG_M, G_M_PER_S2 = 0.15, 9.81
"""Equivalent pendulum length of a toddler's shank and foot; nothing that only falls is faster."""

BEYOND_START_DEG, GROWTH, GROWTH_DEG = 6.0, 1.35, 4.0
HELD_S, HELD_DEG_PER_S, FAR_FROM_REST_DEG = 0.5, 6.0, 15.0
HIGHEST_REST_DEG, LOWEST_REST_DEG = -40.0, -107.0
"""A shank hangs plumb; with the thigh up to 17 degrees off level it rests no lower than this (ours)."""

HALF_SWINGS_JUDGED, LEAST_DECAY = 5, 0.92

RELAX = say("let the leg hang loose, talk about something else, and try again after a rest")


def find_recording_fault(trace: AngleTrace) -> Refusal | None:
    """Return why a whole recording cannot be used, or ``None``."""
    if trace.frames_per_s < FEWEST_FRAMES_PER_S:
        return Refusal(
            code="too_few_frames",
            message=say(
                "The recording has {frames:.0f} frames a second, and the leg falls in a third of a second: "
                "record at 60 frames a second, or use a phone's motion sensor.",
                frames=trace.frames_per_s,
            ),
        )
    return None


def find_fall_fault(trace: AngleTrace, fall: Fall, shape: SwingShape) -> Refusal | None:
    """Return why a fall is no release of a held leg, or was not seen; ``None`` where it is one."""
    if not fall.held and not fall.at_begin:
        return Refusal(
            code="leg_not_held",
            message=say(
                "The leg was still moving just before it fell, so it was not let go from rest: hold the heel "
                "still for a second, then let go; if the leg moved by itself, {relax}.",
                relax=RELAX,
            ),
        )
    if fall.at_begin and shape.begin_least_deg > MOST_FALLEN_DEG:
        return Refusal(
            code="release_not_recorded",
            message=say(
                "The recording begins when the leg already falls, so the angle it was held at is not known: "
                "start recording a second before letting go."
            ),
        )
    fallen_s = (shape.release_s - 0.1, shape.first_low_s + 0.1)
    times = trace.t_s[(trace.t_s >= fallen_s[0]) & (trace.t_s <= fallen_s[1])]
    gap = float(np.diff(times).max()) if len(times) >= FEWEST_IN_FALL else float(np.ptp(fallen_s))
    if gap > max(LONGEST_GAP_S, 1.8 / trace.frames_per_s):
        return Refusal(
            code="leg_not_seen",
            message=say(
                "The leg was not seen for {gap:.2f} s while it fell: keep hip, knee and ankle in the "
                "picture.",
                gap=gap,
            ),
        )
    if fall.end_s - shape.first_low_s < SHORTEST_AFTER_S:
        return Refusal(
            code="recording_too_short",
            message=say("The recording ends before the leg has turned: record until the leg hangs still."),
        )
    return None


def find_gap_fault(trace: AngleTrace, turns: SwingTurns) -> Refusal | None:
    """Return that the leg was unseen for a while between its first reversal and its last turn."""
    times, turned_s, end_s = trace.t_s, turns.t_s[turns.reversal], turns.t_s[-1]
    for at in np.flatnonzero(np.diff(times) > LONGEST_SWING_GAP_S):
        before = trace.q_deg[(times > times[at] - BEFORE_GAP_S) & (times <= times[at])]
        if turned_s - BEFORE_GAP_S <= times[at] < end_s and float(np.ptp(before)) > STILL_WITHIN_DEG:
            return _refuse_gap(float(times[at + 1] - times[at]))
    return None


def _refuse_gap(gap_s: float) -> Refusal:
    """Say that swings were missed."""
    return Refusal(
        code="leg_not_seen",
        message=say(
            "The leg was not seen for {gap:.1f} s while it swung, so its swings cannot be counted: "
            "keep hip, knee and ankle in the picture until it hangs still.",
            gap=gap_s,
        ),
    )


def find_swing_fault(trace: AngleTrace, turns: SwingTurns, measures: SwingMeasures) -> Refusal | None:
    """Return why a swing is no passive one; ``None`` where it can be believed."""
    return (
        _find_lowered(turns, measures)
        or _find_own_movement(trace, turns, measures)
        or _find_pushed(trace, turns, measures)
        or _find_unclear(measures)
    )


def find_begin_fault(fall: Fall, measures: SwingMeasures) -> Refusal | None:
    """Return that a recording without a hold begins so low that the leg was let go before it."""
    start, rest = measures.start_angle_deg.value, measures.resting_angle_deg.value
    if not fall.at_begin or start is None or rest is None or start - rest >= LEAST_ABOVE_REST_DEG:
        return None
    return Refusal(
        code="release_not_recorded",
        message=say(
            "The recording begins with the leg only {above:.0f} degrees above its resting place, so it was "
            "let go before: start recording a second before letting go.",
            above=start - rest,
        ),
    )


def find_turn_fault(turns: SwingTurns, shape: SwingShape) -> Refusal | None:
    """Return that the leg neither came to rest nor swung once to and fro after its first reversal."""
    after_s = float(turns.t_s[-1] - turns.t_s[turns.reversal])
    late = turns.q_deg[turns.t_s > turns.t_s[-1] - 0.5]
    if after_s < 0.9 * shape.period_s and (float(np.ptp(late)) > 3.0 or after_s < SHORTEST_AFTER_S):  # noqa: PLR2004
        return Refusal(
            code="recording_too_short",
            message=say(
                "The recording ends {after:.1f} s after the leg first turned, before it came to rest: "
                "record until the leg hangs still, about ten seconds.",
                after=after_s,
            ),
        )
    return None


def _find_lowered(turns: SwingTurns, measures: SwingMeasures) -> Refusal | None:
    """Return that a hand lowered the leg."""
    speed = measures.peak_velocity_deg_s
    fastest, error = speed.value or 0.0, speed.standard_error or 0.0
    likely = [at for at, chance in turns.readings if chance >= LIKELY] or [turns.reversal]
    far = min(float(turns.q_deg[0] - turns.q_deg[at]) for at in likely)
    early = float(np.abs(turns.speed_deg_per_s[turns.t_s <= turns.t_s[0] + EARLY_S]).max())
    swings = measures.swings.value or 0.0
    slowest = SLOWEST_PER_S if swings > 1.0 else SLOWEST_ALONE_PER_S
    if fastest + 2.0 * error >= slowest * far and early + 2.0 * error >= EARLY_DEG_PER_S:
        return None
    return Refusal(
        code="badly_released",
        message=say(
            "The leg came down at {fastest:.0f} degrees a second, slower than gravity moves it: let go of "
            "the heel at once, do not lower it.",
            fastest=fastest,
        ),
    )


def _find_unclear(measures: SwingMeasures) -> Refusal | None:
    """Return that noise leaves the first reversal open: the number would say nothing."""
    if (measures.first_swing_excursion_deg.standard_error or 0.0) <= MOST_UNCLEAR_DEG:
        return None
    return Refusal(
        code="first_reversal_unclear",
        message=say(
            "The recording is too noisy to tell where the leg first turned back: record at 60 frames a "
            "second with hip, knee and ankle well seen, or use a phone's motion sensor."
        ),
    )


def _find_pushed(trace: AngleTrace, turns: SwingTurns, measures: SwingMeasures) -> Refusal | None:
    """Return that the leg moved faster or further than falling can move it."""
    index, speed = measures.relaxation_index, measures.peak_velocity_deg_s
    pushed = (index.value or 0.0) - 2.0 * (index.standard_error or 0.0) > FASTEST_INDEX
    if trace.absolute:
        height = 1.0 + sin(radians(max(-90.0, min(90.0, float(turns.q_deg[0])))))
        most = sqrt(2.0 * G_M_PER_S2 / SHORTEST_LEG_M * height) * 180.0 / pi
        pushed = pushed or (speed.value or 0.0) - 2.0 * (speed.standard_error or 0.0) > most
    if not pushed:
        return None
    return Refusal(
        code="badly_released",
        message=say(
            "The leg moved faster or further than falling alone can move it: let go without a push; if the "
            "leg moved by itself, {relax}.",
            relax=RELAX,
        ),
    )


def _find_own_movement(trace: AngleTrace, turns: SwingTurns, measures: SwingMeasures) -> Refusal | None:
    """Return that the muscles moved or held the leg."""
    q, noise = turns.q_deg, 3.0 * (measures.start_angle_deg.standard_error or 0.0)
    rest = measures.resting_angle_deg.value
    rest = float(q[-1]) if rest is None else rest
    reason: str | None = None
    if float(q[turns.reversal :].max()) > q[0] + BEYOND_START_DEG + noise:
        reason = say("The leg rose above the angle it was let go from")
    elif _grows(turns, noise):
        reason = say("The leg swung further instead of less far")
    elif _keeps_swinging(turns):
        reason = say("The leg kept swinging as far as at first")
    elif _is_held(turns, rest):
        reason = say("The leg stopped on its way")
    elif trace.absolute and rest > HIGHEST_REST_DEG:
        reason = say("The leg did not come to hang down (it stayed at {rest:.0f} degrees)", rest=rest)
    elif trace.absolute and rest < LOWEST_REST_DEG:
        reason = say("The leg stayed bent further than it hangs (at {rest:.0f} degrees)", rest=rest)
    if reason is None:
        return None
    return Refusal(
        code="leg_not_relaxed",
        message=say("{what}, so it was not relaxed: {relax}.", what=reason, relax=RELAX),
    )


def _grows(turns: SwingTurns, noise_deg: float) -> bool:
    """Say whether a half swing is clearly larger than the one before it.

    The first may be: a stiff leg catches, then falls on.
    """
    places = [turns.reversal, *sorted((*turns.highs, *turns.lows))]
    sizes = np.abs(np.diff(turns.q_deg[places]))
    return bool((sizes[2:] > GROWTH * np.maximum.accumulate(sizes)[1:-1] + GROWTH_DEG + noise_deg).any())


def _keeps_swinging(turns: SwingTurns) -> bool:
    """Say whether the half swings do not die away: muscles keep them up."""
    places = [turns.reversal, *sorted((*turns.highs, *turns.lows))]
    sizes = np.abs(np.diff(turns.q_deg[places]))
    return len(sizes) >= HALF_SWINGS_JUDGED and bool(sizes[-1] > LEAST_DECAY * sizes[1] > GROWTH_DEG)


def _is_held(turns: SwingTurns, rest_deg: float) -> bool:
    """Say whether the leg stood still far from its rest for longer than a turn takes."""
    still = np.abs(turns.speed_deg_per_s) < HELD_DEG_PER_S
    still &= np.abs(turns.q_deg - rest_deg) > FAR_FROM_REST_DEG
    still[: turns.reversal // 2] = False
    run = round(HELD_S / FINE_S)
    return len(still) >= run and bool((np.convolve(still, np.ones(run), mode="valid") >= run).any())
