"""An older record is brought to today's shape while the machine dies or the disk is full: nothing is lost."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lull.store import migrations
from lull.store.event_table import insert_event
from lull.store.ledger import Ledger
from lull.store.record_file import check_record_file, open_connection, prepare_record_file
from made_record import dose_event

DOSES = 400
MIGRATE = """
import json, os, signal, sys, time
from pathlib import Path
from lull.store.record_file import prepare_record_file

for home, after_s in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        prepare_record_file(Path(home) / "record.db")
        os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""
FULL_DISK = """
import resource, sys
from pathlib import Path
from lull.store.record_file import prepare_record_file
from lull.store.record_unusable import RecordUnusable

most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    prepare_record_file(Path(sys.argv[1]))
except RecordUnusable as said:
    print(said)
"""


def make_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a record as the first Lull would have left it, with many doses in it."""
    path = folder / "record.db"
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        prepare_record_file(path)
    connection = open_connection(path)
    connection.execute("BEGIN")
    for number in range(DOSES):
        insert_event(connection, dose_event(f"dose-{number}"))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


def kill_migrating(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: int) -> int:
    """Kill migrations at random times; return how many after the shape had changed, at least one."""
    old = make_old(tmp_path / "old", monkeypatch)
    shutil.copytree(old.parent, tmp_path / "tried")
    began = time.perf_counter()
    prepare_record_file(tmp_path / "tried" / "record.db")
    longest_s = 2 * (time.perf_counter() - began)
    while not (changed := kill_within(old.parent, tmp_path / f"{longest_s} s", kills, longest_s)):
        longest_s *= 2  # the machine was quicker when it was measured: all kills came too early
    return changed


def kill_within(old: Path, folder: Path, kills: int, longest_s: float) -> int:
    """Kill so many migrations within a time; return in how many the shape had changed before the kill."""
    chance = random.Random(20261125)
    homes = [folder / f"home-{number}" for number in range(kills)]
    for home in homes:
        shutil.copytree(old, home)
    told = json.dumps([(str(home), chance.uniform(0.0, longest_s)) for home in homes])
    subprocess.run([sys.executable, "-c", MIGRATE], input=told, text=True, check=True)
    changed = 0
    for home in homes:
        path = home / "record.db"
        changed += check_record_file(path) < len(migrations.MIGRATIONS) - 1
        with Ledger.open(path) as ledger:
            assert len(ledger.events()) == DOSES
        assert check_record_file(path) == 0
        for copy in home.glob("record-before-migration-*.db"):
            with Ledger.open(copy) as kept:
                assert len(kept.events()) == DOSES
    return changed


@pytest.mark.hazard("H28")
def test_twenty_kills_of_a_migration_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any time: every dose is there afterwards, and every copy that was made is whole."""
    kill_migrating(tmp_path, monkeypatch, 20)


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_forty_kills_of_a_migration_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same; some come before the first step, some after it."""
    assert 0 < kill_migrating(tmp_path, monkeypatch, 40) <= 40


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("most", [0, 60_000])
def test_a_full_disk_while_migrating_is_one_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """No room for the copy: the record is not touched, and opens once there is room."""
    path = make_old(tmp_path / "home", monkeypatch)
    before = path.read_bytes()
    limited = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(most)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert limited.stdout.count("\n") == 1, limited.stdout
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".db"] == ["record.db"]
    with Ledger.open(path) as ledger:
        assert len(ledger.events()) == DOSES
