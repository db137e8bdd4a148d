"""Draw the pictures of the README: Today of the made-up family at 15:20, light and dark, 1280 pixels wide.

Run it after a change of the page: ``.venv/bin/python packaging/take_screenshots.py [FOLDER]``. The clock
stands, the family is made up, so the same page gives the same picture.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402 - a development dependency

from chromium import find_chromium  # noqa: E402 - a neighbour of this script
from lull.actions.made_up_family import make_demo  # noqa: E402 - after the path is set
from made_browser import CHROMIUM_FLAGS, serve_house  # noqa: E402 - the tests' own server
from made_record import BERLIN, NOW  # noqa: E402 - the tests' own clock

PICTURES = {"today.png": "light", "today-dark.png": "dark"}
SIZE = {"width": 1280, "height": 860}


def main() -> int:
    """Write both pictures into ``docs/images`` or the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    path = find_chromium()
    if path is None:
        print("No Chromium found: install one or name it in LULL_CHROMIUM.", file=sys.stderr)
        return 2
    scratch = Path(tempfile.mkdtemp())
    try:
        with serve_house(scratch, is_demo=True) as server, sync_playwright() as playwright:
            make_demo(server.house.ledger, now=NOW, zone=BERLIN)
            browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
            for name, theme in PICTURES.items():
                page = browser.new_page(viewport=SIZE, color_scheme=theme)  # type: ignore[arg-type]
                page.goto(server.address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / name, animations="disabled")
                print(f"{folder / name}: {(folder / name).stat().st_size // 1024} kB")
            browser.close()
    finally:
        shutil.rmtree(scratch)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
