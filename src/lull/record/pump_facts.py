"""What the family writes down about a pump: what it is, its program, its refills, and what was heard.

Amounts in a pump are micrograms and never meet tablets (hazard H02). The clinic prints an alarm date at every
refill; it is kept as printed, and no arithmetic of ours can move it later (hazard H12).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from lull.refusal import BadInput
from lull.treatment.pump_event import PumpEvent
from lull.treatment.pump_program import PumpFill, PumpProgram, PumpStep

BeepTone = Literal["single", "two_tone", "not_sure"]
BEEP_TONES: tuple[BeepTone, ...] = get_args(BeepTone)
RESERVOIR_ML = (1.0, 100.0)
"""What a reservoir may hold before the number is a slip: pumps hold tens of mL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpDescription:
    """The pump itself: its model, what the reservoir holds in mL, and the day by which it must be replaced.

    ``low_reservoir_ml`` is what the clinic set the low alarm to, where the family knows it.

    Raises:
        BadInput: without a model, or for a reservoir no pump has.
    """

    model: str
    reservoir_ml: float
    low_reservoir_ml: float | None = None
    implanted_on: date | None = None
    replace_by: date | None = None
    clinic_phone: str = ""

    def __post_init__(self) -> None:
        """Refuse a pump nobody could find again on the card."""
        if not self.model.strip():
            raise BadInput("the pump needs its model, as it stands on the pump card")
        if not RESERVOIR_ML[0] <= self.reservoir_ml <= RESERVOIR_ML[1]:
            raise BadInput(f"a pump's reservoir holds 1 to 100 mL, not {self.reservoir_ml:g}")
        if self.low_reservoir_ml is not None and not 0.0 < self.low_reservoir_ml < self.reservoir_ml:
            raise BadInput("the low alarm's volume lies between nothing and a full reservoir: check it")


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpProgramSet:
    """The prescriber's program from ``valid_from`` on. Steps stand on the wall clock of ``zone``.

    Raises:
        BadInput: without a prescriber, or for steps no pump could follow.
    """

    id: str
    steps: tuple[PumpStep, ...]
    zone: ZoneInfo
    valid_from: datetime
    prescriber: str
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a program no pump could follow."""
        if not self.prescriber.strip():
            raise BadInput("a pump program needs the prescriber's name")
        PumpProgram(steps=self.steps, zone=self.zone, valid_from=self.valid_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpRefill:
    """The pump was filled at ``fill.filled_at``; the clinic printed ``alarm_on`` as its alarm date.

    Raises:
        BadInput: if the printed date lies before the refill.
    """

    id: str
    fill: PumpFill
    alarm_on: date | None
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse a printed date that cannot belong to this refill."""
        if self.alarm_on is not None and self.alarm_on < self.fill.filled_at.date():
            raise BadInput(f"the alarm date {self.alarm_on} lies before the refill: look at the print again")


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpBeep:
    """Somebody heard the pump. Whatever the tone, the answer is to call (hazard H13)."""

    tone: BeepTone
    at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse a tone nobody asked about."""
        if self.tone not in BEEP_TONES:
            raise BadInput(f"a beep is one of {', '.join(BEEP_TONES)}")
        if self.at.tzinfo is None:
            raise BadInput("a beep needs a time with an offset, such as 2026-11-22T08:00+01:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpTurned:
    """The pump stopped or runs again, its catheter failed or was repaired, as the clinic said."""

    event: PumpEvent
    said_by: str = "self"
