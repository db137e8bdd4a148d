"""Fail when the pure packages are covered below 95 % of their branches and lines."""

from __future__ import annotations

import subprocess
import sys

PURE = [
    "record",
    "progress",
    "safety",
    "practice",
    "tone",
    "assessment",
    "movement",
    "pharmacology",
    "treatment",
    "timeline.py",
    "quantities.py",
    "refusal.py",
]
LEAST_PERCENT = 95


def main() -> int:
    """Report on the pure packages from the coverage data of the last test run."""
    wanted = ",".join(f"*/lull/{name}" if name.endswith(".py") else f"*/lull/{name}/*" for name in PURE)
    words = ["report", f"--include={wanted}", f"--fail-under={LEAST_PERCENT}"]
    return subprocess.run([sys.executable, "-m", "coverage", *words], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
