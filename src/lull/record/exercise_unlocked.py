"""That somebody unlocked an exercise in which people can fall (hazard H14): who, and as what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lull.refusal import BadInput

Unlocker = Literal["adult", "therapist"]
UNLOCKERS: tuple[Unlocker, ...] = get_args(Unlocker)
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseUnlocked:
    """``exercise`` was unlocked by ``by``, an adult of the family, the grown person, or a therapist.

    Raises:
        BadInput: without a name, or for anybody else.
    """

    exercise: str
    by: str
    unlocker: Unlocker
    at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse an unlocking by nobody."""
        if not self.by.strip() or len(self.by) > LONGEST_NAME:
            raise BadInput(f"an unlocking needs the name of who did it, up to {LONGEST_NAME} characters")
        if self.unlocker not in UNLOCKERS:
            raise BadInput("an exercise is unlocked by an adult or a therapist")
        if self.at.tzinfo is None:
            raise BadInput("an unlocking needs a time with an offset, such as 2026-11-22T08:00+01:00")
