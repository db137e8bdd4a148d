"""Forms and files of the leg swing test, as a page and a family would send them."""

from functools import lru_cache

import numpy as np

from lull.assessment.passive_test_rules import EXCLUSIONS
from made_pendulum import Array, Leg, dense_times, drop_legs, film, read_definitions


def good_answers(**changes: str) -> dict[str, str]:
    """Return answers that nothing speaks against."""
    said = {"helper": "Dad", "trained": "yes", "agrees": "yes"}
    return said | {f"reason_{key}": "no" for key in EXCLUSIONS} | changes


@lru_cache(maxsize=8)
def _drop(leg: Leg) -> tuple[Array, float]:
    """Return a dense fall of a leg and its true first swing in degrees."""
    dense = drop_legs([leg], seconds=8.0)[0]
    return dense, read_definitions(dense_times(dense), dense).first_swing_excursion_deg


def swing_file(
    leg: Leg, *, releases: int = 3, fps: float = 60.0, noise_deg: float = 0.5, seed: int = 1
) -> tuple[bytes, float]:
    """Return a table of knee angles with so many releases, and the true first swing in degrees."""
    dense, truth = _drop(leg)
    rng = np.random.default_rng(seed)
    times, angles, begin = [], [], 0.0
    for n in range(releases):
        t_s, q = film(dense, rng, fps=fps, noise_deg=noise_deg, hold_s=1.2)
        times.append(t_s + begin)
        angles.append(q)
        begin = float(times[-1][-1]) + 1.0
        if n < releases - 1:  # the helper lifts the leg again, slowly
            lift = np.arange(float(times[-1][-1]) + 1.0 / fps, begin, 1.0 / fps)
            times.append(lift)
            angles.append(np.linspace(float(q[-1]), leg.start_deg, len(lift)))
            begin = float(lift[-1]) + 1.0 / fps
    rows = [f"{t:.4f},{q:.3f}" for t, q in zip(np.concatenate(times), np.concatenate(angles), strict=True)]
    return "\n".join(["t_s,q_deg", *rows, ""]).encode(), truth
