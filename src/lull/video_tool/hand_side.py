"""Whose hand is it: the left or the right one."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDES = ("left", "right")
WRISTS = {"left": 15, "right": 16}
"""Where the wrists stand among the pose model's landmarks."""

NEAREST_WRIST = 0.15
"""A hand belongs to an arm whose wrist is within this share of the picture (ours; plausible 0.08 to 0.25)."""


class Point(Protocol):
    """A place: in shares of the picture, or in metres."""

    x: float
    y: float
    z: float


class Guess(Protocol):
    """Which hand the model takes it for, and how surely."""

    label: str
    score: float


class Found(Protocol):
    """The landmarks of one body."""

    landmark: Sequence[Point]


def find_side(wrist: Point, told: Guess, body: Found | None) -> tuple[str | None, float]:
    """Return whose hand it is and how surely the model tells a left from a right hand.

    The arm it hangs on decides, not the model's own guess, which takes every picture for a mirror's. Where
    no body was found the guess is turned round and taken; a hand that is nobody's wrist is left out.
    """
    if body is None:
        return ("right" if told.label == "Left" else "left"), float(told.score)
    away = {
        side: dist((wrist.x, wrist.y), (body.landmark[at].x, body.landmark[at].y))
        for side, at in WRISTS.items()
    }
    side = min(away, key=lambda one: away[one])
    return (side if away[side] <= NEAREST_WRIST else None), float(told.score)


def find_move(wrist: Point, side: str, body: Found | None) -> tuple[float, float, float]:
    """Return how to move a hand, in metres, so that its wrist is the body's; not at all without a body."""
    if body is None:
        return 0.0, 0.0, 0.0
    there = body.landmark[WRISTS[side]]
    return there.x - wrist.x, there.y - wrist.y, there.z - wrist.z
