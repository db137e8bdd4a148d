"""Pack the filmed clips into two Parquet files: the second half of ``make truth``, in the main environment.

``scenes`` has one row a clip, ``frames`` one row a frame: whole numbers, in the units that stand in the
file's metadata, as coarse as does no harm (a quarter of a pixel turns an arm of 80 pixels by a fifth of a
degree at most). Points of the body that no exercise of the set needs are left out.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOT_SEEN = -32768
COARSER = {"x": 4, "y": 4, "wx": 2, "wy": 2, "wz": 2, "v": 10, "deg": 5}
"""How many of the film's units (see ``film.py``) make one here, by the ending of the name."""

UNITS = {
    "_x _y": "1/4 pixel", "_wx _wy _wz": "1/500 metre", "_v": "1/25", "_deg": "1/10 degree",
    "t": "1/10000 second", "not seen": str(NOT_SEEN),
}  # fmt: skip
LEFT_OUT = ("ear", "index", "heel")


def main(words: list[str]) -> int:
    """Pack the folder named first into the folder named second, each file whole or not at all."""
    clips, out = (Path(word) for word in words)
    pieces, rows = [], []
    for path in sorted(clips.glob("*.npz")):
        with np.load(path) as kept:
            rows.append(json.loads(str(kept["row"])))
            names = [name for name in kept.files if not any(part in name for part in ("row", *LEFT_OUT))]
            pieces.append(pa.table({name: _coarsen(name, kept[name]) for name in names}))
    out.mkdir(parents=True, exist_ok=True)
    frames = pa.concat_tables(pieces).replace_schema_metadata({"units": json.dumps(UNITS)})
    encoding = dict.fromkeys(frames.column_names, "DELTA_BINARY_PACKED")
    _write(frames, out / "frames.parquet", {"use_dictionary": False, "column_encoding": encoding})
    _write(pa.Table.from_pylist(rows), out / "scenes.parquet", {})
    return 0


def _coarsen(name: str, whole: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return a column in coarser units."""
    step = COARSER.get(name.rpartition("_")[2], 1)
    coarse = np.round(whole / step).astype(whole.dtype)
    return np.where(whole == NOT_SEEN, whole, coarse)


def _write(table: pa.Table, path: Path, options: dict[str, object]) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    pq.write_table(table, part, compression="zstd", compression_level=19, **options)
    part.rename(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
