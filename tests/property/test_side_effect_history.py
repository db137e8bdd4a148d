"""The bars of a side effect's course, whatever was told about it and in whatever order."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.side_effect_history import summarise_side_effects
from made_record import NOW

BEGAN = NOW - timedelta(days=10)


@given(st.lists(st.tuples(st.integers(-5, 240), st.integers(0, 4)), max_size=12), st.integers(1, 4))
def test_bars_follow_one_another_and_say_what_was_told(answers: list[tuple[int, int]], first: int) -> None:
    """No bar overlaps the next, none is of strength 0, and the last answer decides whether it goes on."""
    began = SideEffect(id="e", effect="dizziness", began_at=BEGAN, recorded_at=NOW, strength=first)
    followed = [
        SideEffectCourse(began_id="e", at=BEGAN + timedelta(hours=hours), recorded_at=NOW, strength=strength)
        for hours, strength in answers
    ]
    (found,) = summarise_side_effects([began], followed)
    edges = [(stretch.starts_at, stretch.ends_at) for stretch in found.stretches]

    assert all(stretch.strength > 0 for stretch in found.stretches)
    assert all(end is not None and start < end for start, end in edges[:-1])
    assert all(end is not None and end <= later for (_, end), (later, _) in pairwise(edges))
    assert found.told[0].at == BEGAN
    assert (found.ended_at is None) == (found.strength > 0)
    assert found.worst == max(told.strength for told in found.told)
    if found.ended_at is None:
        assert edges[-1][1] is None
