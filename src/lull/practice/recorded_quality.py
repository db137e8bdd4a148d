"""How each movement in a recording went: its quality, and the habits of the rest of the body."""

from dataclasses import dataclass

import numpy as np

from lull.movement.attempt import Attempt
from lull.movement.form import LEG_LANDMARKS, TRUNK_LANDMARKS, Places, measure_habits
from lull.movement.measured_signal import MeasuredSignal
from lull.movement.movement_quality import MovementQuality, measure_quality
from lull.movement.recorded_body import ImageSize, find_missing_columns, has_data, read_body
from lull.movement.recorded_repetitions import CountedSignal
from lull.movement.recording import Recording
from lull.practice.exercise import Exercise
from lull.practice.form_judgement import Habit, judge_form


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMovement:
    """One attempt with its quality and every habit that was looked at."""

    attempt: Attempt
    quality: MovementQuality
    habits: tuple[Habit, ...]


def measure_movements(
    recording: Recording,
    exercise: Exercise,
    measured: MeasuredSignal,
    counted: CountedSignal,
    *,
    image_size: ImageSize | None,
    own_range: float | None,
) -> tuple[RecordedMovement, ...]:
    """Measure every counted movement; habits only where the trunk was seen (see ``movement.form``)."""
    places = _find_places(recording, exercise, image_size)
    values = measured.value if counted.rest == "low" else -measured.value
    return tuple(
        _measure(recording, exercise, values, places, attempt, own_range) for attempt in counted.attempts
    )


def _measure(
    recording: Recording,
    exercise: Exercise,
    values: np.ndarray[tuple[int], np.dtype[np.float64]],
    places: Places | None,
    attempt: Attempt,
    own_range: float | None,
) -> RecordedMovement:
    """Measure one movement."""
    t_s, start_s, end_s = recording.t_s, attempt.start_s, attempt.end_s
    habits = {} if places is None else measure_habits(t_s, places, start_s, end_s)
    return RecordedMovement(
        attempt=attempt,
        quality=measure_quality(t_s, values, start_s=start_s, peak_s=attempt.peak_s, end_s=end_s),
        habits=judge_form(
            exercise,
            habits,
            range_moved=attempt.range_deg,
            own_range=max(own_range or 0.0, attempt.own_range_deg),
        ),
    )


def _find_places(recording: Recording, exercise: Exercise, image_size: ImageSize | None) -> Places | None:
    """Return the places of the trunk, and of the legs where they matter, NaN where not seen."""
    names: tuple[str, ...] = TRUNK_LANDMARKS
    if "knee_valgus" in exercise.form and _is_there(recording, TRUNK_LANDMARKS + LEG_LANDMARKS):
        names = TRUNK_LANDMARKS + LEG_LANDMARKS
    if not _is_there(recording, names):
        return None
    body = read_body(recording, names, image_size)
    seen = np.where(body.seen[:, None], 1.0, np.nan)
    return {name: body.of(name) * seen for name in names}


def _is_there(recording: Recording, names: tuple[str, ...]) -> bool:
    """Say whether a recording has these landmarks, in one frame at least."""
    return not find_missing_columns(recording, names) and has_data(recording, names)
