"""Pack the filmed clips into two Parquet files: the second half of ``make truth``, in the main environment.

``scenes`` has one row a clip, ``frames`` one row a frame: whole numbers, in the units that stand in the
file's metadata.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

PARTS_PER_PX, PARTS_PER_M, PARTS_OF_VISIBILITY, PARTS_PER_DEG, PARTS_PER_S = 16, 1000, 250, 50, 10_000
NOT_SEEN = -32768

UNITS = {
    "_x _y": f"1/{PARTS_PER_PX} pixel", "_wx _wy _wz": f"1/{PARTS_PER_M} metre",
    "_v": f"1/{PARTS_OF_VISIBILITY}", "_deg": f"1/{PARTS_PER_DEG} degree", "t": f"1/{PARTS_PER_S} second",
    "not seen": str(NOT_SEEN),
}  # fmt: skip


def main(words: list[str]) -> int:
    """Pack the folder named first into the folder named second, each file whole or not at all."""
    clips, out = (Path(word) for word in words)
    pieces, rows = [], []
    for path in sorted(clips.glob("*.npz")):
        with np.load(path) as kept:
            rows.append(json.loads(str(kept["row"])))
            pieces.append(pa.table({name: kept[name] for name in kept.files if name != "row"}))
    out.mkdir(parents=True, exist_ok=True)
    frames = pa.concat_tables(pieces).replace_schema_metadata({"units": json.dumps(UNITS)})
    _write(frames, out / "frames.parquet", delta=True)
    _write(pa.Table.from_pylist(rows), out / "scenes.parquet", delta=False)
    return 0


def _write(table: pa.Table, path: Path, *, delta: bool) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    options = (
        {"use_dictionary": False, "column_encoding": dict.fromkeys(table.column_names, "DELTA_BINARY_PACKED")}
        if delta
        else {}
    )
    pq.write_table(table, part, compression="zstd", compression_level=19, **options)
    part.rename(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
