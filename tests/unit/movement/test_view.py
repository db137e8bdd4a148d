"""The view from a made-up body turned by known angles, and what an oblique view may do to an angle."""

from math import atan2, cos, degrees, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.landmarks import LANDMARK_INDEX
from lull.movement.view import MOST_OFF_DEG, View, estimate_view, estimate_view_error_deg, refuse_view
from made_body import Posture, film_body


def look(azimuth_deg: float) -> float:
    """Return shoulder width over trunk length of a body seen from an angle."""
    points = film_body([Posture()], azimuth_deg=azimuth_deg)[0, :, :2]
    left, right, hip, other = (
        points[LANDMARK_INDEX[name]] for name in ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
    )
    return float(np.linalg.norm(left - right) / np.linalg.norm((left + right - hip - other) / 2.0))


@given(st.floats(0.0, 90.0))
def test_the_obliquity_is_read_from_the_picture(azimuth_deg: float) -> None:
    """Within a few degrees of the side, and less sharply near the front, where widths hardly change."""
    share = look(azimuth_deg)
    near = 15.0 if azimuth_deg < 45.0 else 3.0
    assert estimate_view(share, "side").off_deg == pytest.approx(90.0 - azimuth_deg, abs=near)
    assert estimate_view(share, "front").off_deg == pytest.approx(azimuth_deg, abs=near)


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("off_deg", [0.0, 10.0, 20.0, 45.0, 60.0, 90.0])
def test_up_to_twenty_degrees_are_answered_and_beyond_forty_five_refused(off_deg: float) -> None:
    """With a sentence that says how to sit."""
    refused = refuse_view(estimate_view(look(90.0 - off_deg), "side"), "side")
    if off_deg <= 20.0:
        assert refused is None
    else:
        assert refused is not None
        assert refused.code == "view_too_oblique"
        assert "turn your chair so the camera sees your side" in refused.message
    assert (refuse_view(estimate_view(look(off_deg), "front"), "front") is None) == (off_deg <= 20.0)


def test_either_view_serves_where_either_is_asked() -> None:
    """The nearer one is taken; half-way between is refused."""
    assert estimate_view(look(5.0), "any").seen_from == "front"
    assert estimate_view(look(85.0), "any").seen_from == "side"
    between = refuse_view(estimate_view(look(45.0), "any"), "any")
    assert between is not None
    assert "or sees you from the front" in between.message
    assert estimate_view(2.0, "front").off_deg == 0.0


@given(st.floats(1.0, 179.0), st.floats(0.0, MOST_OFF_DEG), st.floats(0.0, 360.0))
def test_no_angle_is_changed_by_more_than_its_bound(
    angle_deg: float, off_deg: float, lies_deg: float
) -> None:
    """An angle lying anyhow in a picture squeezed by the view stays within the even spread's bound."""
    squeeze = cos(radians(off_deg))
    ends = [radians(lies_deg), radians(lies_deg + angle_deg)]
    seen = [atan2(sin(end), squeeze * cos(end)) for end in ends]
    turned = abs(degrees(seen[1] - seen[0])) % 360.0
    apparent = min(turned, 360.0 - turned)
    bound = 3.0**0.5 * estimate_view_error_deg(angle_deg, off_deg)
    assert abs(apparent - angle_deg) <= bound + 1e-6


@given(st.floats(0.0, 180.0), st.floats(0.0, 90.0))
def test_the_error_grows_with_the_obliquity(angle_deg: float, off_deg: float) -> None:
    """And is never negative, nor below that of a straight view."""
    straight, oblique = (estimate_view_error_deg(angle_deg, off) for off in (0.0, off_deg))
    assert 0.0 <= straight <= oblique + 1e-12


@given(st.floats(-400.0, 400.0), st.floats(0.0, 90.0))
def test_no_signal_is_too_large_or_negative_for_an_error(angle_deg: float, off_deg: float) -> None:
    """Which way it goes does not matter, and beyond straight it is as straight."""
    error = estimate_view_error_deg(angle_deg, off_deg)
    assert error == estimate_view_error_deg(min(abs(angle_deg), 180.0), off_deg) >= 0.0


def test_the_limit_is_where_it_is_said_to_be() -> None:
    """One degree to either side."""
    assert View(seen_from="side", off_deg=MOST_OFF_DEG).is_answerable
    assert not View(seen_from="side", off_deg=MOST_OFF_DEG + 1.0).is_answerable
