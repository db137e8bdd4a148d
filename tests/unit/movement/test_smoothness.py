"""SPARC and LDLJ: published values, what must leave them unchanged, and where nothing is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.movement.smoothness import (
    FEWEST_SAMPLES,
    measure_angle_smoothness,
    measure_ldlj,
    measure_sparc,
)
from lull.refusal import BadInput
from made_movement import Array, shake, simulate_movement
from made_movement import Way as OutAndBack

HZ = 100.0


def minimum_jerk(t_s: Array, start_s: float, length_s: float = 1.0) -> Array:
    """Return the speed of one movement of minimum jerk over one unit of way."""
    u = np.clip((t_s - start_s) / length_s, 0.0, 1.0)
    return np.asarray((30.0 * u**2 - 60.0 * u**3 + 30.0 * u**4) / length_s)


GAUSSIAN = np.exp(-5.0 * np.arange(-1.0, 1.0, 1.0 / HZ) ** 2)
ONE = minimum_jerk(np.arange(101) / HZ, 0.0)
TWO_T_S = np.arange(200) / HZ
TWO = minimum_jerk(TWO_T_S, 0.0) + minimum_jerk(TWO_T_S, 0.9)


@pytest.mark.parametrize(
    ("speed", "sparc", "ldlj"),
    [(GAUSSIAN, -1.41403, -5.81636), (ONE, -1.4058, -5.302), (TWO, -2.153, -8.290)],
    ids=["Gaussian", "minimum jerk", "two sub-movements"],
)
def test_reference_values(speed: Array, sparc: float, ldlj: float) -> None:
    """Values computed elsewhere with the authors' definitions, at 100 samples a second."""
    assert measure_sparc(speed, HZ) == pytest.approx(sparc, abs=1e-3)
    assert measure_ldlj(speed, HZ) == pytest.approx(ldlj, abs=1e-3)


def test_minimum_jerk_comes_near_its_theory() -> None:
    """The jerk of the smoothest movement is known: 360 / 1.875^2 = 102.4 twice over, in closed form."""
    fine = minimum_jerk(np.arange(20_001) / 20_000.0, 0.0)
    assert measure_ldlj(fine, 20_000.0) == pytest.approx(-np.log(204.8), abs=1e-3)


def slow_sparc(speed: Array, samples_per_s: float) -> float:
    """Draw the spectrum with a plain sum over samples, and walk along it."""
    points = 2 ** (int(np.ceil(np.log2(len(speed)))) + 4)
    hz = [k * samples_per_s / points for k in range(points) if k * samples_per_s / points <= 10.0]
    t_s = np.arange(len(speed)) / samples_per_s
    share = np.array([abs((speed * np.exp(-2j * np.pi * f * t_s)).sum()) for f in hz])
    share /= share.max()
    while share[-1] < 0.05:
        share, hz = share[:-1], hz[:-1]
    return -sum(
        float(np.hypot((hz[k + 1] - hz[k]) / (hz[-1] - hz[0]), share[k + 1] - share[k]))
        for k in range(len(hz) - 1)
    )


speeds = st.lists(st.floats(0.0, 50.0), min_size=FEWEST_SAMPLES, max_size=60).filter(lambda v: max(v) > 1.0)


@given(speeds)
@settings(max_examples=40)
def test_a_plain_sum_gives_the_same(speed: list[float]) -> None:
    """The fast transform against the definition. A speed is never negative, so its spectrum begins strong."""
    array = np.array(speed)
    assert measure_sparc(array, HZ) == pytest.approx(slow_sparc(array, HZ), rel=1e-9)


@given(speeds, st.floats(0.001, 1000.0))
def test_size_does_not_matter(speed: list[float], scale: float) -> None:
    """The same movement twice as large is as smooth."""
    array = np.array(speed)
    assert measure_sparc(scale * array, HZ) == pytest.approx(measure_sparc(array, HZ), rel=1e-9)
    if np.diff(array, 2).any():
        assert measure_ldlj(scale * array, HZ) == pytest.approx(measure_ldlj(array, HZ), abs=1e-9)


@given(st.integers(1, 3), st.floats(0.6, 3.0), st.floats(0.7, 1.2))
def test_pace_does_not_matter(bumps: int, length_s: float, apart: float) -> None:
    """The same movement at another pace is as smooth, while it stays below ten hertz."""
    answers = []
    for length in (1.0, length_s):
        t_s = np.arange(0.0, (1.0 + apart * (bumps - 1)) * length, 1.0 / HZ)
        speed = sum((minimum_jerk(t_s, apart * k * length, length) for k in range(bumps)), np.zeros(len(t_s)))
        answers.append((measure_sparc(speed, HZ), measure_ldlj(speed, HZ)))
    assert answers[1] == pytest.approx(answers[0], abs=0.25)  # a ripple may cross SPARC's 5 %


