"""Somebody else in the picture, and left and right mixed up: known frames, and only those, are left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.frame_trust import NEEDED, FrameTrust, Verdict
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES, LandmarkFrame
from lull.movement.person_lock import STAYED_S, PersonLock
from lull.movement.recorded_trust import find_trusted_frames
from lull.movement.recorded_verdicts import judge_frames
from lull.movement.side_swap import SideSwap
from made_body import Posture, film_body, swing
from made_frames import to_recording

SQUARE = 480
FPS = 30.0

SWAPPED = [
    LANDMARK_INDEX[name.replace("left", "~").replace("right", "left").replace("~", "right")]
    for name in MEDIAPIPE_NAMES
]


def judge(points: np.ndarray) -> list[Verdict]:
    """Judge frames one by one."""
    trust = FrameTrust()
    return [
        trust.judge(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE)).verdict for i, frame in enumerate(points)
    ]


def practise(azimuth_deg: float = 0.0, place: tuple[float, float] = (0.5, 0.4)) -> np.ndarray:
    """Return a body that lifts an arm, bends its knees and leans."""
    postures = [
        Posture(arm_deg=10.0 + value, knee=0.6 * value, lean=0.2 * value)
        for value in swing(100.0, before_s=0.5, moving_s=1.2, after_s=0.5)
    ]
    return film_body(postures, azimuth_deg=azimuth_deg, place=place)


@settings(max_examples=30)
@given(st.floats(0.0, 360.0), st.integers(0, 2**32 - 1))
def test_a_person_who_practises_is_believed_all_the_way(azimuth_deg: float, seed: int) -> None:
    """From any side, with the tracker's noise."""
    points = practise(azimuth_deg)
    points[..., :2] += np.random.default_rng(seed).normal(0.0, 0.002, points[..., :2].shape)
    assert set(judge(points)) == {"trusted"}


@pytest.mark.hazard("H18")
@pytest.mark.parametrize(("first", "frames"), [(20, 1), (20, 15), (40, 25)])
def test_a_leap_to_somebody_else_and_back(first: int, frames: int) -> None:
    """The frames of the other person are left out, whoever they are; then it goes on."""
    points = practise()
    points[first : first + frames] = practise(place=(0.85, 0.45))[first : first + frames]
    wanted = ["another_person" if first <= i < first + frames else "trusted" for i in range(len(points))]
    assert judge(points) == wanted


@pytest.mark.hazard("H18")
def test_a_child_in_front_of_an_adult_is_not_the_adult() -> None:
    """Same place, half the size."""
    points = practise()
    middle = np.array([0.5, 0.4])
    points[30:40, :, :2] = middle + 0.5 * (points[30:40, :, :2] - middle)
    assert [i for i, verdict in enumerate(judge(points)) if verdict == "another_person"] == list(
        range(30, 40)
    )


def test_somebody_who_stays_is_the_person_now() -> None:
    """After three seconds the newcomer is followed, and said to be new."""
    lock = PersonLock()
    assert lock.is_same(0.0, (100.0, 100.0), 50.0)
    seen = [(t, lock.is_same(t, (400.0, 100.0), 50.0), lock.changed) for t in np.arange(0.1, 5.0, 0.1)]
    taken = [t for t, same, _ in seen if same]
    assert taken[0] == pytest.approx(0.1 + STAYED_S, abs=0.05)
    assert [t for t, _, changed in seen if changed] == taken[:1]
    assert not lock.is_same(5.0, (100.0, 100.0), 50.0)


def test_two_strangers_one_after_the_other_do_not_add_up() -> None:
    """Two seconds each: neither has stayed."""
    lock = PersonLock()
    lock.is_same(0.0, (100.0, 100.0), 50.0)
    first = [lock.is_same(t, (400.0, 100.0), 50.0) for t in np.arange(0.1, 2.1, 0.1)]
    second = [lock.is_same(t, (700.0, 100.0), 50.0) for t in np.arange(2.1, 4.1, 0.1)]
    assert not any(first + second)


@pytest.mark.hazard("H18")
def test_somebody_met_before_a_long_gap_is_forgotten() -> None:
    """Whoever comes back is followed, and a leap from them is one."""
    lock = PersonLock()
    lock.is_same(0.0, (100.0, 100.0), 50.0)
    assert not lock.is_same(0.1, (400.0, 100.0), 50.0)
    assert lock.is_same(9.0, (100.0, 100.0), 50.0)
    assert not lock.is_same(9.1, (400.0, 100.0), 50.0)


