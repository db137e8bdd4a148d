"""The exact curves of many people at once: a few decaying exponentials each, carried from stop to stop.

Between stops every exponential only shrinks by a fixed factor, and a flow fills it towards its level, so a
whole grid costs a few multiplications a stop. Nothing is approximated. In the few people whose rates nearly
coincide the exponentials would cancel each other; they are computed by divided differences instead.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.inlet import Inlet, find_modes, predict_exactly
from lull.pharmacology.itinerary import lay_itinerary

Curves = NDArray[np.float64]

_KEPT = 256
"""Lengths of steps whose factors are kept: uneven hours have many, and nobody comes back to them."""

BLOCK = 72
"""Rows computed together: so few stay in the processor's cache (measured: a tenth faster than 288)."""


def predict_inlets(
    inlets: Sequence[Inlet], hours: Curves, people: int, *, looks: int = 1
) -> Iterator[tuple[Curves, ...]]:
    """Predict what all inlets add up to, block by block of the rising ``hours``.

    All inlets have ``looks`` chains. Yields one array of shape ``(hours in block, people)`` for each
    place in them: the first chains of all inlets are added, then the second ones, and so on.
    """
    walks = [Walk(inlet, hours, people) for inlet in inlets]
    for first in range(0, len(hours), BLOCK):
        count = min(BLOCK, len(hours) - first)
        totals = np.zeros((looks, count, people))
        for walk in walks:
            walk.add_rows(first, totals)
        # What rounding leaves below zero is no concentration; the sum itself cannot be negative.
        yield tuple(np.maximum(totals, 0.0, out=totals))


class Walk:
    """One inlet's exponentials in everybody, and where the walk along the itinerary has got to."""

    def __init__(self, inlet: Inlet, hours: Curves, people: int) -> None:
        """Find the modes and the stops; nothing has entered yet."""
        self._inlet = inlet
        self._hours = hours
        self._modes = find_modes(inlet)
        self._itinerary = lay_itinerary(inlet, hours)
        self._state = np.zeros((len(self._modes.rates), people))
        self._factors: dict[int, tuple[Curves, Curves]] = {}
        self._stop = 0
        self._at_once = any(len(chain.all_rates_per_h) == 1 for chain in inlet.chains)

    def add_rows(self, first: int, totals: Curves) -> None:
        """Add the rows from ``first`` on to ``totals``, shape ``(chains, rows, people)``."""
        count = totals.shape[1]
        path = np.empty((count, *self._state.shape))
        for place in range(count):
            self._go_to(first + place, path[place])
        for weights, total in zip(self._modes.weights, totals, strict=True):
            for weight, mode in zip(weights, np.moveaxis(path, 1, 0), strict=True):
                np.add(total, weight * mode, out=total)
        hours = self._hours[first : first + count]
        for person in self._modes.exact:
            for chain, total in zip(self._inlet.chains, totals, strict=True):
                total[:, person] += predict_exactly(self._inlet, chain, int(person), hours)

    def _go_to(self, row: int, told: Curves) -> None:
        """Walk on until the stop at which this row is told, and write the exponentials there.

        What enters at that very stop shows at once only where there is no step before the look; elsewhere its
        exponentials would add up to nothing but rounding.
        """
        way = self._itinerary
        while True:
            k = self._stop
            shrink, fill = self._factors_of(int(way.step[k]))
            self._state *= shrink
            if way.rate[k]:
                self._state += way.rate[k] * fill
            here = way.row[k] == row
            if here and not self._at_once:
                told[:] = self._state
            if way.amount[k]:
                self._state += way.amount[k]
            if k in way.some:
                self._state += way.some[k]
            self._stop += 1
            if here:
                if self._at_once:
                    told[:] = self._state
                return

    def _factors_of(self, step: int) -> tuple[Curves, Curves]:
        """Return what a step leaves of each exponential, and what a unit flow puts into it."""
        if step not in self._factors:
            if len(self._factors) >= _KEPT:
                self._factors.clear()
            rates = self._modes.rates
            passed = -rates * self._itinerary.step_h[step]
            self._factors[step] = np.exp(passed), -np.expm1(passed) / rates
        return self._factors[step]
