"""Counting made-up movement whose truth is known: any size, pace, frame rate, side, noise and start."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lull.movement.attempt import Attempt
from lull.movement.repetition_counter import RepetitionCounter
from lull.practice.catalogue import find_exercise
from lull.practice.practice_engine import PracticeEngine
from made_frames import make_frames
from made_movement import Array, Way, keep_some, shake, simulate_movement


def count(t_s: Array, angle_deg: Array) -> list[Attempt]:
    """Count a recording frame by frame; NaN is not seen."""
    counter = RepetitionCounter("left")
    found: list[Attempt] = []
    for t, angle in zip(t_s.tolist(), angle_deg.tolist(), strict=True):
        found += counter.feed(t, None if np.isnan(angle) else angle)
    return found + counter.flush()


def vary(ranges_deg: Sequence[float] | Array, rng: np.random.Generator, pace_s: float) -> list[Way]:
    """Give movements of these ranges their own timing around one pace."""
    return [
        Way(
            range_deg=range_deg,
            out_s=pace_s * rng.uniform(0.8, 1.25),
            back_s=pace_s * rng.uniform(0.8, 1.25),
            hold_s=rng.choice((0.0, 0.2, 1.0)),
            rest_s=rng.uniform(0.0, 1.5),
        )
        for range_deg in ranges_deg
    ]


@settings(max_examples=60)
@given(
    seed=st.integers(0, 2**32 - 1),
    range_deg=st.floats(20.0, 95.0),
    pace_s=st.floats(0.45, 5.0),
    fps=st.floats(8.0, 60.0),
    noise_deg=st.floats(0.0, 1.5),
    lost=st.floats(0.0, 0.15),
    rest_deg=st.floats(40.0, 80.0),
    lead_s=st.sampled_from((0.0, 0.5, 3.0)),
)
@example(seed=1, range_deg=35.0, pace_s=0.45, fps=15.0, noise_deg=1.5, lost=0.1, rest_deg=60.0, lead_s=0.0)
def test_every_whole_movement_is_counted_once(  # noqa: PLR0913 - one argument a kind of trouble
    *,
    seed: int,
    range_deg: float,
    pace_s: float,
    fps: float,
    noise_deg: float,
    lost: float,
    rest_deg: float,
    lead_s: float,
) -> None:
    """Whatever the person and the camera are like, seven movements are seven repetitions.

    Two corners are left out because they fail now and then: fewer than six frames seen on a way (half a
    second at 8 frames a second), whose peak is missed; and less than 35 degrees in under a second, which
    smoothing rounds off below the twelve degrees that begin a movement.
    """
    assume(pace_s * fps * (1.0 - lost) >= 6.0)
    assume(range_deg >= 35.0 or pace_s >= 0.9)
    rng = np.random.default_rng(seed)
    ways = vary(range_deg * rng.uniform(0.9, 1.08, 7), rng, pace_s)
    made = simulate_movement(ways, fps=fps, rest_deg=rest_deg, lead_s=lead_s)
    angles = shake(made, rng, noise_deg=noise_deg)
    kept, times = keep_some(made.t_s, rng, lost=lost, wander=0.5)
    found = count(times[kept], angles[kept])
    assert [attempt.accepted for attempt in found] == [True] * 7
    for attempt, (start, end, true_range) in zip(found, made.truth, strict=True):
        assert start - 0.5 < attempt.peak_s < end + 0.5
        assert attempt.range_deg == pytest.approx(true_range, abs=3.0 * attempt.range_error_deg)


@settings(max_examples=30)
@given(
    seed=st.integers(0, 2**32 - 1),
    range_deg=st.floats(75.0, 95.0),
    partial=st.floats(0.45, 0.52),
    fps=st.floats(10.0, 60.0),
    places=st.sets(st.integers(0, 11), max_size=4),
)
def test_partial_movements_are_told_apart(
    seed: int, range_deg: float, partial: float, fps: float, places: set[int]
) -> None:
    """Up to four small ones among twelve, anywhere, even first: attempts, not repetitions.

    They are larger than fidgets, which reach 25 degrees, seen by a camera that may round a peak off.
    """
    rng = np.random.default_rng(seed)
    whole = [i not in places for i in range(12)]
    ranges = [range_deg * rng.uniform(0.9, 1.05) * (1.0 if w else partial) for w in whole]
    made = simulate_movement(vary(ranges, rng, 1.0), fps=fps)
    found = count(made.t_s, shake(made, rng, noise_deg=0.7))
    assert [attempt.accepted for attempt in found] == whole


@settings(max_examples=25)
@given(
    seed=st.integers(0, 2**32 - 1),
    range_deg=st.floats(75.0, 95.0),
    small_first=st.integers(0, 7),
    mixed=st.lists(st.booleans(), max_size=4),
    partial=st.floats(0.42, 0.52),
)
@example(seed=1, range_deg=80.0, small_first=5, mixed=[], partial=0.5)
@example(seed=2, range_deg=75.0, small_first=4, mixed=[True, False, False, True], partial=0.45)
def test_small_first_movements_do_not_become_the_own_range(
    seed: int, range_deg: float, small_first: int, mixed: list[bool], partial: float
) -> None:
    """Whatever small ones come first, what is done three times soon after is the person's range."""
    rng = np.random.default_rng(seed)
    whole = [*[False] * small_first, *mixed, True, True, True]
    assume(len(whole) <= 11)
    ranges = [range_deg * rng.uniform(0.95, 1.05) * (1.0 if w else partial) for w in whole]
    made = simulate_movement(vary(ranges, rng, 1.0), fps=25)
    found = count(made.t_s, shake(made, rng, noise_deg=0.5))
    assert [attempt.accepted for attempt in found] == whole
    assert {attempt.reason for attempt in found} <= {None, "smaller_than_own_range"}


