"""What is told of a dose beside that it was given: that it was not, or that it came up again.

Both are facts somebody saw. How much of a dose that came up was taken in nobody knows, and Lull does not
guess a share: such a dose is unknown, like one without a record.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK

WhyNotGiven = Literal["missed", "skipped"]
WHY_NOT_GIVEN: tuple[WhyNotGiven, ...] = get_args(WhyNotGiven)
"""``missed``: it did not happen, and nobody meant it so. ``skipped``: somebody chose it, or was told to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseNotGiven:
    """The dose that was due at ``due_at`` was not given, as somebody says. ``note`` holds their own words.

    Raises:
        BadInput: for a reason nobody knows, a time without an offset, or a dose that is not due yet.
    """

    id: str
    due_at: datetime
    recorded_at: datetime
    why: WhyNotGiven
    said_by: str = "self"
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot have happened."""
        if self.why not in WHY_NOT_GIVEN:
            raise BadInput(f"a dose not given was {' or '.join(WHY_NOT_GIVEN)}, not {self.why!r}")
        if self.due_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a dose not given needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.due_at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(
                f"the dose of {self.due_at.isoformat()} is not due yet: record it when its time has passed"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseCameUp:
    """The dose recorded under ``dose_id`` came up again at ``at``: nobody knows how much stayed.

    Raises:
        BadInput: for a time without an offset or ahead of now.
    """

    id: str
    dose_id: str
    at: datetime
    recorded_at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what cannot have happened."""
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("vomiting needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(
                "the vomiting lies more than five minutes ahead of now: record it when it happened"
            )
