"""Weeks from left to right: repetitions as bars, other numbers as diamonds with their errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, floor

from markupsafe import Markup

from lull.progress.exercise_weeks import ExerciseWeeks
from lull.progress.week_value import WeekValue
from lull.saying import say
from lull.web.charts.by_day import ChartSize, DaysAxis, draw_days
from lull.web.charts.canvas import Canvas
from lull.web.charts.repetition_chart import MOST_LINES, STEPS

TOP = 14.0
MID_WEEK = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The numbered lines of a chart, in steps, with what stands behind them; ``least`` is the least span."""

    step: float
    least: float
    mark: str = ""
    digits: int = 0
    lowest: float | None = None
    highest: float | None = None


def _axis(shown: ExerciseWeeks, size: ChartSize) -> DaysAxis:
    """Return the days of whole weeks, so that a week stands in the middle of its place."""
    return DaysAxis(first_on=shown.first_on, last_on=max(shown.last_on, shown.first_on), size=size)


def draw_week_bars(shown: ExerciseWeeks, *, size: ChartSize) -> Markup:
    """Return the repetitions of each week; measured and told are never one bar."""
    axis, bottom = _axis(shown, size), TOP + size.plot_height
    most = max((week.measured + week.told for week in shown.weeks), default=0)
    step = next((s for s in STEPS if s * MOST_LINES >= most), STEPS[-1])
    highest = step * max(1, -(-most // step))
    label = say(
        "{name}: repetitions in {weeks} weeks. The table below has every number.",
        name=shown.name,
        weeks=len(shown.weeks),
    )
    canvas = Canvas(size.width, bottom + 26, label=label, name=f"by-day {size.name}")

    def y(count: float) -> float:
        return bottom - size.plot_height * count / highest

    for count in range(0, highest + 1, step):
        canvas.line((size.left, y(count)), (size.right, y(count)), "grid")
        canvas.text(size.left - 8, y(count) + 5, str(count), "axis-words", anchor="end")
    draw_days(canvas, axis, bottom=bottom)
    width = max(4.0, min(44.0, axis.step * 7 * 0.6))
    for week in shown.weeks:
        left, middle = axis.x(week.monday + MID_WEEK) - width / 2, y(week.measured)
        canvas.rect(left, middle, width, bottom - middle, "repetitions", radius=3)
        above = y(week.measured + week.told)
        canvas.rect(left, above, width, middle - above - 1, "repetitions told-bar", radius=3)
    return canvas.to_markup()


def draw_week_values(
    shown: ExerciseWeeks, values: Sequence[WeekValue], *, size: ChartSize, scale: Scale, what: str
) -> Markup:
    """Return one diamond a week with its error; where that is not known yet, the diamond is hollow."""
    axis, bottom = _axis(shown, size), TOP + size.plot_height
    ends = [
        end for one in values for end in (one.value - (one.error_95 or 0), one.value + (one.error_95 or 0))
    ]
    lowest, highest = _limits(ends, scale)
    label = say(
        "{name}: {what} in {weeks} weeks. The table below has every number.",
        name=shown.name,
        what=what,
        weeks=len(values),
    )
    canvas = Canvas(size.width, bottom + 26, label=label, name=f"by-day {size.name}")

    def y(value: float) -> float:
        return bottom - size.plot_height * (min(highest, max(lowest, value)) - lowest) / (highest - lowest)

    lines = round((highest - lowest) / scale.step)
    for k in range(0, lines + 1, max(1, ceil(lines / 6))):
        value = lowest + k * scale.step
        canvas.line((size.left, y(value)), (size.right, y(value)), "grid")
        canvas.text(
            size.left - 8, y(value) + 5, f"{value:z.{scale.digits}f}{scale.mark}", "axis-words", anchor="end"
        )
    draw_days(canvas, axis, bottom=bottom)
    for one in values:
        x, middle = axis.x(one.monday + MID_WEEK), y(one.value)
        if one.error_95 is not None:
            _draw_bar(canvas, x, y(one.value - one.error_95), y(one.value + one.error_95))
        kind = "measured" if one.error_95 is not None else "measured not-sure"
        canvas.curve([(x, middle - 7), (x + 7, middle), (x, middle + 7), (x - 7, middle)], kind, closed=True)
    return canvas.to_markup()


def _draw_bar(canvas: Canvas, x: float, low: float, high: float) -> None:
    """Draw an error bar."""
    canvas.line((x, low), (x, high), "measured-error")
    for end in (low, high):
        canvas.line((x - 4, end), (x + 4, end), "measured-error")


def _limits(ends: Sequence[float], scale: Scale) -> tuple[float, float]:
    """Return whole steps that hold every bar, as far apart as the scale asks at least, within its ends."""
    if scale.lowest is not None and scale.highest is not None:
        return scale.lowest, scale.highest
    lowest = scale.step * floor(min(ends, default=0.0) / scale.step)
    highest = scale.step * ceil(max(ends, default=0.0) / scale.step)
    missing = max(0.0, scale.least - (highest - lowest))
    lowest -= scale.step * ceil(missing / scale.step / 2)
    highest += scale.step * floor(missing / scale.step / 2)
    highest = highest if scale.highest is None else min(highest, scale.highest)
    return lowest, max(highest, lowest + scale.step)
