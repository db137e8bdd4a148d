"""A log without its record: never read into somebody else's."""

import shutil
from pathlib import Path

import pytest

from lull.store.ledger import Ledger
from lull.store.orphans import move_orphans
from made_backup import begin, names_in, read_ids
from made_record import dose_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record that was deleted by hand while a program had it open, so that its log stayed."""
    path = tmp_path / "home" / "record.db"
    begin(path)
    with Ledger.open(path) as ledger:
        ledger.append(dose_event("only in the log"))
        shutil.copy(f"{path}-wal", tmp_path / "log")
    path.unlink()
    shutil.copy(tmp_path / "log", f"{path}-wal")
    return path


@pytest.mark.hazard("H26", "H28")
def test_a_log_left_behind_is_not_read_into_the_next_record(path: Path) -> None:
    """Without this, the dose of the person before turns up in the new person's record."""
    log = Path(f"{path}-wal").read_bytes()
    tom = begin(path, "Tom", doses=1)

    assert tom == ["begin", "plan", "Tom 0"]
    (kept,) = [child for child in path.parent.iterdir() if "before-beginning" in child.name]
    assert kept.name.endswith(".db-wal")
    assert kept.read_bytes() == log


def test_the_log_of_an_open_record_stays_where_it_is(path: Path) -> None:
    """Only a log without a record is one left behind, also where the record was begun a moment ago."""
    begin(path, "Tom")
    with Ledger.open(path) as first:
        first.append(dose_event("in the log"))
        log = Path(f"{path}-wal").read_bytes()
        move_orphans(path, path.with_name("aside"))
        assert Path(f"{path}-wal").read_bytes() == log
        assert "in the log" in read_ids(path)
        assert Path(f"{path}-wal").exists()

    assert [name for name in names_in(path.parent) if "before" in name and "beginning" not in name] == []
