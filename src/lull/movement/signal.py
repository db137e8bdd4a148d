"""Signals: what of the body is watched, as one number a frame that grows away from rest.

A signal is a weighted sum of :class:`Term`, each an angle or a length measured against another length of
the same body, so that no signal depends on how large a person is or how far from the camera. Signals are
data; ``measured_signal`` reads them from a recording, ``watched_signal`` frame by frame, to the same numbers.
"""

from dataclasses import dataclass
from typing import Literal

from lull.movement.landmarks import SIDES, Side
from lull.movement.place import find_landmarks

Kind = Literal["angle", "between", "lean", "tilt", "share", "along", "twist"]
"""What a term measures, by its places:

- ``angle`` (end, joint, other end): the inner angle at the joint, 0 folded, 180 straight, in degrees.
- ``between`` (a, b, c, d): the angle from the direction a-b to the direction c-d, 0 to 180 degrees.
- ``lean`` (a, b): the angle from the direction a-b to the y axis, which is the vertical in a picture and in
  the tracker's world, 0 to 90 degrees.
- ``tilt`` (a, b, c, d): the same of c-d with a sign: positive where it leans the way from a to b.
- ``share`` (a, b): the distance a-b in percent of the term's own yardstick.
- ``along`` (a, b, c, d): how far b lies from a in the direction c-d, in percent of the yardstick.
- ``twist`` (a, b, c, d, e, f): how far a-b is turned against c-d around the axis e-f, -180 to 180 degrees;
  it needs depth.
"""

Whose = Literal["one", "both", "greater"]
"""Whose limb: of one side; the mean of both sides; or of whichever side has the greater value."""

Unit = Literal["deg", "%"]

PLACES = {"angle": 3, "between": 4, "lean": 2, "tilt": 4, "share": 2, "along": 4, "twist": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One measured quantity. ``yardstick`` is a chain of places whose length is 100 % for a length.

    The longest chain seen so far is taken when ``longest``: a limb that points at the camera looks short and
    has not shrunk. ``absolute`` takes the size of a value whichever way it goes.
    """

    kind: Kind
    places: tuple[str, ...]
    weight: float = 1.0
    yardstick: tuple[str, ...] = ()
    longest: bool = False
    absolute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """``constant`` plus the weighted sum of the terms, in ``unit``; see the module."""

    terms: tuple[Term, ...]
    constant: float = 0.0
    whose: Whose = "one"
    unit: Unit = "deg"

    @property
    def needs_depth(self) -> bool:
        """Whether no picture plane shows it."""
        return any(term.kind == "twist" for term in self.terms)

    def sides(self, side: Side) -> tuple[Side, ...]:
        """Return the sides it is read from when ``side`` is watched."""
        return (side,) if self.whose == "one" else SIDES

    def landmarks(self, side: Side) -> tuple[str, ...]:
        """Return the landmarks needed, each once, in order of first use."""
        places = [place for term in self.terms for place in (*term.places, *term.yardstick)]
        found = [name for s in self.sides(side) for place in places for name in find_landmarks(place, s)]
        return tuple(dict.fromkeys(found))


def term_signal(term: Term, constant: float = 0.0) -> Signal:
    """Return the signal that is one term, in the term's own unit."""
    return Signal(terms=(term,), constant=constant, unit="%" if term.kind in ("share", "along") else "deg")


def joint_signal(end: str, joint: str, other_end: str, *, weight: float = 1.0) -> Signal:
    """Return the signal that is one side's joint angle; with ``weight=-1`` it grows as the joint folds."""
    places = (f"side_{end}", f"side_{joint}", f"side_{other_end}")
    return term_signal(
        Term(kind="angle", places=places, weight=weight), constant=0.0 if weight > 0.0 else 180.0
    )
