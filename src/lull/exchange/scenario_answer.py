"""The answer of ``lull forecast``: ``lull.forecast/1``, as a document.

Times carry the offset of the scenario's zone. Tone is relative to this person's untreated tone (1.0). The
five percentiles are over people like this one; contributions are those of the typical person.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from lull.exchange.scenario import SCENARIO_SCHEMA, Scenario
from lull.quantities import BotulinumUnits, IntrathecalMcg, OralMg, PumpedMcg
from lull.timeline import Span
from lull.tone.forecast import Bands, Contribution, Forecast, Window

FORECAST_SCHEMA = "lull.forecast/1"

Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class AnswerPart(BaseModel):
    """A part of the answer, with exactly these keys."""

    model_config = ConfigDict(extra="forbid", strict=True)


class BandsPart(AnswerPart):
    """Five percentiles, each as long as ``at``."""

    p05: list[float]
    p25: list[float]
    p50: list[float]
    p75: list[float]
    p95: list[float]


class TonePart(AnswerPart):
    """Relative tone by region; 1.0 is this person's untreated tone."""

    legs: BandsPart
    trunk: BandsPart
    arms: BandsPart


class ContributionPart(AnswerPart):
    """What one dose, pump program or injection adds to the typical person's curves.

    The effect site is the legs'. A pump's amount is what flows inside the horizon. An injection takes the
    share ``muscle_effect`` of its own muscle's tone and adds no concentration.
    """

    source: Literal["given", "planned", "programmed"]
    route: Literal["oral", "intrathecal_bolus", "intrathecal_pump", "botulinum"]
    amount: float
    unit: Literal["mg", "mcg", "U"]
    at: Instant
    plasma_ng_per_ml: list[float]
    effect_site_ng_per_ml: list[float]
    muscle: str | None = None
    side: Literal["left", "right", "both"] | None = None
    product: str | None = None
    muscle_effect: list[float] | None = None


class SecondEffectPart(AnswerPart):
    """Sleepiness and weakness as shares of their own largest; a hypothesis, never a score."""

    sleepy: BandsPart
    weak: BandsPart


class SpanPart(AnswerPart):
    """A half-open stretch of time."""

    start: Instant = Field(alias="from")
    end: Instant = Field(alias="to")


class WindowPart(SpanPart):
    """A quiet window; ``probability`` is the mean share of people whose tone is low in it."""

    region: Literal["legs", "trunk", "arms"]
    probability: Annotated[float, Field(ge=0, le=1)]
    label: Literal["likely", "maybe"]


class GatePart(SpanPart):
    """No window is offered here: for what was told, or because the pump delivers nothing."""

    code: Literal["sleepy", "weak", "fell", "ill", "above_plan", "pump"]
    message: str


class UnknownPart(SpanPart):
    """The curve rests on a gap in the record here; ``reason`` is a code."""

    reason: Literal["no_record", "before_record"]
    message: str


class ReasonPart(AnswerPart):
    """Why the forecast looks as it does."""

    code: str
    message: str
    values: dict[str, Any]


class ModelPart(AnswerPart):
    """Which model spoke, with the typical values it used."""

    name: str
    version: str
    learned: bool
    parameters: dict[str, Any]


class ForecastAnswer(AnswerPart):
    """``lull.forecast/1``."""

    schema_name: Literal["lull.forecast/1"] = Field(alias="schema")
    at: list[Instant]
    plasma_ng_per_ml: BandsPart
    fluid_ng_per_ml: BandsPart | None = None
    tone: TonePart
    muscles: dict[str, BandsPart] = {}
    second_effect: SecondEffectPart
    not_taken: TonePart | None = None
    contributions: list[ContributionPart]
    windows: list[WindowPart]
    gates: list[GatePart]
    unknown: list[UnknownPart]
    reasons: list[ReasonPart]
    model: ModelPart


