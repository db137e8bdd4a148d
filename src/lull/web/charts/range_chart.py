"""Range per day: the middle one of the day's measured repetitions, as a diamond with its error bar."""

from collections.abc import Sequence
from math import ceil, floor

from markupsafe import Markup

from lull.actions.summarise_progress import Progress
from lull.progress.practice_day import PracticeDay
from lull.web.charts.by_day import (
    ChartSize,
    DaysAxis,
    DoseChange,
    draw_days,
    draw_dose_changes,
    head_height,
    place_flags,
)
from lull.web.charts.canvas import Canvas
from lull.web.translation import speak

LEAST_SPAN_DEG = 30
"""A narrower axis would make noise look like change."""


def draw_ranges(
    progress: Progress,
    days: Sequence[PracticeDay],
    changes: tuple[DoseChange, ...],
    *,
    size: ChartSize,
    label: str,
    mark: str = "°",
) -> Markup:
    """Return the chart of one exercise on one side. A range without its error is not drawn."""
    axis = DaysAxis(first_on=progress.first_on, last_on=progress.last_on, size=size)
    flags = place_flags(axis, changes)
    top = head_height(flags)
    bottom = top + size.plot_height
    points = [
        (axis.x(day.on), day.median_range.deg, day.median_range.error_deg)
        for day in days
        if day.median_range is not None and day.median_range.error_deg is not None
    ]
    lowest, highest = _limits([(deg - error, deg + error) for _, deg, error in points])
    canvas = Canvas(size.width, bottom + 26, label=speak(label), name=f"by-day {size.name}")

    def y(deg: float) -> float:
        return bottom - size.plot_height * (deg - lowest) / (highest - lowest)

    for line in range(lowest, highest + 1, 10 if highest - lowest <= 60 else 20):  # noqa: PLR2004 - at most seven lines
        canvas.line((size.left, y(line)), (size.right, y(line)), "grid")
        canvas.text(size.left - 8, y(line) + 5, f"{line}{mark}", "axis-words", anchor="end")
    draw_days(canvas, axis, bottom=bottom)
    draw_dose_changes(canvas, axis, changes, flags, top=top, bottom=bottom)
    for x, deg, error in points:
        _draw_measured(canvas, x, y(deg), y(deg - error), y(deg + error))
    return canvas.to_markup()


def _limits(bars: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Return the tens of degrees that hold every bar, at least 30 degrees apart."""
    lowest = 10 * floor(min((low for low, _ in bars), default=0) / 10)
    highest = 10 * ceil(max((high for _, high in bars), default=0) / 10)
    missing = max(0, LEAST_SPAN_DEG - (highest - lowest))
    return lowest - 10 * (missing // 20), highest + 10 * ceil(missing / 20)


def _draw_measured(canvas: Canvas, x: float, y: float, low: float, high: float) -> None:
    """Draw one diamond and its error bar."""
    canvas.line((x, low), (x, high), "measured-error")
    for end in (low, high):
        canvas.line((x - 3.5, end), (x + 3.5, end), "measured-error")
    canvas.curve([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], "measured", closed=True)
