"""Exercises done in turns: one count of both sides, in their order, live and recorded."""

from dataclasses import replace

import numpy as np
import pytest

from lull.movement.joint_angle import BODY_ERROR_DEG
from lull.movement.landmarks import LANDMARK_INDEX, LandmarkFrame, Side
from lull.practice.catalogue import EXERCISES
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.recorded_practice import RecordedCount, count_recording
from lull.practice.turn_engine import TurnEngine
from made_frames import HEIGHT_PX, WIDTH_PX, make_frames, to_recording
from made_movement import Array, Way, simulate_movement

MARCH = EXERCISES["seated-march"]
FPS, STEP_S = 30.0, 2.5
REST_DEG, RANGE_DEG = 80.0, 25.0
LEGS: dict[str, Side] = {"L": "left", "R": "right"}


def march(steps: str, *, left_deg: float = RANGE_DEG, right_deg: float = RANGE_DEG) -> list[LandmarkFrame]:
    """March in the given order of legs, L, R or B for both at once, a step every two and a half seconds."""
    made = simulate_movement([Way(range_deg=1.0)], fps=FPS, rest_deg=0.0, lead_s=0.5)
    one = np.interp(np.arange(STEP_S * FPS) / FPS, made.t_s, made.angle_deg)
    still = np.zeros(round(2.5 * FPS))
    parts: dict[Side, list[Array]] = {"left": [still], "right": [still]}
    for step in steps:
        parts["left"].append(one * (left_deg if step in "LB" else 0.0))
        parts["right"].append(one * (right_deg if step in "RB" else 0.0))
    angles = {side: REST_DEG + np.concatenate(found) for side, found in parts.items()}
    t_s = np.arange(len(angles["left"])) / FPS
    films = {
        side: make_frames(MARCH, side, t_s.tolist(), (180.0 - values).tolist())
        for side, values in angles.items()
    }
    joined = []
    for left, right in zip(films["left"], films["right"], strict=True):
        points = left.points.copy()
        rows = [LANDMARK_INDEX[f"right_{name}"] for name in ("shoulder", "hip", "knee")]
        points[rows] = right.points[rows]
        joined.append(replace(left, points=points))
    return joined


def practise(frames: list[LandmarkFrame], goal: int | None = None) -> tuple[TurnEngine, list[PracticeState]]:
    """March before the camera with both ranges known."""
    known: dict[Side, float] = {"left": RANGE_DEG, "right": RANGE_DEG}
    engine = TurnEngine(MARCH, own_ranges_deg=known, goal=goal)
    return engine, [engine.feed(frame) for frame in frames]


def count(
    frames: list[LandmarkFrame], side: Side | None = None, exercise: str = "seated-march"
) -> RecordedCount:
    """Count the same frames as a recording."""
    counted = count_recording(
        to_recording(np.stack([frame.points for frame in frames])),
        EXERCISES[exercise],
        side=side,
        image_size=(WIDTH_PX, HEIGHT_PX),
    )
    assert isinstance(counted, RecordedCount)
    return counted


def sides(steps: str) -> list[Side]:
    """Return the sides of steps written as letters."""
    return [LEGS[step] for step in steps]


@pytest.mark.parametrize("steps", ["LRLRLRLR", "LRLLRRLR", "LLLRLRRR"])
def test_legs_in_turn_are_one_count_live(steps: str) -> None:
    """Every step counts in its order with its side; numbers run over both legs."""
    engine, states = practise(march(steps))
    finished = [state.finished for state in states if state.finished]
    assert [attempt.side for attempt in finished] == sides(steps)
    assert [attempt.number for attempt in finished] == list(range(1, 9))
    assert (states[-1].attempts, states[-1].repetitions) == (8, 8)
    assert list(engine.turns.order) == sides(steps)
    for side, letter in (("left", "L"), ("right", "R")):
        assert engine.count(side) == (steps.count(letter), steps.count(letter))  # type: ignore[arg-type]
    told = any(state.cue == "other_side" for state in states)
    assert told == ("LL" in steps or "RR" in steps)


