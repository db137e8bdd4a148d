"""Two curves around a planned dose: as planned, with its bands, and dashed as if it were not taken."""

from datetime import datetime, timedelta

from markupsafe import Markup

from lull.tone.forecast import Forecast, Region
from lull.web.charts.canvas import Canvas
from lull.web.charts.course_chart import CourseSize

WIDE = CourseSize(name="wide", width=1000, height=260)
PHONE = CourseSize(name="phone", width=320, height=200)

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 14.0, 30.0, 30.0
_SHARES = (0.0, 0.5, 1.0)
_HOURS_BETWEEN = {"wide": 3, "phone": 6}


def draw_not_taken(
    forecast: Forecast, region: Region, due_at: datetime, *, size: CourseSize, label: str
) -> Markup:
    """Return the chart of one region; the forecast has a second curve."""
    assert forecast.not_taken is not None
    canvas = Canvas(size.width, size.height, label=label, name=f"by-day {size.name}")
    wide, high = size.width - _LEFT - _RIGHT, size.height - _TOP - _BOTTOM
    span, zone = forecast.inputs.horizon, forecast.inputs.zone

    def place(at: datetime, tone: float) -> tuple[float, float]:
        return _LEFT + wide * ((at - span.start) / span.duration), _TOP + high * (1.0 - tone)

    for share in _SHARES:
        canvas.line(place(span.start, share), place(span.end, share), "grid")
        canvas.text(_LEFT - 8, place(span.start, share)[1] + 5, f"{share:.0%}", "axis-words", anchor="end")
    every = _HOURS_BETWEEN[size.name]
    for k in range(0, int(span.duration / timedelta(hours=1)) + 1, every):
        at = span.start + timedelta(hours=k)
        x, y = place(at, 0.0)
        canvas.line((x, y), (x, y + 4), "tick")
        canvas.text(x, y + 19, f"{at.astimezone(zone):%H:%M}", "axis-words", anchor="middle")
    bands, without = forecast.tone[region], forecast.not_taken[region]
    for low, top, kind in ((bands.p05, bands.p95, "band90"), (bands.p25, bands.p75, "band50")):
        there = [place(at, tone) for at, tone in zip(forecast.at, low, strict=True)]
        back = [place(at, tone) for at, tone in zip(forecast.at, top, strict=True)]
        canvas.curve([*there, *reversed(back)], kind, closed=True)
    canvas.curve([place(at, tone) for at, tone in zip(forecast.at, bands.p50, strict=True)], "curve")
    after = [(at, tone) for at, tone in zip(forecast.at, without.p50, strict=True) if at >= due_at]
    canvas.curve([place(at, tone) for at, tone in after], "curve not-taken")
    x = place(due_at, 0.0)[0]
    canvas.line((x, _TOP - 4), (x, _TOP + high), "dose-reach")
    canvas.rect(x - 13, _TOP - 18, 26, 14, "capsule", radius=7)
    canvas.text(x + 18, _TOP - 7, f"{due_at.astimezone(zone):%H:%M} due", "dose-words")
    return canvas.to_markup()
