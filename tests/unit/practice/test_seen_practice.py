"""A whole body before the camera: who is believed, from where, and what recordings say about it."""

import numpy as np
import pytest

from lull.movement.attempt import Excursion
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES, LandmarkFrame, Watched
from lull.movement.recording import Recording
from lull.practice.catalogue import EXERCISES
from lull.practice.form_watch import FormWatch
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.recorded_practice import RecordedCount, count_recording
from lull.practice.view_watcher import ViewWatcher
from lull.refusal import BadInput, Refusal
from made_body import Posture, film_body, swing
from made_frames import to_recording

SQUARE, FPS = 480, 30.0
LIFT, SQUAT = EXERCISES["side-lift"], EXERCISES["mini-squat"]


def lift_arm(times: int, azimuth_deg: float = 0.0, lean: float = 0.0) -> np.ndarray:
    """Return frames of a body that lifts its left arm sideways."""
    values = np.concatenate([swing(80.0, before_s=0.8, after_s=0.4) for _ in range(times)])
    postures = [Posture(arm_deg=10.0 + value, side=-lean * value / 80.0) for value in values]
    return film_body(postures, azimuth_deg=azimuth_deg)


def squat(times: int, azimuth_deg: float = 0.0) -> np.ndarray:
    """Return frames of a body that bends and straightens both knees."""
    values = np.concatenate([swing(80.0, before_s=0.8, after_s=0.4) for _ in range(times)])
    return film_body([Posture(knee=value, lean=0.3 * value) for value in values], azimuth_deg=azimuth_deg)


def practise(points: np.ndarray) -> list[PracticeState]:
    """Practise lifting the left arm live."""
    engine = PracticeEngine(LIFT, "left", own_range_deg=80.0)
    return [engine.feed(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE)) for i, frame in enumerate(points)]


def count(points: np.ndarray, exercise: str = "side-lift", side: Watched | None = "left") -> RecordedCount:
    """Count a recording of a picture."""
    counted = count_recording(
        to_recording(points),
        EXERCISES[exercise],
        side=side,
        image_size=(SQUARE, SQUARE),
    )
    assert isinstance(counted, RecordedCount)
    return counted


def test_live_and_recorded_find_the_same_movements() -> None:
    """Five lifts: the recording and the live engine agree to the last digit on when and how far."""
    points = lift_arm(5)
    live = [state.finished for state in practise(points) if state.finished]
    counted = count_recording(
        to_recording(points), LIFT, side="left", image_size=(SQUARE, SQUARE), own_range=80.0
    )
    assert isinstance(counted, RecordedCount)
    recorded = [movement.attempt for movement in counted.counts[0].movements]
    assert [a.accepted for a in recorded] == [True] * 5
    for one, other in zip(live, recorded[-len(live) :], strict=True):
        assert one.range_deg == pytest.approx(other.range_deg, abs=1e-9)
        assert (one.start_s, one.peak_s, one.end_s) == (other.start_s, other.peak_s, other.end_s)


@pytest.mark.hazard("H18")
def test_a_passer_by_is_neither_shown_nor_counted() -> None:
    """Somebody else for half a second: no angle, a word, and the count goes on."""
    points = lift_arm(5)
    passing = lift_arm(5)
    passing[..., 0] += 0.35
    points[200:215] = passing[200:215]
    states = practise(points)
    assert all(state.angle_deg is None and state.cue == "only_you" for state in states[200:215])
    assert states[-1].repetitions == practise(lift_arm(5))[-1].repetitions == 4
    counted = count(points)
    assert counted.trust.another_person == 15
    assert counted.counts[0].counted.repetitions == 5
    assert counted.counts[0].coverage == pytest.approx(1.0 - 15.0 / len(points), abs=0.01)


@pytest.mark.hazard("H18")
def test_from_too_far_aside_no_angle_is_shown() -> None:
    """Sixty degrees past the front: counted all the same, and asked to turn."""
    states = practise(lift_arm(4, azimuth_deg=60.0))
    assert {state.angle_deg for state in states} == {None}
    assert {state.cue for state in states if state.phase == "practising"} == {"turn_front"}
    counted = count(lift_arm(4, azimuth_deg=60.0))
    refused = counted.counts[0].refused
    assert refused is not None
    assert refused.code == "view_too_oblique"
    assert counted.counts[0].counted.repetitions == 4


