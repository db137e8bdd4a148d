"""What a demonstration says to somebody who cannot see it."""

from collections.abc import Mapping

from lull.movement.landmarks import OTHER_SIDE, Side
from lull.practice.demonstration.body import ADULT
from lull.practice.demonstration.movement import Moment, Movement
from lull.practice.exercise import Position, Sidedness
from lull.practice.side_choice import SIDE_WORDS
from lull.saying import Saying, say, together

PLACES: Mapping[Position, str] = {
    "sit": say("Sitting"),
    "wheelchair": say("In the wheelchair"),
    "lie": say("Lying on the back"),
    "stand": say("Standing at a support"),
}
ON_THE_FRONT = say("Lying on the tummy, up on the elbows")


def describe(movement: Movement, position: Position, doing: Sidedness, side: Side) -> str:
    """Return how the person is placed, where the camera is, and how the movement goes."""
    says = movement.says_both if doing == "both" and movement.says_both else movement.says
    sides = {"side": SIDE_WORDS[side], "other": SIDE_WORDS[OTHER_SIDE[side]]}
    told = Saying(says.pattern, {**says.values, **sides})
    after = (say("Then the other side does the same."),) if doing == "alternate" else ()
    return together((_place(movement, position, side), told, *after))


def _place(movement: Movement, position: Position, side: Side) -> str:
    """Return how the person is placed and seen."""
    rest = movement.posture(Moment(body=ADULT, position=position, sides=(side,), part=0.0))
    where = ON_THE_FRONT if rest.lying == "front" else PLACES[position]
    if movement.close != "body":
        return _place_hand(movement, where, side)
    if movement.seen_from == "side" and side == "left":
        return say("{where} with the left side to the camera.", where=where)
    if movement.seen_from == "side":
        return say("{where} with the right side to the camera.", where=where)
    if position == "lie":
        return say("{where} with the feet to the camera.", where=where)
    return say("{where}, facing the camera.", where=where)


def _place_hand(movement: Movement, where: str, side: Side) -> str:
    """Return how a hand or a forearm that is seen closely is held."""
    named = {"where": where, "side": SIDE_WORDS[side]}
    if movement.close == "forearm":
        return say("{where}, the {side} forearm level.", **named)
    if movement.seen_from == "front":
        return say("{where}, the {side} hand up with the palm to the camera.", **named)
    return say("{where}, the {side} hand up with the thumb's side to the camera.", **named)
