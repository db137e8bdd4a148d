"""Reads a scenario: from text to the input of a forecast, or one sentence about what is wrong and where.

A place in the document is named like ``given[2].amount``.
"""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from lull.exchange.scenario import SCENARIO_SCHEMA, Scenario, quote
from lull.exchange.scenario_translation import to_treatment
from lull.exchange.scenario_treatment import ROUTES
from lull.pharmacology.day_rhythm import NO_RHYTHM, DayRhythm
from lull.refusal import BadInput, Refusal
from lull.timeline import CLOCK_SLACK, Span, find_zone
from lull.tone.check_in import CheckIn
from lull.tone.forecast import ForecastInput
from lull.tone.forecast_input import check_horizon
from lull.treatment.person import Person

LONGEST_NAME = 40
"""Longer than any key there is; an unknown one is shortened."""

DRUG = "baclofen"


def read_scenario(text: str) -> ForecastInput | Refusal:
    """Read ``lull.scenario/1`` from JSON.

    Returns:
        The input of a forecast, or a refusal for a drug Lull does not know or a strength nobody wrote down.

    Raises:
        BadInput: one sentence that names the place and what to do.
    """
    document = _read_json(text)
    refusal = _check_known(document)
    if refusal is not None:
        return refusal
    try:
        scenario = Scenario.model_validate(document)
    except ValidationError as problem:
        raise BadInput(_say_problem(problem)) from None
    return _to_input(scenario)


def _read_json(text: str) -> dict[str, Any]:
    """Read the text as one JSON object that says it is a scenario."""
    try:
        document = json.loads(text, object_pairs_hook=_refuse_twins, parse_constant=_refuse_constant)
    except json.JSONDecodeError as problem:
        raise BadInput(
            f"the scenario is not JSON: {problem.msg} in line {problem.lineno}, column {problem.colno}"
        ) from None
    except RecursionError:
        raise BadInput("the scenario is nested too deeply to be one") from None
    except ValueError as problem:
        if isinstance(problem, BadInput):
            raise
        raise BadInput("the scenario holds a number that is too long to be one") from None
    if not isinstance(document, dict):
        raise BadInput("the scenario must be a JSON object, in curly brackets")
    if document.get("schema") != SCENARIO_SCHEMA:
        said = f", not {quote(document['schema'])}" if "schema" in document else " and is missing"
        raise BadInput(f'schema must be "{SCENARIO_SCHEMA}"{said}')
    return document


