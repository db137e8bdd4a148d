"""The pure packages know no clock, no file, no hidden chance: the words that would betray one are absent."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "lull"
PURE_FOLDERS = (
    "record",
    "progress",
    "safety",
    "practice",
    "tone",
    "assessment",
    "movement",
    "pharmacology",
    "treatment",
)
PURE_FILES = ("timeline.py", "quantities.py", "refusal.py")
FORBIDDEN_CALLS = {"now", "utcnow", "today", "open", "print", "input", "default_rng", "seed", "getenv"}


def _pure_files() -> list[Path]:
    """Return every source file below the line."""
    found = [SOURCE / name for name in PURE_FILES]
    for folder in PURE_FOLDERS:
        found += sorted((SOURCE / folder).rglob("*.py"))
    return found


def forbidden_calls(text: str) -> list[str]:
    """Return the names of calls in a module that read a clock, a file or hidden chance."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in FORBIDDEN_CALLS:
                found.append(name)
        if isinstance(node, ast.Attribute) and node.attr == "random":
            found.append("random")
    return found


@pytest.mark.parametrize("path", _pure_files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_pure_module_reads_no_clock_file_or_chance(path: Path) -> None:
    """Everything a pure module depends on arrives as an argument."""
    assert forbidden_calls(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", ["datetime.now(UTC)", "open('x')", "np.random.normal()", "date.today()"])
def test_the_search_notices_each_kind(line: str) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    assert forbidden_calls(line)
