"""What a minute of the pendulum test costs to measure."""

import numpy as np

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.pendulum_test import measure_pendulum
from lull.bench.measurement import Measurement, percentile, time_each

FRAMES_PER_S, SECONDS, HELD_S = 60.0, 60.0, 3.0
START_DEG, REST_DEG, PERIOD_S, DECAY_PER_S = -5.0, -80.0, 1.05, 0.45
NOISE_DEG = 0.5


def a_minute_with_a_swing() -> AngleTrace:
    """Return a leg held, let go, and hanging still for the rest of a minute, with a little seeded noise."""
    t_s = np.arange(0.0, SECONDS, 1.0 / FRAMES_PER_S)
    since = np.maximum(0.0, t_s - HELD_S)
    swing = np.exp(-DECAY_PER_S * since) * np.cos(2.0 * np.pi * since / PERIOD_S)
    noise = np.random.default_rng(1).normal(0.0, NOISE_DEG, len(t_s))
    return AngleTrace(name="bench", t_s=t_s, q_deg=REST_DEG + (START_DEG - REST_DEG) * swing + noise)


def measure_swing_test(yardstick_s: float) -> Measurement:
    """Time the whole measurement of a minute; quote the median."""
    trace = a_minute_with_a_swing()
    median_s = percentile(time_each(lambda: measure_pendulum(trace), times=15), 50)
    return Measurement(
        name="pendulum test, a 60 s trace",
        value=median_s * 1000,
        unit="ms",
        goal=20.0,
        yardsticks=median_s / yardstick_s,
    )
