"""A tutorial page: its Python blocks run from top to bottom; a text block after one is what it prints."""

from __future__ import annotations

import io
import re
import sys
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl

ROOT = Path(__file__).resolve().parents[1]
TUTORIALS = ROOT / "docs" / "tutorials"
PAGES = sorted(TUTORIALS.glob("[0-9]-*.md"))
README = ROOT / "README.md"

BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n+```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"!\[[^\]]*\]\(images/([^)]+)\)")

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
HASHED = re.compile(r"\b[a-z]{1,2}[0-9a-f]{10}\b")
"""Names that matplotlib makes from what they name; another last bit would give another name."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A page that ran: its text with everything it printed in place, and the pictures it drew by name."""

    text: str
    pictures: dict[str, str]


def run_page(path: Path, folder: Path) -> Ran:
    """Run a page in a folder of its own, where its pictures stay.

    Raises:
        Exception: whatever the page raises; the line numbers are those of the page.
    """
    page = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": path.stem}

    def run(block: re.Match[str]) -> str:
        """Return the block with what it prints now."""
        above = page.count("\n", 0, block.start("code"))
        code = compile("\n" * above + block["code"], str(path), "exec")
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(code, names)  # noqa: S102 - a page of ours, run to see that it does
        said = f"\n```text\n{printed.getvalue()}```\n" if printed.getvalue() else ""
        return f"```python\n{block['code']}```\n{said}"

    sys.path.insert(0, str(TUTORIALS))
    try:
        with chdir(folder), mpl.rc_context():
            text = BLOCK.sub(run, page)
    finally:
        sys.path.remove(str(TUTORIALS))
    drawn = sorted((folder / "images").glob("*.svg"))
    return Ran(text, {picture.name: picture.read_text(encoding="utf-8") for picture in drawn})


def find_shown(page: str) -> list[str]:
    """Return the names of the pictures a page shows."""
    return SHOWN.findall(page)


def measure_apart(one: str, other: str) -> float:
    """Return by how many points two pictures differ at most; infinite where they draw other things."""
    nameless = [HASHED.sub("", picture) for picture in (one, other)]
    if NUMBER.sub("", nameless[0]) != NUMBER.sub("", nameless[1]):
        return float("inf")
    here, there = (map(float, NUMBER.findall(picture)) for picture in nameless)
    return max((abs(a - b) for a, b in zip(here, there, strict=True)), default=0.0)
