"""A profile: a table of what the model gives over a range, printed and not judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A titled table; ``note`` says how to read it. A cell is a number or a word."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: Callable[[], Sequence[tuple[float | str, ...]]]
