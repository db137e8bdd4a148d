"""Erasing a person: nothing of them stays in the folder, the key goes first, cut short it can be finished."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from lull.store import alone, migrations
from lull.store.backup_file import is_backup
from lull.store.erase import Erased, erase_folder
from lull.store.event_table import insert_event
from lull.store.key_file import read_key
from lull.store.ledger import Ledger
from lull.store.lock_file import LOCK_FILE
from lull.store.record_file import open_connection, prepare_record_file
from lull.store.record_unusable import RecordUnusable
from made_backup import back_up_to, begin, names_in, read_ids, restore_from
from made_record import dose_event, session_event

NAME = "Marazibill Ölmühle"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record that has been through everything: a migration, backups, a restoring, kills, a checkpoint."""
    path = tmp_path / "home" / "record.db"
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        prepare_record_file(path)
    connection = open_connection(path)
    insert_event(connection, dose_event("old", said_by=NAME))
    connection.close()
    begin(path, NAME, doses=250)
    made = back_up_to(path, path.parent / "backups" / "b.lullbackup")
    restore_from(path, made.path, made.key)
    with Ledger.open(path) as ledger:
        ledger.append(session_event("s"), dose_event("last", said_by=NAME))
    (path.parent / "backups" / ".lull-backup-x-abc.new").write_bytes(b"half a backup")
    for left in (".record-abc.new", ".restoring-abc.new", ".restoring-abc.new-wal", "record.db-wal"):
        (path.parent / left).write_bytes(path.read_bytes())
    (path.parent / "record-before-beginning-20261122T000000000000Z.db-wal").write_bytes(path.read_bytes())
    return path


def erase(path: Path) -> Erased:
    """Erase without any question."""
    done = erase_folder(path, lambda *_: None)
    assert isinstance(done, Erased)
    return done


def find_name(folder: Path) -> list[str]:
    """Return the files that hold a byte of the person's name, or bear it."""
    words = [word.encode() for word in NAME.split()]
    return [
        child.name
        for child in folder.rglob("*")
        if child.is_file() and any(word in child.read_bytes() + child.name.encode() for word in words)
    ]


@pytest.mark.hazard("H27")
def test_nothing_of_the_person_is_left_in_the_folder(path: Path) -> None:
    """Not a byte of the name, not a copy, not a backup, not the key."""
    assert {"record.db", ".record-abc.new"} < set(find_name(path.parent))
    copies = [name for name in names_in(path.parent) if "-before-" in name and name.endswith(".db")]

    assert erase(path) == Erased(records=1 + len(copies), backups=1, key=True)
    assert len(copies) == 2
    assert list(path.parent.rglob("*")) == []


@pytest.mark.hazard("H27")
def test_a_backup_elsewhere_cannot_be_opened_from_here_any_more(path: Path, tmp_path: Path) -> None:
    """Its key is gone; the file itself is the person's own."""
    made = back_up_to(path, tmp_path / "stick.lullbackup")
    erase(path)

    assert made.path.exists()
    assert read_key(path.parent) is None
    for file in path.parent.rglob("*"):
        assert made.key.to_text().encode() not in file.read_bytes()


def test_what_is_not_ours_stays(path: Path) -> None:
    """A letter beside the record, a picture among the backups, the made-up family."""
    (path.parent / "letter.txt").write_text("mine", encoding="utf-8")
    (path.parent / "backups" / "picture.png").write_bytes(b"mine")
    begin(path.parent / "demo" / "record.db", "Ida")
    erase(path)

    assert names_in(path.parent) == [
        "backups",
        "backups/picture.png",
        "demo",
        "demo/record.db",
        "letter.txt",
    ]


def test_a_backup_under_any_name_is_found(path: Path) -> None:
    """People rename files."""
    (path.parent / "backups" / "b.lullbackup").rename(path.parent / "backups" / "before the holidays")

    assert erase(path).backups == 1
    assert not (path.parent / "backups").exists()
    assert is_backup(b"lull.backup/9\n")


