"""What charts over weeks share: days from left to right, and the changes of plan as plum dashes."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from lull.actions.summarise_progress import Progress
from lull.timeline import local_day
from lull.web.charts.canvas import Canvas
from lull.web.charts.labels import box_around, stack_rows, text_width
from lull.web.wording import short_day

FLAG_ROW = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSize:
    """A drawing's own measures, in CSS pixels."""

    name: str
    width: float
    left: float
    right: float
    plot_height: float
    days_between_numbers: int


WIDE = ChartSize(name="wide", width=1078, left=52, right=1062, plot_height=150, days_between_numbers=14)
PHONE = ChartSize(name="phone", width=348, left=40, right=340, plot_height=140, days_between_numbers=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange:
    """A day on which another plan came into force, and what a day then adds up to, as prescribed."""

    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAxis:
    """Days laid out from left to right; a day stands in the middle of its place."""

    first_on: date
    last_on: date
    size: ChartSize

    @property
    def step(self) -> float:
        """How wide one day is."""
        return (self.size.right - self.size.left) / ((self.last_on - self.first_on).days + 1)

    def x(self, day: date) -> float:
        """Return the middle of a day."""
        return self.size.left + self.step * ((day - self.first_on).days + 0.5)

    def numbered(self) -> tuple[date, ...]:
        """Return the days whose names stand below: the first, then every so many days."""
        count = (self.last_on - self.first_on).days
        every = min(self.size.days_between_numbers, 7 if count < 7 * 6 and self.size.name == "wide" else 99)
        return tuple(self.first_on + timedelta(days=k) for k in range(0, count - every // 3, every))


def find_dose_changes(progress: Progress, zone: ZoneInfo) -> tuple[DoseChange, ...]:
    """Return the changes of plan inside the time shown; the plan it starts with is no change."""
    changes = []
    for plan in progress.plans:
        on = local_day(plan.starts_at, zone)
        if progress.first_on < on <= progress.last_on:
            changes.append(DoseChange(on=on, words=f"{plan.version.daily_total_mg:g} mg a day"))
    return tuple(changes)


def place_flags(axis: DaysAxis, changes: tuple[DoseChange, ...]) -> tuple[tuple[float, int], ...]:
    """Return where the words of each change start, and in which row, so that none covers another."""
    boxes = [
        box_around(
            axis.x(change.on) + text_width(change.words, size=15) / 2 + 24,
            text_width(change.words, size=15) + 40,
            least=2,
            most=axis.size.width,
        )
        for change in changes
    ]
    return tuple((box.left, row) for box, row in zip(boxes, stack_rows(boxes, gap=2), strict=True))


def draw_dose_changes(
    canvas: Canvas,
    axis: DaysAxis,
    changes: tuple[DoseChange, ...],
    flags: tuple[tuple[float, int], ...],
    *,
    top: float,
    bottom: float,
) -> None:
    """Draw each change of plan as plum dashes under a capsule, with the prescribed total of a day."""
    for change, (left, row) in zip(changes, flags, strict=True):
        x, y = axis.x(change.on), top - 14 - FLAG_ROW * row
        canvas.line((x, y + 7), (x, bottom), "dose-change")
        canvas.rect(x - 13, y - 7, 26, 14, "capsule", radius=7)
        beside = x + 18 if left + 4 >= x - 20 else x - 18
        side = "start" if beside > x else "end"
        with canvas.in_english():
            canvas.text(beside, y + 5, change.words, "dose-change-words", anchor=side)


def draw_days(canvas: Canvas, axis: DaysAxis, *, bottom: float) -> None:
    """Write the days below the plot."""
    for day in axis.numbered():
        canvas.line((axis.x(day), bottom), (axis.x(day), bottom + 4), "tick")
        canvas.text(axis.x(day), bottom + 19, short_day(day), "axis-words", anchor="middle")


def head_height(flags: tuple[tuple[float, int], ...]) -> float:
    """Return the room above the plot for the words of the changes."""
    return 14.0 + (FLAG_ROW * (1 + max(row for _, row in flags)) if flags else 0)
