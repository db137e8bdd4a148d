"""An event: one thing somebody wrote into the record. It is never changed and never removed.

Two times are kept: when it happened and when it was recorded. A mistake is mended by a later event that
*voids* it; that event can be voided in turn, which is how undo and redo work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    DOSE_NOT_GIVEN = "dose_not_given"
    DOSE_CAME_UP = "dose_came_up"
    STOCK_CHANGED = "stock_changed"
    WEANING_SET = "weaning_set"
    PUMP_DESCRIBED = "pump_described"
    PUMP_PROGRAM_SET = "pump_program_set"
    PUMP_REFILLED = "pump_refilled"
    PUMP_BEEP_HEARD = "pump_beep_heard"
    PUMP_STOPPED_OR_STARTED = "pump_stopped_or_started"
    SIDE_EFFECT_BEGAN = "side_effect_began"
    SIDE_EFFECT_FOLLOWED = "side_effect_followed"
    DANGER_SIGNS_SEEN = "danger_signs_seen"
    NOTICE_SEEN = "notice_seen"
    PENDULUM_TEST_MEASURED = "pendulum_test_measured"
    BODY_MEASURED = "body_measured"
    GRADE_TOLD = "grade_told"
    EXERCISE_UNLOCKED = "exercise_unlocked"
    SESSION_FELT = "session_felt"
    PROGRAMME_SET = "programme_set"
    PAIN_TOLD = "pain_told"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the record: what, when it happened, when it was recorded, who said so, what it voids.

    ``id`` is made by whoever asks for the entry, so that the same request sent twice is one entry (H04).
    ``body`` holds what the kind needs, as plain JSON. ``voids`` names the voided event, for that kind only.
    ``place`` counts the entries of the log, this one included; 0 before the log has taken it. It says which
    of two entries was written later even where a clock was set back between them.

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
    place: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Refuse an entry that could not be found again or could not be placed in time."""
        if not self.id:
            raise BadInput("an entry of the record needs an id")
        if self.happened_at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise BadInput("an entry of the record needs times with an offset")
        if (self.kind is EventKind.VOIDED) != (self.voids is not None):
            raise BadInput("an entry that voids names the entry it voids, and only that kind does")
