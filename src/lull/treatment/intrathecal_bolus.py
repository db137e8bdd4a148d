"""An intrathecal bolus: one amount given into the spinal fluid at once, such as a test dose.

Families call it "the injection", and so they call botulinum toxin in a muscle
(:mod:`lull.treatment.botulinum`): this one acts for hours, that one for months.
"""

from dataclasses import dataclass
from datetime import datetime

from lull.quantities import IntrathecalMcg, require_kind
from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class IntrathecalBolus:
    """A bolus that was given: how much, when, and when that was recorded.

    Raises:
        BadInput: for an amount of another route, times without an offset, or a bolus from the future.
    """

    id: str
    amount: IntrathecalMcg
    given_at: datetime
    recorded_at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what cannot have been given into the spinal fluid."""
        require_kind(self.amount, IntrathecalMcg, "an intrathecal bolus")
        if self.given_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("a bolus needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.given_at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(
                f"the bolus at {self.given_at.isoformat()} lies more than five minutes ahead of now:"
                " record it when it has been given"
            )
