"""The drawn people, judged: answered in the plane, refused far off it, true inside the interval, counted."""

from functools import cache

import numpy as np
import pytest

from drawn_people import DrawnClip, judge_drawn_people

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn people")]  # judged once


@cache
def clips() -> tuple[DrawnClip, ...]:
    """Judge every clip once."""
    return tuple(judge_drawn_people())


@pytest.mark.hazard("H18")
def test_views_in_the_plane_are_answered_and_oblique_ones_refused() -> None:
    """At least 90 of 100 up to 20 degrees off; none at 45 and beyond."""
    near = [clip.refused is None for clip in clips() if clip.in_plane]
    far = [clip.refused is None for clip in clips() if abs(clip.off_deg) >= 45]
    assert len(near) > 100
    assert np.mean(near) >= 0.9
    assert not any(far)


@pytest.mark.hazard("H18")
@pytest.mark.parametrize("held_out", [False, True])
def test_the_printed_interval_holds_the_truth(held_out: bool) -> None:  # noqa: FBT001 - a column
    """In at least 90 of 100 frames of the answered clips, in those nothing was set by as well."""
    inside = [clip.inside for clip in clips() if clip.refused is None and clip.held_out == held_out]
    assert np.mean(inside) >= 0.9


@pytest.mark.hazard("H19")
def test_plain_people_in_the_plane_are_counted_exactly() -> None:
    """All but the march, whose thigh the model half loses; the page on movement lists every miss."""
    wrong = [
        clip.name
        for clip in clips()
        if clip.in_plane
        and clip.kind in ("plain", "child", "15 fps", "60 fps", "mirrored", "table")
        and clip.exercise != "seated-march"
        and not clip.is_counted_right
    ]
    assert wrong == []
    march = [clip for clip in clips() if clip.in_plane and clip.exercise == "seated-march"]
    assert sum(clip.is_counted_right for clip in march) >= 14


@pytest.mark.hazard("H19")
def test_no_clip_in_the_plane_is_counted_wrong_without_a_word() -> None:
    """Every wrong count is doubted, and of right ones at most one in twenty; held-out ones too."""
    near = [clip for clip in clips() if clip.in_plane]
    assert [clip.name for clip in near if not clip.is_counted_right and not clip.doubts] == []
    assert sum(clip.is_counted_right for clip in near) >= 121
    for held_out in (False, True):
        right = [clip for clip in near if clip.is_counted_right and clip.held_out == held_out]
        assert np.mean([bool(clip.doubts) for clip in right]) <= 0.05
