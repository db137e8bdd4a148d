"""Hold and smoothness of a live movement, as the record keeps them."""

from math import cos, pi, sin

import numpy as np
import pytest

from lull.movement.movement_quality import MovementQuality, measure_quality
from lull.practice.last_while import LET_GO_EVERY_S
from lull.practice.live_quality import KEPT_S, LiveQuality


def way(t_s: float, *, hold_s: float = 1.0, rough: float = 0.0) -> float:
    """Return the share of the own range of a movement that is out from second 1 to 2, held, and back."""
    if t_s < 1.0 or t_s > 3.0 + hold_s:
        return 0.0
    if 2.0 <= t_s <= 2.0 + hold_s:
        return 1.0
    part = t_s - 1.0 if t_s < 2.0 else 3.0 + hold_s - t_s
    return (1.0 - cos(pi * part)) / 2.0 + rough * sin(6 * pi * part) * part * (1 - part)


def watch(*, fps: float = 30.0, scale: float = 1.0, rough: float = 0.0, gap: bool = False) -> MovementQuality:
    """Return what is measured of it at so many frames a second."""
    live = LiveQuality()
    for k in range(round(6 * fps)):
        t_s = k / fps
        hidden = gap and 2.2 < t_s < 2.6
        live.feed(t_s, None if hidden else scale * way(t_s, rough=rough))
    return live.measure(start_s=1.0, peak_s=2.0, end_s=4.0)


def test_a_hold_of_a_second_is_found_and_its_smoothness() -> None:
    """A little longer than the second: near the peak counts too (the last tenth of the way)."""
    found = watch()

    assert 1.0 < found.hold_s < 1.5
    assert found.smoothness is not None
    assert found.smoothness.sparc < -1.0


def test_it_is_what_the_whole_trace_gives() -> None:
    """The slow reference: the same movement measured as a recording is."""
    t_s = np.arange(180) / 30.0
    whole = measure_quality(t_s, np.array([way(float(t)) for t in t_s]), start_s=1.0, peak_s=2.0, end_s=4.0)

    assert watch() == whole


def test_both_are_free_of_the_size_of_the_movement() -> None:
    """Half as far is as smooth and as long held."""
    half, full = watch(scale=0.5), watch()

    assert half.hold_s == pytest.approx(full.hold_s)
    assert half.smoothness is not None
    assert full.smoothness is not None
    assert half.smoothness.sparc == pytest.approx(full.smoothness.sparc)


def test_a_rough_way_is_less_smooth() -> None:
    """Nearer to zero is smoother."""
    rough, smooth = watch(rough=0.8).smoothness, watch().smoothness

    assert rough is not None
    assert smooth is not None
    assert rough.sparc < smooth.sparc - 0.1


@pytest.mark.parametrize("made", [{"fps": 15.0}, {"gap": True}])
def test_a_slow_camera_or_a_gap_says_nothing_of_smoothness(made: dict[str, float]) -> None:
    """None is no number."""
    assert watch(**made).smoothness is None  # type: ignore[arg-type]


def test_nothing_seen_is_no_hold_and_old_frames_are_let_go() -> None:
    """A long session does not grow in memory."""
    live = LiveQuality()
    assert live.measure(start_s=0.0, peak_s=1.0, end_s=2.0).hold_s == 0.0
    for k in range(6000):
        live.feed(k / 30.0, 0.5)
    assert len(live._seen) <= (KEPT_S + LET_GO_EVERY_S) * 30 + 1
