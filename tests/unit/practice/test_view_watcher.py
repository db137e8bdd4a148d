"""When a view is refused, when it is right again, and when it is forgotten."""

from math import radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.frame_trust import UNKNOWN, Trust
from lull.movement.view import MOST_OFF_DEG, SHOULDERS_TO_TRUNK
from lull.practice.view_watcher import BACK_DEG, FRAMES, ViewWatcher


def seen(off_deg: float) -> Trust:
    """Return a frame in which the camera is so far off the person's side."""
    return Trust(verdict="trusted", width_share=SHOULDERS_TO_TRUNK * sin(radians(off_deg)), trunk_px=200.0)


def watch(*frames: Trust) -> ViewWatcher:
    """Return a watcher for the side that has seen these."""
    watcher = ViewWatcher("side")
    for frame in frames:
        watcher.feed(frame)
    return watcher


@pytest.mark.parametrize("off_deg", [0.0, 31.0, 33.0, 80.0])
def test_a_view_is_refused_beyond_the_limit(off_deg: float) -> None:
    assert watch(*[seen(off_deg)] * FRAMES).is_answerable == (off_deg <= MOST_OFF_DEG)


@given(st.lists(st.floats(MOST_OFF_DEG - BACK_DEG + 0.01, MOST_OFF_DEG - 0.01), max_size=3 * FRAMES))
def test_between_both_limits_nothing_comes_and_goes(offs: list[float]) -> None:
    """What was right stays right there, and what was refused stays refused."""
    for start, answerable in ((0.0, True), (60.0, False)):
        watcher = watch(*[seen(start)] * FRAMES)
        for off in offs:
            watcher.feed(seen(off))
            assert watcher.is_answerable is answerable


def test_a_turned_chair_is_right_again() -> None:
    watcher = watch(*[seen(60.0)] * FRAMES, *[seen(MOST_OFF_DEG - BACK_DEG - 1.0)] * FRAMES)
    assert watcher.is_answerable


def test_who_went_away_is_not_asked_to_turn() -> None:
    """One unseen frame changes nothing; as many as the median holds do, and a new view counts at once."""
    gone = [seen(60.0)] * FRAMES + [UNKNOWN] * FRAMES
    assert not watch(*gone[:-1]).is_answerable
    assert watch(*gone).is_answerable
    watcher = watch(*gone, seen(10.0))
    assert watcher.is_answerable
    assert watcher.estimate_error_deg(90.0) > 0.0


def test_somebody_elses_frames_neither_refuse_nor_forget() -> None:
    other = Trust(verdict="another_person", width_share=SHOULDERS_TO_TRUNK, trunk_px=200.0)
    assert watch(*[seen(5.0)] * FRAMES, *[other] * 3 * FRAMES).is_answerable
    assert not watch(*[seen(60.0)] * FRAMES, *[other] * 3 * FRAMES).is_answerable
