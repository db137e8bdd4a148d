"""What is written as a table of landmarks is what is read from it, as CSV and as Parquet."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.exchange.landmark_table import read_landmark_table
from lull.exchange.landmark_writer import open_landmark_table

COLUMNS = ("left_knee_x", "left_knee_y", "left_hand_thumb_tip_wz")
numbers = st.one_of(st.just(float("nan")), st.floats(-4, 4, width=32))
rows = st.lists(st.tuples(numbers, numbers, numbers), min_size=2, max_size=40)


@given(rows=rows, size=st.tuples(st.integers(1, 8000), st.integers(1, 8000)), cut=st.integers(1, 39))
def test_a_written_table_comes_back(rows: list[tuple[float, ...]], size: tuple[int, int], cut: int) -> None:
    """In batches of any length, with landmarks missing: CSV keeps seven figures, Parquet every bit."""
    times = np.arange(len(rows)) / 30
    told = np.array(rows, np.float32)
    with TemporaryDirectory() as folder:
        for ending, relative in ((".csv", 1e-6), (".parquet", 0.0)):
            path = Path(folder) / f"a{ending}"
            writer = open_landmark_table(path, ending, COLUMNS, size)
            for part in (slice(0, cut), slice(cut, None)):
                if len(times[part]):
                    writer.add(times[part], told[part])
            writer.close()
            back = read_landmark_table(path)
            assert back.image_size == size
            assert back.t_s == pytest.approx(times, abs=1e-6)
            for i, column in enumerate(COLUMNS):
                assert back.columns[column] == pytest.approx(told[:, i], rel=relative, abs=1e-30, nan_ok=True)
