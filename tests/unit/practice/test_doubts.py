"""A count that may be wrong says so, by name and second; a plain one says nothing."""

from math import inf

import numpy as np
import pytest
from numpy.typing import NDArray

from lull.movement.measured_signal import MeasuredSignal
from lull.movement.recorded_repetitions import count_recorded_signal
from lull.movement.recording import Recording
from lull.practice.catalogue import EXERCISES
from lull.practice.count_doubt import DoubtWatch
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.recorded_doubts import find_doubts
from lull.refusal import Refusal
from made_frames import make_frames
from made_movement import Array, Way, simulate_movement

KNEE, FPS = EXERCISES["knee-straighten"], 30.0
FULL = Way(range_deg=70.0, rest_s=1.5)


def make(ways: list[Way]) -> tuple[Array, Array]:
    """Make a knee that does the given movements."""
    made = simulate_movement(ways, fps=FPS, rest_deg=85.0, lead_s=2.0)
    return made.t_s, made.angle_deg.copy()


def doubt(t_s: Array, angles: Array, refused: Refusal | None = None) -> list[tuple[str, float, float]]:
    """Count a recording and return its doubts."""
    errors = np.zeros(len(t_s))
    return [
        (one.code, round(one.from_s, 1), round(one.to_s, 1))
        for one in find_doubts(
            Recording(name="a.csv", t_s=t_s, columns={}),
            MeasuredSignal(columns="picture", value=angles, noise_error=errors),
            count_recorded_signal(t_s, angles, errors, "left"),
            refused,
        )
    ]


def practise(t_s: Array, angles: Array, hidden: NDArray[np.bool_] | None = None) -> list[PracticeState]:
    """Practise the same live, with the own range known."""
    engine = PracticeEngine(KNEE, "left", own_range_deg=70.0)
    visibility = None if hidden is None else np.where(hidden, 0.1, 0.95).tolist()
    frames = make_frames(KNEE, "left", t_s.tolist(), angles.tolist(), visibility=visibility)
    return [engine.feed(frame) for frame in frames]


def tell(states: list[PracticeState]) -> list[str]:
    """Return the codes of what arose."""
    return [state.doubt.code for state in states if state.doubt is not None]


def test_plain_movement_is_not_doubted() -> None:
    """Five whole movements and a little fidgeting, recorded and live."""
    t_s, angles = make([FULL, FULL, Way(range_deg=8.0), FULL, FULL, FULL])
    assert doubt(t_s, angles) == []
    assert tell(practise(t_s, angles)) == []


def test_a_movement_that_was_not_counted_is_told_with_its_seconds() -> None:
    """Of 10 degrees beside 20: less than leaves rest, and perhaps a thigh half seen."""
    ways = [Way(range_deg=20.0, rest_s=2.5)] * 3
    made = simulate_movement([*ways, Way(range_deg=10.0, rest_s=2.5), *ways], fps=FPS, rest_deg=60.0)
    start, end, _ = made.truth[3]
    (found,) = doubt(made.t_s, made.angle_deg)
    assert found[0] == "movement_not_counted"
    assert start - 0.5 <= found[1] <= found[2] <= end + 0.3


def test_a_stretch_not_seen_is_told() -> None:
    """The joints are hidden during the third movement; live the doubt comes when they are back."""
    t_s, angles = make([FULL] * 5)
    hidden = (t_s > 8.0) & (t_s < 11.0)
    lost = np.where(hidden, np.nan, angles)
    assert [code for code, *_ in doubt(t_s, lost)] == ["not_seen"]
    assert doubt(t_s, lost)[0][1:] == (8.0, 11.0)
    states = practise(t_s, angles, hidden)
    assert tell(states) == ["not_seen"]
    arisen = next(i for i, state in enumerate(states) if state.doubt)
    assert t_s[arisen] == pytest.approx(11.0, abs=0.1)


