"""Bones that change length are found alike live and in a recording, in a picture and in space."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.landmarks import LANDMARK_INDEX, LandmarkFrame
from lull.movement.recorded_segments import follow_size, judge_in_picture, judge_in_space
from lull.movement.recorded_trust import find_trusted_frames
from lull.movement.segment_guard import BodySize, PictureLength, SpaceLength
from lull.practice.catalogue import EXERCISES
from lull.practice.practice_engine import PracticeEngine
from lull.practice.recorded_practice import RecordedCount, count_recording
from made_body import Posture, film_body, swing
from made_frames import to_recording
from made_movement import Array

LIFT, SIZE, FPS = EXERCISES["side-lift"], (640, 480), 30.0
ARM = ("left_shoulder", "left_elbow")


def make_lengths(rng: np.random.Generator, frames: int) -> Array:
    """Make lengths that scatter, turn away, grow for good, and are wild now and then."""
    lengths = rng.uniform(0.2, 1.2) * np.exp(rng.normal(0.0, rng.choice((0.0, 0.02, 0.2)), frames))
    lengths *= 0.6 + 0.4 * np.cos(np.arange(frames) * rng.choice((0.0, 0.02, 0.3)))
    lengths[rng.integers(0, frames) :] *= rng.choice((1.0, 0.5, 2.0))
    wild = rng.random(frames) < rng.choice((0.0, 0.02, 0.3))
    lengths[wild] *= rng.choice((0.0, 0.3, 3.0), wild.sum())
    return lengths


@given(st.integers(0, 2**32 - 1), st.sampled_from((1, 14, 15, 16, 30, 31, 32, 300)))
def test_lengths_are_judged_at_once_as_one_by_one(seed: int, frames: int) -> None:
    """Every verdict, in a picture and in space."""
    lengths = make_lengths(np.random.default_rng(seed), frames)
    picture, space = PictureLength(ARM), SpaceLength()
    assert judge_in_picture(lengths, ARM).tolist() == [picture.has_changed(one) for one in lengths.tolist()]
    assert judge_in_space(lengths).tolist() == [space.has_changed(one) for one in lengths.tolist()]


@given(st.integers(0, 2**32 - 1), st.sampled_from((0.0, -50.0, 1e5)))
def test_the_size_of_a_body_is_followed_alike(seed: int, starts_s: float) -> None:
    """The trunk's longest look, slowly forgotten, with frames in which it was not seen."""
    rng = np.random.default_rng(seed)
    t_s = starts_s + np.cumsum(rng.uniform(0.01, 2.0, 200))
    trunk = np.where(rng.random(200) < 0.2, np.nan, rng.uniform(50.0, 200.0, 200))
    size = BodySize()
    live = [
        np.nan if np.isnan(long) else size.feed(t, long)
        for t, long in zip(t_s.tolist(), trunk.tolist(), strict=True)
    ]
    assert follow_size(t_s, trunk).tolist() == pytest.approx(live, rel=1e-9, nan_ok=True)


def film_lifts(rng: np.random.Generator, share_lost: float) -> Array:
    """Film five lifts of the left arm; in some frames its wrist is shown far away."""
    lift = swing(80.0, before_s=0.8, after_s=0.4)
    points = film_body([Posture(arm_deg=10.0 + value) for value in np.tile(lift, 5)])
    lost = rng.random(len(points)) < share_lost
    points[lost, LANDMARK_INDEX["left_wrist"], :2] += rng.uniform(0.3, 0.6, (lost.sum(), 2))
    return points


@settings(max_examples=12)
@given(st.integers(0, 2**32 - 1), st.sampled_from((0.0, 0.02, 0.1)))
def test_live_practice_and_a_recording_leave_out_the_same_frames(seed: int, share_lost: float) -> None:
    """As many frames with the same reason, and the same movements counted."""
    points = film_lifts(np.random.default_rng(seed), share_lost)
    engine = PracticeEngine(LIFT, "left", own_range_deg=80.0)
    states = [engine.feed(LandmarkFrame(i / FPS, frame, *SIZE)) for i, frame in enumerate(points)]
    live = sum(state.missing_why == "segment_length_changed" for state in states)
    counted = count_recording(to_recording(points), LIFT, side="left", image_size=SIZE, own_range=80.0)
    assert isinstance(counted, RecordedCount)
    assert counted.counts[0].length_changed == live
    assert (live > 0) == (share_lost > 0.0)
    assert counted.counts[0].counted.repetitions == 5


@given(st.floats(0.1, 3.0), st.floats(0.0, 360.0))
def test_coming_nearer_and_turning_change_no_bone(scale: float, turn_deg: float) -> None:
    """A body that keeps its bones loses no frame, from wherever it is filmed and however large."""
    lift = swing(80.0, before_s=0.8, after_s=0.4)
    points = film_body([Posture(arm_deg=10.0 + value) for value in np.tile(lift, 3)], azimuth_deg=turn_deg)
    points[..., :2] *= scale * np.linspace(1.0, 2.0, len(points))[:, None, None]
    recording = to_recording(points)
    counted = count_recording(recording, LIFT, side="left", image_size=(480, 480))
    if isinstance(counted, RecordedCount):
        assert counted.counts[0].length_changed == 0


def test_hardly_any_frames_are_lost_of_noisy_limbs_in_space() -> None:
    """Noise of 3 cm on a forearm of 25: one frame in a thousand, at most; a lost wrist is found."""
    rng = np.random.default_rng(8)
    way = np.array((0.0, 25.0, 0.0)) + rng.normal(0.0, 3.0 * np.sqrt(2.0), (5000, 3))
    lengths = np.linalg.norm(way, axis=1)
    assert judge_in_space(lengths).mean() <= 0.001
    still = np.full(100, 25.0)
    still[60], still[80] = 60.0, 5.0
    assert np.flatnonzero(judge_in_space(still)).tolist() == [60, 80]


def test_a_plane_without_a_picture_is_left_alone() -> None:
    """Nothing tells the body's size there, and a turning limb looks longer."""
    recording = to_recording(100.0 * film_lifts(np.random.default_rng(1), 0.1), ends="xy")
    counted = count_recording(recording, LIFT, side="left", image_size=None)
    assert isinstance(counted, RecordedCount)
    assert counted.counts[0].length_changed == 0
    assert np.isnan(find_trusted_frames(recording, None).trunk_px).all()
