"""The ten exercises of the leg."""

from functools import partial

from lull.movement.form import FormName
from lull.movement.signal import Signal, Term, joint_signal
from lull.practice.exercise import Exercise, ReadyPose
from lull.saying import say

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
"""Both ours (plausible half to twice as much); those of sitting down and squatting are set on UI-PRMD."""

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


_leg = partial(Exercise, group="leg", view="side", form=SEATED_FORM, ready_cue="sit_ready")
"""An exercise of the leg; what is not said of one is as here."""

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
        id="knee-straighten",
        name=say("Straighten the knee"),
        signal=joint_signal("hip", "knee", "ankle"),
        positions=("sit", "wheelchair"),
        ends=("bent", "straight"),
        ready=ReadyPose(lowest=50.0, highest=130.0),
        first_range=60.0,
    ),
    _leg(
        id="seated-march",
        name=say("March while sitting"),
        signal=HIP_BEND,
        positions=("sit", "wheelchair"),
        sides=("each", "alternate"),
        ends=("down", "up"),
        ready=ReadyPose(lowest=40.0, highest=120.0),
        first_range=25.0,
    ),
    _leg(
        id="ankle-up",
        name=say("Lift the forefoot"),
        signal=ANKLE_BEND,
        positions=("sit", "wheelchair"),
        sides=("each", "both"),
        ends=("down", "up"),
        ready=ReadyPose(lowest=20.0, highest=100.0),
        first_range=25.0,
    ),
    _leg(
        id="heel-slide",
        name=say("Slide the heel"),
        signal=joint_signal("hip", "knee", "ankle", weight=-1.0),
        positions=("lie",),
        ends=("straight", "bent"),
        ready=ReadyPose(lowest=0.0, highest=70.0),
        first_range=60.0,
        form=NO_TRUNK,
        ready_cue="lie_ready",
    ),
    _leg(
        id="hips-open",
        name=say("Open and close the hips"),
        signal=THIGHS_APART,
        positions=("sit", "lie"),
        sides=("both",),
        ends=("together", "apart"),
        ready=ReadyPose(lowest=0.0, highest=60.0),
        first_range=40.0,
        view="front",
        form=NO_TRUNK,
    ),
    _leg(
        id="hip-sideways",
        name=say("Lift the leg sideways"),
        signal=LEG_OUT,
        positions=("stand",),
        ends=("down", "out"),
        ready=ReadyPose(lowest=0.0, highest=25.0),
        first_range=25.0,
        view="front",
        form=STANDING_FORM,
        fall_risk=2,
        ready_cue="stand_ready",
    ),
    _leg(
        id="sit-to-stand",
        name=say("Stand up and sit down"),
        signal=RISEN,
        positions=("sit",),
        sides=("none",),
        ends=("seated", "standing"),
        ready=ReadyPose(lowest=60.0, highest=175.0),
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
        id="heel-raise",
        name=say("Raise the heels"),
        signal=HEEL_HEIGHT,
        positions=("stand",),
        sides=("both", "each"),
        ends=("down", "up"),
        ready=ReadyPose(lowest=-60.0, highest=40.0),
        first_range=40.0,
        form=STANDING_FORM,
        fall_risk=2,
        ready_cue="stand_ready",
    ),
    _leg(
        id="step-tap",
        name=say("Tap the step"),
        signal=HIP_BEND,
        positions=("stand",),
        sides=("alternate",),
        ends=("down", "up"),
        ready=ReadyPose(lowest=0.0, highest=40.0),
        first_range=40.0,
        form=STANDING_FORM,
        fall_risk=3,
        ready_cue="stand_ready",
    ),
    _leg(
        id="mini-squat",
        name=say("Small squat"),
        signal=SUNK,
        positions=("stand",),
        sides=("none",),
        ends=("standing", "low"),
        ready=ReadyPose(lowest=-10.0, highest=45.0),
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
