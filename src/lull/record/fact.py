"""What one entry of the record says, as values instead of JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from lull.progress.practice_session import PracticeSession
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.record.settings import Settings
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiding:
    """What a voiding entry says: the entry with this id does not stand."""

    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnd:
    """How a practice session ended: the person's own range in degrees as shown in it, and timings.

    ``timings`` say how fast the camera and the model were, such as ``poses_per_s``; finite numbers by name.
    """

    session_id: str
    finished_at: datetime
    own_range_deg: float | None = None
    timings: Mapping[str, float] | None = None


Fact: TypeAlias = (
    PersonDescription
    | Settings
    | PlanVersion
    | Administration
    | CheckIn
    | PracticeSession
    | SessionEnd
    | Voiding
)
"""What one entry can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the record as it is understood: what it says and when it was recorded."""

    id: str
    recorded_at: datetime
    says: Fact
