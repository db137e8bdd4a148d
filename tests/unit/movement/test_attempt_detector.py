"""What begins a movement, what ends it, and what is none: worked examples on made-up angles."""

import numpy as np
import pytest

from lull.movement.attempt import JOINTS_NOT_SEEN, NOT_RETURNED, TOO_FAST, Excursion
from lull.movement.attempt_detector import AttemptDetector
from made_movement import Array, MadeMovement, Way, shake, simulate_movement


def detect(
    t_s: Array, angle_deg: Array, *, own_range_deg: float | None = None, flush: bool = True
) -> list[Excursion]:
    """Feed all frames, NaN as not seen, and return the movements found."""
    detector = AttemptDetector()
    detector.own_range_deg = own_range_deg
    found = [
        detector.feed(t, None if angle != angle else angle)  # noqa: PLR0124 - NaN is unlike itself
        for t, angle in zip(t_s.tolist(), angle_deg.tolist(), strict=True)
    ]
    if flush:
        found.append(detector.flush())
    return [excursion for excursion in found if excursion is not None]


def hide(made: MadeMovement, from_s: float, to_s: float) -> Array:
    """Return the angles with a stretch not seen."""
    angles = made.angle_deg.copy()
    angles[(made.t_s >= from_s) & (made.t_s < to_s)] = np.nan
    return angles


def test_one_movement_has_its_times_and_range() -> None:
    """Left rest at 1.5 s, peaked by 2.6 s, was back at 3.5 s, and went 70 degrees."""
    made = simulate_movement([Way(range_deg=70.0)], fps=30)
    (only,) = detect(made.t_s, made.angle_deg)
    assert only.start_s == pytest.approx(1.5, abs=0.2)
    assert only.peak_s == pytest.approx(2.5, abs=0.15)
    assert only.end_s == pytest.approx(3.5, abs=0.25)
    assert only.range_deg == pytest.approx(70.0, abs=1.5)
    assert only.fault is None


def test_the_end_is_told_soon_after_it() -> None:
    """A person hears of a movement within 0.3 s of being back."""
    made = simulate_movement([Way(range_deg=r) for r in (30.0, 60.0, 90.0)], fps=30)
    found = detect(made.t_s, made.angle_deg)
    ends = [end for _, end, _ in made.truth]
    assert len(found) == 3
    assert all(abs(one.decided_s - end) < 0.3 for one, end in zip(found, ends, strict=True))


def test_a_pause_half_way_is_one_movement() -> None:
    """Stopping for four seconds on the way out does not make two of one."""
    made = simulate_movement([Way(range_deg=80.0, pause_s=4.0)] * 2, fps=30)
    assert len(detect(made.t_s, made.angle_deg)) == 2


@pytest.mark.parametrize("hold_s", [9.5, 10.5, 15.0, 30.0])
def test_a_long_hold_that_comes_back_is_one_movement(hold_s: float) -> None:
    """Holding at full reach is good practice; trembling a little while doing so too."""
    made = simulate_movement([Way(range_deg=60.0, hold_s=hold_s)] * 3, fps=15)
    found = detect(made.t_s, shake(made, np.random.default_rng(3), noise_deg=1.0))
    assert [one.fault for one in found] == [None] * 3


def test_never_coming_back_is_a_new_posture() -> None:
    """Told as not returned after forty seconds; movements from there count from there."""
    still_out = simulate_movement([Way(range_deg=30.0, hold_s=45.0)], fps=15, cut_s=1.7)
    after = simulate_movement([Way(range_deg=50.0)] * 2, fps=15, rest_deg=100.0)
    times = np.concatenate((still_out.t_s, still_out.t_s[-1] + 1 / 15 + after.t_s))
    found = detect(times, np.concatenate((still_out.angle_deg, after.angle_deg)))
    assert [one.fault for one in found] == [NOT_RETURNED, None, None]
    assert found[0].decided_s == pytest.approx(42.0, abs=2.0)


