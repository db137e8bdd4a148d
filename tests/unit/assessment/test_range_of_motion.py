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
    assert found.code == "joint_not_seen"


def test_a_recorded_joint_gives_its_range() -> None:
    """From landmarks in space, through the same reading as counting."""
    points = simulate_limb(SWINGING)
    names = ("left_hip", "left_knee", "left_ankle")
    columns = {
        f"{name}_{axis}": points[:, i, k] for i, name in enumerate(names) for k, axis in enumerate("xyz")
    }
    recording = Recording(name="made.csv", t_s=T_S, columns=columns)
    found = measure_recorded_range(recording, names, kind="passive", plane="side")
    assert isinstance(found, RangeOfMotion)
    assert found.range_deg == pytest.approx(100.0, abs=0.5)
    assert found.noise_error_deg > 0.0
    unseen = Recording(
        name="made.csv", t_s=T_S, columns=columns | {f"{name}_v": np.zeros(len(T_S)) for name in names}
    )
    assert isinstance(measure_recorded_range(unseen, names, kind="passive", plane="side"), Refusal)


def seated(off_deg: float, *, another_from_s: float = 99.0) -> Recording:
    """Film somebody seated whose left knee swings, from a camera off their side; shares of 640x480."""
    half = np.sin(np.radians(off_deg)) * 0.71 * 0.25
    bend = np.radians(SWINGING)
    knee = np.array([0.45, 0.0])
    shank = np.stack([-np.cos(bend), np.sin(bend)], axis=1) * 0.4
    places = {"shoulder": np.array([0.0, -0.5]), "hip": np.zeros(2), "knee": knee, "ankle": knee + shank}
    places |= {"elbow": np.array([0.1, -0.3]), "wrist": np.array([0.2, -0.1])}
    columns = {}
    for name, at in places.items():
        for side, sign in (("left", 1.0), ("right", -1.0)):
            squeezed = np.broadcast_to(at, (len(T_S), 2)) * (np.cos(np.radians(off_deg)), 1.0)
            shift = sign * half * (0.6 if name != "shoulder" else 1.0)
            jump = np.where(another_from_s <= T_S, 300.0, 0.0)
            columns[f"{side}_{name}_x"] = (150.0 + 150.0 * (squeezed[:, 0] + shift) + jump) / 640.0
            columns[f"{side}_{name}_y"] = (200.0 + 150.0 * squeezed[:, 1]) / 480.0
            columns[f"{side}_{name}_v"] = np.full(len(T_S), 0.9)
            for end in ("wx", "wy", "wz"):
                columns[f"{side}_{name}_{end}"] = np.zeros(len(T_S)) + len(name)
    return Recording(name="made.csv", t_s=T_S, columns=columns)


KNEE = ("left_hip", "left_knee", "left_ankle")


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("off_deg", [0.0, 10.0, 20.0])
def test_the_picture_is_measured_and_the_view_widens_the_error(off_deg: float) -> None:
    """The tracker's depth is not asked; the printed interval holds the true range up to 20 degrees off."""
    found = measure_recorded_range(seated(off_deg), KNEE, kind="passive", plane="side", image_size=(640, 480))
    assert isinstance(found, RangeOfMotion)
    assert found.view_error_deg > 0.0
    assert abs(found.range_deg - 100.0) <= 1.96 * found.range_error_deg
    assert abs(found.least_deg - 50.0) <= 1.96 * found.angle_error_deg


@pytest.mark.hazard("H18")
def test_a_bad_view_and_mere_depth_are_refused() -> None:
    """Fifty degrees off the side there is no knee angle; world columns alone are a guess."""
    bad = measure_recorded_range(seated(50.0), KNEE, kind="passive", plane="side", image_size=(640, 480))
    assert isinstance(bad, Refusal)
    assert bad.code == "view_too_oblique"
    deep = measure_recorded_range(seated(0.0), KNEE, kind="passive", plane="side")
    assert isinstance(deep, Refusal)
    assert deep.code == "depth_not_trusted"


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
