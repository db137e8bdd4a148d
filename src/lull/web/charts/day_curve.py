"""The predicted curve on the day ribbon: both bands, and a middle line that is bold only where it may be.

Where a dose has no record nobody knows what was taken, and the middle of a guess is no place to look at:
there the line is thin and dashed, the table says "not known", and the past is hatched.
"""

from datetime import datetime

from lull.timeline import Span
from lull.web.charts.canvas import Canvas
from lull.web.charts.day_layout import RibbonLayout
from lull.web.charts.day_picture import DayPicture
from lull.web.charts.day_spans import join_spans, spans_between

HourRow = tuple[datetime, float, float, float | None, float, float]


def unknown_spans(picture: DayPicture) -> tuple[Span, ...]:
    """Return the parts of the day whose curve rests on a gap in the record, joined."""
    return join_spans((unknown.span for unknown in picture.forecast.unknown), within=picture.day)


def hours_of(picture: DayPicture) -> tuple[HourRow, ...]:
    """Return the curve at every full hour: instant and five percentiles of tone; no middle if not known."""
    zone, bands, unknown = picture.forecast.inputs.zone, picture.bands, unknown_spans(picture)
    rows = zip(picture.forecast.at, bands.p05, bands.p25, bands.p50, bands.p75, bands.p95, strict=True)
    return tuple(
        (at, p05, p25, None if any(at in span for span in unknown) else p50, p75, p95)
        for at, p05, p25, p50, p75, p95 in rows
        if at.astimezone(zone).minute == 0 and at in picture.day
    )


def draw_gaps(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Hatch the gaps up to now; after now there is no record to miss, and the wider band says the rest."""
    for span in unknown_spans(picture):
        start, end = layout.axis.x(span.start), layout.axis.x(min(span.end, picture.now))
        height, fill = layout.size.plot_height, f"gap-{layout.size.name}"
        canvas.filled(start, layout.top, end - start, height, fill=fill, kind="gap")


def draw_curve(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Draw both bands, paler before now, and the middle line over them."""
    xs = [layout.axis.x(at) for at in picture.forecast.at]
    bands = picture.bands

    def edge(tones: tuple[float, ...]) -> list[tuple[float, float]]:
        return [(x, layout.y(tone)) for x, tone in zip(xs, tones, strict=True)]

    wide = edge(bands.p05) + edge(bands.p95)[::-1]
    narrow = edge(bands.p25) + edge(bands.p75)[::-1]
    for part in ("past", "ahead"):
        with canvas.group(f"bands {part}", clip=f"{part}-{layout.size.name}"):
            canvas.curve(wide, "band90", closed=True)
            canvas.curve(narrow, "band50", closed=True)
    _draw_middle(canvas, picture, layout, edge(bands.p50))


def _draw_middle(
    canvas: Canvas, picture: DayPicture, layout: RibbonLayout, middle: list[tuple[float, float]]
) -> None:
    """Draw the middle line, bold where the record has no gap behind it and thin where it has one."""
    unknown = unknown_spans(picture)
    for span in spans_between(unknown, within=picture.day):
        points = _part(middle, layout, span)
        canvas.curve(points, "curve-halo")
        canvas.curve(points, "curve")
    for span in unknown:
        canvas.curve(_part(middle, layout, span), "curve not-known")


def _part(middle: list[tuple[float, float]], layout: RibbonLayout, span: Span) -> list[tuple[float, float]]:
    """Return the points of a line inside a span, both ends put exactly where the span ends."""
    start, end = layout.axis.x(span.start), layout.axis.x(span.end)
    inside = [point for point in middle if start < point[0] < end]
    return [(start, _height_at(middle, start)), *inside, (end, _height_at(middle, end))]


def _height_at(line: list[tuple[float, float]], x: float) -> float:
    """Return how high a line runs at x: straight between its points, level beyond its ends."""
    after = next((place for place, point in enumerate(line) if point[0] >= x), len(line) - 1)
    (x0, y0), (x1, y1) = line[max(0, after - 1)], line[after]
    part = min(1.0, (x - x0) / (x1 - x0)) if x1 > x0 else 1.0
    return y0 + (y1 - y0) * part
