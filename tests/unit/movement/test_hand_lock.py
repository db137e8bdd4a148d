"""Whose hand it is when only hands are seen: one that leaps or changes its size is somebody else's."""

from math import cos, radians

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.hand_lock import HandLock, lock_for
from lull.movement.landmarks import LandmarkFrame
from lull.practice.catalogue import EXERCISES
from made_hands import hand_points
from mannequin.hand import HEIGHT_PX, WIDTH_PX, HandPose

FPS = 15


def judge(lock: HandLock, number: int, pose: HandPose, **place: object) -> bool:
    """Judge a frame of the right hand."""
    points = hand_points(pose, "right", np.random.default_rng(number), **place)  # type: ignore[arg-type]
    return lock.follow(LandmarkFrame(number / FPS, points, WIDTH_PX, HEIGHT_PX))[1]


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 28), st.floats(0, 1)), min_size=2, max_size=30),
    st.floats(-70, 70),
)
def test_no_movement_of_the_fingers_makes_it_another_hand(
    shapes: list[tuple[float, float, float]], turned_deg: float
) -> None:
    """However fingers move from frame to frame, wrist and palm stay: nothing is refused."""
    lock = HandLock("right")
    for number, (bent, spread_deg, thumb) in enumerate(shapes):
        pose = HandPose(bent=bent, spread_deg=spread_deg, thumb=thumb, turned_deg=turned_deg)
        assert judge(lock, number, pose)


@given(st.floats(20, 600), st.floats(0.5, 1.5))
def test_a_hand_may_move_as_fast_as_hands_do(px_per_s: float, hz: float) -> None:
    """Swung to and fro by up to 20 cm, one and a half times a second, it is still the same hand."""
    lock = HandLock("right")
    far = min(px_per_s / (2 * np.pi * hz), 200.0)
    for number in range(45):
        moved = (far * cos(2 * np.pi * hz * number / FPS), 0.0)
        assert judge(lock, number, HandPose(), moved=moved)


@given(st.floats(0, 360), st.floats(200, 400))
def test_a_leap_is_somebody_else_until_it_stays(way_deg: float, far: float) -> None:
    """Two palms away from one frame to the next; after three seconds there it is the hand, and that shows."""
    lock = HandLock("right")
    moved = (far * cos(radians(way_deg)), far * cos(radians(way_deg - 90)))
    for number in range(10):
        assert judge(lock, number, HandPose())
    verdicts = []
    for number in range(10, 10 + 3 * FPS + 3):
        verdicts.append(judge(lock, number, HandPose(), moved=moved))
        assert lock.changed == (verdicts[-1] and not any(verdicts[:-1]))
    assert verdicts.index(True) == 3 * FPS


def test_frames_without_the_hand_are_not_distrusted() -> None:
    lock = HandLock("left")
    assert judge(lock, 1, HandPose())
    assert lock.follow(LandmarkFrame(1.0, np.zeros((33, 4)), WIDTH_PX, HEIGHT_PX))[1]


def test_only_signals_of_the_hand_are_locked_to_it() -> None:
    """Nine of the ten hand exercises need the hand's landmarks; the wrist's, and all others, the body's."""
    locked = {one.id for one in EXERCISES.values() if lock_for(one.signal, "left") is not None}
    assert len(locked) == 9
    assert locked == {one.id for one in EXERCISES.values() if one.group == "hand"} - {"wrist-up"}