def test_a_limb_that_leaps_is_told_once() -> None:
    """Legs that change places for two frames in ten, while moving."""
    t_s, angles = make([FULL] * 6)
    moved = angles > 120.0
    angles[moved & (np.arange(len(t_s)) % 10 < 3)] -= 40.0
    assert [code for code, *_ in doubt(t_s, angles)] == ["limb_leaps"]
    states = practise(t_s, angles)
    assert tell(states).count("limb_leaps") == 1
    assert "not_sure" in {state.cue for state in states}


def test_noise_alone_is_no_leap() -> None:
    """Of 10 degrees a frame: rough, and not told as legs that change places."""
    t_s, angles = make([FULL] * 6)
    watch = DoubtWatch()
    rng = np.random.default_rng(3)
    for at_s, angle in zip(t_s.tolist(), (angles + rng.normal(0.0, 10.0, len(t_s))).tolist(), strict=True):
        watch.feed(at_s, angle)
    assert watch.find_leaps(6) is None


def test_nothing_counted_and_a_refused_view_are_doubted() -> None:
    """A still leg: perhaps somebody else's; and a view from too far aside."""
    t_s = np.arange(0.0, 8.0, 1.0 / FPS)
    still = np.full(len(t_s), 90.0)
    assert [code for code, *_ in doubt(t_s, still)] == ["nothing_counted"]
    refused = Refusal(code="view_too_oblique", message="turn")
    assert {code for code, *_ in doubt(t_s, still, refused)} == {"nothing_counted", "seen_obliquely"}


def test_while_getting_ready_and_resting_nothing_is_doubted() -> None:
    """Movement before the ready pose is held, and while resting, counts for nothing."""
    t_s, angles = make([FULL] * 3)
    engine = PracticeEngine(KNEE, "left", own_range_deg=70.0)
    frames = list(make_frames(KNEE, "left", t_s.tolist(), angles.tolist()))
    states = [engine.feed(frame) for frame in frames[:75]]
    engine.rest()
    assert tell([*states, *(engine.feed(frame) for frame in frames[75:])]) == []


def test_what_is_only_shown_is_not_doubted() -> None:
    """Before the own range is known nothing counts, so nothing can be missed."""
    t_s, angles = make([FULL, Way(range_deg=10.0, rest_s=3.0), FULL])
    engine = PracticeEngine(KNEE, "left")
    frames = make_frames(KNEE, "left", t_s.tolist(), angles.tolist())
    states = [engine.feed(frame) for frame in frames]
    assert states[-1].phase == "show_me"
    assert tell(states) == []


def test_a_small_movement_live_is_told_after_a_moment() -> None:
    """Of 10 degrees beside an own range of 20: the doubt comes two seconds after its peak, once."""
    ways = [Way(range_deg=20.0, rest_s=2.5)] * 2
    made = simulate_movement([*ways, Way(range_deg=10.0, rest_s=3.5)], fps=FPS, rest_deg=85.0, lead_s=2.0)
    engine = PracticeEngine(KNEE, "left", own_range_deg=20.0)
    frames = make_frames(KNEE, "left", made.t_s.tolist(), made.angle_deg.tolist(), noise_px=0.1)
    states = [engine.feed(frame) for frame in frames]
    assert tell(states) == ["movement_not_counted"]
    at_s = next(t for t, state in zip(made.t_s.tolist(), states, strict=True) if state.doubt)
    start, end, _ = made.truth[2]
    assert at_s == pytest.approx((start + end) / 2.0 + 2.0, abs=0.4)
    assert states[-1].repetitions == 2


def test_a_movement_out_and_back_is_found_once() -> None:
    """Out and back by 20: one, from its low to its half way back; answered for, none."""
    watch = DoubtWatch()
    for i in range(90):
        watch.feed(i / FPS, 10.0 - 10.0 * np.cos(2.0 * np.pi * i / 90.0))
    (bump,) = watch.bumps
    assert bump.height == pytest.approx(20.0, abs=0.5)
    assert bump.peak_s == pytest.approx(1.5, abs=0.2)
    watch.answer_for(0.0, 3.0)
    assert watch.take_uncounted(inf, None) is None
