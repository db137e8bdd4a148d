"""Danger signs somebody ticked, kept as they were said. What to do about them is the card's: to call."""

from dataclasses import dataclass
from datetime import datetime

from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerSigns:
    """The signs of the card that were seen at ``at``, by their ids; at least one.

    Raises:
        BadInput: without a sign, or for a time without an offset or ahead of now.
    """

    signs: tuple[str, ...]
    at: datetime
    recorded_at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if not self.signs:
            raise BadInput("no sign was chosen: tick what you see, or call if you are not sure")
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("signs need times with an offset, such as 2026-11-22T08:00+01:00")
        if self.at > self.recorded_at + CLOCK_SLACK:
            raise BadInput("signs cannot be seen ahead of now: check the time")
