"""One line of a table of events: what NONMEM means by it, and what Lull refuses to guess.

EVID 0 is an observation, 1 a dose, 2 a time to look at, 3 a reset, 4 a reset and a dose. Without EVID a line
with an amount or a rate is a dose and any other an observation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from lull.pharmacology.simulation.events import (
    NOTHING,
    Events,
    PersonId,
    Repeat,
    SteadyState,
    bolus,
    by_mouth,
    infusion,
    reset,
)
from lull.quantities import IntrathecalMcg, McgPerHour, OralForm, OralMg
from lull.refusal import BadInput, shorten

Amount = TypeVar("Amount", OralMg, IntrathecalMcg, McgPerHour)

OBSERVED, DOSE, LOOKED_AT, RESET, RESET_AND_DOSE = 0, 1, 2, 3, 4
TABLET, LUMBAR_FLUID, ORAL_SOLUTION = 1, 2, 3
UNITS = {TABLET: "mg", LUMBAR_FLUID: "mcg", ORAL_SOLUTION: "mg"}
SAME_UNIT = {"ug": "mcg", "\u00b5g": "mcg", "\u03bcg": "mcg"}
"""Other spellings of the microgram, with either of the two letters that look like a mu."""

CMT_MEANS = "1 is a tablet in mg, 2 the lumbar fluid in mcg, 3 an oral solution in mg"

CHOICES = {"EVID": (0, 1, 2, 3, 4), "CMT": (1, 2, 3), "SS": (0, 1, 2), "MDV": (0, 1)}
OF_A_DOSE = ("AMT", "RATE", "II", "ADDL", "SS")
STEADY: Mapping[int, SteadyState] = {1: "replaces", 2: "adds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line: its number, whose it is, and the numbers it has by column."""

    line: int
    who: PersonId
    numbers: Mapping[str, float]
    unit: str | None = None

    @property
    def at_h(self) -> float:
        """When it is, in hours."""
        return self.numbers["TIME"]

    @property
    def evid(self) -> int:
        """What kind of event it is."""
        if "EVID" in self.numbers:
            return int(self.numbers["EVID"])
        return DOSE if self.read("AMT") or self.read("RATE") else OBSERVED

    def read(self, column: str) -> float:
        """Return a number, 0 where there is none."""
        return self.numbers.get(column, 0.0)

    def refuse(self, column: str, why: str) -> BadInput:
        """Return the refusal that names line and column."""
        return BadInput(f"line {self.line}, column {column} {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A time at which something was measured (``value``), or is only asked for (``None``)."""

    who: PersonId
    at_h: float
    compartment: int | None
    value: float | None


def check_record(record: Record) -> None:
    """Refuse a line that contradicts itself.

    Raises:
        BadInput: naming line, column and what to do.
    """
    if "TIME" not in record.numbers:
        raise record.refuse("TIME", "is empty: say when it was, in hours")
    for name, choices in CHOICES.items():
        value = record.numbers.get(name)
        if value is not None and value not in choices:
            listed = ", ".join(str(choice) for choice in choices)
            meaning = f" ({CMT_MEANS})" if name == "CMT" else ""
            raise record.refuse(name, f"is {value:g}: Lull knows {listed}{meaning}")
    if record.evid in (DOSE, RESET_AND_DOSE):
        _check_dose(record)
    else:
        for name in OF_A_DOSE:
            if record.read(name):
                raise record.refuse(
                    name,
                    f"is {record.read(name):g} on a line with EVID {record.evid}, which is no dose: write 0",
                )


def to_events(record: Record) -> Events:
    """Return what a line gives or resets, with the id of its person."""
    events = NOTHING
    if record.evid in (RESET, RESET_AND_DOSE):
        events = events + reset(at_h=record.at_h, who=record.who)
    if record.evid in (DOSE, RESET_AND_DOSE):
        events = events + _to_dose(record)
    return events


def to_observation(record: Record) -> Observation | None:
    """Return the time a line asks for, with what was measured there; ``None`` for a dose or a reset."""
    if record.evid not in (OBSERVED, LOOKED_AT):
        return None
    seen = record.evid == OBSERVED and not record.read("MDV")
    cmt = record.numbers.get("CMT")
    return Observation(
        who=record.who,
        at_h=record.at_h,
        compartment=None if cmt is None else int(cmt),
        value=record.numbers.get("DV") if seen else None,
    )


def _check_dose(record: Record) -> None:
    """Refuse a dose that means two things or nothing."""
    if "CMT" not in record.numbers:
        raise record.refuse("CMT", f"is missing for a dose: {CMT_MEANS}")
    cmt, rate = int(record.numbers["CMT"]), record.read("RATE")
    _check_unit(record, UNITS[cmt])
    if rate in (-1.0, -2.0):
        raise record.refuse("RATE", f"is {rate:g}, a rate or duration from a model: write the rate in mcg/h")
    for name in ("AMT", "RATE", "II", "ADDL"):
        if record.read(name) < 0:
            raise record.refuse(name, f"is {record.read(name):g}: it must be 0 or more")
    if rate and cmt != LUMBAR_FLUID:
        raise record.refuse("RATE", f"is {rate:g} by mouth: only CMT 2, the lumbar fluid, takes an infusion")
    if not record.read("AMT"):
        _check_endless(record)
    else:
        _check_repeat(record)


def _check_unit(record: Record, expected: str) -> None:
    """Refuse a unit that is not the one of the compartment: nothing is converted (hazard H02)."""
    if record.unit is None:
        return
    said = SAME_UNIT.get(record.unit.lower(), record.unit.lower())
    if said != expected:
        raise record.refuse(
            "UNIT",
            f"is {shorten(repr(record.unit))} and CMT {record.numbers['CMT']:g} takes {expected}:"
            " check amount and compartment, nothing is converted",
        )


def _check_endless(record: Record) -> None:
    """Refuse a dose of nothing, unless it is a flow that has always been running."""
    if not record.read("RATE") or not record.read("SS"):
        raise record.refuse("AMT", "is 0 for a dose: write the amount, or RATE with SS 1 for a steady flow")
    for name in ("II", "ADDL"):
        if record.read(name):
            raise record.refuse(name, f"is {record.read(name):g} for a steady flow without an end: write 0")


def _check_repeat(record: Record) -> None:
    """Refuse a repeat that does not say how often, or how far apart."""
    every_h, more = record.read("II"), record.read("ADDL")
    if more != int(more):
        raise record.refuse("ADDL", f"is {more:g}: it must be a whole number of further doses")
    if more and not every_h:
        raise record.refuse("II", "is 0 and ADDL asks for more doses: write the hours between them")
    if record.read("SS") and not every_h:
        raise record.refuse("II", "is 0 and SS asks for a steady state: write the hours between doses")
    if every_h and not more and not record.read("SS"):
        raise record.refuse("II", f"is {every_h:g} without ADDL or SS: say how many doses follow, or write 0")


def _to_dose(record: Record) -> Events:
    """Return the dose of a line."""
    cmt, rate, repeat = int(record.numbers["CMT"]), record.read("RATE"), _to_repeat(record)
    at_h, who = record.at_h, record.who
    if cmt != LUMBAR_FLUID:
        amount = _measure(record, "AMT", OralMg)
        form: OralForm = "oral_solution" if cmt == ORAL_SOLUTION else "tablet"
        return by_mouth(amount, at_h=at_h, form=form, repeat=repeat, who=who)
    if not rate:
        return bolus(_measure(record, "AMT", IntrathecalMcg), at_h=at_h, repeat=repeat, who=who)
    flow = _measure(record, "RATE", McgPerHour)
    if not record.read("AMT"):
        return infusion(rate=flow, at_h=at_h, repeat=repeat, who=who)
    total = _measure(record, "AMT", IntrathecalMcg)
    return infusion(rate=flow, amount=total, at_h=at_h, repeat=repeat, who=who)


def _to_repeat(record: Record) -> Repeat | None:
    """Return the repeat of a line: II, ADDL and SS."""
    every_h, steady = record.read("II"), STEADY.get(int(record.read("SS")))
    if not every_h:
        return None if steady is None else Repeat(steady_state=steady)
    return Repeat(every_h=every_h, count=int(record.read("ADDL")) + 1, steady_state=steady)


def _measure(record: Record, column: str, kind: type[Amount]) -> Amount:
    """Return a number as an amount of its kind, naming line and column where it cannot be one."""
    try:
        return kind(record.read(column))
    except BadInput as problem:
        raise BadInput(f"line {record.line}, column {column}: {problem}") from None
