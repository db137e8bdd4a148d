"""Thumb out and in: a thumb that goes across the palm in between is no movement, live and recorded."""

from itertools import pairwise
from math import cos, pi

import numpy as np
import pytest
from numpy.typing import NDArray

from lull.movement.landmarks import LandmarkFrame, Side
from lull.movement.signal import Term, term_signal
from lull.movement.watched_signal import SignalWatcher
from lull.practice.catalogue import EXERCISES
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.recorded_practice import RecordedCount, SideCount, count_recording
from made_frames import to_recording
from made_hands import hand_points
from mannequin.hand import HEIGHT_PX, WIDTH_PX, HandPose

THUMB_OUT = EXERCISES["thumb-out"]
FPS = 30
BESIDE_DEG, OUT_DEG = 27.0, 74.0
AT_INDEX_DEG, IN_PALM_DEG = 23.0, -45.0
"""Along the index finger's metacarpal, and in the palm on the way to the little finger."""

ACROSS_DEG = (AT_INDEX_DEG - 22.0, AT_INDEX_DEG - 65.0)
SHOWN, DONE = 3, 5
FALLS_LOST = 3
Ways = list[tuple[float, float]]
"""Where the thumb points, in degrees aside, and in how many seconds it goes there."""


def make_points(rest_deg: float, ways: Ways, side: Side, seed: int = 3) -> NDArray[np.float64]:
    """Return the landmarks of a hand that rests, goes all the ways, and rests again."""
    random, thumb = np.random.default_rng(seed), [rest_deg] * round(2.5 * FPS)
    for (start, _), (end, in_s) in pairwise([(rest_deg, 0.0), *ways, (ways[-1][0], 2.0)]):
        steps = round(in_s * FPS)
        thumb += [start + (end - start) * (1 - cos(pi * (k + 1) / steps)) / 2 for k in range(steps)]
    return np.array([hand_points(HandPose(thumb_out_deg=deg), side, random) for deg in thumb])


def practise(
    points: NDArray[np.float64], side: Side, engine: PracticeEngine | None = None, from_s: float = 0
) -> list[PracticeState]:
    """Feed all frames, as a camera would, and return every state."""
    engine = PracticeEngine(THUMB_OUT, side) if engine is None else engine
    return [
        engine.feed(LandmarkFrame(from_s + n / FPS, one, WIDTH_PX, HEIGHT_PX)) for n, one in enumerate(points)
    ]


def count(points: NDArray[np.float64], side: Side) -> SideCount:
    """Count the same frames as a recording."""
    size = WIDTH_PX, HEIGHT_PX
    counted = count_recording(to_recording(points, fps=FPS), THUMB_OUT, side=side, image_size=size)
    assert isinstance(counted, RecordedCount)
    return counted.counts[0]


def go(
    rest_deg: float,
    far_deg: float,
    across_deg: float | None = None,
    *,
    in_s: float = 1.0,
    stays_s: float = 0.1,
) -> Ways:
    """Return one movement out and in; afterwards the thumb goes across, stays there, and comes back."""
    ways = [(far_deg, in_s), (rest_deg, in_s), (rest_deg, 0.7)]
    if across_deg is None:
        return ways
    across_s = 0.7 * in_s
    return [*ways, (across_deg, across_s), (across_deg, stays_s), (rest_deg, across_s), (rest_deg, 1.0)]


def expect(points: NDArray[np.float64], side: Side, range_deg: float) -> None:
    """Expect all shown and done to be counted, live and recorded, at their range, and no doubt."""
    states, counted = practise(points, side), count(points, side)
    last = states[-1]
    assert (last.shown, last.attempts, last.repetitions) == (SHOWN, DONE, DONE)
    assert [state.doubt for state in states if state.doubt] == []
    assert last.own_range_deg == pytest.approx(range_deg, abs=3.5)
    assert [attempt.accepted for attempt in counted.counted.attempts] == [True] * (SHOWN + DONE)
    assert counted.counted.rest == "low"
    assert counted.doubts == ()
    assert counted.counted.own_range == pytest.approx(last.own_range_deg, abs=1.5)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("across_deg", [None, *ACROSS_DEG])
