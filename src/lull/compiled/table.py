"""The table: for each block of people and each inlet, all the numbers that the march multiplies with.

A row holds :data:`LANES` people. A block's rows are, inlet after inlet: the exponentials themselves (empty
at first); for each way to enter the weights that go with it; for each length of step what is left of each
exponential, followed by what a flow of one puts into it where the inlet has any flow. The weights are in
dose and flow, so that the exponentials simply add up to a concentration.
"""

import numpy as np
from numpy.typing import NDArray

from lull.compiled.blocks import LANES
from lull.compiled.compiling import compiled
from lull.compiled.decay import decay

Floats = NDArray[np.float64]


@compiled
def write_table(
    table: Floats,
    height: int,
    top: int,
    flows: int,
    rates: Floats,
    weights: Floats,
    entries: Floats,
    step_h: Floats,
) -> None:
    """Write one inlet's part of the table, in every block.

    Args:
        table: all rows of all blocks, flat and zero where nobody is.
        height: the rows of one block.
        top: the inlet's first row in a block.
        flows: 1 if the inlet has any flow, else 0.
        rates: of the exponentials, shape ``(modes, people)``, per hour; ``modes`` is even.
        weights: of the exponentials, the same shape.
        entries: the ways to enter: how long it flowed (0: all at once), and how long ago that was.
        step_h: the lengths of step.
    """
    modes, people = rates.shape
    size = modes * LANES
    for first in range(0, people, LANES):
        count = min(LANES, people - first)
        for i in range(modes):
            rate = rates[i, first : first + count]
            weight = weights[i, first : first + count]
            at = (first // LANES * height + top + i) * LANES + size
            for k in range(entries.shape[0]):
                write_entry(rate, weight, entries[k, 0], entries[k, 1], table[at : at + count])
                at += size
            for step in step_h:
                gain = at + size
                gains = table[gain : gain + count * flows]
                write_factors(rate, weight, step, table[at : at + count], gains)
                at += size * (1 + flows)


@compiled
def write_entry(rates: Floats, weights: Floats, lasted_h: float, age_h: float, entry: Floats) -> None:
    """Write one exponential's weights of what is added ``age_h`` after it came, at once or as a flow."""
    for j in range(entry.shape[0]):
        came = decay(rates[j], lasted_h)[1] if lasted_h > 0.0 else 1.0
        entry[j] = weights[j] * came * decay(rates[j], age_h)[0]


@compiled
def write_factors(rates: Floats, weights: Floats, step_h: float, left: Floats, gained: Floats) -> None:
    """Write what a step leaves of one exponential and, where there is room for it, what a flow puts in."""
    if gained.shape[0] == 0:
        for j in range(left.shape[0]):
            left[j] = decay(rates[j], step_h)[0]
    else:
        for j in range(left.shape[0]):
            left[j], gain = decay(rates[j], step_h)
            gained[j] = weights[j] * gain
