"""What a demonstration says to somebody who cannot see it."""

from collections.abc import Mapping

from lull.movement.landmarks import OTHER_SIDE, Side
from lull.practice.demonstration.movement import Movement
from lull.practice.exercise import Position, Sidedness

PLACES: Mapping[Position, str] = {
    "sit": "Sitting",
    "wheelchair": "In the wheelchair",
    "lie": "Lying on the back",
    "stand": "Standing at a support",
}
SAYS_BOTH: Mapping[str, str] = {
    "side-lift": "Both arms hang down. They lift out to the sides, as high as the shoulders.",
    "front-lift": "Both arms hang down. They lift forward, a little above the shoulders.",
    "table-slide": "Both hands lie on the table. They slide away from you, and the back leans a little.",
    "ankle-up": "Both feet are flat. The toes lift and the heels stay down.",
    "heel-raise": "Both feet are flat. The heels lift and the toes stay down.",
}
"""Where the sentence for one side would not do."""


def describe(movement: Movement, exercise_id: str, position: Position, doing: Sidedness, side: Side) -> str:
    """Return how the person is placed, where the camera is, and how the movement goes."""
    says = SAYS_BOTH.get(exercise_id, movement.says) if doing == "both" else movement.says
    told = says.format(side=side, other=OTHER_SIDE[side])
    after = " Then the other side does the same." if doing == "alternate" else ""
    return f"{_place(movement, exercise_id, position, side)} {told}{after}"


def _place(movement: Movement, exercise_id: str, position: Position, side: Side) -> str:
    """Return how the person is placed and seen."""
    where = (
        "Lying on the tummy, up on the elbows"
        if (exercise_id, position) == ("chin-up", "lie")
        else PLACES[position]
    )
    if movement.close == "hand":
        seen = "the palm to the camera" if movement.seen_from == "front" else "the thumb's side to the camera"
        return f"{where}, the {side} hand up with {seen}."
    if movement.close == "forearm":
        return f"{where}, the {side} forearm level."
    if movement.seen_from == "side":
        return f"{where} with the {side} side to the camera."
    return f"{where} with the feet to the camera." if position == "lie" else f"{where}, facing the camera."
