"""The file that holds the record: making it, looking at it before trusting it, copying it.

Nothing half made ever bears the name of a record, and a file that cannot be read is left exactly as it is.
Folders and files belong to their owner alone.
"""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from lull.saying import say
from lull.store.migrations import APPLICATION_ID, apply_migrations, count_pending, read_applied
from lull.store.orphans import put_orphans_aside
from lull.store.record_unusable import RecordUnusable

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
BUSY_TIMEOUT_MS = 10_000
"""How long one process waits for another that is writing to the same record."""


def open_connection(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection in autocommit mode. It may be used by another thread, one at a time."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def is_record_there(path: Path) -> bool:
    """Tell whether there is a file of this name; what is in it nobody has looked at yet.

    Raises:
        RecordUnusable: if that cannot be told, or no record can ever be there: a file stands where its
            folder should be, or a folder where the file should be.
    """
    with explain_trouble(path):
        try:
            found = path.stat()
        except FileNotFoundError:
            return False
    if stat.S_ISDIR(found.st_mode):
        raise RecordUnusable(f"{path} is a folder, and the record is a file of that name: move it aside")
    return True


def prepare_record_file(path: Path) -> None:
    """Make sure there is a record of today's shape at ``path``; copy an older one before changing it.

    Raises:
        RecordUnusable: if the folder or the file cannot be used; the file is then left as it is.
    """
    there = is_record_there(path)
    with explain_trouble(path):
        make_folder(path.parent)
        if not there:
            put_orphans_aside(path, name_aside(path, before="beginning"))
            _create_record_file(path)
        path.chmod(OWNER_ONLY_FILE)
        pending = check_record_file(path)
        if pending:
            copy_record_file(path)
            with closing(open_connection(path)) as connection:
                apply_migrations(connection, str(path))


def make_folder(folder: Path) -> None:
    """Make the folder, for its owner alone; one that is already there keeps its permissions."""
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=OWNER_ONLY_FOLDER, exist_ok=True)  # another may be quicker
        folder.chmod(OWNER_ONLY_FOLDER)


def check_record_file(path: Path) -> int:
    """Return how many migrations the file still needs, after looking at every page of it without writing.

    Raises:
        RecordUnusable: if the file is damaged, is not a record of Lull, or comes from a newer Lull.
        sqlite3.Error: if it cannot be read at all; :func:`explain_trouble` says what that means.
    """
    if path.stat().st_size == 0:
        raise RecordUnusable(_say_damaged(path))
    with closing(open_connection(path, read_only=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise RecordUnusable(_say_damaged(path))
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise RecordUnusable(
                f"the file at {path} is not a record of Lull and was left as it is: move it aside"
            )
        return count_pending(read_applied(connection), str(path))


def copy_record_file(path: Path) -> Path:
    """Copy the record beside itself, whole or not at all, and return where the copy is."""
    with closing(open_connection(path)) as source:
        return copy_beside(source, path, before="migration")


def copy_beside(source: sqlite3.Connection, path: Path, *, before: str) -> Path:
    """Copy what a connection sees of the record at ``path``, beside it and for its owner alone."""
    goal = name_aside(path, before=before)
    with new_file_beside(path) as fresh:
        with closing(open_connection(fresh)) as target:
            source.backup(target)
        give_name(fresh, goal)
    return goal


def name_aside(path: Path, *, before: str) -> Path:
    """Return a dated name beside the record, for what it was before something happened to it."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.with_name(f"{path.stem}-before-{before}-{stamp}{path.suffix}")


def _create_record_file(path: Path) -> None:
    """Make an empty record under another name, complete it, and only then give it its name."""
    with new_file_beside(path) as fresh:
        with closing(open_connection(fresh)) as connection:
            apply_migrations(connection, str(path))
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(FileExistsError):  # another process was quicker; its record is as good
            give_name(fresh, path)


@contextmanager
def new_file_beside(path: Path) -> Iterator[Path]:
    """Offer a new empty file in the same folder, for its owner alone, gone afterwards."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    fresh.chmod(OWNER_ONLY_FILE)
    try:
        yield fresh
    finally:
        for part in ("", "-wal", "-shm", "-journal"):
            Path(f"{fresh}{part}").unlink(missing_ok=True)


def sweep(folder: Path, stem: str) -> None:
    """Remove the new files of this stem that a killed program left. Only for who holds the folder alone."""
    for left in folder.glob(f".{stem}-*.new*"):
        left.unlink(missing_ok=True)


def give_name(fresh: Path, goal: Path) -> None:
    """Bring the file to the disk and give it its name, never taking a name that is in use.

    Raises:
        FileExistsError: if the name is in use.
    """
    sync(fresh)
    try:
        os.link(fresh, goal)
    except FileExistsError:
        raise
    except OSError:  # a disk that cannot give a file two names
        if goal.exists():
            raise FileExistsError(goal) from None
        fresh.rename(goal)
    sync(goal.parent)


def sync(path: Path) -> None:
    """Wait until the disk holds what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def explain_trouble(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite complains about into one sentence.

    Raises:
        RecordUnusable: instead of whatever went wrong outside this program.
    """
    try:
        yield
    except sqlite3.Error as problem:
        raise RecordUnusable(_to_sentence(problem, path)) from problem
    except UnicodeDecodeError as problem:  # SQLite's own complaint quotes a damaged byte of the file
        raise RecordUnusable(_say_damaged(path)) from problem
    except NotADirectoryError as problem:
        raise RecordUnusable(
            say(
                "{folder} cannot hold the record, because it or a part of it is a file: name a folder",
                folder=path.parent,
            )
        ) from problem
    except OSError as problem:
        raise RecordUnusable(
            say(
                "the record at {path} cannot be used ({problem}): check the folder, its permissions"
                " and the space on the disk",
                path=path,
                problem=problem.strerror,
            )
        ) from problem


def _to_sentence(problem: sqlite3.Error, path: Path) -> str:
    """Say what SQLite complains about, and what to do."""
    name = getattr(problem, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return say("another program is busy with the record at {path}: close it and try again", path=path)
    if name.startswith("SQLITE_FULL"):
        return say(
            "the disk is full, so nothing was written to the record at {path}: free some space", path=path
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return say(
            "the record at {path} cannot be written: check the permissions of the file and its folder",
            path=path,
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _say_damaged(path)
    return say(
        "the record at {path} could not be used ({problem}): nothing was written", path=path, problem=problem
    )


def _say_damaged(path: Path) -> str:
    """Say what to do with a damaged record: keep it, because somebody may be able to rescue it."""
    return say(
        "the record at {path} is damaged and was left as it is: keep the file, move it aside,"
        " and put a copy of the record in its place",
        path=path,
    )
