"""A cascade: compartments one behind the other, for the few people whose exponentials would cancel.

Where two rates nearly coincide, partial fractions are huge and opposite. Here a step takes the compartments
themselves from stop to stop, by the exponential of their matrix. That is found from positive terms alone, so
that nothing cancels whichever rates are equal; it takes long, and few people need it.
(Method: uniformisation, Jensen 1953, with scaling and squaring.)
"""

from math import exp

import numpy as np
from numpy.typing import NDArray

from lull.compiled.compiling import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TERMS = 18
"""Terms of the series: 1 / 19! is below the last digit."""


@compiled
def write_ratios(
    rates: Floats,
    looks: Floats,
    steps: tuple[Floats, Ints],
    rate: Floats,
    amounts: Floats,
    row: Ints,
    ratios: Floats,
) -> None:
    """Add what one inlet brings to each of some people.

    Args:
        rates: at which each compartment passes on to the next, shape ``(people, compartments)``, per hour.
            The first holds the flow and has rate 0; doses enter the second.
        looks: how much of each compartment is seen, the same shape.
        steps: the distinct lengths of step in hours, and which one precedes each stop.
        rate: the flow before each stop.
        amounts: what enters at each stop, shape ``(stops, people)``.
        row: the report at each stop, or -1.
        ratios: the result, shape ``(reports, people)``.
    """
    step_h, step = steps
    people, size = rates.shape
    moves = np.empty((step_h.shape[0], size, size))
    for person in range(people):
        for k in range(step_h.shape[0]):
            write_move(rates[person], step_h[k], moves[k])
        state = np.zeros(size)
        for k in range(step.shape[0]):
            state[0] = rate[k]
            move_on(moves[step[k]], state)
            state[1] += amounts[k, person]
            if row[k] >= 0:
                for i in range(1, size):
                    ratios[row[k], person] += looks[person, i] * state[i]


@compiled
def move_on(move: Floats, state: Floats) -> None:
    """Take the compartments over one step, in place: the last one first, as it needs those before it."""
    for i in range(state.shape[0] - 1, -1, -1):
        total = 0.0
        for j in range(i + 1):
            total += move[i, j] * state[j]
        state[i] = total


@compiled
def write_move(rates: Floats, step_h: float, move: Floats) -> None:
    """Write which share of compartment ``j`` has come to ``i`` after a step, as ``move[i, j]``.

    With ``q`` the fastest rate, the matrix less ``-q`` has no negative number in it.
    """
    fastest, part_h, halvings = rates.max(), step_h, 0
    while (fastest + 1.0) * part_h > 1.0:
        part_h, halvings = part_h / 2.0, halvings + 1
    write_series(rates, fastest, part_h, move)
    move *= exp(-fastest * part_h)
    for _ in range(halvings):
        square(move)


@compiled
def write_series(rates: Floats, fastest: float, part_h: float, total: Floats) -> None:
    """Write the exponential of the matrix less ``-fastest``, row by row and term by term."""
    size = rates.shape[0]
    for i in range(size):
        term = np.zeros(size + 1)
        term[i] = 1.0
        total[i] = term[:size]
        for k in range(1, TERMS + 1):
            for j in range(i + 1):  # upwards: what stands behind is still of the last term
                term[j] = (term[j] * (fastest - rates[j]) + term[j + 1]) * part_h / k
                total[i, j] += term[j]


@compiled
def square(move: Floats) -> None:
    """Multiply a lower triangle with itself, in place: the last row first, as it needs those before it."""
    size = move.shape[0]
    for i in range(size - 1, -1, -1):
        for j in range(i + 1):
            total = 0.0
            for k in range(j, i + 1):
                total += move[i, k] * move[k, j]
            move[i, j] = total
