"""The arrow of a demonstration: beside the way that the leading joint goes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.movement.landmarks import SIDES, Side
from lull.movement.place import find_landmarks
from lull.practice.demonstration.picture import HEIGHT, WIDTH, Line, Sheet
from lull.practice.demonstration.rotation import Place
from lull.practice.demonstration.shape import to_path
from lull.practice.demonstration.skeleton import Skeleton

BESIDE, HEAD_BESIDE, HEAD_LONG, HEAD_WIDE = 13.0, 24.0, 11.0, 6.5
"""How far beside the way an arrow runs, further beside a head's; how large its tip is, in units (ours)."""

SHORTEST = 24.0
"""A shorter way is drawn out to this length, so that its arrow is still one (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A line and the triangle at its end."""

    way: Line
    tip: Line

    @property
    def way_path(self) -> str:
        """Return the line as an SVG path."""
        return to_path(self.way)

    @property
    def tip_path(self) -> str:
        """Return the triangle as an SVG path."""
        return to_path(self.tip, closed=True)


def find_arrow(sheet: Sheet, leads: str, side: Side, skeletons: Sequence[Skeleton]) -> Arrow:
    """Return the arrow of one side's movement."""
    names = find_landmarks(leads, side)
    places = [np.mean([one.joints[name] for name in names], axis=0) for one in skeletons]
    track = np.array(sheet.draw(places))
    ((x, y),) = sheet.draw([_find_core(skeletons[0], leads, side)])
    beside = HEAD_BESIDE if leads in ("head", "nose") else BESIDE
    line = beside * _find_across(_draw_out(track), np.array((x, y))) + _draw_out(track)
    line = line[:-1]  # its tip goes the rest
    along = line[-1] - line[-3]
    along /= np.hypot(*along) + 1e-9
    across = np.array((-along[1], along[0])) * HEAD_WIDE
    edge = HEAD_WIDE + 1.0
    line = np.clip(line, edge, (WIDTH - edge, HEIGHT - edge))
    tip = np.clip(line[-1] + HEAD_LONG * along, 1.0, (WIDTH - 1.0, HEIGHT - 1.0))
    head = (line[-1] + across, tip, line[-1] - across)
    return Arrow(way=_round(line), tip=_round(np.array(head)))


def _find_core(skeleton: Skeleton, leads: str, side: Side) -> Place:
    """Return the place an arrow keeps away from: wrist, toes, or the trunk's middle."""
    if "hand" in leads:
        return skeleton.joints[f"{side}_wrist"]
    if leads in ("mid_hip", "side_heel"):
        return skeleton.joints[f"{side}_foot_index"]
    names = [f"{one}_{name}" for one in SIDES for name in ("hip", "shoulder")]
    return np.asarray(np.mean([skeleton.joints[name] for name in names], axis=0))


def _draw_out(track: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a way long enough to be seen."""
    length = float(np.hypot(*np.diff(track, axis=0).T).sum())
    if length >= SHORTEST:
        return track
    middle = track.mean(axis=0)
    return np.asarray(middle + (track - middle) * SHORTEST / max(length, 1e-6))


def _find_across(track: NDArray[np.float64], core: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the directions square to the way, on the side that lies away from the body's core."""
    along = np.gradient(track, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    across = np.stack((-along[:, 1], along[:, 0]), axis=-1)
    away = np.sign(((track - core) * across).sum()) or 1.0
    return np.asarray(away * across)


def _round(line: NDArray[np.float64]) -> Line:
    return tuple((round(x, 1), round(y, 1)) for x, y in line.tolist())
