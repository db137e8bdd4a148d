"""A weaning drawn: prescribed as steps, given as a dot a day, and told stiffness in a lane of its own below.

Three truths, three shapes: a line, filled or open dots, and rings. An open dot is a day with a dose nobody
knows of.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from markupsafe import Markup

from lull.actions.track_weaning import WeaningDay, WeaningStage, WeaningTrack
from lull.timeline import local_day, wall_clock_at
from lull.tone.check_in import MOST_STIFF
from lull.web.charts.canvas import Canvas
from lull.web.charts.labels import box_around, text_width
from lull.web.wording import short_day

TOP, AMOUNTS, GAP, TOLD = 26.0, 130.0, 34.0, 70.0
AHEAD = timedelta(days=7)
HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Time from left to right; mg a day above, stiffness below."""

    start: datetime
    end: datetime
    most_mg: float
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """Return where an instant stands."""
        part = (at - self.start) / (self.end - self.start)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, part))

    def y_mg(self, mg: float) -> float:
        """Return where an amount stands."""
        return TOP + AMOUNTS * (1 - min(mg, self.most_mg) / self.most_mg)

    def y_told(self, stiffness: float) -> float:
        """Return where a stiffness stands."""
        return TOP + AMOUNTS + GAP + TOLD * (1 - stiffness / MOST_STIFF)


def draw_weaning(track: WeaningTrack, *, now: datetime, name: str) -> Markup:
    """Return the drawing; ``name`` is wide or phone."""
    width = 1078.0 if name == "wide" else 348.0
    sheet = _lay_out(track, now=now, width=width)
    label = f"Prescribed steps, what was given and how it felt: {len(track.stages)} plans, also in the table."
    canvas = Canvas(width, TOP + AMOUNTS + GAP + TOLD + 30, label=label, name=f"by-day {name}")
    bottom, floor = sheet.y_mg(0), sheet.y_told(0)
    canvas.line((sheet.left, bottom), (sheet.right, bottom), "grid")
    canvas.line((sheet.left, floor), (sheet.right, floor), "grid")
    canvas.text(sheet.left - 8, floor + 5, "0", "axis-words", anchor="end")
    canvas.text(sheet.left - 8, sheet.y_told(MOST_STIFF) + 5, f"{MOST_STIFF}", "axis-words", anchor="end")
    canvas.text(sheet.left, sheet.y_told(MOST_STIFF) - 8, "told stiffness", "axis-words")
    for stage in track.stages:
        _draw_stage(canvas, sheet, stage, now)
        for day in stage.days:
            _draw_day(canvas, sheet, stage, day)
    x = sheet.x(now)
    canvas.line((x, TOP - 6), (x, floor), "now-line")
    box = box_around(x, 68, least=0, most=width)
    canvas.rect(box.left, floor + 4, 68, 24, "now-flag", radius=8)
    canvas.text((box.left + box.right) / 2, floor + 21, "Today", "now-words", anchor="middle")
    return canvas.to_markup()


def _lay_out(track: WeaningTrack, *, now: datetime, width: float) -> _Sheet:
    """Return the sheet: from the first day shown to a little after the last step."""
    first = track.stages[0]
    zone = first.version.zone
    begins = [wall_clock_at(stage.days[0].on, time(0), zone) for stage in track.stages if stage.days]
    given = [day.given_mg for stage in track.stages for day in stage.days if day.given_mg is not None]
    start = min([first.starts_at if not begins else begins[0], now - AHEAD])
    return _Sheet(
        start=start,
        end=max(track.stages[-1].starts_at, now) + AHEAD,
        most_mg=max([1.0, *given, *(stage.version.daily_total_mg for stage in track.stages)]),
        left=34.0,
        right=width - 10.0,
    )


def _draw_stage(canvas: Canvas, sheet: _Sheet, stage: WeaningStage, now: datetime) -> None:
    """Draw one step: solid up to now, dashed from now on, with its amount."""
    y = sheet.y_mg(stage.version.daily_total_mg)
    start, end = sheet.x(stage.starts_at), sheet.x(stage.ends_at or sheet.end)
    present = min(max(sheet.x(now), start), end)
    if present > start:
        canvas.line((start, y), (present, y), "prescribed")
    if end > present:
        canvas.line((present, y), (end, y), "prescribed later")
    words = f"{stage.version.daily_total_mg:g}"
    if text_width(words, size=14) < end - start:
        canvas.text(start + 3, y - 8, words, "prescribed-words")


def _draw_day(canvas: Canvas, sheet: _Sheet, stage: WeaningStage, day: WeaningDay) -> None:
    """Draw what was given and told on one day, in the middle of it."""
    x = sheet.x(wall_clock_at(day.on, time(0), stage.version.zone) + HALF_A_DAY)
    if day.given_mg is not None:
        canvas.circle(x, sheet.y_mg(day.given_mg), 4, "given-dot unsure" if day.unknown else "given-dot")
    if day.stiffness is not None:
        canvas.circle(x, sheet.y_told(day.stiffness), 4, "told-dot")


def say_span(stage: WeaningStage) -> str:
    """Say from when to when a step holds: ``2 Nov to 15 Nov``."""
    zone = stage.version.zone
    first = short_day(local_day(stage.starts_at, zone))
    if stage.ends_at is None:
        return f"from {first}"
    return f"{first} to {short_day(local_day(stage.ends_at - timedelta(microseconds=1), zone))}"
