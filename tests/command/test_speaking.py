"""Whatever stands at the other end of the streams, there is no traceback and nothing recorded is denied."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.commands.speaking import to_one_line
from lull.refusal import LONGEST_ECHO, shorten
from lull.store.ledger import Ledger
from made_record import MARA, made_plan

LULL = f'"{sys.executable}" -m lull.cli'
pytestmark = pytest.mark.slow  # each line is said by a shell to a fresh interpreter

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record that begins now."""
    path = tmp_path / "record.db"
    with Ledger.open(path) as ledger:
        begin_record(ledger, MARA, made_plan(), event_id="begin", now=datetime.now(UTC))
    return path


def shell(line: str, path: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Say a line to a shell, where ``lull`` is the command line; any byte may come back."""
    return subprocess.run(
        f'lull() {{ {LULL} "$@"; }}; {line}',
        shell=True,
        executable="/bin/bash",
        env=os.environ | {"LULL_HOME": str(path.parent)} | settings,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        check=False,
    )


def doses_in(path: Path) -> list[str]:
    """Return who recorded each dose."""
    with Ledger.open(path) as ledger:
        return [dose.said_by for dose in ledger.state().administrations]


@pytest.mark.parametrize("words", ["--help", "today", "today --json", "forecast --schema"])
def test_a_reader_who_has_gone_is_no_error(path: Path, words: str) -> None:
    """The end of the pipe is closed before anything is written."""
    said = shell(f"lull {words} | true; exit ${{PIPESTATUS[0]}}", path)
    assert (said.returncode, said.stderr) == (0, "")


@needs_full
@pytest.mark.parametrize("words", ["today", "forecast --schema"])
def test_an_answer_that_cannot_be_written_is_one_sentence(path: Path, words: str) -> None:
    """The disk is full, or standard output is closed."""
    for end, why in ((">/dev/full", "No space left on device"), (">&-", "standard output is closed")):
        said = shell(f"lull {words} {end}", path)
        assert said.returncode == 2
        assert (
            said.stderr
            == f"lull: the answer could not be written ({why}): free some space, or send it elsewhere\n"
        )


@needs_full
@pytest.mark.hazard("H04")
@pytest.mark.parametrize("words", ["dose 40 --yes", "dose 40 --yes --json", "checkin --ill"])
def test_what_was_recorded_is_never_said_to_have_failed(path: Path, words: str) -> None:
    """A script that believes a dose was not recorded would record it twice."""
    said = shell(f"lull {words} >/dev/full", path)
    assert said.returncode == 0
    assert said.stderr.count("\n") == 1
    assert "but it is recorded as entry" in said.stderr
    assert ": do not record it again" in said.stderr
    assert ("more than any single dose" in said.stderr) == words.startswith("dose")
    assert shell("lull dose --undo nope >/dev/full", path).returncode == 2
    back = shell(f"lull {words.split(maxsplit=1)[0]} --undo >/dev/full", path)
    assert (back.returncode, "is taken back: do not" in back.stderr) == (0, True)


@needs_full
def test_complaints_nobody_can_read_end_as_they_should(path: Path) -> None:
    """Standard error is full or closed: only the exit code is left."""
    for end in ("2>/dev/full", "2>&-"):
        assert shell(f"lull dose ten {end}", path).returncode == 2
        said = shell(f"lull dose 40 --json {end}", path)
        assert (said.returncode, json.loads(said.stdout)["refused"]["code"]) == (3, "needs_confirmation")


def test_an_alphabet_without_the_letter_is_no_error(path: Path) -> None:
    """The name arrives whole, and is printed as well as the terminal can; JSON stays JSON."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    said = shell("lull dose 10 --yes --by Müller --json", path, **plain)
    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout)["recorded"]["said_by"] == "Müller"
    assert doses_in(path) == ["Müller"]
    again = shell("lull dose 10", path, **plain)
    assert again.returncode == 3
    assert r"(by M\xfcller)" in again.stderr


@pytest.mark.parametrize("name", [r"\xff", r"a\nb", r"\e[2J", "", "  ", "x" * 81])
def test_a_name_nobody_has_is_one_sentence(path: Path, name: str) -> None:
    """Half letters, line ends, commands to a terminal, nothing, and more than anybody could read."""
    for words in ("dose 10 --yes", "checkin --ill"):
        said = shell(f"lull {words} --by $'{name}'", path)
        assert said.returncode == 2
        assert said.stderr == "lull: --by must be a name of 1 to 80 letters on one line\n"
    with Ledger.open(path) as ledger:
        assert len(ledger.events()) == 2


def test_nothing_that_is_asked_comes_back_long_or_on_two_lines(path: Path) -> None:
    """A complaint is one line without control characters, and repeats little of the input."""
    lengthy = "$'" + r"long\n\e" * 300 + "'"
    for words in (
        lengthy,
        f"dose {lengthy}",
        f"dose 10 --at {lengthy}",
        f"dose --undo {lengthy}",
        f"checkin --weak {lengthy}",
        f"today {lengthy}",
        f"forecast {lengthy}",
        f"count {lengthy} --exercise elbow-straighten",
        f"count f.csv --exercise {lengthy}",
        f"count f.csv --exercise elbow-straighten --image-size {lengthy}",
        f"count f.csv --exercise elbow-straighten --side {lengthy}",
    ):
        said = shell(f"lull {words}", path)
        assert said.returncode == 2, words[:30]
        assert said.stderr.count("\n") == 1
        assert "\x1b" not in said.stderr
        assert len(said.stderr) < 400, said.stderr


def test_a_line_stays_a_line_and_an_echo_short() -> None:
    """The beginning and the end are kept; text that fits is left alone."""
    assert to_one_line("a\nb\x1b[2Jc\u2028d é") == "a\\nb\\x1b[2Jc\\u2028d é"
    assert shorten("é" * LONGEST_ECHO) == "é" * LONGEST_ECHO
    assert shorten("a" * 50 + "b" * 50) == "a" * 38 + "..." + "b" * 38