def test_after_a_long_time_unseen_anybody_may_come() -> None:
    """Nothing can be said, so nothing is held against them; a trunk of no length is nobody."""
    lock = PersonLock()
    lock.is_same(0.0, (100.0, 100.0), 50.0)
    assert lock.is_same(8.0, (400.0, 100.0), 50.0)
    assert not lock.is_same(8.1, (400.0, 100.0), 0.0)


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("azimuth_deg", [0.0, 30.0, 180.0])
def test_left_and_right_exchanged_for_some_frames(azimuth_deg: float) -> None:
    """Those frames are left out, not believed with the wrong arm."""
    points = practise(azimuth_deg)
    points[30:36] = points[30:36][:, SWAPPED]
    assert [i for i, verdict in enumerate(judge(points)) if verdict == "sides_swapped"] == list(range(30, 36))


def test_an_exchange_that_stays_is_the_new_order() -> None:
    """After a second it was the other order that was wrong."""
    points = np.concatenate((practise(), practise()[:, SWAPPED]))
    verdicts = judge(points)
    out = [i for i, verdict in enumerate(verdicts) if verdict == "sides_swapped"]
    assert out == list(range(len(points) // 2, len(points) // 2 + 30))


def test_nothing_is_said_of_an_exchange_across_a_gap() -> None:
    """Half a second unseen, or no limbs at all."""
    swap = SideSwap()
    pair, other = ((0.0, 0.0), (100.0, 0.0)), ((100.0, 0.0), (0.0, 0.0))
    assert not swap.is_swapped(0.0, [pair], 50.0)
    assert not swap.is_swapped(0.5, [other], 50.0)
    assert not swap.is_swapped(0.53, [], 50.0)


def test_an_unseen_trunk_or_one_of_no_length_is_not_judged() -> None:
    """Nobody to compare with: believed, with no width."""
    points = practise()[:3]
    points[1, LANDMARK_INDEX["left_hip"]] = np.nan
    points[2, [LANDMARK_INDEX[name] for name in ("left_shoulder", "right_shoulder")]] = points[
        2, [LANDMARK_INDEX[name] for name in ("left_hip", "right_hip")]
    ]
    trust = FrameTrust()
    found = [trust.judge(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE)) for i, frame in enumerate(points)]
    assert [one.width_share is None for one in found] == [False, True, True]
    assert {one.verdict for one in found} == {"trusted"}


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1))
def test_a_recording_is_judged_as_its_frames_are(seed: int) -> None:
    """Live and recorded: the same verdicts, widths and sums."""
    rng = np.random.default_rng(seed)
    points = practise(rng.uniform(0.0, 360.0))
    strange = int(rng.integers(5, 50))
    points[strange : strange + 8] = practise(place=(0.9, 0.5))[strange : strange + 8]
    trust = FrameTrust()
    live = [trust.judge(LandmarkFrame(i / FPS, frame, SQUARE, SQUARE)) for i, frame in enumerate(points)]
    rows = [LANDMARK_INDEX[name] for name in NEEDED]
    verdicts, shares, _ = judge_frames(
        np.arange(len(points)) / FPS, points[:, rows].transpose(1, 2, 0), SQUARE, SQUARE
    )
    assert verdicts == [one.verdict for one in live]
    assert shares.tolist() == pytest.approx([one.width_share for one in live])
    recording = to_recording(points)
    found = find_trusted_frames(recording, (SQUARE, SQUARE))
    assert found.trusted.tolist() == [one.verdict == "trusted" for one in live]
    assert found.another_person == 8
    assert found.width_share == pytest.approx(
        np.median([one.width_share for one in live if one.verdict == "trusted"])
    )
    unknown = find_trusted_frames(recording, None)
    assert unknown.trusted.all()
    assert unknown.width_share is None


@pytest.mark.parametrize("between", ["none", "one in between is believed"])
def test_who_comes_back_is_known_again_whatever_was_believed_on_the_way(between: str) -> None:
    """A passer-by takes the tracker over; on its way back it shows a body of neither, near and small."""
    person, passer_by = ((100.0, 100.0), 80.0), ((400.0, 60.0), 160.0)
    neither = [((105.0, 98.0), 60.0), ((108.0, 96.0), 45.0)] if between != "none" else []
    lock = PersonLock()
    seen = [person] * 40 + neither + [passer_by] * 20 + [person] * 20
    verdicts = [lock.is_same(i / 30.0, *body) for i, body in enumerate(seen)]
    assert verdicts == [body is not passer_by for body in seen]
