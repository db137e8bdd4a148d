"""Being alone with a folder or a record: one at a time, and no lock outlives its holder."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lull.store import folder_lock
from lull.store.alone import hold_record_alone
from lull.store.folder_lock import hold_folder
from lull.store.record_unusable import RecordUnusable
from made_backup import back_up_to, begin, names_in, read_ids


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record."""
    begin(tmp_path / "home" / "record.db")
    return tmp_path / "home" / "record.db"


def test_one_at_a_time_holds_a_folder_and_nothing_stays_behind(tmp_path: Path) -> None:
    """Many at once, each adding one in a way that would lose some if two were inside."""
    count, inside = tmp_path / "count", tmp_path / "home"
    inside.mkdir()
    count.write_text("0", encoding="utf-8")

    def add_one(_: int) -> None:
        with hold_folder(inside):
            before = int(count.read_text(encoding="utf-8"))
            time.sleep(0.002)
            count.write_text(str(before + 1), encoding="utf-8")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(40)))
    assert count.read_text(encoding="utf-8") == "40"
    assert list(inside.iterdir()) == []


def test_who_does_not_finish_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience, in one sentence."""
    monkeypatch.setattr(folder_lock, "PATIENCE_S", 0.05)
    with (
        hold_folder(tmp_path),
        pytest.raises(RecordUnusable, match="another program is backing up, restoring or erasing in"),
        hold_folder(tmp_path),
    ):
        pytest.fail("two are inside")


def test_a_lock_that_was_removed_while_it_was_opened_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its holder was just done and took the file away; whoever comes next would not see it."""
    open_it = os.open
    opened: list[int] = []

    def open_and_lose_once(name: Path, flags: int, mode: int) -> int:
        handle = open_it(name, flags, mode)
        if not opened:
            name.unlink()
        opened.append(handle)
        return handle

    monkeypatch.setattr(os, "open", open_and_lose_once)
    with hold_folder(tmp_path):
        assert (tmp_path / folder_lock.LOCK_FILE).exists()
    assert len(opened) == 2


HOLD_AND_DIE = """
import os, sys
from pathlib import Path
from lull.store.alone import hold_record_alone
from lull.store.folder_lock import hold_folder
with hold_folder(Path(sys.argv[1]).parent), hold_record_alone(Path(sys.argv[1])):
    os.kill(os.getpid(), 9)
"""


@pytest.mark.hazard("H28")
def test_both_locks_go_with_a_killed_process(path: Path) -> None:
    """Nobody has to remove anything by hand."""
    before = read_ids(path)
    killed = subprocess.run([sys.executable, "-c", HOLD_AND_DIE, str(path)], check=False)
    assert killed.returncode == -9

    assert read_ids(path) == before
    with hold_folder(path.parent), hold_record_alone(path) as connection:
        assert connection is not None
    assert names_in(path.parent) == ["record.db"]


@pytest.mark.hazard("H28")
def test_the_log_is_written_ahead_also_where_erasing_was_cut_short(path: Path) -> None:
    """A rollback journal left by a kill could not be seen to by the next opening, which first only reads."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    connection.close()
    with hold_record_alone(path) as alone:
        assert alone is not None
        assert alone.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert alone.execute("PRAGMA synchronous").fetchone() == (2,)


def test_what_is_no_record_offers_no_connection(path: Path) -> None:
    """Nothing there, nothing in it, and something else in it."""
    for content in (None, b"", b"something else" * 500):
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with hold_record_alone(path) as connection:
            assert connection is None
        assert not path.exists() or path.read_bytes() == content


@pytest.mark.hazard("H28")
def test_eight_first_backups_at_once_share_one_key(path: Path) -> None:
    """Each is whole, and the one printed sheet opens all of them."""
    start = threading.Barrier(8)

    def back_up(number: int) -> bytes:
        start.wait()
        return back_up_to(path, path.parent / "backups" / f"{number}.lullbackup").key.secret

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(back_up, range(8)))
    assert len(keys) == 1
    assert len(names_in(path.parent / "backups")) == 8
