"""The bench counts the same practice live and as a recording, and holds each beside its goal."""

import pytest

from lull.bench import engine
from lull.practice.catalogue import find_exercise


def test_a_minute_is_practised_and_recorded_alike() -> None:
    """Nineteen movements in a minute: three are shown live and then sixteen counted; all in the recording."""
    frames = engine.a_practising_elbow()
    taken, repetitions = engine._practise(frames)
    counted = engine._count(engine.record(frames), find_exercise(engine.EXERCISE))
    assert (len(taken), repetitions, counted.repetitions) == (1800, 16, 19)


@pytest.mark.slow
def test_three_lines_and_two_goals() -> None:
    live, counted, whole = engine.measure_engine(0.01)
    assert [one.goal for one in (live, counted, whole)] == [50.0, 5.0, None]
    assert whole.value > counted.value > 0.0
    assert "16 repetitions" in live.note
