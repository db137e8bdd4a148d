"""Reads a CSV file of numbers whose columns the caller names: what measuring apps and laboratories write.

Commas, semicolons and tabs may divide the cells; with semicolons and tabs a number may have a decimal comma.
An empty cell, ``nan`` and ``null`` mean "not seen".
"""

import csv
import io
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lull.exchange.named_file import read_named_file
from lull.refusal import BadInput, shorten
from lull.saying import say

LARGEST_TABLE_MB = 200
NOT_SEEN = frozenset({"", "nan", "na", "null", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """``name`` is how messages call the file; ``header`` its column names, ``rows`` the cells as written."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    decimal_comma: bool

    def column(self, name: str) -> NDArray[np.float64]:
        """Return one column as numbers, NaN where not seen.

        Raises:
            BadInput: where a cell is no number; says which.
        """
        at = self.header.index(name)
        numbers = np.empty(len(self.rows))
        for i, row in enumerate(self.rows):
            numbers[i] = self._to_number(name, i + 1, row[at])
        return numbers

    def _to_number(self, column: str, row: int, cell: str) -> float:
        """Return one cell as a number."""
        text = cell.strip()
        if text.lower() in NOT_SEEN:
            return nan
        try:
            number = float(text.replace(",", ".") if self.decimal_comma else text)
        except ValueError:
            number = float("inf")
        if not isfinite(number):
            raise BadInput(
                say(
                    "{name}: {column} in row {row} is {cell}, which is no number: "
                    "write a number, or leave the cell empty where nothing was seen",
                    name=self.name,
                    column=shorten(column),
                    row=row,
                    cell=repr(text[:40]),
                )
            )
        return number


def read_number_table(path: str) -> NumberTable:
    """Read a table with a line of column names.

    Raises:
        BadInput: when the file cannot be read as one; says what, where and what to do.
    """
    content = read_named_file(path, most_mb=LARGEST_TABLE_MB)
    name = shorten(Path(path).name)
    if not content.strip():
        raise BadInput(
            say("{name} is empty: it needs a line of column names and a row for each moment", name=name)
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadInput(say("{name} is no CSV text: export the recording as CSV", name=name))
    first = text.lstrip().partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        lines = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(row)]
    except csv.Error as problem:
        raise BadInput(
            say("{name} is no CSV ({problem}): export the recording again", name=name, problem=str(problem))
        ) from None
    header = tuple(cell.strip() for cell in lines[0])
    _check_rows(name, header, lines[1:])
    return NumberTable(name=name, header=header, rows=tuple(lines[1:]), decimal_comma=mark != ",")


def _check_rows(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Refuse a table without rows, with uneven rows, or with two columns of one name."""
    if not rows:
        raise BadInput(
            say("{name} has one line and no rows: it needs column names and a row for each moment", name=name)
        )
    for at, row in enumerate(rows, start=1):
        if len(row) != len(header):
            raise BadInput(
                say(
                    "{name} has {cells} cells in row {row} and {columns} column names: "
                    "every row needs one cell a column",
                    name=name,
                    cells=len(row),
                    row=at,
                    columns=len(header),
                )
            )
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise BadInput(
            say("{name} has the column {column} twice: leave one away", name=name, column=shorten(twice[0]))
        )
