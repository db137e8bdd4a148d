"""The numbers of one swing, each with its standard error.

Each error joins what the curve's covariance says, what a turn found in noise adds (the lowest place of a
noisy curve is too low), the time between frames, and for landmarks the body's own term.
"""

from dataclasses import dataclass
from math import hypot, log, sqrt

import numpy as np

from lull.assessment.angle_trace import AngleTrace, Array
from lull.assessment.kept_sentences import SWUNG_ONCE
from lull.assessment.measured import Measured, unknown
from lull.assessment.normal import normal_share
from lull.assessment.swing_curve import SwingCurve, SwingShape
from lull.assessment.swing_turns import PROMINENCE_DEG, SwingTurns, find_prominences

REST_DEG = 3.0
"""The swing time ends when the leg is within this of its resting angle for good (ours, as the swings'
rule)."""

TAIL_S = 1.0
SHRUNK, DOUBT = 0.4, 2.0
"""Smoothing makes small swings smaller by about this share of their error, and less sure (ours, from
simulated legs)."""

COUNT_DOUBT = 1.1
LEAST_ANGLE_ERROR_DEG = 0.1
"""No goniometer reads finer (ours; 0.05 to 0.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingMeasures:
    """The numbers of one release; names, formulas and units stand in :mod:`pendulum_formulas`."""

    start_angle_deg: Measured
    first_swing_excursion_deg: Measured
    swings: Measured
    resting_angle_deg: Measured
    relaxation_index: Measured
    swing_time_s: Measured
    peak_velocity_deg_s: Measured
    period_s: Measured
    first_swing_time_s: Measured


def measure_swing(
    trace: AngleTrace, curve: SwingCurve, turns: SwingTurns, shape: SwingShape, release_error_s: float
) -> SwingMeasures:
    """Return the numbers of one swing."""
    reader = _Reader(trace, curve, turns, shape)
    rest_row, rest_extra = reader.rest()
    rest = float(rest_row @ curve.coefficients)
    start, start_error = reader.start()
    excursion, excursion_error = reader.excursion()
    index, index_error = reader.relaxation_index(rest_row, rest_extra)
    swings, swings_error, counted = reader.swings()
    swing_time, swing_time_error = reader.swing_time(rest_row, rest, rest_extra)
    speed, speed_error = reader.peak_velocity()
    at, at_error = reader.time_error(turns.reversal)
    at_error = hypot(at_error, reader.reading_spread(turns.t_s))
    rest_error = hypot(curve.error(rest_row), rest_extra, trace.body_error_deg, LEAST_ANGLE_ERROR_DEG)
    return SwingMeasures(
        start_angle_deg=Measured(value=start, standard_error=start_error),
        first_swing_excursion_deg=Measured(value=excursion, standard_error=excursion_error),
        swings=Measured(value=swings, standard_error=swings_error),
        resting_angle_deg=Measured(value=rest, standard_error=rest_error),
        relaxation_index=Measured(value=index, standard_error=index_error),
        swing_time_s=Measured(value=swing_time, standard_error=hypot(swing_time_error, release_error_s)),
        peak_velocity_deg_s=Measured(value=speed, standard_error=speed_error),
        period_s=reader.period(counted),
        first_swing_time_s=Measured(value=at, standard_error=hypot(at_error, release_error_s)),
    )


class _Reader:
    """Reads numbers and their errors off one curve."""

    def __init__(self, trace: AngleTrace, curve: SwingCurve, turns: SwingTurns, shape: SwingShape) -> None:
        """Keep the curve, its turns, and the trace they came from."""
        self.trace, self.curve, self.turns, self.shape = trace, curve, turns, shape
        self.held_row = np.zeros(len(curve.coefficients))
        self.held_row[0] = 1.0  # a spline begins at its first coefficient
        self._rows: dict[tuple[int, int], Array] = {}
        places = [turns.reversal, turns.fastest, *turns.highs, *turns.lows]
        for order in range(3):  # all at once: one by one they would take most of the time
            found = curve.rows(turns.t_s[places], order)
            self._rows |= {(place, order): row for place, row in zip(places, found, strict=True)}
        step = 1.0 / trace.frames_per_s
        self.between_frames_s = step / sqrt(12.0)

    def row(self, index: int, order: int = 0) -> Array:
        """Return the map to the curve, or to a derivative, at one place of the fine grid."""
        found = self._rows.get((index, order))
        if found is None:
            found = np.asarray(self.curve.rows(self.turns.t_s[index : index + 1], order)[0])
            self._rows[index, order] = found
        return found

    def turn_error(self, row: Array, index: int) -> float:
        """Return the standard error of the curve at a turn: the place is uncertain as well."""
        slope, bend = self.row(index, 1), self.row(index, 2)
        curvature = max(abs(float(bend @ self.curve.coefficients)), 20.0)
        lift = self.curve.error(slope) ** 2 / (2.0 * curvature)
        return hypot(self.curve.error(row), lift)

    def time_error(self, index: int) -> tuple[float, float]:
        """Return seconds from the release to a turn, and their standard error."""
        slope, bend = self.row(index, 1), self.row(index, 2)
        curvature = max(abs(float(bend @ self.curve.coefficients)), 20.0)
        error = min(0.5, self.curve.error(slope) / curvature)
        return float(self.turns.t_s[index] - self.curve.release_s), error

    def start(self) -> tuple[float, float]:
        """Return the angle held before the release."""
        error = self.curve.error(self.held_row)
        return float(self.curve.coefficients[0]), hypot(
            error, self.trace.body_error_deg, LEAST_ANGLE_ERROR_DEG, self.shape.begin_error_deg
        )

    def excursion(self) -> tuple[float, float]:
        """Return start angle minus first reversal."""
        row = self.held_row - self.row(self.turns.reversal)
        error = hypot(
            self.turn_error(row, self.turns.reversal), self.trace.body_error_deg, LEAST_ANGLE_ERROR_DEG
        )
        return float(row @ self.curve.coefficients), hypot(
            error,
            self.reading_spread(self.turns.q_deg),
            self.drift(self.turns.reversal),
            self.shape.begin_error_deg,
        )

    def drift(self, index: int) -> float:
        """Return how far an integrated angle may have wandered since the release, in degrees."""
        return self.trace.drift_deg_per_s * float(self.turns.t_s[index] - self.turns.t_s[0])

    def reading_spread(self, along: Array) -> float:
        """Return how far a number may be off because another turn may be the first reversal."""
        at = along[self.turns.reversal]
        chances = sum(chance for _, chance in self.turns.readings)
        return sqrt(sum(c * float(along[i] - at) ** 2 for i, c in self.turns.readings) / chances)

    def rest(self) -> tuple[Array, float]:
        """Return the map to the resting angle, and how far it may be off because the leg still moved.

        Settled: the mean of the last second. Still swinging: the mean of the last whole period.
        """
        end = self.curve.end_s
        late = self.turns.t_s > end - TAIL_S
        width = TAIL_S
        if float(np.ptp(self.turns.q_deg[late])) > REST_DEG:
            width = min(self.shape.period_s, end - float(self.turns.t_s[self.turns.reversal]))
        rows = self.curve.rows(np.linspace(max(self.curve.release_s, end - width), end, 41))
        spread = float(np.ptp(self.turns.q_deg[self.turns.t_s > end - width]))
        drift = float((rows[21:].mean(axis=0) - rows[:20].mean(axis=0)) @ self.curve.coefficients)
        creep = 0.3 * abs(drift) if width == TAIL_S else 0.0
        return rows.mean(axis=0), hypot(0.05 * spread, creep)

    def relaxation_index(self, rest_row: Array, rest_extra: float) -> tuple[float, float]:
        """Return excursion / (start - rest) and its error, which share the start."""
        reversal = self.row(self.turns.reversal)
        over, under = self.held_row - reversal, self.held_row - rest_row
        a, b = float(over @ self.curve.coefficients), float(under @ self.curve.coefficients)
        slope = over / b - under * a / b**2
        body = hypot(self.trace.body_error_deg, self.drift(-1) * abs(a / b)) / abs(b)
        other = self.reading_spread(self.turns.q_deg) / abs(b)
        begun = self.shape.begin_error_deg * (1.0 - a / b) / b
        return a / b, hypot(
            other, begun, self.turn_error(slope, self.turns.reversal), rest_extra * a / b**2, body, 1e-3
        )

    def swings(self) -> tuple[int, float, list[int]]:
        """Return the swings, their standard error, and the counted lows."""
        counted, doubt = [self.turns.reversal], 0.0
        for low, shoulder, prominence in find_prominences(self.turns):
            row = self.row(shoulder) - self.row(low)
            noise = self.curve.error(row)
            likely = prominence + SHRUNK * noise
            chance = normal_share((likely - PROMINENCE_DEG) / hypot(DOUBT * noise, LEAST_ANGLE_ERROR_DEG))
            doubt += chance * (1.0 - chance)
            if likely >= PROMINENCE_DEG:
                counted.append(low)
        return len(counted), COUNT_DOUBT * sqrt(doubt), counted

    def period(self, counted: list[int]) -> Measured:
        """Return the median time between counted flexion peaks."""
        if len(counted) < 2:  # noqa: PLR2004 - one peak has no period
            return unknown(SWUNG_ONCE)
        times = [self.time_error(low) for low in counted]
        gaps = np.diff([at for at, _ in times])
        error = float(np.mean([e for _, e in times])) * sqrt(2.0) + float(np.std(gaps)) / sqrt(len(gaps))
        return Measured(value=float(np.median(gaps)), standard_error=hypot(error, 0.005))

    def swing_time(self, rest_row: Array, rest: float, rest_extra: float) -> tuple[float, float]:
        """Return seconds from release until the leg stays within :data:`REST_DEG` of rest, and their error.

        Where it still swings at the end, its decay tells when it would have come to rest.
        """
        q, t_s = self.turns.q_deg, self.turns.t_s
        away = np.flatnonzero(np.abs(q - rest) >= REST_DEG)
        last = int(away[-1]) if len(away) else 0
        half = 0.5 * self.shape.period_s
        if t_s[-1] - t_s[last] < half:
            size = max(REST_DEG, float(np.abs(q[t_s > t_s[-1] - half] - rest).max()))
            decay = max(self.shape.decay_per_s, 0.1)
            more = log(size / REST_DEG) / decay
            return float(t_s[-1] + more - self.curve.release_s), hypot(0.35 * more, half)
        slope = max(abs(float(self.turns.speed_deg_per_s[last])), 2.0)
        error = hypot(self.curve.error(self.row(last) - rest_row), rest_extra, LEAST_ANGLE_ERROR_DEG)
        jump = self._doubt_last_turn(rest_row, rest, rest_extra, float(t_s[last]))
        return float(t_s[last] - self.curve.release_s), hypot(min(half, error / slope), jump)

    def _doubt_last_turn(self, rest_row: Array, rest: float, rest_extra: float, value_s: float) -> float:
        """Return how far the swing time may jump because a turn is just, or just not, 3 degrees from rest."""
        later, variance = 1.0, 0.0
        for turn in sorted((*self.turns.highs, *self.turns.lows, self.turns.reversal), reverse=True):
            size = abs(float(self.turns.q_deg[turn]) - rest) - REST_DEG
            error = hypot(self.curve.error(self.row(turn) - rest_row), rest_extra, LEAST_ANGLE_ERROR_DEG)
            chance = normal_share(size / error)
            variance += (
                later * chance * (float(self.turns.t_s[turn]) + 0.1 * self.shape.period_s - value_s) ** 2
            )
            later *= 1.0 - chance
            if later < 1e-3:  # noqa: PLR2004 - what is left cannot matter
                break
        base = 0.15 * self.shape.period_s  # a turn and the crossing after it are never further apart
        return sqrt(max(0.0, variance - base**2))

    def peak_velocity(self) -> tuple[float, float]:
        """Return the largest speed and its error; between frames the top of the speed may be missed."""
        fastest = self.turns.fastest
        slope, turn = self.row(fastest, 1), self.row(fastest, 3)
        value = abs(float(slope @ self.curve.coefficients))
        curvature = abs(float(turn @ self.curve.coefficients))
        missed = curvature * self.between_frames_s**2 / 2.0
        excursion = float((self.held_row - self.row(self.turns.reversal)) @ self.curve.coefficients)
        body = value * self.trace.body_error_deg / max(abs(excursion), 1.0)
        return value, hypot(self.curve.error(slope), missed, 0.005 * value, body)
