"""The question of ``lull forecast``: ``lull.scenario/1``, as a document.

This module says which keys there are and what their values may be; what they mean belongs to the pure
packages. Times need an offset. A date in ``from`` or ``to`` means that day's midnight in the scenario's
zone, and spans are half-open: ``to`` itself is not inside. A check-in may also tell ``ill``.
"""

import json
import re
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from lull.quantities import LARGEST_AMOUNT_MG
from lull.tone.check_in import MOST_SLEEPY, MOST_STIFF, MOST_WEAK

SCENARIO_SCHEMA = "lull.scenario/1"

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_SMALLEST, _LARGEST = 1e-6, 1e6
_LONGEST_LAG_H = 48.0
_STEEPEST = 100.0

MOST_PRESCRIBED = 1_000
MOST_TOLD = 20_000
"""Entries in one list: more changes of a plan, doses and check-ins than a year of forecast can need."""
_MOST_TIMES = 48

_LONGEST_QUOTE = 40

_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def quote(value: object) -> str:
    """Show a value as it stands in a document: on one line, and shortened."""
    text = json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 3]}..."


def _to_instant(value: object) -> datetime:
    """Read an instant with an offset; the message follows the name of its place."""
    if not isinstance(value, str):
        raise ValueError('must be a time in quotes, such as "2026-11-22T08:00+01:00"')  # noqa: TRY004 - pydantic collects ValueError only
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is not a time: {quote(value)}; write it like 2026-11-22T08:00+01:00") from None
    if instant.utcoffset() is None:
        raise ValueError(f"has no offset: {quote(value)}; write it like 2026-11-22T08:00+01:00")
    _check_year(instant.year)
    return instant


def _to_day_or_instant(value: object) -> date | datetime:
    """Read a calendar day, or an instant with an offset."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return _to_instant(value)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is not a day: {quote(value)}; write it like 2026-11-22") from None
    _check_year(day.year)
    return day


def _to_clock(value: object) -> time:
    """Read a wall-clock time."""
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError(f'is not a time of day: {quote(value)}; write it like "08:00"')
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is not a time of day: {quote(value)}; hours go from 00 to 23") from None


def _check_year(year: int) -> None:
    """Refuse years no scenario means."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"lies in the year {year}: use {_FIRST_YEAR} to {_LAST_YEAR}")


Instant = Annotated[
    datetime, BeforeValidator(_to_instant), WithJsonSchema({"type": "string", "format": "date-time"})
]
DayOrInstant = Annotated[
    date | datetime,
    BeforeValidator(_to_day_or_instant),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
    ),
]
Clock = Annotated[
    time,
    BeforeValidator(_to_clock),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"}),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
Amount = Annotated[float, Field(gt=0, le=LARGEST_AMOUNT_MG, allow_inf_nan=False)]
Positive = Annotated[float, Field(ge=_SMALLEST, le=_LARGEST, allow_inf_nan=False)]


class Part(BaseModel):
    """A part of the document: unknown keys and values of another type are mistakes, never guesses."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PersonPart(Part):
    """Who it is for. Without an eGFR, kidney function counts as not known."""

    age_y: Number
    weight_kg: Number
    egfr_ml_min_per_1_73m2: Number | None = None


class PrescribedPart(Part):
    """One prescribed amount at fixed times of day, in force from ``from`` up to, not including, ``to``."""

    route: Literal["oral"]
    amount: Amount
    unit: Literal["mg"]
    times: Annotated[list[Clock], Field(min_length=1, max_length=_MOST_TIMES)]
    valid_from: DayOrInstant = Field(alias="from")
    valid_to: DayOrInstant | None = Field(alias="to", default=None)


class GivenPart(Part):
    """One dose that was given."""

    route: Literal["oral"]
    amount: Amount
    unit: Literal["mg"]
    at: Instant


class CheckInPart(Part):
    """What the person said; an answer left out or ``null`` was not given."""

    at: Instant
    stiffness: Annotated[int, Field(ge=0, le=MOST_STIFF)] | None = None
    sleepy: Annotated[int, Field(ge=0, le=MOST_SLEEPY)] | None = None
    weak: Annotated[int, Field(ge=0, le=MOST_WEAK)] | None = None
    fell: bool | None = None
    ill: bool | None = None


class HorizonPart(Part):
    """Which time to predict, ``[from, to)``, and how far apart the reported points lie."""

    start: Instant = Field(alias="from")
    end: Instant = Field(alias="to")
    step_min: Number


class ParametersPart(Part):
    """Typical values to use instead of the model's own. They are not scaled by weight or kidneys again."""

    ka_per_h: Positive | None = None
    lag_h: Annotated[float, Field(ge=0, le=_LONGEST_LAG_H, allow_inf_nan=False)] | None = None
    cl_f_l_per_h: Positive | None = None
    v1_f_l: Positive | None = None
    q_f_l_per_h: Positive | None = None
    v2_f_l: Positive | None = None
    ke0_per_h: Positive | None = None
    ec50_ng_per_ml: Positive | None = None
    emax: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None
    hill: Annotated[float, Field(ge=_SMALLEST, le=_STEEPEST, allow_inf_nan=False)] | None = None


class Scenario(Part):
    """``lull.scenario/1``: everything a forecast depends on, the present included."""

    schema_name: Literal["lull.scenario/1"] = Field(alias="schema")
    now: Instant
    zone: str
    person: PersonPart
    prescribed: Annotated[list[PrescribedPart], Field(max_length=MOST_PRESCRIBED)] = []
    given: Annotated[list[GivenPart], Field(max_length=MOST_TOLD)] = []
    check_ins: Annotated[list[CheckInPart], Field(max_length=MOST_TOLD)] = []
    horizon: HorizonPart
    parameters: ParametersPart = ParametersPart()
    variability: bool = True