def _refuse_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object in which a key stands twice: nobody could say which one counts."""
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise BadInput(f"the key {quote(twin)} stands twice in one object: keep one of them")
    return read


def _refuse_constant(name: str) -> object:
    """Refuse NaN and the infinities, which are not JSON."""
    raise BadInput(f"the scenario holds {name}, which is not a number: write a number or leave the key out")


def _check_known(document: dict[str, Any]) -> Refusal | None:
    """Refuse, by name, a drug the model does not know and an amount whose strength is not written down."""
    for name in ("prescribed", "given"):
        entries = document.get(name)
        for i, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                refusal = _check_drug(f"{name}[{i}]", entry) or _check_strength(f"{name}[{i}]", entry)
                if refusal is not None:
                    return refusal
    return None


def _check_drug(place: str, entry: dict[str, Any]) -> Refusal | None:
    """Refuse another drug than baclofen (hazard H23)."""
    drug = entry.get("drug", DRUG)
    if not isinstance(drug, str) or drug == DRUG:
        return None
    return Refusal(
        code="drug_not_known",
        message=f"{place}.drug is {quote(drug)}: this model knows {DRUG} and no other medicine",
    )


def _check_strength(place: str, entry: dict[str, Any]) -> Refusal | None:
    """Refuse mL or tablets without the strength of the product (hazards H01, H23)."""
    if entry.get("unit") not in ("mL", "tablet") or entry.get("strength_mg") is not None:
        return None
    return Refusal(
        code="strength_not_known",
        message=f"{place} is in {entry['unit']} without strength_mg:"
        " nobody can say how much medicine that is",
    )


def _to_input(scenario: Scenario) -> ForecastInput:
    """Translate the document into the pure types, checking what only the whole can tell."""
    zone = _find_zone(scenario.zone)
    now = scenario.now.astimezone(UTC)
    facts = [(f"given[{i}]", part.at) for i, part in enumerate(scenario.given)]
    facts += [(f"check_ins[{i}]", part.at) for i, part in enumerate(scenario.check_ins)]
    for place, at in facts:
        if at > now + CLOCK_SLACK:
            raise BadInput(f"{place}.at lies more than five minutes after now: check it and now")
    horizon = scenario.horizon
    if horizon.end <= horizon.start:
        raise BadInput("horizon.to must lie after horizon.from")
    span = Span(horizon.start.astimezone(UTC), horizon.end.astimezone(UTC))
    try:
        check_horizon(span, horizon.step_min)
    except BadInput as problem:
        raise BadInput(f"horizon: {problem}") from None
    rhythm = scenario.day_rhythm
    treatment = to_treatment(scenario, zone, now)
    return ForecastInput(
        now=now,
        zone=zone,
        person=_to_person(scenario),
        check_ins=_to_check_ins(scenario, now),
        horizon=span,
        step_min=horizon.step_min,
        variability=scenario.variability,
        overrides=scenario.parameters.model_dump(exclude_none=True),
        rhythm=NO_RHYTHM if rhythm is None else DayRhythm(**rhythm.model_dump()),
        regimens=treatment.regimens,
        programs=treatment.programs,
        given=treatment.given,
        boluses=treatment.boluses,
        injections=treatment.injections,
        pump_events=treatment.pump_events,
        baseline_changes=treatment.baseline_changes,
        not_taken=tuple(instant.astimezone(UTC) for instant in scenario.not_taken),
    )


def _find_zone(name: str) -> ZoneInfo:
    """Find the zone, and say where its name stands if there is none."""
    try:
        return find_zone(name)
    except BadInput as problem:
        raise BadInput(f"zone: {problem}") from None


def _to_person(scenario: Scenario) -> Person:
    """Read the person, naming the place of an impossible value."""
    try:
        return Person(**scenario.person.model_dump())
    except BadInput as problem:
        raise BadInput(f"person.{problem}") from None


def _to_check_ins(scenario: Scenario, now: datetime) -> tuple[CheckIn, ...]:
    """Read what was told."""
    return tuple(
        CheckIn(
            id=f"check_ins[{i}]",
            at=part.at.astimezone(UTC),
            recorded_at=now,
            **part.model_dump(exclude={"at"}),
        )
        for i, part in enumerate(scenario.check_ins)
    )


def _say_problem(problem: ValidationError) -> str:
    """Say the first problem in one sentence."""
    first = problem.errors(include_url=False)[0]
    place = _name_place(_drop_route(first["loc"]))
    given, limits = quote(first["input"]), first.get("ctx", {})
    sentences = {
        "missing": f"{place} is missing",
        "extra_forbidden": f"{place} is not a key of {SCENARIO_SCHEMA}: see lull forecast --schema",
        "float_type": f"{place} must be a number, not {given}",
        "int_type": f"{place} must be a whole number, not {given}",
        "finite_number": f"{place} must be a number, not {given}",
        "string_type": f"{place} must be text in quotes, not {given}",
        "bool_type": f"{place} must be true or false, not {given}",
        "list_type": f"{place} must be a list in square brackets, not {given}",
        "too_long": f"{place} must hold at most {limits.get('max_length')} entries: leave the oldest out",
        "too_short": f"{place} must hold at least one entry",
        "model_type": f"{place} must be an object in curly brackets, not {given}",
        "literal_error": f"{place} must be {limits.get('expected')}, not {given}",
        "greater_than": f"{place} must be more than {limits.get('gt')}, not {given}",
        "greater_than_equal": f"{place} must be at least {limits.get('ge')}, not {given}",
        "less_than": f"{place} must be less than {limits.get('lt')}, not {given}",
        "less_than_equal": f"{place} must be at most {limits.get('le')}, not {given}",
        "value_error": f"{place} {limits.get('error')}",
        "union_tag_not_found": f"{place}.route is missing",
        "union_tag_invalid": f"{place}.route must be {limits.get('expected_tags')},"
        f" not {quote(limits.get('tag'))}",
    }
    return sentences.get(first["type"], f"{place}: {first['msg']}")


def _drop_route(path: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Leave out the route by which pydantic tells the kinds of an entry apart: it stands in no document."""
    return tuple(
        step for k, step in enumerate(path) if step not in ROUTES or not k or isinstance(path[k - 1], str)
    )


def _name_place(path: tuple[int | str, ...]) -> str:
    """Name a place in the document, such as ``given[2].amount``."""
    place = ""
    for step in path:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            plain = step.isascii() and step.isidentifier() and len(step) <= LONGEST_NAME
            place += ("." if place else "") + (step if plain else quote(step))
    return place
