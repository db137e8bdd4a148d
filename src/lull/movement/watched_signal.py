"""A signal watched live, frame by frame; the same numbers as :mod:`lull.movement.measured_signal`.

It is read in the picture, in pixels, so that a wide picture does not bend it; a signal that needs depth uses
the tracker's, which is measured in widths of the picture.
"""

from collections.abc import Collection
from dataclasses import replace
from math import degrees, dist, hypot, isfinite, sqrt
from typing import NamedTuple

import numpy as np

from lull.movement.joint_angle import LANDMARK_ERROR_SHARE, estimate_noise_error_deg
from lull.movement.landmarks import LANDMARK_INDEX, VISIBILITY_NEEDED, LandmarkFrame, Side
from lull.movement.longest_length import LongestLength
from lull.movement.place import find_landmarks
from lull.movement.segment_guard import (
    SEGMENT_LENGTH_CHANGED,
    BodySize,
    MissingWhy,
    PictureLength,
    find_limbs,
    find_segments,
)
from lull.movement.sides_in_sight import SidesInSight
from lull.movement.signal import Kind, Signal, Term
from lull.movement.signal_geometry import (
    Point,
    measure_along,
    measure_between,
    measure_chain,
    measure_lean,
    measure_tilt,
    measure_twist,
)

LEAST_VISIBLE = 1e-9


class Sight(NamedTuple):
    """One frame's value in the signal's unit, ``None`` when a needed joint is ``missing``.

    ``noise_error`` is its standard error from landmark noise; ``confidence`` is the least visibility.
    ``missing_why`` says whether the joints were not seen, or were shown where no bone can reach.
    """

    value: float | None
    noise_error: float
    confidence: float
    missing: tuple[str, ...]
    missing_why: MissingWhy | None = None


UNSEEN = Sight(value=None, noise_error=0.0, confidence=0.0, missing=())
"""What a frame says that cannot be believed."""

Places = dict[str, Point]


class SignalWatcher:
    """Reads one signal on one side from frames in order of time."""

    def __init__(self, signal: Signal, side: Side, *, one_will_do: bool = False) -> None:
        """Watch ``signal`` on ``side``; of both sides, ``one_will_do`` where the other is hidden."""
        self.landmarks = signal.landmarks(side)
        self._signal = signal
        self._rows = np.array([LANDMARK_INDEX[name] for name in self.landmarks])
        self._rows_needed = int(self._rows.max()) + 1
        sides = signal.sides(side)
        self._sides = {s: [_TermReader(term, s) for term in signal.terms] for s in sides}
        self._needs = {s: frozenset(replace(signal, whose="one").landmarks(s)) for s in sides}
        self._in_sight = SidesInSight(sides) if one_will_do and signal.whose == "both" else None
        self.may_choose = True
        self._depth = signal.needs_depth
        self._size = BodySize()
        pairs = (*find_segments(self.landmarks), *find_limbs(self.landmarks))
        self._segments = [(pair, PictureLength(pair)) for pair in pairs]
        readers = [reader for one in self._sides.values() for reader in one]
        self._longest = [reader.longest for reader in readers if reader.longest is not None]

    @property
    def unit_px(self) -> float:
        """How long the bones were seen in whose shares the signal is told, in pixels; 0 for angles."""
        return max([longest.length for longest in self._longest]) if self._longest else 0.0

    def look(self, frame: LandmarkFrame, trunk_px: float | None = None) -> Sight:
        """Read one frame; ``trunk_px`` is how long the trunk looks, where it was seen."""
        if self._rows_needed > len(frame.points):  # a frame of the body alone, and a signal of the hand
            return UNSEEN._replace(missing=self.landmarks, missing_why="not_seen")
        places, visible = self._find_places(frame)
        missing = [name for name in self.landmarks if visible[name] < VISIBILITY_NEEDED]
        unseen: Collection[str] = missing
        if self._in_sight is not None:
            needed = self._choose_sides(self._in_sight, missing)
            unseen = [name for name in self.landmarks if name in missing or name not in needed]
            missing = [name for name in missing if name in needed]
            visible = {name: visible[name] for name in needed}
        confidence = min(visible.values())
        changed = self._find_changed(frame.t_s, trunk_px, places, unseen)
        if missing or changed:
            return Sight(
                value=None,
                noise_error=0.0,
                confidence=confidence,
                missing=tuple(missing) or changed,
                missing_why="not_seen" if missing else SEGMENT_LENGTH_CHANGED,
            )
        value, error = self._read(places, confidence)
        return Sight(value=value, noise_error=error, confidence=confidence, missing=())

    def _find_places(self, frame: LandmarkFrame) -> tuple[Places, dict[str, float]]:
        """Return where each landmark is, and how visible: 0 for what is no place."""
        places: Places = {}
        visible: dict[str, float] = {}
        width, height, depth = frame.width_px, frame.height_px, self._depth
        points = frame.points.take(self._rows, axis=0).tolist()
        for name, (x, y, z, visibility) in zip(self.landmarks, points, strict=True):
            seen = isfinite(x) and isfinite(y) and isfinite(visibility) and (not depth or isfinite(z))
            visible[name] = visibility if seen and visibility > 0.0 else 0.0
            places[name] = (x * width, y * height, z * width) if depth else (x * width, y * height)
        return places, visible

    def _choose_sides(self, in_sight: SidesInSight, missing: Collection[str]) -> frozenset[str]:
        """Return the landmarks of the sides that are read now."""
        seen = {side: self._needs[side].isdisjoint(missing) for side in self._sides}
        in_sight.feed(seen, may_choose=self.may_choose)
        return frozenset().union(*(self._needs[side] for side in in_sight.chosen))

    def _find_changed(
        self, t_s: float, trunk_px: float | None, places: Places, missing: Collection[str]
    ) -> tuple[str, ...]:
        """Return the landmarks at the ends of segments that are too long for this body."""
        if trunk_px is None or not self._segments:
            return ()
        size = self._size.feed(t_s, trunk_px)
        changed: list[str] = []
        for (near, far), length in self._segments:
            if missing and (near in missing or far in missing):
                continue
            (ax, ay), (bx, by) = places[near][:2], places[far][:2]
            if length.has_changed(hypot(bx - ax, by - ay) / size):
                changed += (near, far)
        return tuple(dict.fromkeys(changed)) if changed else ()

    def _read(self, places: Places, visibility: float) -> tuple[float | None, float]:
        """Return the signal's value and its error."""
        sides = self._sides if self._in_sight is None else self._in_sight.chosen
        found = [self._read_side(self._sides[side], places, visibility) for side in sides]
        if len(found) == 1:
            value, error = found[0]
            return value, (0.0 if value is None else error)
        values = [value for value, _ in found if value is not None]
        if len(values) < len(found):
            return None, 0.0
        if self._signal.whose == "greater":
            return max(zip(values, [error for _, error in found], strict=True), key=lambda one: one[0])
        return sum(values) / len(values), sqrt(sum(error * error for _, error in found)) / len(values)

    def _read_side(
        self, readers: "list[_TermReader]", places: Places, visibility: float
    ) -> tuple[float | None, float]:
        """Return one side's weighted sum and its error; every term reads, so that every yardstick follows."""
        total, squares, known = self._signal.constant, 0.0, True
        for reader in readers:
            value, error = reader.read(places, visibility)
            if value is None:
                known = False
                continue
            total += reader.weight * value
            squares += (reader.weight * error) ** 2
        return (total if known else None), sqrt(squares)


