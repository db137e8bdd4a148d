"""The films the tests show: who moves how often, how far, and what a fair counter must answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mannequin.film import DRAWN_PER_S, Film, move, settle, stay, stay_hidden

if TYPE_CHECKING:
    from lull.movement.landmarks import Side
    from mannequin.figure import Pose

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Range:
    """Where the joint rests, how far a whole movement goes, and where it is before the ready pose."""

    rest_deg: float
    peak_deg: float
    unready_deg: float


RANGES = {
    "elbow-straighten": Range(rest_deg=62, peak_deg=168, unready_deg=170),
    "knee-straighten": Range(rest_deg=92, peak_deg=168, unready_deg=160),
}
ENDLESS = 26
"""Repetitions before the film begins again: more than anybody measures."""

PARTIAL = 0.4
"""A partial movement goes this far: well begun, and no repetition."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A film and what is true of it. The shown movements are not repetitions."""

    film: Film
    repetitions: int
    partial: int

    @property
    def moved_s(self) -> float:
        """When the last movement is over, in seconds of the film; then somebody only stays as they are."""
        poses = self.film.poses
        still = next((k for k, pose in enumerate(reversed(poses)) if pose != poses[-1]), len(poses))
        return (len(poses) - still) / DRAWN_PER_S


def full_set(
    exercise: str,
    side: Side,
    *,
    repetitions: int = 10,
    partial_after: tuple[int, ...] = (4, 8),
    period_s: float = 2.6,
    still_s: float = 10.0,
) -> Scene:
    """Fidgeting, ready, three shown movements, a set with partial movements after some, then stillness."""
    span = RANGES[exercise]
    poses = _beginning(span) + _shown(span, period_s)
    for number in range(1, repetitions + 1):
        poses += move(span.rest_deg, span.peak_deg, period_s)
        if number in partial_after:
            poses += move(span.rest_deg, _part_way(span), period_s)
    poses += stay(span.rest_deg, still_s)
    film = Film(exercise, side, tuple(poses))
    return Scene(film, repetitions, len(partial_after))


def never_ready(exercise: str, side: Side) -> Scene:
    """Somebody who swings the joint without ever holding the ready pose: nothing may count."""
    span = RANGES[exercise]
    near_peak = span.peak_deg - 0.3 * (span.peak_deg - span.rest_deg)
    poses = stay(span.peak_deg, 1.0)
    for _ in range(6):
        poses += move(span.peak_deg, near_peak, 2.0)
    return Scene(Film(exercise, side, tuple(poses)), 0, 0)


def out_of_sight(exercise: str, side: Side) -> Scene:
    """Ready, three shown movements, one repetition, then the limb behind something, then one more."""
    span = RANGES[exercise]
    poses = _beginning(span) + _shown(span, 2.6) + move(span.rest_deg, span.peak_deg, 2.6)
    poses += stay(span.rest_deg, 1.0) + stay_hidden(span.rest_deg, 4.0) + stay(span.rest_deg, 3.0)
    poses += move(span.rest_deg, span.peak_deg, 2.6) + stay(span.rest_deg, 10.0)
    return Scene(Film(exercise, side, tuple(poses)), 2, 0)


def endless(exercise: str, side: Side) -> Scene:
    """Ready, shown, then brisk repetitions for as long as somebody measures."""
    span = RANGES[exercise]
    poses = _beginning(span) + _shown(span, 2.6)
    for _ in range(ENDLESS):
        poses += move(span.rest_deg, span.peak_deg, 2.6)
    return Scene(Film(exercise, side, tuple(poses)), ENDLESS, 0)


def _beginning(span: Range) -> list[Pose]:
    return settle(span.unready_deg, span.rest_deg, 3.5) + stay(span.rest_deg, 3.0)


def _shown(span: Range, period_s: float) -> list[Pose]:
    return move(span.rest_deg, span.peak_deg, period_s) * SHOWN


def _part_way(span: Range) -> float:
    return span.rest_deg + PARTIAL * (span.peak_deg - span.rest_deg)
