"""The exact curves of many people at once: three or four decaying exponentials each, carried forward.

Between doses every exponential only shrinks by a fixed factor a step, so a whole grid costs one
multiplication a step; a dose enters with what is left of it at the next grid point. Nothing is
approximated. In the few people whose rates nearly coincide the exponentials would cancel each other;
they are computed by divided differences instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.kinetics import NG_PER_ML_IN_MG_PER_L
from lull.pharmacology.oral_curve import predict_dose_curves
from lull.pharmacology.people import PEOPLE, People

Curves = NDArray[np.float64]

_TOO_CLOSE = 1e-5
"""Rates nearer than this, relative to each other, are left to divided differences: cancellation costs at
most about five digits for a pair above it, and sixteen are there."""

_BLOCK = 72
"""Grid points computed together: so few stay in the processor's cache (measured: a tenth faster than 288)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationDose:
    """One dose: ``at_h`` on the grid's clock, the amount, and in which people it counts (all if ``None``)."""

    at_h: float
    amount_mg: float
    givers: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Evenly spaced times: ``step_h * k`` for ``k`` in ``range(points)``, in hours from the grid's zero."""

    step_h: float
    points: int


def predict_population(
    people: People, doses: Sequence[PopulationDose], grid: Grid
) -> Iterator[tuple[Curves, Curves]]:
    """Predict plasma and effect-site concentration of everybody, block by block of grid points.

    Yields pairs of arrays of shape ``(points in block, people)`` in ng/mL, in order of time.
    """
    modes = _Modes(people)
    close = np.flatnonzero(modes.too_close)
    arrivals = sorted(((dose.at_h + people.lag_h, dose) for dose in doses), key=lambda pair: pair[0])
    for first in range(0, grid.points, _BLOCK):
        count = min(_BLOCK, grid.points - first)
        plasma, effect_site = modes.carry(arrivals, grid, first, count)
        if close.size:
            hours = grid.step_h * np.arange(first, first + count, dtype=np.float64)
            _replace_close(people, doses, hours, close, (plasma, effect_site))
        yield plasma, effect_site


class _Modes:
    """The decaying exponentials of everybody, and where the walk along the grid has got to."""

    def __init__(self, people: People) -> None:
        """Find rates and weights; nobody has taken anything yet."""
        alpha, beta, back = _find_disposition(people)
        ka, ke0 = people.ka_per_h, people.ke0_per_h
        self.rates = np.stack([alpha, beta, ka, ke0])
        self.too_close = _find_too_close(self.rates)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            scale = ka / people.v1_f_l * NG_PER_ML_IN_MG_PER_L
            self.plasma_weights = np.stack(
                [
                    scale * (back - alpha) / ((ka - alpha) * (beta - alpha)),
                    scale * (back - beta) / ((ka - beta) * (alpha - beta)),
                    scale * (back - ka) / ((alpha - ka) * (beta - ka)),
                ]
            )
            effect_weights = ke0 * self.plasma_weights / (ke0 - self.rates[:3])
        # At the very start the site of effect is empty, so its own exponential balances the others.
        self.effect_weights = np.concatenate([effect_weights, -effect_weights.sum(axis=0, keepdims=True)])
        self.plasma_weights[:, self.too_close] = 0.0
        self.effect_weights[:, self.too_close] = 0.0
        self.state = np.zeros((4, PEOPLE))
        self.reached_h = -np.inf
        self.taken = 0

    def carry(
        self, arrivals: Sequence[tuple[float, PopulationDose]], grid: Grid, first: int, count: int
    ) -> tuple[Curves, Curves]:
        """Walk over ``count`` grid points from ``first`` and return both curves there."""
        shrink = np.exp(-self.rates * grid.step_h)
        path = np.empty((4, count, PEOPLE))
        for k in range(count):
            if first + k > 0:
                self.state *= shrink
            here_h = grid.step_h * (first + k)
            while self.taken < len(arrivals) and arrivals[self.taken][0] <= here_h:
                self._take(*arrivals[self.taken], here_h)
                self.taken += 1
            path[:, k] = self.state
        plasma = _sum_modes(self.plasma_weights, path)
        return plasma, _sum_modes(self.effect_weights, path)

    def _take(self, arrival_h: float, dose: PopulationDose, here_h: float) -> None:
        """Let a dose enter with what is left of it at this grid point."""
        left = dose.amount_mg * np.exp(-self.rates * (here_h - arrival_h))
        self.state += left if dose.givers is None else left * dose.givers


def _sum_modes(weights: Curves, path: Curves) -> Curves:
    """Add the exponentials up: weights ``(modes, people)``, path ``(modes or more, points, people)``."""
    total: Curves = weights[0] * path[0]
    for weight, mode in zip(weights[1:], path[1:], strict=False):
        total += weight * mode
    # What rounding leaves below zero is no concentration; the sum itself cannot be negative.
    return np.maximum(total, 0.0, out=total)


def _find_disposition(people: People) -> tuple[Curves, Curves, Curves]:
    """Return the fast and slow rates of the two compartments, and the rate back from the second."""
    leaving = (people.cl_f_l_per_h + people.q_f_l_per_h) / people.v1_f_l
    back = people.q_f_l_per_h / people.v2_f_l
    exchange = people.q_f_l_per_h / people.v1_f_l * back
    alpha = (leaving + back + np.sqrt((leaving - back) ** 2 + 4 * exchange)) / 2
    return alpha, people.cl_f_l_per_h / people.v1_f_l * back / alpha, back


def _find_too_close(rates: Curves) -> NDArray[np.bool_]:
    """Tell for each person whether any two rates nearly coincide."""
    ordered = np.sort(rates, axis=0)
    return np.asarray((np.diff(ordered, axis=0) < _TOO_CLOSE * ordered[1:]).any(axis=0))


def _replace_close(
    people: People,
    doses: Sequence[PopulationDose],
    hours: Curves,
    close: NDArray[np.intp],
    curves: tuple[Curves, Curves],
) -> None:
    """Write the curves of people with nearly equal rates by divided differences."""
    for i in close:
        kinetics = people.kinetics_of(int(i))
        for dose in doses:
            if dose.givers is None or dose.givers[i]:
                parts = predict_dose_curves(kinetics, hours - dose.at_h)
                for curve, part in zip(curves, parts, strict=True):
                    curve[:, i] += dose.amount_mg * part
