"""The file: made whole or not at all, for its owner alone, and left alone when it is damaged."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lull.store import migrations, record_file
from lull.store.ledger import Ledger
from lull.store.record_file import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER, prepare_record_file
from lull.store.record_unusable import RecordUnusable
from made_record import dose_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of one test lives."""
    return tmp_path / "home" / "record.db"


@pytest.fixture
def full(path: Path) -> Path:
    """A closed record with some doses in it."""
    with Ledger.open(path) as ledger:
        ledger.append(*(dose_event(f"dose {n}") for n in range(300)))
    return path


@pytest.mark.hazard("H27")
def test_folder_and_files_are_for_the_owner_alone_whatever_the_umask(path: Path) -> None:
    """Also the write-ahead log, while the record is open, and with the most careless umask."""
    before = os.umask(0)
    try:
        with Ledger.open(path) as ledger:
            ledger.append(dose_event())
            modes = {child.name: stat.S_IMODE(child.stat().st_mode) for child in path.parent.iterdir()}
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.parent.stat().st_mode) == OWNER_ONLY_FOLDER
    assert set(modes) == {"record.db", "record.db-wal", "record.db-shm"}
    assert set(modes.values()) == {OWNER_ONLY_FILE}


def test_making_a_record_leaves_nothing_else_behind(path: Path) -> None:
    """One file, and no half-made one."""
    prepare_record_file(path)

    assert _names(path) == ["record.db"]


@pytest.mark.parametrize("name", ["with space", "what? #1 100%", "Ünïcödé", "a;b&mode=ro"])
def test_any_folder_name_holds_a_record(tmp_path: Path, name: str) -> None:
    """SQLite is asked by address, so signs that mean something in an address are the ones to try."""
    with Ledger.open(tmp_path / name / "record.db") as ledger:
        ledger.append(dose_event())

    assert [child.name for child in tmp_path.iterdir()] == [name]
    assert _names(tmp_path / name / "record.db") == ["record.db"]


