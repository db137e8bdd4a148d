"""The ten exercises of the leg."""

from lull.movement.form import FormName
from lull.movement.signal import Signal, Term, joint_signal
from lull.practice.exercise import Exercise, FallRisk, Position, ReadyPose, Sidedness, View

LEG = ("side_hip", "side_knee", "side_ankle")
SEATED_FORM: dict[FormName, float] = {
    "trunk_lean": 12.0,
    "hip_hike": 10.0,
    "side_lean": 10.0,
    "range_below_own": 35.0,
}
STANDING_FORM: dict[FormName, float] = {
    "trunk_lean": 15.0,
    "side_lean": 8.0,
    "hip_hike": 8.0,
    "range_below_own": 35.0,
}
NO_TRUNK: dict[FormName, float] = {"range_below_own": 35.0}

HIP_BEND = joint_signal("shoulder", "hip", "knee", weight=-1.0)
KNEE = Term(kind="angle", places=LEG, weight=0.5)
STANDING_LENGTH = Term(kind="share", places=("side_hip", "side_ankle"), yardstick=LEG, longest=True)
STRAIGHT_LEGS = 190.0
"""Half of a straight knee's 180 degrees and a whole leg's 100 percent."""

RISEN = Signal(terms=(KNEE, STANDING_LENGTH), whose="both", unit="%")
"""How far the legs are stretched: half the knee's angle plus the share of the leg between hip and ankle.

The knee alone leans on depth, which one camera hardly sees; the hip's height is seen from the front as well.
"""

SUNK = Signal(
    terms=(
        Term(kind="angle", places=LEG, weight=-0.5),
        Term(kind="share", places=("side_hip", "side_ankle"), yardstick=LEG, longest=True, weight=-1.0),
    ),
    constant=STRAIGHT_LEGS,
    whose="both",
    unit="%",
)
"""The same, growing as the knees bend: 0 straight."""


def _leg(  # noqa: PLR0913 - the columns of a table
    exercise_id: str,
    name: str,
    signal: Signal,
    *,
    positions: tuple[Position, ...],
    ends: tuple[str, str],
    ready: tuple[float, float],
    first_range: float,
    sides: tuple[Sidedness, ...] = ("each",),
    view: View = "side",
    form: dict[FormName, float] = SEATED_FORM,
    fall_risk: FallRisk = 0,
    ready_cue: str = "sit_ready",
) -> Exercise:
    """Return an exercise of the leg."""
    return Exercise(
        id=exercise_id,
        group="leg",
        name=name,
        positions=positions,
        sides=sides,
        signal=signal,
        ends=ends,
        ready=ReadyPose(lowest=ready[0], highest=ready[1]),
        view=view,
        form=form,
        fall_risk=fall_risk,
        smallest_range=12.0,
        first_range=first_range,
        ready_cue=ready_cue,
    )


ANKLE_BEND = joint_signal("knee", "ankle", "foot_index", weight=-1.0)
THIGHS_APART = Signal(
    terms=(Term(kind="between", places=("left_hip", "left_knee", "right_hip", "right_knee")),)
)
LEG_OUT = Signal(terms=(Term(kind="between", places=("mid_shoulder", "mid_hip", "side_hip", "side_ankle")),))
HEEL_HEIGHT = Signal(
    terms=(
        Term(
            kind="along",
            places=("side_foot_index", "side_heel", "side_ankle", "side_knee"),
            yardstick=("side_heel", "side_foot_index"),
            longest=True,
        ),
    ),
    unit="%",
)

LEG_EXERCISES = (
    _leg(
        "knee-straighten",
        "Straighten the knee",
        joint_signal("hip", "knee", "ankle"),
        positions=("sit", "wheelchair"),
        ends=("bent", "straight"),
        ready=(50.0, 130.0),
        first_range=60.0,
    ),
    _leg(
        "seated-march",
        "March while sitting",
        HIP_BEND,
        positions=("sit", "wheelchair"),
        sides=("each", "alternate"),
        ends=("down", "up"),
        ready=(40.0, 120.0),
        first_range=25.0,
    ),
    _leg(
        "ankle-up",
        "Lift the forefoot",
        ANKLE_BEND,
        positions=("sit", "wheelchair"),
        sides=("each", "both"),
        ends=("down", "up"),
        ready=(20.0, 100.0),
        first_range=25.0,
    ),
    _leg(
        "heel-slide",
        "Slide the heel",
        joint_signal("hip", "knee", "ankle", weight=-1.0),
        positions=("lie",),
        ends=("straight", "bent"),
        ready=(0.0, 70.0),
        first_range=60.0,
        form=NO_TRUNK,
        ready_cue="lie_ready",
    ),
    _leg(
        "hips-open",
        "Open and close the hips",
        THIGHS_APART,
        positions=("sit", "lie"),
        sides=("both",),
        ends=("together", "apart"),
        ready=(0.0, 60.0),
        first_range=40.0,
        view="front",
        form=NO_TRUNK,
    ),
    _leg(
        "hip-sideways",
        "Lift the leg sideways",
        LEG_OUT,
        positions=("stand",),
        ends=("down", "out"),
        ready=(0.0, 25.0),
        first_range=25.0,
        view="front",
        form=STANDING_FORM,
        fall_risk=2,
        ready_cue="stand_ready",
    ),
    _leg(
        "sit-to-stand",
        "Stand up and sit down",
        RISEN,
        positions=("sit",),
        sides=("none",),
        ends=("seated", "standing"),
        ready=(60.0, 175.0),
        first_range=70.0,
        view="any",
        form={
            "trunk_lean": 42.0,
            "side_lean": 6.0,
            "hip_hike": 6.5,
            "knee_valgus": 12.0,
            "range_below_own": 19.0,
        },
        fall_risk=3,
    ),
    _leg(
        "heel-raise",
        "Raise the heels",
        HEEL_HEIGHT,
        positions=("stand",),
        sides=("both", "each"),
        ends=("down", "up"),
        ready=(-60.0, 40.0),
        first_range=40.0,
        form=STANDING_FORM,
        fall_risk=2,
        ready_cue="stand_ready",
    ),
    _leg(
        "step-tap",
        "Tap the step",
        HIP_BEND,
        positions=("stand",),
        sides=("alternate",),
        ends=("down", "up"),
        ready=(0.0, 40.0),
        first_range=40.0,
        form=STANDING_FORM,
        fall_risk=3,
        ready_cue="stand_ready",
    ),
    _leg(
        "mini-squat",
        "Small squat",
        SUNK,
        positions=("stand",),
        sides=("none",),
        ends=("standing", "low"),
        ready=(-10.0, 45.0),
        first_range=50.0,
        view="any",
        form={
            "trunk_lean": 36.0,
            "lean_for_depth": 50.0,
            "side_lean": 6.7,
            "hip_hike": 8.0,
            "knee_valgus": 9.5,
            "range_below_own": 11.0,
        },
        fall_risk=3,
        ready_cue="stand_ready",
    ),
)
"""In the order of the table of forty."""
