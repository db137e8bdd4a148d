"""The lock's file: a salted hash for its owner alone, and nothing that opens a damaged one."""

import json
import stat
from pathlib import Path

import pytest

from lull.refusal import BadInput
from lull.store.lock_file import DAMAGED, LOCK_FILE, new_lock, read_lock, remove_lock, write_lock

pytestmark = pytest.mark.hazard("H26")


def test_a_lock_opens_with_its_secret_and_nothing_else(tmp_path: Path) -> None:
    """Written, read back, tried."""
    write_lock(tmp_path, new_lock("2718", idle_minutes=10))
    lock = read_lock(tmp_path)

    assert lock is not None
    assert lock.idle_minutes == 10
    assert lock.opens_with("2718")
    for wrong in ("2719", "271", "27180", "", " 2718", "2718" * 100):
        assert not lock.opens_with(wrong)


def test_the_secret_does_not_stand_in_the_file_and_the_file_is_its_owner_s(tmp_path: Path) -> None:
    """Not as it is, and the same secret twice is two different files."""
    files = []
    for _ in range(2):
        write_lock(tmp_path, new_lock("open sesame", idle_minutes=5))
        files.append((tmp_path / LOCK_FILE).read_text())

    assert "sesame" not in files[0]
    assert json.loads(files[0])["key"] != json.loads(files[1])["key"]
    assert stat.S_IMODE((tmp_path / LOCK_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [LOCK_FILE]


def test_the_same_word_from_two_keyboards_is_one_word(tmp_path: Path) -> None:
    """An umlaut as one sign or as two."""
    write_lock(tmp_path, new_lock("M\u00fcsli", idle_minutes=10))
    lock = read_lock(tmp_path)

    assert lock is not None
    assert lock.opens_with("Mu\u0308sli")


@pytest.mark.parametrize("secret", ["", "123", "x" * 101])
def test_a_secret_too_short_or_too_long_is_refused(secret: str) -> None:
    """Four signs at least."""
    with pytest.raises(BadInput, match="4 to 100"):
        new_lock(secret, idle_minutes=10)


@pytest.mark.parametrize("minutes", [0, -1, 3, 10_000])
def test_minutes_that_are_not_on_the_list_are_refused(minutes: int) -> None:
    """A lock that closes at once, or never, is a slip."""
    with pytest.raises(BadInput, match="minutes"):
        new_lock("2718", idle_minutes=minutes)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"salt": "", "key": "", "idle_minutes": 10}',
        "\x00\xff",
        '{"salt": 5, "key": 6}',
    ],
)
def test_a_damaged_file_is_a_lock_that_nothing_opens(tmp_path: Path, written: str) -> None:
    """Whoever cannot open it stays outside; an empty secret opens nothing either."""
    (tmp_path / LOCK_FILE).write_text(written)
    lock = read_lock(tmp_path)

    assert lock == DAMAGED
    assert not lock.opens_with("")
    assert not lock.opens_with("2718")


def test_without_a_file_there_is_no_lock(tmp_path: Path) -> None:
    """Removing it twice is removing it."""
    assert read_lock(tmp_path) is None
    write_lock(tmp_path, new_lock("2718", idle_minutes=10))
    remove_lock(tmp_path)
    remove_lock(tmp_path)
    assert read_lock(tmp_path) is None
