"""Fidgeting is no practice: small movements anywhere, larger ones once the own range is known."""

import numpy as np
import pytest

from lull.movement.repetition_counter import RepetitionCounter

MINUTES = 4.0
FPS = 30.0


def fidget(rng: np.random.Generator, lowest_deg: float, highest_deg: float) -> np.ndarray:
    """Return minutes of short bumps of either sign at random moments."""
    signal = np.zeros(int(MINUTES * 60.0 * FPS))
    at = int(2.0 * FPS)
    while at < len(signal):
        frames = int(rng.uniform(0.3, 1.5) * FPS)
        size = rng.uniform(lowest_deg, highest_deg) * rng.choice((1.0, 1.0, -1.0))
        bump = size * 0.5 * (1.0 - np.cos(2.0 * np.pi * np.arange(frames) / frames))
        room = min(frames, len(signal) - at)
        signal[at : at + room] += bump[:room]
        at += frames + int(rng.uniform(0.3, 3.0) * FPS)
    return signal


def show(rng: np.random.Generator, range_deg: float, times: int) -> np.ndarray:
    """Return whole movements with a rest between them."""
    parts = [np.zeros(int(2.0 * FPS))]
    for _ in range(times):
        frames = int(rng.uniform(1.6, 2.4) * FPS)
        size = range_deg * rng.uniform(0.92, 1.05)
        parts.append(size * 0.5 * (1.0 - np.cos(2.0 * np.pi * np.arange(frames) / frames)))
        parts.append(np.zeros(int(0.7 * FPS)))
    return np.concatenate(parts)


def count(signal: np.ndarray, rng: np.random.Generator, own_range_deg: float | None = None) -> int:
    """Count attempts in a signal with a little noise."""
    counter = RepetitionCounter("left", own_range_deg=own_range_deg)
    noisy = 60.0 + signal + rng.normal(0.0, 0.7, len(signal))
    found = [attempt for i, value in enumerate(noisy.tolist()) for attempt in counter.feed(i / FPS, value)]
    return len(found + counter.flush())


@pytest.mark.hazard("H19")
def test_small_fidgets_are_nothing_from_the_first_moment_on() -> None:
    """Two to ten degrees, nothing known of the person: at most one in four minutes of each person's."""
    counts = [count(fidget(rng, 2.0, 10.0), rng) for rng in map(np.random.default_rng, range(10))]
    assert sum(counts) / (MINUTES * len(counts)) <= 0.25, counts


@pytest.mark.slow
@pytest.mark.hazard("H19")
@pytest.mark.parametrize("range_deg", [70.0, 90.0, 120.0])
@pytest.mark.parametrize("known", ["from before", "three shown", "eight shown"])
def test_larger_fidgets_are_nothing_once_the_own_range_is_known(range_deg: float, known: str) -> None:
    """Five to twenty-five degrees, after movements of 70 degrees and more."""
    times = {"from before": 1, "three shown": 3, "eight shown": 8}[known]
    extra = []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        signal = np.concatenate((show(rng, range_deg, times), fidget(rng, 5.0, 25.0)))
        extra.append(count(signal, rng, range_deg if known == "from before" else None) - times)
    assert min(extra) >= 0, "a shown movement was lost"
    assert sum(extra) / (MINUTES * len(extra)) <= 0.25, extra
