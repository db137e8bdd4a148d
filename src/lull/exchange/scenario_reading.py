"""Reads a scenario: from text to the input of a forecast, or one sentence about what is wrong and where.

A place in the document is named like ``given[2].amount``.
"""

import json
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from lull.exchange.scenario import SCENARIO_SCHEMA, PrescribedPart, Scenario, quote
from lull.quantities import OralMg
from lull.refusal import BadInput, Refusal
from lull.timeline import CLOCK_SLACK, Span, find_zone, wall_clock_at
from lull.tone.check_in import CheckIn
from lull.tone.forecast import ForecastInput
from lull.tone.forecast_input import check_horizon
from lull.treatment.administration import Administration
from lull.treatment.person import Person
from lull.treatment.regimen import OralRegimen

LONGEST_NAME = 40
"""Longer than any key there is; an unknown one is shortened."""

LATER_ROUTES = ("intrathecal", "injection")
"""Routes Lull knows of and cannot predict yet: asking for them is understood and refused."""


def read_scenario(text: str) -> ForecastInput | Refusal:
    """Read ``lull.scenario/1`` from JSON.

    Returns:
        The input of a forecast, or a refusal if it asks for a route that is not predicted yet.

    Raises:
        BadInput: one sentence that names the place and what to do.
    """
    document = _read_json(text)
    refusal = _check_routes(document)
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


def _check_routes(document: dict[str, Any]) -> Refusal | None:
    """Refuse, by name, a route that is known and not predicted yet."""
    for name in ("prescribed", "given"):
        entries = document.get(name)
        for i, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict) and entry.get("route") in LATER_ROUTES:
                return Refusal(
                    code="route_not_predicted",
                    message=f"{name}[{i}].route is {entry['route']}:"
                    " this version predicts only medicine taken by mouth",
                )
    return None


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
    return ForecastInput(
        now=now,
        zone=zone,
        person=_to_person(scenario),
        regimens=tuple(_to_regimen(i, part, zone) for i, part in enumerate(scenario.prescribed)),
        given=tuple(
            Administration(
                id=f"given[{i}]",
                amount=OralMg(part.amount),
                taken_at=part.at.astimezone(UTC),
                recorded_at=now,
            )
            for i, part in enumerate(scenario.given)
        ),
        check_ins=_to_check_ins(scenario, now),
        horizon=span,
        step_min=horizon.step_min,
        variability=scenario.variability,
        overrides=scenario.parameters.model_dump(exclude_none=True),
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


def _to_regimen(i: int, part: PrescribedPart, zone: ZoneInfo) -> OralRegimen:
    """Read one prescription; a day without a time means its midnight in the zone."""
    starts = _to_midnight(part.valid_from, zone)
    ends = None if part.valid_to is None else _to_midnight(part.valid_to, zone)
    if ends is not None and ends <= starts:
        raise BadInput(f"prescribed[{i}].to must lie after prescribed[{i}].from")
    if len(set(part.times)) < len(part.times):
        raise BadInput(f"prescribed[{i}].times names the same time twice")
    return OralRegimen(
        amount=OralMg(part.amount), times=tuple(part.times), zone=zone, valid_from=starts, valid_to=ends
    )


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


def _to_midnight(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """Return an instant as it is, and a day as its midnight in the zone."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return wall_clock_at(moment, time(0), zone)


def _say_problem(problem: ValidationError) -> str:
    """Say the first problem in one sentence."""
    first = problem.errors(include_url=False)[0]
    place = _name_place(first["loc"])
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
        "less_than_equal": f"{place} must be at most {limits.get('le')}, not {given}",
        "value_error": f"{place} {limits.get('error')}",
    }
    return sentences.get(first["type"], f"{place}: {first['msg']}")


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
