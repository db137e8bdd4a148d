"""The parts of a walk against slow references: swaps by trying all, turns and fits by other means."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import find_peaks

from lull.assessment.gait_events import PROMINENCE_SHARE, _find_turns, _longest_row, detect_gait_events
from lull.assessment.walk_legs import (
    MOST_SURPRISE,
    SWAPPED_COST,
    _stack_legs,
    find_swaps,
    follow_legs,
    measure_seen_share,
)
from lull.assessment.walk_person import find_stretches
from lull.assessment.walk_picture import LEG_PARTS, WalkPicture, read_walk_picture
from lull.movement.local_slope import fit_locally
from made_walk import PICTURE, MadeGait, film, simulate_walk


def short_picture(seed: int, frames: int, swapped: list[bool]) -> WalkPicture:
    """Return a few frames of a walk with legs exchanged in some."""
    walk = simulate_walk(MadeGait(), length_s=frames / 30.0 - 1e-6, fps=30.0, start_s=0.1 * (seed % 10))
    picture = read_walk_picture(film(walk, np.random.default_rng(seed), noise=0.02, treadmill=True), PICTURE)
    for part in LEG_PARTS:
        ours, others = picture.at["left", part], picture.at["right", part]
        for k, swap in enumerate(swapped[: len(ours)]):
            if swap:
                ours[k], others[k] = others[k].copy(), ours[k].copy()
    return picture


def cost_of(picture: WalkPicture, names: tuple[int, ...]) -> float:
    """Return what one way to name the legs costs, by the definition."""
    legs = _stack_legs(picture)
    named = np.stack([leg[::-1] if name else leg for leg, name in zip(legs, names, strict=True)])
    bends = (np.diff(named, 2, axis=0) ** 2).sum(axis=(1, 2))
    return float(np.minimum(bends, MOST_SURPRISE).sum()) + SWAPPED_COST * sum(names)


@given(st.integers(0, 500), st.integers(3, 9), st.lists(st.booleans(), min_size=9, max_size=9))
@settings(max_examples=40, deadline=None)
def test_no_other_naming_of_the_legs_is_smoother(seed: int, frames: int, swapped: list[bool]) -> None:
    """Dynamic programming against trying every way."""
    picture = short_picture(seed, frames, swapped)
    n = len(picture.t_s)
    found = tuple(int(name) for name in find_swaps(picture))
    best = min(cost_of(picture, names) for names in product((0, 1), repeat=n))
    assert cost_of(picture, found) == pytest.approx(best, abs=1e-9)


def test_two_frames_hold_no_course() -> None:
    """Nothing is exchanged where nothing can be told."""
    assert not find_swaps(short_picture(0, 2, [])).any()


@given(st.integers(0, 10_000))
@settings(max_examples=60)
def test_turns_are_the_peaks_another_finder_finds(seed: int) -> None:
    """Against peaks by prominence, on rough signals that begin and end low."""
    rng = np.random.default_rng(seed)
    inner = np.convolve(rng.normal(0.0, 1.0, 120).cumsum(), np.ones(5) / 5.0, mode="valid")
    low = inner.min() - 1.0
    signal = np.concatenate([[low], inner, [low]])
    t_s = np.arange(len(signal)) / 30.0
    way = float(np.ptp(np.percentile(signal, (5.0, 95.0))))
    peaks, _ = find_peaks(signal, prominence=PROMINENCE_SHARE * way)
    found = _find_turns(t_s, signal)
    assert len(found) == len(peaks)
    assert found == pytest.approx(t_s[peaks], abs=0.6 / 30.0)


def test_a_parabola_finds_the_top_between_frames() -> None:
    """A cosine sampled off its top: the moment to a thousandth of a second."""
    t_s = np.arange(0.0, 2.0, 1.0 / 25.0)
    signal = np.cos(2.0 * np.pi * (t_s - 1.013))
    assert _find_turns(t_s, signal) == pytest.approx([1.013], abs=1e-3)
    assert len(_find_turns(t_s, 0.05 * signal)) == 0, "too small a way is no step"
    assert len(_find_turns(t_s, np.full(len(t_s), np.nan))) == 0


def test_the_longest_alternating_row_counts() -> None:
    """A strike missed or doubled breaks the row; the longer part is kept."""
    row = _longest_row(
        [(0.0, "left"), (0.5, "right"), (1.0, "right"), (1.5, "left"), (2.0, "right"), (2.5, "left")]
    )
    assert [t for t, _ in row] == [1.0, 1.5, 2.0, 2.5]
    assert _longest_row([]) == []


@given(st.integers(0, 10_000), st.integers(12, 40))
@settings(max_examples=40)
def test_a_local_fit_is_that_of_a_weighted_polynomial(seed: int, n: int) -> None:
    """Value and slope at a moment against a weighted cubic fitted there alone; a cubic is met exactly."""
    rng = np.random.default_rng(seed)
    t_s = np.sort(rng.uniform(0.0, 1.0, n)) + np.arange(n) * 1e-3
    values = rng.normal(0.0, 1.0, n)
    at_s, half = float(t_s[n // 2]) + 0.003, 0.7
    away = (t_s - at_s) / half
    weight = np.clip(1.0 - np.abs(away) ** 3, 0.0, None) ** 3
    fitted = np.polynomial.polynomial.polyfit(away, values, 3, w=np.sqrt(weight))
    value, slope = fit_locally(t_s, values, np.array([at_s]), half_window_s=half)
    assert value[0] == pytest.approx(fitted[0], abs=1e-4)
    assert slope[0] == pytest.approx(fitted[1] / half, abs=1e-3)
    cubic = 1.0 + 2.0 * t_s - 3.0 * t_s**2 + 4.0 * t_s**3
    value, slope = fit_locally(t_s, cubic, t_s, half_window_s=half)
    told = np.isfinite(value)
    assert told[n // 2]
    assert value[told] == pytest.approx(cubic[told], abs=1e-5)


def test_a_local_fit_says_nothing_where_nothing_is_near() -> None:
    """Too few samples around a moment: no number there; too few anywhere: none at all."""
    t_s = np.concatenate([np.arange(10) / 30.0, 5.0 + np.arange(10) / 30.0])
    value, slope = fit_locally(t_s, t_s, np.array([0.15, 2.5]), half_window_s=0.2)
    assert value[0] == pytest.approx(0.15)
    assert slope[0] == pytest.approx(1.0)
    assert np.isnan(value[1])
    assert np.isnan(slope[1])
    assert np.isnan(fit_locally(t_s[:3], t_s[:3], t_s[:3], half_window_s=0.2)[0]).all()


@pytest.mark.hazard("H18")
def test_short_gaps_are_closed_and_long_ones_stay() -> None:
    """A heel lost for three frames is drawn on; one lost for half a second stays unseen, as does the rim."""
    walk = simulate_walk(MadeGait(), length_s=4.0, fps=30.0)
    picture = read_walk_picture(film(walk, np.random.default_rng(0)), PICTURE)
    heel = picture.at["left", "heel"]
    true = heel.copy()
    heel[30:33] = heel[60:75] = heel[:20] = np.nan
    followed = follow_legs(picture).at["left", "heel"]
    assert np.isfinite(followed[30:33]).all()
    assert np.abs(followed[30:33] - true[30:33]).max() < 0.2 * float(np.nanmedian(picture.trunk_px))
    assert np.isnan(followed[62:73]).all()
    assert np.isnan(followed[:20]).all()
    assert measure_seen_share(picture, "left", "heel") == pytest.approx(82.0 / 120.0)
    picture.at["left", "heel"][:] = np.nan
    assert np.isnan(follow_legs(picture).at["left", "heel"]).all()
    assert len(detect_gait_events(follow_legs(picture), 1).row) <= 1, "one foot alone is no row"


def test_a_jump_a_gap_and_a_sudden_growth_end_a_stretch() -> None:
    """Each alone breaks the recording in two; nothing does not."""
    walk = simulate_walk(MadeGait(), length_s=6.0, fps=30.0)
    recording = film(walk, np.random.default_rng(0))

    def stretches(picture: WalkPicture) -> list[tuple[int, int]]:
        return [(one.start, one.stop) for one in find_stretches(picture)]

    assert stretches(read_walk_picture(recording, PICTURE)) == [(0, 180)]
    jumped = read_walk_picture(recording, PICTURE)
    for at in jumped.at.values():
        at[100:] += (200.0, 0.0)
    assert stretches(jumped) == [(0, 100), (100, 180)]
    gone = read_walk_picture(recording, PICTURE)
    gone.at["left", "hip"][60:80] = np.nan
    assert stretches(gone) == [(80, 180), (0, 60)]
    grown = read_walk_picture(recording, PICTURE)
    hips = grown.middle("hip")[70:]
    for at in grown.at.values():
        at[70:] = hips + (at[70:] - hips) * 1.4
    assert stretches(grown) == [(70, 180), (0, 70)]
