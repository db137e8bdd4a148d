"""The flash counter counts what WCAG calls a flash: worked examples, and a slow reference."""

from math import pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flash import CHANGE, DARKER, find_changes_ms, flashes_too_often, flashing_share

TIMES = [20.0 * step for step in range(150)]


def wave(per_s: float, low: float, high: float) -> list[float]:
    """Return light that goes up and down so often a second."""
    return [low + (high - low) * (0.5 - 0.5 * sin(2 * pi * per_s * ms / 1000.0)) for ms in TIMES]


@pytest.mark.parametrize(
    ("per_s", "low", "high", "too_often"),
    [
        (5.0, 0.2, 0.5, True),
        (4.5, 0.0, 0.12, True),
        (2.5, 0.0, 1.0, False),  # large, but slow
        (5.0, 0.2, 0.28, False),  # fast, but hardly to be seen
        (5.0, 0.82, 1.0, False),  # all of it bright
    ],
)
def test_light_that_goes_up_and_down(per_s: float, low: float, high: float, too_often: bool) -> None:  # noqa: FBT001 - a column
    assert flashes_too_often(TIMES, wave(per_s, low, high)) is too_often


def test_one_change_is_no_flash_and_the_share_is_of_cells() -> None:
    rising = [min(1.0, ms / 1000.0) for ms in TIMES]
    assert len(find_changes_ms(TIMES, rising)) == 1
    pictures = [list(cells) for cells in zip(rising, wave(6, 0, 1), rising, rising, strict=True)]
    assert flashing_share(TIMES, pictures) == 0.25


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_changes_alternate_and_each_is_a_tenth(light: list[float]) -> None:
    """Between one change and the next lies a way of a tenth, and its darker end is dark enough."""
    times = [float(index) for index in range(len(light))]
    changes = [int(at) for at in find_changes_ms(times, light)]
    for sooner, later in zip([0, *changes], changes, strict=False):
        span = light[sooner : later + 1]
        assert max(span) - min(span) >= CHANGE
        assert min(span) < DARKER
