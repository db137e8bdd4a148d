"""Every example in a docstring runs and gives what it says."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "lull"


def _with_examples() -> list[str]:
    """Return the names of the modules whose docstrings hold examples."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if any(">>> " in line and "+SKIP" not in line for line in lines):
            parts = path.relative_to(SOURCE.parent).with_suffix("").parts
            found.append(".".join(part for part in parts if part != "__init__"))
    return found


@pytest.mark.parametrize("name", _with_examples())
def test_the_examples_of_a_module_run(name: str) -> None:
    """An example that does not run teaches the wrong thing."""
    results = doctest.testmod(import_module(name))
    assert results.attempted > 0
    assert results.failed == 0