class _TermReader:
    """Reads one term of one side."""

    def __init__(self, term: Term, side: Side) -> None:
        self.weight = term.weight
        self._term = term
        self._places = tuple(find_landmarks(place, side) for place in term.places)
        self._yardstick = tuple(find_landmarks(place, side) for place in term.yardstick)
        self.longest = LongestLength() if term.longest else None

    def read(self, places: Places, visibility: float) -> tuple[float | None, float]:
        """Return the term in its own unit, ``None`` where it has no meaning, and its standard error."""
        at = [_middle(places, names) for names in self._places]
        if self._term.kind in ("share", "along"):
            value, error = self._read_length(at, places, visibility)
        else:
            value, error = _read_angle(self._term.kind, at, visibility)
        return (abs(value) if value is not None and self._term.absolute else value), error

    def _read_length(self, at: list[Point], places: Places, visibility: float) -> tuple[float | None, float]:
        """Return a length in percent of the yardstick."""
        yardstick = measure_chain([_middle(places, names) for names in self._yardstick])
        if self.longest is not None:
            yardstick = self.longest.feed(yardstick)
        length = dist(*at) if self._term.kind == "share" else measure_along(*at)
        value = None if length is None or yardstick <= 0.0 else 100.0 * length / yardstick
        error = 100.0 * hypot(LANDMARK_ERROR_SHARE, LANDMARK_ERROR_SHARE) / max(visibility, LEAST_VISIBLE)
        return value, error


def _read_angle(kind: Kind, at: list[Point], visibility: float) -> tuple[float | None, float]:
    """Return an angle in degrees and what landmark noise does to it."""
    if kind in ("lean", "tilt"):
        error = degrees(sqrt(2.0)) * LANDMARK_ERROR_SHARE / max(visibility, LEAST_VISIBLE)
        return (measure_lean(*at) if kind == "lean" else measure_tilt(*at)), error
    if kind == "angle":
        end, joint, other = at
        at = [joint, end, joint, other]
    error = estimate_noise_error_deg(dist(at[0], at[1]), dist(at[2], at[3]), visibility)
    return (measure_twist(*at) if kind == "twist" else measure_between(*at)), error


def _middle(places: Places, names: tuple[str, ...]) -> Point:
    """Return a landmark's place, or the middle of two."""
    if len(names) == 1:
        return places[names[0]]
    return tuple((p + q) / 2.0 for p, q in zip(places[names[0]], places[names[1]], strict=True))
