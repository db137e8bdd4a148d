"""More than the prescriber's plan: compared with the family's own plan, never with a table of ours (H03)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.quantities import OralMg
from lull.safety.finding import Finding
from lull.timeline import Span
from lull.tone.gates import Gate

ROUNDING_MG = 1e-6
"""A sum of decimal amounts may be off by this much without being more."""

CALL = " Call your clinic."

SHOWN_FOR = timedelta(hours=24)
"""How long a dose above the plan keeps its finding on the page and quiet windows closed (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLimits:
    """What the plan allows on one weekday, in mg: its largest single dose, and its most in a day.

    The most is that of the fixed times for a dose at a time, and with needed ones for a dose as needed;
    ``None`` where the plan names no limit.
    """

    largest_dose_mg: float
    most_a_day_mg: float | None
    prescriber: str


def check_above_plan(dose: OralMg, *, day_total: OralMg, limits: PlanLimits) -> Finding | None:
    """Return a finding when a dose, or the day with it, is more than the plan asks for.

    ``day_total`` includes the dose itself. Amounts equal to the plan are not above it.
    """
    if limits.largest_dose_mg == 0:
        said = f"The plan from {limits.prescriber} has no dose now, and {dose} is recorded."
    elif dose.mg > limits.largest_dose_mg:
        said = (
            f"{dose} is more than any single dose in the plan from {limits.prescriber}"
            f" ({limits.largest_dose_mg:g} mg)."
        )
    elif limits.most_a_day_mg is not None and day_total.mg > limits.most_a_day_mg + ROUNDING_MG:
        said = (
            f"The day adds up to {day_total}."
            f" The plan from {limits.prescriber} says {limits.most_a_day_mg:g} mg a day."
        )
    else:
        return None
    return Finding(code="above_plan", message=said + CALL, card="overdose")


def close_windows(dose: OralMg, *, taken_at: datetime, zone: ZoneInfo) -> Gate:
    """Return the gate that a dose above the plan closes: deep quiet may then be too much medicine (H14)."""
    return Gate(
        span=Span(taken_at, taken_at + SHOWN_FOR),
        code="above_plan",
        message=(
            f"{dose} at {taken_at.astimezone(zone):%H:%M} made it more than the plan."
            " No window is shown for 24 hours after it, or until it is taken back."
        ),
    )
