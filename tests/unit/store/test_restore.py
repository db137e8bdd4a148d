"""Restoring: the whole backup or nothing of it, and never at the cost of what was there."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lull.refusal import BadInput
from lull.store import alone, migrations
from lull.store.backup_file import BackupUnusable, seal
from lull.store.event_table import insert_event
from lull.store.key_file import keep_key, read_key
from lull.store.ledger import Ledger
from lull.store.record_file import open_connection, prepare_record_file
from lull.store.record_unusable import RecordUnusable
from lull.store.restore import UNREADABLE, SealedBackup, restore_backup
from made_backup import KEY, OTHER_KEY, back_up_to, begin, names_in, read_ids, restore_from
from made_record import dose_event, made_attempt, session_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of one test lives."""
    return tmp_path / "home" / "record.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A backup of Mara's record, made on another computer with the key 0 to 31."""
    path = tmp_path / "elsewhere" / "record.db"
    begin(path)
    with Ledger.open(path) as ledger:
        ledger.append(session_event("s"))
        ledger.append_attempt("s", made_attempt())
    keep_key(path.parent, KEY)
    back_up_to(path, tmp_path / "b.lullbackup")
    return tmp_path / "b.lullbackup"


MARAS = ["begin", "plan", *(f"Mara {n}" for n in range(5)), "s"]


@pytest.mark.hazard("H28")
def test_on_a_new_computer_everything_is_there_again(path: Path, file: Path) -> None:
    """Entries, attempts, and the key, so that the printed sheet stays the right one."""
    done = restore_from(path, file, KEY)

    assert (done.before, done.kept) == (None, None)
    assert (done.holds.name, done.holds.entries) == ("Mara", 8)
    assert read_ids(path) == MARAS
    with Ledger.open(path) as ledger:
        assert ledger.attempts("s") == {"s": (made_attempt(),)}
        ledger.append(dose_event("after"))
    assert names_in(path.parent) == ["record.db", "recovery.key"]
    assert read_key(path.parent) == KEY
    assert {child.stat().st_mode & 0o777 for child in path.parent.iterdir()} == {0o600}


@pytest.mark.hazard("H28", "H26")
def test_the_record_that_was_there_is_kept_whole(path: Path, file: Path) -> None:
    """Under a dated name, for its owner alone; and its own key stays too."""
    toms = begin(path, "Tom", doses=300)
    keep_key(path.parent, OTHER_KEY)
    before = os.umask(0)
    try:
        done = restore_from(path, file, KEY)
    finally:
        os.umask(before)

    assert read_ids(path) == MARAS
    assert done.kept is not None
    assert done.kept.stat().st_mode & 0o777 == 0o600
    assert done.kept.parent == path.parent
    assert read_ids(done.kept) == toms
    assert read_key(path.parent) == OTHER_KEY


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("version", range(1, len(migrations.MIGRATIONS)))
def test_a_backup_of_every_old_lull_restores(
    path: Path, tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is brought to today's shape before anything is touched; the backup stays as it was."""
    old = tmp_path / "elsewhere" / "record.db"
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:version])
        prepare_record_file(old)
    connection = open_connection(old)
    insert_event(connection, dose_event("old"))
    connection.close()
    made = back_up_to(old, tmp_path / "b")
    assert made.holds.entries == 1
    begin(path, "Tom")

    restore_from(path, tmp_path / "b", made.key)
    assert read_ids(path) == ["old"]
    assert not [name for name in names_in(path.parent) if "before-migration" in name]
    connection = sqlite3.connect(path)
    assert migrations.read_applied(connection) == migrations.known_names()
    connection.close()


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("place", range(0, 32_800, 997))
def test_a_damaged_backup_leaves_everything_as_it_was(path: Path, file: Path, place: int) -> None:
    """A byte changed, or the end cut off: one sentence, and not a part of it restored."""
    toms = begin(path, "Tom")
    before, whole = path.read_bytes(), file.read_bytes()
    for damaged in (whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :], whole[:place]):
        file.write_bytes(damaged)
        with pytest.raises(BackupUnusable):
            restore_from(path, file, KEY)
        assert path.read_bytes() == before
    assert read_ids(path) == toms
    assert names_in(path.parent) == ["record.db"]


