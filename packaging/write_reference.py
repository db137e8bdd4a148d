"""Write the generated pages of reference from the code itself, so that the two cannot differ."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))  # the drawn people live with the tests

import movement_page
import parameters_page
import validation_page

if TYPE_CHECKING:
    from collections.abc import Callable

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"

PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "movement.md": movement_page.to_page,
    REFERENCE / "parameters.md": parameters_page.to_page,
    REFERENCE / "validation.md": validation_page.to_page,
}
"""Each generated page with what writes its text."""


def write_pages() -> None:
    """Write every page."""
    for path, to_page in PAGES.items():
        path.write_text(to_page(), encoding="utf-8")


if __name__ == "__main__":
    write_pages()
