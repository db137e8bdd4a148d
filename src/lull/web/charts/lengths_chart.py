"""How long each way lasts, on one axis from an hour to months; the axis is a logarithm of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from markupsafe import Markup

from lull.web.charts.canvas import Canvas
from lull.web.charts.labels import text_width

WIDTHS = {"wide": 1040.0, "phone": 320.0}

_SIDE, _ROW, _BAR, _ABOVE = 8.0, 46.0, 14.0, 20.0
_WORDS_PX = 14.0
_FIRST_H, _LAST_H = 0.5, 24.0 * 122
_MARKS = ((1.0, "1 hour"), (6.0, "6 hours"), (24.0, "1 day"), (168.0, "1 week"), (730.0, "1 month"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthBar:
    """One way: its name, its length in words, and from when until when in hours (``None``: while it runs)."""

    name: str
    words: str
    from_h: float
    until_h: float | None


def draw_lengths(bars: Sequence[LengthBar], *, name: str) -> Markup:
    """Return the chart; ``name`` is wide or phone."""
    width, bottom = WIDTHS[name], _ROW * len(bars) + 8
    said = "; ".join(f"{bar.name}, {bar.words}" for bar in bars)
    label = f"How long each lasts, as our model draws it: {said}."
    canvas = Canvas(width, bottom + 28, label=label, name=f"by-day {name}")

    def place(hours: float) -> float:
        return _SIDE + (width - 2 * _SIDE) * log(hours / _FIRST_H) / log(_LAST_H / _FIRST_H)

    for hours, words in _MARKS:
        canvas.line((place(hours), 0), (place(hours), bottom), "grid")
        canvas.line((place(hours), bottom), (place(hours), bottom + 4), "tick")
        canvas.text(place(hours), bottom + 20, words, "axis-words", anchor="middle")
    for k, bar in enumerate(bars):
        y = _ROW * k
        start, end = place(bar.from_h), place(bar.until_h or _LAST_H)
        latest = width - _SIDE - text_width(f"{bar.name} {bar.words}", size=_WORDS_PX)
        canvas.text(max(_SIDE, min(start, latest)), y + 15, f"{bar.name}|{bar.words}", "lane-words")
        canvas.rect(start, y + _ABOVE, end - start, _BAR, "length-bar", radius=_BAR / 2)
        if bar.until_h is None:
            middle = y + _ABOVE + _BAR / 2
            canvas.curve([(end - 8, middle - 11), (end + 6, middle), (end - 8, middle + 11)], "length-on")
    return canvas.to_markup()
