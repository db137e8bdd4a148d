"""The Tardieu test: full range at a slow stretch, catch at a fast one, and the difference between them.

(Boyd and Graham 1999, Eur J Neurol 6:S23.) The quality of the muscle reaction is felt by a clinician's
hand; it is not read from a recording and never given here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

import numpy as np

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.kept_sentences import (
    CATCH_HIDDEN,
    FEW_FRAMES,
    NO_CATCH,
    NO_CATCH_BEFORE_END,
    say_catches,
)
from lull.assessment.measured import Measured, unknown
from lull.assessment.safety_text import SafetyText
from lull.assessment.stretch import Stretch, find_stretches
from lull.refusal import Refusal
from lull.saying import say

Way = Literal["rises", "falls"]

SMALLEST_DETECTABLE_DEG = 14.0
"""Smallest change of an angle beyond the test's own noise: 1.96 x sqrt(2) x 5 = 13.9 degrees. Source:
standard error of measurement about 5 degrees, ICC 0.7, lower limb, cerebral palsy (Fosang et al. 2003, Dev
Med Child Neurol 45:664, abstract); the arithmetic is ours. It does not say that a smaller change is none."""

SLOWEST_FAST_DEG_PER_S, FASTEST_SLOW_DEG_PER_S = 100.0, 80.0
"""A fast stretch is faster, a slow one slower (ours; studies move as fast and as slowly as they can)."""

FEWEST_FRAMES_PER_S, ASKED_FRAMES_PER_S = 25.0, 60.0
"""A fast stretch lasts a quarter of a second."""

SHARPEST_SMOOTH = 3.0
"""Braking x size / speed squared of a hand that stops by itself is 1.6 (a smooth movement of least jerk); a
catch brakes harder (ours; 2.5 to 4)."""

BRAKING_NOISES = 3.0
END_WANDER_DEG = 1.0
"""How far the end of a slow stretch depends on the hand, in degrees (ours; one recording cannot show the
rest of it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TardieuTest:
    """Angles in degrees, in the recording's own convention, and speeds in degrees/s, each with its error.

    ``way`` tells whether the angle rises or falls while the muscle is stretched; the dynamic component is
    R2 - R1 along that way, positive where the catch comes first.
    """

    r1_deg: Measured
    r2_deg: Measured
    dynamic_component_deg: Measured
    v1_deg_per_s: Measured
    v3_deg_per_s: Measured
    way: Way
    slow: tuple[Stretch, ...]
    fast: tuple[Stretch, ...]
    notes: tuple[str, ...]


def measure_tardieu(
    trace: AngleTrace, fast_trace: AngleTrace | None = None, way: Way | None = None
) -> TardieuTest | Refusal:
    """Measure slow and fast stretches of one joint.

    Args:
        trace: with slow and fast stretches, or with slow ones only where ``fast_trace`` is given.
        fast_trace: with fast stretches.
        way: whether the angle rises or falls while the muscle is stretched; else the way of the fastest
        movement.
    """
    traces = [trace] if fast_trace is None else [trace, fast_trace]
    least = min(one.frames_per_s for one in traces)
    if least < FEWEST_FRAMES_PER_S:
        return Refusal(
            code="too_few_frames",
            message=say(
                "The recording has {frames:.0f} frames a second, and a fast stretch lasts a quarter of a "
                "second: record at 60 frames a second.",
                frames=least,
            ),
        )
    found = [find_stretches(one) for one in traces]
    moved = [stretch for stretches in found for stretch in stretches]
    if not moved:
        return Refusal(
            code="no_stretch_found",
            message=say(
                "No stretch is seen in this recording: move the joint slowly through its range, then fast."
            ),
        )
    quickest = max(found[-1] or moved, key=lambda one: one.peak_speed_deg_per_s)
    way = way or ("rises" if quickest.end_deg > quickest.begin_deg else "falls")
    along = [
        [one for one in stretches if (one.end_deg > one.begin_deg) == (way == "rises")] for stretches in found
    ]
    slow = [one for one in along[0] if one.peak_speed_deg_per_s <= FASTEST_SLOW_DEG_PER_S]
    fast = [one for one in along[-1] if one.peak_speed_deg_per_s >= SLOWEST_FAST_DEG_PER_S]
    missing = _refuse_missing(along, slow, fast)
    return missing if missing is not None else _compare(traces, slow, fast, way)


def _refuse_missing(along: list[list[Stretch]], slow: list[Stretch], fast: list[Stretch]) -> Refusal | None:
    """Return that a slow or a fast stretch is missing, with the speeds that were seen."""
    if slow and fast:
        return None
    speeds = ", ".join(f"{one.peak_speed_deg_per_s:.0f}" for part in along for one in part)
    if not slow:
        return Refusal(code="no_slow_stretch", message=_say_no_slow(speeds))
    return Refusal(
        code="no_fast_stretch",
        message=SafetyText(
            f"No fast stretch is seen (peak speeds: {speeds} degrees a second): a fast one is above "
            f"{SLOWEST_FAST_DEG_PER_S:.0f}; only somebody trained may do it."
        ),
    )


def _say_no_slow(speeds: str) -> str:
    """Say that a slow stretch is missing; ``speeds`` are the peaks that were seen, empty for none."""
    if not speeds:
        return say(
            "No stretch is seen: move the joint through its whole range below {limit:.0f} degrees a second.",
            limit=FASTEST_SLOW_DEG_PER_S,
        )
    return say(
        "No slow stretch is seen (peak speeds: {speeds} degrees a second): move the joint through "
        "its whole range below {limit:.0f} degrees a second.",
        speeds=speeds,
        limit=FASTEST_SLOW_DEG_PER_S,
    )


def _compare(traces: list[AngleTrace], slow: list[Stretch], fast: list[Stretch], way: Way) -> TardieuTest:
    """Return the numbers of the stretches found."""
    body = max(one.body_error_deg for one in traces)
    ends = _median([one.end_deg for one in slow], [hypot(one.end_error_deg, END_WANDER_DEG) for one in slow])
    r2 = _with_body(ends, body)
    catches = [_find_catch(one, r2, way) for one in fast]
    seen = [one for one in catches if isinstance(one, Measured)]
    notes: list[str] = []
    if min(one.frames_per_s for one in traces) < ASKED_FRAMES_PER_S * 0.95:
        notes.append(FEW_FRAMES)
    if 0 < len(seen) < len(catches):
        notes.append(say_catches(len(seen), len(catches)))
    if seen:
        caught = _median([one.value or 0.0 for one in seen], [one.standard_error or 0.0 for one in seen])
        r1 = _with_body(caught, body)
        sign = 1.0 if way == "rises" else -1.0
        size = sign * ((r2.value or 0.0) - (r1.value or 0.0))
        # Both angles come from the same landmarks, yet at different poses: the body's error is counted once.
        dynamic = Measured(
            value=size, standard_error=hypot(ends.standard_error or 0.0, caught.standard_error or 0.0, body)
        )
    else:
        why = next(one for one in catches if isinstance(one, str))
        r1, dynamic = unknown(why), unknown(why)
    return TardieuTest(
        r1_deg=r1,
        r2_deg=r2,
        dynamic_component_deg=dynamic,
        v1_deg_per_s=_speed(slow),
        v3_deg_per_s=_speed(fast),
        way=way,
        slow=tuple(slow),
        fast=tuple(fast),
        notes=tuple(notes),
    )


def _find_catch(stretch: Stretch, r2: Measured, way: Way) -> Measured | str:
    """Return the angle of catch of one fast stretch, or why there is none.

    The catch is where the deceleration is largest, when it is clearly above noise, sharper than a hand
    stops, and before the end of the slow range.
    """
    speed = stretch.peak_speed_deg_per_s
    smooth = SHARPEST_SMOOTH * speed**2 / max(stretch.size_deg, 1.0)
    sharp = stretch.braking_deg_per_s2 >= smooth + BRAKING_NOISES * stretch.braking_error_deg_per_s2
    seen = stretch.braking_deg_per_s2 >= BRAKING_NOISES * stretch.braking_error_deg_per_s2
    if not sharp and not (seen and stretch.gives_way):
        hidden = BRAKING_NOISES * stretch.braking_error_deg_per_s2 > smooth
        return CATCH_HIDDEN if hidden else NO_CATCH
    sign = 1.0 if way == "rises" else -1.0
    left = sign * ((r2.value or 0.0) - stretch.braked_deg)
    if left < 2.0 * hypot(stretch.braked_error_deg, END_WANDER_DEG):
        return NO_CATCH_BEFORE_END
    return Measured(value=stretch.braked_deg, standard_error=stretch.braked_error_deg)


def _median(values: Sequence[float], errors: Sequence[float]) -> Measured:
    """Return the median with an error no better than one value's own, and no better than their spread."""
    between = 1.25 * float(np.std(values, ddof=1)) / len(values) ** 0.5 if len(values) > 1 else 0.0
    return Measured(value=float(np.median(values)), standard_error=max(float(np.median(errors)), between))


def _with_body(measured: Measured, body_error_deg: float) -> Measured:
    """Return a number whose error has the body's own term."""
    return Measured(
        value=measured.value, standard_error=hypot(measured.standard_error or 0.0, body_error_deg)
    )


def _speed(stretches: Sequence[Stretch]) -> Measured:
    """Return the median peak speed of stretches."""
    return _median(
        [one.peak_speed_deg_per_s for one in stretches], [one.peak_speed_error_deg_per_s for one in stretches]
    )
