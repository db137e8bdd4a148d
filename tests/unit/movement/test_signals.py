"""Every signal of the forty, watched frame by frame and measured at once: the same numbers, errors, gaps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.landmarks import LANDMARK_INDEX, LANDMARK_NAMES, LandmarkFrame, Side
from lull.movement.longest_length import LongestLength, follow_longest
from lull.movement.measured_signal import measure_signal
from lull.movement.recorded_body import read_body
from lull.movement.recording import Recording
from lull.movement.signal import Signal, Term
from lull.movement.watched_signal import SignalWatcher
from lull.practice.catalogue import EXERCISES
from made_frames import to_recording

WIDTH, HEIGHT = 640, 480


def make_points(seed: int, frames: int = 40, lost: float = 0.1) -> np.ndarray:
    """Return landmarks that wander through a picture, some not found, some hardly visible."""
    rng = np.random.default_rng(seed)
    points = np.empty((frames, len(LANDMARK_NAMES), 4))
    walk = rng.normal(0.0, 0.01, (frames, len(LANDMARK_NAMES), 3)).cumsum(axis=0)
    points[..., :3] = rng.uniform(0.3, 0.7, (len(LANDMARK_NAMES), 3)) + walk
    points[..., 3] = rng.uniform(0.5, 1.0, points.shape[:2])
    points[rng.random(points.shape[:2]) < lost / 10.0] = np.nan
    points[rng.random(points.shape[:2]) < lost / 10.0, 3] = 0.2
    return points


@settings(max_examples=60)
@given(st.sampled_from(sorted(EXERCISES)), st.sampled_from(("left", "right")), st.integers(0, 2**32 - 1))
def test_watching_and_measuring_give_the_same(exercise_id: str, side: Side, seed: int) -> None:
    """All forty, to 1e-9, with the same frames missing."""
    signal = EXERCISES[exercise_id].signal
    points = make_points(seed)
    watcher = SignalWatcher(signal, side)
    sights = [watcher.look(LandmarkFrame(i / 30.0, frame, WIDTH, HEIGHT)) for i, frame in enumerate(points)]
    body = read_body(to_recording(points), signal.landmarks(side), (WIDTH, HEIGHT), depth=signal.needs_depth)
    measured = measure_signal(signal, side, body)
    assert [sight.value is None for sight in sights] == [not seen for seen in measured.seen]
    seen = [sight for sight in sights if sight.value is not None]
    assert [sight.value for sight in seen] == pytest.approx(measured.value[measured.seen], abs=1e-9)
    assert [sight.noise_error for sight in seen] == pytest.approx(
        measured.noise_error[measured.seen], abs=1e-9
    )


@settings(max_examples=25)
@given(st.sampled_from(sorted(EXERCISES)), st.integers(0, 2**32 - 1), st.floats(0.3, 3.0))
def test_no_signal_depends_on_the_size_of_a_body(exercise_id: str, seed: int, size: float) -> None:
    """A child and an adult who move alike show the same number."""
    signal = EXERCISES[exercise_id].signal
    points = make_points(seed, lost=0.0)
    values = []
    for scale in (1.0, size):
        columns = {
            f"{name}_{end}": scale * points[:, row, k]
            for name, row in LANDMARK_INDEX.items()
            for k, end in enumerate("xyz")
        }
        recording = Recording(name="a", t_s=np.arange(len(points)) / 30.0, columns=columns)
        body = read_body(recording, signal.landmarks("left"), None, depth=signal.needs_depth)
        values.append(measure_signal(signal, "left", body).value)
    assert values[0] == pytest.approx(values[1], abs=1e-6)


def test_the_greater_side_is_taken_where_that_is_asked() -> None:
    """Of two arms the one lifted higher."""
    term = Term(kind="share", places=("side_hip", "side_wrist"), yardstick=("left_hip", "right_hip"))
    signal = Signal(terms=(term,), whose="greater", unit="%")
    points = make_points(3, lost=0.0)
    watcher = SignalWatcher(signal, "left")
    sides = [SignalWatcher(Signal(terms=(term,), unit="%"), side) for side in ("left", "right")]
    for i, frame in enumerate(points):
        seen = LandmarkFrame(i / 30.0, frame, WIDTH, HEIGHT)
        alone = [side.look(seen).value or 0.0 for side in sides]
        assert watcher.look(seen).value == pytest.approx(max(alone))
    body = read_body(to_recording(points), signal.landmarks("left"), (WIDTH, HEIGHT))
    assert np.nanmin(measure_signal(signal, "left", body).value) > 0.0


def test_a_body_without_size_shows_nothing() -> None:
    """All landmarks in one place: no angle and no share, live and recorded."""
    points = np.full((3, len(LANDMARK_NAMES), 4), 0.5)
    points[..., 3] = 1.0
    for exercise in EXERCISES.values():
        signal = exercise.signal
        watcher = SignalWatcher(signal, "left")
        assert watcher.look(LandmarkFrame(0.0, points[0], WIDTH, HEIGHT)).value is None
        body = read_body(
            to_recording(points), signal.landmarks("left"), (WIDTH, HEIGHT), depth=signal.needs_depth
        )
        assert not measure_signal(signal, "left", body).seen.any()


def test_hands_are_missing_from_a_frame_of_the_body_alone() -> None:
    """A frame of 33 landmarks names what a hand exercise lacks."""
    signal = EXERCISES["thumb-index"].signal
    sight = SignalWatcher(signal, "right").look(LandmarkFrame(0.0, np.full((33, 4), 0.5), WIDTH, HEIGHT))
    assert sight.value is None
    assert set(sight.missing) == set(signal.landmarks("right"))


@given(st.lists(st.floats(0.1, 10.0), min_size=1, max_size=60))
def test_the_longest_length_is_the_same_at_once_and_frame_by_frame(lengths: list[float]) -> None:
    """It never shrinks, and one wild frame among thirty does not stretch it."""
    follower = LongestLength()
    live = [follower.feed(length) for length in lengths]
    assert live == pytest.approx(follow_longest(np.array(lengths)))
    assert live == sorted(live)


def test_one_wild_frame_stretches_no_bone() -> None:
    """A landmark thrown across the room for one picture."""
    follower = LongestLength()
    lengths = [1.0] * 20 + [9.0] + [1.0] * 20
    assert max(follower.feed(length) for length in lengths) == 1.0
