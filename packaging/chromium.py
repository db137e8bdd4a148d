"""Find a Chromium for the tests; as root on Debian install one; otherwise say in one sentence how to.

Run as a script it prints the path of the browser. The tests import :func:`find_chromium`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_chromium() -> str | None:
    """Return the path of a Chromium: ``$LULL_CHROMIUM`` or one on the path; ``None`` if there is none."""
    named = os.environ.get("LULL_CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install_chromium() -> None:
    """Install Debian's Chromium quietly."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "-y", "--no-install-recommends", "chromium")):
        subprocess.run(["apt-get", "-qq", *words], env=quiet, check=True, stdout=subprocess.DEVNULL)  # noqa: S607


def main() -> int:
    """Print the path of a Chromium, after installing one where that is possible."""
    if find_chromium() is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        install_chromium()
    path = find_chromium()
    if path is None:
        print(
            "No Chromium found: install one (on Debian: sudo apt-get install chromium)"
            " or name one in LULL_CHROMIUM, then run make test again.",
            file=sys.stderr,
        )
        return 2
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