def test_eight_at_once_make_one_record(path: Path) -> None:
    """Whoever is first makes it; the others open the same one, and nobody's entry is lost."""

    def open_and_append(number: int) -> None:
        with Ledger.open(path) as ledger:
            ledger.append(dose_event(f"dose {number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(open_and_append, range(8)))
    with Ledger.open(path) as ledger:
        assert len(ledger.events()) == 8


def _random_bytes(data: bytes) -> bytes:
    return random.Random(1).randbytes(len(data))


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _first_bytes(data: bytes) -> bytes:
    return data[:50]


def _nothing(_: bytes) -> bytes:
    return b""


def _zero_page(number: int) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        return data[: number * 4096] + bytes(4096) + data[(number + 1) * 4096 :]

    return damage


@pytest.mark.hazard("H28")
@pytest.mark.parametrize(
    "damage",
    [_random_bytes, _half, _first_bytes, _nothing, *(_zero_page(n) for n in (0, 1, 5, 12))],
    ids=["random", "half", "first bytes", "empty", "page 0", "page 1", "page 5", "page 12"],
)
def test_a_damaged_record_is_one_sentence_and_its_bytes_stay(
    full: Path, damage: Callable[[bytes], bytes]
) -> None:
    """What is damaged, where, and what to do; and whoever can rescue it finds every byte in place."""
    damaged = damage(full.read_bytes())
    full.write_bytes(damaged)

    with pytest.raises(RecordUnusable) as said:
        Ledger.open(full)

    assert str(full) in str(said.value)
    assert "is damaged and was left as it is: keep the file, move it aside" in str(said.value)
    assert full.read_bytes() == damaged
    assert _names(full) == ["record.db"]


def test_another_programs_database_is_not_taken_over(path: Path) -> None:
    """A healthy SQLite file of somebody else is named as that and left alone."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (soup)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(RecordUnusable, match="is not a record of Lull and was left as it is"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "home").write_text("a file", encoding="utf-8")

    with pytest.raises(RecordUnusable, match="cannot hold the record, because it or a part of it is a file"):
        Ledger.open(tmp_path / "home" / "record.db")


def test_a_folder_somebody_may_not_write_to_is_one_sentence(full: Path) -> None:
    """A folder that can only be read, tried for real: by root in a process that gives its rights up."""
    for folder in (full.parent, *full.parent.parents[:2]):
        folder.chmod(0o755)
    full.chmod(0o444)
    full.parent.chmod(0o555)
    tried = subprocess.run(
        [sys.executable, "-c", OPEN_WITHOUT_RIGHTS, str(full)], capture_output=True, text=True, check=False
    )

    full.parent.chmod(0o755)  # whoever runs this has to be able to tidy up
    assert tried.returncode == 0, tried.stderr
    assert "check" in tried.stdout
    assert str(full) in tried.stdout


OPEN_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from lull.store.ledger import Ledger
from lull.store.record_unusable import RecordUnusable
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Ledger.open(Path(sys.argv[1]))
except RecordUnusable as said:
    print(said)
else:
    sys.exit("it opened")
"""


def test_a_record_somebody_else_is_writing_to_is_waited_for_then_named(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes may share a record; one that never lets go is named in a sentence."""
    monkeypatch.setattr(record_file, "BUSY_TIMEOUT_MS", 50)
    with Ledger.open(full) as ledger:
        other = sqlite3.connect(full, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordUnusable, match="another program is busy with the record"):
            ledger.append(dose_event("new"))
        other.execute("ROLLBACK")
        other.close()
        ledger.append(dose_event("new"))

        assert len(ledger.events()) == 301


def test_a_disk_without_hard_links_still_gets_its_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some memory sticks cannot give a file two names."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    prepare_record_file(path)

    assert record_file.check_record_file(path) == 0
    assert _names(path) == ["record.db"]


def test_without_hard_links_no_name_is_taken_either(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's record that appeared meanwhile stays theirs."""

    def appear_and_refuse(_: object, goal: Path) -> None:
        goal.write_bytes(b"theirs")
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", appear_and_refuse)
    with pytest.raises(RecordUnusable, match="is damaged and was left as it is"):
        prepare_record_file(path)

    assert path.read_bytes() == b"theirs"


TWO_AT_ONCE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lull.quantities import OralMg
from lull.record.event_body import dose_to_event
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration
now = datetime.now(UTC)
with Ledger.open(Path(sys.argv[1])) as ledger:
    for number in range(40):
        for event_id in (f"{sys.argv[2]}-{number}", f"shared-{number}"):
            dose = Administration(id=event_id, amount=OralMg(10.0), taken_at=now, recorded_at=now)
            ledger.append(dose_to_event(dose))
"""


@pytest.mark.hazard("H04")
def test_two_processes_share_one_record(path: Path) -> None:
    """Each one's entries are there once, and an id that both wrote is one entry."""
    writers = [
        subprocess.Popen([sys.executable, "-c", TWO_AT_ONCE, str(path), name]) for name in ("one", "two")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with Ledger.open(path) as ledger:
        ids = [event.id for event in ledger.events()]

    assert sorted(ids) == sorted(f"{name}-{n}" for name in ("one", "two", "shared") for n in range(40))


def test_every_step_has_a_number_and_a_name() -> None:
    """The names stand in records already on disk: they are added to and never changed."""
    assert migrations.known_names()[:3] == [
        "0001_create_events",
        "0002_create_attempts",
        "0003_create_checkpoints",
    ]


def _names(path: Path) -> list[str]:
    """Return what lies in the record's folder, without SQLite's own log and index of it."""
    return [child.name for child in path.parent.iterdir() if not child.name.endswith(("-wal", "-shm"))]


def test_a_damaged_byte_that_sqlite_itself_quotes_is_one_sentence(full: Path) -> None:
    """SQLite's complaint about a damaged schema holds the damaged byte, which is no text."""
    content = bytearray(full.read_bytes())
    content[content.find(b"CREATE TABLE event") + len(b"CREATE TABL")] = 0xA5
    full.write_bytes(content)
    with pytest.raises(RecordUnusable, match="is damaged and was left as it is"):
        Ledger.open(full)
    assert full.read_bytes() == content
