"""``lull backup``, ``lull restore`` and ``lull erase``: the whole way, as a person goes it."""

import io
import json
import sys
from pathlib import Path

import pytest

from lull.store.key_file import keep_key, read_key
from lull.store.ledger import Ledger
from made_backup import KEY, OTHER_KEY, begin, names_in, read_ids
from made_command import Lull
from made_record import NOW, dose_event


@pytest.fixture
def path(home: Path) -> Path:
    """Mara's record."""
    begin(home / "record.db")
    return home / "record.db"


def move_to_a_new_computer(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the next words be said on a computer without any record; return where its record would be."""
    new = path.parent.with_name("new computer")
    monkeypatch.setenv("LULL_HOME", str(new))
    return new / "record.db"


@pytest.mark.parametrize("words", [("backup",), ("erase", "--name", "Mara")])
def test_without_a_record_each_verb_says_how_to_begin(lull: Lull, home: Path, words: tuple[str, ...]) -> None:
    """A refusal by name, and no folder is made for it."""
    assert lull(*words) == (3, "", "lull: There is no record yet: begin one with lull serve.\n")
    assert not home.exists()


@pytest.mark.hazard("H28")
def test_the_whole_way_from_the_old_computer_to_a_new_one(
    lull: Lull, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The printed key alone opens the file that was carried over; then backups go on under the same key."""
    code, out, err = lull("backup", str(tmp_path))
    assert (code, err) == (0, "")
    assert "Backed up: 7 entries of Mara, the newest at 15:20." in out
    assert "Print it, and keep it away from this computer" in out
    assert "Without this key nobody can open the backup, neither can we." in out
    printed = next(line for line in out.splitlines() if line.startswith("    "))
    file = tmp_path / "lull-backup-20261122T142000000000Z.lullbackup"
    assert file.exists()

    new = move_to_a_new_computer(path, monkeypatch)
    code, out, err = lull("restore", str(file))
    assert (code, err) == (
        2,
        "lull: no recovery key lives on this computer: write the printed one after --key\n",
    )
    assert not new.parent.exists()
    code, out, err = lull("restore", str(file), "--key", printed.lower().replace("-", " "))
    assert (code, out, err) == (0, "Restored: 7 entries of Mara, the newest at 15:20.\n", "")
    assert read_ids(new) == read_ids(path)
    code, out, _ = lull("backup")
    assert code == 0
    assert printed.strip() not in out
    assert lull("backup", "--show-key")[1].split("\n")[2] == printed
    assert lull("restore", str(next(new.parent.glob("backups/*"))))[0] == 0


def test_machines_get_json_and_the_key_only_when_they_ask(lull: Lull, path: Path) -> None:
    """A log of answers should not open backups."""
    keep_key(path.parent, KEY)
    code, out, _ = lull("backup", "--json")
    said = json.loads(out)
    assert code == 0
    assert said["holds"] == {"name": "Mara", "entries": 7, "newest": NOW.isoformat()}
    assert said["size_bytes"] == Path(said["backup"]).stat().st_size
    assert (said["key_is_new"], said["key_id"]) == (False, KEY.key_id.hex())
    assert KEY.to_text() not in out
    asked = json.loads(lull("backup", "--show-key", "--json")[1])
    assert asked == {"recovery_key": KEY.to_text(), "key_id": KEY.key_id.hex()}

    code, out, _ = lull("restore", said["backup"], "--json")
    restored = json.loads(out)
    assert code == 0
    assert restored["restored"] == restored["before"] == said["holds"]
    assert Path(restored["kept"]).parent == path.parent


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("backup", "--show-key"), "there is no recovery key yet: the first lull backup makes it"),
        (("backup", "x", "--show-key"), "--show-key makes no backup"),
        (("backup", ""), "the file name is empty or none"),
        (("backup", "a\0b"), "the file name is empty or none"),
        (("backup", "no/such/folder/b"), "there is no folder"),
        (("restore", "none"), "there is no file none"),
        (("restore", "."), "is a folder"),
        (("restore",), "the following arguments are required: FILE"),
        (("erase",), "the following arguments are required: --name"),
        (("erase", "--name", "Mara "), "is not about 'Mara ': write the name exactly"),
        (("erase", "--name", "mara"), "is not about 'mara': write the name exactly"),
        (("erase", "--name", ""), "is not about '': write the name exactly"),
        (("erase", "--name", "\udce9"), "is not about"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    lull: Lull, path: Path, words: tuple[str, ...], told: str
) -> None:
    """What, where, and what to do."""
    before = read_ids(path)
    code, out, err = lull(*words)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert read_ids(path) == before
    assert names_in(path.parent) == ["record.db"]


@pytest.mark.hazard("H28")
def test_a_mistyped_key_and_a_wrong_one_are_told_apart(lull: Lull, path: Path, tmp_path: Path) -> None:
    """The first is compared with the paper again; for the second another paper is looked for."""
    keep_key(path.parent, KEY)
    lull("backup", str(tmp_path / "b"))
    right = KEY.to_text()
    for typed, told in (
        (right[:-1] + ("A" if right[-1] != "A" else "B"), "holds a typing mistake"),
        (right[:-5], "here are 52"),
        (OTHER_KEY.to_text(), "this recovery key does not open the backup"),
    ):
        code, out, err = lull("restore", str(tmp_path / "b"), "--key", typed)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert told in err
        assert typed[:9] not in err


