"""``lull measure tardieu FILE``: angle of catch, full angle, their difference and the speeds, with errors."""

import argparse
from collections.abc import Mapping
from typing import Any

from lull.assessment.angle_trace import AngleTrace
from lull.assessment.gyroscope import GyroscopeRecording
from lull.assessment.joint_trace import JOINTS, trace_joint
from lull.assessment.measured import Measured
from lull.assessment.stretch import Stretch
from lull.assessment.tardieu import SMALLEST_DETECTABLE_DEG, TardieuTest, measure_tardieu
from lull.commands import Answer
from lull.commands.picture_size import add_picture_size, find_picture_size, refuse_landmark_options
from lull.exchange.swing_recording import read_stretch_recording
from lull.refusal import BadInput, Refusal

SCHEMA = "lull.measure.tardieu/1"

FORMULAS: Mapping[str, str] = {
    "r1_deg": "angle of catch: where the fast stretch is braked hardest, sharper than a hand stops by itself",
    "r2_deg": "full angle: the end of the slow stretch",
    "r2_minus_r1_deg": "dynamic component, along the way of the stretch: positive where the catch comes "
    "first",
    "v1_deg_s": "peak speed of the slow stretch",
    "v3_deg_s": "peak speed of the fast stretch",
}

CHANGE_NOTE = (
    "smallest detectable change about 14 degrees: 1.96 x sqrt(2) x a standard error of measurement of "
    "about 5 "
    "(Fosang 2003): a smaller change between two days cannot be told from the test's own noise"
)
GRADE_NOTE = (
    "measured from a recording, not by a clinician: no grade of the muscle's reaction is given; it is no "
    "diagnosis"
)
UNTRIED_NOTE = (
    "nothing here was tested on people with cerebral palsy at home; no public recording of this test was "
    "found"
)
NOTES = (CHANGE_NOTE, GRADE_NOTE, UNTRIED_NOTE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files, the joint, the way of the stretch, and what landmarks need."""
    parser.add_argument(
        "file", metavar="FILE", help="CSV with t_s and q_deg, or landmarks: slow and fast stretches"
    )
    parser.add_argument("--fast", metavar="FILE", help="the fast stretches, where FILE holds only slow ones")
    parser.add_argument("--joint", choices=tuple(JOINTS), default="knee", help="default: knee")
    parser.add_argument(
        "--stretch",
        choices=("rises", "falls"),
        help="what the angle does then; default: the fastest movement's",
    )
    parser.add_argument(
        "--side", choices=("left", "right"), help="landmarks: default, the joint that moved more"
    )
    add_picture_size(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read one or two files, measure, and say what was found.

    Raises:
        BadInput: for a bad picture size, or a file that cannot be measured.
    """
    traces = []
    for name in (args.file, args.fast):
        trace = None if name is None else _read(name, args)
        if isinstance(trace, Refusal):
            return trace
        traces.append(trace)
    first, second = traces
    assert first is not None, "the first file is always named"
    measured = measure_tardieu(first, second, args.stretch)
    return measured if isinstance(measured, Refusal) else Answer(json=_to_json(args.joint, first, measured))


def _read(name: str, args: argparse.Namespace) -> AngleTrace | Refusal:
    """Return the joint's angle from one file."""
    recording = read_stretch_recording(name)
    if isinstance(recording, GyroscopeRecording):
        raise BadInput("a gyroscope does not know an angle, and R1 and R2 are angles: record with a camera")
    if isinstance(recording, AngleTrace):
        refuse_landmark_options(args, "angles")
        return recording
    return trace_joint(recording, args.joint, args.side, find_picture_size(args, recording))


def _to_json(joint: str, trace: AngleTrace, test: TardieuTest) -> dict[str, Any]:
    """Return the whole answer in the ``lull.measure.tardieu/1`` shape."""
    return {
        "schema": SCHEMA,
        "joint": joint,
        "stretch": f"the angle {test.way}",
        "r1_deg": _number(test.r1_deg),
        "r2_deg": _number(test.r2_deg),
        "r2_minus_r1_deg": _number(test.dynamic_component_deg),
        "v1_deg_s": _number(test.v1_deg_per_s),
        "v3_deg_s": _number(test.v3_deg_per_s),
        "smallest_detectable_change_deg": SMALLEST_DETECTABLE_DEG,
        "slow_stretches": [_stretch(one) for one in test.slow],
        "fast_stretches": [_stretch(one) for one in test.fast],
        "formulas": dict(FORMULAS),
        "frames_per_s": round(trace.frames_per_s, 1),
        "notes": [*test.notes, *NOTES],
    }


def _stretch(stretch: Stretch) -> dict[str, float]:
    """Return one stretch."""
    return {
        "begin_s": round(stretch.begin_s, 3),
        "end_s": round(stretch.end_s, 3),
        "from_deg": round(stretch.begin_deg, 1),
        "to_deg": round(stretch.end_deg, 1),
        "peak_speed_deg_s": round(stretch.peak_speed_deg_per_s, 1),
    }


def _number(measured: Measured) -> dict[str, Any]:
    """Return a number with its error, or why there is none."""
    value, error = measured.value, measured.standard_error
    told = {
        "value": None if value is None else round(value, 2),
        "standard_error": None if error is None else round(error, 2),
    }
    return told if measured.why is None else told | {"why": measured.why}
