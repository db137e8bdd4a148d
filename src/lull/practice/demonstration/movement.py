"""What a movement to be shown is: a posture for every part of the way, and how it is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lull.movement.landmarks import Side
from lull.practice.demonstration.body import Body
from lull.practice.demonstration.picture import Outlook
from lull.practice.demonstration.posture import Posture
from lull.practice.exercise import Position
from lull.saying import Saying

Sides = tuple[Side, ...]
"""The sides that move: one, both, or for a movement without sides the one it goes to."""

SeenFrom = Literal["front", "side"]
Close = Literal["body", "forearm", "hand"]
"""How much the picture shows."""

Equipment = Literal["nothing", "table", "step"]
"""What a movement goes to, besides what the person sits, lies or holds on to."""

GAPS: Mapping[str, str] = {"side": "{side}", "other": "{other}"}
"""In a sentence that tells a movement: the side that moves and the other stay gaps until they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of a movement: ``part`` is 0 at rest and 1 at the peak."""

    body: Body
    position: Position
    sides: Sides
    part: float

    def go(self, rest: float, peak: float) -> float:
        """Return the value of something that goes from rest to peak."""
        return rest + (peak - rest) * self.part


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One exercise's movement.

    ``seen_from`` is where the camera stands, ``close`` how near, ``height_m`` how high; somebody who
    ``stands_up`` needs it further away. ``leads`` is the joint whose way is drawn as an arrow (``side_`` for
    the moving side). ``says`` tells the movement in a plain sentence, with the gaps of :data:`GAPS`;
    ``says_both`` tells it of both sides, where that sentence would not do. A movement without sides that
    ``goes_both_ways`` goes to the one side and then to the other.

    The drawing's eye is near the camera's own, but so that a person can be told: ``drawn_from`` another side,
    or at least ``down_deg`` from above, where a movement goes towards the eye (ours).
    """

    pose: Callable[[Moment], Posture]
    seen_from: SeenFrom
    leads: str
    says: Saying
    says_both: Saying | None = None
    goes_both_ways: bool = False
    equipment: Equipment = "nothing"
    close: Close = "body"
    height_m: float = 0.85
    stands_up: bool = False
    drawn_from: Outlook | None = None
    down_deg: float = 0.0

    def posture(self, moment: Moment, *, reach: float = 1.0) -> Posture:
        """Return the posture of a moment; with a ``reach`` below 1 the movement goes only so far."""
        return self.pose(replace(moment, part=moment.part * reach))
