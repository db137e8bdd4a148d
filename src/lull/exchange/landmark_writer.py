"""Writes a table of landmarks batch by batch, as CSV or Parquet by the file's ending.

Every row has ``t`` in seconds, ``image_width`` and ``image_height`` in pixels, and a column for each number.
``x`` and ``y`` are shares of the picture. An empty cell means "not seen".
"""

import csv
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lull.refusal import BadInput, shorten

SIZE_COLUMNS = ("image_width", "image_height")
DIGITS = 7
"""Figures written in CSV: what a float holds."""


class LandmarkWriter(Protocol):
    """What writes a table."""

    def add(self, times_s: NDArray[np.float64], rows: NDArray[np.float32]) -> None:
        """Add frames: times, and numbers (frames, columns; NaN: not seen)."""

    def close(self) -> None:
        """Finish the file."""


def check_ending(name: str) -> str:
    """Return the ending of a table's name, ".csv" or ".parquet".

    Raises:
        BadInput: for any other.
    """
    ending = Path(name).suffix.lower()
    if ending not in _WRITERS:
        raise BadInput(
            f"{shorten(name)} should end in .csv or .parquet: that says which kind of table to write"
        )
    return ending


def open_landmark_table(
    path: Path, ending: str, columns: tuple[str, ...], size: tuple[int, int]
) -> LandmarkWriter:
    """Begin a table in a file.

    Args:
        path: where to write.
        ending: which kind, from :func:`check_ending`.
        columns: a name for each number of a row.
        size: the picture's width and height in pixels.
    """
    return _WRITERS[ending](path, columns, size)


class CsvWriter:
    """Text, a line a frame."""

    def __init__(self, path: Path, columns: tuple[str, ...], size: tuple[int, int]) -> None:
        """Write the line of names."""
        self._file = path.open("w", newline="", encoding="utf-8")
        self._lines = csv.writer(self._file, lineterminator="\n")
        self._lines.writerow(("t", *SIZE_COLUMNS, *columns))
        self._size = size

    def add(self, times_s: NDArray[np.float64], rows: NDArray[np.float32]) -> None:
        """Write a line a frame."""
        for t_s, row in zip(times_s.tolist(), rows.tolist(), strict=True):
            cells = ("" if value != value else f"{value:.{DIGITS}g}" for value in row)  # noqa: PLR0124 - NaN
            self._lines.writerow((f"{t_s:.6f}", *self._size, *cells))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class ParquetWriter:
    """Columns of 32-bit numbers, a row group a few batches long."""

    def __init__(self, path: Path, columns: tuple[str, ...], size: tuple[int, int]) -> None:
        """Write the names and kinds of columns."""
        import pyarrow as pa  # noqa: PLC0415 - heavy; only this file kind needs it
        import pyarrow.parquet as pq  # noqa: PLC0415 - the same

        self._arrow, self._columns, self._size = pa, columns, size
        self._schema = pa.schema(
            [("t", pa.float64()), *((name, pa.int32()) for name in SIZE_COLUMNS)]
            + [(name, pa.float32()) for name in columns]
        )
        self._file = pq.ParquetWriter(
            path, self._schema, compression="zstd", use_dictionary=list(SIZE_COLUMNS)
        )
        self._waiting: list[tuple[NDArray[np.float64], NDArray[np.float32]]] = []

    def add(self, times_s: NDArray[np.float64], rows: NDArray[np.float32]) -> None:
        """Keep a batch, and write when there are enough for a row group."""
        self._waiting.append((times_s, rows))
        if sum(len(times) for times, _ in self._waiting) >= ROW_GROUP:
            self._write()

    def close(self) -> None:
        """Write what waits and finish the file."""
        if self._waiting:
            self._write()
        self._file.close()

    def _write(self) -> None:
        pa = self._arrow
        times_s = np.concatenate([times for times, _ in self._waiting])
        rows = np.concatenate([rows for _, rows in self._waiting])
        self._waiting = []
        sizes = [pa.array(np.full(len(times_s), pixels, np.int32)) for pixels in self._size]
        numbers = [pa.array(rows[:, i], from_pandas=True) for i in range(rows.shape[1])]
        self._file.write_table(
            pa.Table.from_arrays([pa.array(times_s), *sizes, *numbers], schema=self._schema)
        )


ROW_GROUP = 1024
_WRITERS: dict[str, type[CsvWriter | ParquetWriter]] = {".csv": CsvWriter, ".parquet": ParquetWriter}
