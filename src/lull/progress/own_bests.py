"""Own bests: the farthest, the smoothest and the longest held, of one exercise on one side.

They stand against this person's own sessions alone and against nobody else's. A session is a new best only
where it lies further than the best before it by more than both errors show by themselves (1.96 times their
root sum of squares); a best is never taken away, and a session below it is nothing to be said (hazard H31).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot, inf
from typing import Literal, get_args

from lull.assessment.measured import CONFIDENCE_95
from lull.progress.exercise_weeks import SHARED_SPARC
from lull.progress.session_numbers import SessionNumbers

BestKind = Literal["far", "smooth", "hold"]
BEST_KINDS: tuple[BestKind, ...] = get_args(BestKind)

HOLD_ERROR_S = 0.25
"""Standard error of a hold (seconds; ours; plausible 0.1 to 0.5): where it begins and ends is read from a
few pictures a second, in a signal that was smoothed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBest:
    """What was reached on a day, with its standard error, and what the best was ``before`` it.

    ``far`` is in the unit of the exercise's signal, ``smooth`` is SPARC, ``hold`` in seconds; more is better
    in all three. ``before`` is ``None`` for the first session that has such a number: that is a beginning.
    """

    kind: BestKind
    session_id: str
    on: date
    value: float
    error: float
    before: float | None = None

    @property
    def error_95(self) -> float:
        """How far off it may be in 19 of 20 such sessions."""
        return CONFIDENCE_95 * self.error


def list_bests(kind: BestKind, sessions: Sequence[SessionNumbers]) -> tuple[OwnBest, ...]:
    """Return the beginning and every new best after it, in order of time.

    ``sessions`` are those of one exercise on one side, in order of time.
    """
    found: list[OwnBest] = []
    highest = -inf
    for one in sessions:
        reached = _REACHED[kind](one)
        if reached is None:
            continue
        value, error = reached
        is_more = value > highest  # also more than what was too unsure to be a best
        highest = max(highest, value)
        if not found or (is_more and value - found[-1].value > CONFIDENCE_95 * hypot(error, found[-1].error)):
            before = found[-1].value if found else None
            found.append(
                OwnBest(
                    kind=kind, session_id=one.session.id, on=one.on, value=value, error=error, before=before
                )
            )
    return tuple(found)


def _far(one: SessionNumbers) -> tuple[float, float] | None:
    """Return what was reached three times, with the camera's error."""
    if one.far is None or one.far.error_deg is None:
        return None
    return one.far.deg, one.far.error_deg


def _smooth(one: SessionNumbers) -> tuple[float, float] | None:
    """Return the middle smoothness, with the spread of single movements and what light and place may do."""
    return None if one.smooth is None else (one.smooth.sparc, hypot(one.smooth.spread, SHARED_SPARC))


_REACHED: Mapping[BestKind, Callable[[SessionNumbers], tuple[float, float] | None]] = {
    "far": _far,
    "smooth": _smooth,
    "hold": lambda one: None if one.hold_s is None else (one.hold_s, HOLD_ERROR_S),
}
"""What a session reached of each kind, with its standard error."""
