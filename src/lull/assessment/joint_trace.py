"""The knee's angle over time, from a table of angles or from landmarks, in the pendulum test's convention.

Convention: 0 = leg straight out, -90 = hanging; from landmarks it is the inner angle of hip, knee and ankle
less 180, which says nothing about hyperextension.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import hypot

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array, check_times
from lull.movement.image_size import ImageSize
from lull.movement.joint_angle import BODY_ERROR_DEG, STRAIGHT_DEG, WORLD_ERROR_DEG
from lull.movement.landmark_words import LANDMARK_WORDS, PART_WORDS
from lull.movement.landmarks import SIDES, Side
from lull.movement.recorded_body import find_missing_columns, has_data
from lull.movement.recorded_joint import Landmarks, RecordedJoint, measure_recorded_joint
from lull.movement.recorded_trust import RecordedTrust, find_trusted_frames
from lull.movement.recorded_view import find_view
from lull.movement.recording import Recording
from lull.movement.view import estimate_view_error_deg, refuse_view
from lull.refusal import BadInput, Refusal
from lull.saying import Saying, say, together

MOST_MISSING = 0.5
RADIANS_WITHIN, RADIANS_MOVED = 3.5, 0.15
POSITIVE_DEG = 5.0
"""A knee that is bent most of the time is below this in our convention; hyperextension reaches 5 to 15
(ours)."""

JOINTS: Mapping[str, tuple[str, str, str]] = {
    "knee": ("hip", "knee", "ankle"),
    "ankle": ("knee", "ankle", "foot_index"),
    "elbow": ("shoulder", "elbow", "wrist"),
}
"""Joints of passive tests with their landmarks: end, joint, other end."""

COLUMN_WORDS: Mapping[str, Saying] = {"foot_index": say("toes (foot_index)")}
"""What a landmark is called where its column's name says something else than its word."""


TRACKER_ERROR_DEG = {"picture": 9.0, "world": WORLD_ERROR_DEG}
"""What a tracker adds to the body's own error, in degrees, by the columns the angle is read from.

Ours: drawn legs held nearly straight were read 4 to 18 degrees too bent in the picture, so that a first swing
came out up to 15 degrees too small (plausible 5 to 15).
"""


def trace_from_table(name: str, t_s: Array, q_deg: Array) -> AngleTrace:
    """Return checked angles; rows without an angle are left out and counted.

    Raises:
        BadInput: for times that do not rise, a column without numbers, radians, and flexion counted positive.
    """
    trace = trace_any_joint(name, t_s, q_deg)
    if float(np.median(trace.q_deg)) > POSITIVE_DEG:
        raise BadInput(
            say(
                "{name}: q_deg is mostly positive, but the knee bends towards negative: 0 = leg straight "
                "out, -90 = hanging; turn the sign, or take 180 from an inner angle",
                name=name,
            )
        )
    return trace


def trace_any_joint(name: str, t_s: Array, q_deg: Array) -> AngleTrace:
    """Return checked angles of a joint by any convention; rows without an angle are left out and counted.

    Raises:
        BadInput: for times that do not rise, a column without numbers, and radians.
    """
    check_times(name, t_s)
    seen = np.isfinite(q_deg)
    if seen.mean() < MOST_MISSING:
        raise BadInput(
            say(
                "{name}: q_deg has a number in {seen} of {rows} rows: fill the column",
                name=name,
                seen=int(seen.sum()),
                rows=len(seen),
            )
        )
    trace = AngleTrace(name=name, t_s=t_s[seen], q_deg=q_deg[seen], unseen=int((~seen).sum()))
    largest, moved = float(np.abs(trace.q_deg).max()), float(np.ptp(trace.q_deg))
    if largest <= RADIANS_WITHIN and moved >= RADIANS_MOVED:
        raise BadInput(
            say(
                "{name}: q_deg stays within {largest:.2g}, which looks like radians: write degrees",
                name=name,
                largest=largest,
            )
        )
    return trace