def to_document(forecast: Forecast) -> dict[str, Any]:
    """Turn a forecast into the document that is printed."""
    zone = forecast.inputs.zone
    return {
        "schema": FORECAST_SCHEMA,
        "at": [_to_text(instant, zone) for instant in forecast.at],
        "plasma_ng_per_ml": _to_bands(forecast.plasma_ng_per_ml),
        **_to_optional(forecast),
        "tone": {region: _to_bands(bands) for region, bands in forecast.tone.items()},
        "second_effect": {
            "sleepy": _to_bands(forecast.curves.sleepy),
            "weak": _to_bands(forecast.curves.weak),
        },
        "contributions": [_to_contribution(part, zone) for part in forecast.contributions],
        "windows": [_to_window(window, zone) for window in forecast.windows],
        "gates": [{**_to_span(g.span, zone), "code": g.code, "message": g.message} for g in forecast.gates],
        "unknown": [
            {**_to_span(u.span, zone), "reason": u.reason, "message": u.message} for u in forecast.unknown
        ],
        "reasons": [
            {"code": r.code, "message": r.message, "values": _to_plain(r.values)} for r in forecast.reasons
        ],
        "model": _to_model(forecast),
    }


def describe_schemas() -> dict[str, Any]:
    """Return the JSON schemas of the question and of the answer, by name."""
    return {
        SCENARIO_SCHEMA: Scenario.model_json_schema(by_alias=True),
        FORECAST_SCHEMA: ForecastAnswer.model_json_schema(by_alias=True),
    }


def _to_text(instant: datetime, zone: ZoneInfo) -> str:
    """Write an instant with the offset of the zone."""
    return instant.astimezone(zone).isoformat()


def _to_span(span: Span, zone: ZoneInfo) -> dict[str, str]:
    """Write a span."""
    return {"from": _to_text(span.start, zone), "to": _to_text(span.end, zone)}


def _to_window(window: Window, zone: ZoneInfo) -> dict[str, Any]:
    """Write a quiet window."""
    return {
        **_to_span(window.span, zone),
        "region": window.region,
        "probability": window.probability,
        "label": window.label,
    }


def _to_model(forecast: Forecast) -> dict[str, Any]:
    """Write which model spoke, and whether it has learned from this person."""
    return {
        "name": forecast.model.name,
        "version": forecast.model.version,
        "learned": forecast.learned,
        "parameters": _to_plain(forecast.model.parameters),
    }


def _to_optional(forecast: Forecast) -> dict[str, Any]:
    """Write the curves that not every forecast has."""
    found: dict[str, Any] = {}
    if forecast.curves.fluid is not None:
        found["fluid_ng_per_ml"] = _to_bands(forecast.curves.fluid)
    if forecast.curves.muscles:
        found["muscles"] = {name: _to_bands(bands) for name, bands in forecast.curves.muscles.items()}
    if forecast.not_taken is not None:
        found["not_taken"] = {region: _to_bands(bands) for region, bands in forecast.not_taken.items()}
    return found


def _to_contribution(part: Contribution, zone: ZoneInfo) -> dict[str, Any]:
    """Write what one source adds."""
    amount, unit = _to_amount(part)
    written: dict[str, Any] = {
        "source": part.source,
        "route": part.route,
        "amount": amount,
        "unit": unit,
        "at": _to_text(part.at, zone),
        "plasma_ng_per_ml": list(part.plasma_ng_per_ml),
        "effect_site_ng_per_ml": list(part.effect_site_ng_per_ml),
    }
    if isinstance(part.amount, BotulinumUnits):
        written |= {
            "muscle": part.muscle,
            "side": part.side,
            "product": part.amount.product,
            "muscle_effect": list(part.muscle_effect),
        }
    return written


def _to_amount(part: Contribution) -> tuple[float, str]:
    """Write an amount and its unit."""
    match part.amount:
        case OralMg(mg):
            return mg, "mg"
        case IntrathecalMcg(mcg) | PumpedMcg(mcg):
            return mcg, "mcg"
        case BotulinumUnits(units):
            return units, "U"


def _to_bands(bands: Bands) -> dict[str, list[float]]:
    """Write the percentiles as lists."""
    return {
        "p05": list(bands.p05),
        "p25": list(bands.p25),
        "p50": list(bands.p50),
        "p75": list(bands.p75),
        "p95": list(bands.p95),
    }


def _to_plain(values: Mapping[str, object]) -> dict[str, object]:
    """Write tuples as lists, as JSON does."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
