"""A signal over a whole recording, in arrays; the same numbers as :mod:`lull.movement.watched_signal`."""

from dataclasses import dataclass
from math import degrees, sqrt

import numpy as np
from numpy.typing import NDArray

from lull.movement.joint_angle import LANDMARK_ERROR_SHARE, STRAIGHT_DEG
from lull.movement.landmarks import Side
from lull.movement.longest_length import follow_longest
from lull.movement.place import find_landmarks
from lull.movement.recorded_body import RecordedBody, Space
from lull.movement.signal import Signal, Term
from lull.movement.signal_geometry import (
    measure_alongs,
    measure_betweens,
    measure_chains,
    measure_leans,
    measure_tilts,
    measure_twists,
)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSignal:
    """One value a frame in the signal's unit, NaN where not seen, and its standard error from noise."""

    columns: Space
    value: Array
    noise_error: Array

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which frames showed it."""
        return np.isfinite(self.value)

    def values(self) -> list[float | None]:
        """Return the values with ``None`` for not seen."""
        return [value if seen else None for value, seen in zip(self.value.tolist(), self.seen, strict=True)]


def measure_signal(signal: Signal, side: Side, body: RecordedBody) -> MeasuredSignal:
    """Measure ``signal`` on ``side`` (both sides where it is of both) in every frame of ``body``."""
    rows = np.flatnonzero(body.seen)
    value, error = np.full(len(body.places), np.nan), np.full(len(body.places), np.nan)
    if rows.size:
        shown = _Shown(body, rows)
        sides = [_measure_side(signal, s, shown) for s in signal.sides(side)]
        values, errors = np.array([v for v, _ in sides]), np.array([e for _, e in sides])
        if signal.whose == "greater":
            best = values.argmax(axis=0)
            value[rows] = np.take_along_axis(values, best[None], axis=0)[0]
            error[rows] = np.take_along_axis(errors, best[None], axis=0)[0]
        else:
            value[rows] = values.mean(axis=0)
            error[rows] = np.sqrt((errors**2).sum(axis=0)) / len(sides)
    return MeasuredSignal(columns=body.columns, value=value, noise_error=error)


class _Shown:
    """The frames of a recording that show every landmark."""

    def __init__(self, body: RecordedBody, rows: NDArray[np.intp]) -> None:
        self._body = body
        self._rows = rows
        self.visibility = np.minimum(body.visibility[rows].min(axis=1), 1.0)

    def place(self, place: str, side: Side) -> Array:
        """Return where a place is, shape (frames, 2 or 3)."""
        found = [self._body.of(name)[self._rows] for name in find_landmarks(place, side)]
        return found[0] if len(found) == 1 else (found[0] + found[1]) / 2.0


def _measure_side(signal: Signal, side: Side, shown: _Shown) -> tuple[Array, Array]:
    """Return the weighted sum of the terms on one side, and its standard error."""
    total, squares = np.full(len(shown.visibility), signal.constant), np.zeros(len(shown.visibility))
    for term in signal.terms:
        value, error = _measure_term(term, side, shown)
        total = total + term.weight * (np.abs(value) if term.absolute else value)
        squares += (term.weight * error) ** 2
    return total, np.sqrt(squares)


def _measure_term(term: Term, side: Side, shown: _Shown) -> tuple[Array, Array]:
    """Return one term in its own unit, and its standard error."""
    at = [shown.place(place, side) for place in term.places]
    if term.kind == "angle":
        end, joint, other = at
        at = [joint, end, joint, other]
        return measure_betweens(*at), _angle_error(at, shown)
    if term.kind == "between":
        return measure_betweens(*at), _angle_error(at, shown)
    if term.kind == "lean":
        return measure_leans(*at), degrees(sqrt(2.0)) * LANDMARK_ERROR_SHARE / shown.visibility
    if term.kind == "tilt":
        return measure_tilts(*at), degrees(sqrt(2.0)) * LANDMARK_ERROR_SHARE / shown.visibility
    if term.kind == "twist":
        return measure_twists(*at), _angle_error(at, shown)
    yardstick = measure_chains([shown.place(place, side) for place in term.yardstick])
    if term.longest:
        yardstick = follow_longest(yardstick)
    length = measure_chains(at) if term.kind == "share" else measure_alongs(*at)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(yardstick > 0.0, 100.0 * length / yardstick, np.nan)
    return value, 100.0 * sqrt(2.0) * LANDMARK_ERROR_SHARE / shown.visibility


def _angle_error(at: list[Array], shown: _Shown) -> Array:
    """Return what landmark noise does to an angle between two segments; see ``estimate_noise_error_deg``."""
    first, second = measure_chains(at[:2]), measure_chains(at[2:4])
    share = LANDMARK_ERROR_SHARE / shown.visibility * np.maximum(first, second)
    with np.errstate(divide="ignore", invalid="ignore"):
        tilt, other_tilt = share / first, share / second
        spread = degrees(1.0) * np.sqrt(tilt**2 + other_tilt**2 + (tilt + other_tilt) ** 2)
    return np.where(np.isfinite(spread), np.minimum(spread, STRAIGHT_DEG), STRAIGHT_DEG)
