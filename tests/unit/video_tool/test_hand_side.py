"""A hand belongs to the arm it hangs on."""

from types import SimpleNamespace

import pytest
from hand_side import NEAREST_WRIST, SIDES, WRISTS, find_move, find_side

from lull.movement import hand_owner, landmarks
from lull.movement.landmarks import LANDMARK_INDEX


def _body(left: tuple[float, float], right: tuple[float, float]) -> SimpleNamespace:
    points = [SimpleNamespace(x=0.5, y=0.5, z=0.0) for _ in range(33)]
    points[WRISTS["left"]] = SimpleNamespace(x=left[0], y=left[1], z=0.2)
    points[WRISTS["right"]] = SimpleNamespace(x=right[0], y=right[1], z=0.3)
    return SimpleNamespace(landmark=points)


def test_the_wrists_are_where_the_pose_model_has_them() -> None:
    """The two numbers agree with the names."""
    assert {side: LANDMARK_INDEX[f"{side}_wrist"] for side in SIDES} == WRISTS


def test_a_video_is_read_by_the_rules_of_live_practice() -> None:
    """The reader runs by itself and imports nothing of ours, so what it shares it has written down again."""
    assert SIDES == landmarks.SIDES
    assert NEAREST_WRIST == hand_owner.NEAREST_WRIST


@pytest.mark.parametrize("label", ["Left", "Right"])
def test_the_arm_decides_whatever_the_model_guesses(label: str) -> None:
    """The nearer wrist has the hand; one far from both is nobody's."""
    body = _body(left=(0.7, 0.4), right=(0.3, 0.4))
    guess = SimpleNamespace(label=label, score=0.9)
    assert find_side(SimpleNamespace(x=0.68, y=0.41), guess, body) == ("left", 0.9)
    assert find_side(SimpleNamespace(x=0.33, y=0.41), guess, body) == ("right", 0.9)
    assert find_side(SimpleNamespace(x=0.5, y=0.9), guess, body) == (None, 0.9)


def test_without_a_body_the_guess_is_turned_round() -> None:
    """The hand model takes every picture for a mirror's; ours are none."""
    wrist = SimpleNamespace(x=0.5, y=0.5, z=0.0)
    assert find_side(wrist, SimpleNamespace(label="Left", score=0.8), None)[0] == "right"
    assert find_side(wrist, SimpleNamespace(label="Right", score=0.8), None)[0] == "left"


def test_a_hand_is_moved_to_its_wrist() -> None:
    """The hand's wrist comes to lie on the body's; without a body it stays."""
    body = _body(left=(0.7, 0.4), right=(0.3, 0.4))
    wrist = SimpleNamespace(x=0.01, y=0.05, z=-0.02)
    assert find_move(wrist, "right", body) == pytest.approx((0.29, 0.35, 0.32))
    assert find_move(wrist, "left", None) == (0, 0, 0)
