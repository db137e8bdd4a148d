"""An event: one thing somebody wrote into the record. It is never changed and never removed.

Two times are kept: when it happened and when it was recorded. A mistake is mended by a later event that
*voids* it; that event can be voided in turn, which is how undo and redo work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from lull.refusal import BadInput

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"


class EventKind(StrEnum):
    """What an event says."""

    PERSON_DESCRIBED = "person_described"
    SETTINGS_CHANGED = "settings_changed"
    PLAN_SET = "plan_set"
    DOSE_GIVEN = "dose_given"
    CHECK_IN_GIVEN = "check_in_given"
    SESSION_STARTED = "session_started"
    SESSION_FINISHED = "session_finished"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the record: what, when it happened, when it was recorded, who said so, what it voids.

    ``id`` is made by whoever asks for the entry, so that the same request sent twice is one entry (H04).
    ``body`` holds what the kind needs, as plain JSON. ``voids`` names the voided event, for that kind only.

    Raises:
        BadInput: if the id is empty, a time has no offset, or ``voids`` does not fit the kind.
    """

    id: str
    kind: EventKind
    happened_at: datetime
    recorded_at: datetime
    said_by: str
    body: Mapping[str, JSON]
    voids: str | None = None

    def __post_init__(self) -> None:
        """Refuse an entry that could not be found again or could not be placed in time."""
        if not self.id:
            raise BadInput("an entry of the record needs an id")
        if self.happened_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("an entry of the record needs times with an offset")
        if (self.kind is EventKind.VOIDED) != (self.voids is not None):
            raise BadInput("an entry that voids names the entry it voids, and only that kind does")
