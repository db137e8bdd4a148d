"""Everything a forecast depends on, the present included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from zoneinfo import ZoneInfo

from lull.pharmacology.day_rhythm import NO_RHYTHM, DayRhythm
from lull.refusal import BadInput
from lull.timeline import CLOCK_SLACK, Span
from lull.tone.check_in import CheckIn
from lull.tone.gates import Gate
from lull.treatment.administration import Administration
from lull.treatment.baseline_change import BaselineChange
from lull.treatment.botulinum import BotulinumInjection
from lull.treatment.intrathecal_bolus import IntrathecalBolus
from lull.treatment.person import Person
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpProgram
from lull.treatment.regimen import OralRegimen

LOW_TONE = 0.8
"""Tone at or below this share of the person's untreated tone counts as low, unless they set another."""

MOST_POINTS = 100_000
LONGEST_HORIZON_DAYS = 366
LEAST_STEP_MIN = 1 / 60
LARGEST_STEP_MIN = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastInput:
    """Everything an answer depends on, the present included.

    ``programs`` and ``pump_events`` tell what a pump delivers, ``boluses`` and ``injections`` what was given
    beside the doses by mouth. ``not_taken`` are planned instants for a second curve: what the model draws if
    those doses are not taken; ``told_not_given`` are past slots of which somebody said that they were not.
    ``low_tone`` is relative tone (1.0 untreated). ``overrides`` replace typical parameters by name. With
    ``variability`` off the bands are the exact curve of the typical person, and a past dose without a record
    counts as not given. ``safety_gates`` close windows for what the record shows, beside what was told.

    Raises:
        BadInput: for a present without an offset, facts from after it, a step or a horizon that would ask
            for too much, or a low tone that no tone could be.
    """

    now: datetime
    zone: ZoneInfo
    person: Person
    regimens: tuple[OralRegimen, ...]
    given: tuple[Administration, ...]
    check_ins: tuple[CheckIn, ...]
    horizon: Span
    step_min: float
    low_tone: float = LOW_TONE
    variability: bool = True
    overrides: Mapping[str, float] = field(default_factory=dict)
    safety_gates: tuple[Gate, ...] = ()
    programs: tuple[PumpProgram, ...] = ()
    pump_events: tuple[PumpEvent, ...] = ()
    boluses: tuple[IntrathecalBolus, ...] = ()
    injections: tuple[BotulinumInjection, ...] = ()
    baseline_changes: tuple[BaselineChange, ...] = ()
    not_taken: tuple[datetime, ...] = ()
    told_not_given: tuple[datetime, ...] = ()
    rhythm: DayRhythm = NO_RHYTHM

    def __post_init__(self) -> None:
        """Refuse what cannot be answered."""
        if self.now.tzinfo is None:
            raise BadInput("now needs an offset, such as 2026-11-22T08:00+01:00")
        latest = self.now + CLOCK_SLACK
        for what, at in [
            *(("a dose given", dose.taken_at) for dose in self.given),
            *(("a bolus", bolus.given_at) for bolus in self.boluses),
            *(("an injection", injection.given_at) for injection in self.injections),
            *(("a check-in", check_in.at) for check_in in self.check_ins),
        ]:
            if at > latest:
                raise BadInput(f"{what} at {at.isoformat()} lies more than five minutes after now")
        if not 0.0 < self.low_tone < 1.0:
            raise BadInput(f"low_tone is a share above 0 and below 1, not {self.low_tone}")
        check_horizon(self.horizon, self.step_min)

    @property
    def uses_spine(self) -> bool:
        """Whether anything goes into the spinal fluid."""
        return bool(self.programs or self.boluses)


def check_horizon(horizon: Span, step_min: float) -> None:
    """Refuse a step or a horizon that would ask for too much, or for nothing.

    Raises:
        BadInput: naming ``step_min`` or the horizon's length.
    """
    if not isfinite(step_min) or step_min <= 0:
        raise BadInput(f"step_min must be more than 0 minutes, not {step_min:g}")
    if step_min < LEAST_STEP_MIN:
        raise BadInput(f"step_min must be at least one second (1/60), not {step_min:g}")
    if step_min > LARGEST_STEP_MIN:
        raise BadInput(f"step_min must be at most a day ({LARGEST_STEP_MIN} minutes), not {step_min:g}")
    if horizon.duration.days >= LONGEST_HORIZON_DAYS:
        raise BadInput(
            f"the horizon lasts {horizon.duration.days} days: ask for at most {LONGEST_HORIZON_DAYS}"
        )
    points = horizon.duration.total_seconds() / 60 / step_min
    if points > MOST_POINTS:
        raise BadInput(f"that is {points:,.0f} points: shorten the horizon or lengthen step_min")
