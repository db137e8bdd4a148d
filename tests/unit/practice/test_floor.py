"""The floor under a ready pose: what it lifts, what it leaves, and when it gives way."""

import numpy as np
import pytest

from lull.movement.attempt_detector import SMALLEST_LEAVING_DEG
from lull.practice.catalogue import EXERCISES
from lull.practice.exercise import ReadyPose
from lull.practice.floor import MOST_FALLS, SLACK_DEG, Floor
from lull.practice.ready_pose import ReadyHold, lift_recorded

FPS = 30
HELD_DEG = 5.0
POSE = ReadyPose(lowest=-90.0, highest=60.0, is_floor=True)
DOWN, UP = HELD_DEG - 50.0, HELD_DEG + 40.0


def stay(*levels_deg: float) -> list[float]:
    """Return a signal that stays a second on every level."""
    return [level for level in levels_deg for _ in range(FPS)]


def lift(floor: Floor, values: list[float]) -> list[float]:
    """Lift a whole signal."""
    return [floor.lift(n / FPS, value) for n, value in enumerate(values)]


def test_noise_at_rest_and_every_movement_up_are_left_as_they_are() -> None:
    """Nothing of a true movement is shaved; far below the floor is the floor."""
    values = [*stay(HELD_DEG), HELD_DEG - SLACK_DEG, *stay(UP, HELD_DEG), DOWN]
    assert lift(Floor(HELD_DEG), values) == [*values[:-1], HELD_DEG - SLACK_DEG]


def test_the_way_back_from_the_floor_is_less_than_any_movement() -> None:
    """Also where half of the smallest own range is all that leaving asks for."""
    assert 2.0 * SLACK_DEG <= SMALLEST_LEAVING_DEG / 2.0


@pytest.mark.parametrize("between", [HELD_DEG, HELD_DEG - 20.0])
def test_it_gives_way_when_all_goes_on_below_it(between: float) -> None:
    """Whether the movements below it reach it or not; up to then it stands."""
    floor = Floor(HELD_DEG)
    assert min(lift(floor, stay(*MOST_FALLS * (DOWN, between)))) == HELD_DEG - SLACK_DEG
    assert lift(floor, stay(DOWN))[-1] == DOWN
    assert floor.has_given_way
    assert not floor.is_proven


def test_a_movement_above_it_makes_it_stand() -> None:
    """However often the signal falls, while it goes up in between."""
    floor = Floor(HELD_DEG)
    lift(floor, stay(*10 * (UP, *MOST_FALLS * (HELD_DEG, DOWN))))
    assert floor.is_proven
    assert not floor.has_given_way


def test_what_goes_to_and_fro_above_it_is_no_fall() -> None:
    """However far, while it does not go below."""
    floor = Floor(HELD_DEG)
    lift(floor, stay(*10 * (HELD_DEG + SMALLEST_LEAVING_DEG - 1.0, HELD_DEG - SLACK_DEG)))
    assert not floor.has_given_way


def test_noise_in_the_palm_is_no_fall() -> None:
    """A minute's trembling by four degrees below the floor leaves it where it is."""
    floor, random = Floor(HELD_DEG), np.random.default_rng(4)
    lift(floor, (DOWN + random.normal(0.0, 4.0, 60 * FPS)).tolist())
    assert not floor.has_given_way


def test_a_recording_is_lifted_from_its_first_frame_and_gives_way_from_the_first_fall() -> None:
    """What was not seen stays so; a floor from which nothing went up is none."""
    values = np.array([*stay(DOWN)[:10], *stay(HELD_DEG, HELD_DEG, UP, DOWN, HELD_DEG), np.nan])
    t_s = np.arange(len(values)) / FPS
    lifted = lift_recorded(t_s, values, POSE)
    np.testing.assert_allclose(lifted, np.maximum(values, HELD_DEG - SLACK_DEG), atol=0.1)
    unproven = np.where(values > HELD_DEG, HELD_DEG, values)
    assert lift_recorded(t_s, unproven, POSE) is not unproven
    np.testing.assert_array_equal(lift_recorded(t_s, unproven, POSE), unproven)

    begins = stay(HELD_DEG, HELD_DEG, DOWN, UP, HELD_DEG)
    works_below = np.array([*begins, *stay(*(MOST_FALLS + 1) * (DOWN, HELD_DEG))])
    t_s = np.arange(len(works_below)) / FPS
    lifted = lift_recorded(t_s, works_below, POSE)
    assert lifted[2 * FPS : 3 * FPS] == pytest.approx(HELD_DEG - SLACK_DEG, abs=0.1)
    np.testing.assert_array_equal(lifted[len(begins) + FPS :], works_below[len(begins) + FPS :])


def test_where_no_pose_was_held_or_none_is_a_floor_nothing_is_lifted() -> None:
    """Only the exercise whose signal asks for it has one."""
    moving = np.linspace(0.0, 59.0, 4 * FPS)
    t_s = np.arange(len(moving)) / FPS
    np.testing.assert_array_equal(lift_recorded(t_s, moving, POSE), moving)
    plain = ReadyPose(lowest=-90.0, highest=60.0)
    assert lift_recorded(t_s, moving, plain) is moving
    hold = ReadyHold(plain)
    assert [hold.feed(n / FPS, HELD_DEG) for n in range(2 * FPS)][-1]
    assert hold.floor is None
    assert [one.id for one in EXERCISES.values() if one.ready.is_floor] == ["thumb-out"]
