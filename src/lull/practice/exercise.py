"""The exercises as data: which joint, which side, how to get ready, how small a movement may be."""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.movement.landmarks import Side
from lull.refusal import BadInput

ALL_POSITIONS = ("sit", "wheelchair", "stand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Three joints by name without side: the angle is measured at the middle one."""

    end: str
    joint: str
    other_end: str

    def on(self, side: Side) -> tuple[str, str, str]:
        """Return the landmark names of one side."""
        return f"{side}_{self.end}", f"{side}_{self.joint}", f"{side}_{self.other_end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPose:
    """The angle interval in degrees to be kept still for ``hold_s`` seconds before anything counts (ours)."""

    lowest_deg: float
    highest_deg: float
    hold_s: float = 1.0

    def holds(self, angle_deg: float) -> bool:
        """Say whether an angle lies in the interval."""
        return self.lowest_deg <= angle_deg <= self.highest_deg


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. Its signal is the joint angle, which grows away from rest: ``grows`` says to where.

    ``smallest_range_deg`` is the smallest movement a camera can tell from noise; ``first_range_deg`` lets the
    scene answer before the own range is known and decides nothing. ``ready_cue`` asks for the ready pose.
    """

    id: str
    name: str
    positions: tuple[str, ...]
    sides: tuple[Side, ...]
    signal: Joints
    ready: ReadyPose
    grows: str
    smallest_range_deg: float
    first_range_deg: float
    ready_cue: str

    def landmarks(self, side: Side) -> tuple[str, str, str]:
        """Return the landmarks needed for one side: end, joint, other end."""
        return self.signal.on(side)


EXERCISES: Mapping[str, Exercise] = {
    exercise.id: exercise
    for exercise in (
        Exercise(
            id="elbow-straighten",
            name="Bend and straighten the elbow",
            positions=ALL_POSITIONS,
            sides=("left", "right"),
            signal=Joints(end="shoulder", joint="elbow", other_end="wrist"),
            ready=ReadyPose(lowest_deg=15.0, highest_deg=130.0),
            grows="to straight",
            smallest_range_deg=12.0,
            first_range_deg=70.0,
            ready_cue="bend_ready",
        ),
        Exercise(
            id="knee-straighten",
            name="Straighten the knee",
            positions=("sit", "wheelchair"),
            sides=("left", "right"),
            signal=Joints(end="hip", joint="knee", other_end="ankle"),
            ready=ReadyPose(lowest_deg=50.0, highest_deg=130.0),
            grows="to straight",
            smallest_range_deg=12.0,
            first_range_deg=60.0,
            ready_cue="sit_ready",
        ),
    )
}


def find_exercise(exercise_id: str) -> Exercise:
    """Return an exercise by its id.

    Raises:
        BadInput: for an id nobody knows; names the known ones.
    """
    try:
        return EXERCISES[exercise_id]
    except KeyError:
        known = ", ".join(EXERCISES)
        raise BadInput(f"there is no exercise {exercise_id!r}: the exercises are {known}") from None
