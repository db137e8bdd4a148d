"""The Tardieu test on made-up stretches: both angles near the truth, a catch only where there is one."""

import numpy as np
import pytest

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.kept_sentences import CATCH_HIDDEN, NO_CATCH
from lull.assessment.stretch import find_stretches
from lull.assessment.tardieu import (
    SMALLEST_DETECTABLE_DEG,
    TardieuTest,
    measure_tardieu,
)
from lull.refusal import Refusal
from made_pendulum import Array, film
from made_stretch import MadeStretches, glide, make_stretches, stay


def trace(
    q_deg: Array, *, fps: float = 60.0, noise_deg: float = 0.3, seed: int = 1, body: float = 0.0
) -> AngleTrace:
    """Film a dense recording."""
    t_s, q = film(q_deg, np.random.default_rng(seed), fps=fps, noise_deg=noise_deg)
    return AngleTrace(name="made", t_s=t_s, q_deg=q, body_error_deg=body)


def measured(one: AngleTrace, other: AngleTrace | None = None) -> TardieuTest:
    """Measure, and insist on an answer."""
    test = measure_tardieu(one, other)
    assert isinstance(test, TardieuTest), test
    return test


def refused(one: AngleTrace, other: AngleTrace | None = None) -> str:
    """Measure, and return the name of the refusal."""
    test = measure_tardieu(one, other)
    assert isinstance(test, Refusal), test
    assert test.message.endswith(".")
    return test.code


def test_one_worked_example() -> None:
    """From -90 slowly to -10, fast and caught near -40: within three errors, and those are small."""
    made = make_stretches()
    test = measured(trace(made.q_deg))
    assert made.r1_deg is not None
    for told, true, most in (
        (test.r1_deg, made.r1_deg, 3.0),
        (test.r2_deg, made.r2_deg, 1.5),
        (test.dynamic_component_deg, made.r2_deg - made.r1_deg, 3.5),
        (test.v1_deg_per_s, made.v1_deg_per_s, 8.0),
        (test.v3_deg_per_s, made.v3_deg_per_s, 30.0),
    ):
        assert told.value is not None
        assert told.standard_error is not None
        assert abs(told.value - true) <= min(most, 3.0 * told.standard_error)
    assert test.way == "rises"
    assert (len(test.slow), len(test.fast)) == (1, 1)


def test_an_angle_that_falls_while_the_muscle_is_stretched_gives_the_same_component() -> None:
    made = make_stretches()
    up, down = measured(trace(made.q_deg)), measured(trace(-made.q_deg))
    assert down.way == "falls"
    assert down.dynamic_component_deg.value == pytest.approx(up.dynamic_component_deg.value or 0.0, abs=3.0)
    assert (down.dynamic_component_deg.value or 0.0) > 0.0
    assert (down.r1_deg.value or 0.0) > 0.0


@pytest.mark.parametrize("speed", [150.0, 250.0, 350.0])
def test_a_hand_that_stops_by_itself_is_no_catch(speed: float) -> None:
    test = measured(trace(make_stretches(caught_deg=None, speed=speed).q_deg))
    assert (test.r1_deg.value, test.r1_deg.why) == (None, NO_CATCH)
    assert (test.dynamic_component_deg.value, test.dynamic_component_deg.standard_error) == (None, None)
    assert test.r2_deg.value == pytest.approx(-10.0, abs=1.5)


def test_a_hard_stop_at_the_end_of_the_range_is_no_catch() -> None:
    test = measured(trace(make_stretches(caught_deg=-13.0, brake_s=0.005, r2_deg=-8.0).q_deg))
    assert test.r1_deg.value is None
    assert "where the slow one ended" in (test.r1_deg.why or "")


def test_in_much_noise_no_catch_is_not_the_same_as_none() -> None:
    test = measured(trace(make_stretches(caught_deg=None).q_deg, noise_deg=2.5, seed=3))
    assert test.r1_deg.why == CATCH_HIDDEN


def draw(rng: np.random.Generator) -> MadeStretches:
    """Draw a joint with a catch somewhere in its range."""
    begin, r2 = rng.uniform(-100.0, -80.0), rng.uniform(-20.0, 0.0)
    return make_stretches(
        begin_deg=begin,
        r2_deg=r2,
        caught_deg=begin + (r2 - begin) * rng.uniform(0.35, 0.75),
        speed=rng.uniform(180.0, 350.0),
        brake_s=rng.uniform(0.008, 0.016),
    )


