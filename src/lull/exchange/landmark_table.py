"""Reads a table of landmarks over time from a CSV or Parquet file.

Only ``t``, ``image_width``, ``image_height`` and the columns named after MediaPipe's joints are read; others
may hold anything. An empty cell, ``nan`` and ``null`` mean "not seen". What kind of file it is, its first
bytes tell, not its name.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import isfinite, nan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lull.exchange.named_file import read_named_file
from lull.movement.image_size import LARGEST_PICTURE_PX
from lull.movement.landmarks import LANDMARK_NAMES
from lull.movement.recording import Recording
from lull.refusal import BadInput, shorten
from lull.saying import say

ENDINGS = ("_x", "_y", "_z", "_v", "_wx", "_wy", "_wz")
SIZE_COLUMNS = ("image_width", "image_height")
KNOWN_COLUMNS = frozenset(
    {"t", *SIZE_COLUMNS} | {name + ending for name, ending in product(LANDMARK_NAMES, ENDINGS)}
)
NOT_SEEN = frozenset({"", "nan", "na", "null", "none"})
PARQUET_MAGIC = b"PAR1"
LARGEST_TABLE_MB = 500
"""Hours of all 33 joints; more would not fit into the memory of a small computer."""


def read_landmark_table(path: str | Path) -> Recording:
    """Read a recording; rows are frames, ``t`` is seconds, joints are ``<joint>_x`` and so on.

    Raises:
        BadInput: when the file cannot be read as such a table; says what, where and what to do.
    """
    content = read_named_file(str(path), most_mb=LARGEST_TABLE_MB)
    name = shorten(Path(path).name)
    if not content.strip():
        raise BadInput(
            say("{name} is empty: it needs a line of column names and a row for each frame", name=name)
        )
    table = _read_parquet(name, content) if content[:4] == PARQUET_MAGIC else _read_csv(name, content)
    if "t" not in table:
        found = ", ".join(list(table)[:4]) or say("no column Lull knows")
        raise BadInput(
            say(
                "{name} has no column t, the time of each row in seconds (found: {found}): add it",
                name=name,
                found=found,
            )
        )
    return Recording(
        name=name,
        t_s=table["t"],
        columns={column: table[column] for column in table if column not in {"t", *SIZE_COLUMNS}},
        image_size=_image_size(name, table),
    )


def _image_size(file_name: str, table: Mapping[str, NDArray[np.float64]]) -> tuple[int, int] | None:
    """Return the picture's width and height in pixels, if the table tells them."""
    told = [table[column] for column in SIZE_COLUMNS if column in table]
    if not told:
        return None
    size = [float(column[0]) for column in told if len(column) and (column == column[0]).all()]
    if len(size) != len(SIZE_COLUMNS) or not all(
        0 < pixels <= LARGEST_PICTURE_PX and pixels.is_integer() for pixels in size
    ):
        raise BadInput(
            say(
                "{name}: image_width and image_height need the picture's size in whole pixels, the same in "
                "every row: write both, or leave both columns away",
                name=file_name,
            )
        )
    return round(size[0]), round(size[1])


def _read_csv(file_name: str, content: bytes) -> dict[str, NDArray[np.float64]]:
    """Return the known columns of a CSV file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or file_name.lower().endswith((".parquet", ".pq")):
        raise BadInput(
            say("{name} is neither CSV text nor Parquet: export the landmarks as one of them", name=file_name)
        )
    lines = csv.reader(io.StringIO(text, newline=""))
    try:
        rows = _full_rows(file_name, lines)
    except csv.Error as problem:
        raise BadInput(
            say(
                "{name} is no CSV ({problem}): export the landmarks again",
                name=file_name,
                problem=str(problem),
            )
        ) from None
    header, body = rows[0], rows[1:]
    if len(header) == 1 and ";" in header[0]:
        raise BadInput(
            say("{name} is divided by semicolons: export it with commas, and dots in numbers", name=file_name)
        )
    _check_names(file_name, header)
    return {
        name: _to_numbers(file_name, name, [row[i] for row in body])
        for i, name in enumerate(header)
        if name in KNOWN_COLUMNS
    }


def _full_rows(file_name: str, lines: Iterator[list[str]]) -> list[list[str]]:
    """Return the header, trimmed, and all rows, each as long as the header."""
    header = [name.strip() for name in next(lines)]
    rows = [header]
    for cells in lines:
        if not cells:
            continue
        if len(cells) != len(header):
            raise BadInput(
                say(
                    "{name} has {cells} cells in row {row} and {columns} column names: "
                    "every row needs one cell a column",
                    name=file_name,
                    cells=len(cells),
                    row=len(rows),
                    columns=len(header),
                )
            )
        rows.append(cells)
    if len(rows) == 1:
        raise BadInput(
            say("{name} has column names and no rows: it needs a row for each frame", name=file_name)
        )
    return rows


def _check_names(file_name: str, header: Sequence[str]) -> None:
    """Refuse a known column that stands there twice."""
    twice = sorted({name for name in header if name in KNOWN_COLUMNS and header.count(name) > 1})
    if twice:
        raise BadInput(
            say("{name} has the column {column} twice: leave one away", name=file_name, column=twice[0])
        )


def _read_parquet(file_name: str, content: bytes) -> dict[str, NDArray[np.float64]]:
    """Return the known columns of a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - heavy; only this file kind needs it
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        names = list(file.schema_arrow.names)
        _check_names(file_name, names)
        table = file.read(columns=[name for name in names if name in KNOWN_COLUMNS])
    except (pa.ArrowException, OSError) as problem:
        first_line = str(problem).partition("\n")[0]
        raise BadInput(
            say(
                "{name} is a damaged Parquet file ({problem}): export it again",
                name=file_name,
                problem=first_line,
            )
        ) from None
    return {name: _to_numbers(file_name, name, table[name].to_pylist()) for name in table.column_names}


def _to_numbers(file_name: str, column: str, cells: Sequence[object]) -> NDArray[np.float64]:
    """Return a column as numbers, NaN where not seen; say where a cell is no number."""
    numbers = np.empty(len(cells))
    for i, cell in enumerate(cells):
        number = _to_number(cell)
        if number is None:
            raise BadInput(
                say(
                    "{name}: {column} in row {row} is {cell}, which is no number: "
                    "write a number, or leave the cell empty where the joint was not seen",
                    name=file_name,
                    column=column,
                    row=i + 1,
                    cell=repr(str(cell)[:40]),
                )
            )
        numbers[i] = number
    return numbers


def _to_number(cell: object) -> float | None:
    """Return a cell as a number, NaN for "not seen", ``None`` where it is neither."""
    if cell is None:
        return nan
    if isinstance(cell, bool):
        return None
    if isinstance(cell, str) and cell.strip().lower() in NOT_SEEN:
        return nan
    try:
        number = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) or number != number else None  # noqa: PLR0124 - NaN is the value unlike itself
