"""Today: one local day of a record, as pages and the command line show it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from lull.actions.day_sentence import DaySentence
from lull.record.freshness import Freshness
from lull.record.person_description import PersonDescription
from lull.record.plan_version import PlanVersion
from lull.refusal import Refusal
from lull.safety.finding import Finding
from lull.tone.check_in import CheckIn
from lull.tone.forecast import Forecast
from lull.tone.gates import Gate
from lull.tone.reasons import Reason
from lull.tone.windows import Window
from lull.treatment.administration import Administration
from lull.treatment.dose_told import DoseNotGiven
from lull.treatment.regimen import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseLine:
    """One dose the plan asks for, with what became of it.

    ``dose`` is its record, when given; ``told`` is who said that it was missed or skipped, which may stand
    beside a record that says otherwise.
    """

    slot: Slot
    state: Literal["given", "no_record", "due", "missed", "skipped"]
    dose: Administration | None = None
    told: DoseNotGiven | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """One local day. Prescribed, given, predicted and told stand apart.

    ``forecast`` covers midnight to midnight and is ``None`` where ``no_forecast`` says why. ``gate`` holds
    now, and then there is no ``next_window``. That window may lie on the next day; it is read from that
    day's own forecast, and ``reasons`` begin with the doses behind it. ``extra`` are doses given that
    answer no slot. ``is_population_guess`` is true until a curve is learned.
    """

    day: date
    now: datetime
    zone: ZoneInfo
    described: PersonDescription
    plan: PlanVersion | None
    sentence: DaySentence
    forecast: Forecast | None
    no_forecast: Refusal | None
    next_window: Window | None
    reasons: tuple[Reason, ...]
    slots: tuple[DoseLine, ...]
    extra: tuple[Administration, ...]
    check_ins: tuple[CheckIn, ...]
    last_check_in: CheckIn | None
    freshness: Freshness
    gate: Gate | None
    findings: tuple[Finding, ...]
    is_population_guess: bool
