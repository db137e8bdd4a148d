"""The dose chart of the printed page: one mark a due dose, told apart by shape and not by colour alone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from lull.exchange.report_pen import INK2, PLUM, WHITE, Look, Pen, Point
from lull.progress.dose_grid import DoseGrid, MarkState

LABELS = 31.0
DAY_WORDS = 12.0
TALLEST_ROW = 12.5
ROUND_FROM = 2.4
KEY_MARK = (3.6, 3.6)
KEY_LINE = 12.5
SMALL = Look(9.0, colour=INK2)
DIM = (150, 160, 176)

MARK_WORDS: Mapping[MarkState, str] = {
    "given": "recorded as given",
    "late": "over 1 h late",
    "no_record": "no record",
    "told_not_taken": "told as not taken",
    "due": "not due yet",
    "before_record": "before this record began",
}


def dose_chart_height(doses: DoseGrid, tallest: float) -> float:
    """Return how high the chart is: low for a few times a day, and its rows never above the limit."""
    return min(tallest, max(1, len(doses.rows)) * TALLEST_ROW) + DAY_WORDS + 4


def draw_doses(doses: DoseGrid, pen: Pen, at: Point, width: float, high: float) -> None:
    """Draw every mark in the row of its time and the column of its day."""
    x0, y0 = at[0] + LABELS, at[1] + 2
    plot = high - DAY_WORDS - 4
    column, row = (width - LABELS) / len(doses.days), plot / max(1, len(doses.rows))
    place = {day: k for k, day in enumerate(doses.days)}
    _draw_frame(doses, pen, (x0, y0), column, row)
    size = _mark_size(column, row)
    for mark in doses.marks:
        centre = (x0 + (place[mark.on] + 0.5) * column, y0 + (mark.row + 0.5) * row)
        draw_mark(pen, mark.state, centre, size)


def _mark_size(column: float, row: float) -> Point:
    """Return half the width and half the height of a mark: round, or tall where many days stand close."""
    wide = min(column, row) * 0.41
    if wide >= ROUND_FROM:
        return wide, wide
    return wide * 0.9, max(wide * 0.9, min(row * 0.36, wide * 3))


def draw_mark(pen: Pen, state: MarkState, at: Point, size: Point) -> None:
    """Draw one mark; ``size`` is half its width and half its height."""
    _MARKS[state](pen, at, size)


def _draw_frame(doses: DoseGrid, pen: Pen, corner: Point, column: float, row: float) -> None:
    """Write the times beside the rows and the days under the columns, with a hairline each Monday."""
    x0, y0 = corner
    bottom = y0 + row * max(1, len(doses.rows))
    every = max(1, -(-int(SMALL.size * 1.05) // max(1, int(row))))
    for number, words in enumerate(doses.rows):
        if number % every == 0:
            pen.say(x0 - 5, y0 + (number + 0.5) * row + 3.1, words[:5], SMALL, "right")
    for number, day in enumerate(doses.days):
        if day.isoweekday() == 1 and number:
            pen.line((x0 + number * column, y0), (x0 + number * column, bottom + 2), wide=0.5)
    end = x0 + len(doses.days) * column
    pen.say(x0, bottom + 11.5, short_day(doses.days[0]), SMALL)
    if len(doses.days) > 1:
        pen.say(end, bottom + 11.5, short_day(doses.days[-1]), SMALL, "right")


def draw_key(doses: DoseGrid, pen: Pen, at: Point, width: float, high: float) -> None:
    """Draw each mark that occurs, with what it means and how many there are."""
    del high
    for (x, line), (state, words) in zip(_key_places(doses, pen, width), _key_words(doses), strict=True):
        y = at[1] + line * KEY_LINE
        draw_mark(pen, state, (at[0] + x + 4, y + 6.2), KEY_MARK)
        pen.say(at[0] + x + 11, y + 9.3, words, SMALL)


def key_height(doses: DoseGrid, pen: Pen, width: float) -> float:
    """Return how high the key is."""
    lines = [line for _, line in _key_places(doses, pen, width)]
    return (max(lines, default=-1) + 1) * KEY_LINE


def _key_words(doses: DoseGrid) -> list[tuple[MarkState, str]]:
    """Return what the key says, for the marks that occur."""
    counts = [(state, doses.count(state)) for state in MARK_WORDS]
    return [(state, f"{MARK_WORDS[state]} ({count})") for state, count in counts if count]


def _key_places(doses: DoseGrid, pen: Pen, width: float) -> list[tuple[float, int]]:
    """Return where each entry of the key stands: how far to the right, and on which line."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for _, words in _key_words(doses):
        wide = 11 + pen.width(words, SMALL) + 10
        if x and x + wide > width + 10:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += wide
    return places


def short_day(day: date, beside: date | None = None) -> str:
    """Say a day: ``22 Nov``, with its year where it is another than that of the day beside it."""
    year = f" {day.year}" if beside is not None and day.year != beside.year else ""
    return f"{day.day} {day:%b}{year}"


def say_days(days: Sequence[date], most: int = 7) -> str:
    """Say days by month, and how many more there are: ``27, 28 Oct, 2 Nov and 4 more, see the app``."""
    if days and not most:
        return "see the app"
    shown = days[:most]
    said = [
        str(day.day)
        if later is not None and (later.month, later.year) == (day.month, day.year)
        else short_day(day)
        for day, later in zip(shown, (*shown[1:], None), strict=False)
    ]
    more = f" and {len(days) - most} more, see the app" if len(days) > most else ""
    return ", ".join(said) + more


def _inside(size: Point) -> Point:
    return size[0] * 0.88, size[1] - size[0] * 0.12


def _edge(size: Point) -> float:
    return max(0.5, size[0] * 0.26)


def _given(pen: Pen, at: Point, size: Point) -> None:
    pen.oval(at, size, fill=PLUM)


def _late(pen: Pen, at: Point, size: Point) -> None:
    pen.oval(at, size, fill=PLUM)
    pen.line((at[0] - size[0] * 0.6, at[1]), (at[0] + size[0] * 0.6, at[1]), WHITE, size[1] * 0.42)


def _no_record(pen: Pen, at: Point, size: Point) -> None:
    pen.oval(at, _inside(size), edge=PLUM, wide=_edge(size), dash=(size[0] * 0.5, size[0] * 0.36))


def _told_not_taken(pen: Pen, at: Point, size: Point) -> None:
    wide, high = size[0] * 0.72, size[1] * 0.72
    for turn in (1, -1):
        start, end = (at[0] - wide, at[1] - turn * high), (at[0] + wide, at[1] + turn * high)
        pen.line(start, end, PLUM, size[0] * 0.38)


def _due(pen: Pen, at: Point, size: Point) -> None:
    pen.oval(at, _inside(size), edge=PLUM, wide=_edge(size))


def _before_record(pen: Pen, at: Point, size: Point) -> None:
    pen.oval(at, (size[0] * 0.4, size[0] * 0.4), fill=DIM)


_MARKS: Mapping[MarkState, Callable[[Pen, Point, Point], None]] = {
    "given": _given,
    "late": _late,
    "no_record": _no_record,
    "told_not_taken": _told_not_taken,
    "due": _due,
    "before_record": _before_record,
}
