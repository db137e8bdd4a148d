"""The eleven exercises of the arm."""

from lull.movement.form import FormName
from lull.movement.signal import Signal, Term, joint_signal
from lull.practice.exercise import Exercise, FallRisk, Position, ReadyPose, Sidedness, View

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
REACH_FORM: dict[FormName, float] = {"trunk_lean": 12.0, "side_lean": 10.0, "range_below_own": 35.0}


def _reach(place: str, weight: float, *, start: str = "side_wrist") -> Signal:
    """Return the distance of the hand from a place in percent of the arm's length, grown or shrunk."""
    term = Term(kind="share", places=(start, place), yardstick=ARM, longest=True, weight=weight)
    return Signal(terms=(term,), unit="%")


def _arm(  # noqa: PLR0913 - the columns of a table
    exercise_id: str,
    name: str,
    signal: Signal,
    *,
    ends: tuple[str, str],
    ready: tuple[float, float],
    first_range: float,
    positions: tuple[Position, ...] = SEATED,
    sides: tuple[Sidedness, ...] = ("each",),
    view: View = "any",
    form: dict[FormName, float] = REACH_FORM,
    fall_risk: FallRisk = 0,
    ready_cue: str = "arm_ready",
) -> Exercise:
    """Return an exercise of the arm."""
    return Exercise(
        id=exercise_id,
        group="arm",
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


PALM_TURN = Signal(
    terms=(
        Term(
            kind="twist",
            places=("side_pinky", "side_index", "side_elbow", "side_shoulder", "side_elbow", "side_wrist"),
        ),
    )
)
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
        "palm-turn",
        "Turn the palm",
        PALM_TURN,
        ends=("one way", "other way"),
        ready=(-180.0, 180.0),
        first_range=90.0,
    ),
    _arm(
        "elbow-straighten",
        "Bend and straighten the elbow",
        joint_signal("shoulder", "elbow", "wrist"),
        ends=("bent", "straight"),
        ready=(15.0, 130.0),
        first_range=70.0,
        positions=ANY,
        form={"trunk_lean": 12.0, "side_lean": 10.0, "shoulder_hike": 20.0, "range_below_own": 35.0},
        ready_cue="bend_ready",
    ),
    _arm(
        "forward-reach",
        "Reach forward",
        _reach("side_shoulder", 1.0),
        ends=("near", "far"),
        ready=(0.0, 85.0),
        first_range=45.0,
        positions=ANY,
        view="side",
        fall_risk=1,
    ),
    _arm(
        "side-lift",
        "Lift the arm sideways",
        LIFT,
        ends=("down", "up"),
        ready=(0.0, 60.0),
        first_range=70.0,
        positions=ANY,
        sides=("each", "both"),
        view="front",
        form=LIFT_FORM,
    ),
    _arm(
        "front-lift",
        "Lift the arm forward",
        LIFT,
        ends=("down", "up"),
        ready=(0.0, 60.0),
        first_range=70.0,
        positions=ANY,
        sides=("each", "both"),
        view="side",
        form=LIFT_FORM | {"trunk_lean": 3.5, "side_lean": 2.7, "hip_hike": 2.7},
    ),
    _arm(
        "hand-to-mouth",
        "Hand to mouth",
        _reach("mid_mouth", -1.0),
        ends=("away", "there"),
        ready=(-150.0, -35.0),
        first_range=45.0,
    ),
    _arm(
        "hand-to-shoulder",
        "Hand to the other shoulder",
        _reach("other_shoulder", -1.0),
        ends=("away", "there"),
        ready=(-150.0, -45.0),
        first_range=45.0,
        view="front",
    ),
    _arm(
        "hand-to-head",
        "Hand to head",
        _reach("side_ear", -1.0),
        ends=("away", "there"),
        ready=(-160.0, -45.0),
        first_range=50.0,
        positions=ANY,
    ),
    _arm(
        "clap",
        "Two-hand clap",
        CLAP,
        ends=("apart", "together"),
        ready=(-500.0, -40.0),
        first_range=80.0,
        positions=ANY,
        sides=("both",),
        view="front",
    ),
    _arm(
        "table-slide",
        "Slide along the table",
        _reach("side_hip", 1.0),
        ends=("near", "far"),
        ready=(0.0, 110.0),
        first_range=40.0,
        sides=("each", "both"),
        view="side",
        fall_risk=1,
    ),
    _arm(
        "push-forward",
        "Push forward with both hands",
        PUSH,
        ends=("near", "far"),
        ready=(0.0, 85.0),
        first_range=45.0,
        positions=ANY,
        sides=("both",),
        view="side",
        fall_risk=1,
    ),
)
"""In the order of the table of forty."""
