"""Amounts in a plan that look like a slip of a digit, a point or a unit (hazards H01, H03).

Lull asks whether the label or the prescriber really says so, and takes every answer. The numbers only decide
when to ask. They are not limits, no sentence repeats them, and none of them is advice.
"""

from dataclasses import dataclass

from lull.quantities import OralMg, ProductStrength

LARGEST_STRENGTH_MG = {"tablet": 25.0, "mL": 5.0}
"""mg in the strongest product named by a label: Lioresal 25 mg tablets; US oral solution 5 mg per mL."""

LARGEST_DAY_MG = ((8.0, 40.0), (18.0, 60.0), (float("inf"), 80.0))
"""mg a day, for ages in years below the first number: the daily maximum a label prints for the age.

Below 8: 40, from 8: 60 (UK label, 0 to 18 years). Adults: 80 (US label). Hospital lists go higher; the
question would then come too late for a slip of ten.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualAmount:
    """One value to look at again. ``name`` tells values apart; ``question`` asks; ``says`` is the answer."""

    name: str
    question: str
    says: str


def check_unusual_amounts(
    strength: ProductStrength, doses: tuple[OralMg, ...], *, age_y: float
) -> tuple[UnusualAmount, ...]:
    """Return the values of a plan that look like a slip; ``doses`` are those of one day."""
    found: list[UnusualAmount] = []
    if strength.amount.mg > LARGEST_STRENGTH_MG[strength.per]:
        found.append(
            UnusualAmount(
                name=f"strength {strength}",
                question=f"{strength} is more than any label we know. Look at the label again.",
                says=f"The label says {strength}.",
            )
        )
    most = next(mg for below, mg in LARGEST_DAY_MG if age_y < below)
    large = sorted({dose for dose in doses if dose.mg > most})
    found.extend(_ask_prescription(f"{dose} in one dose") for dose in large)
    total = OralMg(sum(dose.mg for dose in doses))
    if not large and total.mg > most:
        found.append(_ask_prescription(f"{total} in one day"))
    return tuple(found)


def _ask_prescription(amount: str) -> UnusualAmount:
    """Ask whether the prescriber really wrote this amount."""
    return UnusualAmount(
        name=amount,
        question=f"{amount} is more than labels print for this age. Look at the prescription again.",
        says=f"The prescriber says {amount}.",
    )
