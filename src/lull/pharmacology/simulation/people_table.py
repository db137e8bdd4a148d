"""People by name: from a table with a row each, or people drawn elsewhere with names put to them.

A dead time, the largest effect and the steepness are shared by all whose curves are computed together, so
people who differ in one of these stand in groups. Nobody is averaged and nobody is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from math import isnan
from numbers import Real
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lull.pharmacology.model_range import check_model_range
from lull.pharmacology.people import TRAITS, People, vary_people
from lull.pharmacology.simulation.events import PersonId
from lull.pharmacology.simulation.people_check import check_people
from lull.pharmacology.typical import OVERRIDES, TypicalPerson, find_typical_person
from lull.quantities import check_number, require_kind
from lull.refusal import BadInput, Refusal, shorten, show
from lull.treatment.person import Person

Places = NDArray[np.intp]
Part = TypeVar("Part")

NEEDED = ("age_y", "weight_kg")
EGFR = "egfr_ml_min_per_1_73m2"
TRAIT_COLUMNS = {f"z_{trait}": trait for trait in TRAITS}
"""How far each trait lies from the typical one, in standard deviations; 0 where there is no such column."""

SHARED = ("lag_h", "site_delay_h", "spread_delay_h", "emax", "hill")
"""What everybody in a group has in common: one number, not one a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleGroup:
    """People whose curves are computed together, and their ``places`` in the table."""

    places: Places
    people: People


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeople:
    """People with an id each, in the order of their table; ``ages_y`` where they are known."""

    ids: tuple[PersonId, ...]
    groups: tuple[PeopleGroup, ...]
    ages_y: NDArray[np.float64] | None = None

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.ids)


def name_people(people: People, ids: Sequence[PersonId] | None = None) -> NamedPeople:
    """Put ids to people that exist already, such as drawn ones; without ids, 1, 2, 3 and so on.

    Raises:
        BadInput: for ids that are too few, too many or not unique, or a parameter that is no number or
            cannot be, naming the person; for people who are none.
    """
    require_kind(people, People, "name_people", "draw people with draw_people, or use to_people for a table")
    count = people.count
    names = tuple(range(1, count + 1)) if ids is None else _check_ids(_list_column("id", ids), count)
    check_people(people, names)
    return NamedPeople(ids=names, groups=(PeopleGroup(places=np.arange(count), people=people),))


def to_people(table: Mapping[str, Sequence[object]]) -> NamedPeople | Refusal:
    """Turn a table into people: each column is a sequence with one value a person.

    Columns are ``age_y`` and ``weight_kg``; if wanted ``id``, ``egfr_ml_min_per_1_73m2`` (``None`` where it
    is not known, or NaN, as a data frame writes it; NaN anywhere else is refused), any typical value by name
    (:data:`OVERRIDES`, this person's own) and any trait (:data:`TRAIT_COLUMNS`, in standard deviations). A
    pandas data frame or a dict of lists will do.

    Returns:
        The people, or a refusal that names the first person for whom the model does not speak.

    Raises:
        BadInput: for what is no table, a column that is missing, unknown, no sequence or of another length,
            or a value that cannot be.
    """
    columns = _list_columns(table)
    count = _check_columns(columns)
    ids = _check_ids(columns.pop("id"), count) if "id" in columns else tuple(range(1, count + 1))
    rows = [{name: column[i] for name, column in columns.items()} for i in range(count)]
    parts: list[People] = []
    known: dict[tuple[object, ...], TypicalPerson] = {}
    for who, row in zip(ids, rows, strict=True):
        numbers = {name: _to_number(who, name, value) for name, value in row.items()}
        person = _to_person(who, numbers)
        refusal = check_model_range(person)
        if refusal is not None:
            return Refusal(code=refusal.code, message=f"person {who}: {refusal.message}")
        own = {name: value for name, value in numbers.items() if name in OVERRIDES and value is not None}
        key = (person, *own.values())
        if key not in known:
            known[key] = find_typical_person(person, own)
        z = {trait: np.array([numbers.get(name) or 0.0]) for name, trait in TRAIT_COLUMNS.items()}
        parts.append(vary_people(known[key], z))
        check_people(parts[-1], (who,))
    ages = np.array(columns["age_y"], dtype=np.float64)
    return NamedPeople(ids=ids, groups=_group(parts), ages_y=ages)


def pick_people(people: People, places: Places) -> People:
    """Return some of the people."""
    return _pick(people, places)


def _list_columns(table: object) -> dict[str, list[object]]:
    """Return the columns of a mapping or a data frame by name."""
    items = getattr(table, "items", None)
    if not callable(items) or isinstance(table, type):
        raise BadInput(
            f"a table of people is a data frame or a dict of columns, not {show(table)}: write"
            ' {"age_y": [...], "weight_kg": [...]}'
        )
    return {str(name): _list_column(str(name), column) for name, column in items()}


