"""Blocks of a printed page: each knows how high it is at a width, and draws itself there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lull.exchange.report_pen import BODY, INK2, QUIET, Look, Pen, Point

PAD = 2.0
CELL_GAP = 5.5
NO_END = 99


class Block(Protocol):
    """Something on the page."""

    def height(self, pen: Pen, width: float) -> float:
        """Return how high it is, in points."""

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw it with its upper left corner at this point."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section, with a hairline under it."""

    words: str
    look: Look = field(default=Look(11.3, bold=True))

    def height(self, pen: Pen, width: float) -> float:
        """Return its height."""
        return len(pen.wrap(self.words, self.look, width, 2)) * self.look.line_height + 6.5

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw it."""
        x, y = at
        for words in pen.wrap(self.words, self.look, width, 2):
            pen.say(x, y + self.look.size, words, self.look)
            y += self.look.line_height
        pen.line((x, y + 2.2), (x + width, y + 2.2))


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; what has no room in ``most_lines`` ends in three dots."""

    words: str
    look: Look = QUIET
    most_lines: int = 8
    before: float = 2.5

    def height(self, pen: Pen, width: float) -> float:
        """Return its height."""
        return self.before + len(self._lines(pen, width)) * self.look.line_height

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw it."""
        y = at[1] + self.before
        for words in self._lines(pen, width):
            pen.say(at[0], y + self.look.size, words, self.look)
            y += self.look.line_height

    def _lines(self, pen: Pen, width: float) -> list[str]:
        """Break it into lines."""
        return pen.wrap(self.words, self.look, width, self.most_lines)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its words, and how they look."""

    cells: tuple[str, ...]
    look: Look = BODY
    bold_last: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with a head; ``shares`` are parts of the width and add up to 1. Cells wrap to a few lines.

    ``whole`` are the columns that are never cut, however many lines they take.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    shares: tuple[float, ...]
    most_lines: int = 3
    whole: frozenset[int] = frozenset()
    head_look: Look = field(default=Look(9.0, bold=True, colour=INK2))

    def height(self, pen: Pen, width: float) -> float:
        """Return its height."""
        head = self._row_height(pen, self._head, width)
        return head + 1.5 + sum(self._row_height(pen, row, width) for row in self.rows)

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw it."""
        x, y = at
        self._draw_row(pen, self._head, (x, y), width)
        y += self._row_height(pen, self._head, width)
        pen.line((x, y), (x + width, y))
        y += 1.5
        for row in self.rows:
            self._draw_row(pen, row, (x, y), width)
            y += self._row_height(pen, row, width)

    @property
    def _head(self) -> Row:
        """The head as a row."""
        return Row(self.head, self.head_look)

    def _row_height(self, pen: Pen, row: Row, width: float) -> float:
        """Return the height of a row: that of its longest cell."""
        lines = max(len(cell) for cell in self._cells(pen, row, width))
        return lines * row.look.size * 1.24 + 2 * PAD

    def _draw_row(self, pen: Pen, row: Row, at: Point, width: float) -> None:
        """Draw a row."""
        x = at[0]
        for place, (share, lines) in enumerate(zip(self.shares, self._cells(pen, row, width), strict=True)):
            look = self._look(row, place)
            for number, words in enumerate(lines):
                pen.say(x, at[1] + PAD + look.size * (0.94 + 1.24 * number), words, look)
            x += share * width

    def _cells(self, pen: Pen, row: Row, width: float) -> list[list[str]]:
        """Break every cell of a row into lines."""
        wide = [share * width - CELL_GAP for share in self.shares]
        wide[-1] += CELL_GAP
        return [
            pen.wrap(cell, self._look(row, place), room, NO_END if place in self.whole else self.most_lines)
            for place, (cell, room) in enumerate(zip(row.cells, wide, strict=True))
        ]

    def _look(self, row: Row, place: int) -> Look:
        """Return how a cell looks."""
        return row.look.as_bold() if row.bold_last and place == len(row.cells) - 1 else row.look


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a fixed height."""

    high: float
    drawing: Callable[[Pen, Point, float, float], None]

    def height(self, pen: Pen, width: float) -> float:
        """Return its height."""
        del pen, width
        return self.high

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw it."""
        self.drawing(pen, at, width, self.high)


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty paper."""

    high: float

    def height(self, pen: Pen, width: float) -> float:
        """Return its height."""
        del pen, width
        return self.high

    def draw(self, pen: Pen, at: Point, width: float) -> None:
        """Draw nothing."""


def stack_height(pen: Pen, blocks: Sequence[Block], width: float) -> float:
    """Return how high blocks are, one under the other."""
    return sum(block.height(pen, width) for block in blocks)


def draw_stack(pen: Pen, blocks: Sequence[Block], at: Point, width: float) -> float:
    """Draw blocks one under the other and return where they end."""
    x, y = at
    for block in blocks:
        block.draw(pen, (x, y), width)
        y += block.height(pen, width)
    return y
