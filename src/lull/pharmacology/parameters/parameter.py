"""A parameter: one number of a model, with what is needed to judge it."""

from dataclasses import dataclass
from math import isfinite

UNITS = frozenset(
    {
        "1",  # a share, an exponent or a ratio
        "%",
        "1/h",
        "day",
        "h",
        "kg",
        "L",
        "L/h",
        "L/h/kg",
        "L/kg",
        "mL",
        "mL/h",
        "mL/min per 1.73 m2",
        "ng/mL",
        "per mL/min per 1.73 m2",
        "year",
    }
)
"""The units a parameter may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number with its unit, plausible range and source.

    ``seen`` says that the number was read in the source named. A number nobody has read there, or one we
    chose ourselves, has a source that begins with "ours" and a ``note`` that says how it was chosen.

    Raises:
        ValueError: if the unit is unknown, the range does not hold the value, or the source is missing.
    """

    name: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    seen: bool
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that could not be judged."""
        if self.unit not in UNITS:
            raise ValueError(f"{self.name}: unknown unit {self.unit!r}")
        if not all(map(isfinite, (self.low, self.value, self.high))):
            raise ValueError(f"{self.name}: not a finite number")
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.name}: {self.value} lies outside {self.low} to {self.high}")
        if not self.source:
            raise ValueError(f"{self.name}: no source")
        if self.seen == self.is_ours:
            raise ValueError(f"{self.name}: a number is either read in its source or ours")
        if self.is_ours and not self.note:
            raise ValueError(f"{self.name}: a number of ours says how it was chosen")

    @property
    def is_ours(self) -> bool:
        """Tell whether the number is our own choice or arithmetic and not a published value."""
        return self.source.startswith("ours")
