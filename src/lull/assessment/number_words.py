"""How a measured number is said: with its unit, and with how far off it may be in 19 of 20 such tests.

One place for pages, for the report and for what is said when something was kept: an error is rounded up and
never down to nothing, so that no number is told more surely than it is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from lull.assessment.kept_sentences import say_again
from lull.assessment.measured import Measured
from lull.assessment.number_names import Unit
from lull.saying import say, together

CRUMB = 1e-9
"""What binary fractions leave over is no reason to round up."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How many digits stand after the point, and what stands behind an error and behind most values."""

    digits: int = 0
    mark: str = ""


_SPELLINGS: Mapping[Unit, _Spelling] = MappingProxyType(
    {
        "deg": _Spelling(0, "°"),
        "deg_per_s": _Spelling(0, "°"),
        "s": _Spelling(2, " s"),
        "per_min": _Spelling(0),
        "ratio": _Spelling(2),
        "count": _Spelling(),
    }
)


def say_number(told: Measured, unit: Unit) -> str:
    """Say a number with its error: ``62°, ±6°``, or why there is none. A count that is sure stands alone."""
    if told.value is None:
        return say("not known: {why}", why=say_again(told.why or ""))
    spelling = _SPELLINGS[unit]
    said = _say_value(f"{told.value:z.{spelling.digits}f}", unit)
    if unit == "count" and not told.standard_error:
        return said
    return together((said, f"±{round_up(told.error_95, spelling.digits)}{spelling.mark}"), ", ")


def _say_value(value: str, unit: Unit) -> str:
    """Say a value that stands for itself, with its whole unit."""
    if unit == "deg_per_s":
        return say("{value}° a second", value=value)
    if unit == "per_min":
        return say("{value} steps a minute", value=value)
    return f"{value}{_SPELLINGS[unit].mark}"


def say_briefly(told: Measured, unit: Unit) -> str:
    """Say a number with its error for a narrow table whose row names the unit: ``62° ±6°``."""
    if told.value is None:
        return say("not known")
    spelling = _SPELLINGS[unit]
    mark, digits = spelling.mark, spelling.digits
    return f"{told.value:z.{digits}f}{mark} ±{round_up(told.error_95, digits)}{mark}"


def round_up(error: float, digits: int = 0) -> str:
    """Return an error with so many digits after the point, rounded up and never down to nothing.

    >>> round_up(1.02), round_up(2.0), round_up(0.0), round_up(0.011, 2)
    ('2', '2', '1', '0.02')
    """
    steps = max(1, ceil(error * 10**digits - CRUMB))
    return f"{steps / 10**digits:.{digits}f}"
