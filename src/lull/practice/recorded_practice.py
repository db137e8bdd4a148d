"""Counting the repetitions of an exercise in a recording: the engine of live practice, without ready pose.

The side is the one asked for, the only one there, or the one that moved more; the answer says which and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lull.movement.excursion_shape import smooth_evenly
from lull.movement.landmarks import Side
from lull.movement.recorded_joint import (
    ImageSize,
    RecordedJoint,
    find_missing_columns,
    has_data,
    measure_recorded_joint,
)
from lull.movement.recorded_repetitions import CountedAngle, count_recorded_angle
from lull.movement.recording import Recording
from lull.practice.exercise import Exercise
from lull.refusal import BadInput, Refusal

SideAsked = Literal["left", "right", "both"]

SIDES: tuple[Side, Side] = ("left", "right")
SMOOTHED_HALF_S = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCount:
    """What one side did, how much of the time it was seen (0 to 1), and which columns measured it."""

    side: Side
    counted: CountedAngle
    coverage: float
    columns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCount:
    """The counts of one side or both, and why these."""

    exercise: Exercise
    side: SideAsked
    side_why: str
    counts: tuple[SideCount, ...]


def count_recording(
    recording: Recording, exercise: Exercise, *, side: SideAsked | None, image_size: ImageSize | None
) -> RecordedCount | Refusal:
    """Count the repetitions of ``exercise`` in a recording.

    Args:
        recording: landmarks over time.
        exercise: which joint is watched.
        side: the side or sides to count; ``None`` takes the only one there, or the one that moved more.
        image_size: width and height in pixels, where columns are shares of a picture.

    Returns:
        The counts, or a refusal when a side was never seen well enough.

    Raises:
        BadInput: when needed columns are missing, empty or in a unit that gives no angle.
    """
    wanted: tuple[Side, ...] = SIDES if side == "both" else () if side is None else (side,)
    _check_columns(recording, exercise, wanted)
    found = _find_sides(recording, exercise, wanted)
    joints = {s: measure_recorded_joint(recording, exercise.landmarks(s), image_size) for s in found}
    seen = {s: joint for s, joint in joints.items() if joint.seen.any()}
    unseen = [s for s in found if s not in seen]
    if not seen or (wanted and unseen):
        return Refusal(
            code="joints_not_seen",
            message=f"{recording.name}: the {unseen[0]} side is never seen well enough to count "
            "(visibility stays below 0.5): film again with the whole limb in the picture",
        )
    chosen, why = (tuple(seen), "asked for") if wanted else _choose_side(recording, seen)
    return RecordedCount(
        exercise=exercise,
        side=side or chosen[0],
        side_why=why,
        counts=tuple(_count_side(recording, s, seen[s]) for s in chosen),
    )


def _check_columns(recording: Recording, exercise: Exercise, wanted: tuple[Side, ...]) -> None:
    """Refuse a recording without the columns of a wanted side, or of any side."""
    missing = {s: find_missing_columns(recording, exercise.landmarks(s)) for s in SIDES}
    complete = [s for s in SIDES if not missing[s]]
    lacking = [s for s in wanted if missing[s]]
    if not lacking and not complete:
        lacking = [min(SIDES, key=lambda s: len(missing[s]))]
    if not lacking:
        return
    mend = (
        f"it holds the {complete[0]} side (--side {complete[0]})"
        if complete
        else "name the columns as MediaPipe names joints"
    )
    raise BadInput(
        f"{recording.name} has no column {', '.join(missing[lacking[0]])}, which {exercise.id} needs for the "
        f"{lacking[0]} side: {mend}"
    )


def _find_sides(recording: Recording, exercise: Exercise, wanted: tuple[Side, ...]) -> tuple[Side, ...]:
    """Return the sides with all columns and some data, or refuse a wanted one that is empty."""
    candidates = wanted or tuple(
        s for s in SIDES if not find_missing_columns(recording, exercise.landmarks(s))
    )
    found = tuple(s for s in candidates if has_data(recording, exercise.landmarks(s)))
    if not found or (wanted and found != wanted):
        empty = next(s for s in candidates if s not in found)
        raise BadInput(
            f"{recording.name}: no row holds numbers for all of {', '.join(exercise.landmarks(empty))}: "
            "nobody was found on that side; choose the other side or record again"
        )
    return found


def _choose_side(recording: Recording, seen: Mapping[Side, RecordedJoint]) -> tuple[tuple[Side, ...], str]:
    """Return the side to count and why."""
    if len(seen) == 1:
        return tuple(seen), "the only side in the recording"
    moved = {s: _measure_spread_deg(recording, joint) for s, joint in seen.items()}
    chosen, other = sorted(SIDES, key=lambda s: moved[s], reverse=True)
    why = f"moved more: {moved[chosen]:.0f} degrees, the {other} side {moved[other]:.0f}"
    return (chosen,), why


def _measure_spread_deg(recording: Recording, joint: RecordedJoint) -> float:
    """Return how widely a smoothed angle spreads, in degrees, leaving the outermost twentieths aside."""
    pairs = [(t, a) for t, a in zip(recording.t_s.tolist(), joint.angle_deg, strict=True) if a is not None]
    smoothed = smooth_evenly([t for t, _ in pairs], [a for _, a in pairs], SMOOTHED_HALF_S)
    low, high = np.percentile(smoothed, (5, 95))
    return float(high - low)


def _count_side(recording: Recording, side: Side, joint: RecordedJoint) -> SideCount:
    """Count one side."""
    counted = count_recorded_angle(recording.t_s.tolist(), joint.angle_deg, joint.noise_error_deg, side)
    return SideCount(
        side=side,
        counted=counted,
        coverage=recording.measure_coverage(joint.seen),
        columns=joint.columns,
    )
