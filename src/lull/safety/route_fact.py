"""A fact about a way to take baclofen: its words, its numbers with their units, and where they were read.

Words hold no digit of their own: every number is a figure with a unit and a plausible range, so that a test
can walk all of them back to the rows they were read in. Facts say what was published and never what to do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

OURS = "ours"

PLAUSIBLE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "%": (0.0, 100.0),
        "hour": (0.0, 96.0),
        "day": (0.0, 31.0),
        "week": (0.0, 52.0),
        "month": (0.0, 60.0),
        "year": (0.0, 25.0),
        "kg": (5.0, 100.0),
        "mcg": (5.0, 200.0),
        "mg/mL": (0.5, 10.0),
        "ng/mL": (0.0, 1000.0),
        "times": (1.0, 20.0),
        "point": (0.0, 10.0),
        "adult": (1.0, 1000.0),
        "child": (1.0, 1000.0),
        "people": (1.0, 1000.0),
        "walker": (1.0, 100.0),
    }
)
"""Units a figure may have, and between what a number in that unit can be believed on these pages."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a fact, in a unit of ``PLAUSIBLE``.

    Raises:
        ValueError: for an unknown unit, or a number nobody would believe in it.
    """

    value: float
    unit: str

    def __post_init__(self) -> None:
        """Refuse a number that cannot be."""
        if self.unit not in PLAUSIBLE:
            raise ValueError(f"unknown unit {self.unit!r}")
        low, high = PLAUSIBLE[self.unit]
        if not low <= self.value <= high:
            raise ValueError(f"{self.value:g} {self.unit} lies outside {low:g} to {high:g}")

    def __str__(self) -> str:
        """Write the number alone: the unit stands in the words."""
        return f"{self.value:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Words with a ``{}`` for each figure, the source as a reader would cite it, and the rows it was read in.

    A row is named by its file and by parts of its cells, joined by ``|``. What was not read anywhere has a
    source that begins with "ours", no figure and no row.

    Raises:
        ValueError: if a number stands outside the figures, a unit is not said, or there is no source.
    """

    words: str
    figures: tuple[Figure, ...] = ()
    source: str
    rows: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a fact that could not be judged."""
        if _DIGIT.search(self.words):
            raise ValueError(f"a number without a figure: {self.words}")
        if self.words.count("{}") != len(self.figures):
            raise ValueError(f"{len(self.figures)} figures do not fit: {self.words}")
        for figure in self.figures:
            if figure.unit not in self.words:
                raise ValueError(f"the unit {figure.unit} is not said: {self.words}")
        if not self.source:
            raise ValueError(f"no source: {self.words}")
        if self.is_ours == bool(self.rows) or (self.is_ours and self.figures):
            raise ValueError(f"a fact was read in a row, or it is ours and has no figure: {self.words}")

    @property
    def is_ours(self) -> bool:
        """Tell whether this is our own statement and not a published one."""
        return self.source.startswith(OURS)

    @property
    def text(self) -> str:
        """Return the words with their numbers in place."""
        return self.words.format(*self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts that answer one question, under its title."""

    title: str
    facts: tuple[Fact, ...]
