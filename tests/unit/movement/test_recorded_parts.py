"""The parts of counting a recording at once do what the parts of counting it live do."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lull.movement.jump_guard import JumpGuard
from lull.movement.longest_length import FRAMES, LongestLength, follow_longest
from lull.movement.one_euro import SPEED_CUTOFF_HZ, OneEuroFilter, share_of_new
from lull.movement.seen_frames import lay_out_frames
from lull.movement.spike_gate import SeenAngle, SpikeGate, find_noise_leapt
from lull.movement.turning import measure_direction, measure_normal


@given(st.floats(0.001, 0.9), st.floats(0.0, 400.0), st.floats(0.0, 30.0))
@example(1 / 30, 4.0 + 6000.0 / 900.0, 0.0)
@example(0.2, 244.0, 0.0)
@example(0.201, 399.0, 0.0)
def test_what_does_not_leap_is_passed_on_by_gate_and_guard(
    step_s: float, far_deg: float, more_deg: float
) -> None:
    """From the noise said on, whatever the step; and just below it, the gate holds the frame back."""
    (noise_deg,) = find_noise_leapt(np.array([step_s]), np.array([far_deg])).tolist()
    enough = max(noise_deg, 0.0) + more_deg

    def passes(noise_deg: float) -> tuple[bool, bool]:
        gate, guard = SpikeGate(), JumpGuard()
        first, second = SeenAngle(0.0, 50.0, 0.0), SeenAngle(step_s, 50.0 + far_deg, 0.0)
        gate.stand_at(first)
        guard.pass_on(0.0, 50.0)
        return gate.feed(second, noise_deg) == (second,), guard.admits(step_s, 50.0 + far_deg, noise_deg)

    assert passes(enough) == (True, True)
    if noise_deg > 0.01:
        assert not passes(noise_deg - 0.01)[0]


def test_gate_and_guard_say_whether_they_wait() -> None:
    """Before the first frame, and while a leap is undecided, the gate is not open."""
    gate, guard = SpikeGate(), JumpGuard()
    assert (gate.is_open, guard.is_open) == (False, True)
    gate.stand_at(SeenAngle(0.0, 50.0, 0.0))
    guard.pass_on(0.0, 50.0)
    assert (gate.is_open, guard.is_open) == (True, True)
    assert gate.feed(SeenAngle(0.03, 90.0, 0.0), 1.0) == ()
    assert not guard.admits(0.03, 150.0, 1.0)
    assert (gate.is_open, guard.is_open) == (False, False)


def test_following_is_feeding_one_by_one() -> None:
    """The same smoothed values and speeds, to the last digit, in two goes."""
    rng = np.random.default_rng(3)
    steps = rng.uniform(0.01, 0.06, 200)
    values = (60.0 + np.cumsum(rng.normal(0.0, 2.0, 200))).tolist()
    times = np.cumsum(steps)
    steps = np.diff(times)
    shares = share_of_new(steps, SPEED_CUTOFF_HZ).tolist()
    live, at_once = OneEuroFilter(), OneEuroFilter()
    live.feed(float(times[0]), values[0])
    at_once.feed(float(times[0]), values[0])
    expected = []
    for t_s, value in zip(times[1:].tolist(), values[1:], strict=True):
        live.feed(t_s, value)
        expected.append((live.value, live.speed))
    found: list[tuple[float, float]] = []
    for part in (slice(0, 70), slice(70, None)):
        found += zip(*at_once.follow(steps[part].tolist(), values[1:][part], shares[part]), strict=True)
    assert found == expected


@pytest.mark.parametrize("frames", [0, 1, FRAMES - 1, FRAMES, FRAMES + 1, 200])
def test_the_longest_length_is_followed_as_live(frames: int) -> None:
    """Frame by frame and at once, also with fewer frames than the median asks for."""
    lengths = np.random.default_rng(frames).uniform(0.5, 1.5, frames)
    live = LongestLength()
    assert follow_longest(lengths).tolist() == [live.feed(length) for length in lengths.tolist()]


def test_directions_turn_on_past_half_a_turn() -> None:
    """Three whole turns either way are 1080 degrees, and a quarter is a quarter."""
    for whole in (0.25, 3.0, -3.0):
        turned = np.linspace(0.0, whole * 2.0 * np.pi, 100)
        found = measure_direction(2.0 * np.sin(turned), 2.0 * np.cos(turned))
        np.testing.assert_allclose(found, np.degrees(turned), atol=1e-9)


def test_the_normal_is_the_cross_product() -> None:
    a, b = np.random.default_rng(1).normal(size=(2, 3))
    np.testing.assert_allclose(measure_normal(a, b), np.cross(a, b), rtol=1e-12)


def test_frames_are_laid_out_where_something_was_seen() -> None:
    """Five frames, one unseen, one after a long gap: worked by hand."""
    t_s, angles = np.array([0.0, 0.1, 0.2, 0.3, 2.0]), np.array([10.0, 11.0, np.nan, 80.0, 80.0])
    frames = lay_out_frames(t_s, angles, np.zeros(5), longest_gap_s=1.0)
    assert frames.rows == [0, 1, 3, 4]
    assert frames.angle_deg == [10.0, 11.0, 80.0, 80.0]
    assert frames.step_s[1:] == pytest.approx([0.1, 0.2, 1.7])
    assert frames.noise_leapt_deg[-1] == np.inf
    assert frames.window_from == [-1, -1, -1, 2]
    assert frames.find_suspicious(0, 4) == [0, 3]
    assert frames.find_suspicious(1, 3) == []
    assert frames.turned_over().angle_deg == [-10.0, -11.0, -80.0, -80.0]
