"""A smooth curve through one swing with its uncertainty, from the samples after and just before the release.

The curve is a cubic spline that begins at the held angle, at rest, and is drawn towards swinging evenly about a
level: what is penalised is ``f''' + 2 d f'' + (d2 + w2) f'``, which is zero for any damped swing of rate d and
angular frequency w about any level. It is penalised less where a leg does not swing evenly: in the fall and at
the first reversal. How strongly is decided by the data, by restricted maximum likelihood. So noise is averaged over
whole swings at 15 frames a second and nothing is smoothed away in a clean recording. The curve's covariance is
that of the Bayesian smoothing spline (Wahba 1983, J R Stat Soc B 45:133).
"""

from dataclasses import dataclass

import numpy as np

from lull.assessment.angle_trace import Array
from lull.assessment.spline import evaluate_basis, lay_knots

FALL_KNOT_S, KNOTS_A_PERIOD = 0.03, 9.0
HELD_SPEED_SD, BEGUN_SPEED_SD = 10.0, 25.0
"""How far the speed at release may be from 0, in degrees/s: held, and where the file begins at the release (ours)."""

CORRELATED_S = 0.15
LOOSER = (1.0, 10.0)
"""How much more the fall and first reversal may differ from an even swing than what follows (ours)."""

SLOWER_DECAY = 0.7
"""What swings late may be so much larger than one decay rate says: legs seldom decay exponentially (ours)."""

MISFIT = 1.15
"""Standard errors are so much larger than the model's own, from simulated legs it does not fit exactly (ours)."""

LOG_RATIOS = np.arange(-7.0, 8.0, 0.5)
OUTLIER_NOISES = 4.0
SMALLEST_NOISE_DEG = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingShape:
    """What is roughly known of a swing: times in seconds, sizes in degrees, decay rate per second."""

    release_s: float
    first_low_s: float
    end_s: float
    size_deg: float
    later_deg: float
    period_s: float
    decay_per_s: float
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingCurve:
    """The fitted curve: parameters are the held angle, the speed at release, then the spline's own."""

    release_s: float
    end_s: float
    knots: Array
    parameters: Array
    covariance: Array
    noise_deg: float

    def rows(self, t_s: Array) -> list[Array]:
        """Return the linear maps from parameters to the curve and its three derivatives at times."""
        return [_to_parameters(basis, self.knots) for basis in evaluate_basis(self.knots, t_s)]

    def error_deg(self, row: Array) -> float:
        """Return the standard error of one linear map of the parameters."""
        return float(np.sqrt(max(0.0, row @ self.covariance @ row)))


