"""Flashes as WCAG 2.3.1 defines them, counted in pictures of a canvas taken as cells of relative luminance.

A flash is a pair of opposing changes of relative luminance by a tenth or more, the darker one below 0.80.
More than three within a second are too many where they fill a quarter of any 10 degrees of sight, which on a
screen at the usual distance is 341 x 256 pixels. Counted more strictly here: cells need not flash at the same
moment nor lie beside each other.
"""

from collections.abc import Sequence

CHANGE = 0.1
DARKER = 0.8
MOST_A_SECOND = 3
MOST_AREA_PX = 341 * 256 / 4


def find_changes_ms(times_ms: Sequence[float], light: Sequence[float]) -> list[float]:
    """Return when a cell had changed by a tenth since it last turned, up after down and down after up."""
    found: list[float] = []
    low = high = light[0]
    way = 0
    for now_ms, value in zip(times_ms, light, strict=True):
        if way <= 0 and value - low >= CHANGE and low < DARKER:
            found.append(now_ms)
            way, low, high = 1, value, value
        elif way >= 0 and high - value >= CHANGE and value < DARKER:
            found.append(now_ms)
            way, low, high = -1, value, value
        # While light goes one way, only its farthest place counts for turning back.
        high = max(high, value) if way >= 0 else value
        low = min(low, value) if way <= 0 else value
    return found


def flashes_too_often(times_ms: Sequence[float], light: Sequence[float]) -> bool:
    """Say whether a cell flashes more than three times within any second."""
    changes = find_changes_ms(times_ms, light)
    most = 2 * MOST_A_SECOND
    return any(later - sooner <= 1000.0 for sooner, later in zip(changes, changes[most:], strict=False))


def flashing_share(times_ms: Sequence[float], pictures: Sequence[Sequence[float]]) -> float:
    """Return the share of the cells that flash too often; ``pictures`` are in order of time."""
    cells = list(zip(*pictures, strict=True))
    return sum(flashes_too_often(times_ms, cell) for cell in cells) / len(cells)
