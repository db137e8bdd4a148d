"""What the engine makes of the drawn people whose every angle and repetition is known."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from lull.movement.joint_angle import estimate_angle_error_deg
from lull.movement.measured_signal import measure_signal
from lull.movement.recorded_body import read_body
from lull.movement.recorded_trust import find_trusted_frames
from lull.movement.recorded_view import find_view, judge_view
from lull.movement.signal import joint_signal
from lull.movement.view import estimate_view_error_deg
from lull.practice.catalogue import find_exercise
from lull.practice.recorded_practice import count_recording
from lull.refusal import Refusal
from made_truth import TruthClip, read_truth_clips

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lull.movement.signal import Signal
    from lull.movement.view import Plane
    from lull.practice.exercise import Exercise

INTERVAL_SDS = 1.96
IN_PLANE_DEG = 20
EXERCISE = {"elbow-front": "elbow-straighten", "elbow-side": "elbow-straighten"}
FOLDED = frozenset({"seated-march"})
"""Exercises whose signal is 180 degrees less the joint's inner angle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnClip:
    """One clip judged: angles of the joint that moves, and how many repetitions were found.

    ``error_deg`` has the error of every frame that was seen, ``inside`` the share of them whose printed
    95 % interval holds the truth. ``repetitions`` is ``None`` where the count was refused, ``doubts`` are the
    codes of what the count itself says may be wrong with it.
    """

    name: str
    exercise: str
    kind: str
    off_deg: int
    held_out: bool
    refused: str | None
    error_deg: NDArray[np.float64]
    inside: float
    true_repetitions: int
    repetitions: int | None
    doubts: tuple[str, ...]

    @property
    def in_plane(self) -> bool:
        """Whether the camera was up to 20 degrees off the plane."""
        return abs(self.off_deg) <= IN_PLANE_DEG

    @property
    def is_counted_right(self) -> bool:
        """Whether every repetition was found, and no other."""
        return self.repetitions == self.true_repetitions


def judge_drawn_people() -> list[DrawnClip]:
    """Judge every clip of the committed set."""
    return [_judge(clip) for clip in read_truth_clips()]


def _judge(clip: TruthClip) -> DrawnClip:
    """Judge one clip."""
    row = clip.row
    exercise = find_exercise(EXERCISE.get(row["exercise"], row["exercise"]))
    refused, error_deg, inside = _judge_angles(clip, exercise)
    repetitions, doubts = _count(clip, exercise)
    return DrawnClip(
        name=row["name"],
        exercise=row["exercise"],
        kind=row["kind"],
        off_deg=row["obliquity_deg"],
        held_out=clip.held_out,
        refused=refused,
        error_deg=error_deg,
        inside=inside,
        true_repetitions=row["repetitions"],
        repetitions=repetitions,
        doubts=doubts,
    )


def _count(clip: TruthClip, exercise: Exercise) -> tuple[int | None, tuple[str, ...]]:
    """Count as ``lull count`` does, on the side that moves, with the doubts it tells."""
    side = clip.row["side"] if exercise.is_sided else None
    counted = count_recording(clip.recording, exercise, side=side, image_size=None)
    if isinstance(counted, Refusal):
        return None, ()
    doubts = {doubt.code for one in counted.counts for doubt in one.doubts}
    return sum(one.counted.repetitions for one in counted.counts), tuple(sorted(doubts))


def _judge_angles(clip: TruthClip, exercise: Exercise) -> tuple[str | None, NDArray[np.float64], float]:
    """Return why the angles are refused, their errors, and the share of true angles inside the intervals."""
    side, joint = clip.row["side"], clip.row["joint"]
    signal, plane = _find_signal(exercise)
    trust = find_trusted_frames(clip.recording, None)
    body = read_body(clip.recording, signal.landmarks(side), None).only(trust.trusted)
    measured = measure_signal(signal, side, body)
    view = find_view(trust, plane)
    refused = judge_view(view, plane, signal, side, body)
    true = clip.true[f"{side}_{joint}_deg"]
    folded = exercise.id in FOLDED
    seen = measured.seen & np.isfinite(true)
    if view is None or not seen.any():
        return "not seen", np.array([]), 0.0
    error = measured.value[seen] - (180.0 - true[seen] if folded else true[seen])
    printed = [
        hypot(estimate_angle_error_deg(noise), estimate_view_error_deg(angle, view.off_deg))
        for angle, noise in zip(measured.value[seen], measured.noise_error[seen], strict=True)
    ]
    inside = float((np.abs(error) <= INTERVAL_SDS * np.array(printed)).mean())
    return (None if refused is None else refused.code), error, inside


def _find_signal(exercise: Exercise) -> tuple[Signal, Plane]:
    """Return the joint angle an exercise is judged by, and the view it needs."""
    if exercise.id == "sit-to-stand":
        return joint_signal("hip", "knee", "ankle"), "side"
    return exercise.signal, exercise.view
