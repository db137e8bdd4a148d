"""Range of motion: extremes that no glitch makes, errors beside them, and norms only where sourced."""

from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.assessment.range_norms import RANGE_NORMS, compare_with_norm, find_range_norm
from lull.assessment.range_of_motion import (
    RangeOfMotion,
    measure_range_of_motion,
    measure_recorded_range,
)
from lull.movement.joint_angle import BODY_ERROR_DEG
from lull.movement.recording import Recording
from lull.refusal import Refusal
from made_movement import simulate_limb

T_S = np.arange(0.0, 8.0, 1.0 / 30.0)
SWINGING = 100.0 - 50.0 * np.cos(2.0 * pi * T_S / 4.0)


def test_a_slow_swing_worked_by_hand() -> None:
    """From 50 to 150 degrees, twice: 100 degrees of range, and flexion 180 - 50."""
    found = measure_range_of_motion(T_S, SWINGING, kind="passive", noise_error_deg=3.0, view_error_deg=2.0)
    assert isinstance(found, RangeOfMotion)
    assert (found.least_deg, found.greatest_deg) == pytest.approx((50.0, 150.0), abs=0.3)
    assert found.range_deg == pytest.approx(100.0, abs=0.5)
    assert found.flexion_deg == pytest.approx(130.0, abs=0.3)
    assert found.angle_error_deg == pytest.approx((BODY_ERROR_DEG**2 + 9.0 + 4.0) ** 0.5)
    assert found.range_error_deg == pytest.approx((BODY_ERROR_DEG**2 + 18.0 + 4.0) ** 0.5)


@pytest.mark.hazard("H18")
@given(st.integers(0, 10_000), st.integers(1, 8))
def test_glitches_make_no_range(seed: int, glitches: int) -> None:
    """One or two wild frames at a time, and frames not seen, move neither extreme by more than a degree."""
    rng = np.random.default_rng(seed)
    shaken = SWINGING.copy()
    for at in rng.choice(len(T_S) // 12, size=glitches, replace=False) * 12 + 6:
        shaken[at : at + int(rng.integers(1, 3))] = rng.uniform(0.0, 180.0)
    shaken[rng.random(len(T_S)) < 0.1] = np.nan
    found = measure_range_of_motion(T_S, shaken, kind="active")
    assert isinstance(found, RangeOfMotion)
    assert 49.9 < found.least_deg < 52.0
    assert 148.0 < found.greatest_deg < 150.1


@given(st.lists(st.floats(0.0, 180.0), min_size=20, max_size=60), st.floats(-30.0, 30.0))
def test_the_range_lies_within_what_was_seen_and_moves_with_it(angles: list[float], shift: float) -> None:
    """Never outside the trace; the same movement elsewhere has the same range."""
    trace = np.array(angles)
    t_s = np.arange(len(trace)) / 30.0
    found = measure_range_of_motion(t_s, trace, kind="active")
    moved = measure_range_of_motion(t_s, trace + shift, kind="active")
    assert isinstance(found, RangeOfMotion)
    assert isinstance(moved, RangeOfMotion)
    assert trace.min() <= found.least_deg <= found.greatest_deg <= trace.max()
    assert moved.range_deg == pytest.approx(found.range_deg, abs=1e-9)
    assert found.range_error_deg >= BODY_ERROR_DEG


@pytest.mark.hazard("H18")
@pytest.mark.parametrize(
    "kept", [slice(0, 3), slice(0, 12), slice(0, 240, 16)], ids=["3", "12", "2 a second"]
)
def test_too_little_seen_is_refused(kept: slice) -> None:
    """A glimpse, or a picture now and then, is no range."""
    found = measure_range_of_motion(T_S[kept], SWINGING[kept], kind="active")
    assert isinstance(found, Refusal)
    assert found.code == "joint-not-seen"


def test_a_recorded_joint_gives_its_range() -> None:
    """From landmarks in space, through the same reading as counting."""
    points = simulate_limb(SWINGING)
    names = ("left_hip", "left_knee", "left_ankle")
    columns = {
        f"{name}_{axis}": points[:, i, k] for i, name in enumerate(names) for k, axis in enumerate("xyz")
    }
    recording = Recording(name="made.csv", t_s=T_S, columns=columns)
    found = measure_recorded_range(recording, names, kind="passive")
    assert isinstance(found, RangeOfMotion)
    assert found.range_deg == pytest.approx(100.0, abs=0.5)
    assert found.noise_error_deg > 0.0
    unseen = Recording(
        name="made.csv", t_s=T_S, columns=columns | {f"{name}_v": np.zeros(len(T_S)) for name in names}
    )
    assert isinstance(measure_recorded_range(unseen, names, kind="passive"), Refusal)


@given(st.floats(0.0, 100.0), st.sampled_from(["hip", "knee", "ankle", "elbow"]))
def test_norms_are_shown_only_for_their_own_ages(age_y: float, joint: str) -> None:
    """Two to eight years; nobody else gets a number."""
    found = find_range_norm(joint, "flexion", sex="female", age_y=age_y)
    if 2.0 <= age_y < 9.0 and joint in {"hip", "knee"}:
        assert not isinstance(found, Refusal)
        assert found.joint == joint
    else:
        assert isinstance(found, Refusal)
        assert "no sourced norm" in found.message


def test_a_difference_is_told_only_beyond_the_error() -> None:
    """Knee flexion of a girl of five, passive: 152.6 on average."""
    norm = find_range_norm("knee", "flexion", sex="female", age_y=5.0)
    assert not isinstance(norm, Refusal)
    assert norm.standard_error_deg == pytest.approx(2.8 / 3.92)
    near = compare_with_norm(145.0, 5.2, "passive", norm)
    far = compare_with_norm(120.0, 5.2, "active", norm)
    assert near == (
        "knee flexion, passive: 145 degrees (standard error 5); healthy girls of 2 to 8 years averaged 153 "
        "(by goniometer): no difference that this measurement can tell"
    )
    assert far.endswith("33 degrees less, beyond the error of measuring")
    assert "moved by somebody else" in far
    assert "more, beyond" in compare_with_norm(170.0, 5.2, "passive", norm)


@pytest.mark.parametrize("norm", RANGE_NORMS, ids=lambda norm: f"{norm.joint} {norm.motion} {norm.sex}")
@pytest.mark.parametrize("measured", [0.0, 60.0, 140.0])
def test_nobody_is_called_normal(norm: object, measured: float) -> None:
    """Words for a difference, none for a person."""
    said = compare_with_norm(measured, 6.0, "passive", norm)  # type: ignore[arg-type]
    for word in ("normal", "good", "bad", "should", "limited", "fine"):
        assert word not in said.replace("CDC Normal", "")


def test_an_interval_not_fully_read_gives_no_error() -> None:
    """One row's upper bound was cut off where it was read; its average stands alone."""
    (norm,) = [one for one in RANGE_NORMS if one.interval_deg is None]
    assert (norm.joint, norm.motion, norm.sex) == ("ankle", "dorsiflexion", "male")
    assert norm.standard_error_deg == 0.0
