"""Which criteria of a movement are worth a word: those beyond what its exercise lets pass.

The limits were set on healthy adults who acted movements wrong, or are ours; nobody with cerebral palsy was
among them. A criterion is told and coached. It never erases an attempt: many people have no other way to
move.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lull.movement.form import Change, FormName
from lull.practice.exercise import Exercise
from lull.saying import say

UNIT: Mapping[FormName, str] = {
    "trunk_lean": "deg",
    "lean_for_depth": "%",
    "side_lean": "deg",
    "shoulder_hike": "deg",
    "hip_hike": "deg",
    "knee_valgus": "%",
    "range_below_own": "%",
}

TIP: Mapping[FormName, str] = {
    "trunk_lean": say("Your back leaned along. See if it can stay tall."),
    "lean_for_depth": say("Your back leaned more than your legs bent. See if it can stay tall."),
    "side_lean": say("You leaned to the side. See if you can stay in the middle."),
    "shoulder_hike": say("Your shoulder came up. Let it stay low and soft."),
    "hip_hike": say("One hip came up. See if both can stay level."),
    "knee_valgus": say("Your knees came together. Let them point forwards."),
    "range_below_own": say("A bit smaller than you can. Go as far as feels good."),
}
"""What is said of each criterion: kind, short, and never a reproach (reading age about ten)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of one movement: how much, how far that may be off, and the most that is let pass."""

    name: FormName
    value: float
    error: float
    limit: float

    @property
    def is_told(self) -> bool:
        """Whether it is worth a word: beyond the limit by more than its error."""
        return self.value - self.error > self.limit


def cue_of(criterion: Criterion) -> str:
    """Return the code under which live practice says a criterion's tip."""
    return f"form_{criterion.name}"


def judge_form(
    exercise: Exercise,
    criteria: Mapping[FormName, Change],
    *,
    range_moved: float,
    own_range: float | None,
) -> tuple[Criterion, ...]:
    """Return every criterion that was looked at in one movement.

    Args:
        exercise: which criteria matter, and how much of each is let pass.
        criteria: what was measured (see :func:`lull.movement.form.measure_criteria`).
        range_moved: how far the movement went, in the signal's unit.
        own_range: the person's own range known before this movement, or ``None``.
    """
    measured = dict(criteria)
    if range_moved > 0.0 and "trunk_lean" in measured:
        lean = measured["trunk_lean"]
        measured["lean_for_depth"] = Change(
            100.0 * lean.value / range_moved, 100.0 * lean.error / range_moved
        )
    if own_range is not None:
        measured["range_below_own"] = Change(max(0.0, 100.0 * (1.0 - range_moved / own_range)), 0.0)
    return tuple(
        Criterion(name=name, value=measured[name].value, error=measured[name].error, limit=limit)
        for name, limit in exercise.form.items()
        if name in measured
    )