def test_the_error_of_a_range_grows_with_the_obliquity() -> None:
    """Straight from the front nearly the body's own five degrees, twenty degrees aside more."""
    straight, aside = (
        count(lift_arm(4, azimuth_deg=azimuth)).counts[0].movements[1].range_error for azimuth in (0.0, 25.0)
    )
    assert 5.0 <= straight < aside < 15.0


def test_an_arm_bent_towards_the_camera_gives_no_angle() -> None:
    """Elbow exercise from the front, forearm towards the camera: the limb leaves the plane."""
    points = lift_arm(4)
    wrist, elbow = (points[:, LANDMARK_INDEX[f"left_{name}"]] for name in ("wrist", "elbow"))
    bend = np.concatenate([swing(1.0, before_s=0.8, after_s=0.4) for _ in range(4)])[:, None]
    wrist[:, :2] = elbow[:, :2] + (1.0 - 0.8 * bend) * (wrist[:, :2] - elbow[:, :2])
    points[:, LANDMARK_INDEX["left_wrist"]] = wrist
    refused = count(points, "elbow-straighten").counts[0].refused
    assert refused is not None
    assert refused.code == "limb_out_of_plane"


def test_leaning_while_lifting_is_told() -> None:
    """Fifteen degrees to the side with every lift, from the front."""
    movements = count(lift_arm(4, lean=15.0)).counts[0].movements
    told = [
        [criterion.name for criterion in movement.criteria if criterion.is_told] for movement in movements
    ]
    assert all("side_lean" in names for names in told)
    assert not any(
        criterion.is_told
        for movement in count(lift_arm(4)).counts[0].movements
        for criterion in movement.criteria
    )


def test_both_legs_are_watched_together_or_the_one_that_is_seen() -> None:
    """From the front both; from the side with the far leg hidden, the near one."""
    front = count(squat(4), "mini-squat", None)
    assert (front.side, front.side_why) == ("both", "both sides move as one")
    assert front.counts[0].counted.repetitions == 4
    points = squat(4, azimuth_deg=90.0)
    hidden = [LANDMARK_INDEX[f"right_{name}"] for name in ("hip", "knee", "ankle")]
    points[: len(points) // 2, hidden, 3] = 0.2
    side = count(points, "mini-squat", None)
    assert side.side == "left"
    assert side.side_why == "seen 100% of the time, both sides 50%"
    assert side.counts[0].counted.repetitions == 4


def test_what_needs_depth_is_not_counted_without() -> None:
    """Turning the trunk in a table of x and y alone: one sentence."""
    recording = to_recording(lift_arm(1), ends="xyv")
    with pytest.raises(BadInput, match="no depth"):
        count_recording(recording, EXERCISES["turn-trunk"], side=None, image_size=(SQUARE, SQUARE))


def test_the_tracker_s_depth_widens_the_error() -> None:
    """World coordinates of drawn people were wrong by 15 degrees and more; lengths know no degrees."""
    points = lift_arm(4)
    columns = {
        f"{name}_w{axis}": points[:, LANDMARK_INDEX[name], k]
        for name in MEDIAPIPE_NAMES
        for k, axis in enumerate("xyz")
    }
    columns |= {f"{name}_v": points[:, LANDMARK_INDEX[name], 3] for name in MEDIAPIPE_NAMES}
    recording = Recording(name="a", t_s=np.arange(len(points)) / FPS, columns=columns)
    counted = count_recording(recording, LIFT, side="left", image_size=None)
    assert isinstance(counted, RecordedCount)
    assert counted.counts[0].columns == "world"
    assert counted.counts[0].movements[0].range_error > 15.0


def test_a_side_never_seen_is_refused_by_name() -> None:
    """A body that is there and never visible."""
    points = squat(1)
    points[..., 3] = 0.1
    refused = count_recording(to_recording(points), SQUAT, side=None, image_size=(SQUARE, SQUARE))
    assert isinstance(refused, Refusal)
    assert "the body is never seen" in refused.message


def test_missing_columns_are_named_a_few_at_a_time() -> None:
    """Nobody reads fifty names; which sides there are is said."""
    whole = to_recording(squat(1))
    bare = Recording(name="a.csv", t_s=whole.t_s, columns={})
    with pytest.raises(BadInput, match=r"and 6 more, which mini-squat needs for both sides"):
        count_recording(bare, SQUAT, side="both", image_size=None)
    left = {name: column for name, column in whole.columns.items() if not name.startswith("right_knee")}
    with pytest.raises(BadInput, match=r"it holds the left side"):
        count_recording(
            Recording(name="a.csv", t_s=whole.t_s, columns=left), SQUAT, side="both", image_size=None
        )


def test_a_view_nobody_has_shown_is_held_against_nobody() -> None:
    """Before the trunk was ever seen, angles are shown with the error they have without a view."""
    watcher = ViewWatcher("side")
    assert watcher.is_answerable
    assert watcher.estimate_error_deg(90.0) == 0.0


@pytest.mark.hazard("H19")
def test_a_criterion_is_said_while_practising_and_the_repetition_counts() -> None:
    """Fifteen degrees to the side with every lift: counted, and coached in kind words."""
    leaning = practise(lift_arm(5, lean=15.0))
    upright = practise(lift_arm(5))
    assert "form_side_lean" in {state.cue for state in leaning}
    assert not any((state.cue or "").startswith("form_") for state in upright)
    assert leaning[-1].repetitions == upright[-1].repetitions == 4


def test_the_legs_are_watched_where_knees_matter_and_only_for_a_minute() -> None:
    """A squat with knees coming together is told live; what is over a minute old is forgotten."""
    values = swing(0.06, before_s=0.8, after_s=0.4)
    points = film_body([Posture(knee=1200.0 * value, together=value) for value in values])
    watch = FormWatch(SQUAT)
    movement = Excursion(
        start_s=0.8,
        peak_s=1.8,
        end_s=2.8,
        range_deg=60.0,
        range_error_deg=5.0,
        fault=None,
        decided_s=2.9,
        evidence_deg=99.0,
        above_rest_deg=60.0,
    )
    assert watch.measure(movement) == {}
    for i, frame in enumerate(points):
        watch.feed(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE))
    assert watch.measure(movement)["knee_valgus"].value == pytest.approx(50.0, rel=0.1)
    watch.feed(LandmarkFrame(90.0, points[0], SQUARE, SQUARE))
    assert watch.measure(movement) == {}
    assert len(watch._seen) == 1, "what is over a minute old is let go"


