"""The drawn people as the real pose model saw them, beside what is true: made by ``make truth``, all ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq

from lull.movement.recording import Recording

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRUTH_DATA = Path(__file__).resolve().parent / "truth" / "data"
NOT_SEEN = -32768
SCALES = {"_x": 4.0, "_y": 4.0, "_v": 25.0, "_wx": 500.0, "_wy": 500.0, "_wz": 500.0, "_deg": 10.0}
PARTS_PER_S = 10_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthClip:
    """One clip: how it was made, what the model saw (image in pixels, world in metres) and what is true.

    ``row`` has name, kind, exercise, view, joint, side, both_sides, body, seat, hidden, mirrored,
    second_person, obliquity_deg, azimuth_deg (0: camera before the face, 90: at the right side, -90: at the
    left), distance_m, frames_per_s, repetitions, starts_s, lengths_s, held_out. ``true`` has
    ``<side>_<joint>_deg`` for elbow, shoulder, hip, knee and arm_trunk (inner angles in space) and
    ``<side>_<joint>_x`` and ``_y`` in pixels.
    """

    row: dict[str, Any]
    recording: Recording
    true: dict[str, NDArray[np.float64]]

    @property
    def held_out(self) -> bool:
        """Whether it is kept for reporting and never used for tuning."""
        return bool(self.row["held_out"])


@lru_cache(maxsize=4)
def read_truth_clips(folder: Path = TRUTH_DATA) -> tuple[TruthClip, ...]:
    """Return every clip of the committed set, or of another folder made the same way."""
    frames = pq.read_table(folder / "frames.parquet")
    rows = pq.read_table(folder / "scenes.parquet").to_pylist()
    columns = {name: frames[name].to_numpy() for name in frames.column_names}
    return tuple(_to_clip(row, columns) for row in rows)


def _to_clip(row: dict[str, Any], columns: dict[str, NDArray[np.integer]]) -> TruthClip:
    here = columns["clip"] == row["clip"]
    values = {
        name: _to_numbers(name, whole[here]) for name, whole in columns.items() if name not in {"clip", "t"}
    }
    seen = {name: column for name, column in values.items() if not name.startswith("true_")}
    true = {name.removeprefix("true_"): column for name, column in values.items() if name.startswith("true_")}
    recording = Recording(name=row["name"], t_s=columns["t"][here] / PARTS_PER_S, columns=seen)
    return TruthClip(row=row, recording=recording, true=true)


def _to_numbers(name: str, whole: NDArray[np.integer]) -> NDArray[np.float64]:
    scale = SCALES["_" + name.rpartition("_")[2]]
    return np.where(whole == NOT_SEEN, np.nan, whole / scale)
