"""Stretches for an integrator: from one dose to the next, with the reports on the way."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class EquationStretches(NamedTuple):
    """All stretches, one after the other: stretch ``k`` has the times ``begin[k]`` to ``begin[k + 1]``.

    ``row`` is the report at each time, or -1; ``dose`` is what enters at the begin of each stretch.
    """

    at_h: NDArray[np.float64]
    row: NDArray[np.int64]
    begin: NDArray[np.int64]
    dose: NDArray[np.float64]


def lay_equation_stretches(
    arrivals_h: Sequence[float], amount: float, hours: NDArray[np.float64]
) -> EquationStretches:
    """Lay out equal doses, in order, for reports at rising ``hours``; all arrive after the first hour.

    An hour at which a dose arrives is reported at the end of the stretch before it.
    """
    edges = [float(hours[0]), *(at_h for at_h in arrivals_h if at_h < hours[-1]), float(hours[-1])]
    at_h, row, begin = [], [], [0]
    for first, last in pairwise(edges):
        between = np.flatnonzero((hours > first) & (hours < last))
        at_h += [first, *hours[between], last]
        end = int(np.searchsorted(hours, last))
        row += [-1, *between, end if hours[end] == last else -1]
        begin.append(len(at_h))
    dose = np.full(len(edges) - 1, amount)
    dose[0] = 0.0
    return EquationStretches(np.array(at_h), np.array(row, dtype=np.int64), np.array(begin), dose)
