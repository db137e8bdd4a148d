"""``lull measure range FILE``: how far a joint went, with its error, beside a sourced norm."""

import argparse
from math import isfinite, nan
from typing import Any, cast

from lull.assessment.range_joints import RANGE_JOINTS, name_range_landmarks
from lull.assessment.range_norms import Sex, compare_with_norm, find_range_norm
from lull.assessment.range_of_motion import Kind, RangeOfMotion, measure_recorded_range
from lull.commands import Answer
from lull.commands.picture_size import add_picture_size, find_picture_size
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.recorded_body import need_columns
from lull.refusal import BadInput, Refusal, shorten

SCHEMA = "lull.measure.range/1"
OLDEST_Y = 120.0

NOTES = (
    "inner angle of the joint: 180 is straight; going beyond straight reads as less than straight",
    "measured from landmarks, not by a goniometer; nothing here was tested on people with cerebral palsy",
    "a norm is an average of healthy people in one study; it is no aim and no verdict",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the joint, who moved it, and whose norm is asked for."""
    parser.add_argument("file", metavar="FILE", help="landmarks as for lull count, or a video")
    parser.add_argument("--joint", choices=tuple(RANGE_JOINTS), required=True)
    parser.add_argument("--side", choices=("left", "right"), required=True)
    parser.add_argument(
        "--kind",
        choices=("active", "passive"),
        required=True,
        help="moved by the person, or by somebody else",
    )
    parser.add_argument("--age", metavar="YEARS", help="for a norm, with --sex")
    parser.add_argument("--sex", choices=("female", "male"), help="for a norm, with --age")
    add_picture_size(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the file, measure the range, and lay a sourced norm beside it where there is one.

    Raises:
        BadInput: for a bad age or picture size, or a file without the joint's landmarks.
    """
    age_y = _to_age(args.age)
    if (age_y is None) != (args.sex is None):
        raise BadInput("a norm needs --age and --sex: give both, or neither")
    recording = read_landmark_table(args.file)
    landmarks = name_range_landmarks(args.joint, args.side)
    need_columns(recording, landmarks)
    measured = measure_recorded_range(
        recording,
        landmarks,
        kind=cast("Kind", args.kind),
        plane=RANGE_JOINTS[args.joint].plane,
        image_size=find_picture_size(args, recording),
    )
    if isinstance(measured, Refusal):
        return measured
    norm = None if age_y is None else _lay_beside(args.joint, measured, cast("Sex", args.sex), age_y)
    return Answer(json=_to_json(args, measured, norm))


def _to_age(text: str | None) -> float | None:
    """Return an age in years."""
    if text is None:
        return None
    try:
        age_y = float(text)
    except ValueError:
        age_y = nan
    if not isfinite(age_y) or not 0.0 <= age_y <= OLDEST_Y:
        raise BadInput(f"--age {shorten(text)!r} is no age in years: write a number from 0 to {OLDEST_Y:g}")
    return age_y


def _lay_beside(joint: str, measured: RangeOfMotion, sex: Sex, age_y: float) -> dict[str, Any]:
    """Return the norm of bending, the only motion an inner angle shows, or why there is none."""
    norm = find_range_norm(joint, "flexion", sex=sex, age_y=age_y)
    if isinstance(norm, Refusal):
        return {"average_deg": None, "why": norm.message}
    return {
        "average_deg": norm.average_deg,
        "standard_error_deg": norm.standard_error_deg,
        "source": norm.source,
        "told": compare_with_norm(measured.flexion_deg, measured.angle_error_deg, measured.kind, norm),
    }


def _to_json(
    args: argparse.Namespace, measured: RangeOfMotion, norm: dict[str, Any] | None
) -> dict[str, Any]:
    """Return the whole answer in the ``lull.measure.range/1`` shape."""
    angle_error, range_error = round(measured.angle_error_deg, 1), round(measured.range_error_deg, 1)
    return {
        "schema": SCHEMA,
        "joint": args.joint,
        "side": args.side,
        f"{args.kind}_range_deg": {"value": round(measured.range_deg, 1), "standard_error": range_error},
        "least_deg": {"value": round(measured.least_deg, 1), "standard_error": angle_error},
        "greatest_deg": {"value": round(measured.greatest_deg, 1), "standard_error": angle_error},
        "flexion_deg": {"value": round(measured.flexion_deg, 1), "standard_error": angle_error},
        "norm": norm,
        "notes": list(NOTES),
    }
