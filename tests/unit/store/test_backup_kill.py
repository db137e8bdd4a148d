"""Kill -9 at any moment of backing up, restoring and erasing: nothing that was acknowledged is lost.

The kills go through the store's own code line by line, and again at random times in large records, so that
they also hit the middle of what SQLite and the disk are doing.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lull.store.backup_file import unseal
from lull.store.erase import Erased, erase_folder
from lull.store.key_file import keep_key, read_key
from made_backup import KEY, back_up_to, begin, names_in, read_ids, restore_from
from made_kill import count_lines, kill_after, kill_at_lines

NAME = "Marazibill"


def make_home(folder: Path, *, doses: int) -> Path:
    """Make a home with Tom's record, a key, and a backup of somebody else's."""
    home = folder / "home"
    begin(folder / "elsewhere" / "record.db", NAME, doses=doses)
    keep_key(folder / "elsewhere", KEY)
    begin(home / "record.db", "Tom", doses=doses // 2)
    keep_key(home, KEY)
    back_up_to(folder / "elsewhere" / "record.db", home / "b.lullbackup")
    return home


def copy_homes(home: Path, count: int) -> list[Path]:
    """Return so many homes that are all alike."""
    homes = [home.parent / f"run {number}" / "home" for number in range(count)]
    for one in homes:
        shutil.copytree(home, one)
    return homes


def spread(total: int, kills: int) -> list[int]:
    """Return lines spread over all there are, the first and the last among them."""
    return sorted({1 + place * (total - 1) // (kills - 1) for place in range(kills)})


def check_restored(home: Path, tom: list[str], mara: list[str]) -> bool:
    """Check what a killed restoring left; tell whether the new record was already in its place."""
    found = read_ids(home / "record.db")
    kept = sorted(home.glob("record-before-restore-*.db"))
    assert found in (tom, mara)
    if found == mara:
        assert any(read_ids(copy) == tom for copy in kept)
    assert unseal((home / "b.lullbackup").read_bytes(), KEY, "b")
    restore_from(home / "record.db", home / "b.lullbackup", KEY)
    assert read_ids(home / "record.db") == mara
    assert not [name for name in names_in(home) if name.startswith((".restoring", ".lull"))]
    return found == mara


def check_backed_up(home: Path, tom: list[str]) -> int:
    """Check what a killed backup left; return how many backups there are."""
    assert read_ids(home / "record.db") == tom
    key = read_key(home)
    backups = sorted(home.glob("backups/*.lullbackup"))
    assert key is not None or not backups
    for backup in backups:
        assert key is not None
        (home / "held.db").write_bytes(unseal(backup.read_bytes(), key, "b"))
        assert read_ids(home / "held.db") == tom
    (home / "held.db").unlink(missing_ok=True)
    back_up_to(home / "record.db", home / "backups" / "next.lullbackup")
    assert not [name for name in names_in(home / "backups") if name.startswith(".")]
    return len(backups)


def check_erased(home: Path) -> bool:
    """Check what a killed erasing left, and finish it; tell whether it had taken the key."""
    key_is_gone = read_key(home) is None
    assert key_is_gone or (home / "record.db").exists()
    done = erase_folder(home / "record.db", lambda about, _: None if about else "nothing left")
    assert isinstance(done, Erased | str)
    assert [file for file in home.rglob("*") if NAME.encode() in file.read_bytes()] == []
    return key_is_gone


def kill_restoring(tmp_path: Path, kills: int) -> int:
    """Kill a restoring at so many lines; return how many kills came after the exchange."""
    home = make_home(tmp_path, doses=6)
    tom, mara = read_ids(home / "record.db"), read_ids(tmp_path / "elsewhere" / "record.db")
    lines = spread(count_lines("restore", copy_homes(home, 1)[0]), kills)
    shutil.rmtree(tmp_path / "run 0")
    homes = copy_homes(home, len(lines))
    assert all(kill_at_lines("restore", homes, lines))
    return sum(check_restored(one, tom, mara) for one in homes)


def kill_backing_up(tmp_path: Path, kills: int) -> int:
    """Kill a first backup at so many lines; return how many backups had got their name."""
    home = make_home(tmp_path, doses=6)
    (home / "recovery.key").unlink()
    tom = read_ids(home / "record.db")
    lines = spread(count_lines("back_up", copy_homes(home, 1)[0]), kills)
    shutil.rmtree(tmp_path / "run 0")
    homes = copy_homes(home, len(lines))
    assert all(kill_at_lines("back_up", homes, lines))
    return sum(check_backed_up(one, tom) for one in homes)


def kill_erasing(tmp_path: Path, kills: int) -> int:
    """Kill an erasing at so many lines; return how many had taken the key."""
    home = make_home(tmp_path, doses=6)
    for number in range(2):
        back_up_to(home / "record.db", home / "backups" / f"{number}.lullbackup")
    restore_from(home / "record.db", home / "b.lullbackup", KEY)
    (home / "b.lullbackup").unlink()
    lines = spread(count_lines("erase", copy_homes(home, 1)[0]), kills)
    shutil.rmtree(tmp_path / "run 0")
    homes = copy_homes(home, len(lines))
    assert all(kill_at_lines("erase", homes, lines))
    return sum(check_erased(one) for one in homes)


@pytest.mark.hazard("H28")
def test_kills_spread_over_a_restoring_leave_one_whole_record_and_the_other_kept(tmp_path: Path) -> None:
    """The old record or the new one under the name, never half of either; some kills before, some after."""
    assert 0 < kill_restoring(tmp_path, 15) < 15


@pytest.mark.hazard("H28")
def test_kills_spread_over_a_backup_leave_the_record_and_only_whole_backups(tmp_path: Path) -> None:
    """Whatever bears the name of a backup opens with the key that is there."""
    assert 0 < kill_backing_up(tmp_path, 15) < 15


@pytest.mark.hazard("H27", "H28")
def test_kills_spread_over_an_erasing_take_the_key_first_and_can_be_finished(tmp_path: Path) -> None:
    """As long as the key is there, the record is too."""
    assert 0 < kill_erasing(tmp_path, 15) < 15


@pytest.mark.hazard("H28")
def test_kills_spread_over_giving_up_a_damaged_record_lose_no_byte_of_it(tmp_path: Path) -> None:
    """The damaged file is somewhere, whole, whenever it was; and restoring again ends well."""
    home = make_home(tmp_path, doses=6)
    mara = read_ids(tmp_path / "elsewhere" / "record.db")
    damaged = b"damaged" + (home / "record.db").read_bytes()
    (home / "record.db").write_bytes(damaged)
    lines = spread(count_lines("restore", copy_homes(home, 1)[0]), 30)
    shutil.rmtree(tmp_path / "run 0")
    homes = copy_homes(home, len(lines))
    assert all(kill_at_lines("restore", homes, lines))
    for one in homes:
        records = [one / "record.db", *one.glob("record-before-restore-*.db")]
        assert damaged in [record.read_bytes() for record in records]
        restore_from(one / "record.db", one / "b.lullbackup", KEY)
        assert read_ids(one / "record.db") == mara


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_thirty_kills_of_a_restoring(tmp_path: Path) -> None:
    """The same at thirty lines."""
    assert 0 < kill_restoring(tmp_path, 30) < 30


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_thirty_kills_of_a_backup(tmp_path: Path) -> None:
    """The same at thirty lines."""
    assert 0 < kill_backing_up(tmp_path, 30) < 30


@pytest.mark.slow
@pytest.mark.hazard("H27", "H28")
def test_thirty_kills_of_an_erasing(tmp_path: Path) -> None:
    """The same at thirty lines."""
    assert 0 < kill_erasing(tmp_path, 30) < 30


def moments(count: int, took_s: float) -> list[float]:
    """Return moments to kill at, spread over what the work takes on this machine and half of that again."""
    chance = random.Random(20261125)
    return [1.5 * took_s * (place + chance.random()) / count for place in range(count)]


def time_once(work: Callable[[], object]) -> float:
    """Do a piece of work and return how many seconds it took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_sixteen_kills_at_any_time_of_restoring_large_records(tmp_path: Path) -> None:
    """Also while SQLite writes its log and folds it into the file: one in each part of what it takes.

    Before and after the exchange there is at least one.
    """
    home = make_home(tmp_path, doses=3000)
    tom, mara = read_ids(home / "record.db"), read_ids(tmp_path / "elsewhere" / "record.db")
    (tried,) = copy_homes(home, 1)
    took_s = time_once(lambda: restore_from(tried / "record.db", tried / "b.lullbackup", KEY))
    shutil.rmtree(tried.parent)

    def kill(after_s: float) -> bool:
        (one,) = copy_homes(home, 1)
        assert kill_after("restore", [one], [after_s]) == [True]
        is_restored = check_restored(one, tom, mara)
        shutil.rmtree(one.parent)
        return is_restored

    restored = [kill(after_s) for after_s in moments(16, took_s)]
    # The machine may have been quicker or slower when it was measured: some kills come before, some after.
    while len(set(restored)) < 2:
        took_s *= 0.5 if restored[0] else 2.0
        restored.append(kill(took_s))


