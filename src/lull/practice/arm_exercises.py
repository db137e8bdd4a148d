"""The eleven exercises of the arm."""

from functools import partial

from lull.movement.form import FormName
from lull.movement.signal import Signal, Term, joint_signal
from lull.practice.exercise import Exercise, Position, ReadyPose
from lull.saying import say

SEATED: tuple[Position, ...] = ("sit", "wheelchair")
ANY: tuple[Position, ...] = ("sit", "wheelchair", "stand")
ARM = ("side_shoulder", "side_elbow", "side_wrist")
"""The arm's length along its bones, the yardstick of reaching."""

LIFT = Signal(
    terms=(Term(kind="between", places=("mid_shoulder", "mid_hip", "side_shoulder", "side_wrist")),)
)
"""The angle of the arm, shoulder to wrist, against the trunk: 0 hanging, 180 overhead."""

LIFT_FORM: dict[FormName, float] = {
    "trunk_lean": 5.5,
    "side_lean": 5.5,
    "hip_hike": 4.5,
    "shoulder_hike": 27.0,
    "range_below_own": 10.0,
}
"""Set on people 1 to 3 of UI-PRMD, healthy adults who acted lifts right and wrong; 4 and 5 were held out."""

REACH_FORM: dict[FormName, float] = {"trunk_lean": 12.0, "side_lean": 10.0, "range_below_own": 35.0}
"""Ours; nobody acted these movements wrong for us (plausible half to twice as much)."""


def _reach(place: str, weight: float, *, start: str = "side_wrist") -> Signal:
    """Return the distance of the hand from a place in percent of the arm's length, grown or shrunk."""
    term = Term(kind="share", places=(start, place), yardstick=ARM, longest=True, weight=weight)
    return Signal(terms=(term,), unit="%")


_arm = partial(Exercise, group="arm", positions=SEATED, form=REACH_FORM, ready_cue="arm_ready")
"""An exercise of the arm; what is not said of one is as here."""

PALM_TURN = Signal(
    terms=(
        Term(
            kind="twist",
            places=(
                "side_pinky",
                "side_index",
                "side_shoulder",
                "other_shoulder",
                "side_elbow",
                "side_wrist",
            ),
            absolute=True,
        ),
    )
)
"""The knuckles against the line of the shoulders: 0 with the palm down, 180 with the palm up.

Against the own upper arm the same turn would grow on the right and shrink on the left.
"""
CLAP = Signal(
    terms=(
        Term(
            kind="share",
            places=("left_wrist", "right_wrist"),
            yardstick=("left_shoulder", "right_shoulder"),
            longest=True,
            weight=-1.0,
        ),
    ),
    unit="%",
)
PUSH = Signal(
    terms=(Term(kind="share", places=("side_shoulder", "side_wrist"), yardstick=ARM, longest=True),),
    whose="both",
    unit="%",
)

ARM_EXERCISES = (
    _arm(
        id="palm-turn",
        name=say("Turn the palm"),
        signal=PALM_TURN,
        ends=("palm down", "palm up"),
        ready=ReadyPose(lowest=0.0, highest=180.0),
        first_range=90.0,
    ),
    _arm(
        id="elbow-straighten",
        name=say("Bend and straighten the elbow"),
        signal=joint_signal("shoulder", "elbow", "wrist"),
        ends=("bent", "straight"),
        ready=ReadyPose(lowest=15.0, highest=130.0),
        first_range=70.0,
        positions=ANY,
        form={"trunk_lean": 12.0, "side_lean": 10.0, "shoulder_hike": 20.0, "range_below_own": 35.0},
        ready_cue="bend_ready",
    ),
    _arm(
        id="forward-reach",
        name=say("Reach forward"),
        signal=_reach("side_shoulder", 1.0),
        ends=("near", "far"),
        ready=ReadyPose(lowest=0.0, highest=85.0),
        first_range=45.0,
        positions=ANY,
        view="side",
        fall_risk=1,
    ),
    _arm(
        id="side-lift",
        name=say("Lift the arm sideways"),
        signal=LIFT,
        ends=("down", "up"),
        ready=ReadyPose(lowest=0.0, highest=60.0),
        first_range=70.0,
        positions=ANY,
        sides=("each", "both"),
        view="front",
        form=LIFT_FORM,
    ),
    _arm(
        id="front-lift",
        name=say("Lift the arm forward"),
        signal=LIFT,
        ends=("down", "up"),
        ready=ReadyPose(lowest=0.0, highest=60.0),
        first_range=70.0,
        positions=ANY,
        sides=("each", "both"),
        view="side",
        form=LIFT_FORM | {"trunk_lean": 3.5, "side_lean": 2.7, "hip_hike": 2.7},
    ),
    _arm(
        id="hand-to-mouth",
        name=say("Hand to mouth"),
        signal=_reach("mid_mouth", -1.0),
        ends=("away", "there"),
        ready=ReadyPose(lowest=-150.0, highest=-35.0),
        first_range=45.0,
    ),
    _arm(
        id="hand-to-shoulder",
        name=say("Hand to the other shoulder"),
        signal=_reach("other_shoulder", -1.0),
        ends=("away", "there"),
        ready=ReadyPose(lowest=-150.0, highest=-45.0),
        first_range=45.0,
        view="front",
    ),
    _arm(
        id="hand-to-head",
        name=say("Hand to head"),
        signal=_reach("side_ear", -1.0),
        ends=("away", "there"),
        ready=ReadyPose(lowest=-160.0, highest=-45.0),
        first_range=50.0,
        positions=ANY,
    ),
    _arm(
        id="clap",
        name=say("Two-hand clap"),
        signal=CLAP,
        ends=("apart", "together"),
        ready=ReadyPose(lowest=-500.0, highest=-40.0),
        first_range=80.0,
        positions=ANY,
        sides=("both",),
        view="front",
    ),
    _arm(
        id="table-slide",
        name=say("Slide along the table"),
        signal=_reach("side_hip", 1.0),
        ends=("near", "far"),
        ready=ReadyPose(lowest=0.0, highest=110.0),
        first_range=40.0,
        sides=("each", "both"),
        view="side",
        fall_risk=1,
    ),
    _arm(
        id="push-forward",
        name=say("Push forward with both hands"),
        signal=PUSH,
        ends=("near", "far"),
        ready=ReadyPose(lowest=0.0, highest=85.0),
        first_range=45.0,
        positions=ANY,
        sides=("both",),
        view="side",
        fall_risk=1,
    ),
)
"""In the order of the table of forty."""
