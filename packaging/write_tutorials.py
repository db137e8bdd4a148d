"""Run the tutorial pages and the README, and write what they print and draw: ``make docs``.

A picture is written only where it is not the same to a hundredth of a point, so that another processor or a
new matplotlib changes no file that nobody could tell apart.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tutorial_page import PAGES, README, TUTORIALS, measure_apart, run_page

INVISIBLE_PT = 0.01


def write_tutorials() -> None:
    """Write every page and its pictures, and take away pictures that no page draws."""
    images = TUTORIALS / "images"
    images.mkdir(exist_ok=True)
    drawn: set[str] = set()
    for path in (README, *PAGES):
        with tempfile.TemporaryDirectory() as folder:
            ran = run_page(path, Path(folder))
        path.write_text(ran.text, encoding="utf-8")
        for name, picture in ran.pictures.items():
            kept = images / name
            before = kept.read_text(encoding="utf-8") if kept.exists() else ""
            if measure_apart(picture, before) > INVISIBLE_PT:
                kept.write_text(picture, encoding="utf-8")
        drawn |= set(ran.pictures)
    for old in images.glob("*.svg"):
        if old.name not in drawn:
            old.unlink()


if __name__ == "__main__":
    write_tutorials()
