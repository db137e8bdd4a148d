"""Making a backup: whole or not at all, for its owner alone, and never over another file."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lull.store import backup, key_file
from lull.store.backup_file import BackupUnusable, seal, unseal
from lull.store.key_file import KEY_FILE, keep_key, read_key
from lull.store.ledger import Ledger
from lull.store.record_unusable import RecordUnusable
from made_backup import KEY, OTHER_KEY, back_up_to, begin, names_in, read_ids
from made_record import NOW, dose_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with a person, a plan and five doses."""
    begin(tmp_path / "home" / "record.db")
    return tmp_path / "home" / "record.db"


@pytest.fixture
def goal(path: Path) -> Path:
    """Where backups go when nobody says where."""
    return path.parent / "backups" / "b.lullbackup"


@pytest.mark.hazard("H28")
def test_a_backup_holds_the_record_as_it_is_now(path: Path, goal: Path) -> None:
    """Also what is still in the write-ahead log of an open record."""
    with Ledger.open(path) as ledger:
        ledger.append(dose_event("just now"))
        made = back_up_to(path, goal)
        assert len(ledger.events()) == 8

    held = path.with_name("held.db")
    held.write_bytes(unseal(goal.read_bytes(), made.key, "b"))
    assert read_ids(held) == read_ids(path)
    assert (made.holds.name, made.holds.entries, made.holds.newest) == ("Mara", 8, NOW)
    assert made.size_bytes == goal.stat().st_size


@pytest.mark.hazard("H27")
def test_key_backup_and_folder_are_for_the_owner_alone_whatever_the_umask(path: Path, goal: Path) -> None:
    """With the most careless umask."""
    before = os.umask(0)
    try:
        back_up_to(path, goal)
    finally:
        os.umask(before)

    assert names_in(path.parent) == ["backups", "backups/b.lullbackup", "record.db", KEY_FILE]
    modes = {child.name: stat.S_IMODE(child.stat().st_mode) for child in path.parent.rglob("*")}
    assert modes.pop("backups") == 0o700
    assert set(modes.values()) == {0o600}


@pytest.mark.hazard("H27")
def test_nothing_about_the_person_stands_in_a_backup_or_its_name(path: Path, goal: Path) -> None:
    """Neither the name nor a word of the plan."""
    back_up_to(path, goal)

    for word in (b"Mara", b"Okafor", b"dose", b"SQLite"):
        assert word in path.read_bytes()
        assert word not in goal.read_bytes()
    assert backup.name_backup(NOW) == "lull-backup-20261122T142000000000Z.lullbackup"


def test_the_key_is_made_once(path: Path, goal: Path) -> None:
    """A second backup is opened by the same printed sheet."""
    first = back_up_to(path, goal)
    second = back_up_to(path, goal.with_name("second"))

    assert (first.key_is_new, second.key_is_new) == (True, False)
    assert first.key == second.key == read_key(path.parent)


@pytest.mark.hazard("H28")
def test_no_file_is_ever_overwritten(path: Path, goal: Path) -> None:
    """An older backup of that name, or anything else."""
    back_up_to(path, goal)
    before = goal.read_bytes()

    with pytest.raises(BackupUnusable, match=r"there is already a file .*: choose another name"):
        back_up_to(path, goal)
    assert goal.read_bytes() == before
    assert len(names_in(goal.parent)) == 1


def test_a_folder_that_is_not_there_is_one_sentence(path: Path, tmp_path: Path) -> None:
    """A stick that is not plugged in is not made as a folder."""
    for goal in (tmp_path / "stick" / "b", path / "b"):
        with pytest.raises(BackupUnusable, match=r"there is no folder .*: make it first, or name another"):
            back_up_to(path, goal)
    assert not (tmp_path / "stick").exists()


