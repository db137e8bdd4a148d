"""Every exercise's own signal grows through its own demonstration, from its own ready pose."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import OTHER_SIDE, SIDES, LandmarkFrame, Side
from lull.movement.watched_signal import SignalWatcher
from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.body import BODIES
from lull.practice.demonstration.hand_shape import BONES_M, FINGERS, HandShape, find_hand
from lull.practice.demonstration.movement import Moment
from lull.practice.demonstration.movements import MOVEMENTS
from lull.practice.demonstration.posture import Arm, Posture, Reach
from lull.practice.demonstration.seen_landmarks import find_camera, see_landmarks
from lull.practice.demonstration.skeleton import find_joints
from made_performance import all_actings

STEADY_FRAMES = 16
"""So many frames let every longest yardstick be known."""

ACTINGS = all_actings()


def _moment(number: int, side: Side, body: str, part: float) -> Moment:
    acting = ACTINGS[number]
    sides = (side, OTHER_SIDE[side]) if acting.doing == "both" else (side,)
    return Moment(body=BODIES[body], position=acting.position, sides=sides, part=part)


@lru_cache(maxsize=4096)
def _signal(number: int, side: Side, body: str, part: float) -> float:
    """Return an exercise's signal of a posture, without any noise, once its yardsticks are known."""
    exercise = EXERCISES[ACTINGS[number].exercise]
    movement = MOVEMENTS[exercise.id]
    camera = find_camera(movement, _moment(number, side, body, 0.0))
    watcher = SignalWatcher(exercise.signal, side)
    value = None
    hand = side if movement.close == "hand" else None
    for frame, at in enumerate([0.0] * STEADY_FRAMES + [part]):
        moment = _moment(number, side, body, at)
        points = see_landmarks(moment.body, movement.posture(moment), camera, hand=hand)
        value = watcher.look(LandmarkFrame(frame / 30, points, camera.width_px, camera.height_px)).value
    assert value is not None
    return value


numbers = st.integers(0, len(ACTINGS) - 1)
sides = st.sampled_from(SIDES)
bodies = st.sampled_from(sorted(BODIES))


def test_all_forty_have_a_movement() -> None:
    """In the order of the table, every one with a sentence and a joint that leads."""
    assert list(MOVEMENTS) == list(EXERCISES)
    assert all(movement.says.endswith(".") for movement in MOVEMENTS.values())


def test_a_movement_is_seen_from_where_its_exercise_asks_for() -> None:
    """Where an exercise can be seen from anywhere, its demonstration chooses."""
    views = {exercise.id: exercise.view for exercise in EXERCISES.values() if exercise.view != "any"}
    assert {exercise_id: MOVEMENTS[exercise_id].seen_from for exercise_id in views} == views


