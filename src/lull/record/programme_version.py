"""A programme version: what is set to be practised from a day on, by whom, and what for in own words.

A programme is never edited. A new version takes over from the day it is valid from; what was set for the
days before stays as it was (hazard H20). A version without exercises ends the programme.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from lull.practice.programme import Block
from lull.refusal import BadInput

Setter = Literal["self", "family", "therapist"]
SETTERS: tuple[Setter, ...] = get_args(Setter)
LONGEST_NAME = LONGEST_GOAL = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeVersion:
    """What is practised from ``valid_from`` on, set by ``set_by`` as the person, the family or a therapist.

    ``goal`` is what it is for, in the person's or family's own words; it may be empty.

    Raises:
        BadInput: without a name, or for words that are too long.
    """

    id: str
    blocks: tuple[Block, ...]
    valid_from: date
    set_by: str
    setter: Setter
    recorded_at: datetime
    goal: str = ""
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse a programme by nobody."""
        if not self.set_by.strip() or len(self.set_by) > LONGEST_NAME:
            raise BadInput(f"a programme needs the name of who set it, up to {LONGEST_NAME} characters")
        if self.setter not in SETTERS:
            raise BadInput("a programme is set by the person, the family or a therapist")
        if len(self.goal) > LONGEST_GOAL:
            raise BadInput(f"a goal is said in up to {LONGEST_GOAL} characters")
        if self.recorded_at.tzinfo is None:
            raise BadInput("a programme needs a time with an offset, such as 2026-11-22T08:00+01:00")

    @property
    def has_ended(self) -> bool:
        """Whether nothing is set from this day on."""
        return not self.blocks


def find_in_force(versions: Iterable[ProgrammeVersion], day: date) -> ProgrammeVersion | None:
    """Return the version in force on a day; ``None`` before the first one. One that ended it counts too.

    Args:
        versions: those that stand, in order of recording: of two from the same day the later holds.
        day: a local day.
    """
    begun = [version for version in versions if version.valid_from <= day]
    latest = max((version.valid_from for version in begun), default=None)
    return next((version for version in reversed(begun) if version.valid_from == latest), None)
