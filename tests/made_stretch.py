"""Made-up Tardieu tests: a joint moved slowly to its end, then fast, with a catch or without."""

from dataclasses import dataclass

import numpy as np

from made_pendulum import STEP_S, Array

MOVED_S = 0.5


@dataclass(frozen=True, kw_only=True)
class MadeStretches:
    """A dense recording, and the truth: the catch is where the deceleration is largest."""

    q_deg: Array
    r1_deg: float | None
    r2_deg: float
    v1_deg_per_s: float
    v3_deg_per_s: float


def glide(begin_deg: float, end_deg: float, seconds: float) -> Array:
    """Move smoothly, with the least jerk: as a hand that stops by itself."""
    share = np.linspace(0.0, 1.0, round(seconds / STEP_S), endpoint=False)
    return np.asarray(begin_deg + (end_deg - begin_deg) * share**3 * (10.0 - 15.0 * share + 6.0 * share**2))


def stay(at_deg: float, seconds: float) -> Array:
    """Hold."""
    return np.full(round(seconds / STEP_S), at_deg)


def catch(begin_deg: float, caught_deg: float, end_deg: float, *, speed: float, brake_s: float) -> Array:
    """Move fast, be caught, and give way slowly to the end or stop there."""
    way = 1.0 if caught_deg > begin_deg else -1.0
    rise_s = 0.06
    t_s = np.arange(0.0, 2.0, STEP_S)
    going = speed * (1.0 - np.exp(-t_s / rise_s))
    path = begin_deg + way * np.cumsum(going) * STEP_S
    at = int(np.argmax(way * (path - caught_deg) >= 0.0))
    brake = going[at] / (1.0 + np.exp((t_s - 4.0 * brake_s) / brake_s)) * (1.0 + np.exp(-4.0))
    braked = path[at] + way * np.cumsum(brake[: round(12 * brake_s / STEP_S)]) * STEP_S
    return np.concatenate((path[: at + 1], braked, glide(float(braked[-1]), end_deg, 0.8)))


def make_stretches(
    *,
    begin_deg: float = -90.0,
    r2_deg: float = -10.0,
    caught_deg: float | None = -50.0,
    speed: float = 250.0,
    brake_s: float = 0.012,
    slow_s: float = 3.0,
) -> MadeStretches:
    """Stretch slowly, go back, stretch fast, go back."""
    slow = np.concatenate((stay(begin_deg, 1.0), glide(begin_deg, r2_deg, slow_s), stay(r2_deg, 1.0)))
    back = np.concatenate((glide(r2_deg, begin_deg, 2.0), stay(begin_deg, 1.0)))
    if caught_deg is None:
        fast = glide(begin_deg, r2_deg, 1.875 * abs(r2_deg - begin_deg) / speed)
    else:
        fast = catch(begin_deg, caught_deg, r2_deg, speed=speed, brake_s=brake_s)
    way = 1.0 if r2_deg > begin_deg else -1.0
    velocity = way * np.gradient(fast, STEP_S)
    fastest = int(np.argmax(velocity))
    braking = np.gradient(velocity, STEP_S)
    caught = fastest + int(np.argmin(braking[fastest:]))
    q = np.concatenate(
        (slow, back, fast, stay(r2_deg, 1.0), glide(r2_deg, begin_deg, 2.0), stay(begin_deg, 0.5))
    )
    return MadeStretches(
        q_deg=q,
        r1_deg=None if caught_deg is None else float(fast[caught]),
        r2_deg=r2_deg,
        v1_deg_per_s=float(np.abs(np.gradient(slow, STEP_S)).max()),
        v3_deg_per_s=float(velocity.max()),
    )