def _list_column(name: str, column: object) -> list[object]:
    """Return the values of a column; text, and what has no order, is none."""
    try:
        if not isinstance(column, str | bytes | Mapping | AbstractSet):
            return list(column)  # type: ignore[call-overload, no-any-return]
    except TypeError:  # one value, not a sequence of them
        pass
    raise BadInput(
        f"the column {shorten(name)} is {show(column)}: it needs a list with one value for each person"
    )


def _check_columns(columns: Mapping[str, list[object]]) -> int:
    """Refuse a table that could be misread; return how many rows it has."""
    allowed = ("id", *NEEDED, EGFR, *OVERRIDES, *TRAIT_COLUMNS)
    for name in columns:
        if name not in allowed:
            raise BadInput(
                f"no column of a table of people is called {show(name)}: there are {', '.join(allowed)}"
            )
    for name in NEEDED:
        if name not in columns:
            raise BadInput(f"a table of people needs the column {name}")
    count = len(columns["age_y"])
    for name, column in columns.items():
        if len(column) != count:
            raise BadInput(
                f"the column {name} has {len(column)} rows and age_y has {count}: each person needs one value"
            )
    if not count:
        raise BadInput("the table of people has no rows: it needs one for each person")
    return count


def _check_ids(ids: Sequence[object], count: int) -> tuple[PersonId, ...]:
    """Return the ids, each a whole number or text, and each only once."""
    names: list[PersonId] = []
    for who in ids:
        plain = who.item() if isinstance(who, np.generic) else who
        if isinstance(plain, bool) or not isinstance(plain, str | int):
            raise BadInput(f"an id is text or a whole number, not {show(plain)}")
        names.append(plain)
    if len(names) != count:
        raise BadInput(f"there are {len(names)} ids and {count} people: each person needs one")
    if len(set(names)) < count:
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInput(f"the id {twice} stands twice: each person needs one of their own")
    return tuple(names)


def _to_number(who: PersonId, name: str, value: object) -> float | None:
    """Return a value of the table, ``None`` only for a kidney function that is not known."""
    if name != EGFR:
        return check_number(value, f"person {who}: {name} must be a number")
    if value is None or (isinstance(value, Real) and isnan(value)):
        return None
    return check_number(value, f"person {who}: {name} must be a number, or None where it is not known")


def _to_person(who: PersonId, row: Mapping[str, float | None]) -> Person:
    """Return the person of a row, naming them where a value cannot be."""
    try:
        return Person(**{name: row[name] for name in (*NEEDED, EGFR) if name in row})  # type: ignore[arg-type]
    except BadInput as problem:
        raise BadInput(f"person {who}: {problem}") from None


def _group(parts: Sequence[People]) -> tuple[PeopleGroup, ...]:
    """Join single people into groups that share what must be shared."""
    members: dict[tuple[float, ...], list[int]] = {}
    for place, one in enumerate(parts):
        shared = (one.kinetics.lag_h, one.fluid.site_delay_h, one.fluid.spread_delay_h, one.emax, one.hill)
        members.setdefault(shared, []).append(place)
    return tuple(
        PeopleGroup(places=np.array(places), people=_join([parts[k] for k in places]))
        for places in members.values()
    )


def _join(parts: Sequence[Part]) -> Part:
    """Join people, or what they are made of, value by value."""
    first = parts[0]
    joined: dict[str, object] = {}
    for field in fields(first):  # type: ignore[arg-type]
        values = [getattr(part, field.name) for part in parts]
        if is_dataclass(values[0]):
            joined[field.name] = _join(values)
        elif isinstance(values[0], Mapping):
            joined[field.name] = {name: _stack(value[name] for value in values) for name in values[0]}
        else:
            joined[field.name] = values[0] if field.name in SHARED else _stack(values)
    return type(first)(**joined)


def _stack(values: Iterable[object]) -> NDArray[np.float64]:
    """Return one array of the values of single people."""
    return np.concatenate([np.atleast_1d(np.asarray(value, dtype=np.float64)) for value in values])


def _pick(part: Part, places: Places) -> Part:
    """Pick from people, or from what they are made of; shared numbers stay."""
    picked: dict[str, object] = {}
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if is_dataclass(value):
            picked[field.name] = _pick(value, places)
        elif isinstance(value, Mapping):
            picked[field.name] = {name: array[places] for name, array in value.items()}
        else:
            picked[field.name] = value[places] if isinstance(value, np.ndarray) else value
    return type(part)(**picked)
