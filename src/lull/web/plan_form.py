"""A plan as a person types it: the product's strength, and amounts at times of the day.

The strength is mandatory, and for a liquid it is typed twice: 1 and 5 mg per mL both exist (hazard H01).
"""

from typing import Literal, cast

from lull.quantities import LARGEST_AMOUNT_MG, OralMg, ProductStrength
from lull.record.plan_version import AsNeeded, PlanVersion, ScheduledDose
from lull.treatment.regimen import EVERY_DAY
from lull.web.forms import Reading

MOST_ROWS = 12
DAYS: dict[str, tuple[int, ...]] = {"": EVERY_DAY, "school": (1, 2, 3, 4, 5), "free": (6, 7)}
"""What a row may be for: every day, school days (Monday to Friday), free days (Saturday and Sunday)."""
MOST_A_DAY = 24
MOST_HOURS_APART = 48.0
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


def read_doses(reading: Reading, *, needed: bool = True) -> tuple[ScheduledDose, ...]:
    """Return the doses with their days; empty rows are left out, half-filled ones are asked for."""
    doses: list[ScheduledDose] = []
    for row in range(1, MOST_ROWS + 1):
        time_name, mg_name = f"time_{row}", f"mg_{row}"
        if not reading.raw(time_name) and not reading.raw(mg_name):
            continue
        clock = reading.clock(time_name, ask="Enter the time of this amount.")
        mg = reading.number(mg_name, ask="Enter the amount in mg.", most=LARGEST_AMOUNT_MG)
        days = DAYS.get(reading.raw(f"days_{row}"), EVERY_DAY)
        if clock is None or mg is None:
            continue
        if any(dose.clock == clock and set(dose.weekdays) & set(days) for dose in doses):
            reading.errors[time_name] = "This time stands here twice. Enter one amount for each time."
            continue
        doses.append(ScheduledDose(clock, OralMg(mg), days))
    if needed and not doses and not reading.errors:
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


def read_as_needed(reading: Reading) -> tuple[AsNeeded, ...]:
    """Return the dose as needed, where the form holds one: how much, what for, how often, how far apart."""
    names = ("need_mg", "need_for", "need_most", "need_apart")
    if not any(reading.raw(name) for name in names):
        return ()
    mg = reading.number("need_mg", ask="Enter the amount in mg.", most=LARGEST_AMOUNT_MG)
    what_for = reading.text("need_for", ask="Enter what it is for, as you were told.")
    most = reading.number("need_most", ask="", most=MOST_A_DAY, needed=False)
    apart = reading.number("need_apart", ask="", most=MOST_HOURS_APART, needed=False)
    if most is not None and most != int(most):
        reading.errors["need_most"] = "Enter a whole number of times."
    if mg is None or set(names) & set(reading.errors):
        return ()
    return (
        AsNeeded(
            amount=OralMg(mg),
            what_for=what_for,
            most_a_day=None if most is None else int(most),
            least_hours_apart=apart,
        ),
    )


def to_typed(plan: PlanVersion) -> dict[str, str]:
    """Return a plan as its form would hold it, the strength left out: the label is looked at anew (H01)."""
    names = {days: name for name, days in DAYS.items()}
    typed = {"per": plan.strength.per, "prescriber": plan.prescriber, "missed_rule": plan.missed_rule}
    for row, dose in enumerate(plan.doses, start=1):
        typed |= {
            f"time_{row}": f"{dose.clock:%H:%M}",
            f"mg_{row}": f"{dose.amount.mg:g}",
            f"days_{row}": names.get(dose.weekdays, ""),
        }
    for extra in plan.as_needed[:1]:
        typed |= {
            "need_mg": f"{extra.amount.mg:g}",
            "need_for": extra.what_for,
            "need_most": "" if extra.most_a_day is None else f"{extra.most_a_day}",
            "need_apart": "" if extra.least_hours_apart is None else f"{extra.least_hours_apart:g}",
        }
    return typed
