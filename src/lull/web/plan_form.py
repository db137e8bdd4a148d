"""A plan as a person types it: the product's strength, and amounts at times of the day.

The strength is mandatory, and for a liquid it is typed twice: 1 and 5 mg per mL both exist (hazard H01).
"""

from typing import Literal, cast

from lull.quantities import LARGEST_AMOUNT_MG, OralMg, ProductStrength
from lull.record.plan_version import ScheduledDose
from lull.web.forms import Reading

MOST_ROWS = 12
FEWEST_ROWS = 4
LARGEST_STRENGTH_MG = 1000.0
"""More than this in one tablet or one mL is a slip; ours, far above any product."""


def read_strength(reading: Reading) -> ProductStrength | None:
    """Return the strength of the product, or None with the reasons in ``reading.errors``."""
    per = reading.choice("per", ("tablet", "mL"), ask="Choose tablet or liquid.")
    mg = reading.number("strength_mg", ask="Enter the number from the label.", most=LARGEST_STRENGTH_MG)
    if per == "mL" and mg is not None:
        again = reading.number(
            "strength_again", ask="Type it again from the label.", most=LARGEST_STRENGTH_MG
        )
        if again is not None and again != mg:
            reading.errors["strength_again"] = (
                "The two numbers differ. Look at the label and type both again."
            )
    if mg is None or {"per", "strength_mg", "strength_again"} & set(reading.errors):
        return None
    return ProductStrength(amount=OralMg(mg), per=cast("Literal['tablet', 'mL']", per))


def read_doses(reading: Reading) -> tuple[ScheduledDose, ...]:
    """Return the doses of every day; empty rows are left out, half-filled ones are asked for."""
    doses: list[ScheduledDose] = []
    for row in range(1, MOST_ROWS + 1):
        time_name, mg_name = f"time_{row}", f"mg_{row}"
        if not reading.raw(time_name) and not reading.raw(mg_name):
            continue
        clock = reading.clock(time_name, ask="Enter the time of this amount.")
        mg = reading.number(mg_name, ask="Enter the amount in mg.", most=LARGEST_AMOUNT_MG)
        if clock is None or mg is None:
            continue
        if any(dose.clock == clock for dose in doses):
            reading.errors[time_name] = "This time stands here twice. Enter one amount for each time."
            continue
        doses.append(ScheduledDose(clock, OralMg(mg)))
    if not doses and not reading.errors:
        reading.errors["time_1"] = "Enter at least one time."
        reading.errors["mg_1"] = "Enter the amount in mg."
    return tuple(sorted(doses))


def count_rows(reading: Reading, *, more: bool) -> int:
    """Return how many rows to show: what is filled, what was asked for, and never fewer than four."""
    filled = max(
        (row for row in range(1, MOST_ROWS + 1) if reading.raw(f"time_{row}") or reading.raw(f"mg_{row}")),
        default=0,
    )
    shown = int(reading.raw("rows")) if reading.raw("rows").isdecimal() else FEWEST_ROWS
    return min(MOST_ROWS, max(FEWEST_ROWS, filled, shown) + (2 if more else 0))
