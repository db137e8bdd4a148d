"""A forecast: one immutable object that holds what went in, what came out, and why.

Every chart, sentence, window and reminder reads the same object, so that they can never disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from lull.refusal import Refusal
from lull.timeline import Span
from lull.tone.check_in import CheckIn
from lull.tone.curve import REGIONS, Bands, Contribution, Region
from lull.tone.gates import Gate
from lull.tone.reasons import Reason
from lull.tone.unknown import Unknown
from lull.tone.windows import Window
from lull.treatment.administration import Administration
from lull.treatment.person import Person
from lull.treatment.regimen import OralRegimen

__all__ = [
    "REGIONS",
    "Bands",
    "Contribution",
    "Forecast",
    "ForecastInput",
    "Gate",
    "ModelStatement",
    "Reason",
    "Region",
    "Unknown",
    "Window",
    "predict_tone",
]

LOW_TONE = 0.8
"""Tone at or below this share of the person's untreated tone counts as low, unless they set another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastInput:
    """Everything an answer depends on, the present included.

    ``low_tone`` is relative tone (1.0 untreated). ``overrides`` replace typical parameters by name.
    """

    now: datetime
    zone: ZoneInfo
    person: Person
    regimens: tuple[OralRegimen, ...]
    given: tuple[Administration, ...]
    check_ins: tuple[CheckIn, ...]
    horizon: Span
    step_min: float
    low_tone: float = LOW_TONE
    variability: bool = True
    overrides: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelStatement:
    """Which model spoke: its name, its version and the typical parameters it used."""

    name: str
    version: str
    parameters: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole answer. ``at`` are instants in UTC; every curve has one value for each of them."""

    inputs: ForecastInput
    at: tuple[datetime, ...]
    plasma_ng_per_ml: Bands
    tone: Mapping[Region, Bands]
    contributions: tuple[Contribution, ...]
    windows: tuple[Window, ...]
    gates: tuple[Gate, ...]
    unknown: tuple[Unknown, ...]
    reasons: tuple[Reason, ...]
    learned: bool
    model: ModelStatement


def predict_tone(inputs: ForecastInput) -> Forecast | Refusal:
    """Predict tone and quiet windows over the horizon."""
    raise NotImplementedError
