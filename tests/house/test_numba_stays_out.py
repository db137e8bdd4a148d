"""No page and no command waits for a compiler: Numba is not even loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = """
import sys
from lull.cli import main
try:
    code = main({words!r})
except SystemExit as left:
    code = left.code or 0
assert code == 0, code
"""
PAGES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, {tests!r})
from made_house import begin_mara, open_house, visit, Clock
clock = Clock()
house = open_house(Path({folder!r}), clock=clock)
begin_mara(house)
page = visit(house, clock).client.get("/")
assert page.status_code == 200, page.status_code
"""
END = "\nassert not {'numba', 'llvmlite'} & set(sys.modules), 'numba was loaded'\n"
SCENARIO = {
    "schema": "lull.scenario/1",
    "now": "2026-11-22T15:20+01:00",
    "zone": "Europe/Berlin",
    "person": {"age_y": 35, "weight_kg": 70.0},
    "given": [{"route": "oral", "amount": 15, "unit": "mg", "at": "2026-11-22T07:41+01:00"}],
    "horizon": {"from": "2026-11-22T00:00+01:00", "to": "2026-11-23T00:00+01:00", "step_min": 5},
}


def run_fresh(code: str) -> None:
    """Run code in a fresh interpreter; it must end well."""
    done = subprocess.run([sys.executable, "-c", code + END], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_forecast_loads_no_numba(tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(SCENARIO))
    run_fresh(COMMAND.format(words=["forecast", str(path)]))


@pytest.mark.parametrize("words", [["today", "--help"], ["bench", "--help"]], ids=" ".join)
def test_a_word_of_help_loads_no_numba(words: list[str]) -> None:
    run_fresh(COMMAND.format(words=words))


def test_the_app_and_its_first_page_load_no_numba(tmp_path: Path) -> None:
    tests = str(Path(__file__).resolve().parents[1])
    run_fresh(PAGES.format(tests=tests, folder=str(tmp_path)))


def test_the_search_notices_numba() -> None:
    """A search that finds nothing anywhere would prove nothing."""
    done = subprocess.run([sys.executable, "-c", "import sys, numba" + END], capture_output=True, check=False)
    assert b"numba was loaded" in done.stderr
