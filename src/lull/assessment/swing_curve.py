"""A smooth curve through one swing with its uncertainty, from the samples after and just before the release.

The curve is a cubic spline that begins at the held angle, at rest, and is drawn towards swinging evenly
about a level: what is penalised is ``f''' + 2 d f'' + (d2 + w2) f'``, which is zero for any damped swing of
rate d and angular frequency w about any level. It is penalised less where a leg does not swing evenly: in
the fall and at the first reversal. How strongly is decided by the data, by restricted maximum likelihood.
So noise is averaged over whole swings at 15 frames a second and nothing is smoothed away in a clean
recording. The curve's covariance is that of the Bayesian smoothing spline (Wahba 1983, J R Stat Soc B
45:133).
"""

from dataclasses import dataclass

import numpy as np

from lull.assessment.angle_trace import Array
from lull.assessment.band import factor_bands, invert_factor, sum_squares
from lull.assessment.spline import ALIVE, Indices, evaluate_pieces, lay_knots

FALL_KNOT_S, KNOTS_A_PERIOD = 0.03, 9.0
HELD_SPEED_SD, BEGUN_SPEED_SD, MOVING_SPEED_SD = 10.0, 25.0, 200.0
"""How far the speed at release may be from 0, in degrees/s: held, where the file begins at the release, and
where it begins with the leg already moving (ours)."""

CORRELATED_S = 0.15
LOOSER = (1.0, 10.0)
"""How much more the fall and first reversal may differ from an even swing than what follows (ours)."""

SLOWER_DECAY = 0.7
"""What swings late may be so much larger than one decay rate says: legs seldom decay exponentially (ours)."""

MISFIT = 1.15
"""Standard errors are so much larger than the model's own, from simulated legs it does not fit exactly
(ours)."""