@pytest.mark.slow
@pytest.mark.hazard("H28")
def test_twenty_kills_of_backups_lose_nothing_that_is_written_meanwhile(tmp_path: Path) -> None:
    """Another process goes on writing; every dose it was told is in the record is there in the end."""
    home = make_home(tmp_path, doses=1000)
    begun = set(read_ids(home / "record.db"))
    took_s = time_once(lambda: back_up_to(home / "record.db", home / "backups" / "tried.lullbackup"))
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home / "record.db")], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        assert all(kill_after("back_up", [home] * 20, moments(20, 3 * took_s)))
        back_up_to(home / "record.db", home / "backups" / "whole.lullbackup")
        heard = [writer.stdout.readline().strip() for _ in range(21)]  # it may have been slow until now
        writer.kill()
        acknowledged = {*heard, *writer.stdout.read().splitlines()[:-1]}
    kept = read_ids(home / "record.db")
    assert begun | acknowledged <= set(kept)
    assert len(acknowledged) > 20
    backups = sorted(home.glob("backups/*.lullbackup"))
    assert {"tried", "whole"} <= {backup.stem for backup in backups}
    for backup in backups:
        (home / "held.db").write_bytes(unseal(backup.read_bytes(), KEY, "b"))
        held = read_ids(home / "held.db")
        assert held == kept[: len(held)]


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lull.quantities import OralMg
from lull.record.event_body import dose_to_event
from lull.store.ledger import Ledger
from lull.treatment.administration import Administration

ledger, now = Ledger.open(Path(sys.argv[1])), datetime.now(UTC)
print("begun", flush=True)
for number in range(1_000_000):
    dose = Administration(id=f"meanwhile-{number}", amount=OralMg(10.0), taken_at=now, recorded_at=now)
    ledger.append(dose_to_event(dose))
    print(dose.id, flush=True)
"""
