"""What was prescribed over time: mg a day as steps, solid up to today and dashed where written for later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from lull.record.plan_timeline import PlanInForce
from lull.timeline import local_day
from lull.web.charts.canvas import Canvas
from lull.web.charts.labels import box_around, stack_rows, text_width
from lull.web.wording import short_day

LEAST_SHOWN = timedelta(days=56)
AHEAD = timedelta(days=21)
LEFT, HEIGHT, ROW = 8.0, 76.0, 18.0
WIDTHS = {"wide": 1078.0, "phone": 348.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Time from left to right, mg a day from bottom to top."""

    start: datetime
    end: datetime
    most_mg: float
    right: float
    top: float = 0.0

    @property
    def bottom(self) -> float:
        """Return where no mg a day stands."""
        return self.top + HEIGHT

    def x(self, at: datetime) -> float:
        """Return where an instant stands."""
        return LEFT + (self.right - LEFT) * min(1.0, max(0.0, (at - self.start) / (self.end - self.start)))

    def y(self, mg: float) -> float:
        """Return where an amount stands."""
        return self.bottom - HEIGHT * mg / self.most_mg


def draw_plan_steps(plans: Sequence[PlanInForce], *, now: datetime, zone: ZoneInfo, name: str) -> Markup:
    """Return the steps of every plan that was, is or will be in force; ``name`` is wide or phone."""
    last = max(now, plans[-1].starts_at)
    start = min(max(plans[0].starts_at, now - timedelta(days=730)), now - LEAST_SHOWN)
    bare = _Axis(
        start=start,
        end=last + AHEAD,
        most_mg=max(1.0, *(plan.version.daily_total_mg for plan in plans)),
        right=WIDTHS[name] - 8,
    )
    words = _place_words(bare, plans, zone)
    axis = replace(bare, top=18 + ROW * (1 + max(row for _, _, row in words)))
    bottom = axis.bottom
    label = f"Prescribed mg a day over time, {len(plans)} plan versions. The list below has every version."
    canvas = Canvas(WIDTHS[name], bottom + 30, label=label, name=f"by-day {name}")
    canvas.line((LEFT, bottom), (axis.right, bottom), "grid")
    for plan in plans:
        _draw_step(canvas, axis, plan, now)
    for said, left, row in words:
        canvas.text(left, axis.top - 10 - ROW * row, said, "prescribed-words")
    x = axis.x(now)
    canvas.line((x, axis.top - 4), (x, bottom + 4), "now-line")
    canvas.rect(x - 34, bottom + 4, 68, 24, "now-flag", radius=8)
    canvas.text(x, bottom + 21, "Today", "now-words", anchor="middle")
    return canvas.to_markup()


def _draw_step(canvas: Canvas, axis: _Axis, plan: PlanInForce, now: datetime) -> None:
    """Draw one plan: filled and solid while it was in force, dashed from now on."""
    y = axis.y(plan.version.daily_total_mg)
    start, end = axis.x(plan.starts_at), axis.x(plan.ends_at or axis.end)
    present = min(max(axis.x(now), start), end)
    canvas.rect(start, y, present - start, axis.bottom - y, "prescribed-area")
    if present > start:
        canvas.line((start, y), (present, y), "prescribed")
    if end > present:
        canvas.line((present, y), (end, y), "prescribed later")


def _place_words(
    axis: _Axis, plans: Sequence[PlanInForce], zone: ZoneInfo
) -> tuple[tuple[str, float, int], ...]:
    """Return for each plan what a day adds up to and since when, where it starts, and in which row."""
    words = [
        f"{plan.version.daily_total_mg:g} mg a day|from {short_day(local_day(plan.starts_at, zone))}"
        for plan in plans
    ]
    widths = [text_width(said, size=14) for said in words]
    boxes = [
        box_around(axis.x(plan.starts_at) + width / 2, width, least=2, most=axis.right)
        for plan, width in zip(plans, widths, strict=True)
    ]
    return tuple(
        (said, box.left, row) for said, box, row in zip(words, boxes, stack_rows(boxes), strict=True)
    )