LOG_RATIOS = np.arange(-7.0, 8.0, 0.5) * float(np.log(10.0))
OUTLIER_NOISES = 4.0
SMALLEST_NOISE_DEG = 1e-3
SMALLEST_DIAGONAL = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingShape:
    """What is roughly known of a swing: times in seconds, sizes in degrees, decay rate per second.

    ``speed_sd_deg_per_s``: how far the speed at release may be from 0; ``begin_error_deg``: how far the leg
    may have fallen before the recording began; ``begin_least_deg``: how far at least, in spite of noise.
    """

    release_s: float
    first_low_s: float
    end_s: float
    size_deg: float
    later_deg: float
    period_s: float
    decay_per_s: float
    speed_sd_deg_per_s: float = HELD_SPEED_SD
    begin_error_deg: float = 0.0
    begin_least_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingCurve:
    """The fitted curve: a cubic spline's coefficients in degrees; their covariance is ``spread' spread``.

    The covariance itself is never formed: a large product would call threads that cost more than they help.
    """

    release_s: float
    end_s: float
    knots: Array
    coefficients: Array
    spread: Array
    noise_deg: float

    def values(self, t_s: Array, order: int = 0) -> Array:
        """Return the curve, or one of its derivatives by seconds, at times."""
        first, alive = evaluate_pieces(self.knots, t_s, order)
        return np.asarray((alive * self.coefficients[first[:, None] + np.arange(ALIVE)]).sum(axis=1))

    def rows(self, t_s: Array, order: int = 0) -> Array:
        """Return the linear maps from the coefficients to the curve, or a derivative, at times."""
        first, alive = evaluate_pieces(self.knots, t_s, order)
        dense = np.zeros((len(t_s), len(self.coefficients)))
        dense[np.arange(len(t_s))[:, None], first[:, None] + np.arange(ALIVE)] = alive
        return dense

    def error(self, row: Array) -> float:
        """Return the standard error of one linear map of the coefficients; most maps have few entries."""
        used = np.flatnonzero(row)
        return float(np.sqrt(((self.spread[:, used] @ row[used]) ** 2).sum()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Samples:
    """Samples as rows of four entries; those before the release show the held angle."""

    first: Indices
    rows: Array
    q_deg: Array

    def predict(self, coefficients: Array) -> Array:
        """Return what the curve says where the samples are."""
        return np.asarray((self.rows * coefficients[self.first[:, None] + np.arange(ALIVE)]).sum(axis=1))


def fit_swing(t_s: Array, q_deg: Array, shape: SwingShape) -> SwingCurve:
    """Fit the curve to samples from the hold's end to the end of the swing; see the module.

    Args:
        t_s: times in seconds, rising; those before the release show the held angle.
        q_deg: angles in degrees.
        shape: what is roughly known.
    """
    knots = lay_knots(_lay_edges(shape))
    first, rows = evaluate_pieces(knots, np.maximum(t_s, shape.release_s))
    samples = _Samples(first=first, rows=rows, q_deg=q_deg)
    weights = np.ones(len(t_s))
    fit = _choose(samples, weights, knots, shape)
    residual = np.abs(q_deg - samples.predict(fit.coefficients))
    limit = OUTLIER_NOISES * max(SMALLEST_NOISE_DEG, 1.4826 * float(np.median(residual)))
    if (residual > limit).any():
        weights = np.minimum(1.0, limit / np.maximum(residual, 1e-9)) ** 2
        fit = _choose(samples, weights, knots, shape)
    return SwingCurve(
        release_s=shape.release_s,
        end_s=shape.end_s,
        knots=knots,
        coefficients=fit.coefficients,
        spread=fit.spread,
        noise_deg=fit.noise_deg,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """One fit: its coefficients, how they spread, and the samples' noise."""

    coefficients: Array
    spread: Array
    noise_deg: float


def _lay_edges(shape: SwingShape) -> Array:
    """Return the knots' places: close together in the fall, then so many a period."""
    dense_end = min(shape.end_s, shape.first_low_s + 0.5 * shape.period_s)
    dense = np.linspace(
        shape.release_s, dense_end, max(5, round((dense_end - shape.release_s) / FALL_KNOT_S))
    )
    left = shape.end_s - dense_end
    pieces = int(np.ceil(left / (shape.period_s / KNOTS_A_PERIOD)))
    if left < FALL_KNOT_S:
        return np.concatenate((dense[:-1], [shape.end_s]))
    return np.concatenate((dense, np.linspace(dense_end, shape.end_s, pieces + 1)[1:]))


def _penalise(knots: Array, shape: SwingShape) -> Array:
    """Return the penalties, shape (4, size, :data:`LOOSER`), in units of the swing's own size."""
    edges = knots[3:-3]
    width = np.diff(edges)
    middle = edges[:-1] + width / 2.0
    half = width / (2.0 * np.sqrt(3.0))  # Gauss's two points
    at, weight = np.concatenate((middle - half, middle + half)), np.concatenate((width, width)) / 2.0
    omega, decay = 2.0 * np.pi / shape.period_s, shape.decay_per_s
    first, speed = evaluate_pieces(knots, at, 1)
    uneven = evaluate_pieces(knots, at, 3)[1] + 2.0 * decay * evaluate_pieces(knots, at, 2)[1]
    uneven += (omega**2 + decay**2) * speed
    since = np.maximum(0.0, at - shape.first_low_s)
    later = 1.0 + shape.later_deg * np.exp(-SLOWER_DECAY * decay * since)
    early = at < shape.first_low_s + 0.25 * shape.period_s
    bands = []
    for looser in LOOSER:
        size = np.where(early, looser * (1.0 + max(shape.size_deg, shape.later_deg)), later)
        weights = weight / CORRELATED_S / (size * omega**3) ** 2
        bands.append(sum_squares(first, uneven, weights, len(knots) - ALIVE))
    return np.stack(bands, axis=2)


def _choose(samples: _Samples, weights: Array, knots: Array, shape: SwingShape) -> _Fit:
    """Return the likeliest fit over how evenly the leg swings, and over how loose its fall is.

    All ratios of noise to unevenness are factored side by side; the last two matrices are the penalties
    alone, whose determinants belong to the likelihood.
    """
    size = len(knots) - ALIVE
    gram = sum_squares(samples.first, samples.rows, weights, size)
    slope = 1.5 / (knots[ALIVE] - knots[ALIVE - 1]) / shape.speed_sd_deg_per_s
    gram[0, :2] += slope**2
    gram[1, 0] -= slope**2
    moment = np.zeros(size + ALIVE)
    for j in range(ALIVE):
        moment += np.bincount(
            samples.first + j, weights * samples.rows[:, j] * samples.q_deg, minlength=size + ALIVE
        )
    penalties = _penalise(knots, shape)
    penalties *= gram[0].sum() / penalties[0].sum(axis=0)
    ratios = np.exp(LOG_RATIOS)
    mixed = gram[:, :, None, None] + penalties[:, :, :, None] * ratios
    bands = np.concatenate((mixed.reshape(ALIVE, size, -1), penalties), axis=2)
    bands[0] += SMALLEST_DIAGONAL * float(gram[0].mean())
    right = np.concatenate((np.ones(mixed.shape[2] * len(ratios)), np.zeros(len(LOOSER))))
    factor, solved = factor_bands(bands, moment[:size, None] * right)
    logdet = 2.0 * np.log(factor[0]).sum(axis=0)
    free = len(samples.q_deg) - 3.0
    total = float(weights @ samples.q_deg**2)
    left = np.maximum(total - (solved**2).sum(axis=0), free * SMALLEST_NOISE_DEG**2)[: -len(LOOSER)]
    prior = np.repeat(logdet[-len(LOOSER) :], len(ratios)) + (size - 3.0) * np.tile(LOG_RATIOS, len(LOOSER))
    best = int(np.argmin(free * np.log(left) + logdet[: -len(LOOSER)] - prior))
    inverse = invert_factor(factor[:, :, best])
    variance = float(left[best]) / free
    return _Fit(
        coefficients=(inverse * solved[:, best, None]).sum(axis=0),
        spread=MISFIT * variance**0.5 * inverse,
        noise_deg=variance**0.5,
    )
