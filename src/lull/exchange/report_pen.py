"""The pen: words, lines and marks on one sheet of paper, in points from its upper left corner.

Words are real text that can be copied. A letter the font lacks is shown as ``[?]`` and never left out
silently; what a line has no room for ends in three dots.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Literal

from fpdf import FPDF

Point = tuple[float, float]
Colour = tuple[int, int, int]
Align = Literal["left", "centre", "right"]

INK: Colour = (20, 35, 59)
INK2: Colour = (70, 83, 106)
LINE: Colour = (207, 203, 192)
PAPER: Colour = (243, 240, 232)
SEA: Colour = (36, 88, 166)
BAND50: Colour = (166, 189, 222)
BAND90: Colour = (217, 226, 241)
PLUM: Colour = (124, 45, 110)
WHITE: Colour = (255, 255, 255)
SUN: Colour = (245, 190, 69)
SUN_INK: Colour = (122, 77, 0)

UNKNOWN_LETTER = "[?]"
PICTURE_STYLES = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Signs that say how another one looks, and are none themselves."""

DOTS = "…"
FONT = "Atkinson"
LEADING = 1.3
MEASURED_AT = 100.0
LONGEST_WORDS = 2000
"""More of one text than this would fill the page by itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: size in points, bold or not, colour."""

    size: float = 9.6
    bold: bool = False
    colour: Colour = INK

    @property
    def line_height(self) -> float:
        """From one line of words to the next."""
        return self.size * LEADING

    def as_bold(self) -> "Look":
        """Return the same look in bold."""
        return replace(self, bold=True)


BODY = Look()
QUIET = Look(9.0, colour=INK2)


