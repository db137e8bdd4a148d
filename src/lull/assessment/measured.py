"""A measured number with its standard error, or the reason why there is none."""

from dataclasses import dataclass

CONFIDENCE_95 = 1.96
"""Standard errors to either side that hold 95 in 100 of a normal distribution (from its table)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """``value`` and ``standard_error`` in one unit; both ``None`` where it is unknown, and then ``why``."""

    value: float | None
    standard_error: float | None
    why: str | None = None

    @property
    def error_95(self) -> float:
        """How far off it may be in 19 of 20 such tests; 0 where it is not known."""
        return CONFIDENCE_95 * (self.standard_error or 0.0)


def unknown(why: str) -> Measured:
    """Return that a number cannot be known, and why."""
    return Measured(value=None, standard_error=None, why=why)
