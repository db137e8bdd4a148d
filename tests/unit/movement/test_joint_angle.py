"""Angles known by hand, and errors that are never smaller than the body's own."""

from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.joint_angle import (
    BODY_ERROR_DEG,
    estimate_angle_error_deg,
    estimate_noise_error_deg,
    estimate_range_error_deg,
    measure_angle_2d_deg,
    measure_angle_3d_deg,
)
from made_movement import turn_in_space

angles = st.floats(0.0, 180.0)


@pytest.mark.parametrize("known", [0.0, 30.0, 90.0, 150.0, 180.0])
def test_known_angles_are_measured_exactly(known: float) -> None:
    """Two segments drawn at a known angle show that angle, in the plane and in space."""
    other = (2.0 * cos(radians(known)), 2.0 * sin(radians(known)), 0.0)
    assert measure_angle_2d_deg((1.0, 0.0), (0.0, 0.0), other) == pytest.approx(known, abs=1e-9)
    assert measure_angle_3d_deg((1.0, 0.0, 0.0), (0.0, 0.0, 0.0), other) == pytest.approx(known, abs=1e-9)


@given(angles, st.integers(0, 10_000), st.floats(0.001, 1000.0), st.floats(-50.0, 50.0))
def test_turning_mirroring_scaling_and_moving_change_nothing(
    known: float, seed: int, scale: float, shift: float
) -> None:
    """An inner angle belongs to the body, not to the room or the unit."""
    limb = np.array(
        [[[0.3, 0.0, 0.0], [0.0, 0.0, 0.0], [0.26 * cos(radians(known)), 0.26 * sin(radians(known)), 0.0]]]
    )
    end, joint, other = (turn_in_space(limb, np.random.default_rng(seed)) * scale + shift)[0].tolist()
    assert measure_angle_3d_deg(end, joint, other) == pytest.approx(known, abs=1e-4)


def test_the_law_of_cosines_agrees() -> None:
    """A slow reference: the angle opposite the side between the two ends."""
    rng = np.random.default_rng(3)
    for end, joint, other in rng.normal(size=(200, 3, 3)):
        a, b = np.linalg.norm(end - joint), np.linalg.norm(other - joint)
        c = np.linalg.norm(end - other)
        expected = np.degrees(np.arccos(np.clip((a * a + b * b - c * c) / (2.0 * a * b), -1.0, 1.0)))
        assert measure_angle_3d_deg(end, joint, other) == pytest.approx(expected, abs=1e-5)


def test_a_segment_without_length_has_no_angle() -> None:
    """Two landmarks in one place show no direction; no number is made up."""
    assert measure_angle_2d_deg((1.0, 1.0), (1.0, 1.0), (2.0, 0.0)) is None
    assert measure_angle_3d_deg((1.0, 1.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)) is None


@pytest.mark.hazard("H18")
@given(st.floats(0.01, 10.0), st.floats(0.01, 10.0), st.floats(0.0, 1.0))
def test_no_angle_claims_to_be_better_than_a_body_allows(a: float, b: float, visibility: float) -> None:
    """Whatever the tracker says, an angle is off by five degrees at least, and a range by no less."""
    noise = estimate_noise_error_deg(a, b, visibility)
    assert estimate_angle_error_deg(noise) >= BODY_ERROR_DEG
    assert estimate_range_error_deg(noise) >= estimate_angle_error_deg(noise)


def test_less_visible_and_foreshortened_joints_are_less_sure() -> None:
    """The error grows as visibility falls and as a segment points at the camera."""
    clear = estimate_noise_error_deg(100.0, 100.0, 1.0)
    assert estimate_noise_error_deg(100.0, 100.0, 0.5) == pytest.approx(2.0 * clear)
    assert estimate_noise_error_deg(100.0, 20.0, 1.0) > 2.0 * clear
    assert estimate_noise_error_deg(100.0, 0.0, 1.0) == 180.0


def test_the_noise_error_is_what_noise_does() -> None:
    """Ends and joint shaken by the assumed share scatter the angle by about the error told."""
    rng = np.random.default_rng(0)
    limb = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    shaken = limb + rng.normal(0.0, 0.02, (20_000, 3, 2))
    scatter = float(np.std([measure_angle_2d_deg(*three) or 0.0 for three in shaken.tolist()]))
    told = estimate_noise_error_deg(1.0, 1.0, 1.0)
    assert 0.5 * told < scatter <= told
