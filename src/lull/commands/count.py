"""``lull count FILE``: count the repetitions of an exercise in a file of landmarks."""

import argparse
from math import nan
from typing import Any

from lull.commands import Answer
from lull.commands.landmark_source import as_table
from lull.commands.picture_size import add_picture_size, find_picture_size, read_picture_size
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.recording import Recording
from lull.movement.segment_guard import SEGMENT_LENGTH_CHANGED
from lull.movement.smoothness import Smoothness
from lull.movement.view import VIEW_ERROR_DEG
from lull.practice.asymmetry import Asymmetry
from lull.practice.catalogue import EXERCISES, find_exercise
from lull.practice.count_doubt import DOUBTS
from lull.practice.exercise import Exercise
from lull.practice.form_judgement import TIP, UNIT, Criterion
from lull.practice.recorded_practice import RecordedCount, SideCount, count_recording
from lull.practice.recorded_quality import RecordedMovement
from lull.practice.turns import Turns
from lull.refusal import BadInput, Refusal, shorten

SCHEMA = "lull.count/1"
HELP = "count repetitions in a file of landmarks"
LEAST_OWN_RANGE, MOST_OWN_RANGE = 1.0, 500.0

NOTES = (
    "a recording is not checked for the ready pose: every movement of the joint in it counts",
    "measured from landmarks, not by a clinician; nothing here was tested on people with cerebral palsy",
    "each movement is counted as it ends, at counted_s",
    "whether it is a repetition is final once ten more have ended, or the recording has, at decided_s",
    "form: criteria beside the movement, told when beyond the limit by more than their error",
    "the limits were set on healthy adults who acted; a criterion never erases an attempt",
    "own range: the upper part of what was done before, and what was reached three times around a movement",
    "doubts name the seconds in which the count may be wrong; without one it may be wrong all the same",
    "a movement below 65 % of the own range is an attempt and no repetition",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the exercise, the side and the picture's size."""
    parser.add_argument(
        "file", metavar="FILE", help="CSV or Parquet with t (seconds) and <joint>_x,_y,_z; or a video"
    )
    parser.add_argument("--exercise", required=True, metavar="ID", help=" | ".join(EXERCISES))
    parser.add_argument("--side", choices=("left", "right", "both"), help="default: the one that moved more")
    parser.add_argument(
        "--own-range", metavar="RANGE", help="own range known from before, as lull count said"
    )
    add_picture_size(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the file, count, and say what was found.

    Raises:
        BadInput: for an unknown exercise, a bad picture size, or a file that cannot be counted.
    """
    exercise = find_exercise(shorten(args.exercise))
    read_picture_size(args)  # a wrong wish is said before a long file is read
    with as_table(args.file, hands=exercise.group == "hand") as table:
        if isinstance(table, Refusal):
            return table
        recording = read_landmark_table(table)
    image_size = find_picture_size(args, recording)
    own_range = None if args.own_range is None else _to_own_range(args.own_range)
    counted = count_recording(recording, exercise, side=args.side, image_size=image_size, own_range=own_range)
    return counted if isinstance(counted, Refusal) else Answer(json=_to_json(recording, counted))


def _to_own_range(text: str) -> float:
    """Return an own range from a text such as 72.5."""
    try:
        own_range = float(text)
    except ValueError:
        own_range = nan
    if not LEAST_OWN_RANGE <= own_range <= MOST_OWN_RANGE:
        raise BadInput(
            f"--own-range {shorten(text)!r} is no range of movement: write a number from "
            f"{LEAST_OWN_RANGE:g} to {MOST_OWN_RANGE:g}, as own_range in an answer of lull count"
        )
    return own_range


def _to_json(recording: Recording, counted: RecordedCount) -> dict[str, Any]:
    """Return the whole answer in the ``lull.count/1`` shape."""
    sides = {count.side: _side_to_json(counted.exercise, count) for count in counted.counts}
    exercise = counted.exercise
    movements = sorted(
        ((movement, count.refused is not None) for count in counted.counts for movement in count.movements),
        key=lambda one: (one[0].attempt.start_s, one[0].attempt.side),
    )
    return {
        "schema": SCHEMA,
        "exercise": exercise.id,
        "side": counted.side,
        "side_why": counted.side_why,
        "repetitions": sum(count.counted.repetitions for count in counted.counts),
        "attempts": len(movements),
        "unit": exercise.signal.unit,
        "events": [_event_to_json(exercise, movement, refused=refused) for movement, refused in movements],
        "view": _view_to_json(counted),
        "frames_left_out": {
            "another_person": counted.trust.another_person,
            "sides_swapped": counted.trust.sides_swapped,
            SEGMENT_LENGTH_CHANGED: sum(count.length_changed for count in counted.counts),
        },
        "coverage": round(sum(c.coverage for c in counted.counts) / len(counted.counts), 4),
        "doubts": [
            {"code": doubt.code, "side": count.side, "from_s": round(doubt.from_s, 2)}
            | {"to_s": round(doubt.to_s, 2), "message": DOUBTS[doubt.code]}
            for count in counted.counts
            for doubt in count.doubts
        ],
        "sides": sides,
        **({} if counted.turns is None else {"turns": _turns_to_json(counted.turns)}),
        "frames": len(recording.t_s),
        "duration_s": round(recording.duration_s, 3),
        "notes": list(NOTES),
    }


def _turns_to_json(turns: Turns) -> dict[str, Any]:
    """Return the sides in their order, where the same one came again, and how unevenly far both went."""
    again = turns.same_side_again
    found = {
        "order": list(turns.order),
        "same_side_again": [{"peak_s": round(one.peak_s, 3), "side": one.side} for one in again],
        "asymmetry": None if turns.asymmetry is None else _asymmetry_to_json(turns.asymmetry),
    }
    if not again:
        return found
    return found | {"note": "the same side came twice in a row; every repetition counts all the same"}


def _side_to_json(exercise: Exercise, count: SideCount) -> dict[str, Any]:
    """Return one side's sums; ``rests`` is the end of the movement the person rests at."""
    own = count.counted.own_range
    low, high = exercise.ends
    return {
        "repetitions": count.counted.repetitions,
        "attempts": len(count.counted.attempts),
        "coverage": round(count.coverage, 4),
        "own_range": None if own is None else round(own, 1),
        **({"own_range_deg": None if own is None else round(own, 1)} if _is_angle(exercise) else {}),
        "rests": low if count.counted.rest == "low" else high,
        "columns": count.columns,
    }


def _view_to_json(counted: RecordedCount) -> dict[str, Any] | None:
    """Return from where the camera looked, and what that forbids; ``None`` where no picture tells."""
    view = counted.view
    if view is None:
        return None
    refused = next((count.refused for count in counted.counts if count.refused is not None), None)
    said = {"seen_from": view.seen_from, "off_deg": round(view.off_deg), "off_error_deg": VIEW_ERROR_DEG}
    if refused is None:
        return said
    return said | {"ranges_refused": {"code": refused.code, "message": refused.message}}


def _event_to_json(exercise: Exercise, movement: RecordedMovement, *, refused: bool) -> dict[str, Any]:
    """Return one attempt; ``reason`` is there only when it was not accepted."""
    attempt, quality = movement.attempt, movement.quality
    ranges: dict[str, float | None] = {"range": None, "range_error": None}
    if not refused:
        ranges = {"range": round(attempt.range_deg, 1), "range_error": round(movement.range_error, 1)}
    event = {
        "start_s": round(attempt.start_s, 3),
        "peak_s": round(attempt.peak_s, 3),
        "end_s": round(attempt.end_s, 3),
        **ranges,
        **({f"{name}_deg": value for name, value in ranges.items()} if _is_angle(exercise) else {}),
        "accepted": attempt.accepted,
        "side": attempt.side,
        "counted_s": round(attempt.counted_s, 3),
        "decided_s": round(attempt.decided_s, 3),
        "duration_s": round(quality.duration_s, 3),
        "hold_s": round(quality.hold_s, 3),
        "peak_speed": None if quality.peak_speed is None else round(quality.peak_speed, 1),
        "smoothness": _smoothness_to_json(quality.smoothness),
        "asymmetry": None if movement.asymmetry is None else _asymmetry_to_json(movement.asymmetry),
        "form": [_criterion_to_json(criterion) for criterion in movement.criteria],
        "tips": [TIP[criterion.name] for criterion in movement.criteria if criterion.is_told],
    }
    return event if attempt.reason is None else event | {"reason": attempt.reason}


def _smoothness_to_json(found: Smoothness | None) -> dict[str, float | None] | None:
    """Return SPARC and LDLJ, nearer to zero is smoother; ``None`` where the camera was too slow."""
    if found is None:
        return None
    return {"sparc": round(found.sparc, 3), "ldlj": None if found.ldlj is None else round(found.ldlj, 3)}


def _asymmetry_to_json(found: Asymmetry) -> dict[str, float]:
    """Return how much further the left side went, in percent of both sides' mean range."""
    return {"value": round(found.percent, 1), "standard_error": round(found.percent_error, 1)}


def _criterion_to_json(criterion: Criterion) -> dict[str, Any]:
    """Return one criterion that was looked at."""
    return {
        "name": criterion.name,
        "value": round(criterion.value, 1),
        "error": round(criterion.error, 1),
        "limit": criterion.limit,
        "unit": UNIT[criterion.name],
        "told": criterion.is_told,
    }


def _is_angle(exercise: Exercise) -> bool:
    """Say whether a range of this exercise is in degrees."""
    return exercise.signal.unit == "deg"
