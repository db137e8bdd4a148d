"""What was prescribed over time: mg a day as steps, solid up to today and dashed where written for later."""

from collections.abc import Sequence
from dataclasses import dataclass
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
LEFT, TOP, BOTTOM = 8.0, 52.0, 128.0
WIDTHS = {"wide": 1078.0, "phone": 348.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Time from left to right, mg a day from bottom to top."""

    start: datetime
    end: datetime
    most_mg: float
    right: float

    def x(self, at: datetime) -> float:
        """Return where an instant stands."""
        return LEFT + (self.right - LEFT) * min(1.0, max(0.0, (at - self.start) / (self.end - self.start)))

    def y(self, mg: float) -> float:
        """Return where an amount stands."""
        return BOTTOM - (BOTTOM - TOP) * mg / self.most_mg


def draw_plan_steps(plans: Sequence[PlanInForce], *, now: datetime, zone: ZoneInfo, name: str) -> Markup:
    """Return the steps of every plan that was, is or will be in force; ``name`` is wide or phone."""
    last = max(now, plans[-1].starts_at)
    start = min(max(plans[0].starts_at, now - timedelta(days=730)), now - LEAST_SHOWN)
    axis = _Axis(
        start=start,
        end=last + AHEAD,
        most_mg=max(p.version.daily_total.mg for p in plans),
        right=WIDTHS[name] - 8,
    )
    label = f"Prescribed mg a day over time, {len(plans)} plan versions. The list below has every version."
    canvas = Canvas(WIDTHS[name], BOTTOM + 30, label=label, name=f"by-day {name}")
    canvas.line((LEFT, BOTTOM), (axis.right, BOTTOM), "grid")
    for plan in plans:
        _draw_step(canvas, axis, plan, now)
    _draw_words(canvas, axis, plans, zone)
    x = axis.x(now)
    canvas.line((x, TOP - 12), (x, BOTTOM + 4), "now-line")
    canvas.rect(x - 34, BOTTOM + 4, 68, 24, "now-flag", radius=8)
    canvas.text(x, BOTTOM + 21, "Today", "now-words", anchor="middle")
    return canvas.to_markup()


def _draw_step(canvas: Canvas, axis: _Axis, plan: PlanInForce, now: datetime) -> None:
    """Draw one plan: filled and solid while it was in force, dashed from now on."""
    y = axis.y(plan.version.daily_total.mg)
    start, end = axis.x(plan.starts_at), axis.x(plan.ends_at or axis.end)
    present = min(max(axis.x(now), start), end)
    canvas.rect(start, y, present - start, BOTTOM - y, "prescribed-area")
    if present > start:
        canvas.line((start, y), (present, y), "prescribed")
    if end > present:
        canvas.line((present, y), (end, y), "prescribed later")


def _draw_words(canvas: Canvas, axis: _Axis, plans: Sequence[PlanInForce], zone: ZoneInfo) -> None:
    """Write above each step what a day adds up to, and since when."""
    words = [
        f"{plan.version.daily_total} a day|from {short_day(local_day(plan.starts_at, zone))}"
        for plan in plans
    ]
    boxes = [
        box_around(
            axis.x(plan.starts_at) + text_width(said, size=14) / 2,
            text_width(said, size=14),
            least=2,
            most=axis.right,
        )
        for plan, said in zip(plans, words, strict=True)
    ]
    rows = stack_rows(boxes)
    for said, box, row in zip(words, boxes, rows, strict=True):
        canvas.text(box.left, TOP - 10 - 18 * min(row, 1), said, "prescribed-words")