@pytest.mark.parametrize("shares", [np.linspace(1.0, 0.6, 20), np.linspace(0.55, 1.0, 20)])
@pytest.mark.parametrize("seed", range(3))
def test_a_range_that_slowly_tires_or_grows_keeps_every_repetition(shares: Array, seed: int) -> None:
    """Twenty movements down to 60 %, or up from 55 %: each is near to what was done around it."""
    rng = np.random.default_rng(seed)
    made = simulate_movement(vary(75.0 * shares, rng, 1.0), fps=25)
    found = count(made.t_s, shake(made, rng, noise_deg=0.5))
    assert [attempt.accepted for attempt in found] == [True] * 20


@pytest.mark.parametrize(
    ("name", "range_deg", "pace_s", "trouble"),
    [
        ("small", 15.0, 1.0, {"noise_deg": 0.4}),
        ("slow", 70.0, 5.0, {"noise_deg": 1.0}),
        ("small and slow", 17.0, 5.0, {"noise_deg": 0.4}),
        ("trembling", 60.0, 1.2, {"tremor_deg": 5.0, "noise_deg": 1.0}),
        ("drifting", 60.0, 1.0, {"drift_deg_per_min": 20.0, "noise_deg": 1.0}),
        ("noisy", 75.0, 1.0, {"noise_deg": 6.0}),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_hard_movement_is_counted(
    name: str, range_deg: float, pace_s: float, trouble: dict[str, float], seed: int
) -> None:
    """Small, slow, trembling, drifting: eight are eight."""
    rng = np.random.default_rng(seed)
    made = simulate_movement(vary([range_deg] * 8, rng, pace_s), fps=25)
    found = count(made.t_s, shake(made, rng, **trouble))
    assert sum(attempt.accepted for attempt in found) == 8, name


@settings(max_examples=25, derandomize=True)  # a search finds the limit that the next test but one holds
@given(
    seed=st.integers(0, 2**32 - 1),
    share=st.floats(0.005, 0.03),
    size_deg=st.floats(20.0, 90.0),
    fps=st.floats(20.0, 60.0),
)
@example(seed=3, share=0.02, size_deg=60.0, fps=25.0)
def test_wild_single_frames_neither_make_nor_cost_repetitions(
    seed: int, share: float, size_deg: float, fps: float
) -> None:
    """Up to three frames in a hundred leap away for one frame, as a tracker's glitches do.

    The very first frame is a true one; the next test holds what happens when it is not.
    """
    rng = np.random.default_rng(seed)
    made = simulate_movement(vary([60.0] * 8, rng, 1.0), fps=fps)
    angles = shake(made, rng, noise_deg=0.7)
    wild = rng.random(len(angles)) < share
    wild[1:] &= ~wild[:-1]
    wild[0] = False
    angles[wild] += rng.normal(0.0, size_deg, wild.sum())
    assert [attempt.accepted for attempt in count(made.t_s, angles)] == [True] * 8


def test_a_wild_first_frame_costs_nothing() -> None:
    """Forty degrees off on the first frame alone; Hypothesis found that this loses movements."""
    rng = np.random.default_rng(111823)
    made = simulate_movement(vary([60.0] * 8, rng, 1.0), fps=24.3125)
    angles = shake(made, rng, noise_deg=0.7)
    wild = rng.random(len(angles)) < 0.015625
    wild[1:] &= ~wild[:-1]
    assert wild[0]
    angles[wild] += rng.normal(0.0, 48.0, wild.sum())
    assert [attempt.accepted for attempt in count(made.t_s, angles)] == [True] * 8


def test_a_wild_frame_of_a_slow_camera_costs_nothing() -> None:
    """Twenty frames a second, wild by 34 degrees: Hypothesis found that one attempt becomes two."""
    rng = np.random.default_rng(1_620_273_442)
    made = simulate_movement(vary([60.0] * 8, rng, 1.0), fps=20.0)
    angles = shake(made, rng, noise_deg=0.7)
    wild = rng.random(len(angles)) < 0.015625
    wild[1:] &= ~wild[:-1]
    wild[0] = False
    angles[wild] += rng.normal(0.0, 34.0, wild.sum())
    assert [attempt.accepted for attempt in count(made.t_s, angles)] == [True] * 8


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1), st.floats(0.1, 0.9), st.integers(-10_000, 10_000))
def test_counting_looks_at_nothing_later_and_not_at_the_clock(seed: int, part: float, shift_s: int) -> None:
    """What was decided by a moment stays when more is seen; another start of the clock changes nothing."""
    rng = np.random.default_rng(seed)
    made = simulate_movement(vary(70.0 * rng.uniform(0.5, 1.1, 9), rng, 0.9), fps=16)
    angles = shake(made, rng, noise_deg=1.0)
    counter, until = RepetitionCounter("left"), int(part * len(angles))
    early = [
        attempt
        for t, angle in zip(made.t_s[:until].tolist(), angles[:until].tolist(), strict=True)
        for attempt in counter.feed(t, angle)
    ]
    whole = count(made.t_s, angles)
    assert whole[: len(early)] == early
    shifted = count(made.t_s + shift_s, angles)
    assert [(a.peak_s - shift_s, a.range_deg, a.reason) for a in shifted] == [
        (a.peak_s, a.range_deg, a.reason) for a in whole
    ]


