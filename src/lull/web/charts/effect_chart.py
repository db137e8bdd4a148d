"""Side effects over time as bars, and above them, on the same axis, the steps of the plan.

A bar is as tall as the strength that was told. Check-ins stand as thin ticks, hollow where somebody else saw
it. Changes of the plan run down through every lane as dashes; what they have to do with it is not drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from markupsafe import Markup

from lull.record.side_effect import MOST_STRONG
from lull.record.side_effect_history import SideEffectHistory
from lull.safety.side_effects import say_effect
from lull.timeline import local_day, wall_clock_at
from lull.web.charts.canvas import Canvas
from lull.web.charts.effect_picture import LANES, EffectPicture, ToldTick
from lull.web.charts.labels import box_around, stack_rows, text_width
from lull.web.wording import short_day

LEFT, PLAN_HEIGHT, ROW = 8.0, 52.0, 18.0
LANE, NAME, STEP = 58.0, 18.0, 8.0
FOOT = 30.0
WIDTHS = {"wide": 1078.0, "phone": 348.0}
DAYS_APART = {"wide": (7, 14, 28, 56), "phone": (14, 28, 56, 112)}
MOST_DAY_NAMES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Time from left to right, the same for every lane."""

    start: datetime
    end: datetime
    right: float

    def x(self, at: datetime) -> float:
        """Return where an instant stands."""
        share = (at - self.start) / (self.end - self.start)
        return LEFT + (self.right - LEFT) * min(1.0, max(0.0, share))


def draw_effects(picture: EffectPicture, *, name: str, label: str) -> Markup:
    """Return the chart; ``name`` is wide or phone, ``label`` its text alternative."""
    axis = _Axis(start=picture.start, end=picture.now, right=WIDTHS[name] - 8)
    words = _place_words(axis, picture)
    plan_top = 6 + ROW * (1 + max((row for _, _, row in words), default=-1))
    plan_bottom = plan_top + PLAN_HEIGHT
    lanes = _name_lanes(picture)
    bottom = plan_bottom + 12 + LANE * len(lanes)
    canvas = Canvas(WIDTHS[name], bottom + FOOT, label=label, name=f"by-day effects {name}")
    _draw_plan(canvas, axis, picture, plan_top)
    for said, left, row in words:
        canvas.text(left, plan_top - 8 - ROW * row, said, "prescribed-words")
    for plan in picture.changes:
        x = axis.x(plan.starts_at)
        canvas.line((x, plan_top), (x, bottom), "dose-change")
    for place, (title, drawn) in enumerate(lanes):
        foot = plan_bottom + 12 + LANE * (place + 1) - 4
        canvas.line((LEFT, foot), (axis.right, foot), "grid")
        if isinstance(drawn, SideEffectHistory):
            _draw_history(canvas, axis, drawn, foot=foot, now=picture.now)
        else:
            _draw_ticks(canvas, axis, drawn, foot=foot)
        canvas.text(LEFT, foot - LANE + NAME + 4, title, "effect-name")
    _draw_days(canvas, axis, picture, name=name, bottom=bottom)
    return canvas.to_markup()


def _name_lanes(picture: EffectPicture) -> list[tuple[str, SideEffectHistory | Sequence[ToldTick]]]:
    """Return the lanes from top to bottom, each with its name."""
    lanes: list[tuple[str, SideEffectHistory | Sequence[ToldTick]]] = [
        (say_effect(history.began.effect), history) for history in picture.histories[:LANES]
    ]
    lanes += [("Sleepy in check-ins, 2 or more", picture.sleepy)] if picture.sleepy else []
    lanes += [("Weak in check-ins, 2 or more", picture.weak)] if picture.weak else []
    return lanes


def _draw_plan(canvas: Canvas, axis: _Axis, picture: EffectPicture, top: float) -> None:
    """Draw what was prescribed as steps, in mg a day."""
    bottom = top + PLAN_HEIGHT
    most = max([1.0, *(plan.version.daily_total_mg for plan in picture.plans)])
    canvas.line((LEFT, bottom), (axis.right, bottom), "grid")
    for plan in picture.plans:
        if plan.starts_at > picture.now:
            continue
        y = bottom - PLAN_HEIGHT * plan.version.daily_total_mg / most
        left, right = axis.x(plan.starts_at), axis.x(min(plan.ends_at or picture.now, picture.now))
        canvas.rect(left, y, right - left, bottom - y, "prescribed-area")
        if right > left:
            canvas.line((left, y), (right, y), "prescribed")


def _place_words(axis: _Axis, picture: EffectPicture) -> tuple[tuple[str, float, int], ...]:
    """Return for each plan shown its mg a day, where the words start, and in which row."""
    shown = [plan for plan in picture.plans if plan.starts_at <= picture.now]
    words = [f"{plan.version.daily_total_mg:g} mg|a day" for plan in shown]
    widths = [text_width(said, size=14) for said in words]
    boxes = [
        box_around(axis.x(plan.starts_at) + width / 2, width, least=LEFT, most=axis.right)
        for plan, width in zip(shown, widths, strict=True)
    ]
    return tuple(
        (said, box.left, row) for said, box, row in zip(words, boxes, stack_rows(boxes), strict=True)
    )


def _draw_history(
    canvas: Canvas, axis: _Axis, history: SideEffectHistory, *, foot: float, now: datetime
) -> None:
    """Draw one side effect: a bar for each stretch, as tall as its strength, with the number in it."""
    for stretch in history.stretches:
        left, right = axis.x(stretch.starts_at), axis.x(stretch.ends_at or now)
        height = STEP * stretch.strength
        width = max(3.0, right - left)
        canvas.rect(left, foot - height, width, height, "effect-bar", radius=2)
        if width >= text_width("0", size=14) + 8 and stretch.strength > 1:
            canvas.text(left + 5, foot - 3, str(stretch.strength), "effect-number")


def _draw_ticks(canvas: Canvas, axis: _Axis, ticks: Sequence[ToldTick], *, foot: float) -> None:
    """Draw answers of check-ins as thin bars; those of an observer are hollow."""
    for tick in ticks:
        x, height = min(axis.x(tick.at), axis.right - 4), STEP * min(tick.strength, MOST_STRONG)
        kind = "effect-tick observed" if tick.observed else "effect-tick"
        canvas.rect(x - 2, foot - height, 4, height, kind, radius=1)


def _draw_days(canvas: Canvas, axis: _Axis, picture: EffectPicture, *, name: str, bottom: float) -> None:
    """Write days below: as many as have room, each at its local midnight."""
    first = local_day(picture.start, picture.zone) + timedelta(days=1)
    count = (local_day(picture.now, picture.zone) - first).days
    every = next((k for k in DAYS_APART[name] if count / k <= MOST_DAY_NAMES), DAYS_APART[name][-1])
    for k in range(0, count + 1, every):
        day = first + timedelta(days=k)
        x = axis.x(wall_clock_at(day, time(0), picture.zone))
        if x > axis.right - 20:
            continue
        canvas.line((x, bottom), (x, bottom + 4), "tick")
        anchor = "start" if x < LEFT + 20 else "middle"
        canvas.text(x, bottom + 19, short_day(day), "axis-words", anchor=anchor)
