"""A home of its own for every test of the command line, and a clock that stands."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from lull import commands
from lull.cli import main
from made_command import Lull, Said
from made_folder import folder_in_memory
from made_record import NOW


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory: what a disk does to a record is tested with the store."""
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a record, and a clock that stands at twenty past three in Berlin."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path / "home"))
    for found in pkgutil.iter_modules(commands.__path__):
        module = import_module(f"lull.commands.{found.name}")
        if hasattr(module, "now_utc"):
            monkeypatch.setattr(module, "now_utc", lambda: NOW)
    return tmp_path / "home"


@pytest.fixture
def lull(home: Path, capsys: pytest.CaptureFixture[str]) -> Lull:
    """Say words to the command line; returns the exit code, standard output and standard error."""
    del home

    def say(*words: str) -> Said:
        code = main(list(words))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return say