@pytest.mark.hazard("H27")
def test_the_key_can_be_typed_where_no_history_keeps_it(
    lull: Lull, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell remembers its arguments."""
    keep_key(path.parent, KEY)
    lull("backup", str(tmp_path / "b"))
    new = move_to_a_new_computer(path, monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY.to_text()}\n"))

    assert lull("restore", str(tmp_path / "b"), "--key", "-")[0] == 0
    assert read_ids(new) == read_ids(path)


@pytest.mark.hazard("H26")
def test_another_persons_record_is_asked_about_before_it_is_put_aside(
    lull: Lull, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both names are said, nothing is changed; the same again with --yes does it and says where it went."""
    keep_key(path.parent, KEY)
    lull("backup", str(tmp_path / "b"))
    new = move_to_a_new_computer(path, monkeypatch)
    toms = begin(new, "Tom")
    words = ("restore", str(tmp_path / "b"), "--key", KEY.to_text())
    code, out, err = lull(*words, "--json")

    assert code == 3
    assert json.loads(out)["refused"]["code"] == "needs_confirmation"
    assert "The record here is about Tom. The backup is about Mara. Nothing was changed." in err
    assert read_ids(new) == toms
    assert names_in(new.parent) == ["record.db"]

    code, out, _ = lull(*words, "--yes")
    assert code == 0
    assert "The record that was here before holds 7 entries of Tom, the newest at 15:20. It is kept: " in out
    kept = Path(out.rsplit("It is kept: ", maxsplit=1)[1].strip())
    assert read_ids(kept) == toms
    assert read_ids(new) == read_ids(path)


@pytest.mark.hazard("H26")
def test_a_record_that_cannot_be_read_is_asked_about_too(lull: Lull, path: Path, tmp_path: Path) -> None:
    """Nobody can tell whose it is."""
    lull("backup", str(tmp_path / "b"))
    path.write_bytes(b"damaged")
    code, _, err = lull("restore", str(tmp_path / "b"))
    assert code == 3
    assert "The record here cannot be read, so nobody can tell whose it is." in err
    assert path.read_bytes() == b"damaged"

    code, out, _ = lull("restore", str(tmp_path / "b"), "--yes")
    assert code == 0
    assert "What was here before could not be read. It is kept: " in out


@pytest.mark.hazard("H26")
def test_the_same_person_or_an_empty_record_is_not_asked_about(
    lull: Lull, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that is asked every time is answered without reading."""
    keep_key(path.parent, KEY)
    lull("backup", str(tmp_path / "b"))
    with Ledger.open(path) as ledger:
        ledger.append(dose_event("since"))
    assert lull("restore", str(tmp_path / "b"))[0] == 0
    new = move_to_a_new_computer(path, monkeypatch)
    Ledger.open(new).close()
    words = ("restore", str(tmp_path / "b"), "--key", KEY.to_text())
    assert lull(*words)[0] == 0
    new.unlink()
    begin(new, "mara  ")
    assert lull(*words)[0] == 0


@pytest.mark.hazard("H27")
def test_a_person_is_erased_and_told_what_is_left_to_them(lull: Lull, path: Path, tmp_path: Path) -> None:
    """What was erased, what lies elsewhere; and afterwards there is no record."""
    lull("backup")
    lull("backup", str(tmp_path / "stick"))
    code, out, err = lull("erase", "--name", "Mara")

    assert (code, err) == (0, "")
    assert "all about Mara: 1 record, 1 backup, their recovery key." in out
    assert "What is elsewhere is yours to destroy: backups and copies you saved in other places" in out
    assert "which the printed recovery key still opens" in out
    assert list(path.parent.rglob("*")) == []
    assert lull("erase", "--name", "Mara")[0] == 3
    assert lull("restore", str(tmp_path / "stick"))[0] == 2


def test_erasing_speaks_json_too(lull: Lull, path: Path) -> None:
    """With how much it was."""
    assert path.exists()
    code, out, _ = lull("erase", "--name", "Mara", "--json")
    assert code == 0
    assert json.loads(out) == {"erased": {"records": 1, "backups": 0, "recovery_key": False}}


@pytest.mark.hazard("H26")
def test_an_older_record_of_somebody_else_is_asked_about_before_it_is_erased(
    lull: Lull, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was put aside by a restoring, and may be all there is of them."""
    keep_key(path.parent, KEY)
    lull("backup", str(tmp_path / "b"))
    new = move_to_a_new_computer(path, monkeypatch)
    begin(new, "Tom")
    lull("restore", str(tmp_path / "b"), "--key", KEY.to_text(), "--yes")
    code, _, err = lull("erase", "--name", "Mara")

    assert code == 3
    assert "An older record in the same folder is about Tom. Nothing was erased." in err
    assert read_key(new.parent) == KEY
    assert lull("erase", "--name", "Tom")[0] == 2
    assert lull("erase", "--name", "Mara", "--yes")[0] == 0
    assert list(new.parent.rglob("*")) == []


def test_where_the_record_is_lost_an_older_one_can_name_the_person(lull: Lull, path: Path) -> None:
    """Somebody deleted the record by hand; its copies are still to be erased."""
    lull("backup")
    lull("restore", str(next(path.parent.glob("backups/*"))))
    path.unlink()
    assert lull("erase", "--name", "Tom")[0] == 2
    assert lull("erase", "--name", "Mara")[0] == 0
    assert list(path.parent.rglob("*")) == []
