"""The march: chunk by chunk of the reports, block by block of the people, from stop to stop.

Between stops an exponential only shrinks, and a flow fills it, so a stop is a multiplication and an addition
each. All numbers stand in one flat table (:mod:`lull.compiled.table`) and are reached by unsigned offsets, a
constant number of lanes apart: so the compiler can prove, or cheaply check, that nothing overlaps.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lull.compiled.blocks import LANES, ROWS
from lull.compiled.compiling import compiled
from lull.compiled.layout import Layout
from lull.compiled.plan import RUN, Plan
from lull.compiled.sigmoid import Sigmoid, write_tones

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Place = np.uintp


class Work(NamedTuple):
    """What the march works with: the table, whose exponentials it changes, and room for what it finds.

    ``ratios`` holds one block in one chunk, and a row for stops that do not report; ``powers`` holds a row.
    """

    table: Floats
    ratios: Floats
    powers: Floats


@compiled
def march(work: Work, layout: Layout, sigmoid: Sigmoid, left: int, people: int, tone: Floats) -> None:
    """Write the tones of ``people`` people, from column ``left`` of all people's on.

    Chunks are outermost, so that a page of a fresh result is filled while it is still in the cache from
    being cleared. With blocks outermost, writing alone took up to twice as long.
    """
    table, ratios, powers = work
    height, inlets, plan, cut = layout
    rows = tone.shape[0]
    for chunk in range(cut.shape[0] - 1):
        start = chunk * ROWS
        for first in range(0, people, LANES):
            ratios[:] = 0.0
            for i in range(inlets.shape[0]):
                base = (first // LANES * height + inlets[i, 0]) * LANES
                advance(table, base, inlets[i], plan, cut[chunk, i], cut[chunk + 1, i], ratios, start)
            count = min(LANES, people - first)
            column = left + first
            for row in range(start, min(start + ROWS, rows)):
                at = (row - start) * LANES
                write_tones(ratios[at : at + count], powers, sigmoid, tone[row, column : column + count])


@compiled
def advance(
    table: Floats, base: int, inlet: Ints, plan: Plan, first: int, last: int, ratios: Floats, start: int
) -> None:
    """Take one inlet of one block from stop ``first`` up to stop ``last``.

    Exponentials go in pairs: two independent sums keep the processor busy where one would wait for itself.
    Where nothing flows there are no gains; the weights stand in for them, and are multiplied by nothing.
    """
    step, rate, amount, entry, row, run = plan
    modes, flows, entries = inlet[1], inlet[2], inlet[3]
    size = modes * LANES
    k = first
    while k < last:
        weights = base + (1 + entry[k]) * size
        factors = base + (1 + entries + step[k] * (1 + flows)) * size
        gains = factors + size if flows else weights
        at = Place((row[k] - start if row[k] >= 0 else ROWS) * LANES)
        whole = run[k] == RUN and k + RUN <= last
        for i in range(0, modes, 2):
            s, f = Place(base + i * LANES), Place(factors + i * LANES)
            g, w = Place(gains + i * LANES), Place(weights + i * LANES)
            if whole:
                pass_run(table, s, f, g, w, rate[k], amount[k], ratios, at)
            else:
                pass_stop(table, s, f, g, w, rate[k], amount[k], ratios, at)
        k += RUN if whole else 1


@compiled
def pass_stop(
    table: Floats,
    state: Place,
    factor: Place,
    gain: Place,
    weight: Place,
    rate: float,
    amount: float,
    ratios: Floats,
    at: Place,
) -> None:
    """Take two exponentials over one stop and add them to its row."""
    n = Place(LANES)
    for j in range(n):
        drive = rate * table[gain + j] + amount * table[weight + j]
        push = rate * table[gain + n + j] + amount * table[weight + n + j]
        a = table[state + j] * table[factor + j] + drive
        b = table[state + n + j] * table[factor + n + j] + push
        table[state + j] = a
        table[state + n + j] = b
        ratios[at + j] += a + b


@compiled
def pass_run(
    table: Floats,
    state: Place,
    factor: Place,
    gain: Place,
    weight: Place,
    rate: float,
    amount: float,
    ratios: Floats,
    at: Place,
) -> None:
    """Do the same over :data:`RUN` stops that are alike, with a dose at most at the first."""
    n = Place(LANES)
    for j in range(n):
        p, q = table[factor + j], table[factor + n + j]
        g, h = rate * table[gain + j], rate * table[gain + n + j]
        a = table[state + j] * p + (g + amount * table[weight + j])
        b = table[state + n + j] * q + (h + amount * table[weight + n + j])
        ratios[at + j] += a + b
        a = a * p + g
        b = b * q + h
        ratios[at + n + j] += a + b
        a = a * p + g
        b = b * q + h
        ratios[at + n + n + j] += a + b
        a = a * p + g
        b = b * q + h
        ratios[at + n + n + n + j] += a + b
        table[state + j] = a
        table[state + n + j] = b
