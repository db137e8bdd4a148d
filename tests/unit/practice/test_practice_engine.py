"""Live practice: what counts, what never counts, and what is said meanwhile."""

from collections.abc import Iterable, Sequence

import numpy as np
import pytest

from lull.movement.attempt import JOINTS_NOT_SEEN, SMALLER_THAN_OWN_RANGE
from lull.movement.landmarks import LandmarkFrame, Side
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.cues import CUES
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from made_frames import make_frames
from made_movement import Way, simulate_movement

KNEE, ELBOW = find_exercise("knee-straighten"), find_exercise("elbow-straighten")


def feed(engine: PracticeEngine, frames: Iterable[LandmarkFrame]) -> list[PracticeState]:
    """Feed all frames and check on the way what holds for every state."""
    states = [engine.feed(frame) for frame in frames]
    for state in states:
        assert state.cue is None or state.cue in CUES
        assert state.progress >= 0.0
        assert 0.0 <= state.confidence <= 1.0
        assert (state.angle_deg is None) == (state.angle_error_deg is None)
        assert state.angle_error_deg is None or state.angle_error_deg >= 5.0
        assert state.repetitions <= state.attempts
    return states


def phases(states: Sequence[PracticeState]) -> list[str]:
    """Return the phases in order, each once."""
    return [s.phase for i, s in enumerate(states) if i == 0 or states[i - 1].phase != s.phase]


def practise(ways: list[Way], *, fps: float = 30.0, rest_deg: float = 85.0) -> list[PracticeState]:
    """Practise the knee: two seconds ready, then the given movements."""
    made = simulate_movement(ways, fps=fps, rest_deg=rest_deg, lead_s=2.0)
    engine = PracticeEngine(KNEE, "left")
    return feed(engine, make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist()))


@pytest.mark.parametrize("exercise_id", ["elbow-straighten", "knee-straighten"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_three_are_shown_and_ten_are_counted(exercise_id: str, side: Side) -> None:
    """Two exercises, both sides: show me, then ten repetitions of ten attempts."""
    chosen = find_exercise(exercise_id)
    made = simulate_movement([Way(range_deg=70.0)] * 13, fps=30, rest_deg=80.0, lead_s=2.0)
    engine = PracticeEngine(chosen, side)
    states = feed(engine, make_frames(chosen, side, made.t_s.tolist(), made.angle_deg.tolist()))
    assert phases(states) == ["looking", "hold_ready", "show_me", "practising"]
    assert (states[-1].attempts, states[-1].repetitions, states[-1].shown) == (10, 10, 3)
    assert states[-1].own_range_deg == pytest.approx(70.0, abs=4.0)
    finished = [state.finished for state in states if state.finished]
    assert [attempt.number for attempt in finished] == list(range(1, 11))
    assert {attempt.side for attempt in finished} == {side}


@pytest.mark.hazard("H19")
def test_partial_movements_are_attempts_and_the_cue_is_kind() -> None:
    """Half the own range is seen, said, and not counted as a repetition."""
    whole, half = Way(range_deg=80.0), Way(range_deg=38.0)
    states = practise([whole, whole, whole, whole, half, whole, half])
    last = states[-1]
    assert (last.attempts, last.repetitions) == (4, 2)
    reasons = [state.finished.reason for state in states if state.finished]
    assert reasons == [None, SMALLER_THAN_OWN_RANGE, None, SMALLER_THAN_OWN_RANGE]
    assert last.cue == "further"


@pytest.mark.hazard("H18")
def test_nothing_counts_before_the_ready_pose() -> None:
    """A standing leg that bends and straightens is never a seated exercise."""
    made = simulate_movement([Way(range_deg=40.0, rest_s=0.1)] * 8, fps=30, rest_deg=135.0)
    engine = PracticeEngine(KNEE, "left")
    states = feed(engine, make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist()))
    assert phases(states) == ["looking", "get_ready"]
    assert states[-1].cue == "sit_ready"
    assert states[-1].attempts == states[-1].shown == 0


def test_getting_into_position_is_neither_shown_nor_counted() -> None:
    """Sitting down and shuffling before the pose is held leaves nothing behind."""
    t_s = np.arange(0.0, 6.0, 1 / 30)
    settling = np.where(t_s < 4.0, 120.0 + 50.0 * np.sin(4.0 * t_s), 85.0)
    engine = PracticeEngine(KNEE, "left")
    states = feed(engine, make_frames(KNEE, "left", t_s.tolist(), settling.tolist()))
    assert states[-1].phase == "show_me"
    assert states[-1].shown == 0


@pytest.mark.hazard("H18")
def test_lost_joints_pause_and_interrupt() -> None:
    """Two seconds unseen half-way: not seen, the attempt is told as that, and a short hold resumes."""
    ways = [Way(range_deg=80.0)] * 3 + [Way(range_deg=80.0, hold_s=4.0), Way(range_deg=80.0)]
    made = simulate_movement(ways, fps=30, rest_deg=85.0, lead_s=2.0)
    out_s = made.truth[3][0] + 1.2
    visible = np.where((made.t_s > out_s) & (made.t_s < out_s + 2.0), 0.2, 0.95).tolist()
    engine = PracticeEngine(KNEE, "left")
    states = feed(
        engine, make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist(), visibility=visible)
    )
    hidden = next(state for state in states if state.phase == "not_seen")
    assert hidden.cue == "come_into_view"
    assert hidden.missing == ("left_hip", "left_knee", "left_ankle")
    assert hidden.angle_deg is None
    reasons = [state.finished.reason for state in states if state.finished]
    assert reasons == [JOINTS_NOT_SEEN, None]
    assert phases(states)[-3:] == ["get_ready", "hold_ready", "practising"]
    assert states[-1].repetitions == 1


