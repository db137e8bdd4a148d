"""A side effect as it was told: what, since when, how strong, and how it went on. Told, never measured.

Nothing here says what caused it. The page draws it over the changes of the plan and leaves the judging to the
prescriber.
"""

from dataclasses import dataclass
from datetime import datetime

from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK

MOST_STRONG = 4
"""0 is gone, 1 noticed, 2 bothers, 3 hinders, 4 as bad as it gets (ours, five steps as for sleepiness)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffect:
    """Something began: ``effect`` is one of the names in our list, or the person's own words.

    Raises:
        BadInput: without a name, for a strength outside 1 to 4, or a time without an offset or ahead of now.
    """

    id: str
    effect: str
    began_at: datetime
    recorded_at: datetime
    strength: int
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what could not be told."""
        if not self.effect.strip():
            raise BadInput("a side effect needs a name: choose one or write your own word")
        if not 1 <= self.strength <= MOST_STRONG:
            raise BadInput(f"a side effect's strength is 1 to {MOST_STRONG}, not {self.strength}")
        _check_times("a side effect", self.began_at, self.recorded_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffectCourse:
    """How the side effect ``began_id`` is at ``at``: a strength from 0 (gone) to 4.

    Raises:
        BadInput: for a strength outside 0 to 4, or a time without an offset or ahead of now.
    """

    began_id: str
    at: datetime
    recorded_at: datetime
    strength: int
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what could not be told."""
        if not 0 <= self.strength <= MOST_STRONG:
            raise BadInput(f"a side effect's strength is 0 to {MOST_STRONG}, not {self.strength}")
        _check_times("how a side effect is", self.at, self.recorded_at)


def _check_times(what: str, at: datetime, recorded_at: datetime) -> None:
    """Refuse times that cannot be placed."""
    if at.tzinfo is None or recorded_at.tzinfo is None:
        raise BadInput(f"{what} needs times with an offset, such as 2026-11-22T08:00+01:00")
    if at > recorded_at + CLOCK_SLACK:
        raise BadInput(f"{what} at {at.isoformat()} lies more than five minutes ahead of now: check the time")