@pytest.mark.hazard("H27")
def test_the_wrong_key_leaves_everything_as_it_was(path: Path, file: Path) -> None:
    """Not even a folder is made for it."""
    with pytest.raises(BackupUnusable, match="this recovery key does not open the backup"):
        restore_from(path, file, OTHER_KEY)
    assert not path.parent.exists()


def _newer(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO migration VALUES (900, '0900_create_wonders')")


def _altered(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER event_no_update")
    connection.execute("UPDATE event SET body = replace(body, '10.0', '90.0')")


def _foreign(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA application_id = 7")


@pytest.mark.hazard("H28")
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_newer, "was written by a newer Lull .* update Lull"),
        (_altered, "is damaged"),
        (_foreign, "is not a record of Lull"),
    ],
)
def test_what_a_whole_backup_holds_is_looked_at_like_any_record(
    path: Path, tmp_path: Path, change: Callable[[sqlite3.Connection], None], told: str
) -> None:
    """A file that opens can still hold what must not become the record."""
    other = tmp_path / "elsewhere" / "record.db"
    begin(other)
    connection = sqlite3.connect(other)
    with connection:
        change(connection)
    connection.close()
    toms = begin(path, "Tom")
    for content in (other.read_bytes(), b"", b"no record at all", other.read_bytes()[:9000]):
        sealed = b"".join(seal(content, KEY))
        with pytest.raises(
            BackupUnusable, match=told if content == other.read_bytes() else "damaged"
        ) as said:
            restore_backup(path, SealedBackup(sealed=sealed, called="b.lullbackup", key=KEY), lambda *_: None)
        assert "restoring" not in str(said.value)
        assert read_ids(path) == toms
        assert names_in(path.parent) == ["record.db"]


def _zero_page(data: bytes) -> bytes:
    return data[:4096] + bytes(4096) + data[8192:]


def _random_start(data: bytes) -> bytes:
    return bytes(range(256)) * 16 + data[4096:]


def _nothing(_: bytes) -> bytes:
    return b""


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2 + 100]


def _change_an_entry(data: bytes) -> bytes:
    return data.replace(b"amount_mg", b"amount_mk")


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("damage", [_zero_page, _random_start, _nothing, _half, _change_an_entry])
def test_a_damaged_record_gives_way_and_every_byte_of_it_is_kept(
    path: Path, file: Path, damage: Callable[[bytes], bytes]
) -> None:
    """This is when people restore. Whoever can rescue more finds the damaged file, and its log."""
    begin(path, "Tom", doses=40)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    seen: list[object] = []
    backup = SealedBackup(sealed=file.read_bytes(), called="b", key=KEY)
    done = restore_backup(path, backup, lambda *both: seen.append(both[1]))

    assert seen == [UNREADABLE]
    assert read_ids(path) == MARAS
    kept = getattr(done, "kept", None)
    assert isinstance(kept, Path)
    assert kept.read_bytes()[4096:] == damaged[4096:]


@pytest.mark.hazard("H28")
def test_the_log_of_a_damaged_record_is_kept_and_not_read_into_the_new_one(path: Path, file: Path) -> None:
    """Both lie beside each other under the dated name, as SQLite wants them."""
    begin(path, "Tom")
    with Ledger.open(path) as ledger:
        ledger.append(dose_event("only in the log"))
        log = Path(f"{path}-wal").read_bytes()
    Path(f"{path}-wal").write_bytes(log)
    path.write_bytes(b"")
    done = restore_from(path, file, KEY)

    assert read_ids(path) == MARAS
    assert Path(f"{done.kept}-wal").read_bytes() == log


@pytest.mark.hazard("H26")
def test_a_log_without_a_record_does_not_get_into_the_restored_one(path: Path, file: Path) -> None:
    """Somebody deleted the record by hand and left its log."""
    begin(path, "Tom")
    with Ledger.open(path) as ledger:
        ledger.append(dose_event("only in the log"))
        log = Path(f"{path}-wal").read_bytes()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)
    restore_from(path, file, KEY)

    assert read_ids(path) == MARAS


