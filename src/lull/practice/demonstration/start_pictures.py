"""The pictures of the start gate: a position, what carries somebody, a helper, shoes, where it may hurt."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lull.movement.landmarks import SIDES
from lull.movement.place import find_landmarks
from lull.practice.demonstration.base_postures import rest
from lull.practice.demonstration.body import ADULT
from lull.practice.demonstration.drawn_body import mark_body
from lull.practice.demonstration.furniture import bed, brake, chair, rail_before, seat_sides, wheelchair
from lull.practice.demonstration.movement import Moment
from lull.practice.demonstration.movements import MOVEMENTS
from lull.practice.demonstration.picture import Line, Outlook, Point, fit_sheet
from lull.practice.demonstration.shape import Mark, Shape
from lull.practice.demonstration.skeleton import Skeleton, find_joints
from lull.practice.exercise import Position
from lull.practice.start_answers import HOLD

ASIDE, AHEAD = Outlook(azimuth_deg=62.0, elevation_deg=8.0), Outlook(azimuth_deg=12.0, elevation_deg=8.0)
"""From where they are drawn (ours)."""
BESIDE_M = 0.72
"""How far beside somebody a helper stands, in metres (ours)."""
AROUND_M = 0.09
UPPER: Line = ((62, 66), (114, 66), (122, 94), (158, 112), (166, 132), (62, 132))
LACES: tuple[Line, ...] = (((108, 78), (124, 72)), ((112, 92), (128, 86)), ((120, 104), (138, 96)))
"""A shoe in the box of the picture (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPicture:
    """Strokes in a box of 200 x 170, and the spots that are marked, where there are any."""

    shapes: tuple[Shape, ...]
    spots: tuple[Point, ...] = ()


@lru_cache(maxsize=8)
def draw_position(position: Position) -> StartPicture:
    """Draw somebody resting in a position."""
    behind, before = _furnish(position)
    return _fit([*behind, *_draw_person(position, ASIDE), *before], ASIDE)


@lru_cache(maxsize=32)
def draw_support(position: Position, support: str) -> StartPicture:
    """Draw what carries somebody, without the person.

    Args:
        position: the position in it.
        support: the sentence that asks for it, as the start gate says it.
    """
    if support == HOLD:
        return _fit([*(chair(ADULT) if position == "sit" else []), *rail_before(ADULT)], ASIDE)
    if "sides" in support:
        return _fit([*chair(ADULT), *seat_sides(ADULT)], ASIDE)
    behind, before = _furnish(position)
    return _fit([*behind, *before, *([brake(ADULT)] if position == "wheelchair" else [])], ASIDE)


@lru_cache(maxsize=8)
def draw_helper(position: Position) -> StartPicture:
    """Draw somebody in a position with a helper beside."""
    behind, before = _furnish(position)
    standing = [_move(mark, BESIDE_M) for mark in _draw_person("stand", AHEAD, hands_free=True)]
    return _fit([*standing, *behind, *_draw_person(position, AHEAD), *before], AHEAD)


@lru_cache(maxsize=1)
def draw_shoes() -> StartPicture:
    """Draw a firm shoe: a high one that holds the heel, laced, on a flat sole."""
    return StartPicture(
        shapes=(
            Shape(kind="limb", width=46.0, frames=(((88.0, 8.0), (88.0, 60.0)),)),
            Shape(kind="shirt", width=14.0, frames=(UPPER,), closed=True),
            Shape(kind="limb", width=14.0, frames=(((58.0, 146.0), (172.0, 146.0)),)),
            *(Shape(kind="edge", width=5.0, frames=(lace,)) for lace in LACES),
        )
    )


@lru_cache(maxsize=256)
def draw_pain(exercise_id: str, position: Position, sides: tuple[str, ...]) -> StartPicture:
    """Draw somebody in a position, with the places marked that an exercise moves."""
    behind, before = _furnish(position)
    skeleton = _find_skeleton(position)
    leads = MOVEMENTS[exercise_id].leads
    names = {find_landmarks(leads, side) for side in SIDES if side in sides}
    places = [np.mean([_place(skeleton, name) for name in some], axis=0) for some in sorted(names)]
    return _fit([*behind, *_draw_person(position, AHEAD), *before], AHEAD, np.array(places))


def _place(skeleton: Skeleton, name: str) -> np.ndarray:
    """Return a joint; a hand's own places are drawn at its knuckles."""
    known = name if name in skeleton.joints else f"{name.split('_', 1)[0]}_index"
    return np.asarray(skeleton.joints[known])


def _find_skeleton(position: Position, *, hands_free: bool = False) -> Skeleton:
    moment = Moment(body=ADULT, position="stand" if hands_free else position, sides=("right",), part=0.0)
    posture = rest(moment)
    if hands_free:
        sitting = rest(Moment(body=ADULT, position="lie", sides=("right",), part=0.0))
        posture = rest(moment, arms=sitting.arms)
    return find_joints(ADULT, posture)


def _draw_person(position: Position, outlook: Outlook, *, hands_free: bool = False) -> list[Mark]:
    """Return somebody's strokes, what is further off first."""
    person = mark_body(ADULT, [_find_skeleton(position, hands_free=hands_free)], outlook)
    far = [*person.arms["left"], *person.legs["left"]]
    near = [*person.legs["right"], *person.arms["right"]]
    if outlook is AHEAD:
        legs, arms = ([*parts["left"], *parts["right"]] for parts in (person.legs, person.arms))
        return [*person.trunk, *person.head, *legs, *arms]
    return [*far, *person.trunk, *person.head, *near]


def _furnish(position: Position) -> tuple[list[Mark], list[Mark]]:
    """Return what stands behind somebody, and what before."""
    if position == "lie":
        return bed(head_at=-1.0), []
    if position == "stand":
        return [], rail_before(ADULT)
    return wheelchair(ADULT) if position == "wheelchair" else (chair(ADULT), [])


def _move(mark: Mark, left_m: float) -> Mark:
    """Return a stroke further to the left."""
    away = np.array((0.0, left_m, 0.0))
    return Mark(kind=mark.kind, width_m=mark.width_m, places=mark.places + away, closed=mark.closed)


def _fit(marks: list[Mark], outlook: Outlook, spots: np.ndarray | None = None) -> StartPicture:
    """Return strokes and spots as large as the box lets them be."""
    places = np.concatenate([mark.places.reshape(-1, 3) for mark in marks])
    sheet = fit_sheet(outlook, places, AROUND_M)
    shapes = tuple(
        Shape(
            kind=mark.kind,
            width=round(mark.width_m * sheet.scale, 1),
            frames=(sheet.draw(mark.places[0]),),
            closed=mark.closed,
        )
        for mark in marks
    )
    return StartPicture(shapes=shapes, spots=() if spots is None else sheet.draw(spots))
