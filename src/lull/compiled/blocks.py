"""Blocks: how people and reports are cut into parts that stay in the processor's caches.

People are taken in blocks of :data:`LANES`, so that a block's exponentials, factors and concentrations stay
in the first-level cache; reports in chunks of :data:`ROWS`, so that the part of the result being written is
still in the second-level cache from the moment the system cleared its pages.
"""

import numpy as np
from numpy.typing import NDArray

LANES = 336
"""People in a block: 42 vectors of eight, and rows that do not fall into the same place of the cache."""

ROWS = 24
"""Reports in a chunk."""

LINE_BYTES = 64


def count_blocks(people: int) -> int:
    """Return how many blocks so many people need, the last one partly empty."""
    return -(-people // LANES)


def make_aligned(size: int) -> NDArray[np.float64]:
    """Return so many zeros that begin on a cache line.

    NumPy begins a large array 16 bytes into a page, so that every vector would straddle two lines.
    """
    spare = np.zeros(size + LINE_BYTES // 8 - 1)
    begin = -spare.ctypes.data % LINE_BYTES // 8
    return spare[begin : begin + size]
