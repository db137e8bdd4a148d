"""What a session leaves of its challenge on one side: for the person to see, and for the next session."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from lull.movement.landmarks import WATCHED, Watched
from lull.practice.challenge.kept_state import KeptChallenge
from lull.refusal import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class SideChallenge:
    """How often what was asked was met, the first and the last range goal, and what is kept.

    Goals are in the unit of the exercise's signal. ``kept`` is what
    :meth:`lull.practice.challenge.kept_state.KeptChallenge.to_plain` wrote: it is kept as it is, also by a
    version of this program that cannot read it.

    Raises:
        BadInput: for counts and goals that cannot be.
    """

    side: Watched
    asked: int
    met: int
    first_goal: float
    last_goal: float
    kept: Mapping[str, object]

    def __post_init__(self) -> None:
        """Refuse what no session can have left."""
        if self.side not in WATCHED:
            raise BadInput("a challenge was of the left or right side, or of both")
        if not 0 <= self.met <= self.asked:
            raise BadInput("what was asked is met at most as often as it was asked")
        if not all(isfinite(goal) and goal > 0.0 for goal in (self.first_goal, self.last_goal)):
            raise BadInput("the goals of a session are numbers above 0")

    def read_kept(self) -> KeptChallenge | None:
        """Return what is kept, or ``None`` where this version cannot read it: then it begins gently anew."""
        try:
            return KeptChallenge.from_plain(self.kept)
        except BadInput:
            return None