def test_going_on_from_a_hold_is_a_new_posture() -> None:
    """Still out for ten seconds and then further: not returned, and movements from there count from there."""
    made = simulate_movement([Way(range_deg=40.0, hold_s=14.0, back_s=0.9)], fps=30)
    held = made.t_s < 15.0
    after = simulate_movement([Way(range_deg=50.0)], fps=30, rest_deg=110.0)
    times = np.concatenate((made.t_s[held], 15.0 + after.t_s))
    found = detect(times, np.concatenate((made.angle_deg[held], after.angle_deg)))
    assert [one.fault for one in found] == [NOT_RETURNED, None]
    assert found[1].range_deg == pytest.approx(50.0, abs=2.0)


def test_a_recording_that_ends_on_the_way_out_says_so() -> None:
    """The last movement began and was not seen to return."""
    made = simulate_movement([Way(range_deg=60.0)] * 2, fps=30, cut_s=1.7)
    assert [one.fault for one in detect(made.t_s, made.angle_deg)] == [None, NOT_RETURNED]
    assert len(detect(made.t_s, made.angle_deg, flush=False)) == 1


def test_a_recording_that_ends_nearly_home_has_seen_the_return() -> None:
    """More than 60 % of the way back at the last frame is back."""
    made = simulate_movement([Way(range_deg=60.0)], fps=30, cut_s=0.8)
    assert [one.fault for one in detect(made.t_s, made.angle_deg)] == [None]


def test_a_recording_that_begins_on_the_way_out_counts_from_where_it_comes_back_to() -> None:
    """Half of the first way out was not filmed; the way back shows the range."""
    made = simulate_movement([Way(range_deg=80.0)] * 2, fps=30, lead_s=0.0)
    filmed = made.t_s >= 0.4
    first, second = detect(made.t_s[filmed], made.angle_deg[filmed])
    assert first.range_deg == pytest.approx(second.range_deg, abs=3.0)


@pytest.mark.hazard("H18")
def test_a_movement_hidden_half_way_is_not_a_whole_one() -> None:
    """Two seconds unseen while out: the movement is told once, as not seen."""
    made = simulate_movement([Way(range_deg=80.0, hold_s=3.0)] * 2, fps=30)
    found = detect(made.t_s, hide(made, 2.3, 4.8))
    assert [one.fault for one in found] == [JOINTS_NOT_SEEN, None]


@pytest.mark.hazard("H18")
def test_a_movement_that_began_unseen_is_told_as_that() -> None:
    """Seen first when already out, and then coming back: an attempt nobody can judge."""
    made = simulate_movement([Way(range_deg=80.0)] * 2, fps=30)
    assert [one.fault for one in detect(made.t_s, hide(made, 0.9, 2.4))] == [JOINTS_NOT_SEEN, None]


def test_a_new_posture_after_a_gap_is_no_movement() -> None:
    """Sitting differently after three unseen seconds moves the rest, and counts nothing."""
    still = np.arange(0.0, 9.0, 1 / 30)
    angles = np.where(still < 3.0, 80.0, 115.0)
    angles[(still >= 3.0) & (still < 5.0)] = np.nan
    assert detect(still, angles) == []


def test_a_blink_of_the_tracker_changes_nothing() -> None:
    """Half a second unseen on the way out is bridged."""
    made = simulate_movement([Way(range_deg=80.0)] * 2, fps=30)
    assert [one.fault for one in detect(made.t_s, hide(made, 1.8, 2.3))] == [None, None]


@pytest.mark.hazard("H18")
def test_a_leap_no_joint_can_make_is_no_repetition() -> None:
    """Landmarks that swap for a second leap out and back; the attempt says it was too fast."""
    still = np.arange(0.0, 6.0, 1 / 30)
    angles = np.where((still > 2.0) & (still < 3.0), 170.0, 80.0)
    assert [one.fault for one in detect(still, angles)] == [TOO_FAST]


def test_single_wild_frames_are_dropped() -> None:
    """One lost frame every second, each 80 degrees off, is noise of the tracker."""
    made = simulate_movement([Way(range_deg=60.0)] * 3, fps=30)
    angles = made.angle_deg.copy()
    angles[::31] += 80.0
    assert len(detect(made.t_s, angles)) == 3


