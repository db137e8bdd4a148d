"""A demonstration: one exercise drawn in a box of 200 x 170, resting, with a ghost of the peak and an arrow.

It is drawn for the right side; the left is its mirror image. The browser moves the strokes between the
keyframes and knows nothing else of bodies.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, sin

import numpy as np

from lull.movement.landmarks import SIDES, Side
from lull.practice.demonstration.arm_movements import find_table_m
from lull.practice.demonstration.arrow import Arrow, find_arrow
from lull.practice.demonstration.base_postures import hold_rail
from lull.practice.demonstration.body import ADULT, Body
from lull.practice.demonstration.drawn_body import mark_body
from lull.practice.demonstration.drawn_hand import mark_hand
from lull.practice.demonstration.furniture import (
    bed,
    chair,
    rail_before,
    step,
    table,
    wheelchair,
    worktop_behind,
)
from lull.practice.demonstration.leg_movements import STEP_M
from lull.practice.demonstration.movement import Moment, Movement, SeenFrom, Sides
from lull.practice.demonstration.movements import MOVEMENTS
from lull.practice.demonstration.outlooks import find_outlook
from lull.practice.demonstration.picture import Line, Outlook, Sheet, fit_sheet
from lull.practice.demonstration.posture import Posture
from lull.practice.demonstration.sentences import describe
from lull.practice.demonstration.shape import Mark, Shape
from lull.practice.demonstration.skeleton import Skeleton, find_joints
from lull.practice.exercise import Exercise, Position, Sidedness

KEYFRAMES = 9
"""From rest to the peak; between them a straight line is near enough (ours)."""

STILL_UNITS = 0.4
GHOST_UNITS = 7.0
"""A stroke that goes further than this is shown as a ghost at the peak (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What there is to draw, from behind to before, and to say.

    Each of ``ways`` movements in turn has :data:`KEYFRAMES` keyframes in every moving shape. ``ghost`` is the
    peak, each of ``arrows`` the way of one side. ``is_mirrored`` asks for the mirror image.
    """

    exercise_id: str
    view: SeenFrom
    is_mirrored: bool
    shapes: tuple[Shape, ...]
    ghost: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    says: str
    ways: int
    keyframes: int = KEYFRAMES


def demonstrate(exercise: Exercise, position: Position, doing: Sidedness, side: Side) -> Demonstration:
    """Return the demonstration of an exercise in a position, done by one side, both, or one after the other.

    Args:
        exercise: what is shown.
        position: one of the exercise's.
        doing: one of the exercise's ways of sharing it between the sides.
        side: the side that moves, or nearer to the camera.

    Raises:
        ValueError: for a position or a sharing the exercise has not.
    """
    if position not in exercise.positions or doing not in exercise.sides:
        raise ValueError(f"{exercise.id} is not done {position} by {doing}")
    movement = MOVEMENTS[exercise.id]
    drawing = _draw(exercise.id, position, doing)
    return Demonstration(
        exercise_id=exercise.id,
        view=movement.seen_from,
        is_mirrored=side == "left",
        says=describe(movement, position, doing, side),
        shapes=drawing.shapes,
        ghost=drawing.ghost,
        arrows=drawing.arrows,
        ways=drawing.ways,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """The strokes of a demonstration by the right side."""

    shapes: tuple[Shape, ...]
    ghost: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    ways: int


@lru_cache(maxsize=256)
def _draw(exercise_id: str, position: Position, doing: Sidedness) -> _Drawing:
    """Draw an exercise by the right side."""
    movement, body = MOVEMENTS[exercise_id], ADULT
    ways = _find_ways(movement, doing)
    parts = np.linspace(0.0, 1.0, KEYFRAMES)
    moments = [Moment(body=body, position=position, sides=way, part=part) for way in ways for part in parts]
    postures = [movement.posture(moment) for moment in moments]
    skeletons = [find_joints(body, posture) for posture in postures]
    outlook = find_outlook(movement, position)
    behind, before = _furnish(movement, moments[0], postures[0])
    marks = _arrange(movement, position, body, skeletons, outlook)
    # A hand or a forearm seen closely is shown without the chair, which would fill the picture.
    everything = marks if movement.close != "body" else [*behind, *marks, *before]
    sheet = _fit(outlook, everything, marks, movement)
    shapes = tuple(_to_shape(sheet, mark) for mark in everything)
    moving = shapes if movement.close != "body" else shapes[len(behind) : len(behind) + len(marks)]
    arrowed = ways[0] if movement.seen_from == "front" and movement.leads.startswith("side") else ways[0][:1]
    arrows = tuple(find_arrow(sheet, movement.leads, side, skeletons[:KEYFRAMES]) for side in arrowed)
    head = max((shape.width for shape in moving if shape.kind == "hair"), default=0.0)
    ghost = tuple(_to_ghost(shape) for shape in moving if _goes_far(shape, head))
    return _Drawing(shapes=shapes, ghost=ghost, arrows=arrows, ways=len(ways))


def _find_ways(movement: Movement, doing: Sidedness) -> tuple[Sides, ...]:
    """Return which sides move, one movement after the other."""
    if doing == "both":
        return (("right", "left"),)
    if doing == "alternate" or movement.goes_both_ways:
        return (("right",), ("left",))
    return (("right",),)


def _furnish(movement: Movement, moment: Moment, rest: Posture) -> tuple[list[Mark], list[Mark]]:
    """Return what stands behind the person and what before."""
    body = moment.body
    if moment.position == "lie":
        return bed(head_at=1.0 if rest.lying == "front" else -1.0), []
    if moment.position == "stand":
        holds_on = any(rest.arms[side] == hold_rail(body, side) for side in SIDES)
        support = rail_before(body) if holds_on else worktop_behind(body)
        more = step(body, STEP_M * body.girth) if movement.equipment == "step" else []
        return [*more, *support], []
    behind, before = wheelchair(body) if moment.position == "wheelchair" else (chair(body), [])
    if movement.equipment == "table":
        behind = [*behind, *table(body, find_table_m(moment))]
    return behind, before


def _arrange(
    movement: Movement, position: Position, body: Body, skeletons: list[Skeleton], outlook: Outlook
) -> list[Mark]:
    """Return the strokes of the person, what is further off first."""
    if movement.close != "body":
        return mark_hand(skeletons, "right", outlook, whole_forearm=movement.close == "forearm")
    person = mark_body(body, skeletons, outlook)
    legs = [*person.legs["left"], *person.legs["right"]]
    arms = [*person.arms["left"], *person.arms["right"]]
    if movement.seen_from == "side":
        return [
            *person.arms["left"],
            *person.legs["left"],
            *person.trunk,
            *person.head,
            *person.legs["right"],
            *person.arms["right"],
        ]
    if position == "lie":
        return [*person.head, *person.trunk, *arms, *legs]
    if position == "stand":
        return [*legs, *person.trunk, *person.head, *arms]
    return [*person.trunk, *person.head, *legs, *arms]


def _fit(outlook: Outlook, everything: list[Mark], person: list[Mark], movement: Movement) -> Sheet:
    """Return the sheet everything fits on."""
    shown = person if movement.close != "body" else everything
    places = np.concatenate([mark.places.reshape(-1, 3) for mark in shown])
    around = {"hand": 0.03, "forearm": 0.03}.get(movement.close, 0.09)
    if movement.leads in ("head", "nose"):
        around += 0.08  # the arrow runs over the head
    return fit_sheet(outlook, places, around)


def _to_shape(sheet: Sheet, mark: Mark) -> Shape:
    """Return a stroke in the box; one that hardly moves is still."""
    frames = tuple(sheet.draw(frame) for frame in mark.places)
    if _measure_way(frames) < STILL_UNITS:
        frames = frames[:1]
    return Shape(
        kind=mark.kind, width=round(mark.width_m * sheet.scale, 1), frames=frames, closed=mark.closed
    )


def _measure_way(frames: tuple[Line, ...]) -> float:
    """Return how far a stroke's points go from the first keyframe at most."""
    first = np.array(frames[0])
    return max(float(np.hypot(*(np.array(frame) - first).T).max()) for frame in frames)


def _goes_far(shape: Shape, widest_hair: float) -> bool:
    """Say whether a stroke is one to be shown at the peak."""
    if not shape.moves:
        return False
    far = _measure_way(shape.frames[:KEYFRAMES])
    if shape.kind == "hair":
        return shape.width == widest_hair and far > 2.0 * GHOST_UNITS
    return shape.kind in ("limb", "arm", "finger", "shirt", "shoe") and far > GHOST_UNITS


def _to_ghost(shape: Shape) -> Shape:
    """Return the outline of a stroke at the peak of the first movement; of a head, a circle."""
    peak = shape.frames[KEYFRAMES - 1]
    if shape.kind == "hair":
        ((x, y),), half = peak, shape.width / 2
        turns = np.linspace(0.0, 2.0 * np.pi, 25).tolist()
        peak = tuple((round(x + half * cos(t), 1), round(y + half * sin(t), 1)) for t in turns)
    return Shape(kind="ghost", width=3.0, frames=(peak,), closed=shape.closed)