def test_the_told_errors_hold_the_truth() -> None:
    """Thirty drawn joints, 30 to 120 frames a second: inside nine in ten, nearly all seen."""
    rng = np.random.default_rng(8)
    inside: dict[str, list[bool]] = {"r1": [], "r2": [], "component": [], "v3": []}
    missed = 0
    for n in range(30):
        made = draw(rng)
        test = measured(
            trace(made.q_deg, fps=(30.0, 60.0, 120.0)[n % 3], noise_deg=(0.0, 0.3, 1.0)[n // 3 % 3], seed=n)
        )
        assert made.r1_deg is not None
        if test.r1_deg.value is None:
            missed += 1
            continue
        for name, told, true in (
            ("r1", test.r1_deg, made.r1_deg),
            ("r2", test.r2_deg, made.r2_deg),
            ("component", test.dynamic_component_deg, made.r2_deg - made.r1_deg),
            ("v3", test.v3_deg_per_s, made.v3_deg_per_s),
        ):
            inside[name].append(abs((told.value or 0.0) - true) <= 1.96 * (told.standard_error or 0.0))
    assert missed <= 3
    for name, held in inside.items():
        assert np.mean(held) >= 0.9, name


def test_landmarks_carry_the_bodys_error() -> None:
    test = measured(trace(make_stretches().q_deg, body=5.0))
    for told in (test.r1_deg, test.r2_deg, test.dynamic_component_deg):
        assert told.standard_error is not None
        assert told.standard_error >= 5.0


def test_two_files_and_several_stretches() -> None:
    """Slow ones in one file, two fast ones in another: medians, and a catch in one of two is said to be."""
    made, free = make_stretches(), make_stretches(caught_deg=None)
    slow = np.concatenate((stay(-90.0, 1.0), glide(-90.0, -10.0, 3.0), stay(-10.0, 1.0)))
    half = 8000
    fast = np.concatenate((made.q_deg[half - 500 :], free.q_deg[half - 500 :]))
    test = measured(trace(slow), trace(fast))
    assert len(test.fast) == 2
    assert any("1 of 2" in note for note in test.notes)
    assert test.r1_deg.value == pytest.approx(made.r1_deg or 0.0, abs=3.0)
    again = np.concatenate((slow, glide(-10.0, -90.0, 2.0), slow, glide(-10.0, -90.0, 2.0), made.q_deg))
    several = measured(trace(again))
    assert len(several.slow) == 3
    assert several.r2_deg.value == pytest.approx(-10.0, abs=1.0)


def test_the_way_can_be_told() -> None:
    """Where the way back is the faster one, the person who did the test knows better."""
    made = make_stretches(caught_deg=None, speed=150.0)
    quick_back = np.concatenate((made.q_deg[:11_000], glide(-10.0, -90.0, 0.4), stay(-90.0, 1.0)))
    test = measure_tardieu(trace(quick_back), None, "rises")
    if isinstance(test, TardieuTest):
        assert test.way == "rises"
        assert all(one.end_deg > one.begin_deg for one in (*test.slow, *test.fast))


def test_what_is_missing_is_refused_by_name() -> None:
    made = make_stretches()
    slow = np.concatenate((stay(-90.0, 1.0), glide(-90.0, -10.0, 3.0), stay(-10.0, 1.0)))
    assert refused(trace(slow)) == "no_fast_stretch"
    assert refused(trace(made.q_deg[7500:])) == "no_slow_stretch"
    assert refused(trace(stay(-50.0, 5.0))) == "no_stretch_found"
    other_way = measure_tardieu(trace(slow), None, "falls")
    assert isinstance(other_way, Refusal)
    assert other_way.message.startswith("No stretch is seen: move the joint through its whole range below ")
    assert refused(trace(made.q_deg, fps=20.0)) == "too_few_frames"
    assert refused(trace(slow), trace(made.q_deg, fps=15.0)) == "too_few_frames"
    short = AngleTrace(name="made", t_s=np.arange(8) / 60.0, q_deg=np.linspace(-90.0, -80.0, 8))
    assert find_stretches(short) == []


def test_fewer_than_sixty_frames_are_said() -> None:
    assert any("60 frames" in note for note in measured(trace(make_stretches().q_deg, fps=30.0)).notes)


def test_the_smallest_detectable_change_is_its_arithmetic() -> None:
    assert pytest.approx(1.96 * 2.0**0.5 * 5.0, abs=0.2) == SMALLEST_DETECTABLE_DEG
