"""``lull measure walk FILE``: cadence, step times, knee and hip curves of a walk filmed from the side."""

import argparse
from typing import Any

from lull.assessment.gait_curves import GaitCurve
from lull.assessment.measured import Measured
from lull.assessment.walk_picture import read_walk_picture
from lull.assessment.walk_view import OBLIQUITY_ERROR_DEG
from lull.assessment.walking import JOINTS, Walk, measure_walk
from lull.commands import Answer
from lull.commands.picture_size import add_picture_size, find_picture_size
from lull.exchange.landmark_table import read_landmark_table
from lull.movement.landmarks import SIDES, Side
from lull.refusal import Refusal

SCHEMA = "lull.measure.walk/1"
HELP = "measure a walk seen from the side: cadence, step times, knee and hip curves"

NOTES = (
    "measured from landmarks, not by a clinician; nothing here was tested on people with cerebral palsy",
    "heel strike: the heel farthest ahead of the hips; toe off: the toes farthest behind (Zeni 2008)",
    "knee flexion: thigh against shank, 0 straight; hip flexion: thigh against trunk, forward positive",
    "curves run from one heel strike of a foot to its next in 101 steps; spread_deg is between cycles",
    "the leg farther from the camera is seen worse; a mirrored video exchanges left and right",
    "one camera knows no metres: no lengths and no speed",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and the picture's size."""
    parser.add_argument("file", metavar="FILE", help="CSV or Parquet with t (seconds) and <joint>_x,_y,_v")
    add_picture_size(parser)


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Read the file, measure the walk, and say what was found.

    Raises:
        BadInput: for a bad picture size, or a file that holds no landmarks of a whole person.
    """
    recording = read_landmark_table(args.file)
    walk = measure_walk(read_walk_picture(recording, find_picture_size(args, recording)))
    return walk if isinstance(walk, Refusal) else Answer(json=to_json(walk), text=to_text(walk))


def to_json(walk: Walk) -> dict[str, Any]:
    """Return the whole answer in the ``lull.measure.walk/1`` shape."""
    return {
        "schema": SCHEMA,
        "start_s": round(walk.start_s, 3),
        "end_s": round(walk.end_s, 3),
        "stretches": walk.stretches,
        "near_side": walk.near_side,
        "frames_per_s": round(walk.frames_per_s, 1),
        "obliquity_deg": {"value": round(walk.obliquity_deg, 1), "standard_error": OBLIQUITY_ERROR_DEG},
        "steps": walk.steps,
        "cadence_per_min": _measured(walk.cadence_per_min, 1),
        "feet": {side: _foot(walk, side) for side in SIDES},
        "asymmetry": {name: _measured(found, 3) for name, found in walk.asymmetry.items()},
        "notes": list(NOTES),
    }


def _foot(walk: Walk, side: Side) -> dict[str, Any]:
    """Return one foot's steps, events and curves."""
    foot = walk.feet[side]
    curves = {joint: walk.curves.get((side, joint)) for joint in JOINTS}
    return {
        "steps": foot.steps,
        "step_time_s": _measured(foot.step_time_s, 3),
        "stance_share": _measured(foot.stance_share, 3),
        "heel_strikes_s": [round(t, 3) for t in walk.events.strikes_s[side].tolist()],
        "toe_offs_s": [round(t, 3) for t in walk.events.toe_offs_s[side].tolist()],
        **{f"{joint}_flexion_deg": curve and _curve(curve) for joint, curve in curves.items()},
    }


def _curve(curve: GaitCurve) -> dict[str, Any]:
    """Return one joint's curve with its extremes."""
    ends = {"least": curve.least_deg, "greatest": curve.greatest_deg}
    return {
        "cycles": curve.cycles,
        "mean": [round(value, 1) for value in curve.mean_deg.tolist()],
        "spread": [round(value, 1) for value in curve.spread_deg.tolist()],
        "standard_error": [round(value, 1) for value in curve.standard_error_deg.tolist()],
        **{
            name: {"value": round(value, 1), "standard_error": round(curve.extreme_error_deg, 1)}
            for name, value in ends.items()
        },
        "range": {
            "value": round(curve.greatest_deg - curve.least_deg, 1),
            "standard_error": round(curve.range_error_deg, 1),
        },
    }


def _measured(found: Measured, digits: int) -> dict[str, Any]:
    """Return a value with its standard error, or why there is none."""
    if found.value is None or found.standard_error is None:
        return {"value": None, "standard_error": None, "why": found.why}
    return {"value": round(found.value, digits), "standard_error": round(found.standard_error, digits)}


def to_text(walk: Walk) -> str:
    """Return the answer for people, a line each."""
    lines = [
        f"{walk.steps} steps between {walk.start_s:.1f} and {walk.end_s:.1f} s",
        f"seen about {walk.obliquity_deg:.0f} degrees out of profile",
        f"cadence {_say(walk.cadence_per_min, 0)} steps a minute",
    ]
    for side in SIDES:
        foot = walk.feet[side]
        near = ", nearer to the camera" if side == walk.near_side else ""
        lines.append(f"{side} foot{near}: step {_say(foot.step_time_s, 2)} s")
        for joint in JOINTS:
            curve = walk.curves.get((side, joint))
            if curve is not None:
                lines.append(
                    f"  {joint} flexion from {curve.least_deg:.0f} to {curve.greatest_deg:.0f} degrees "
                    f"(standard error {curve.extreme_error_deg:.0f}) over {curve.cycles} cycles"
                )
    lines.append(NOTES[0])
    return "\n".join(lines)


def _say(found: Measured, digits: int) -> str:
    """Return a value with its error in words."""
    if found.value is None or found.standard_error is None:
        return f"not known ({found.why})"
    return f"{found.value:.{digits}f} (standard error {found.standard_error:.{max(digits, 1)}f})"
