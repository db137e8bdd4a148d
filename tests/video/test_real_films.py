"""Films of real people: the table is, to the last bit, what the same model gave when others ran it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.parquet as pq
import pytest

from lull.exchange.video_landmarks import VideoLandmarks, read_video_landmarks
from lull.movement.landmarks import MEDIAPIPE_NAMES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.video, pytest.mark.data, pytest.mark.timeout(180)]


@pytest.mark.parametrize(
    ("name", "size"), [("pose2sim_single_cam01", (1080, 1920)), ("sports2d_demo", (1768, 994))]
)
def test_a_table_is_the_reference_table(
    lull_data: Path, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    """One upright at 60 frames a second, one wide in which the person comes late."""
    out = tmp_path / "out.parquet"
    read = read_video_landmarks(str(lull_data / "videos" / f"{name}.mp4"), str(out))
    assert isinstance(read, VideoLandmarks)
    assert (read.header.width_px, read.header.height_px) == size
    ours, theirs = pq.read_table(out), pq.read_table(lull_data / "landmarks" / f"{name}.parquet")
    assert ours["t"].to_numpy() == pytest.approx(theirs["t"].to_numpy(), abs=1e-6)
    for joint in MEDIAPIPE_NAMES:
        for part in ("x", "y", "z", "v", "wx", "wy", "wz"):
            mine, other = (np.array(table[f"{joint}_{part}"].to_pylist(), float) for table in (ours, theirs))
            assert mine == pytest.approx(other, abs=1e-6, nan_ok=True)
