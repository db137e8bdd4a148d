"""The nine exercises of head and trunk."""

from lull.movement.form import FormName
from lull.movement.signal import Signal, Term
from lull.practice.exercise import Exercise, FallRisk, Position, ReadyPose, Sidedness, View

SEATED: tuple[Position, ...] = ("sit", "wheelchair")
ANY: tuple[Position, ...] = ("sit", "wheelchair", "stand")
HIP_ANGLE = ("side_shoulder", "side_hip", "side_knee")
OWN_RANGE: dict[FormName, float] = {"range_below_own": 35.0}
TRUNK = ("mid_hip", "mid_shoulder")


def _trunk(  # noqa: PLR0913 - the columns of a table
    exercise_id: str,
    name: str,
    term: Term,
    *,
    ends: tuple[str, str],
    ready: tuple[float, float],
    first_range: float,
    positions: tuple[Position, ...] = SEATED,
    sides: tuple[Sidedness, ...] = ("none",),
    view: View = "front",
    form: dict[FormName, float] | None = None,
    fall_risk: FallRisk = 0,
    constant: float = 0.0,
) -> Exercise:
    """Return an exercise of the trunk whose signal is one term."""
    return Exercise(
        id=exercise_id,
        group="trunk",
        name=name,
        positions=positions,
        sides=sides,
        signal=Signal(
            terms=(term,), constant=constant, unit="%" if term.kind in ("share", "along") else "deg"
        ),
        ends=ends,
        ready=ReadyPose(lowest=ready[0], highest=ready[1]),
        view=view,
        form=OWN_RANGE if form is None else form,
        fall_risk=fall_risk,
        smallest_range=12.0,
        first_range=first_range,
        ready_cue="trunk_ready",
    )


CHIN = Term(kind="between", places=(*TRUNK, "mid_ear", "nose"), weight=-1.0)
LOOK = Term(
    kind="twist", places=("left_ear", "right_ear", "left_shoulder", "right_shoulder", *TRUNK), absolute=True
)
TALL = Term(kind="lean", places=TRUNK, weight=-1.0)
LEAN = Term(kind="between", places=("other_hip", "side_hip", *TRUNK), weight=-1.0)
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
    places=("mid_hip", "mid_shoulder", "other_hip", "side_hip"),
    yardstick=("left_hip", "right_hip"),
    longest=True,
)
BRIDGE = Term(kind="angle", places=HIP_ANGLE)
ROLL = Term(kind="lean", places=("left_shoulder", "right_shoulder"), weight=-1.0)

TRUNK_EXERCISES = (
    _trunk(
        "chin-up",
        "Lift the head and hold",
        CHIN,
        ends=("down", "up"),
        ready=(0.0, 120.0),
        first_range=35.0,
        positions=("sit", "wheelchair", "lie"),
        view="side",
        constant=180.0,
    ),
    _trunk(
        "look-round",
        "Look left and right",
        LOOK,
        ends=("ahead", "round"),
        ready=(0.0, 25.0),
        first_range=50.0,
        positions=ANY,
    ),
    _trunk(
        "sit-tall",
        "Sit tall",
        TALL,
        ends=("slumped", "tall"),
        ready=(0.0, 90.0),
        first_range=20.0,
        view="side",
        constant=90.0,
    ),
    _trunk(
        "lean-side",
        "Lean to the side",
        LEAN,
        ends=("upright", "leaning"),
        ready=(-20.0, 20.0),
        first_range=25.0,
        sides=("each",),
        fall_risk=1,
        constant=90.0,
    ),
    _trunk(
        "turn-trunk",
        "Turn the trunk",
        TURN,
        ends=("ahead", "turned"),
        ready=(0.0, 20.0),
        first_range=35.0,
        positions=ANY,
        sides=("each",),
        fall_risk=1,
    ),
    _trunk(
        "reach-across",
        "Reach across the middle",
        ACROSS,
        ends=("own side", "across"),
        ready=(-200.0, 0.0),
        first_range=80.0,
        positions=ANY,
        sides=("each",),
        form={"side_lean": 15.0, "range_below_own": 35.0},
        fall_risk=1,
    ),
    _trunk(
        "weight-shift",
        "Shift weight while sitting",
        SHIFT,
        ends=("middle", "shifted"),
        ready=(-25.0, 25.0),
        first_range=50.0,
        positions=("sit",),
        sides=("each",),
        fall_risk=1,
    ),
    _trunk(
        "bridge",
        "Bridge",
        BRIDGE,
        ends=("down", "up"),
        ready=(60.0, 160.0),
        first_range=40.0,
        positions=("lie",),
        view="side",
    ),
    _trunk(
        "roll-side",
        "Roll to the side",
        ROLL,
        ends=("on the back", "on the side"),
        ready=(0.0, 40.0),
        first_range=50.0,
        positions=("lie",),
        sides=("each",),
        view="any",
        constant=90.0,
    ),
)
"""In the order of the table of forty."""
