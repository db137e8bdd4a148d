"""A file is read whole or refused in one sentence: what never ends is not even begun."""

import io
import os
from pathlib import Path

import pytest

from lull.cli import main
from lull.exchange.named_file import BYTES_PER_MB, read_named_file
from lull.refusal import BadInput

VERBS = [("forecast",), ("count", "--exercise", "elbow-straighten")]


def complain(capsys: pytest.CaptureFixture[str], verb: tuple[str, ...], name: str) -> str:
    """Name a file to a verb and return its one sentence."""
    assert main([*verb, name]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


@pytest.mark.timeout(120)  # where it is begun, it never ends
@pytest.mark.parametrize("verb", VERBS)
def test_what_never_ends_is_not_begun(
    verb: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe nobody writes to, and a device."""
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "/dev/zero"):
        assert "is a pipe or a device, not a file: save it as a file first" in complain(capsys, verb, name)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "the file name is empty: name the file to read"),
        ("x" * 5000, "x...x"),
        ("a\0b", "its name is not one"),
        ("\ud800", "its name is not one"),
        (".", "is a folder: name one file in it"),
        ("none", "there is no file none"),
    ],
)
def test_a_name_that_is_none_is_one_sentence(
    verb: tuple[str, ...], name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with it, without repeating much of it."""
    said = complain(capsys, verb, name)
    assert told in said
    assert len(said) < 200


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_nobody_may_look_into_is_one_sentence(
    verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even asking what a file is can be forbidden."""

    def forbid(_: Path, **__: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", forbid)
    assert "f.csv cannot be read (Permission denied): check that you may" in complain(capsys, verb, "f.csv")


def test_a_file_may_be_as_large_as_said_and_no_larger(tmp_path: Path) -> None:
    """The limit itself is still read."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * BYTES_PER_MB)
    assert len(read_named_file(str(path), most_mb=1)) == BYTES_PER_MB
    path.write_bytes(b"x" * (BYTES_PER_MB + 1))
    with pytest.raises(BadInput, match="is larger than 1 MB"):
        read_named_file(str(path), most_mb=1)


def test_standard_input_can_be_closed_or_endless(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither is waited for."""
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input is closed" in complain(capsys, ("forecast",), "-")
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
        assert "the scenario is larger than 20 MB" in complain(capsys, ("forecast",), "-")
