"""A hand belongs to the arm it hangs on; without an arm it stays what it was told to be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.movement.hand_owner import NEAREST_WRIST, place_hands
from lull.movement.landmarks import LANDMARK_INDEX, LANDMARK_NAMES, SIDES, Side, hand_rows, has_hands

places = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0))


def frame(
    hands: dict[Side, tuple[float, float]], wrists: dict[Side, tuple[float, float]]
) -> NDArray[np.float64]:
    """Return 75 landmarks with hands, all in one place, and wrists where they are asked for."""
    points = np.zeros((len(LANDMARK_NAMES), 4))
    for side, place in hands.items():
        points[hand_rows(side)] = (*place, 0.01 * SIDES.index(side), 0.9)
    for side, place in wrists.items():
        points[LANDMARK_INDEX[f"{side}_wrist"]] = (*place, 0.0, 0.9)
    return points


def found(points: NDArray[np.floating]) -> dict[Side, tuple[float, ...]]:
    """Return where each hand that was found is."""
    return {
        side: tuple(points[hand_rows(side)][0, :2]) for side in SIDES if points[hand_rows(side)][0, 3] > 0.5
    }


def test_the_rows_are_those_of_the_names() -> None:
    for side in SIDES:
        names = LANDMARK_NAMES[hand_rows(side)]
        assert (names[0], names[-1]) == (f"{side}_hand_wrist", f"{side}_hand_pinky_tip")
    assert not has_hands(np.zeros((33, 4)))


@given(hands=st.dictionaries(st.sampled_from(SIDES), places))
def test_without_a_body_nothing_is_changed(hands: dict[Side, tuple[float, float]]) -> None:
    points = frame(hands, {})
    assert place_hands(points) is points


@pytest.mark.parametrize(
    ("hands", "wrists", "expected"),
    [
        pytest.param(
            {"left": (0.3, 0.4), "right": (0.7, 0.4)},
            {"left": (0.68, 0.4), "right": (0.31, 0.4)},
            {"left": (0.7, 0.4), "right": (0.3, 0.4)},
            id="told the wrong way round",
        ),
        pytest.param(
            {"left": (0.5, 0.9)}, {"left": (0.7, 0.4), "right": (0.3, 0.4)}, {}, id="at nobody's wrist"
        ),
        pytest.param(
            {"left": (0.5, 0.9)}, {"right": (0.3, 0.4)}, {"left": (0.5, 0.9)}, id="its own wrist not seen"
        ),
        pytest.param({"right": (0.5, 0.9)}, {"right": (0.3, 0.4)}, {}, id="its own wrist is elsewhere"),
        pytest.param(
            {"left": (0.33, 0.4), "right": (0.40, 0.4)},
            {"right": (0.31, 0.4)},
            {"right": (0.33, 0.4)},
            id="two at one wrist",
        ),
    ],
)
def test_the_arm_decides(
    hands: dict[Side, tuple[float, float]],
    wrists: dict[Side, tuple[float, float]],
    expected: dict[Side, tuple[float, float]],
) -> None:
    assert found(place_hands(frame(hands, wrists))) == expected


@given(
    hands=st.dictionaries(st.sampled_from(SIDES), places),
    wrists=st.dictionaries(st.sampled_from(SIDES), places, min_size=2),
)
def test_with_both_wrists_seen_every_hand_hangs_on_one(
    hands: dict[Side, tuple[float, float]], wrists: dict[Side, tuple[float, float]]
) -> None:
    """Each hand kept is one that was sent and near its wrist; the body is untouched."""
    points = frame(hands, wrists)
    placed = place_hands(points)
    assert (placed[:33] == points[:33]).all()
    for side, place in found(placed).items():
        assert place in hands.values()
        assert np.hypot(*np.subtract(place, wrists[side])) <= NEAREST_WRIST
