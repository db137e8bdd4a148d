"""A pump event: something that happened, or is arranged to happen, to the pump."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lull.refusal import BadInput

PumpEventKind = Literal["stopped", "started", "empty", "refilled", "catheter_failed", "catheter_repaired"]
PUMP_EVENT_KINDS: tuple[PumpEventKind, ...] = get_args(PumpEventKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpEvent:
    """What happened and when. A refill fills the reservoir to its full volume.

    Raises:
        BadInput: for a time without an offset or a kind nobody knows.
    """

    kind: PumpEventKind
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what cannot be told apart."""
        if self.kind not in PUMP_EVENT_KINDS:
            raise BadInput(f"a pump event is one of {', '.join(PUMP_EVENT_KINDS)}")
        if self.at.tzinfo is None:
            raise BadInput("a pump event needs an offset, such as 2026-11-22T08:00+01:00")
