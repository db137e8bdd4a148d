"""Values in a scenario: instants, days, clock times and weekdays as they may be written.

Each reader's message follows the name of its place in the document.
"""

import json
import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_SMALLEST, _LARGEST = 1e-6, 1e6
_LONGEST_QUOTE = 40

_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 3


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


def _to_weekday(value: object) -> int:
    """Read a weekday: its name, the first letters of it, or its number from 1 (Monday) to 7 (Sunday)."""
    if isinstance(value, str) and len(value) >= _SHORTEST_WEEKDAY:
        found = [n for n, name in enumerate(_WEEKDAYS, start=1) if name.startswith(value.lower())]
        if found:
            return found[0]
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= len(_WEEKDAYS):
        return value
    raise ValueError(f'is not a weekday: {quote(value)}; write "mon" to "sun", or 1 (Monday) to 7 (Sunday)')


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
Weekday = Annotated[
    int,
    BeforeValidator(_to_weekday),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "(?i)^(mon|tue|wed|thu|fri|sat|sun)"},
                {"type": "integer", "minimum": 1, "maximum": 7},
            ]
        }
    ),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(ge=_SMALLEST, le=_LARGEST, allow_inf_nan=False)]


class Part(BaseModel):
    """A part of the document: unknown keys and values of another type are mistakes, never guesses."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