def trace_from_landmarks(
    recording: Recording, side: Side | None, image_size: ImageSize | None
) -> AngleTrace | Refusal:
    """Return the knee's angle of one side in the pendulum test's convention; see :func:`trace_joint`."""
    inner = trace_joint(recording, "knee", side, image_size)
    return inner if isinstance(inner, Refusal) else replace(inner, q_deg=inner.q_deg - STRAIGHT_DEG)


def trace_joint(
    recording: Recording, joint: str, side: Side | None, image_size: ImageSize | None
) -> AngleTrace | Refusal:
    """Return a joint's inner angle of one side; without a side, of the one that moved more.

    Raises:
        BadInput: when columns are missing, or are shares of a picture whose size is not told.
    """
    trust = find_trusted_frames(recording, image_size)
    sides: tuple[Side, ...] = SIDES if side is None else (side,)
    found = [
        (one, trace)
        for one in sides
        if (trace := _trace_side(recording, _landmarks(joint, one), image_size, trust)) is not None
    ]
    if not found:
        raise BadInput(_say_unseen(recording, joint, side))
    _, moved = max(found, key=lambda pair: float(np.ptp(pair[1].q_deg)))
    return judge_view(moved, trust)


def _say_unseen(recording: Recording, joint: str, side: Side | None) -> str:
    """Say what a recording lacks to show a joint."""
    needed = together([COLUMN_WORDS.get(place, PART_WORDS[place]) for place in JOINTS[joint]], ", ")
    if side is None:
        return say(
            "{name} shows no {joint}: it needs {needed} of one side, x and y each",
            name=recording.name,
            joint=PART_WORDS[joint],
            needed=needed,
        )
    part = LANDMARK_WORDS[f"{side}_{joint}"]
    missing = find_missing_columns(recording, _landmarks(joint, side))
    if not missing:
        return say(
            "{name}: the {part} needs {needed}, and none was seen",
            name=recording.name,
            part=part,
            needed=needed,
        )
    return say(
        "{name}: the {part} needs {needed} (missing: {missing})",
        name=recording.name,
        part=part,
        needed=needed,
        missing=", ".join(missing),
    )


def judge_view(trace: AngleTrace, trust: RecordedTrust) -> AngleTrace | Refusal:
    """Refuse angles seen from too far off the side; else widen their error by what the view adds."""
    view = find_view(trust, "side")
    if view is None:
        return trace
    refused = refuse_view(view, "side")
    if refused is not None:
        return refused
    ends = float(trace.q_deg.min()), float(trace.q_deg.max())
    view_error = max(estimate_view_error_deg(end, view.off_deg) for end in ends)
    return replace(trace, body_error_deg=hypot(trace.body_error_deg, view_error))


def _landmarks(joint: str, side: Side) -> Landmarks:
    """Return the names of one joint's landmarks."""
    end, middle, other = JOINTS[joint]
    return (f"{side}_{end}", f"{side}_{middle}", f"{side}_{other}")


def _trace_side(
    recording: Recording, landmarks: Landmarks, image_size: ImageSize | None, trust: RecordedTrust
) -> AngleTrace | None:
    """Return one joint's inner angles, or ``None`` where the recording does not show it.

    Frames of somebody else, or with sides exchanged, are left out.
    """
    if find_missing_columns(recording, landmarks) or not has_data(recording, landmarks):
        return None
    joint = measure_recorded_joint(recording, landmarks, image_size)
    inner = _to_array(joint)
    inner[~trust.trusted] = np.nan
    seen = np.isfinite(inner)
    if not seen.any():
        return None
    return AngleTrace(
        name=recording.name,
        t_s=recording.t_s[seen],
        q_deg=inner[seen],
        body_error_deg=hypot(BODY_ERROR_DEG, TRACKER_ERROR_DEG.get(joint.columns, 0.0)),
        unseen=int((~seen).sum()),
    )


def _to_array(joint: RecordedJoint) -> Array:
    """Return the angles with NaN for not seen."""
    return np.array([np.nan if angle is None else angle for angle in joint.angle_deg], dtype=np.float64)
