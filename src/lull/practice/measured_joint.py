"""Which measured joint an exercise moves, where its signal is that joint's angle and nothing else."""

from lull.assessment.range_joints import RANGE_JOINTS
from lull.practice.exercise import Exercise


def find_range_joint(exercise: Exercise) -> str | None:
    """Return the joint whose range of motion is measured in the same angle, or ``None``.

    A signal that is the inner angle of one joint, grown or shrunk, goes no further from rest than from the
    least to the greatest angle of that joint. Of any other signal a joint's range says nothing.
    """
    terms = exercise.signal.terms
    if len(terms) != 1 or terms[0].kind != "angle" or exercise.signal.unit != "deg":
        return None
    parts = tuple(place.removeprefix("side_") for place in terms[0].places)
    return next((name for name, joint in RANGE_JOINTS.items() if joint.parts == parts), None)
