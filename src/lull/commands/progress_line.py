"""Says on standard error how far a long piece of work is, where a person watches.

To a file or another program nothing is said: what stands there is the one sentence about how it ended.
"""

import sys
from typing import Self

WIDTH = 24


class ProgressLine:
    """How much of a video is done. Used as a context: at its end the moving line is cleared away."""

    def __init__(self, what: str) -> None:
        """Name what is done, for example "reading walk.mp4"."""
        self._what = what
        self._moves = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Begin; nothing is said before the first step."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the moving line away."""
        if self._moves:
            self._write("\r\x1b[K")

    def step(self, done_s: float, whole_s: float | None) -> None:
        """Say that so many seconds are done, of so many (``None``: nobody knows)."""
        if not self._moves:
            return
        share = None if not whole_s else min(1.0, done_s / whole_s)
        bar = "" if share is None else f" [{'#' * round(WIDTH * share):<{WIDTH}}] {share:4.0%}"
        self._write(f"\r\x1b[K{self._what}{bar} {done_s:.0f} s")

    def _write(self, text: str) -> None:
        """Write without a line's end; a reader who has gone is no trouble."""
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            self._moves = False
