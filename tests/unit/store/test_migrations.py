"""Migrations: each step whole or not at all, the file copied first, and never a step too far."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lull.store import migrations
from lull.store.event_table import insert_event
from lull.store.ledger import Ledger
from lull.store.record_file import open_connection, prepare_record_file
from lull.store.record_unusable import RecordUnusable
from made_record import dose_event, made_attempt, session_event

OLD_VERSIONS = (1, 2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of one test lives."""
    return tmp_path / "home" / "record.db"


def _make_old(path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a record as an older Lull would have left it, with one dose in it."""
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:version])
        prepare_record_file(path)
    connection = open_connection(path)
    insert_event(connection, dose_event())
    connection.close()


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_every_old_version_opens_with_its_doses(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing recorded by an older Lull is lost, and what is new works."""
    _make_old(path, version, monkeypatch)
    with Ledger.open(path) as ledger:
        ledger.append(session_event("s"))
        ledger.append_attempt("s", made_attempt())

        assert [event.id for event in ledger.events()] == ["dose", "s"]


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_the_file_is_copied_whole_before_it_is_changed(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is an older record with the same dose, for its owner alone."""
    _make_old(path, version, monkeypatch)
    before = os.umask(0)
    try:
        Ledger.open(path).close()
    finally:
        os.umask(before)
    (copy,) = [child for child in path.parent.iterdir() if "before-migration" in child.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    connection = sqlite3.connect(copy)
    assert migrations.read_applied(connection) == migrations.known_names()[:version]
    assert connection.execute("SELECT id FROM event").fetchall() == [("dose",)]
    connection.close()


def test_opening_again_changes_and_copies_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Migrating twice is migrating once."""
    _make_old(path, 1, monkeypatch)
    for _ in range(3):
        Ledger.open(path).close()

    assert len([child for child in path.parent.iterdir() if "before-migration" in child.name]) == 1


@pytest.mark.hazard("H28")
def test_a_step_that_fails_leaves_the_record_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step and the row that records it stand or fall together."""
    _make_old(path, 2, monkeypatch)

    def create_halfway(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done)")
        raise sqlite3.OperationalError("the power went out")

    with monkeypatch.context() as broken:
        broken.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS[:2], create_halfway))
        with pytest.raises(RecordUnusable, match="the power went out"):
            Ledger.open(path)

    connection = sqlite3.connect(path)
    assert migrations.read_applied(connection) == migrations.known_names()[:2]
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone() is None
    connection.close()
    with Ledger.open(path) as ledger:
        assert [event.id for event in ledger.events()] == ["dose"]


@pytest.mark.hazard("H28")
def test_a_step_whose_row_cannot_be_written_is_not_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is never a changed file that does not know it was changed."""
    _make_old(path, 2, monkeypatch)
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TRIGGER no_row BEFORE INSERT ON migration BEGIN SELECT RAISE(ABORT, 'no row'); END"
    )
    connection.close()

    with pytest.raises(RecordUnusable, match="no row"):
        Ledger.open(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'checkpoint'").fetchone() is None
    connection.close()


def test_a_record_from_a_newer_lull_is_left_alone(path: Path) -> None:
    """One sentence says what to do; the file keeps every byte."""
    prepare_record_file(path)
    connection = sqlite3.connect(path)
    with connection:
        later = len(migrations.MIGRATIONS) + 1
        connection.execute("INSERT INTO migration VALUES (?, '0009_create_wonders')", (later,))
    connection.close()
    before = path.read_bytes()

    with pytest.raises(RecordUnusable, match=r"newer Lull \(step 0009_create_wonders\): update Lull"):
        Ledger.open(path)
    assert path.read_bytes() == before


KILLED_WHILE_MIGRATING = """
import os, sys
from pathlib import Path
from lull.store import migrations, record_file

def create_then_die(connection):
    connection.execute("CREATE TABLE half (done)")
    connection.execute("INSERT INTO half VALUES (zeroblob(3000000))")
    os.kill(os.getpid(), 9)

steps = list(migrations.MIGRATIONS)
steps[int(sys.argv[2])] = create_then_die
steps[int(sys.argv[2])].__name__ = migrations.MIGRATIONS[int(sys.argv[2])].__name__
migrations.MIGRATIONS = tuple(steps)
record_file.prepare_record_file(Path(sys.argv[1]))
"""


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_kill_in_the_middle_of_a_step_is_as_if_it_never_began(
    path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed without warning inside each step, also while making a new record, it opens next time."""
    if step > 0:
        _make_old(path, step, monkeypatch)
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_MIGRATING, str(path), str(step)], check=False)
    assert killed.returncode == -9

    with Ledger.open(path) as ledger:
        assert [event.id for event in ledger.events()] == (["dose"] if step > 0 else [])
