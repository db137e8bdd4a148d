"""Finds the environment of its own in which videos are read, or says how to make it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from lull.refusal import BadInput, shorten

VARIABLE = "LULL_VIDEO_PYTHON"
FOLDER = ".venv-video"
PYTHONS = ("bin/python", "Scripts/python.exe")
TOOL = Path(__file__).resolve().parents[1] / "video_tool"
"""Scripts that are started there by path and never imported here."""

CHECKOUT = Path(__file__).resolve().parents[3]


def find_video_python(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the Python that reads videos: the one named in ``LULL_VIDEO_PYTHON``, or ``.venv-video``.

    The folder is looked for in the checkout and beside the environment that Lull is installed in.

    Raises:
        BadInput: if there is none; the sentence says how to make it.
    """
    named = environment.get(VARIABLE, "").strip()
    if named:
        if Path(named).is_file():
            return Path(named).absolute()
        raise BadInput(f"{VARIABLE} names {shorten(named)}, which is no file: name the Python of {FOLDER}")
    for folder in _places():
        for python in PYTHONS:
            if (folder / FOLDER / python).is_file():
                return folder / FOLDER / python
    raise BadInput(f"reading videos needs an environment of its own, once: {_say_how()}")


def _places() -> tuple[Path, ...]:
    """Return the folders in which the environment may lie."""
    return CHECKOUT, Path(sys.prefix).parent


def _say_how() -> str:
    """Return the words to type: short in a checkout, whole where Lull was installed from a wheel."""
    if (CHECKOUT / "Makefile").is_file() and (CHECKOUT / "pyproject.toml").is_file():
        return f"run make video in {CHECKOUT} (about 1 GB; it needs Python 3.10, 3.11 or 3.12)"
    folder = Path(sys.prefix).parent / FOLDER
    return (
        f"run python3.11 -m venv {folder} && {folder / PYTHONS[0]} -m pip install -r "
        f"{TOOL / 'requirements.txt'} (about 1 GB; Python 3.10 to 3.12)"
    )
