"""A pump as a person types it from the clinic's print: each field becomes a value or a sentence beside it.

The print says micrograms; nothing here takes milligrams (hazard H02). The concentration is typed twice, and
the steps of a day must add up to the printed total: a slip of ten is what harms (hazards H01, H03).
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from lull.quantities import LARGEST_RATE_MCG_PER_H, McgPerHour
from lull.record.pump_facts import RESERVOIR_ML, PumpDescription, PumpProgramSet, PumpRefill
from lull.refusal import BadInput
from lull.timeline import local_day, wall_clock_at
from lull.treatment.pump_program import (
    MCG_PER_ML,
    ML,
    MOST_MCG_A_DAY,
    MOST_STEPS_A_DAY,
    PumpFill,
    PumpStep,
    measure_daily_mcg,
)
from lull.web.forms import Reading
from lull.web.moment_form import read_moment
from lull.web.record_page import read_form_id

SAME_TOTAL = 0.02
"""Printed rates are rounded: steps may miss the printed total by this share (ours)."""
FEWEST_ROWS = 3
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)


def read_description(typed: Reading, zone: ZoneInfo, now: datetime) -> PumpDescription | None:
    """Return what the pump is, or None with the reasons in ``typed.errors``."""
    model = typed.text("model", ask="Enter the model, as on the pump card.")
    holds = typed.number("reservoir_ml", ask="Enter how much it holds, in mL.", most=RESERVOIR_ML[1])
    low = typed.number("low_reservoir_ml", ask="", most=RESERVOIR_ML[1], needed=False)
    implanted_on, replace_by = _read_day(typed, "implanted_on"), _read_day(typed, "replace_by")
    phone = typed.text("clinic_phone", ask="", needed=False)
    if holds is not None and holds < RESERVOIR_ML[0]:
        typed.errors["reservoir_ml"] = "A reservoir holds 1 mL or more. Look at the card again."
    if holds is not None and low is not None and low >= holds:
        typed.errors["low_reservoir_ml"] = "The low alarm lies below a full reservoir. Look at it again."
    if implanted_on is not None and implanted_on > local_day(now, zone):
        typed.errors["implanted_on"] = "This day has not come yet."
    if implanted_on and replace_by and replace_by <= implanted_on:
        typed.errors["replace_by"] = "This day lies before the pump was put in."
    if typed.errors or holds is None:
        return None
    return PumpDescription(
        model=model,
        reservoir_ml=holds,
        low_reservoir_ml=low,
        implanted_on=implanted_on,
        replace_by=replace_by,
        clinic_phone=phone,
    )


def read_program(typed: Reading, zone: ZoneInfo, now: datetime) -> PumpProgramSet | None:
    """Return the program, or None with the reasons in ``typed.errors``."""
    total = typed.number("mcg_day", ask="Enter the micrograms a day from the print.", most=MOST_MCG_A_DAY)
    how = typed.choice("how", ("even", "steps"), ask="Choose how it runs.")
    prescriber = typed.text("prescriber", ask="Enter who set it.")
    reason = typed.text("reason", ask="", needed=False)
    starts = typed.choice("starts", ("now", "later"), ask="Choose when it starts.")
    day = typed.day("starts_on", ask="Enter the day it starts.") if starts == "later" else None
    if starts == "now" and typed.raw("starts_on"):
        typed.errors["starts_on"] = "You chose now, and a day stands here. Empty it, or choose another day."
    _check_year(typed, "starts_on", day)
    steps = _read_steps(typed) if how == "steps" else ()
    if how == "steps" and total is not None and not typed.errors:
        _check_total(typed, steps, total)
    if typed.errors or total is None:
        return None
    even = (PumpStep(at=time(0), rate=McgPerHour(total / 24.0)),)
    return PumpProgramSet(
        id=read_form_id(typed),
        steps=steps or even,
        zone=zone,
        valid_from=now if day is None else wall_clock_at(day, time(0), zone),
        prescriber=prescriber,
        reason=reason,
    )


def _read_steps(typed: Reading) -> tuple[PumpStep, ...]:
    """Return the steps of every day; empty rows are left out, half-filled ones are asked for."""
    steps: list[PumpStep] = []
    for row in range(1, MOST_STEPS_A_DAY + 1):
        at_name, rate_name = f"at_{row}", f"rate_{row}"
        if not typed.raw(at_name) and not typed.raw(rate_name):
            continue
        at = typed.clock(at_name, ask="Enter the time of this step.")
        rate = typed.number(rate_name, ask="Enter the micrograms an hour.", most=LARGEST_RATE_MCG_PER_H)
        if at is None or rate is None:
            continue
        if any(step.at == at for step in steps):
            typed.errors[at_name] = "This time stands here twice. Enter one rate for each time."
            continue
        steps.append(PumpStep(at=at, rate=McgPerHour(rate)))
    if not steps and not typed.errors:
        typed.errors["at_1"] = "Enter at least one step."
        typed.errors["rate_1"] = "Enter the micrograms an hour."
    return tuple(sorted(steps, key=lambda step: step.at))


def _check_total(typed: Reading, steps: tuple[PumpStep, ...], total: float) -> None:
    """Say where the steps do not add up to the printed total."""
    adds_up = measure_daily_mcg(steps)
    if abs(adds_up - total) > SAME_TOTAL * total:
        typed.errors["mcg_day"] = (
            f"The steps add up to {adds_up:.4g} micrograms a day. Here stands {total:g}."
            " Look at the print again."
        )


def read_refill(typed: Reading, zone: ZoneInfo, now: datetime) -> PumpRefill | None:
    """Return the refill, or None with the reasons in ``typed.errors``."""
    filled_at = read_pump_moment(typed, now=now, zone=zone)
    most = MCG_PER_ML[1]
    holds = typed.number("mcg_per_ml", ask="Enter the micrograms in 1 mL from the print.", most=most)
    again = typed.number("mcg_again", ask="Type it again from the print.", most=most)
    volume = typed.number("volume_ml", ask="Enter how many mL were filled in.", most=ML[1])
    alarm_on = _read_day(typed, "alarm_on")
    said_by = typed.text("said_by", ask="", needed=False) or "self"
    if holds is not None and again is not None and holds != again:
        typed.errors["mcg_again"] = "The two numbers differ. Look at the print and type both again."
    if holds is not None and holds < MCG_PER_ML[0]:
        typed.errors["mcg_per_ml"] = "That is too little for a pump. The print says micrograms in 1 mL."
    if alarm_on is not None and filled_at is not None and alarm_on <= local_day(filled_at, zone):
        typed.errors["alarm_on"] = "The alarm date lies after the refill. Look at the print again."
    if typed.errors or holds is None or volume is None or filled_at is None:
        return None
    try:
        fill = PumpFill(mcg_per_ml=holds, reservoir_ml=volume, filled_at=filled_at)
        return PumpRefill(id=read_form_id(typed), fill=fill, alarm_on=alarm_on, said_by=said_by)
    except BadInput:
        typed.errors["volume_ml"] = f"Enter a number from {ML[0]:g} to {ML[1]:g}."
        return None


def read_pump_moment(typed: Reading, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when something happened to the pump, or None with the reasons in ``typed.errors``."""
    return read_moment(
        typed,
        now=now,
        zone=zone,
        ask=("Enter the day.", "Enter the time."),
        ahead="This time has not come yet. Write it down when it has happened.",
        earliest=FIRST_DAY,
    )


def count_step_rows(typed: Reading, *, more: bool) -> int:
    """Return how many rows of steps to show: what is filled, what was asked for, and at least three."""
    rows = range(1, MOST_STEPS_A_DAY + 1)
    filled = max((row for row in rows if typed.raw(f"at_{row}") or typed.raw(f"rate_{row}")), default=0)
    shown = int(typed.raw("rows")) if typed.raw("rows").isdecimal() else FEWEST_ROWS
    return min(MOST_STEPS_A_DAY, max(FEWEST_ROWS, filled, shown) + (3 if more else 0))


def _read_day(typed: Reading, name: str) -> date | None:
    """Return a day that may be left out."""
    day = typed.day(name, ask="") if typed.raw(name) else None
    _check_year(typed, name, day)
    return day


def _check_year(typed: Reading, name: str, day: date | None) -> None:
    """Say where a year cannot be."""
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        typed.errors[name] = "Look at the year again."
