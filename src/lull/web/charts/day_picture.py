"""What the day ribbon shows: one forecast, and what the record says about the same day.

The four truths keep their own marks: prescribed doses are outlined capsules, given ones are filled, the
predicted curve is a line with bands, and what a person told is an ink dot with its number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lull.timeline import Span
from lull.tone.check_in import CheckIn
from lull.tone.curve import Bands, Region
from lull.tone.forecast import Forecast

DoseState = Literal["given", "no_record", "due", "missed", "skipped"]
DOSE_WORDS: Mapping[DoseState, str] = {
    "given": "given",
    "no_record": "no record",
    "due": "due",
    "missed": "missed",
    "skipped": "skipped",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseMark:
    """One capsule: when, and whether it was given, has no record, or is due."""

    at: datetime
    state: DoseState
    amount: str


@dataclass(frozen=True, slots=True)
class ToldDot:
    """One stiffness from 0 to 10: the person's own word, or ``observed`` by somebody else."""

    at: datetime
    stiffness: int
    observed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPicture:
    """Everything drawn for one local day. ``practice`` are the spans in which somebody practised."""

    forecast: Forecast
    region: Region
    day: Span
    doses: tuple[DoseMark, ...]
    check_ins: tuple[CheckIn, ...]
    practice: tuple[Span, ...]

    @property
    def now(self) -> datetime:
        """The moment the forecast was made."""
        return self.forecast.inputs.now

    @property
    def bands(self) -> Bands:
        """The curve of the region shown."""
        return self.forecast.tone[self.region]

    @property
    def told(self) -> tuple[ToldDot, ...]:
        """Every stiffness that was told on this day: when, which, and whose word it is."""
        return tuple(
            ToldDot(check_in.at, check_in.stiffness, check_in.observed)
            for check_in in self.check_ins
            if check_in.stiffness is not None and check_in.at in self.day
        )