def test_on_a_disk_without_hard_links_a_damaged_record_is_kept_too(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some memory sticks cannot give a file two names."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    path.parent.mkdir()
    path.write_bytes(b"damaged")
    monkeypatch.setattr(os, "link", refuse)
    done = restore_from(path, file, KEY)

    assert done.kept is not None
    assert done.kept.read_bytes() == b"damaged"
    assert read_ids(path) == MARAS


@pytest.mark.hazard("H28")
def test_a_record_that_is_open_elsewhere_is_not_replaced(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other program would go on from what it remembers; it is named and nothing changes."""
    monkeypatch.setattr(alone, "ALONE_TIMEOUT_MS", 50)
    toms = begin(path, "Tom")
    with Ledger.open(path) as ledger:
        with pytest.raises(RecordUnusable, match=r"another program is busy with the record .* close it"):
            restore_from(path, file, KEY)
        ledger.append(dose_event("after"))
    assert read_ids(path) == [*toms, "after"]
    assert names_in(path.parent) == ["record.db"]

    restore_from(path, file, KEY)
    assert read_ids(path) == MARAS


OPEN_AND_WAIT = """
import sys
from pathlib import Path
from lull.store.ledger import Ledger
with Ledger.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.hazard("H28")
def test_a_record_another_process_has_open_is_not_replaced_and_then_it_is(path: Path, file: Path) -> None:
    """The app in one window, restoring in the other."""
    toms = begin(path, "Tom")
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(RecordUnusable, match="another program is busy with the record"):
            restore_from(path, file, KEY)
        assert read_ids(path) == toms
        other.communicate("")
    restore_from(path, file, KEY)
    assert read_ids(path) == MARAS


@pytest.mark.hazard("H28")
def test_whoever_opens_the_record_meanwhile_waits_and_sees_the_new_one(path: Path, file: Path) -> None:
    """Nobody can slip in between looking and replacing."""
    begin(path, "Tom")
    began, found = threading.Event(), list[list[str]]()

    def open_meanwhile() -> None:
        began.set()
        found.append(read_ids(path))

    waiting = threading.Thread(target=open_meanwhile)

    def judge(*_: object) -> None:
        waiting.start()
        began.wait()
        waiting.join(0.2)
        assert waiting.is_alive()

    restore_backup(path, SealedBackup(sealed=file.read_bytes(), called="b", key=KEY), judge)
    waiting.join()
    assert found == [MARAS]


def test_a_question_stops_it_and_comes_back(path: Path, file: Path) -> None:
    """Nothing is changed, nothing is left."""
    toms = begin(path, "Tom")
    backup = SealedBackup(sealed=file.read_bytes(), called="b", key=KEY)

    assert restore_backup(path, backup, lambda holds, before: (holds.name, before)) is not None
    assert read_ids(path) == toms
    assert names_in(path.parent) == ["record.db"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from made_backup import *
from lull.refusal import BadInput
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    restore_from(Path(sys.argv[1]), Path(sys.argv[2]), KEY)
except BadInput as said:
    print(said)
"""


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99, 1.001])
def test_a_full_disk_leaves_the_record_as_it_was(path: Path, tmp_path: Path, share: float) -> None:
    """No space for the new file, for the copy of the old, and for the log of the exchange."""
    begin(tmp_path / "big" / "record.db", doses=600)
    keep_key(tmp_path / "big", KEY)
    back_up_to(tmp_path / "big" / "record.db", tmp_path / "big.lullbackup")
    most = int((tmp_path / "big" / "record.db").stat().st_size * share)
    toms = begin(path, "Tom")
    tried = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(tmp_path / "big.lullbackup"), str(most)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert tried.stdout.count("\n") == 1, tried.stdout
    assert read_ids(path) == toms
    assert not [name for name in names_in(path.parent) if name.startswith(".")]


def test_what_a_killed_restoring_left_is_swept_up_by_the_next(path: Path, file: Path) -> None:
    """It holds somebody's record in the clear."""
    path.parent.mkdir()
    (path.parent / ".restoring-abc.new").write_bytes(b"half")
    (path.parent / ".restoring-abc.new-wal").write_bytes(b"half")
    restore_from(path, file, KEY)

    assert names_in(path.parent) == ["record.db", "recovery.key"]


def test_a_folder_is_no_record(path: Path, file: Path) -> None:
    """It is left alone."""
    path.mkdir(parents=True)
    with pytest.raises(BadInput):
        restore_from(path, file, KEY)
    assert path.is_dir()
