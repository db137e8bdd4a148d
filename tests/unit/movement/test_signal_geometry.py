"""What a signal measures, by hand, both ways of measuring it, and what must not matter."""

from collections.abc import Callable
from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement import signal_geometry as geometry

ONE_BY_ONE: dict[str, tuple[Callable[..., float | None], Callable[..., np.ndarray], int]] = {
    "between": (geometry.measure_between, geometry.measure_betweens, 4),
    "lean": (geometry.measure_lean, geometry.measure_leans, 2),
    "tilt": (geometry.measure_tilt, geometry.measure_tilts, 4),
    "along": (geometry.measure_along, geometry.measure_alongs, 4),
    "twist": (geometry.measure_twist, geometry.measure_twists, 6),
}


@given(
    st.sampled_from(sorted(ONE_BY_ONE)),
    st.integers(0, 2**32 - 1),
    st.sampled_from((2, 3)),
    st.floats(0.01, 1e4),
)
def test_one_frame_and_many_frames_measure_the_same(kind: str, seed: int, axes: int, size: float) -> None:
    """To 1e-9 of a degree, or of the length, in a plane and in space, however large the unit."""
    one, many, places = ONE_BY_ONE[kind]
    if kind == "twist":
        axes = 3
    points = np.random.default_rng(seed).normal(0.0, size, (places, 20, axes))
    expected = [one(*points[:, i].tolist()) for i in range(20)]
    scale = size if kind == "along" else 1.0
    assert many(*points) / scale == pytest.approx(np.array(expected, dtype=float) / scale, abs=1e-9)


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 100.0))
def test_place_size_and_orientation_do_not_matter(seed: int, size: float) -> None:
    """Angles and twists of a body moved, turned and scaled; a mirrored twist changes its sign."""
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(6, 3))
    turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    moved = size * points @ turn + rng.normal(size=3)
    hand = np.sign(np.linalg.det(turn))
    between = geometry.measure_between(*points[:4].tolist())
    assert geometry.measure_between(*moved[:4].tolist()) == pytest.approx(between, abs=1e-7)
    twist = geometry.measure_twist(*points.tolist())
    assert twist is not None
    turned = geometry.measure_twist(*moved.tolist())
    assert turned == pytest.approx(hand * twist, abs=1e-6)


@pytest.mark.parametrize("leaning", [-60.0, -20.0, 0.0, 35.0])
@pytest.mark.parametrize("hips", [-25.0, 0.0, 25.0])
def test_a_tilt_known_by_hand(leaning: float, hips: float) -> None:
    """A trunk that leans, whatever the hips seem to do; y grows downwards in a picture."""
    shoulders = (sin(radians(leaning)), -cos(radians(leaning)))
    own_hip = (cos(radians(hips)), sin(radians(hips)))
    tilt = geometry.measure_tilt((-own_hip[0], -own_hip[1]), own_hip, (0.0, 0.0), shoulders)
    assert tilt == pytest.approx(leaning)
    other_way = geometry.measure_tilt(own_hip, (-own_hip[0], -own_hip[1]), (0.0, 0.0), shoulders)
    assert other_way == pytest.approx(-leaning)
    assert geometry.measure_lean((0.0, 0.0), shoulders) == pytest.approx(abs(leaning))


def test_a_tilt_without_a_direction_is_none() -> None:
    here, there = (0.0, 0.0), (0.0, 1.0)
    assert geometry.measure_tilt(here, there, here, there) is None
    assert geometry.measure_tilt(here, (1.0, 0.0), here, here) is None


@pytest.mark.parametrize("angle", [-170.0, -90.0, -30.0, 45.0, 120.0])
def test_a_twist_known_by_hand(angle: float) -> None:
    """Shoulders turned against hips around an upright trunk."""
    shoulders = (cos(radians(angle)), sin(radians(angle)), 1.0)
    twist = geometry.measure_twist((0, 0, 1), shoulders, (0, 0, 0), (1, 0, 0), (0, 0, 0), (0, 0, 1))
    assert twist == pytest.approx(angle)


def test_a_lean_known_by_hand_whichever_way_y_points() -> None:
    """Three across and four up lean by atan(3 / 4)."""
    assert geometry.measure_lean((0.0, 0.0), (3.0, 4.0)) == pytest.approx(36.8699, abs=1e-4)
    assert geometry.measure_lean((0.0, 0.0), (3.0, -4.0)) == pytest.approx(36.8699, abs=1e-4)
    assert geometry.measure_lean((0.0, 0.0, 0.0), (0.0, 4.0, 3.0)) == pytest.approx(36.8699, abs=1e-4)


def test_along_is_signed() -> None:
    """Two ahead, three to the side: two along; the other way round, minus two."""
    assert geometry.measure_along((0, 0), (2, 3), (5, 5), (9, 5)) == pytest.approx(2.0)
    assert geometry.measure_along((0, 0), (2, 3), (9, 5), (5, 5)) == pytest.approx(-2.0)


def test_what_has_no_length_has_no_direction() -> None:
    """Not zero degrees but nothing, one by one and in arrays."""
    here = (1.0, 1.0, 1.0)
    assert geometry.measure_between(here, here, here, (2.0, 2.0, 2.0)) is None
    assert geometry.measure_lean(here, here) is None
    assert geometry.measure_along(here, here, here, here) is None
    assert geometry.measure_twist(here, here, here, here, here, here) is None
    up = (1.0, 1.0, 2.0)
    assert geometry.measure_twist(here, up, here, up, here, up) is None
    still = np.ones((1, 3))
    for kind, (_, many, places) in ONE_BY_ONE.items():
        assert np.isnan(many(*[still] * places)).all(), kind
