"""More than the prescriber's plan: compared with the family's own plan, never with a table of ours (H03)."""

from dataclasses import dataclass

from lull.quantities import OralMg
from lull.safety.finding import Finding

ROUNDING_MG = 1e-6
"""A sum of decimal amounts may be off by this much without being more."""

CALL = " Call your clinic."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLimits:
    """What the plan in force asks for: its largest single dose, and the total of a day."""

    largest_dose: OralMg
    daily_total: OralMg
    prescriber: str


def check_above_plan(dose: OralMg, *, day_total: OralMg, limits: PlanLimits) -> Finding | None:
    """Return a finding when a dose, or the day with it, is more than the plan asks for.

    ``day_total`` includes the dose itself. Amounts equal to the plan are not above it.
    """
    if dose.mg > limits.largest_dose.mg:
        said = (
            f"{dose} is more than any single dose in the plan from {limits.prescriber}"
            f" ({limits.largest_dose})."
        )
    elif day_total.mg > limits.daily_total.mg + ROUNDING_MG:
        said = (
            f"The day adds up to {day_total}."
            f" The plan from {limits.prescriber} says {limits.daily_total} a day."
        )
    else:
        return None
    return Finding(code="above_plan", message=said + CALL, card="overdose")
