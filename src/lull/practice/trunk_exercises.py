"""The nine exercises of head and trunk."""

from functools import partial

from lull.movement.form import FormName
from lull.movement.signal import Term, term_signal
from lull.practice.exercise import Exercise, Position, ReadyPose
from lull.saying import say

SEATED: tuple[Position, ...] = ("sit", "wheelchair")
ANY: tuple[Position, ...] = ("sit", "wheelchair", "stand")
HIP_ANGLE = ("side_shoulder", "side_hip", "side_knee")
OWN_RANGE: dict[FormName, float] = {"range_below_own": 35.0}
TRUNK = ("mid_hip", "mid_shoulder")


_trunk = partial(
    Exercise,
    group="trunk",
    positions=SEATED,
    sides=("none",),
    view="front",
    form=OWN_RANGE,
    ready_cue="trunk_ready",
)
"""An exercise of the trunk; what is not said of one is as here."""

CHIN = Term(kind="between", places=(*TRUNK, "mid_ear", "nose"), weight=-1.0)
LOOK = Term(
    kind="twist", places=("left_ear", "right_ear", "left_shoulder", "right_shoulder", *TRUNK), absolute=True
)
TALL = Term(kind="lean", places=TRUNK, weight=-1.0)
LEAN = Term(kind="tilt", places=("other_hip", "side_hip", *TRUNK))
"""Against the vertical: to a tracker the hips of somebody who leans seem to lean with them."""

TURN = Term(
    kind="twist", places=("left_shoulder", "right_shoulder", "left_hip", "right_hip", *TRUNK), absolute=True
)
ACROSS = Term(
    kind="along",
    places=("mid_shoulder", "side_wrist", "side_shoulder", "other_shoulder"),
    yardstick=("left_shoulder", "right_shoulder"),
    longest=True,
)
SHIFT = Term(
    kind="along",
    places=("mid_hip", "mid_shoulder", "other_knee", "side_knee"),
    yardstick=("left_shoulder", "right_shoulder"),
    longest=True,
)
"""Along the line of the knees, in widths of the shoulders: the hips lie too near each other for either."""
BRIDGE = Term(kind="angle", places=HIP_ANGLE)
ROLL = Term(kind="lean", places=("left_shoulder", "right_shoulder"), weight=-1.0)
"""Seen from the feet. From the side the shoulders lie behind one another, and a little roll looks whole."""

TRUNK_EXERCISES = (
    _trunk(
        id="chin-up",
        name=say("Lift the head and hold"),
        signal=term_signal(CHIN, 180.0),
        ends=("down", "up"),
        ready=ReadyPose(lowest=0.0, highest=120.0),
        first_range=35.0,
        positions=("sit", "wheelchair", "lie"),
        view="side",
    ),
    _trunk(
        id="look-round",
        name=say("Look left and right"),
        signal=term_signal(LOOK),
        ends=("ahead", "round"),
        ready=ReadyPose(lowest=0.0, highest=25.0),
        first_range=50.0,
        positions=ANY,
    ),
    _trunk(
        id="sit-tall",
        name=say("Sit tall"),
        signal=term_signal(TALL, 90.0),
        ends=("slumped", "tall"),
        ready=ReadyPose(lowest=0.0, highest=90.0),
        first_range=20.0,
        view="side",
    ),
    _trunk(
        id="lean-side",
        name=say("Lean to the side"),
        signal=term_signal(LEAN),
        ends=("upright", "leaning"),
        ready=ReadyPose(lowest=-20.0, highest=20.0),
        first_range=25.0,
        sides=("each",),
        fall_risk=1,
    ),
    _trunk(
        id="turn-trunk",
        name=say("Turn the trunk"),
        signal=term_signal(TURN),
        ends=("ahead", "turned"),
        ready=ReadyPose(lowest=0.0, highest=20.0),
        first_range=35.0,
        positions=ANY,
        sides=("each",),
        fall_risk=1,
    ),
    _trunk(
        id="reach-across",
        name=say("Reach across the middle"),
        signal=term_signal(ACROSS),
        ends=("own side", "across"),
        ready=ReadyPose(lowest=-200.0, highest=0.0),
        first_range=80.0,
        positions=ANY,
        sides=("each",),
        form={"side_lean": 15.0, "range_below_own": 35.0},
        fall_risk=1,
    ),
    _trunk(
        id="weight-shift",
        name=say("Shift weight while sitting"),
        signal=term_signal(SHIFT),
        ends=("middle", "shifted"),
        ready=ReadyPose(lowest=-15.0, highest=15.0),
        first_range=30.0,
        positions=("sit",),
        sides=("each",),
        fall_risk=1,
    ),
    _trunk(
        id="bridge",
        name=say("Bridge"),
        signal=term_signal(BRIDGE),
        ends=("down", "up"),
        ready=ReadyPose(lowest=60.0, highest=160.0),
        first_range=40.0,
        positions=("lie",),
        view="side",
    ),
    _trunk(
        id="roll-side",
        name=say("Roll to the side"),
        signal=term_signal(ROLL, 90.0),
        ends=("on the back", "on the side"),
        ready=ReadyPose(lowest=0.0, highest=40.0),
        first_range=50.0,
        positions=("lie",),
        sides=("each",),
    ),
)
"""In the order of the table of forty."""
