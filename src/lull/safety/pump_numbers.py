"""The numbers the pump's pages and findings speak of, each with its unit and where it was read, in one place.

What was not read anywhere is ours, and says so. None of these numbers is advice about a dose.
"""

from dataclasses import dataclass

from lull.safety.route_fact import OURS

_MEDTRONIC = "Medtronic, pump management and replacement pages"
_GILLETTE = "Gillette Children's, pump refills"
_GILLETTE_CARE = "Gillette Children's, follow-up care"


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpNumber:
    """A number or a span of numbers in a unit, its source, and the parts of the row it was read in.

    Raises:
        ValueError: for a number without unit or source, a reversed span, or a read number without its row.
    """

    least: float
    most: float
    unit: str
    source: str
    row: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a number nobody could check."""
        if not self.unit or not self.source:
            raise ValueError(f"{self.least:g} needs a unit and a source")
        if not 0.0 < self.least <= self.most:
            raise ValueError(f"{self.least:g} to {self.most:g} {self.unit} is no span")
        if self.source.startswith(OURS) == bool(self.row):
            raise ValueError(f"{self} was read in a row, or it is ours")

    def __str__(self) -> str:
        """Say the number or the span with its unit."""
        number = f"{self.least:g}" if self.least == self.most else f"{self.least:g} to {self.most:g}"
        return f"{number} {self.unit}"


REPLACE_WITHIN = PumpNumber(
    least=90,
    most=90,
    unit="days",
    source=_MEDTRONIC,
    row=("operation after replacement alarm", "90", "days"),
)
BOOKED_BEFORE = PumpNumber(
    least=3, most=5, unit="days", source=_GILLETTE, row=("refill before alarm date", "3-5", "days")
)
BOOKED_BEFORE_ELSEWHERE = PumpNumber(
    least=7, most=10, unit="days", source=_GILLETTE_CARE, row=("refill before alarm date", "7-10", "days")
)
BETWEEN_REFILLS = PumpNumber(
    least=1,
    most=6,
    unit="months",
    source=_GILLETTE,
    row=("refill interval", "most people; 1 to 6 range", "months"),
)
AFTER_A_REFILL = PumpNumber(least=72, most=72, unit="hours", source="ours, needs a clinician's review")
BEEP_IS_KEPT = PumpNumber(least=24, most=24, unit="hours", source="ours")
LOW_SHARE = PumpNumber(least=0.1, most=0.1, unit="of a filling", source="ours")
"""What counts as low where nobody entered the volume the clinic set the low alarm to."""
LONGEST_SUM = PumpNumber(least=366, most=366, unit="days", source="ours")
"""So far our sum looks ahead of a refill; no pump goes so long without one."""

PUMP_NUMBERS = (
    REPLACE_WITHIN,
    BOOKED_BEFORE,
    BOOKED_BEFORE_ELSEWHERE,
    BETWEEN_REFILLS,
    AFTER_A_REFILL,
    BEEP_IS_KEPT,
    LOW_SHARE,
    LONGEST_SUM,
)