@pytest.mark.parametrize("in_s", [0.6, 1.5])
@pytest.mark.parametrize("share", [1.0, 0.75, 0.5])
def test_a_thumb_across_the_palm_is_no_movement(
    side: Side, across_deg: float | None, in_s: float, share: float
) -> None:
    """A little and far across, after each movement done; three ranges and two speeds."""
    range_deg = share * (OUT_DEG - BESIDE_DEG)
    out_deg = BESIDE_DEG + range_deg
    shown = go(BESIDE_DEG, out_deg, in_s=in_s)
    points = make_points(
        BESIDE_DEG, SHOWN * shown + DONE * go(BESIDE_DEG, out_deg, across_deg, in_s=in_s), side
    )
    expect(points, side, range_deg)


@pytest.mark.parametrize("stays_s", [0.1, 4.0])
def test_nor_is_it_while_movements_are_shown_or_where_it_stays(stays_s: float) -> None:
    """The range shown is that of the movement out; a spasm may hold the thumb in the palm for a while."""
    once = go(BESIDE_DEG, OUT_DEG, IN_PALM_DEG, stays_s=stays_s)
    expect(make_points(BESIDE_DEG, (SHOWN + DONE) * once, "left"), "left", OUT_DEG - BESIDE_DEG)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("rest_deg", "far_deg"), [(IN_PALM_DEG, AT_INDEX_DEG), (-20.0, BESIDE_DEG)])
def test_a_thumb_that_rests_in_the_palm_and_comes_out_of_it_is_counted(
    side: Side, rest_deg: float, far_deg: float
) -> None:
    """Spasticity holds the thumb in the palm: for whom the exercise is, all of it is below the index."""
    ways = (SHOWN + DONE) * go(rest_deg, far_deg)
    expect(make_points(rest_deg, ways, side), side, far_deg - rest_deg)


@pytest.mark.parametrize(
    ("held_deg", "rest_deg", "far_deg"),
    [(BESIDE_DEG, IN_PALM_DEG, AT_INDEX_DEG), (OUT_DEG, BESIDE_DEG, OUT_DEG)],
)
def test_who_held_ready_elsewhere_than_they_rest_is_counted_all_the_same(
    held_deg: float, rest_deg: float, far_deg: float
) -> None:
    """Live the floor gives way after three movements below it; a recording is known to its end."""
    ways = [(rest_deg, 1.0), (rest_deg, 0.7), *(FALLS_LOST + SHOWN + DONE) * go(rest_deg, far_deg)]
    points = make_points(held_deg, ways, "left")
    last = practise(points, "left")[-1]
    assert (last.shown, last.attempts, last.repetitions) == (SHOWN, DONE, DONE)
    assert count(points, "left").counted.repetitions == FALLS_LOST + SHOWN + DONE


def test_after_a_rest_the_floor_is_where_the_pose_is_held_anew() -> None:
    """Who goes on with the thumb in the palm has it counted from there."""
    engine = PracticeEngine(THUMB_OUT, "left")
    before = make_points(BESIDE_DEG, SHOWN * go(BESIDE_DEG, OUT_DEG, IN_PALM_DEG), "left")
    assert practise(before, "left", engine)[-1].phase == "practising"
    engine.rest()
    engine.resume()
    after = make_points(IN_PALM_DEG, DONE * go(IN_PALM_DEG, AT_INDEX_DEG), "left")
    last = practise(after, "left", engine, from_s=len(before) / FPS + 0.1)[-1]
    assert (last.attempts, last.repetitions) == (DONE, DONE)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("turned_deg", [0.0, 25.0])
def test_out_of_the_palm_the_angle_is_that_to_the_index_finger(side: Side, turned_deg: float) -> None:
    """So a range kept from before the angle had a sign still holds; across the palm it is less than none."""
    places = ("thumb_cmc", "thumb_tip", "wrist", "index_finger_mcp")
    plain = term_signal(Term(kind="between", places=tuple(f"side_hand_{name}" for name in places)))
    random = np.random.default_rng(1)
    for deg in (*range(-40, 1, 5), *range(30, 90, 5)):
        points = hand_points(HandPose(thumb_out_deg=deg, turned_deg=turned_deg), side, random)
        frame = LandmarkFrame(0.0, points, WIDTH_PX, HEIGHT_PX)
        unsigned, signed = (SignalWatcher(one, side).look(frame).value for one in (plain, THUMB_OUT.signal))
        assert unsigned is not None
        assert signed == pytest.approx(unsigned if deg > AT_INDEX_DEG else -unsigned, abs=1e-6)