def test_the_error_shown_is_that_of_the_side_shown() -> None:
    """Each angle comes with its error, and both are what that side's own engine says of the same frame."""
    frames = march("LR")
    _, states = practise(frames)
    alone = {side: PracticeEngine(MARCH, side, own_range_deg=RANGE_DEG) for side in LEGS.values()}
    for frame, state in zip(frames, states, strict=True):
        said = [engine.feed(frame) for engine in alone.values()]
        shown = (state.angle_deg, state.angle_error_deg)
        assert (state.angle_deg is None) == (state.angle_error_deg is None)
        assert shown in [(one.angle_deg, one.angle_error_deg) for one in said]
    errors = [state.angle_error_deg for state in states if state.angle_error_deg is not None]
    assert len(errors) > len(frames) / 2
    assert min(errors) >= BODY_ERROR_DEG


@pytest.mark.parametrize("steps", ["LRLRLRLR", "LRLLRRLR"])
def test_a_recording_and_live_practice_give_the_same_order(steps: str) -> None:
    """With no side named the recording is seen to be of legs in turn."""
    frames = march(steps)
    counted = count(frames)
    live, _ = practise(frames)
    assert (counted.side, counted.side_why) == ("both", "the sides take turns")
    assert counted.turns is not None
    assert counted.turns.order == live.turns.order == tuple(sides(steps))
    assert sum(one.counted.repetitions for one in counted.counts) == len(steps)
    assert len(counted.turns.same_side_again) == steps.count("LL") + steps.count("RR")
    for one, other in zip(counted.turns.repetitions, live.turns.repetitions, strict=True):
        assert one.range_deg == pytest.approx(other.range_deg, abs=1e-9)


def test_one_leg_alone_or_seen_double_is_not_in_turn() -> None:
    """The far leg moved along by the tracker must not double the count; one leg alone is that leg's."""
    doubled = count(march("BBBBB"))
    assert doubled.turns is None
    assert sum(one.counted.repetitions for one in doubled.counts) == 5
    alone = count(march("LLLLLL"))
    assert (alone.side, alone.turns) == ("left", None)
    mostly = count(march("LLLLLLR"))
    assert (mostly.side, mostly.turns) == ("left", None)
    step_tap = count(march("LLLLLLR"), exercise="step-tap")
    assert (step_tap.side, sum(one.counted.repetitions for one in step_tap.counts)) == ("both", 7)


def test_a_leg_that_is_asked_for_is_counted_alone() -> None:
    """A wish is a wish."""
    counted = count(march("LRLRLRLR"), side="right")
    assert (counted.side, counted.turns) == ("right", None)
    assert counted.counts[0].counted.repetitions == 4


def test_the_legs_ranges_are_held_against_each_other() -> None:
    """25 and 20 degrees: 22 percent of their mean, with an error that no counting makes small."""
    counted = count(march("LRLRLRLR", right_deg=20.0))
    assert counted.turns is not None
    found = counted.turns.asymmetry
    assert found is not None
    assert found.percent == pytest.approx(22.0, abs=6.0)
    assert found.percent_error > 20.0


def test_two_that_end_at_once_are_told_one_after_the_other() -> None:
    """Both legs up together: both count, on two frames, and the goal is of both."""
    _, states = practise(march("BB"), goal=4)
    told = [(i, state.finished.side) for i, state in enumerate(states) if state.finished]
    assert [side for _, side in told] == ["left", "right", "left", "right"]
    assert told[1][0] == told[0][0] + 1
    assert states[-1].cue == "goal_reached"


def test_resting_counts_nothing_and_other_exercises_take_no_turns() -> None:
    """A step while resting is none; a knee that is straightened has no turns."""
    frames = march("LRLR")
    engine, _ = practise(frames[:60])
    engine.rest()
    states = [engine.feed(frame) for frame in frames[60:]]
    assert {state.phase for state in states} == {"resting"}
    assert states[-1].attempts == 0
    engine.resume()
    assert engine.feed(replace(frames[-1], t_s=frames[-1].t_s + 1.0)).phase != "resting"
    with pytest.raises(ValueError, match="not done in turns"):
        TurnEngine(EXERCISES["knee-straighten"])