def test_of_a_picture_of_another_size_no_form_is_told() -> None:
    """Half as wide, everything would lie elsewhere: what was seen before is not compared with it."""
    watch = FormWatch(LIFT)
    upright = film_body([Posture()] * 4)
    for i, frame in enumerate(upright[:3]):
        watch.feed(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE))
    assert len(watch._seen) == 3
    watch.feed(LandmarkFrame(3 / FPS, upright[3], SQUARE // 2, SQUARE))
    assert len(watch._seen) == 1


@pytest.mark.hazard("H18")
def test_thighs_that_point_at_the_camera_give_no_angle_between_them() -> None:
    """Sitting before the camera, knees opening: the picture shows the thighs far too short at first."""
    points = squat(4)
    opened = np.concatenate([swing(1.0, before_s=0.8, after_s=0.4) for _ in range(4)])
    for name, sign in (("left", 1.0), ("right", -1.0)):
        hip, knee = (LANDMARK_INDEX[f"{name}_{joint}"] for joint in ("hip", "knee"))
        points[:, knee, 0] = points[:, hip, 0] + sign * (0.02 + 0.08 * opened)
        points[:, knee, 1] = points[:, hip, 1] + 0.03
    refused = count(points, "hips-open", None).counts[0].refused
    assert refused is not None
    assert refused.code == "limb_out_of_plane"


@pytest.mark.hazard("H18")
def test_a_recording_that_mostly_shows_others_is_not_counted() -> None:
    """Landmarks that leap about the room belong to nobody."""
    points = lift_arm(4)
    points[:, :, 0] += np.random.default_rng(1).uniform(-5.0, 5.0, len(points))[:, None]
    found = count_recording(to_recording(points), LIFT, side="left", image_size=(SQUARE, SQUARE))
    assert isinstance(found, Refusal)
    assert found.code == "person_changes"