@pytest.mark.hazard("H28")
def test_a_record_that_is_open_elsewhere_is_not_erased(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other program would write parts of it again."""
    monkeypatch.setattr(alone, "ALONE_TIMEOUT_MS", 50)
    before = read_ids(path)
    with (
        Ledger.open(path),
        pytest.raises(RecordUnusable, match=r"another program is busy with the record .* close it"),
    ):
        erase(path)

    assert read_ids(path) == before
    assert read_key(path.parent) is not None


@pytest.mark.hazard("H26")
def test_a_record_nobody_can_read_is_not_erased(path: Path) -> None:
    """It could be anybody's; the person is told what to do."""
    path.write_bytes(b"damaged" * 1000)
    before = names_in(path.parent)
    with pytest.raises(RecordUnusable, match=r"nobody can tell whose it is: .* delete the folder"):
        erase(path)

    assert names_in(path.parent) == before


def test_the_question_sees_the_record_and_the_older_ones(path: Path) -> None:
    """Who each is about; and stopping changes nothing."""
    before = read_ids(path)
    seen = erase_folder(
        path, lambda about, copies: (about and about.name, [c.holds and c.holds.name for c in copies])
    )

    assert seen == (NAME, [None, NAME])
    assert read_ids(path) == before
    assert read_key(path.parent) is not None


def test_an_older_file_that_is_no_record_says_nothing(path: Path) -> None:
    """Another program's database, and something that was damaged: about nobody, as far as anyone can tell."""
    for copy in path.parent.glob("record-before-*"):
        copy.unlink()
    connection = sqlite3.connect(path.with_name("record-before-a.db"))
    connection.execute("CREATE TABLE recipes (soup)")
    connection.close()
    path.with_name("record-before-b.db").write_bytes(b"damaged" * 999)

    assert erase_folder(path, lambda _, copies: [copy.holds for copy in copies]) == [None, None]


@pytest.mark.hazard("H27")
def test_a_name_that_stands_only_in_the_log_is_in_the_file_before_anything_is_erased(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program was killed and left its log. Erased after the record, it would outlive what names it."""
    killed = tmp_path / "killed" / "record.db"
    with Ledger.open(path) as ledger:
        ledger.append(*(dose_event(f"in the log {n}", said_by=NAME) for n in range(9)))
        killed.parent.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{killed}{end}")
    assert b"in the log 8" not in killed.read_bytes()
    remove = Path.unlink
    found: list[list[str]] = []

    def look_then_remove(file: Path, *, missing_ok: bool = False) -> None:
        holding = [one.name for one in killed.parent.iterdir() if b"in the log 8" in one.read_bytes()]
        found.append(holding)
        remove(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", look_then_remove)
    erase(killed)
    assert ["record.db"] in found
    assert all(holding in (["record.db"], []) for holding in found)


@pytest.mark.hazard("H27")
@pytest.mark.parametrize("place", range(40))
def test_erasing_cut_short_has_taken_the_key_and_can_be_finished(
    path: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the first file is that cannot be removed: until the end the record tells whom it is about."""
    remove = Path.unlink
    removed: list[str] = []

    def remove_some(file: Path, *, missing_ok: bool = False) -> None:
        if file.name != ".lull-alone":
            if len(removed) == place:
                raise PermissionError(1, "Operation not permitted")
            removed.append(file.name)
        remove(file, missing_ok=missing_ok)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", remove_some)
        try:
            erase(path)
        except RecordUnusable as said:
            assert "cannot be used (Operation not permitted)" in str(said)  # noqa: PT017
    if removed:
        assert removed[0] == "recovery.key"
        assert read_key(path.parent) is None
    if path.exists():
        assert erase_folder(path, lambda about, _: about and about.name) == NAME
    erase(path)
    assert list(path.parent.rglob("*")) == []


def test_the_lock_of_the_screen_goes_too(path: Path) -> None:
    """Whoever begins a record here next must not stand before a secret nobody knows."""
    begin(path)
    lock = path.parent / LOCK_FILE
    lock.write_text("{}", encoding="utf-8")
    erase_folder(path, lambda *_: None)

    assert not lock.exists()
