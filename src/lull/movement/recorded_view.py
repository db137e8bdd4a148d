"""The view of a recorded movement: how far the camera is off its plane, or why no angle can be read."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import Side
from lull.movement.place import find_landmarks
from lull.movement.recorded_body import RecordedBody
from lull.movement.recorded_trust import RecordedTrust
from lull.movement.signal import Signal
from lull.movement.view import Plane, View, estimate_view, refuse_view
from lull.refusal import Refusal
from lull.saying import say

LEAST_LIMB_SHARE = 0.62
"""A limb that at times looks shorter than this share of itself moves towards the camera or away (ours).

Drawn people up to 20 degrees off: 0.70 to 0.98; an arm bent towards the camera: 0.5 to 0.6.
"""


def find_view(trust: RecordedTrust, plane: Plane) -> View | None:
    """Return the view of a recording for a plane, or ``None`` where the trunk was not seen in a picture."""
    share = trust.width_share
    return None if share is None else estimate_view(share, plane)


def judge_view(
    view: View | None, plane: Plane, signal: Signal, side: Side, body: RecordedBody
) -> Refusal | None:
    """Refuse the angles of a recording seen too obliquely, or of a limb that leaves the picture's plane."""
    if view is None or body.columns != "picture":
        return None
    refused = refuse_view(view, plane)
    if refused is not None or signal.unit != "deg":
        return refused
    for places in _find_segments(signal, plane):
        share = _measure_least_share(body, places, side)
        if share is not None and share < LEAST_LIMB_SHARE:
            return Refusal(
                code="limb_out_of_plane",
                message=say(
                    "the limb moves towards the camera and away from it, where angles cannot be seen: "
                    "turn so that the camera sees the whole movement from the side"
                ),
            )
    return None


def _find_segments(signal: Signal, plane: Plane) -> list[tuple[str, str]]:
    """Return the bones that must stay in the picture's plane.

    Those of joint angles where either view would do, and thighs wherever they are held against each other:
    of a person who sits before the camera they point at it.
    """
    angles = [term.places for term in signal.terms if term.kind == "angle" and plane == "any"]
    bones = [pair for end, joint, other in angles for pair in ((end, joint), (joint, other))]
    between = [term.places for term in signal.terms if term.kind == "between"]
    pairs = [pair for a, b, c, d in between for pair in ((a, b), (c, d))]
    return bones + [pair for pair in pairs if pair[0].endswith("_hip") and pair[1].endswith("_knee")]


def _measure_least_share(body: RecordedBody, places: Sequence[str], side: Side) -> float | None:
    """Return how short a bone looks at times as a share of how long it looks at others."""
    seen = body.seen
    if not seen.any():
        return None
    start, end = (_place(body, place, side)[seen] for place in places)
    lengths = np.sqrt(((end - start) ** 2).sum(axis=1))
    short, long = np.percentile(lengths, (10, 95))
    return float(short / long) if long > 0.0 else None


def _place(body: RecordedBody, place: str, side: Side) -> NDArray[np.float64]:
    """Return where a place is in every frame."""
    found = [body.of(name) for name in find_landmarks(place, side)]
    return np.asarray(sum(found[1:], start=found[0]) / len(found))