class Pen:
    """Draws on one page. ``letters`` are the code points the font can show.

    ``met_unknown`` tells whether words with another letter have been spelt.
    """

    def __init__(self, pdf: FPDF, letters: frozenset[int]) -> None:
        """Take a document with both weights of the font in it."""
        self._pdf = pdf
        self._letters = letters
        self._advance: dict[tuple[bool, str], float] = {}
        self.met_unknown = False

    def spell(self, words: str) -> str:
        """Return words the font can show, on one line: runs of unknown letters become ``[?]``."""
        shown: list[str] = []
        for sign in unicodedata.normalize("NFC", words):
            if sign.isspace():
                shown.append(" ")
            elif unicodedata.category(sign) in ("Cf", "Cc") or sign in PICTURE_STYLES:
                continue
            elif ord(sign) in self._letters:
                shown.append(sign)
            elif not shown or shown[-1] != UNKNOWN_LETTER:
                shown.append(UNKNOWN_LETTER)
                self.met_unknown = True
        return " ".join("".join(shown).split())

    def width(self, words: str, look: Look) -> float:
        """Return how wide spelt words are: letters stand side by side, at every size alike."""
        return sum(self._advance_of(sign, bold=look.bold) for sign in words) * look.size

    def _advance_of(self, sign: str, *, bold: bool) -> float:
        """Return how wide one letter is at a size of one point."""
        if (bold, sign) not in self._advance:
            self._choose(Look(MEASURED_AT, bold=bold))
            self._advance[bold, sign] = float(self._pdf.get_string_width(sign)) / MEASURED_AT
        return self._advance[bold, sign]

    def wrap(self, words: str, look: Look, width: float, most_lines: int = 99) -> list[str]:
        """Break words into lines no wider than ``width``; what does not fit ends in three dots."""
        lines: list[str] = [""]
        for word in self.spell(words[:LONGEST_WORDS]).split(" "):
            if len(lines) > most_lines:
                break
            for piece in self._cut(word, look, width):
                longer = f"{lines[-1]} {piece}".strip()
                if self.width(longer, look) <= width:
                    lines[-1] = longer
                else:
                    lines.append(piece)
        if len(lines) <= most_lines:
            return lines
        last = lines[most_lines - 1]
        while last and self.width(last + DOTS, look) > width:
            last = last[:-1]
        return [*lines[: most_lines - 1], last.rstrip() + DOTS]

    def _cut(self, word: str, look: Look, width: float) -> list[str]:
        """Cut a word that is wider than a whole line."""
        if self.width(word, look) <= width:
            return [word]
        pieces, wide = [""], 0.0
        for sign in word:
            wide += self.width(sign, look)
            if pieces[-1] and wide > width:
                pieces.append("")
                wide = self.width(sign, look)
            pieces[-1] += sign
        return pieces

    def say(self, x: float, y: float, words: str, look: Look = BODY, align: Align = "left") -> None:
        """Write one line with its baseline at ``y``."""
        spelt = self.spell(words)
        if not spelt:
            return
        wide = 0.0 if align == "left" else self.width(spelt, look) / (2 if align == "centre" else 1)
        self._choose(look)
        self._pdf.set_text_color(*look.colour)
        self._pdf.text(x - wide, y, spelt)

    def line(self, start: Point, end: Point, colour: Colour = LINE, wide: float = 0.75) -> None:
        """Draw a straight line."""
        self._stroke(colour, wide)
        self._pdf.line(*start, *end)

    def path(
        self, points: Sequence[Point], colour: Colour, wide: float, dash: tuple[float, float] | None = None
    ) -> None:
        """Draw a line through points."""
        if len(points) > 1:
            self._stroke(colour, wide, dash)
            self._pdf.polyline(list(points))
            self._stroke(colour, wide)

    def area(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill the area inside points."""
        self._pdf.set_fill_color(*fill)
        self._pdf.polygon(list(points), style="F")

    def curve(self, points: Sequence[Point], colour: Colour, wide: float) -> None:
        """Draw one cubic curve: start, two handles, end."""
        self._stroke(colour, wide)
        self._pdf.bezier(list(points))

    def dot(self, at: Point, radius: float, fill: Colour, *, opacity: float = 1.0) -> None:
        """Draw a filled dot."""
        self._pdf.set_fill_color(*fill)
        with self._pdf.local_context(fill_opacity=opacity):
            self._pdf.ellipse(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius, style="F")

    def oval(
        self,
        at: Point,
        size: Point,
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        wide: float = 0.9,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a round or oval mark, filled or hollow; ``size`` is half its width and half its height."""
        if edge is not None:
            self._stroke(edge, wide, dash)
        self._pdf.set_fill_color(*(fill or WHITE))
        corner = (at[0] - size[0], at[1] - size[1])
        self._pdf.ellipse(*corner, 2 * size[0], 2 * size[1], style="F" if edge is None else "DF")
        self._stroke(edge or LINE, wide)

    def capsule(self, centre: Point, wide: float, high: float, colour: Colour) -> None:
        """Draw an outlined capsule: two half circles with straight sides between them."""
        (x, y), radius = centre, high / 2
        turns = [pi * (k / 12 - 0.5) for k in range(13)]
        right = [(x + wide / 2 - radius + radius * cos(t), y + radius * sin(t)) for t in turns]
        left = [(2 * x - px, 2 * y - py) for px, py in right]
        self._stroke(colour, 1.1)
        self._pdf.set_fill_color(*WHITE)
        self._pdf.polygon([*right, *left], style="DF")

    def box(
        self, corner: Point, size: Point, *, fill: Colour | None = None, edge: Colour | None = None
    ) -> None:
        """Draw a box with round corners."""
        self._stroke(edge or LINE, 1.1)
        self._pdf.set_fill_color(*(fill or WHITE))
        style = f"{'D' if edge else ''}{'F' if fill else ''}"
        radius = min(7.0, size[1] / 2, size[0] / 2)
        self._pdf.rect(*corner, *size, style=style, round_corners=True, corner_radius=radius)

    def _choose(self, look: Look) -> None:
        """Take the font of this look."""
        self._pdf.set_font(FONT, "B" if look.bold else "", look.size)

    def _stroke(self, colour: Colour, wide: float, dash: tuple[float, float] | None = None) -> None:
        """Take colour, width and dashes of a line."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(wide)
        self._pdf.set_dash_pattern(*(dash or (0, 0)))
