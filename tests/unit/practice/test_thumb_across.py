"""Thumb out and in: what is counted, and the known miss of a thumb across the palm (decision 28)."""

from itertools import pairwise
from math import cos, pi

import numpy as np
import pytest

from lull.movement.landmarks import LandmarkFrame, Side
from lull.practice.catalogue import EXERCISES
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from made_hands import hand_points
from mannequin.hand import HEIGHT_PX, WIDTH_PX, HandPose

FPS, OUT_S, ACROSS_S = 30, 1.0, 0.7
BESIDE_DEG, OUT_DEG = 27.0, 74.0
SHOWN, DONE = 3, 5
Ways = list[tuple[float, float]]
"""Where the thumb points, in degrees aside, and in how many seconds it goes there."""


def practise(ways: Ways, side: Side) -> PracticeState:
    """Rest with the thumb beside the hand, go all the ways, and return the last state."""
    engine, random = PracticeEngine(EXERCISES["thumb-out"], side), np.random.default_rng(3)
    thumb = [BESIDE_DEG] * round(2.5 * FPS)
    for (start, _), (end, in_s) in pairwise([(BESIDE_DEG, 0.0), *ways, (BESIDE_DEG, 2.0)]):
        steps = round(in_s * FPS)
        thumb += [start + (end - start) * (1 - cos(pi * (k + 1) / steps)) / 2 for k in range(steps)]
    states = [
        engine.feed(
            LandmarkFrame(
                n / FPS, hand_points(HandPose(thumb_out_deg=deg), side, random), WIDTH_PX, HEIGHT_PX
            )
        )
        for n, deg in enumerate(thumb)
    ]
    return states[-1]


def out_and_in(across_deg: float | None) -> Ways:
    """Return three times shown and five times done; after each of these the thumb goes across, too."""
    once: Ways = [(OUT_DEG, OUT_S), (BESIDE_DEG, OUT_S), (BESIDE_DEG, ACROSS_S)]
    if across_deg is None:
        return (SHOWN + DONE) * once
    back: Ways = [(across_deg, ACROSS_S), (BESIDE_DEG, ACROSS_S), (BESIDE_DEG, 1.0)]
    return SHOWN * once + DONE * (once + back)


@pytest.mark.parametrize("side", ["left", "right"])
def test_out_and_in_beside_the_hand_is_counted_exactly(side: Side) -> None:
    last = practise(out_and_in(None), side)
    assert (last.shown, last.attempts, last.repetitions) == (SHOWN, DONE, DONE)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("across_deg", "repetitions"), [(0.0, DONE), (-45.0, 2 * DONE)])
def test_what_the_pages_say_of_a_thumb_across_the_palm_is_true(
    side: Side, across_deg: float, repetitions: int
) -> None:
    """Each way across is one more: a little across an attempt only, far across a repetition.

    Once this is mended, the words on the pages and this test go.
    """
    last = practise(out_and_in(across_deg), side)
    assert (last.attempts, last.repetitions) == (2 * DONE, repetitions)
