"""How each movement in a recording went: its quality, and the criteria of the rest of the body."""

from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from lull.movement.attempt import Attempt
from lull.movement.form import LEG_LANDMARKS, TRUNK_LANDMARKS, Places, measure_criteria
from lull.movement.image_size import ImageSize
from lull.movement.joint_angle import WORLD_ERROR_DEG
from lull.movement.measured_signal import MeasuredSignal
from lull.movement.movement_quality import MovementQuality, find_part, measure_quality
from lull.movement.recorded_body import RecordedBody, Space, find_missing_columns, has_data, read_body
from lull.movement.recorded_repetitions import CountedSignal
from lull.movement.recording import Recording
from lull.movement.view import View, estimate_view_error_deg
from lull.practice.asymmetry import Asymmetry, measure_asymmetry, measure_each_side
from lull.practice.exercise import Exercise
from lull.practice.form_judgement import Criterion, judge_form


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMovement:
    """One attempt with its quality and every criterion that was looked at.

    ``range_error`` is the standard error of its range: landmarks, body, view, and the tracker's depth.
    ``asymmetry`` is there where both sides move as one.
    """

    attempt: Attempt
    range_error: float
    quality: MovementQuality
    asymmetry: Asymmetry | None
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What was practised and filmed: the exercise, the picture's size, the view, an own range from before."""

    exercise: Exercise
    image_size: ImageSize | None
    view: View | None
    own_range: float | None


def measure_movements(
    recording: Recording,
    conditions: Conditions,
    measured: MeasuredSignal,
    counted: CountedSignal,
    body: RecordedBody,
    trusted: NDArray[np.bool_],
) -> tuple[RecordedMovement, ...]:
    """Measure every counted movement; criteria only where the trunk was seen (see ``movement.form``)."""
    places = _find_places(recording, conditions, trusted)
    sides = None
    if conditions.exercise.signal.whose == "both" and counted.whose == "both":
        sides = measure_each_side(conditions.exercise.signal, body)
    values = measured.value if counted.rest == "low" else -measured.value
    found = []
    for attempt in counted.attempts:
        times = {"start_s": attempt.start_s, "end_s": attempt.end_s}
        part = values[find_part(recording.t_s, attempt.start_s, attempt.end_s)]
        more = _estimate_more_error(conditions, measured.columns, part[np.isfinite(part)])
        found.append(
            RecordedMovement(
                attempt=attempt,
                range_error=hypot(attempt.range_error_deg, more),
                quality=measure_quality(recording.t_s, values, peak_s=attempt.peak_s, **times),
                asymmetry=None if sides is None else measure_asymmetry(recording.t_s, sides, attempt),
                criteria=judge_form(
                    conditions.exercise,
                    {} if places is None else measure_criteria(recording.t_s, places, **times),
                    range_moved=attempt.range_deg,
                    own_range=max(conditions.own_range or 0.0, attempt.own_range_deg),
                ),
            )
        )
    return tuple(found)


def _estimate_more_error(conditions: Conditions, columns: Space, values: NDArray[np.float64]) -> float:
    """Return what the view, or the tracker's depth, adds to the error of a range in degrees."""
    view = conditions.view
    if conditions.exercise.signal.unit != "deg":
        return 0.0
    if columns == "world":
        return WORLD_ERROR_DEG
    if view is None or columns != "picture":
        return 0.0
    return max((estimate_view_error_deg(angle, view.off_deg) for angle in values.tolist()), default=0.0)


def _find_places(recording: Recording, conditions: Conditions, trusted: NDArray[np.bool_]) -> Places | None:
    """Return the places of the trunk, and of the legs where they matter, NaN where not seen."""
    names: tuple[str, ...] = TRUNK_LANDMARKS
    if "knee_valgus" in conditions.exercise.form and _is_there(recording, TRUNK_LANDMARKS + LEG_LANDMARKS):
        names = TRUNK_LANDMARKS + LEG_LANDMARKS
    if not _is_there(recording, names):
        return None
    body = read_body(recording, names, conditions.image_size).only(trusted)
    seen = np.where(body.seen[:, None], 1.0, np.nan)
    return {name: body.of(name) * seen for name in names}


def _is_there(recording: Recording, names: tuple[str, ...]) -> bool:
    """Say whether a recording has these landmarks, in one frame at least."""
    return not find_missing_columns(recording, names) and has_data(recording, names)
