"""The clinic report as a value: everything the page says, and nothing left to compute.

Prescribed, recorded as given, predicted, told and measured stand apart in its fields as on the page.
What is empty by default stays so until somebody enters it; empty never means "none".
"""

from dataclasses import dataclass
from datetime import date, datetime

from lull.progress.dose_grid import DoseGrid
from lull.progress.practice_change import PracticeChange
from lull.progress.report_period import ReportPeriod
from lull.progress.told_days import ToldByClock, ToldDays
from lull.tone.curve import Bands, Region


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One plan that was in force in the period: strength, amounts and times as prescribed, by whom.

    ``until_on`` is the day on which the next plan took over, or ``None`` while none has.
    """

    from_on: date
    until_on: date | None
    strength: str
    amounts: str
    daily_total: str
    prescriber: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedDay:
    """Predicted tone of one local day, by the clock: ``minutes`` count from midnight, one for each value.

    ``is_known`` is false where a value rests on doses without a record. ``due_minutes`` are the times at
    which a dose was prescribed that day.
    """

    on: date
    region: Region
    minutes: tuple[int, ...]
    bands: Bands
    is_known: tuple[bool, ...]
    due_minutes: tuple[int, ...]
    is_population_guess: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffectLine:
    """A side effect the family told: what, on which days, and how bad in their words."""

    name: str
    days: tuple[date, ...]
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpLine:
    """What was told about the pump: its program, concentration and refill, each as words with their unit."""

    program: str
    concentration: str
    refill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaningLine:
    """One prescribed step of weaning: from when, what, and by whom."""

    from_on: date
    amounts: str
    prescriber: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLine:
    """The latest test of one kind in the days of the report, and the one before it, each with its error."""

    name: str
    latest: str
    latest_on: date
    before: str = ""
    before_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """The latest grade or score of one scale, as a clinician gave it and the family entered it."""

    name: str
    told: str
    on: date
    examiner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicReport:
    """One page for an appointment. ``no_prediction`` says why there is no ``predicted`` day.

    ``programme`` says what was set for practice on the last day, and by whom; empty for nothing.

    ``id`` is the same for the same record, period and moment. ``in_short`` are its first sentences.
    """

    id: str
    made_at: datetime
    made_by: str
    period: ReportPeriod
    name: str
    age_y: int
    is_demo: bool
    in_short: tuple[str, ...]
    plans: tuple[PlanLine, ...]
    doses: DoseGrid
    told: ToldByClock
    predicted: PredictedDay | None
    no_prediction: str
    practice: PracticeChange
    told_days: tuple[ToldDays, ...]
    questions: tuple[str, ...]
    model: str
    version: str
    side_effects: tuple[SideEffectLine, ...] = ()
    pump: PumpLine | None = None
    weaning: tuple[WeaningLine, ...] = ()
    measured: tuple[MeasuredLine, ...] = ()
    grades: tuple[GradeLine, ...] = ()
    programme: str = ""
