"""What one frame of landmarks costs the movement engine."""

from math import cos, pi, radians, sin
from time import perf_counter

import numpy as np

from lull.bench.measurement import Measurement, percentile
from lull.movement.landmarks import LANDMARK_INDEX, LandmarkFrame
from lull.practice.catalogue import find_exercise
from lull.practice.practice_engine import PracticeEngine

FRAMES_PER_S, SECONDS, PERIOD_S = 30, 60, 3.0
WIDTH_PX, HEIGHT_PX = 640, 480


def a_practising_elbow() -> list[LandmarkFrame]:
    """Return a minute of a forearm that straightens every three seconds, with a little seeded noise."""
    noise = np.random.default_rng(1)
    frames = []
    for n in range(FRAMES_PER_S * SECONDS):
        t_s = n / FRAMES_PER_S
        bend = 0.5 - 0.5 * cos(2 * pi * max(0.0, t_s - 3.0) / PERIOD_S)
        angle = radians(60.0 + 100.0 * bend)
        points = np.zeros((33, 4))
        points[:, 3] = 1.0
        points[LANDMARK_INDEX["left_shoulder"], :2] = 0.5, 0.3
        points[LANDMARK_INDEX["left_elbow"], :2] = 0.5, 0.5
        points[LANDMARK_INDEX["left_wrist"], :2] = 0.5 + 0.15 * sin(angle), 0.5 - 0.2 * cos(angle)
        points[:, :2] += noise.normal(0.0, 0.002, (33, 2))
        frames.append(LandmarkFrame(t_s, points, WIDTH_PX, HEIGHT_PX))
    return frames


def measure_engine(yardstick_s: float) -> Measurement:
    """Time every frame of a minute's practice; quote the median."""
    engine = PracticeEngine(find_exercise("elbow-straighten"), "left")
    taken, counted = [], 0
    for frame in a_practising_elbow():
        start = perf_counter()
        state = engine.feed(frame)
        taken.append(perf_counter() - start)
        counted = state.repetitions
    median_s = percentile(taken, 50)
    return Measurement(
        name="movement engine, one frame",
        value=median_s * 1e6,
        unit="us",
        goal=100.0,
        yardsticks=median_s / yardstick_s,
        note=f"p99 {percentile(taken, 99) * 1e6:.0f} us; {counted} repetitions counted",
    )
