"""The bench counts the same practice live and as a recording, and holds each beside its goal."""

import pytest

from lull.bench import engine
from lull.practice.catalogue import find_exercise
from lull.practice.practice_engine import PracticeEngine


def test_a_minute_is_practised_and_recorded_alike() -> None:
    """Nineteen movements in a minute: three are shown live and then sixteen counted; all in the recording."""
    frames = engine.a_practising_elbow()
    elbow = PracticeEngine(find_exercise(engine.EXERCISE), engine.SIDE)
    taken, repetitions = engine._practise(frames, elbow)
    counted = engine._count(engine.record(frames), find_exercise(engine.EXERCISE))
    assert (len(taken), repetitions, counted.repetitions) == (1800, 16, 19)


@pytest.mark.slow
def test_four_lines_and_three_goals() -> None:
    """Of nineteen steps in turn three of each leg are shown and the other thirteen counted."""
    live, in_turns, counted, whole = engine.measure_engine(0.01)
    assert [one.goal for one in (live, in_turns, counted, whole)] == [50.0, 50.0, 5.0, None]
    assert "13 repetitions" in in_turns.note
    assert whole.value > counted.value > 0.0
    assert "16 repetitions" in live.note
