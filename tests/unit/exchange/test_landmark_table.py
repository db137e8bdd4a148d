"""Reading tables: what is not seen, what is no number, and files that will not open."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lull.exchange.landmark_table import read_landmark_table
from lull.refusal import BadInput


def test_empty_cells_and_their_names_are_not_seen(tmp_path: Path) -> None:
    """Nothing, nan, NA, null: NaN; spaces, a byte-order mark, blank lines and other columns do no harm."""
    path = tmp_path / "a.csv"
    path.write_bytes(
        "\ufefft, left_knee_x,left_knee_y,mood\r\n0,1,2,fine\r\n\r\n0.1,,nan,\r\n0.2,NA, null ,x\r\n".encode()
    )
    recording = read_landmark_table(path)
    assert sorted(recording.columns) == ["left_knee_x", "left_knee_y"]
    assert recording.t_s.tolist() == [0.0, 0.1, 0.2]
    assert np.isnan(recording.columns["left_knee_x"]).tolist() == [False, True, True]
    assert np.isnan(recording.columns["left_knee_y"]).tolist() == [False, True, True]


def test_parquet_nulls_are_not_seen_and_integers_are_numbers(tmp_path: Path) -> None:
    """Typed columns of any number type are read; null is NaN."""
    table = pa.table({"t": pa.array([0.0, 0.5]), "left_knee_x": pa.array([3, None], pa.int16())})
    pq.write_table(table, tmp_path / "a.parquet")
    column = read_landmark_table(tmp_path / "a.parquet").columns["left_knee_x"]
    assert column[0] == 3.0
    assert np.isnan(column[1])


@pytest.mark.parametrize("cells", [[True, False], [b"1", b"2"]])
def test_what_is_no_number_is_named(cells: list[object], tmp_path: Path) -> None:
    """Yes and no, or bytes of another kind, are not taken for coordinates."""
    table = pa.table({"t": [0.0, 0.5], "left_knee_x": [{"a": 1}, {"a": 2}] if cells[0] == b"1" else cells})
    pq.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(BadInput, match="left_knee_x in row 1"):
        read_landmark_table(tmp_path / "a.parquet")


def test_a_cell_too_long_for_csv(tmp_path: Path) -> None:
    """A quote that never closes swallows the file; it is said to be no CSV."""
    (tmp_path / "a.csv").write_text('t,left_knee_x\n0,"' + "9" * 200_000, encoding="utf-8")
    with pytest.raises(BadInput, match="is no CSV"):
        read_landmark_table(tmp_path / "a.csv")


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason of the system is said."""

    def refuse(_: Path, **__: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(BadInput, match="Permission denied"):
        read_landmark_table(tmp_path / "a.csv")


def test_text_under_a_parquet_name(tmp_path: Path) -> None:
    """A name that promises Parquet over other content is not guessed about."""
    (tmp_path / "a.parquet").write_text("t,left_knee_x\n0,1\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="neither CSV text nor Parquet"):
        read_landmark_table(tmp_path / "a.parquet")


def test_the_picture_size_is_read_from_its_columns(tmp_path: Path) -> None:
    """As lull landmarks writes it; no column of the body."""
    path = tmp_path / "a.csv"
    path.write_text("t,image_width,image_height,nose_x\n0,640,480,0.5\n0.1,640,480,0.5\n", encoding="utf-8")
    recording = read_landmark_table(path)
    assert recording.image_size == (640, 480)
    assert sorted(recording.columns) == ["nose_x"]
    path.write_text("t,nose_x\n0,0.5\n0.1,0.5\n", encoding="utf-8")
    assert read_landmark_table(path).image_size is None


@pytest.mark.parametrize(
    "rows",
    ["t,image_width\n0,640\n0.1,640\n"]
    + [
        f"t,image_width,image_height\n0,640,{a}\n0.1,640,{b}\n"
        for a, b in ((480, 360), (0, 0), (1.5, 1.5), ("", ""))
    ],
)
def test_half_a_picture_size_is_bad_input(rows: str, tmp_path: Path) -> None:
    """One column alone, a size that changes, is no whole number, or missing."""
    path = tmp_path / "a.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(BadInput, match="image_width and image_height"):
        read_landmark_table(path)