def fit_swing(t_s: Array, q_deg: Array, shape: SwingShape) -> SwingCurve:
    """Fit the curve to samples from the hold's end to the end of the swing; see the module.

    Args:
        t_s: times in seconds, rising; those before the release show the held angle.
        q_deg: angles in degrees.
        shape: what is roughly known.
    """
    knots = lay_knots(_lay_edges(shape))
    design = np.zeros((len(t_s), len(knots) - 4))
    held = t_s < shape.release_s
    design[held, 0] = 1.0
    design[~held] = _to_parameters(evaluate_basis(knots, t_s[~held])[0], knots)
    weights = np.ones(len(t_s))
    best = _choose(design, q_deg, weights, knots, shape)
    residual = q_deg - design @ best.parameters
    limit = OUTLIER_NOISES * max(SMALLEST_NOISE_DEG, 1.4826 * float(np.median(np.abs(residual))))
    if (np.abs(residual) > limit).any():
        weights = np.minimum(1.0, limit / np.maximum(np.abs(residual), 1e-9)) ** 2
        best = _choose(design, q_deg, weights, knots, shape)
    return SwingCurve(
        release_s=shape.release_s,
        end_s=shape.end_s,
        knots=knots,
        parameters=best.parameters,
        covariance=best.covariance,
        noise_deg=best.noise_deg,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """One fit: its parameters, covariance, noise and twice the negative restricted log likelihood."""

    parameters: Array
    covariance: Array
    noise_deg: float
    misfit: float


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


def _to_parameters(basis: Array, knots: Array) -> Array:
    """Return the same map from the parameters: the first two splines make the held angle and the speed."""
    out = basis.copy()
    out[:, 0] = basis[:, 0] + basis[:, 1]
    out[:, 1] = basis[:, 1] * (knots[4] - knots[3]) / 3.0
    return out


def _penalise(knots: Array, shape: SwingShape, looser: float) -> Array:
    """Return the penalty matrix, in units of the swing's own size."""
    edges = knots[3:-3]
    width = np.diff(edges)
    middle = edges[:-1] + width / 2.0
    half = width / (2.0 * np.sqrt(3.0))  # Gauss's two points
    at, weight = np.concatenate((middle - half, middle + half)), np.concatenate((width, width)) / 2.0
    _, speed, bend, jerk = (_to_parameters(b, knots) for b in evaluate_basis(knots, at))
    omega, decay = 2.0 * np.pi / shape.period_s, shape.decay_per_s
    uneven = jerk + 2.0 * decay * bend + (omega**2 + decay**2) * speed
    since = np.maximum(0.0, at - shape.first_low_s)
    size = 1.0 + shape.later_deg * np.exp(-SLOWER_DECAY * decay * since)
    first = at < shape.first_low_s + 0.25 * shape.period_s
    size = np.where(first, looser * (1.0 + np.maximum(shape.size_deg, shape.later_deg)), size)
    scaled = uneven * (np.sqrt(weight / CORRELATED_S) / (size * omega**3))[:, None]
    return np.asarray(scaled.T @ scaled)


def _choose(design: Array, q_deg: Array, weights: Array, knots: Array, shape: SwingShape) -> _Fit:
    """Return the likeliest fit over how evenly the leg swings."""
    weighted = design * weights[:, None]
    gram, moment = weighted.T @ design, weighted.T @ q_deg
    total = float(q_deg @ (weights * q_deg))
    fits = [
        _fit_one(gram, moment, total, len(q_deg), _penalise(knots, shape, looser), shape.held)
        for looser in LOOSER
    ]
    return min(fits, key=lambda fit: fit.misfit)


def _fit_one(gram: Array, moment: Array, total: float, samples: int, penalty: Array, held: bool) -> _Fit:
    """Return the likeliest fit for one penalty, over the ratio of noise to unevenness.

    One eigenvalue problem serves all ratios: ``gram + r penalty = L (I + (r - 1) M) L'``.
    """
    speed_sd = HELD_SPEED_SD if held else BEGUN_SPEED_SD
    base = gram.copy()
    base[1, 1] += 0.25 / speed_sd**2
    scale = float(np.trace(base) / np.trace(penalty))
    penalty = penalty * scale
    lower = np.linalg.cholesky(base + penalty + 1e-10 * scale * np.eye(len(base)))
    inverse = np.linalg.inv(lower)
    eigen, vectors = np.linalg.eigh(inverse @ penalty @ inverse.T)
    eigen = np.clip(eigen, 0.0, 1.0)
    turned = vectors.T @ (inverse @ moment)
    free = samples - 3.0
    ratios = 10.0**LOG_RATIOS
    shrink = 1.0 + (ratios[:, None] - 1.0) * eigen
    shrink = np.maximum(shrink, 1e-13)
    rest = np.maximum(total - (turned**2 / shrink).sum(axis=1), free * SMALLEST_NOISE_DEG**2)
    logdet = 2.0 * np.log(np.diag(lower)).sum() + np.log(shrink).sum(axis=1)
    rank = len(base) - 3
    # The penalty's own determinant belongs to the prior; relative to scale it differs between penalties.
    prior = rank * (LOG_RATIOS * np.log(10.0)) + np.log(np.maximum(np.linalg.eigvalsh(penalty)[3:], 1e-300)).sum()
    misfit = free * np.log(rest) + logdet - prior
    best = int(np.argmin(misfit))
    back = inverse.T @ vectors
    variance = float(rest[best]) / free
    return _Fit(
        parameters=back @ (turned / shrink[best]),
        covariance=MISFIT**2 * variance * ((back / shrink[best]) @ back.T),
        noise_deg=variance**0.5,
        misfit=float(misfit[best]),
    )
