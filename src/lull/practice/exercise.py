"""What an exercise is: data about how to get ready, what is watched, by which criteria its form is judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lull.movement.form import FormName
from lull.movement.landmarks import Side
from lull.movement.signal import Signal

Group = Literal["hand", "arm", "trunk", "leg"]
Position = Literal["sit", "wheelchair", "lie", "stand"]
Sidedness = Literal["each", "both", "alternate", "none"]
View = Literal["front", "side", "any"]
FallRisk = Literal[0, 1, 2, 3]
"""0 none, 1 leaning out of a seat, 2 standing with support, 3 rising, squatting or stepping (ours)."""


SMALLEST_RANGE = 12.0
"""What a camera can tell from noise, in degrees or percent (ours; plausible 8 to 20)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPose:
    """The signal's interval to be kept still for ``hold_s`` seconds before anything counts (ours).

    ``is_floor`` where a limb can also go the other way from it, which is no movement: see ``floor.py``.
    """

    lowest: float
    highest: float
    hold_s: float = 1.0
    is_floor: bool = False

    def holds(self, value: float) -> bool:
        """Say whether a value of the signal lies in the interval."""
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. Its signal grows away from rest: ``ends`` names its low and its high end.

    ``smallest_range`` is the smallest movement a camera can tell from noise, ``first_range`` lets the scene
    answer before the own range is known and decides nothing, both in the signal's unit. ``ready_cue`` asks
    for the ready pose. ``view`` is from where the camera sees the movement. ``form`` gives, for the criteria
    of its form, the most that is let pass, in degrees or percent.
    """

    id: str
    group: Group
    name: str
    positions: tuple[Position, ...]
    signal: Signal
    ends: tuple[str, str]
    ready: ReadyPose
    form: Mapping[FormName, float]
    first_range: float
    ready_cue: str
    sides: tuple[Sidedness, ...] = ("each",)
    view: View = "any"
    fall_risk: FallRisk = 0
    smallest_range: float = SMALLEST_RANGE

    @property
    def is_sided(self) -> bool:
        """Whether each side is practised, and counted, by itself."""
        return "each" in self.sides or "alternate" in self.sides

    @property
    def one_will_do(self) -> bool:
        """Whether one side that is seen tells of both: they do the same, or one hides the other."""
        return self.view == "side" or not self.is_sided

    @property
    def takes_turns(self) -> bool:
        """Whether both sides may do it in turns, counted as one."""
        return "alternate" in self.sides

    def landmarks(self, side: Side) -> tuple[str, ...]:
        """Return the landmarks needed to watch one side."""
        return self.signal.landmarks(side)
