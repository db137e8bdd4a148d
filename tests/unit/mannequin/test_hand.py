"""The drawn hand's bones keep their lengths, so what the hand model reads is a hand that could be."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lull.movement.landmarks import SIDES, Side
from made_hands import MOVES, between
from mannequin.hand import BONES, PALM_PX, THUMB_BONES, find_hand


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("exercise", sorted(MOVES))
def test_no_finger_is_stretched(exercise: str, side: Side) -> None:
    """On all the way from rest to the far end; a stretched thumb is read as one that does not reach."""
    for part in np.linspace(0.0, 1.0, 21):
        at = find_hand(between(exercise, float(part)), side) / PALM_PX
        assert np.linalg.norm(at[4] - at[1]) <= sum(THUMB_BONES) + 1e-9
        for finger, bones in enumerate(BONES):
            chain = at[5 + 4 * finger : 9 + 4 * finger]
            assert np.linalg.norm(np.diff(chain, axis=0), axis=1) == pytest.approx(bones)


@pytest.mark.parametrize(
    ("exercise", "finger"),
    [("thumb-index", 8), ("thumb-middle", 12), ("thumb-ring", 16), ("thumb-little", 20)],
)
def test_a_pinch_ends_where_the_tips_meet(exercise: str, finger: int) -> None:
    """From more than half a palm apart the thumb comes nearer all the way."""
    hands = [find_hand(between(exercise, part / 20), "left") / PALM_PX for part in range(21)]
    apart = [float(np.hypot(*(at[4] - at[finger])[:2])) for at in hands]
    assert apart[0] > 0.5
    assert apart[-1] == pytest.approx(0.0, abs=1e-9)
    assert all(later < sooner for sooner, later in itertools.pairwise(apart))
