"""Where to write words so that they cover neither one another nor a curve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lull.web.charts.canvas import Point
from lull.web.translation import speak


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The stretch of a line of writing that some words take, from ``left`` to ``right``."""

    left: float
    right: float


def text_width(words: str, *, size: float, weight: float = 0.54) -> float:
    """Return about how wide words are; ``weight`` is the mean width of a letter in parts of its size."""
    return len(speak(words)) * size * weight


def box_around(x: float, width: float, *, least: float, most: float) -> Box:
    """Return a box of this width around ``x``, moved inside ``[least, most]``."""
    left = min(max(x - width / 2, least), most - width)
    return Box(left=left, right=left + width)


def stack_rows(boxes: Sequence[Box], *, gap: float = 8, taken: Sequence[Box] = ()) -> tuple[int, ...]:
    """Return a row for each box, 0 first, so that no two in one row come closer than ``gap``.

    ``taken`` boxes already stand in row 0.

    >>> stack_rows([Box(left=0, right=10), Box(left=5, right=15), Box(left=30, right=40)])
    (0, 1, 0)
    """
    rows: list[list[Box]] = [list(taken)]
    answer: dict[int, int] = {}
    for index in sorted(range(len(boxes)), key=lambda i: boxes[i].left):
        box = boxes[index]
        row = next((k for k, others in enumerate(rows) if not _touches(box, others, gap)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(box)
        answer[index] = row
    return tuple(answer[i] for i in range(len(boxes)))


def find_clear_top(
    tops: Sequence[float], box: Box, *, height: float, curves: Iterable[Sequence[Point]], gap: float = 4
) -> float:
    """Return the first of ``tops`` at which words this high cover no curve; where all do, the least covering.

    >>> find_clear_top([0, 20], Box(left=0, right=10), height=10, curves=[[(5, 0), (6, 8)]])
    20
    """
    steps = [step for curve in curves for step in pairwise(curve)]

    def count_covered(top: float) -> int:
        """Return how many steps of the curves the words would come too close to."""
        return sum(
            max(start[0], end[0]) > box.left - gap
            and min(start[0], end[0]) < box.right + gap
            and max(start[1], end[1]) > top - gap
            and min(start[1], end[1]) < top + height + gap
            for start, end in steps
        )

    return min(tops, key=count_covered)


def _touches(box: Box, others: Sequence[Box], gap: float) -> bool:
    """Tell whether a box comes too close to any of the others."""
    return any(box.left < other.right + gap and other.left < box.right + gap for other in others)
