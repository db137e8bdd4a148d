"""``lull count FILE``: count the repetitions of an exercise in a file of landmarks."""

import argparse
import re
from typing import Any

from lull.commands import Answer
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.attempt import Attempt
from lull.movement.recorded_joint import ImageSize
from lull.movement.recording import Recording
from lull.practice.exercise import EXERCISES, find_exercise
from lull.practice.recorded_practice import RecordedCount, SideCount, count_recording
from lull.refusal import BadInput, Refusal, shorten

SCHEMA = "lull.count/1"
HELP = "count repetitions in a file of landmarks"
LARGEST_PICTURE_PX = 20_000

NOTES = (
    "a recording is not checked for the ready pose: every movement of the joint in it counts",
    "measured from landmarks, not by a clinician; nothing here was tested on people with cerebral palsy",
    "each movement is judged once ten more have ended, or at the end of the recording: decided_s says when",
    "own range: the upper part of what was done before, and what was reached three times around a movement",
    "a movement below 65 % of the own range is an attempt and no repetition",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the exercise, the side and the picture's size."""
    parser.add_argument("file", metavar="FILE", help="CSV or Parquet with t (seconds) and <joint>_x,_y,_z")
    parser.add_argument("--exercise", required=True, metavar="ID", help=" | ".join(EXERCISES))
    parser.add_argument("--side", choices=("left", "right", "both"), help="default: the one that moved more")
    parser.add_argument("--image-size", metavar="WxH", help="picture size where x and y are shares of it")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the file, count, and say what was found.

    Raises:
        BadInput: for an unknown exercise, a bad picture size, or a file that cannot be counted.
    """
    exercise = find_exercise(shorten(args.exercise))
    image_size = None if args.image_size is None else _to_image_size(args.image_size)
    recording = read_landmark_table(args.file)
    counted = count_recording(recording, exercise, side=args.side, image_size=image_size)
    return counted if isinstance(counted, Refusal) else Answer(json=_to_json(recording, counted))


def _to_image_size(text: str) -> ImageSize:
    """Return width and height in pixels from a text such as 640x480."""
    told = re.fullmatch(r"\s*([0-9]{1,6})\s*[xX]\s*([0-9]{1,6})\s*", text)
    size = (int(told[1]), int(told[2])) if told else (0, 0)
    if not all(0 < pixels <= LARGEST_PICTURE_PX for pixels in size):
        raise BadInput(
            f"--image-size {shorten(text)!r} is no picture size: write WIDTHxHEIGHT, for example 640x480"
        )
    return size


def _to_json(recording: Recording, counted: RecordedCount) -> dict[str, Any]:
    """Return the whole answer in the ``lull.count/1`` shape."""
    sides = {count.side: _side_to_json(count) for count in counted.counts}
    attempts = sorted(
        (attempt for count in counted.counts for attempt in count.counted.attempts),
        key=lambda attempt: (attempt.start_s, attempt.side),
    )
    return {
        "schema": SCHEMA,
        "exercise": counted.exercise.id,
        "side": counted.side,
        "side_why": counted.side_why,
        "repetitions": sum(count.counted.repetitions for count in counted.counts),
        "attempts": len(attempts),
        "events": [_event_to_json(attempt) for attempt in attempts],
        "coverage": round(sum(c.coverage for c in counted.counts) / len(counted.counts), 4),
        "sides": sides,
        "frames": len(recording.t_s),
        "duration_s": round(recording.duration_s, 3),
        "notes": list(NOTES),
    }


def _side_to_json(count: SideCount) -> dict[str, Any]:
    """Return one side's sums; ``rests`` is the end of the movement the person rests at."""
    own = count.counted.own_range_deg
    return {
        "repetitions": count.counted.repetitions,
        "attempts": len(count.counted.attempts),
        "coverage": round(count.coverage, 4),
        "own_range_deg": None if own is None else round(own, 1),
        "rests": count.counted.rest,
        "columns": count.columns,
    }


def _event_to_json(attempt: Attempt) -> dict[str, Any]:
    """Return one attempt; ``reason`` is there only when it was not accepted."""
    event = {
        "start_s": round(attempt.start_s, 3),
        "peak_s": round(attempt.peak_s, 3),
        "end_s": round(attempt.end_s, 3),
        "range_deg": round(attempt.range_deg, 1),
        "range_error_deg": round(attempt.range_error_deg, 1),
        "accepted": attempt.accepted,
        "side": attempt.side,
        "decided_s": round(attempt.decided_s, 3),
    }
    return event if attempt.reason is None else event | {"reason": attempt.reason}
