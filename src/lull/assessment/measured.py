"""A measured number with its standard error, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """``value`` and ``standard_error`` in one unit; both ``None`` where it is unknown, and then ``why``."""

    value: float | None
    standard_error: float | None
    why: str | None = None


def unknown(why: str) -> Measured:
    """Return that a number cannot be known, and why."""
    return Measured(value=None, standard_error=None, why=why)
