"""``lull measure pendulum FILE``: the numbers of the pendulum test, each with its standard error."""

import argparse
from typing import Any

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.gyroscope import GyroscopeRecording, integrate_turning
from lull.assessment.joint_trace import trace_from_landmarks
from lull.assessment.measured import Measured
from lull.assessment.pendulum_formulas import BESIDE, FORMULAS, MEASURES
from lull.assessment.pendulum_test import PendulumTest, Release, measure_pendulum
from lull.commands import Answer
from lull.commands.picture_size import add_picture_size, find_picture_size, refuse_landmark_options
from lull.exchange.swing_recording import SwingRecording, read_swing_recording
from lull.refusal import Refusal

SCHEMA = "lull.measure.pendulum/1"

ERROR_NOTE = (
    "standard_error: in nine of ten simulated swings at least, the truth lies within 1.96 of it on either "
    "side; "
    "what changes in a leg from one release to the next is not in it"
)
NOTES = (
    "measured from a recording, not by a clinician; it is no diagnosis and no clinical score",
    "nothing here was tested on people with cerebral palsy at home; it was tried on six public recordings",
    ERROR_NOTE,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, and for landmarks the side and the picture's size."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="CSV with t_s and q_deg; landmarks as for lull count; or a phone's gyroscope",
    )
    parser.add_argument(
        "--side", choices=("left", "right"), help="landmarks: default, the knee that moved more"
    )
    add_picture_size(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the file, measure every release, and say what was found.

    Raises:
        BadInput: for a bad picture size, or a file that cannot be measured.
    """
    recording = read_swing_recording(args.file)
    trace = _to_trace(recording, args)
    if isinstance(trace, Refusal):
        return trace
    measured = measure_pendulum(trace)
    return measured if isinstance(measured, Refusal) else Answer(json=_to_json(recording, trace, measured))


def _to_trace(recording: SwingRecording, args: argparse.Namespace) -> AngleTrace | Refusal:
    """Return the knee's angle from whatever was recorded."""
    if isinstance(recording, AngleTrace | GyroscopeRecording):
        refuse_landmark_options(args, "angles and rates")
        return recording if isinstance(recording, AngleTrace) else integrate_turning(recording)
    return trace_from_landmarks(recording, args.side, find_picture_size(args, recording))


def _to_json(recording: SwingRecording, trace: AngleTrace, test: PendulumTest) -> dict[str, Any]:
    """Return the whole answer in the ``lull.measure.pendulum/1`` shape."""
    source = "angles" if isinstance(recording, AngleTrace) else "landmarks"
    answer: dict[str, Any] = {
        "schema": SCHEMA,
        "source": "gyroscope" if isinstance(recording, GyroscopeRecording) else source,
    }
    answer |= {name: _number(test.summary[name], name) for name in (*MEASURES, *BESIDE)}
    answer |= {
        "release_s": round(test.releases[0].release_s, 3),
        "releases": [_release(release) for release in test.releases],
        "spread": {name: _round(value, name) for name, value in test.spread.items()},
        "refused_releases": [
            {"at_s": round(at, 2), "code": no.code, "message": no.message} for at, no in test.refused
        ],
        "formulas": dict(FORMULAS),
        "frames_per_s": round(test.frames_per_s, 1),
        "samples": len(trace.t_s),
        "samples_not_seen": trace.unseen,
        "duration_s": round(trace.duration_s, 3),
        "notes": [*(note.message for note in test.notes), *NOTES],
    }
    if isinstance(recording, GyroscopeRecording):
        answer["notes"].insert(0, f"the rates of turn were read as {recording.unit}")
    return answer


def _release(release: Release) -> dict[str, Any]:
    """Return one release's numbers."""
    numbers = {name: _number(getattr(release.measures, name), name) for name in (*MEASURES, *BESIDE)}
    return {
        "release_s": round(release.release_s, 3),
        **numbers,
        "notes": [note.message for note in release.notes],
    }


def _number(measured: Measured, name: str) -> dict[str, Any]:
    """Return a number with its error, or why there is none."""
    told = {"value": _round(measured.value, name), "standard_error": _round(measured.standard_error, name)}
    return told if measured.why is None else told | {"why": measured.why}


def _round(value: float | None, name: str) -> float | int | None:
    """Return a number with as many digits as mean something."""
    if value is None:
        return None
    if name == "swings" and value == int(value):
        return int(value)
    return round(value, 3 if name.endswith(("_s", "index", "swings")) else 2)
