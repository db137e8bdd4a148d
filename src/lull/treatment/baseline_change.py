"""A change of the untreated tone itself: selective dorsal rhizotomy, or phenol on a nerve.

From its day on "untreated" means another level, and nobody can say which before it is measured: curves
before and after it share no scale.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lull.refusal import BadInput
from lull.treatment.muscle import Region

BaselineChangeKind = Literal["rhizotomy", "phenol"]
BASELINE_CHANGE_KINDS: tuple[BaselineChangeKind, ...] = get_args(BaselineChangeKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineChange:
    """On this day the untreated tone of a region changed, for good (rhizotomy) or for months (phenol).

    Raises:
        BadInput: for a kind nobody knows or a time without an offset.
    """

    kind: BaselineChangeKind
    region: Region
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what cannot be placed in time."""
        if self.kind not in BASELINE_CHANGE_KINDS:
            raise BadInput(f"a change of baseline is one of {', '.join(BASELINE_CHANGE_KINDS)}")
        if self.at.tzinfo is None:
            raise BadInput("a change of baseline needs an offset, such as 2026-11-22T08:00+01:00")
