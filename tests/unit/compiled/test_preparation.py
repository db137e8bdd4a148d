"""Compiling is asked for, kept, done without where it cannot be kept, and never met on a page."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lull.compiled import kernel, preparation
from lull.compiled.kernel import mark_sources
from made_tone import EVERYTHING, assert_same_tone, draw_adults, tone_task

READY = "from lull.compiled.preparation import prepare; import sys; "


def run_fresh(code: str, **environment: str) -> str:
    """Run a line in a fresh interpreter and return what it prints."""
    call = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(
        call, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_way_in_loads_no_numba() -> None:
    assert run_fresh(READY + "print('numba' in sys.modules)") == "False"


def test_without_numba_a_sentence_says_how_to_get_it() -> None:
    """No traceback, and the reader is told that nothing but speed is lost."""
    said = run_fresh(
        READY + "from lull.refusal import BadInput\n"
        "sys.modules['numba'] = None\n"
        "try: prepare()\n"
        "except BadInput as missing: print(missing)"
    )
    assert "pip install 'lull[fast]'" in said
    assert len(said.splitlines()) == 1


def test_another_missing_module_is_not_taken_for_numba() -> None:
    """A fault of ours must not be told as a missing package."""
    said = run_fresh(
        READY + "sys.modules['lull.compiled.march'] = None\n"
        "try: prepare()\n"
        "except ModuleNotFoundError as missing: print(missing.name)"
    )
    assert said == "lull.compiled.march"


@pytest.mark.slow
@pytest.mark.parametrize(
    "trouble", [RuntimeError("no locator available"), OSError(30, "Read-only file system")]
)
def test_where_nothing_can_be_kept_it_is_compiled_anyway(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """A folder that cannot be written must not take the engine away."""
    kept, asked = kernel.keep_kernel(), []

    def fail() -> kernel.Kernel:
        raise trouble

    def make() -> kernel.Kernel:
        asked.append("made")
        return kept  # compiled already: what is tested is the way round, not the compiler

    monkeypatch.setattr(kernel, "keep_kernel", fail)
    monkeypatch.setattr(kernel, "make_kernel", make)
    task = tone_task(draw_adults(3), EVERYTHING, np.arange(30.0))
    tone = np.empty((30, 3))
    preparation.prepare.__wrapped__().fill_tone(task, tone)
    assert asked == ["made"]
    assert_same_tone(task, tone)


@pytest.mark.slow
def test_a_cache_folder_that_cannot_be_made_breaks_nothing(tmp_path: Path) -> None:
    """For real: the only folder allowed lies inside a file."""
    (tmp_path / "file").touch()
    only = {
        "NUMBA_CACHE_DIR": str(tmp_path / "file" / "cache"),
        "NUMBA_CACHE_LOCATOR_CLASSES": "UserProvidedCacheLocator",
    }
    assert run_fresh(READY + "print(type(prepare()).__name__)", **only) == "CompiledEngine"


@pytest.mark.slow
def test_machine_code_is_kept_until_a_source_changes(tmp_path: Path) -> None:
    """The first process compiles, the next one loads, and one with other sources compiles anew."""
    count = "print(sum(sum(f.stats.cache_hits.values()) for f in (k.write_table, k.march, k.write_ratios)))"
    code = READY + "from lull.compiled import kernel; {}k = prepare().kernel; " + count
    other = "kernel.mark_sources = lambda folder: 'another'; "
    hits = [run_fresh(code.format(change), NUMBA_CACHE_DIR=str(tmp_path)) for change in ("", "", other)]
    assert hits == ["0", "3", "0"]


def test_the_mark_changes_with_any_source(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("A = 1\n")
    (tmp_path / "b.py").write_text("B = 1\n")
    before = mark_sources(tmp_path)
    assert mark_sources(tmp_path) == before
    (tmp_path / "b.py").write_text("B = 2\n")
    assert mark_sources(tmp_path) != before