def test_nobody_in_the_picture_is_asked_into_view() -> None:
    """NaN everywhere: looking, with the joints by name, and no number made up."""
    engine = PracticeEngine(ELBOW, "right")
    points = np.full((33, 4), np.nan, dtype=np.float32)
    states = feed(engine, [LandmarkFrame(i / 30, points, 640, 480) for i in range(60)])
    assert phases(states) == ["looking"]
    assert states[-1].cue == "come_into_view"
    assert states[-1].missing == ("right_shoulder", "right_elbow", "right_wrist")
    assert states[-1].confidence == 0.0


def test_rest_drops_the_movement_under_way_and_resume_asks_for_the_pose() -> None:
    """Rest half-way: nothing is counted, then or meanwhile; afterwards a hold, then it counts again."""
    made = simulate_movement([Way(range_deg=80.0)] * 8, fps=30, rest_deg=85.0, lead_s=2.0)
    frames = list(make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist()))
    engine = PracticeEngine(KNEE, "left", own_range_deg=80.0)
    half_way = int(30 * (made.truth[1][0] + 0.6))
    again = int(30 * (made.truth[4][1] - 0.05))
    before = feed(engine, frames[:half_way])
    engine.rest()
    resting = feed(engine, frames[half_way:again])
    engine.resume()
    after = feed(engine, frames[again:])
    assert before[-1].repetitions == 1
    assert phases(resting) == ["resting"]
    assert resting[-1].repetitions == 1
    assert resting[-1].cue == "resting"
    assert "hold_ready" in phases(after)
    assert after[-1].repetitions == 1 + 3


def test_resume_without_a_rest_changes_nothing() -> None:
    """A stray press is harmless."""
    engine = PracticeEngine(KNEE, "left")
    engine.resume()
    still = make_frames(KNEE, "left", [i / 30 for i in range(60)], [85.0] * 60)
    assert feed(engine, still)[-1].phase == "show_me"


def test_an_earlier_range_makes_showing_a_choice() -> None:
    """With a range from before, practice begins at once, and adapts."""
    made = simulate_movement([Way(range_deg=60.0)] * 5, fps=30, rest_deg=85.0, lead_s=2.0)
    frames = list(make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist()))
    known = feed(PracticeEngine(KNEE, "left", own_range_deg=62.0, goal=4), frames)
    assert phases(known) == ["looking", "hold_ready", "practising"]
    assert known[-1].repetitions == 5
    assert known[-1].cue == "goal_reached"
    later = PracticeEngine(KNEE, "left")
    feed(later, frames[:60])
    later.use_range(62.0)
    assert feed(later, frames[60:])[-1].repetitions == 5


def test_progress_is_the_share_of_the_own_range() -> None:
    """About 0 at rest, about 1 at the top, and the scene can answer while showing, too."""
    states = practise([Way(range_deg=80.0, hold_s=1.0)] * 5)
    practised = [s.progress for s in states if s.phase == "practising"]
    shown = [s.progress for s in states if s.phase == "show_me"]
    assert max(practised) == pytest.approx(1.0, abs=0.07)
    assert min(practised) < 0.05
    assert max(shown) > 0.9
    assert {s.progress for s in states if s.phase == "hold_ready"} == {0.0}


def test_staying_out_is_asked_back() -> None:
    """Four seconds out and still: come back, in kind words."""
    states = practise([Way(range_deg=80.0)] * 3 + [Way(range_deg=80.0, hold_s=6.0)])
    assert "come_back" in [state.cue for state in states]


def test_ready_is_a_pose_held_still() -> None:
    """In the interval but moving is not ready yet."""
    t_s = [i / 30 for i in range(240)]
    swaying = [95.0 + 20.0 * np.sin(3.0 * t) for t in t_s]
    states = feed(PracticeEngine(KNEE, "left"), make_frames(KNEE, "left", t_s, swaying))
    assert phases(states) == ["looking", "hold_ready"]
    assert states[-1].cue == "hold_still"


def test_a_wide_picture_does_not_bend_the_angle() -> None:
    """The same limb in a wide and in a square picture shows the same angle."""
    frames = list(make_frames(ELBOW, "left", [0.0, 0.1], [70.0, 70.0], noise_px=0.0))
    squares = []
    for frame in frames:
        stretched = frame.points.copy()
        stretched[:, 1] *= 480.0 / 640.0
        squares.append(LandmarkFrame(frame.t_s, stretched, 640, 640))
    angles = [feed(PracticeEngine(ELBOW, "left"), seen)[-1].angle_deg for seen in (frames, squares)]
    assert angles == pytest.approx([70.0, 70.0], abs=0.01)


def test_no_cue_speaks_of_failure_and_all_are_short() -> None:
    """Words for a tired person: kind, and under fifteen of them."""
    for sentence in CUES.values():
        assert len(sentence.split()) < 15
        assert not {"wrong", "fail", "failed", "bad", "not", "never", "error"} & set(sentence.lower().split())
    assert {exercise.ready_cue for exercise in EXERCISES.values()} <= set(CUES)
