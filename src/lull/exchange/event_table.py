"""Reads a table of events in the style of NONMEM and mrgsolve: CSV text, one record a line.

Columns, in any order and case: ID TIME AMT RATE II ADDL SS CMT EVID MDV DV UNIT, and AGE WT EGFR for who
they are. Times are hours. ``.`` or an empty cell means that there is none. CMT 1 is a tablet by mouth (AMT in
mg), 2 the lumbar fluid (mcg, and RATE in mcg/h), 3 an oral solution (mg); UNIT, where it stands, must agree.
What one line means is in :mod:`lull.exchange.event_record`.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lull.exchange.event_record import Observation, Record, check_record, to_events, to_observation
from lull.pharmacology.simulation.events import Events, PersonId, join_events
from lull.pharmacology.simulation.people_table import NamedPeople, to_people
from lull.refusal import BadInput, Refusal, shorten

NUMBERS = ("TIME", "AMT", "RATE", "II", "ADDL", "SS", "CMT", "EVID", "MDV", "DV", "AGE", "WT", "EGFR")
COLUMNS = ("ID", *NUMBERS, "UNIT")
COVARIATES = {"AGE": "age_y", "WT": "weight_kg", "EGFR": "egfr_ml_min_per_1_73m2"}

LONGEST_NUMBER = 18
"""An ID of more digits than this is text: no computer counts people so far."""

NONE = frozenset({"", "."})
"""Cells that say that there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTable:
    """What a table says: to whom what was given, and what is asked for or was measured.

    ``ids`` are in the order of the table. ``people`` is ``None`` where it has neither AGE nor WT.
    """

    ids: tuple[PersonId, ...]
    events: Events
    observations: tuple[Observation, ...]
    people: NamedPeople | None

    @property
    def hours(self) -> NDArray[np.float64]:
        """The times of all observations of anybody, each once, rising."""
        return np.unique(np.array([observation.at_h for observation in self.observations], dtype=np.float64))


def read_event_table(text: str) -> EventTable | Refusal:
    """Read a table of events.

    Returns:
        What it says, or a refusal if the model does not speak about one of its people.

    Raises:
        BadInput: for the first thing that cannot be taken as it is, naming line, column and what to do.
    """
    records = list(_read_records(text))
    _check_order(records)
    ids = tuple(dict.fromkeys(record.who for record in records))
    people = _find_people(ids, records)
    if isinstance(people, Refusal):
        return people
    return EventTable(
        ids=ids,
        events=join_events(to_events(record) for record in records),
        observations=tuple(seen for record in records if (seen := to_observation(record)) is not None),
        people=people,
    )


def _read_records(text: str) -> Iterator[Record]:
    """Yield the lines as records, each checked by itself."""
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip().upper() for name in next(lines, [])]
        _check_header(header)
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            line = lines.line_num
            if len(cells) != len(header):
                raise BadInput(
                    f"line {line} has {len(cells)} cells and the table {len(header)} columns:"
                    " every line needs one cell a column"
                )
            record = _to_record(line, dict(zip(header, cells, strict=True)))
            check_record(record)
            yield record
    except csv.Error as problem:
        raise BadInput(f"line {lines.line_num} is no CSV ({problem}): export the table again") from None


def _check_header(header: Sequence[str]) -> None:
    """Refuse a table whose columns cannot be told apart."""
    if not any(header):
        raise BadInput("the table of events is empty: it needs a line of column names and a line an event")
    if len(header) == 1 and ";" in header[0]:
        raise BadInput("line 1 is divided by semicolons: export the table with commas, and dots in numbers")
    for name in header:
        if name not in COLUMNS:
            raise BadInput(
                f"line 1: no column of a table of events is called {shorten(repr(name))}: there are"
                f" {', '.join(COLUMNS)}"
            )
        if header.count(name) > 1:
            raise BadInput(f"line 1 has the column {name} twice: leave one away")
    for name in ("ID", "TIME"):
        if name not in header:
            raise BadInput(f"line 1 has no column {name}: a table of events needs ID and TIME")


def _to_record(line: int, cells: dict[str, str]) -> Record:
    """Turn the cells of a line into numbers."""
    trimmed = {name: cell.strip() for name, cell in cells.items()}
    who = trimmed["ID"]
    if who in NONE:
        raise BadInput(f"line {line}, column ID is empty: say whose line it is")
    numbers = {
        name: _to_number(line, name, trimmed[name])
        for name in NUMBERS
        if name in trimmed and trimmed[name] not in NONE
    }
    unit = trimmed.get("UNIT", "")
    return Record(
        line=line,
        who=int(who)
        if len(who) <= LONGEST_NUMBER and who.isascii() and who.isdigit() and str(int(who)) == who
        else who,
        numbers=numbers,
        unit=None if unit in NONE else unit,
    )


def _to_number(line: int, name: str, cell: str) -> float:
    """Return a cell as a finite number."""
    try:
        number = float(cell)
    except ValueError:
        number = np.nan
    if not np.isfinite(number):
        raise BadInput(
            f"line {line}, column {name} is {shorten(repr(cell))}, which is no number:"
            " write a number, or . where there is none"
        )
    return number


def _check_order(records: Sequence[Record]) -> None:
    """Refuse times that go back and people whose lines are torn apart."""
    if not records:
        raise BadInput("the table has column names and no lines: it needs a line an event")
    latest: dict[PersonId, float] = {}
    before: Record | None = None
    for record in records:
        if before is not None and before.who != record.who and record.who in latest:
            raise BadInput(
                f"line {record.line}, column ID: person {record.who} comes back after others:"
                " keep each person's lines together"
            )
        if record.at_h < latest.get(record.who, record.at_h):
            raise BadInput(
                f"line {record.line}, column TIME is {record.at_h:g} after {latest[record.who]:g}:"
                " sort each person's lines by time"
            )
        latest[record.who] = record.at_h
        before = record


def _find_people(ids: Sequence[PersonId], records: Sequence[Record]) -> NamedPeople | Refusal | None:
    """Find who the people are, from covariates that stay the same on all of a person's lines."""
    known: dict[PersonId, dict[str, float]] = {who: {} for who in ids}
    for record in records:
        for name in COVARIATES:
            value = record.numbers.get(name)
            if value is None:
                continue
            first = known[record.who].setdefault(name, value)
            if value != first:
                raise BadInput(
                    f"line {record.line}, column {name} changes from {first:g} to {value:g} for person"
                    f" {record.who}: a person keeps one value, so split them in two"
                )
    if not any(known.values()):
        return None
    for who, values in known.items():
        for name in ("AGE", "WT"):
            if name not in values:
                raise BadInput(f"person {who} has no {name}: the columns AGE and WT are needed for everybody")
    table: dict[str, Sequence[object]] = {"id": list(ids)}
    for name, column in COVARIATES.items():
        table[column] = [known[who].get(name) for who in ids]
    return to_people(table)
