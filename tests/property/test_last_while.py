"""The last while: the same as looking through all that was seen, in little memory, and nothing to collect."""

import gc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lull.practice.last_while import LET_GO_EVERY_S, LastWhile

TIMES = st.integers(0, 60).map(float)


@given(st.lists(TIMES, max_size=40, unique=True), TIMES, TIMES)
def test_it_is_what_looking_through_everything_finds(seen: list[float], from_s: float, to_s: float) -> None:
    """The slow reference; a time at either end belongs to it, the last twenty seconds are all there."""
    last = LastWhile(2, kept_s=20.0)
    for t_s in sorted(seen):
        last.add(t_s, [10 * t_s, -t_s])
    from_s = max(from_s, max(seen, default=0.0) - 20.0)
    times, rows = last.between(from_s, to_s)
    wanted = [t_s for t_s in sorted(seen) if from_s <= t_s <= to_s]
    assert times.tolist() == wanted
    assert rows.shape == (len(wanted), 2)
    assert rows.tolist() == [[10 * t_s, -t_s] for t_s in wanted]


def test_an_hour_is_kept_as_a_minute() -> None:
    """Memory does not grow; what was handed out stays when more is seen and when all is forgotten."""
    last = LastWhile(1, kept_s=60.0)
    for k in range(3600):
        last.add(float(k), [2.0 * k])
    assert len(last) <= 60.0 + LET_GO_EVERY_S + 1
    times, rows = last.between(3597.0, 4000.0)
    last.add(3600.0, [0.0])
    last.forget()
    assert len(last) == 0
    assert times.tolist() == [3597.0, 3598.0, 3599.0]
    np.testing.assert_array_equal(rows[:, 0], 2.0 * times)


def test_the_collector_has_nothing_to_look_through() -> None:
    """However much is kept: one object with two arrays, which hold no other objects."""
    last = LastWhile(1, kept_s=60.0)
    for k in range(1000):
        last.add(k / 30, [0.5])
    held = [one for one in gc.get_referents(last) if gc.is_tracked(one) and not isinstance(one, type)]
    assert sum(len(gc.get_referents(one)) for one in held) < 10
