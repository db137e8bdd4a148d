"""What one frame of landmarks costs the movement engine, live and in a recording."""

from math import cos, pi, radians, sin
from time import perf_counter

import numpy as np

from lull.bench.measurement import Measurement, percentile, time_in_turns
from lull.movement.landmarks import LANDMARK_INDEX, MEDIAPIPE_NAMES, SIDES, LandmarkFrame, Side
from lull.movement.measured_signal import measure_signal
from lull.movement.recorded_body import read_body
from lull.movement.recorded_repetitions import CountedSignal, count_recorded_signal
from lull.movement.recorded_segments import find_changed_segments
from lull.movement.recorded_trust import find_trusted_frames
from lull.movement.recording import Recording
from lull.practice.catalogue import find_exercise
from lull.practice.exercise import Exercise
from lull.practice.live_engine import LiveEngine
from lull.practice.practice_engine import PracticeEngine
from lull.practice.recorded_practice import count_recording
from lull.practice.turn_engine import TurnEngine

EXERCISE = "elbow-straighten"
IN_TURNS = "seated-march"
SIDE: Side = "left"
FRAMES_PER_S, SECONDS, PERIOD_S = 30, 60, 3.0
WIDTH_PX, HEIGHT_PX = 640, 480
ROUNDS = 75


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


def legs_in_turn() -> list[LandmarkFrame]:
    """Return a minute of somebody seated and seen from the side: left and right knee are lifted in turn."""
    noise = np.random.default_rng(2)
    frames = []
    for n in range(FRAMES_PER_S * SECONDS):
        t_s = n / FRAMES_PER_S
        step, share = divmod(max(0.0, t_s - 3.0) / PERIOD_S, 1.0)
        points = np.full((33, 4), 0.5)
        points[:, 3] = 1.0
        for turn, side in enumerate(SIDES):
            lift = 0.5 - 0.5 * cos(2 * pi * share) if step % 2 == turn else 0.0
            angle = radians(100.0 - 35.0 * lift)
            points[LANDMARK_INDEX[f"{side}_shoulder"], :2] = 0.5 + 0.01 * turn, 0.3
            points[LANDMARK_INDEX[f"{side}_hip"], :2] = 0.5 + 0.01 * turn, 0.6
            points[LANDMARK_INDEX[f"{side}_knee"], :2] = 0.5 + 0.15 * sin(angle), 0.6 - 0.2 * cos(angle)
        points[:, :2] += noise.normal(0.0, 0.001, (33, 2))
        frames.append(LandmarkFrame(t_s, points, WIDTH_PX, HEIGHT_PX))
    return frames


def record(frames: list[LandmarkFrame]) -> Recording:
    """Return the same frames as the table that ``lull count`` reads."""
    points = np.stack([frame.points for frame in frames], axis=2)
    return Recording(
        name="bench",
        t_s=np.array([frame.t_s for frame in frames]),
        columns={
            f"{name}_{end}": points[row, k]
            for row, name in enumerate(MEDIAPIPE_NAMES)
            for k, end in enumerate("xyzv")
        },
    )


def measure_engine(yardstick_s: float) -> list[Measurement]:
    """Time a minute's practice, frame by frame and as a recording."""
    frames = a_practising_elbow()
    taken, repetitions = _practise(frames, PracticeEngine(find_exercise(EXERCISE), SIDE))
    live_s = percentile(taken, 50)
    live = Measurement(
        name="live practice, one frame",
        value=live_s * 1e6,
        unit="us",
        goal=50.0,
        yardsticks=live_s / yardstick_s,
        note=f"p99 {percentile(taken, 99) * 1e6:.0f} us; {repetitions} repetitions counted",
    )
    taken, repetitions = _practise(legs_in_turn(), TurnEngine(find_exercise(IN_TURNS)))
    turns_s = percentile(taken, 50)
    in_turns = Measurement(
        name="live practice of legs in turn, one frame",
        value=turns_s * 1e6,
        unit="us",
        goal=50.0,
        yardsticks=turns_s / yardstick_s,
        note=f"p99 {percentile(taken, 99) * 1e6:.0f} us; {repetitions} repetitions counted",
    )
    return [live, in_turns, *_measure_recording(frames, live_s, yardstick_s)]


def _measure_recording(
    frames: list[LandmarkFrame], live_s: float, yardstick_s: float
) -> tuple[Measurement, Measurement]:
    """Time the same frames as a recording, without and with what is measured of each movement.

    Every round does the same work, so the quickest is quoted: what others take longer is the machine's.
    """
    recording, exercise = record(frames), find_exercise(EXERCISE)

    def count_whole() -> object:
        return count_recording(recording, exercise, side=SIDE, image_size=(WIDTH_PX, HEIGHT_PX))

    counted, whole = time_in_turns((lambda: _count(recording, exercise), count_whole), times=ROUNDS)
    counted_s, whole_s = (min(taken) / len(frames) for taken in (counted, whole))
    counting = Measurement(
        name="a recording, one frame: signal and count",
        value=counted_s * 1e6,
        unit="us",
        goal=5.0,
        yardsticks=counted_s / yardstick_s,
        note=f"{live_s / counted_s:.0f} times as fast as live; "
        f"p50 {percentile(counted, 50) / len(frames) * 1e6:.1f} us",
    )
    with_form = Measurement(
        name="the same with quality and form",
        value=whole_s * 1e6,
        unit="us",
        goal=None,
        yardsticks=whole_s / yardstick_s,
        note=f"{whole_s / counted_s:.1f} times signal and count; a movement every {PERIOD_S:g} s",
    )
    return counting, with_form


def _practise(frames: list[LandmarkFrame], engine: LiveEngine) -> tuple[list[float], int]:
    """Practise live; return the seconds of every frame and the repetitions counted."""
    taken, counted = [], 0
    for frame in frames:
        start = perf_counter()
        state = engine.feed(frame)
        taken.append(perf_counter() - start)
        counted = state.repetitions
    return taken, counted


def _count(recording: Recording, exercise: Exercise) -> CountedSignal:
    """Find out whom a recording shows, measure the signal and count."""
    size, signal = (WIDTH_PX, HEIGHT_PX), exercise.signal
    trust = find_trusted_frames(recording, size)
    body = read_body(recording, signal.landmarks(SIDE), size).only(trust.trusted)
    body = body.without(find_changed_segments(recording.t_s, body, trust.trunk_px))
    measured = measure_signal(signal, SIDE, body)
    return count_recorded_signal(recording.t_s, measured.value, measured.noise_error, SIDE)
