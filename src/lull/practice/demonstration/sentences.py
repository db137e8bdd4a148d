"""What a demonstration says to somebody who cannot see it."""

from collections.abc import Mapping

from lull.movement.landmarks import OTHER_SIDE, Side
from lull.practice.demonstration.body import ADULT
from lull.practice.demonstration.movement import Moment, Movement
from lull.practice.exercise import Position, Sidedness

PLACES: Mapping[Position, str] = {
    "sit": "Sitting",
    "wheelchair": "In the wheelchair",
    "lie": "Lying on the back",
    "stand": "Standing at a support",
}
ON_THE_FRONT = "Lying on the tummy, up on the elbows"


def describe(movement: Movement, position: Position, doing: Sidedness, side: Side) -> str:
    """Return how the person is placed, where the camera is, and how the movement goes."""
    says = movement.says_both if doing == "both" and movement.says_both else movement.says
    told = says.format(side=side, other=OTHER_SIDE[side])
    after = " Then the other side does the same." if doing == "alternate" else ""
    return f"{_place(movement, position, side)} {told}{after}"


def _place(movement: Movement, position: Position, side: Side) -> str:
    """Return how the person is placed and seen."""
    rest = movement.posture(Moment(body=ADULT, position=position, sides=(side,), part=0.0))
    where = ON_THE_FRONT if rest.lying == "front" else PLACES[position]
    if movement.close == "hand":
        seen = "the palm to the camera" if movement.seen_from == "front" else "the thumb's side to the camera"
        return f"{where}, the {side} hand up with {seen}."
    if movement.close == "forearm":
        return f"{where}, the {side} forearm level."
    if movement.seen_from == "side":
        return f"{where} with the {side} side to the camera."
    return f"{where} with the feet to the camera." if position == "lie" else f"{where}, facing the camera."
