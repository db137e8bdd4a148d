"""How the pictures of these pages look: colours, a picture to draw in, names of lines, and saving.

A picture is drawn on cool paper with dashed lines, which is how Lull draws a simulation. Medicine is plum and
predicted tone is sea. The SVG brings its own paper and turns dark where the reader's screen is dark.
"""
# ruff: noqa: INP001 - it lies beside the pages that use it, in no package

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, INK2, EDGE, SEA, PLUM, PAPER = "#14233b", "#46536a", "#7b8698", "#2458a6", "#7c2d6e", "#e3ebf6"
"""Text; second text and what is untreated; axes; predicted tone; medicine; the paper of a simulation."""

IN_THE_DARK = {
    INK: "#f3efe5",
    INK2: "#bec8d9",
    EDGE: "#74829c",
    SEA: "#8db6f7",
    PLUM: "#e7aedd",
    PAPER: "#1c2f52",
}
"""What each colour becomes on a dark screen."""

LONG, DOTTED, BROKEN = (0, (9, 1.5)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2))
"""Dashes that can be told apart without colour."""

LETTERS = "'Atkinson Hyperlegible Next', system-ui, sans-serif"

STYLE: dict[str, object] = {
    "axes.axisbelow": True,
    "axes.edgecolor": EDGE,
    "axes.facecolor": PAPER,
    "axes.grid": True,
    "axes.labelcolor": INK2,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.xmargin": 0.0,
    "figure.facecolor": PAPER,
    "font.family": "DejaVu Sans",  # it comes with matplotlib, so that the layout is the same everywhere
    "font.size": 10.5,
    "grid.alpha": 0.3,
    "grid.color": EDGE,
    "lines.linewidth": 2.0,
    "path.simplify": False,
    "savefig.facecolor": "auto",
    "svg.fonttype": "none",
    "svg.hashsalt": "lull",
    "text.color": INK,
    "xtick.color": INK2,
    "ytick.color": INK2,
}


def new_picture(title: str, *, rows: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a picture and its axes from top to bottom; all share the axis of time."""
    mpl.rcParams.update(STYLE)  # type: ignore[arg-type]
    figure = Figure(figsize=(7.2, 0.9 + 2.3 * rows), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", size=11)
    axes = figure.subplots(rows, 1, sharex=True, squeeze=False)
    return figure, list(axes[:, 0])


def name_line(axes: Axes, x: float, y: float, name: str, colour: str) -> None:
    """Put a dot at the end of a line and its name beside it."""
    axes.plot([x], [y], "o", color=colour, markersize=5, clip_on=False)
    axes.annotate(name, (x, y), (8, 0), textcoords="offset points", va="center", color=colour)


def name_inside(axes: Axes, x: float, y: float, name: str, colour: str) -> None:
    """Put a name into a line, in a gap of its own."""
    gap = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
    axes.text(x, y, name, ha="center", va="center", color=colour, bbox=gap)


def save_picture(figure: Figure, name: str, meaning: str) -> None:
    """Save a picture as ``images/NAME.svg``, with what it means as its title for those who cannot see it."""
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": "Lull", "Title": meaning})
    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{dark} !important}}'
        for light, dark in IN_THE_DARK.items()
        for part in ("fill", "stroke")
    )
    dark = f"@media (prefers-color-scheme: dark){{{rules}}}</style>"
    text = written.getvalue().replace("</style>", dark, 1)
    text = re.sub(r"'DejaVu Sans'(, [^;\"]*)?", LETTERS, text)
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    Path("images").mkdir(exist_ok=True)
    Path("images", f"{name}.svg").write_text(text, encoding="utf-8")
