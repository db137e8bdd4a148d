"""The kernel: the three functions that the engine calls, compiled once and kept for every later process.

Numba keeps machine code under the file of the function itself and does not see when a file it calls into
changes. But it does look at what a function closes over: so each of them closes over a mark of all sources
in this folder, and with any change they are compiled anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lull.compiled.cascade import write_ratios
from lull.compiled.compiling import compiled, compiled_and_kept
from lull.compiled.march import march
from lull.compiled.table import write_table


@dataclass(frozen=True, slots=True)
class Kernel:
    """The compiled functions; each takes what the function of its name does."""

    write_table: Callable[..., None]
    march: Callable[..., None]
    write_ratios: Callable[..., None]


def keep_kernel() -> Kernel:
    """Return functions that are kept in Numba's cache.

    Raises:
        RuntimeError: (by Numba) where no folder can keep them.
    """
    return _close_over(mark_sources(Path(__file__).parent), compiled_and_kept)


def make_kernel() -> Kernel:
    """Return functions that only this process knows."""
    return _close_over("", compiled)


def _close_over(mark: str, compile_: Callable[[Callable[..., None]], Callable[..., None]]) -> Kernel:
    """Return the three functions, closed over a mark."""

    @compile_
    def marked_table(*arguments: Any) -> None:  # noqa: ANN401 - those of write_table
        _ = mark
        write_table(*arguments)

    @compile_
    def marked_march(*arguments: Any) -> None:  # noqa: ANN401 - those of march
        _ = mark
        march(*arguments)

    @compile_
    def marked_ratios(*arguments: Any) -> None:  # noqa: ANN401 - those of write_ratios
        _ = mark
        write_ratios(*arguments)

    return Kernel(marked_table, marked_march, marked_ratios)


def mark_sources(folder: Path) -> str:
    """Return a mark that changes with any source in a folder."""
    sources = sorted(folder.glob("*.py"))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