@settings(max_examples=10)
@given(
    st.sampled_from(("elbow-straighten", "knee-straighten")),
    st.sampled_from(("left", "right")),
    st.floats(35.0, 85.0),
    st.floats(10.0, 60.0),
    st.integers(0, 2**32 - 1),
)
def test_live_practice_counts_what_was_done(
    exercise_id: str, side: str, range_deg: float, fps: float, seed: int
) -> None:
    """Three shown, six practised, at any frame rate and with lost frames: six repetitions."""
    rng = np.random.default_rng(seed)
    exercise, chosen = find_exercise(exercise_id), "left" if side == "left" else "right"
    ways = vary([range_deg] * 9, rng, 0.8)
    ways[-1] = replace(ways[-1], rest_s=1.0)  # the camera is still on when the last one ends
    made = simulate_movement(ways, fps=fps, rest_deg=80.0, lead_s=2.5)
    kept, times = keep_some(made.t_s, rng, lost=0.08, wander=0.4)
    engine = PracticeEngine(exercise, "left" if chosen == "left" else "right")
    state = None
    for frame in make_frames(
        exercise, engine.side, times[kept].tolist(), made.angle_deg[kept].tolist(), seed=seed % 1000
    ):
        state = engine.feed(frame)
    assert state is not None
    assert (state.shown, state.attempts, state.repetitions) == (3, 6, 6)


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.floats(0.2, 4.0), st.floats(0.5, 4.0), st.floats(0.0, 3.0))
def test_a_movement_lost_while_it_is_held_still_starts_peaks_and_ends_in_order(
    seed: int, seen_s: float, unseen_s: float, noise_deg: float
) -> None:
    """Hidden anywhere on the way or at the top: whatever is told of it can be written down."""
    rng = np.random.default_rng(seed)
    ways = [Way(range_deg=80.0, hold_s=3.0)] * 4
    made = simulate_movement(ways, fps=rng.uniform(8.0, 60.0))
    angles = shake(made, rng, noise_deg=noise_deg)
    for start, _, _ in made.truth[1:3]:
        hidden = (made.t_s > start + seen_s) & (made.t_s < start + seen_s + unseen_s)
        angles[hidden] = np.nan
    for attempt in count(made.t_s, angles):
        assert attempt.start_s <= attempt.peak_s <= attempt.end_s
