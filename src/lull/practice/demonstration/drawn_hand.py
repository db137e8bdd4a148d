"""The strokes of a hand seen closely: a sleeve, the forearm, the palm, and five fingers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import Side
from lull.practice.demonstration.hand_shape import FINGERS
from lull.practice.demonstration.picture import Outlook
from lull.practice.demonstration.shape import Kind, Mark
from lull.practice.demonstration.skeleton import Skeleton

FINGER_M, THUMB_M, PALM_M, FOREARM_M, EDGE_M = 0.0185, 0.022, 0.026, 0.056, 0.004
"""How thick things are drawn, for an adult, in metres (ours)."""

SLEEVE_SHARE = 0.45
"""So much of the forearm, from the elbow on, is in the sleeve."""


def mark_hand(
    skeletons: Sequence[Skeleton], side: Side, outlook: Outlook, *, whole_forearm: bool
) -> list[Mark]:
    """Return the strokes of one hand over all keyframes, what is further off first."""

    def chain(*names: str) -> NDArray[np.float64]:
        return np.array([[one.joints[f"{side}_{name}"] for name in names] for one in skeletons])

    def stroke(
        kind: Kind, width_m: float, places: NDArray[np.float64], *, closed: bool = False
    ) -> list[Mark]:
        edge = Mark(kind="finger-edge", width_m=width_m + 2 * EDGE_M, places=places, closed=closed)
        return [edge, Mark(kind=kind, width_m=width_m, places=places, closed=closed)]

    wrist, elbow = chain("wrist"), chain("elbow")
    bare = np.concatenate((wrist, wrist + 0.6 * (elbow - wrist)), axis=1)
    sleeve = np.concatenate((wrist + SLEEVE_SHARE * (elbow - wrist), elbow), axis=1)
    if not whole_forearm:
        sleeve = np.concatenate((wrist + 0.28 * (elbow - wrist), wrist + 0.34 * (elbow - wrist)), axis=1)
        bare = np.concatenate((wrist, wrist + 0.26 * (elbow - wrist)), axis=1)
    palm = chain(
        "hand_wrist", "hand_thumb_cmc", "hand_index_finger_mcp", "hand_middle_finger_mcp",
        "hand_ring_finger_mcp", "hand_pinky_mcp",
    )  # fmt: skip
    parts = [(f"hand_{name}", FINGER_M) for name in FINGERS] + [("hand_thumb", THUMB_M)]
    fingers: list[tuple[float, list[Mark]]] = []
    for name, width in parts:
        joints = ("cmc", "mcp", "ip", "tip") if name == "hand_thumb" else ("mcp", "pip", "dip", "tip")
        places = chain(*(f"{name}_{joint}" for joint in joints))
        depth = float(places.mean(axis=(0, 1)) @ outlook.axes[2])
        fingers.append((depth, stroke("finger", width, places)))
    whole = (float(palm.mean(axis=(0, 1)) @ outlook.axes[2]), stroke("finger", PALM_M, palm, closed=True))
    ordered = sorted([*fingers, whole], key=lambda part: part[0])
    return [
        *stroke("finger", FOREARM_M, bare),
        Mark(kind="arm", width_m=FOREARM_M + 0.022, places=sleeve),
        *(mark for _, marks in ordered for mark in marks),
    ]
