"""What one entry of the record says, as values instead of JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.sore_part import PainTold
from lull.progress.practice_session import PracticeSession
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.notice_seen import NoticeSeen
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.record.programme_version import ProgrammeVersion
from lull.record.pump_facts import PumpBeep, PumpDescription, PumpProgramSet, PumpRefill, PumpTurned
from lull.record.recorded_grade import RecordedGrade
from lull.record.recorded_measurement import RecordedMeasurement
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.record.session_felt import SessionFelt
from lull.record.settings import Settings
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.record.weaning import Weaning
from lull.safety.danger_signs import DangerSigns
from lull.tone.check_in import CheckIn
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseCameUp, DoseNotGiven
from lull.treatment.stock import StockChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiding:
    """What a voiding entry says: the entry with this id does not stand."""

    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnd:
    """How a practice session ended: the person's own range in degrees as shown in it, and timings.

    ``timings`` say how fast the camera and the model were, such as ``poses_per_s``; finite numbers by name.
    ``challenges`` are what was asked on each side, and what the next session begins from.
    """

    session_id: str
    finished_at: datetime
    own_range_deg: float | None = None
    timings: Mapping[str, float] | None = None
    challenges: tuple[SideChallenge, ...] = ()


Fact: TypeAlias = (
    PersonDescription
    | Settings
    | PlanVersion
    | Weaning
    | Administration
    | DoseNotGiven
    | DoseCameUp
    | StockChange
    | CheckIn
    | SideEffect
    | SideEffectCourse
    | DangerSigns
    | PumpDescription
    | PumpProgramSet
    | PumpRefill
    | PumpBeep
    | PumpTurned
    | NoticeSeen
    | RecordedPendulumTest
    | RecordedMeasurement
    | RecordedGrade
    | ExerciseUnlocked
    | ProgrammeVersion
    | PainTold
    | PracticeSession
    | SessionEnd
    | SessionFelt
    | Voiding
)
"""What one entry can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the record as it is understood: what it says, when it was recorded, and its place."""

    id: str
    recorded_at: datetime
    says: Fact
    place: int = field(default=0, compare=False)
