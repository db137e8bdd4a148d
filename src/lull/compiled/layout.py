"""The layout: all courses end to end, as the kernel walks through them, whoever the people are."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.compiled.blocks import ROWS
from lull.compiled.course import Course
from lull.compiled.plan import Lists, Plan, lay_plan

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Layout(NamedTuple):
    """What the march needs to know beside the table.

    ``inlets`` has a row for each course: its first row in a block's table, its exponentials (even), 1 if
    anything flows, and in how many ways something enters. ``cut`` is the stop at which each chunk of reports
    begins, shape ``(chunks + 1, courses)``. ``height`` is the rows of a block's table.
    """

    height: int
    inlets: Ints
    plan: Plan
    cut: Ints


def lay_out(courses: Sequence[Course], rows: int) -> tuple[Layout, tuple[Lists, ...]]:
    """Lay out the courses for so many reports; return with it what each of them needs in the table."""
    plans, lists = zip(*(lay_plan(course.way, at_once=course.at_once) for course in courses), strict=True)
    inlets = np.empty((len(courses), 4), dtype=np.int64)
    cuts, height, before = [], 0, 0
    for inlet, course, plan, distinct in zip(inlets, courses, plans, lists, strict=True):
        modes, entries = -(-len(course.modes.rates) // 2) * 2, len(distinct.entries)
        flows = int(plan.rate.any())
        inlet[:] = height, modes, flows, entries
        height += modes * (1 + entries + len(distinct.step_h) * (1 + flows))
        cuts.append(_find_cuts(plan.row, rows) + before)
        before += len(plan.row)
    joined = Plan(*(np.concatenate(column) for column in zip(*plans, strict=True)))
    return Layout(height, inlets, joined, np.stack(cuts, axis=1)), lists


def _find_cuts(row: Ints, rows: int) -> Ints:
    """Return the stop at which each chunk of reports begins, and the end of all."""
    reached = np.maximum.accumulate(row)
    cuts = np.searchsorted(reached, np.arange(0, rows, ROWS))
    cuts[0] = 0
    return np.append(cuts, len(row)).astype(np.int64)