@given(number=numbers, side=sides, body=bodies, parts=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_the_signal_rises_with_the_part(
    number: int, side: Side, body: str, parts: tuple[float, float]
) -> None:
    """Further on the way is more of the signal, whoever does it, on either side, in every position."""
    less, more = sorted(round(part, 2) for part in parts)
    if more - less < 0.02:
        return
    assert _signal(number, side, body, less) < _signal(number, side, body, more), ACTINGS[number]


@pytest.mark.parametrize("number", range(len(ACTINGS)), ids=lambda n: f"{ACTINGS[n].exercise}-{n}")
def test_rest_is_the_ready_pose_and_the_peak_is_a_believable_range(number: int) -> None:
    """The demonstration begins where counting begins, and goes at least as far as a first range."""
    exercise = EXERCISES[ACTINGS[number].exercise]
    at_rest, at_peak = (_signal(number, "right", "adult", part) for part in (0.0, 1.0))
    assert exercise.ready.holds(at_rest)
    assert exercise.first_range <= at_peak - at_rest <= 4.0 * exercise.first_range


@given(number=numbers, body=bodies, part=st.floats(0, 1))
def test_left_is_the_mirror_image_of_right(number: int, body: str, part: float) -> None:
    """Every joint of the one is that of the other side, across the middle."""
    movement = MOVEMENTS[ACTINGS[number].exercise]
    seen = [_moment(number, side, body, part) for side in SIDES]
    left, right = (find_joints(one.body, movement.posture(one)).joints for one in seen)
    for name, place in left.items():
        mirror = name
        if "left" in name:
            mirror = name.replace("left", "right")
        elif "right" in name:
            mirror = name.replace("right", "left")
        np.testing.assert_allclose(place, right[mirror] * (1, -1, 1), atol=1e-9)


@given(number=numbers, side=sides, part=st.floats(0, 1))
def test_bones_keep_their_length(number: int, side: Side, part: float) -> None:
    """However a posture is made, from angles or from a place to reach, nobody's arm or leg grows."""
    moment = _moment(number, side, "adult", part)
    joints = find_joints(moment.body, MOVEMENTS[ACTINGS[number].exercise].posture(moment)).joints
    body = moment.body
    for start, end, length in (
        ("shoulder", "elbow", body.upper_arm_m),
        ("elbow", "wrist", body.forearm_m),
        ("hip", "knee", body.thigh_m),
        ("knee", "ankle", body.shank_m),
    ):
        for one in SIDES:
            found = float(np.linalg.norm(joints[f"{one}_{start}"] - joints[f"{one}_{end}"]))
            assert found == pytest.approx(length, abs=1e-9)


def test_a_hand_goes_where_it_is_sent_and_no_further_than_it_can() -> None:
    """A place within reach is reached exactly; beyond it the arm is straight towards it."""
    body = BODIES["adult"]
    near, far = (0.35, 0.2, 0.8), (3.0, 0.2, 0.9)
    for place, off_m in ((near, 0.0), (far, None)):
        joints = find_joints(body, Posture(arms={"left": Reach(wrist_m=place)})).joints
        if off_m is not None:
            np.testing.assert_allclose(joints["left_wrist"], place, atol=1e-9)
        else:
            length = float(np.linalg.norm(joints["left_wrist"] - joints["left_shoulder"]))
            assert length == pytest.approx(body.arm_m, rel=0.002)


@pytest.mark.parametrize(("palm_deg", "direction"), [(-90, (0, 0, -1)), (0, (0, -1, 0)), (90, (0, 0, 1))])
def test_palms_turn_as_palms_do(palm_deg: float, direction: tuple[int, int, int]) -> None:
    """With the forearm forward: palm down, thumb up with the palm to the middle, palm up (left hand)."""
    arm = Arm(raised_deg=0, elbow_deg=90, opens=(1, 0, 0), palm_deg=palm_deg)
    joints = find_joints(BODIES["adult"], Posture(arms={"left": arm})).joints
    index, little = joints["left_hand_index_finger_mcp"], joints["left_hand_pinky_mcp"]
    along, thumb = joints["left_index"] - joints["left_wrist"], index - little
    palm = -np.cross(thumb, along)
    np.testing.assert_allclose(palm / np.linalg.norm(palm), direction, atol=0.13)


@given(bend=st.floats(0, 1), spread=st.floats(0, 30))
def test_fingers_keep_their_bones_and_a_fist_is_smaller(bend: float, spread: float) -> None:
    """Bones are as long as they are; a fist's tips lie nearer to the wrist than an open hand's."""
    shape = HandShape(bends=(bend, bend, bend, bend), spread_deg=spread)
    hand, open_hand = (
        find_hand(0.15, np.zeros(3), np.eye(3), one) for one in (shape, replace(shape, bends=(0, 0, 0, 0)))
    )
    for finger in FINGERS:
        joints = [hand[f"{finger}_{joint}"] for joint in ("mcp", "pip", "dip", "tip")]
        lengths = [float(np.linalg.norm(b - a)) for a, b in pairwise(joints)]
        assert lengths == pytest.approx(BONES_M[finger])
        far, near = (float(np.linalg.norm(one[f"{finger}_tip"])) for one in (open_hand, hand))
        assert near <= far + 0.002
