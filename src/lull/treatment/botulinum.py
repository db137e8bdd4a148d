"""A botulinum injection: toxin given into one muscle, which loosens that muscle for about three months."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.quantities import BotulinumUnits, require_kind
from lull.refusal import BadInput, shorten
from lull.timeline import CLOCK_SLACK
from lull.treatment.muscle import MUSCLES, Region, name_group

Side = Literal["left", "right", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotulinumInjection:
    """Toxin that was given into ``muscle`` on ``side``; the amount is that muscle's, in its product's units.

    Raises:
        BadInput: for a muscle nobody here knows, another kind of amount, or a time that cannot be.
    """

    id: str
    muscle: str
    side: Side
    amount: BotulinumUnits
    given_at: datetime
    recorded_at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what cannot have been injected."""
        require_kind(self.amount, BotulinumUnits, "a botulinum injection")
        if name_group(self.muscle) is None:
            raise BadInput(f"no muscle is called {shorten(self.muscle)!r}: use one of {', '.join(MUSCLES)}")
        if self.side not in ("left", "right", "both"):
            raise BadInput(f"a side is left, right or both, not {shorten(str(self.side))!r}")
        if self.given_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("an injection needs times with an offset, such as 2026-11-22T08:00+01:00")
        if self.given_at > self.recorded_at + CLOCK_SLACK:
            raise BadInput(
                f"the injection at {self.given_at.isoformat()} lies more than five minutes ahead of now"
            )

    @property
    def group(self) -> str:
        """The muscle group in whose tone it is counted."""
        found = name_group(self.muscle)
        assert found is not None
        return found

    @property
    def region(self) -> Region:
        """The region of the body that holds the muscle."""
        return MUSCLES[self.group]

    @property
    def sides(self) -> int:
        """On how many sides it was given."""
        return 2 if self.side == "both" else 1
