"""The question of ``lull forecast``: ``lull.scenario/1``, as a document.

This module says which keys there are and what their values may be; what they mean belongs to the pure
packages. Times need an offset. A date in ``from`` or ``to`` means that day's midnight in the scenario's
zone, and spans are half-open: ``to`` itself is not inside. A check-in may also tell ``ill``.
"""

from typing import Annotated, Literal

from pydantic import Field

from lull.exchange.scenario_treatment import (
    BaselineChangePart,
    GivenPart,
    PrescribedPart,
    PumpEventPart,
    RhythmPart,
    TreatmentParametersPart,
)
from lull.exchange.scenario_value import Instant, Number, Part, quote
from lull.tone.check_in import MOST_SLEEPY, MOST_STIFF, MOST_WEAK

__all__ = ["SCENARIO_SCHEMA", "Scenario", "quote"]

SCENARIO_SCHEMA = "lull.scenario/1"

MOST_PRESCRIBED = 1_000
MOST_TOLD = 20_000
"""Entries in one list: more changes of a plan, doses and check-ins than a year of forecast can need."""

_MOST_LEFT_OUT = 100


class PersonPart(Part):
    """Who it is for. Without an eGFR, kidney function counts as not known."""

    age_y: Number
    weight_kg: Number
    egfr_ml_min_per_1_73m2: Number | None = None
    dialysis: bool = False


class CheckInPart(Part):
    """What the person said; an answer left out or ``null`` was not given."""

    at: Instant
    stiffness: Annotated[int, Field(ge=0, le=MOST_STIFF)] | None = None
    sleepy: Annotated[int, Field(ge=0, le=MOST_SLEEPY)] | None = None
    weak: Annotated[int, Field(ge=0, le=MOST_WEAK)] | None = None
    fell: bool | None = None
    ill: bool | None = None


class HorizonPart(Part):
    """Which time to predict, ``[from, to)``, and how far apart the reported points lie."""

    start: Instant = Field(alias="from")
    end: Instant = Field(alias="to")
    step_min: Number


class Scenario(Part):
    """``lull.scenario/1``: everything a forecast depends on, the present included.

    ``not_taken`` names planned doses for a second curve, drawn as if they were not taken.
    """

    schema_name: Literal["lull.scenario/1"] = Field(alias="schema")
    now: Instant
    zone: str
    person: PersonPart
    prescribed: list[PrescribedPart] = Field(default_factory=list, max_length=MOST_PRESCRIBED)
    given: list[GivenPart] = Field(default_factory=list, max_length=MOST_TOLD)
    pump_events: list[PumpEventPart] = Field(default_factory=list, max_length=MOST_TOLD)
    baseline_changes: list[BaselineChangePart] = Field(default_factory=list, max_length=MOST_PRESCRIBED)
    check_ins: list[CheckInPart] = Field(default_factory=list, max_length=MOST_TOLD)
    not_taken: list[Instant] = Field(default_factory=list, max_length=_MOST_LEFT_OUT)
    horizon: HorizonPart
    parameters: TreatmentParametersPart = TreatmentParametersPart()
    day_rhythm: RhythmPart | None = None
    variability: bool = True
