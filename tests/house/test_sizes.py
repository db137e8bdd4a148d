"""Files stay under 300 lines and functions under 40, so that each holds one idea."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")])
MOST_LINES_A_FILE, MOST_LINES_A_FUNCTION = 300, 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_and_its_functions_are_short(path: Path) -> None:
    """A long file holds two concepts; a long function does two things."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < MOST_LINES_A_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < MOST_LINES_A_FUNCTION, node.name
