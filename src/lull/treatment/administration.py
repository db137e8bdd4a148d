"""An administration: a dose that was really given, as somebody recorded it.

Two times are kept apart: when it was taken and when that was written down. A fact is never refused for
being more than the plan says; only what cannot be a fact at all (no amount, the far future) is.
"""

from dataclasses import dataclass
from datetime import datetime

from lull.quantities import OralForm, OralMg, require_kind
from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """A dose by mouth that was given: how much, when taken, when recorded, and by whom.

    ``id`` names the entry, so that a repeated request cannot record it twice (H04). ``came_up_at`` is when it
    came up again, where it did: how much of it stayed nobody knows. One given ``as_needed`` answers no time
    of the plan, or it would hide a dose that was not given.
    """

    id: str
    amount: OralMg
    taken_at: datetime
    recorded_at: datetime
    said_by: str = "self"
    form: OralForm = "tablet"
    came_up_at: datetime | None = None
    as_needed: bool = False

    def __post_init__(self) -> None:
        """Refuse another kind of amount, times without an offset and doses from the future."""
        require_kind(self.amount, OralMg, "a dose by mouth")
        if self.taken_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a dose needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.taken_at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(
                f"the dose at {self.taken_at.isoformat()} lies more than five minutes ahead of now:"
                " record it when it has been taken"
            )
