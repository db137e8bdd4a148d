"""The course of tone after something was given: both bands and the middle curve, from untreated down."""

from dataclasses import dataclass

from markupsafe import Markup

from lull.actions.compare_injections import Course
from lull.web.charts.canvas import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSize:
    """A drawing's own measures, in CSS pixels."""

    name: str
    width: float
    height: float


WIDE = CourseSize(name="wide", width=500, height=220)
PHONE = CourseSize(name="phone", width=320, height=200)

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 12.0, 14.0, 44.0
_SHARES = (0.0, 0.5, 1.0)
_MARKS_AT_LEAST = 4
_WORDS_ABOVE = 18.0


def draw_course(course: Course, *, every: float, size: CourseSize, label: str) -> Markup:
    """Return the chart, with a number below it ``every`` so many hours or days."""
    canvas = Canvas(size.width, size.height, label=label, name=f"by-day {size.name}")
    top = _TOP if course.stands_at is None else _TOP + _WORDS_ABOVE
    wide, high = size.width - _LEFT - _RIGHT, size.height - top - _BOTTOM
    last = course.times[-1]

    def place(time: float, tone: float) -> tuple[float, float]:
        return _LEFT + wide * time / last, top + high * (1.0 - tone)

    for share in _SHARES:
        canvas.line(place(0, share), place(last, share), "grid")
        canvas.text(_LEFT - 8, place(0, share)[1] + 5, f"{share:.0%}", "axis-words", anchor="end")
    step = every if last / every >= _MARKS_AT_LEAST else every / 2
    for k in range(int(last / step) + 1):
        x, y = place(k * step, 0.0)
        canvas.line((x, y), (x, y + 4), "tick")
        canvas.text(x, y + 19, f"{k * step:g}", "axis-words", anchor="middle")
    below = f"{course.unit} after it" if course.stands_at is None else course.unit
    canvas.text(_LEFT + wide / 2, size.height - 6, below, "axis-words", anchor="middle")
    bands = course.tone
    for low, high_band, kind in ((bands.p05, bands.p95, "band90"), (bands.p25, bands.p75, "band50")):
        there = [place(t, tone) for t, tone in zip(course.times, low, strict=True)]
        back = [place(t, tone) for t, tone in zip(course.times, high_band, strict=True)]
        canvas.curve([*there, *reversed(back)], kind, closed=True)
    canvas.curve([place(t, tone) for t, tone in zip(course.times, bands.p50, strict=True)], "curve")
    if course.stands_at is not None:
        x, y = place(course.stands_at, 0.0)
        canvas.line((x, top - _WORDS_ABOVE), (x, y), "dose-reach")
        canvas.text(x - 8, top - 8, "it runs", "dose-words", anchor="end")
        canvas.text(x + 8, top - 8, "it stands still", "dose-words")
    return canvas.to_markup()
