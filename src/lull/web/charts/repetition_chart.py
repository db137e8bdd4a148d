"""Repetitions per day: filled bars were measured by the camera, outlined ones on top were told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lull.actions.summarise_progress import Progress
from lull.progress.practice_day import PracticeDay
from lull.saying import say
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
from lull.web.charts.given_lane import LANE_HEIGHT, draw_given_lane

STEPS = (5, 10, 20, 25, 50, 100, 200, 500, 1000)
MOST_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionDay:
    """One day over all exercises: repetitions apart by how they are known, and attempts the camera saw."""

    on: date
    measured: int
    told: int
    attempts: int = 0


def add_up_days(days: Iterable[PracticeDay]) -> tuple[RepetitionDay, ...]:
    """Return each day's repetitions; measured and told stay two numbers."""
    together: dict[date, list[PracticeDay]] = defaultdict(list)
    for day in days:
        together[day.on].append(day)
    return tuple(
        RepetitionDay(
            on=on,
            measured=sum(day.measured_repetitions for day in parts),
            told=sum(day.told_repetitions for day in parts),
            attempts=sum(day.measured_attempts for day in parts),
        )
        for on, parts in sorted(together.items())
    )


def draw_repetitions(
    progress: Progress,
    days: tuple[RepetitionDay, ...],
    changes: tuple[DoseChange, ...],
    *,
    size: ChartSize,
) -> Markup:
    """Return the chart."""
    axis = DaysAxis(first_on=progress.first_on, last_on=progress.last_on, size=size)
    flags = place_flags(axis, changes)
    top = head_height(flags)
    bottom = top + size.plot_height
    most = max((day.measured + day.told for day in days), default=0)
    step = next((s for s in STEPS if s * MOST_LINES >= most), STEPS[-1])
    highest = step * max(1, -(-most // step))
    label = say(
        "Repetitions per day on {days} days with practice. The table below has every number.", days=len(days)
    )
    canvas = Canvas(size.width, bottom + 26 + LANE_HEIGHT, label=label, name=f"by-day {size.name}")

    def y(count: float) -> float:
        return bottom - size.plot_height * count / highest

    for count in range(0, highest + 1, step):
        canvas.line((size.left, y(count)), (size.right, y(count)), "grid")
        canvas.text(size.left - 8, y(count) + 5, str(count), "axis-words", anchor="end")
    draw_days(canvas, axis, bottom=bottom)
    width = max(2.0, min(14.0, axis.step * 0.72))
    for day in days:
        left, middle = axis.x(day.on) - width / 2, y(day.measured)
        canvas.rect(left, middle, width, bottom - middle, "repetitions", radius=min(3.0, width / 2))
        above = y(day.measured + day.told)
        canvas.rect(
            left, above, width, middle - above - 1, "repetitions told-bar", radius=min(3.0, width / 2)
        )
    draw_dose_changes(canvas, axis, changes, flags, top=top, bottom=bottom)
    draw_given_lane(canvas, axis, progress.given_mg, top=bottom + 26)
    return canvas.to_markup()
