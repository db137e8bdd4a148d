"""All forty, acted from their demonstrations and counted by the engine: live and as a recording."""

from dataclasses import replace

import pytest

from lull.movement.landmarks import LANDMARK_INDEX
from lull.practice.catalogue import EXERCISES
from lull.practice.live_engine import open_engine
from lull.practice.practice_state import PracticeState
from lull.practice.recorded_practice import RecordedCount, count_recording
from made_frames import HEIGHT_PX, WIDTH_PX
from made_performance import SHOWN, Acting, Performance, act, all_actings

RANGES = (1.0, 0.75, 0.5)
PERIODS_S = (1.8, 3.6)
REPETITIONS = 4

LEARNS_ITS_UNIT = ("hand-to-shoulder", "hand-to-head")
"""Told in shares of an arm that rests bent."""

FIRST = {acting.exercise: acting for acting in reversed(all_actings())}
OTHERS = [acting for acting in all_actings() if acting != FIRST[acting.exercise]]


def _practise(acting: Acting, performance: Performance) -> list[PracticeState]:
    engine = open_engine(EXERCISES[acting.exercise], acting.side if acting.doing == "each" else "both")
    return [engine.feed(frame) for frame in performance.frames()]


def _count(acting: Acting, performance: Performance) -> list[tuple[int, int]]:
    """Return repetitions and attempts of each side counted in the recording of the same frames."""
    counted = count_recording(
        performance.recording(from_frame=performance.ready_at),
        EXERCISES[acting.exercise],
        side={"both": "both", "none": None}.get(acting.doing, acting.side),
        image_size=(WIDTH_PX, HEIGHT_PX),
    )
    assert isinstance(counted, RecordedCount)
    return [(one.counted.repetitions, len(one.counted.attempts)) for one in counted.counts]


def _check_live(acting: Acting, performance: Performance) -> None:
    """Check that live practice counts what was done, and nothing while getting into position."""
    states = _practise(acting, performance)
    last = states[-1]
    done = REPETITIONS * (2 if acting.doing == "alternate" else 1)
    assert (last.shown, last.attempts, last.repetitions) == (SHOWN, done, done), acting
    before = states[: performance.ready_at]
    assert "practising" not in {state.phase for state in before}, acting
    assert all(state.attempts == state.shown == 0 for state in before)


@pytest.mark.slow
@pytest.mark.parametrize("exercise", list(EXERCISES))
def test_three_ranges_at_two_speeds_are_counted_exactly(exercise: str) -> None:
    """Three movements shown and four made, on either side, with a beginning that comes to nothing."""
    for number, reach in enumerate(RANGES):
        for turn, period_s in enumerate(PERIODS_S):
            side = ("left", "right")[(number + turn) % 2]
            acting = replace(
                FIRST[exercise],
                side=side,  # type: ignore[arg-type]
                reach=reach,
                period_s=period_s,
                repetitions=REPETITIONS,
            )
            _check_live(acting, act(acting, seed=number))


@pytest.mark.parametrize("exercise", list(EXERCISES))
def test_who_sits_still_at_once_is_counted_too(exercise: str) -> None:
    """Nobody has to move before the ready pose.

    An arm that has only been seen bent is of unknown length: the movement that shows its length first is not
    taken for a shown one, and one more is asked for.
    """
    acting = replace(FIRST[exercise], repetitions=REPETITIONS)
    performance = act(acting)
    states = _practise(acting, replace(performance, points=performance.points[performance.ready_at :]))
    done = REPETITIONS * (2 if acting.doing == "alternate" else 1)
    learnt = 1 if exercise in LEARNS_ITS_UNIT else 0
    assert (states[-1].shown, states[-1].attempts) == (SHOWN, done - learnt)
    assert states[-1].repetitions == done - learnt


BOTH_LEGS = ("bridge", "sit-to-stand", "mini-squat", "heel-raise")
"""What both legs do and is filmed from the side."""


@pytest.mark.parametrize("exercise", BOTH_LEGS)
@pytest.mark.parametrize("hidden", ["left", "right"])
def test_what_both_legs_do_is_counted_on_one_while_the_other_is_hidden(exercise: str, hidden: str) -> None:
    """As from the side. A leg that looks out for single frames meanwhile changes nothing."""
    acting = replace(FIRST[exercise], repetitions=REPETITIONS)
    performance = act(acting)
    for name in ("knee", "ankle", "heel", "foot_index"):
        performance.points[:, LANDMARK_INDEX[f"{hidden}_{name}"], 3] = 0.3
        performance.points[::40, LANDMARK_INDEX[f"{hidden}_{name}"], 3] = 0.8
    _check_live(acting, performance)


@pytest.mark.parametrize("exercise", list(EXERCISES))
def test_the_recording_of_it_counts_the_same(exercise: str) -> None:
    """Shown movements are movements too: a recording knows no difference."""
    acting = replace(FIRST[exercise], repetitions=REPETITIONS, reach=0.75, period_s=2.4)
    whole = SHOWN + REPETITIONS
    assert set(_count(acting, act(acting))) == {(whole, whole)}


@pytest.mark.parametrize(
    "acting", OTHERS, ids=lambda acting: f"{acting.exercise}-{acting.position}-{acting.doing}"
)
def test_every_other_position_and_way_of_doing_it_counts(acting: Acting) -> None:
    """Wheelchair, lying, standing, both sides, side after side, and a child's body."""
    told = replace(acting, repetitions=REPETITIONS, reach=0.6, period_s=1.8, body="child")
    _check_live(told, act(told))
