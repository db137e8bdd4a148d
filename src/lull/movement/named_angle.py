"""The joint angles Lull speaks of, by name, with the convention each follows.

The International Society of Biomechanics defines joint angles between coordinate systems of bones (Wu et al.
2002, J Biomech 35:543, ankle and hip; Wu et al. 2005, J Biomech 38:981, shoulder, elbow, wrist). A tracker
gives one point a joint, which fixes no such system: what can be kept of a convention is its name, its zero
and its sign. The angle itself is that between two segments, in space or in the picture's plane.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.movement.landmarks import Side
from lull.movement.measured_signal import MeasuredSignal, measure_signal
from lull.movement.recorded_body import RecordedBody
from lull.movement.signal import Signal, Term, joint_signal, term_signal

RIGHT_ANGLE_DEG = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAngle:
    """One angle of one side in degrees: what it is between, its zero, what is positive, and by whom."""

    signal: Signal
    between: str
    zero: str
    positive: str
    convention: str


NAMED_ANGLES: Mapping[str, NamedAngle] = {
    "knee_flexion": NamedAngle(
        signal=joint_signal("hip", "knee", "ankle", weight=-1.0),
        between="thigh and shank",
        zero="leg straight",
        positive="bent; a knee that bends backwards cannot be told from a bent one",
        convention="name, zero and sign of ISB (after Grood and Suntay 1983)",
    ),
    "hip_flexion": NamedAngle(
        signal=joint_signal("shoulder", "hip", "knee", weight=-1.0),
        between="trunk and thigh",
        zero="thigh in line with the trunk",
        positive="bent; extension cannot be told from flexion",
        convention="name and zero of ISB 2002, against the trunk instead of the pelvis",
    ),
    "ankle_dorsiflexion": NamedAngle(
        signal=term_signal(
            Term(kind="angle", places=("side_knee", "side_ankle", "side_foot_index"), weight=-1.0),
            RIGHT_ANGLE_DEG,
        ),
        between="shank and foot",
        zero="foot at a right angle, as landmarks show it (ankle to toes, not the sole)",
        positive="toes up",
        convention="name and sign of ISB 2002; the zero is ours",
    ),
    "elbow_flexion": NamedAngle(
        signal=joint_signal("shoulder", "elbow", "wrist", weight=-1.0),
        between="upper arm and forearm",
        zero="arm straight",
        positive="bent",
        convention="name, zero and sign of ISB 2005",
    ),
    "shoulder_elevation": NamedAngle(
        signal=term_signal(
            Term(kind="between", places=("mid_shoulder", "mid_hip", "side_shoulder", "side_elbow"))
        ),
        between="trunk and upper arm",
        zero="arm hanging along the trunk",
        positive="lifted, in whatever plane",
        convention="the elevation of ISB 2005, without its plane",
    ),
    "trunk_lean": NamedAngle(
        signal=term_signal(Term(kind="lean", places=("mid_hip", "mid_shoulder"))),
        between="trunk and the vertical",
        zero="upright",
        positive="leaning, to whatever side",
        convention="ours",
    ),
    "trunk_rotation": NamedAngle(
        signal=term_signal(
            Term(
                kind="twist",
                places=(
                    "left_shoulder",
                    "right_shoulder",
                    "left_hip",
                    "right_hip",
                    "mid_hip",
                    "mid_shoulder",
                ),
            )
        ),
        between="shoulder line and hip line, around the trunk",
        zero="both lines in one plane",
        positive="by the right-hand rule around hips to shoulders; it needs depth",
        convention="ours",
    ),
}
"""Every angle by the name used in code, answers and pages (units are degrees)."""


def measure_named_angle(name: str, side: Side, body: RecordedBody) -> MeasuredSignal:
    """Measure one of :data:`NAMED_ANGLES` on one side in every frame, in degrees.

    Raises:
        KeyError: for a name that is not among them.
    """
    return measure_signal(NAMED_ANGLES[name].signal, side, body)