@given(st.integers(1, 4), st.floats(0.7, 1.5), st.floats(0.4, 1.5))
def test_more_parts_are_never_smoother(bumps: int, apart: float, length_s: float) -> None:
    """Each part added, apart from the last, makes the whole less smooth by either measure.

    Up to five parts: with six, a ripple may fall below SPARC's 5 %, and its arc ends sooner.
    """
    answers = []
    for count in (bumps, bumps + 1):
        t_s = np.arange(0.0, (1.0 + apart * (count - 1)) * length_s + 0.01, 1.0 / HZ)
        speed = sum(
            (minimum_jerk(t_s, apart * k * length_s, length_s) for k in range(count)), np.zeros(len(t_s))
        )
        answers.append((measure_sparc(speed, HZ), measure_ldlj(speed, HZ)))
    assert answers[1][0] < answers[0][0]
    assert answers[1][1] < answers[0][1]


@pytest.mark.parametrize(
    ("speed", "says"),
    [
        (np.ones(FEWEST_SAMPLES - 1), "too short"),
        (np.array([1.0] * 9 + [np.nan]), "a number in every place"),
        (np.zeros(20), "nothing moved"),
    ],
)
def test_what_is_no_movement_is_named(speed: Array, says: str) -> None:
    """Neither measure makes a number from nothing."""
    for measure in (measure_sparc, measure_ldlj):
        with pytest.raises(BadInput, match=says):
            measure(speed, HZ)


def test_too_slow_too_shaky_and_too_even_are_named() -> None:
    """SPARC needs more than 20 samples a second and something slow; LDLJ needs some jerk."""
    with pytest.raises(BadInput, match="samples a second are too few"):
        measure_sparc(ONE, 20.0)
    with pytest.raises(BadInput, match="noise, not a movement"):
        measure_sparc(np.where(np.arange(64) % 2 == 0, 1.0, -1.0), 1000.0)
    with pytest.raises(BadInput, match="jerk is zero"):
        measure_ldlj(np.arange(20.0), HZ)


@given(st.integers(0, 1000), st.sampled_from([30.0, 60.0, 100.0]))
@settings(max_examples=25)
def test_a_recorded_movement_comes_near_its_true_smoothness(seed: int, fps: float) -> None:
    """From 30 frames a second and 0.3 degrees of noise, a halting way is told from a smooth one."""
    rng = np.random.default_rng(seed)
    found = []
    for pause_s in (0.0, 0.5):
        way = OutAndBack(range_deg=60.0, out_s=1.2, hold_s=0.0, back_s=0.0, rest_s=0.0, pause_s=pause_s)
        made = simulate_movement([way], fps=fps, lead_s=0.0)
        found.append(measure_angle_smoothness(made.t_s, shake(made, rng, noise_deg=0.3)))
    smooth, halting = found
    assert smooth is not None
    assert halting is not None
    assert -2.2 < smooth.sparc < -1.3
    assert halting.sparc < smooth.sparc - 0.5
    assert smooth.ldlj is None
    assert halting.ldlj is None, "with any noise, jerk is mostly noise"


@pytest.mark.parametrize("fps", [60.0, 100.0])
def test_without_noise_jerk_tells_the_same(fps: float) -> None:
    """A clean trace, as from a motion sensor's own filter, gets both measures."""
    found = []
    for pause_s in (0.0, 0.5):
        way = OutAndBack(range_deg=60.0, out_s=1.2, hold_s=0.0, back_s=0.0, rest_s=0.0, pause_s=pause_s)
        made = simulate_movement([way], fps=fps, lead_s=0.0)
        found.append(measure_angle_smoothness(made.t_s, made.angle_deg))
    smooth, halting = found
    assert smooth is not None
    assert halting is not None
    assert smooth.ldlj is not None
    assert smooth.ldlj == pytest.approx(-3.9, abs=0.1)
    assert halting.ldlj is None or halting.ldlj < smooth.ldlj - 3.0


def test_a_slow_camera_a_gap_and_stillness_give_no_smoothness() -> None:
    """Where the camera cannot tell, nothing is said."""
    t_s = np.arange(0.0, 1.2, 1.0 / 60.0)
    angle_deg = 60.0 * t_s**2
    assert measure_angle_smoothness(t_s, angle_deg) is not None
    assert measure_angle_smoothness(t_s[::3], angle_deg[::3]) is None, "20 frames a second"
    assert measure_angle_smoothness(t_s[:7], angle_deg[:7]) is None, "too few frames"
    assert measure_angle_smoothness(t_s[:9] / 5.0, angle_deg[:9]) is None, "too short"
    kept = (t_s < 0.5) | (t_s > 0.65)
    assert measure_angle_smoothness(t_s[kept], angle_deg[kept]) is None, "a gap"
    assert measure_angle_smoothness(t_s, np.full(len(t_s), 40.0)) is None, "nothing moved"
