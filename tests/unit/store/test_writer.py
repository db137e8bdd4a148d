"""The one writing connection promises what it must, or the record is not opened at all."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import current_thread

import pytest

from lull.store import writer
from lull.store.record_file import prepare_record_file
from lull.store.record_unusable import RecordUnusable
from lull.store.writer import Writer, open_for_writing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty record."""
    prepare_record_file(tmp_path / "record.db")
    return tmp_path / "record.db"


@pytest.mark.hazard("H28")
def test_the_writing_connection_waits_for_the_disk(path: Path) -> None:
    """Read back from the connection itself: write-ahead log, synchronous FULL (2), foreign keys."""
    with closing(Writer(path)) as opened:
        said = opened.write(
            lambda c: [c.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        )
        keys = opened.write(lambda c: c.execute("PRAGMA foreign_keys").fetchone()[0])

    assert said == ["wal", 2]
    assert keys == 1


@pytest.mark.hazard("H28")
def test_a_connection_that_does_not_wait_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If synchronous could not be raised to FULL, opening says so instead of pretending."""
    monkeypatch.setattr(writer, "SYNCHRONOUS_FULL", 1)

    with pytest.raises(RecordUnusable, match="cannot be kept safely on this disk"):
        open_for_writing(path)


def test_all_work_is_done_by_one_thread(path: Path) -> None:
    """There is one writer, whoever asks."""
    with closing(Writer(path)) as opened:
        names = {opened.write(lambda _: current_thread().name) for _ in range(3)}

    assert names == {"lull-writer"}


def test_failed_work_is_rolled_back(path: Path) -> None:
    """Half of a piece of work is never kept."""
    with closing(Writer(path)) as opened:

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("CREATE TABLE half (done)")
            raise KeyError("stop")

        with pytest.raises(KeyError, match="stop"):
            opened.write(work)
        assert opened.write(lambda c: _has_table(c, "half")) is False


@pytest.mark.hazard("H28")
def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(path: Path) -> None:
    """SQLite's own limit on pages stands in for a disk without space."""
    with closing(Writer(path)) as opened:
        pages = opened.write(lambda c: c.execute("PRAGMA page_count").fetchone()[0])

        def fill(connection: sqlite3.Connection) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages}")
            connection.execute("CREATE TABLE big (x)")
            connection.execute("INSERT INTO big VALUES (zeroblob(100000))")

        with pytest.raises(RecordUnusable, match="the disk is full, so nothing was written"):
            opened.write(fill)
        assert opened.write(lambda c: _has_table(c, "big")) is False


def test_a_record_that_cannot_be_opened_for_writing_is_one_sentence(tmp_path: Path) -> None:
    """The writer's own trouble reaches whoever opens, not only its thread."""
    with pytest.raises(RecordUnusable, match="cannot be written: check the permissions"):
        Writer(tmp_path / "not-there.db")


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether there is such a table."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone() is not None
