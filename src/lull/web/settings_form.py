"""Settings and the person as somebody types them: each field a value, or a sentence beside it.

The bounds are ours. They keep a threshold from being set so high that a warning would never come (H05, H24).
"""

import re
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from lull.record.person_description import PersonDescription
from lull.record.settings import Settings
from lull.refusal import BadInput
from lull.saying import say
from lull.timeline import find_zone
from lull.tone.curve import REGIONS, Region
from lull.treatment.person import HEAVIEST_WEIGHT_KG, LARGEST_EGFR
from lull.web.forms import Reading
from lull.web.start_page import read_phone

MOST_MISSED = 6
LONGEST_OVERDUE_MIN = 240
MOST_STOCK_DAYS = 60
MOST_REFILL_DAYS = 90
LOWEST_TONE, HIGHEST_TONE = 30, 95
"""Low tone in percent of untreated."""


def fill_settings(settings: Settings) -> dict[str, str]:
    """Return the fields of the settings, filled in."""
    return {
        "missed_in_a_row": f"{settings.missed_in_a_row}",
        "overdue_min": f"{round(settings.overdue_after / timedelta(minutes=1))}",
        "stock_days": f"{settings.stock_days}",
        "refill_days": ", ".join(str(days) for days in settings.refill_days),
        "wakes_at": f"{settings.wakes_at:%H:%M}",
        "sleeps_at": f"{settings.sleeps_at:%H:%M}",
        "low_tone": f"{settings.low_tone * 100:g}",
        "region": settings.region,
    }


def read_settings(typed: Reading, before: Settings) -> Settings | None:
    """Return the settings a form asks for, or None with the reasons in ``typed.errors``."""
    missed = read_count(typed, "missed_in_a_row", least=1, most=MOST_MISSED)
    overdue_min = read_count(typed, "overdue_min", least=0, most=LONGEST_OVERDUE_MIN)
    stock_days = read_count(typed, "stock_days", least=1, most=MOST_STOCK_DAYS)
    low = read_count(typed, "low_tone", least=LOWEST_TONE, most=HIGHEST_TONE)
    refill_days = _read_refill_days(typed)
    wakes_at = typed.clock("wakes_at", ask=say("Enter when the day begins."))
    sleeps_at = typed.clock("sleeps_at", ask=say("Enter when the day ends."))
    if wakes_at is not None and sleeps_at is not None and wakes_at >= sleeps_at:
        typed.errors["sleeps_at"] = say("The day must end later than it begins.")
    region = _read_region(typed)
    if typed.errors or missed is None or overdue_min is None or stock_days is None or low is None:
        return None
    if wakes_at is None or sleeps_at is None or region is None:
        return None
    return replace(
        before,
        missed_in_a_row=missed,
        overdue_after=timedelta(minutes=overdue_min),
        stock_days=stock_days,
        refill_days=refill_days,
        wakes_at=wakes_at,
        sleeps_at=sleeps_at,
        low_tone=low / 100,
        region=region,
    )


def read_count(typed: Reading, name: str, *, least: int, most: int) -> int | None:
    """Return a whole number within bounds, or None with the reason in ``typed.errors``."""
    text = typed.raw(name)
    if not re.fullmatch(r"[0-9]{1,4}", text) or not least <= int(text) <= most:
        typed.errors[name] = say("Enter a whole number from {least} to {most}.", least=least, most=most)
        return None
    return int(text)


def fill_person(person: PersonDescription) -> dict[str, str]:
    """Return the fields of the person, filled in."""
    egfr = person.egfr_ml_min_per_1_73m2
    return {
        "weight_kg": f"{person.weight_kg:g}",
        "egfr": "" if egfr is None else f"{egfr:g}",
        "emergency_number": person.emergency_number,
        "clinic_phone": person.clinic_phone,
        "zone": str(person.zone),
    }


def read_person(typed: Reading, before: PersonDescription) -> PersonDescription | None:
    """Return the person a form describes, or None with the reasons in ``typed.errors``."""
    weight = typed.number("weight_kg", ask=say("Enter the weight in kg."), most=HEAVIEST_WEIGHT_KG)
    ask = say("Copy it from the blood test, or leave it empty.")
    egfr = typed.number("egfr", ask=ask, most=LARGEST_EGFR, needed=False)
    read_phone(typed, "emergency_number", needed=True)
    read_phone(typed, "clinic_phone", needed=False)
    try:
        zone = find_zone(typed.raw("zone"))
    except BadInput:
        typed.errors["zone"] = say("Choose a time zone from the list.")
        return None
    if typed.errors or weight is None:
        return None
    return replace(
        before,
        weight_kg=weight,
        egfr_ml_min_per_1_73m2=egfr,
        emergency_number=typed.raw("emergency_number"),
        clinic_phone=typed.raw("clinic_phone"),
        zone=zone,
    )


def _read_refill_days(typed: Reading) -> tuple[int, ...]:
    """Return the days before a refill, the farthest first."""
    parts = [part.strip() for part in typed.raw("refill_days").split(",") if part.strip()]
    numbers = [int(part) for part in parts if re.fullmatch(r"[0-9]{1,3}", part)]
    if not parts or len(numbers) != len(parts) or not all(1 <= n <= MOST_REFILL_DAYS for n in numbers):
        typed.errors["refill_days"] = (
            f"Enter days from 1 to {MOST_REFILL_DAYS} with commas between, such as 21, 14, 7."
        )
    return tuple(sorted(set(numbers), reverse=True))


def _read_region(typed: Reading) -> Region | None:
    """Return the part of the body."""
    chosen = typed.choice("region", REGIONS, ask=say("Choose a part of the body from the list."))
    return next((known for known in get_args(Region) if known == chosen), None)
