"""A hand alone that is suddenly called the other side's is still ours; a hand beside it never is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import OTHER_SIDE, SIDES, LandmarkFrame, Side, hand_rows
from lull.movement.palm import measure_palm
from lull.movement.side_called import LONGEST_UNSEEN_S, SideCalled
from made_hands import hand_points
from mannequin.hand import HEIGHT_PX, WIDTH_PX, HandPose

FIST = HandPose(bent=0.9, turned_deg=45.0)


def see(
    t_s: float, side: Side, *, called: Side | None = None, moved: float = 0.0, larger: float = 1.0
) -> LandmarkFrame:
    """Return a frame with one hand in it, which the model calls what it likes."""
    points = hand_points(FIST, side, np.random.default_rng(7), moved=(moved, 0.0), larger=larger)
    if called is not None and called != side:
        points[hand_rows(called)] = points[hand_rows(side)]
        points[hand_rows(side)] = 0.0
    return LandmarkFrame(t_s, points, WIDTH_PX, HEIGHT_PX)


def is_ours(frame: LandmarkFrame, side: Side) -> bool:
    """Say whether the hand is on our side and on no other."""
    return measure_palm(frame, side) is not None and measure_palm(frame, OTHER_SIDE[side]) is None


@given(st.sampled_from(SIDES), st.lists(st.booleans(), min_size=1, max_size=40), st.floats(0.03, 0.9))
def test_a_hand_alone_keeps_its_side_whatever_it_is_called(
    side: Side, wrongly: list[bool], step_s: float
) -> None:
    """However often it is called wrongly, for however long: a hand that stays where it is stays ours."""
    called = SideCalled(side)
    assert is_ours(called.set_right(see(0.0, side)), side)
    for number, wrong in enumerate(wrongly, start=1):
        frame = see(number * step_s, side, called=OTHER_SIDE[side] if wrong else None)
        right = called.set_right(frame)
        assert is_ours(right, side)
        assert np.allclose(right.points[hand_rows(side)], see(0.0, side).points[hand_rows(side)])


def test_a_hand_that_was_never_ours_is_not_taken() -> None:
    called = SideCalled("right")
    frame = see(0.0, "left")
    assert called.set_right(frame) is frame


@given(st.floats(0.05, 0.5), st.floats(1.0, 3.0))
def test_a_hand_elsewhere_or_of_another_size_is_not_ours(step_s: float, beyond: float) -> None:
    """Half a palm and two a second are all that a hand goes between two pictures without being another."""
    palm = measure_palm(see(0.0, "right"), "right")
    assert palm is not None
    for change in (
        {"moved": -beyond * palm.size * (0.55 + 2.0 * step_s)},
        {"larger": np.exp(0.35 * beyond)},
        {"larger": np.exp(-0.35 * beyond)},
    ):
        called = SideCalled("right")
        called.set_right(see(0.0, "right"))
        frame = see(step_s, "right", called="left", **change)
        assert called.set_right(frame) is frame


def test_after_a_second_without_it_nobody_can_tell() -> None:
    for later_s, ours in ((LONGEST_UNSEEN_S, True), (LONGEST_UNSEEN_S + 0.01, False)):
        called = SideCalled("left")
        called.set_right(see(5.0, "left"))
        assert is_ours(called.set_right(see(5.0 + later_s, "left", called="right")), "left") is ours


@pytest.mark.hazard("H18")
def test_of_two_hands_in_sight_none_is_taken_for_the_other() -> None:
    """The other hand lies on ours, which is lost: it is the other hand, and ours was not seen."""
    called = SideCalled("right")
    both = see(0.0, "right")
    beside = see(0.0, "left", moved=60.0)
    points = both.points.copy()
    points[hand_rows("left")] = beside.points[hand_rows("left")]
    assert called.set_right(replace(both, points=points)).points is points
    covered = see(0.1, "right", called="left")
    assert called.set_right(covered) is covered


@pytest.mark.hazard("H18")
@given(st.sampled_from(SIDES))
def test_the_other_hand_in_its_place_is_the_other_hand(side: Side) -> None:
    """With its palm to the camera as ours had, its thumb is on the other side."""
    called = SideCalled(side)
    called.set_right(see(0.0, side))
    other = see(0.1, OTHER_SIDE[side])
    assert called.set_right(other) is other


def test_a_frame_of_the_body_alone_comes_back_as_it_is() -> None:
    frame = LandmarkFrame(0.0, np.zeros((33, 4)), WIDTH_PX, HEIGHT_PX)
    assert SideCalled("right").set_right(frame) is frame
