"""How far a joint went in a recording: the least and the greatest angle, with their error.

The angle is the inner one of :mod:`lull.movement.joint_angle`: 0 folded, 180 straight. Seen so, a joint that
goes beyond straight reads as less than straight, so no overstretching is ever measured here.
"""

from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lull.movement.image_size import ImageSize
from lull.movement.joint_angle import STRAIGHT_DEG, estimate_angle_error_deg, estimate_range_error_deg
from lull.movement.recorded_joint import Landmarks, RecordedJoint, measure_recorded_joint
from lull.movement.recorded_trust import find_trusted_frames
from lull.movement.recorded_view import find_view
from lull.movement.recording import Recording
from lull.movement.view import Plane, estimate_view_error_deg, refuse_view
from lull.refusal import Refusal
from lull.saying import say

Kind = Literal["active", "passive"]
"""Who moved: the person (``active``), or somebody else while the person let go (``passive``)."""

HELD_FRAMES = 5
"""An extreme counts where it is the median of so many frames in a row, so one or two wild ones count for
nothing (ours; plausible 3 to 9)."""

LONGEST_HELD_S = 0.5
"""Those frames must lie within so many seconds (ours; plausible 0.2 to 1)."""

FEWEST_MEDIANS = 10
"""A recording needs at least so many of them (ours; plausible 5 to 30)."""

DEPTH_ONLY = Refusal(
    code="depth_not_trusted",
    message=say(
        "These landmarks are the tracker's guess in depth, which is 9 to 33 degrees off at the arm: use the "
        "picture's own columns, with the picture's size."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeOfMotion:
    """The extremes of one joint's inner angle and the span between, in degrees, each with a standard error.

    ``noise_error_deg`` is what landmark noise gives one angle; ``view_error_deg`` is what the view adds.
    """

    kind: Kind
    least_deg: float
    greatest_deg: float
    noise_error_deg: float
    view_error_deg: float

    @property
    def range_deg(self) -> float:
        """The span reached, in degrees."""
        return self.greatest_deg - self.least_deg

    @property
    def angle_error_deg(self) -> float:
        """The standard error of either extreme."""
        return hypot(estimate_angle_error_deg(self.noise_error_deg), self.view_error_deg)

    @property
    def range_error_deg(self) -> float:
        """The standard error of the span."""
        return hypot(estimate_range_error_deg(self.noise_error_deg), self.view_error_deg)

    @property
    def flexion_deg(self) -> float:
        """How far the joint bent from straight at most, in degrees (straight 0)."""
        return STRAIGHT_DEG - self.least_deg


def measure_range_of_motion(
    t_s: NDArray[np.float64],
    angle_deg: NDArray[np.float64],
    *,
    kind: Kind,
    noise_error_deg: float = 0.0,
    view_error_deg: float = 0.0,
) -> RangeOfMotion | Refusal:
    """Return the range of a trace of angles, or refuse where too little of it was seen.

    Args:
        t_s: shape (n,), increasing times in seconds.
        angle_deg: shape (n,), inner angles in degrees, NaN where not seen.
        kind: who moved.
        noise_error_deg: standard error that landmark noise gives one angle.
        view_error_deg: standard error that the view adds.
    """
    seen = np.isfinite(angle_deg)
    times, angles = t_s[seen], angle_deg[seen]
    medians = np.empty(0)
    if len(angles) >= HELD_FRAMES:
        windows = np.lib.stride_tricks.sliding_window_view(angles, HELD_FRAMES)
        together = times[HELD_FRAMES - 1 :] - times[: len(times) - HELD_FRAMES + 1] <= LONGEST_HELD_S
        medians = np.median(windows[together], axis=1)
    if len(medians) < FEWEST_MEDIANS:
        return Refusal(
            code="joint_not_seen",
            message=say(
                "The joint was not seen for long enough to say how far it goes: film it again with the "
                "whole limb in the picture, without hurry."
            ),
        )
    return RangeOfMotion(
        kind=kind,
        least_deg=float(medians.min()),
        greatest_deg=float(medians.max()),
        noise_error_deg=noise_error_deg,
        view_error_deg=view_error_deg,
    )


def measure_recorded_range(
    recording: Recording,
    landmarks: Landmarks,
    *,
    kind: Kind,
    plane: Plane,
    image_size: ImageSize | None = None,
) -> RangeOfMotion | Refusal:
    """Return the range of the joint between three landmarks of a recording, as the picture shows it.

    Frames of somebody else or with sides exchanged are left out; a view too far off the plane is refused.

    Args:
        recording: with picture columns, or plain places of a motion capture.
        landmarks: names of end, joint and other end.
        kind: who moved.
        plane: what the camera should see of the movement.
        image_size: width and height in pixels where columns are shares of a picture.

    Raises:
        BadInput: as :func:`lull.movement.recorded_joint.measure_recorded_joint` does.
    """
    joint = measure_recorded_joint(_without_depth(recording, image_size), landmarks, image_size)
    if joint.columns == "world":
        return DEPTH_ONLY
    trust = find_trusted_frames(recording, image_size)
    view = find_view(trust, plane)
    refused = None if view is None else refuse_view(view, plane)
    if refused is not None:
        return refused
    measured = _measure_joint(recording.t_s, joint, trust.trusted, kind)
    if view is None or isinstance(measured, Refusal):
        return measured
    ends = (measured.least_deg, measured.greatest_deg)
    return replace(measured, view_error_deg=max(estimate_view_error_deg(end, view.off_deg) for end in ends))


def _without_depth(recording: Recording, image_size: ImageSize | None) -> Recording:
    """Return the picture's columns alone where there is a picture: the tracker's depth is not asked."""
    if image_size is None:
        return recording
    flat = {name: column for name, column in recording.columns.items() if name[-3:-1] != "_w"}
    return replace(recording, columns=flat)


def _measure_joint(
    t_s: NDArray[np.float64], joint: RecordedJoint, trusted: NDArray[np.bool_], kind: Kind
) -> RangeOfMotion | Refusal:
    """Measure the range over the frames to believe; the noise error is the median of theirs."""
    angles = np.array([np.nan if angle is None else angle for angle in joint.angle_deg], dtype=np.float64)
    angles[~trusted] = np.nan
    seen = np.isfinite(angles)
    noise = float(np.median(np.array(joint.noise_error_deg)[seen])) if seen.any() else 0.0
    return measure_range_of_motion(t_s, angles, kind=kind, noise_error_deg=noise)