@pytest.mark.parametrize("seed", range(4))
def test_small_fidgets_are_nothing(seed: int) -> None:
    """Two to ten degrees either way for two minutes, before any range is known: no movement."""
    rng = np.random.default_rng(seed)
    t_s = np.arange(0.0, 120.0, 1 / 30)
    angles = 80.0 + rng.normal(0.0, 0.5, len(t_s))
    at_s = 2.0
    while at_s < 115.0:
        long_s = rng.uniform(0.5, 3.0)
        part = (t_s >= at_s) & (t_s < at_s + long_s)
        size = rng.uniform(2.0, 10.0) * rng.choice((-1.0, 1.0))
        angles[part] += size * 0.5 * (1.0 - np.cos(2.0 * np.pi * (t_s[part] - at_s) / long_s))
        at_s += long_s + rng.uniform(0.0, 4.0)
    assert detect(t_s, angles) == []


def test_with_a_known_range_leaving_takes_a_quarter_of_it() -> None:
    """Eighteen degrees are a movement to a stranger, and fidgeting to someone who moves 100."""
    made = simulate_movement([Way(range_deg=18.0)], fps=30)
    assert len(detect(made.t_s, made.angle_deg)) == 1
    assert detect(made.t_s, made.angle_deg, own_range_deg=100.0) == []


def test_trembling_alone_is_nothing() -> None:
    """A strong tremble at rest raises the threshold instead of counting."""
    made = simulate_movement([Way(range_deg=0.001, rest_s=20.0)], fps=30)
    trembling = shake(made, np.random.default_rng(1), tremor_deg=8.0, noise_deg=1.0)
    assert detect(made.t_s, trembling) == []


def test_forgetting_a_movement_ends_it_untold() -> None:
    """Rest pressed half-way: nothing is told of that movement."""
    made = simulate_movement([Way(range_deg=60.0)], fps=30)
    detector = AttemptDetector()
    half = made.t_s < 2.4
    for t, angle in zip(made.t_s[half].tolist(), made.angle_deg[half].tolist(), strict=True):
        detector.feed(t, angle)
    was_out = detector.is_out
    detector.forget_movement()
    assert was_out
    assert detector.flush() is None


def test_leaving_grows_with_the_noise_measured_at_rest() -> None:
    """Six standard deviations of the smoothed signal, where that is more than twelve degrees."""
    rng = np.random.default_rng(0)
    detector = AttemptDetector()
    smoothed, leaving = [], []
    for i in range(1800):
        detector.feed(i / 30.0, 80.0 + rng.normal(0.0, 7.0))
        smoothed.append(detector.smoothed_deg or 0.0)
        leaving.append(detector.leaving_deg)
    assert np.mean(leaving[300:]) == pytest.approx(6.0 * np.std(smoothed[300:]), rel=0.25)
    assert min(leaving[300:]) >= 12.0
    detector.own_range_deg = 20.0
    assert detector.leaving_deg == 10.0


@pytest.mark.parametrize("seed", range(4))
def test_noise_alone_is_no_movement(seed: int) -> None:
    """A still joint under six degrees of noise, a minute at 30 frames a second, from the first frame on."""
    rng = np.random.default_rng(seed)
    t_s = np.arange(0.0, 60.0, 1 / 30)
    assert detect(t_s, 80.0 + rng.normal(0.0, 6.0, len(t_s))) == []


def test_what_noise_can_make_is_not_told() -> None:
    """The same brief rise stands out from a quiet rest, and not from a noisy one."""
    brief = Excursion(
        start_s=20.0,
        peak_s=20.2,
        end_s=20.4,
        range_deg=30.0,
        range_error_deg=6.0,
        fault=None,
        decided_s=20.5,
        evidence_deg=40.0,
        above_rest_deg=30.0,
    )
    verdicts = []
    for noise_deg in (0.5, 9.0):
        rng, detector = np.random.default_rng(7), AttemptDetector()
        for i in range(300):
            detector.feed(i / 15, 80.0 + rng.normal(0.0, noise_deg))
        verdicts.append(detector.stands_out(brief))
    assert verdicts == [True, False]


def test_coming_to_rest_short_of_home_ends_a_movement() -> None:
    """Back by three quarters and still: told within half a second, not a minute later."""
    t_s = np.arange(0.0, 8.0, 1 / 30)
    angles = np.interp(t_s, [0.0, 1.0, 2.0, 3.0, 8.0], [80.0, 80.0, 150.0, 97.0, 97.0])
    (only,) = detect(t_s, angles)
    assert only.decided_s == pytest.approx(3.2, abs=0.4)
