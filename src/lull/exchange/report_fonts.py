"""The letters of the printed page: upright regular and bold, made from the app's own variable fonts.

The web carries one variable font in two parts, Latin and further Latin. A printed page needs fixed weights in
one file each, so both are made here once and kept. The same parts always give the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib import instancer

from lull.refusal import BadInput

REGULAR, BOLD = 400.0, 700.0
NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "STAT", "gasp", "prep")
"""Tables about shaping and screens: the page sets letter by letter."""


@dataclass(frozen=True, slots=True)
class ReportFonts:
    """Both weights as whole font files, and the code points that both can show."""

    regular: bytes
    bold: bytes
    letters: frozenset[int]

    @contextmanager
    def on_disk(self) -> Iterator[tuple[Path, Path]]:
        """Lend the two files to a library that reads fonts by path."""
        with TemporaryDirectory(prefix="lull-") as folder:
            paths = (Path(folder) / "regular.ttf", Path(folder) / "bold.ttf")
            for path, content in zip(paths, (self.regular, self.bold), strict=True):
                path.write_bytes(content)
            yield paths


@lru_cache(maxsize=2)
def make_report_fonts(*parts: bytes) -> ReportFonts:
    """Return both weights of a variable font that comes in parts; the first part wins where two overlap.

    Raises:
        BadInput: if there is no part, or one is no variable font.
    """
    if not parts:
        raise BadInput("the letters for printing are not here: build the app once with make run")
    try:
        regular, bold = _make_weight(parts, REGULAR), _make_weight(parts, BOLD)
    except (TTLibError, KeyError, ValueError) as problem:
        raise BadInput(
            "the letters for printing cannot be read: build the app again with make run"
        ) from problem
    letters = frozenset(TTFont(BytesIO(regular)).getBestCmap())
    return ReportFonts(regular, bold, letters)


def _make_weight(parts: tuple[bytes, ...], weight: float) -> bytes:
    """Fix one weight in every part and join the parts."""
    fixed = [BytesIO(_fix(part, weight)) for part in parts]
    joined = Merger().merge(fixed)
    first = TTFont(BytesIO(parts[0]))["head"]
    joined["head"].created, joined["head"].modified = (
        first.created,
        first.modified,
    )  # not the moment of making
    joined.recalcTimestamp = False
    return _to_bytes(joined)


def _fix(part: bytes, weight: float) -> bytes:
    """Return one part with a fixed weight."""
    font = TTFont(BytesIO(part), recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    for table in NOT_NEEDED:
        if table in font:
            del font[table]
    return _to_bytes(font)


def _to_bytes(font: TTFont) -> bytes:
    """Write a font into memory."""
    held = BytesIO()
    font.save(held)
    return held.getvalue()