@pytest.mark.hazard("H28")
def test_a_damaged_record_is_not_backed_up_as_if_it_were_whole(path: Path, goal: Path) -> None:
    """Any page that is gone, also one of attempts only, and an entry that does not match its digest."""
    whole = path.read_bytes()
    for start in range(4096, len(whole), 4096):
        path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        with pytest.raises(RecordUnusable, match="is damaged and was left as it is"):
            back_up_to(path, goal)
    path.write_bytes(whole.replace(b"amount_mg", b"amount_mk"))
    with pytest.raises(RecordUnusable, match="is damaged and was left as it is"):
        back_up_to(path, goal)
    assert names_in(path.parent) == ["record.db"]


@pytest.mark.hazard("H28")
def test_a_backup_that_cannot_be_read_back_gets_no_name(
    path: Path, goal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that loses a byte is found out while the record is still there."""

    def lose_a_byte(content: bytes, key: object) -> Iterator[bytes]:
        assert key
        yield from seal(content[:-1] + b"?", KEY)

    keep_key(path.parent, KEY)
    monkeypatch.setattr(backup, "seal", lose_a_byte)
    with pytest.raises(BackupUnusable, match="could not be read back as written: use another disk"):
        back_up_to(path, goal)
    assert names_in(path.parent) == ["backups", "record.db", KEY_FILE]


def _write_nothing(key: Path) -> None:
    key.write_text("", encoding="utf-8")


def _mistype(key: Path) -> None:
    key.write_text(key.read_text(encoding="utf-8").replace("000G", "000H"), encoding="utf-8")


def _write_no_text(key: Path) -> None:
    key.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize("damage", [_write_nothing, _mistype, _write_no_text])
def test_a_damaged_key_is_one_sentence_and_never_replaced(
    path: Path, goal: Path, damage: Callable[[Path], None]
) -> None:
    """The printed key can be written into it again; a new key in its place would hide that."""
    keep_key(path.parent, KEY)
    damage(path.parent / KEY_FILE)
    before = (path.parent / KEY_FILE).read_bytes()

    with pytest.raises(RecordUnusable, match="write the printed key into it, or move it aside"):
        back_up_to(path, goal)
    assert (path.parent / KEY_FILE).read_bytes() == before
    assert not goal.exists()


def test_a_key_that_was_made_meanwhile_is_the_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is first keeps it; the other uses the same."""
    asked: list[Path] = []

    def see_none_at_first(folder: Path) -> object:
        asked.append(folder)
        return None if len(asked) == 1 else read_key(folder)

    keep_key(path.parent, KEY)
    monkeypatch.setattr(key_file, "read_key", see_none_at_first)

    assert keep_key(path.parent, OTHER_KEY) == KEY


FULL_DISK = """
import resource, sys
from pathlib import Path
from lull.refusal import BadInput
from made_backup import *
most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
path = Path(sys.argv[1])
try:
    back_up_to(path, path.parent / "backups" / "b.lullbackup")
except BadInput as said:
    print(said)
"""


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("most", [0, 40_000, 100_000])
def test_a_full_disk_is_one_sentence_and_nothing_half_written_stays(path: Path, most: int) -> None:
    """No space for SQLite's index, for the first chunk, for the second; for real, in a limited process."""
    with Ledger.open(path) as ledger:
        ledger.append(*(dose_event(f"more {number}") for number in range(600)))
    keep_key(path.parent, KEY)
    before = path.read_bytes()
    limited = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(most)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert limited.stdout.count("\n") == 1, limited.stdout
    assert ("File too large" if most else "disk I/O error") in limited.stdout
    assert [name for name in names_in(path.parent) if name not in ("backups", KEY_FILE)] == ["record.db"]
    assert path.read_bytes() == before


def test_what_a_killed_backup_left_is_swept_up_by_the_next(path: Path, goal: Path) -> None:
    """Only our own half-written files, and only in our own folder."""
    goal.parent.mkdir()
    (goal.parent / ".lull-backup-x-abc.new").write_bytes(b"half")
    (goal.parent / "notes.new").write_bytes(b"theirs")
    back_up_to(path, goal)

    assert names_in(goal.parent) == ["b.lullbackup", "notes.new"]
