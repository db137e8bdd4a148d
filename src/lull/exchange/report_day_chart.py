"""The typical day on the printed page: what was told, and under it what the model predicts, on one clock.

Told stiffness (0 to 10) and predicted tone (percent of untreated) are two scales and two pictures: nobody
knows how one turns into the other before a curve has been learned.
"""

from collections.abc import Sequence
from itertools import groupby

from lull.exchange.report_pen import (
    BAND50,
    BAND90,
    INK,
    INK2,
    LINE,
    PLUM,
    SEA,
    Align,
    Look,
    Pen,
    Point,
)
from lull.progress.clinic_report import PredictedDay
from lull.progress.told_days import ToldByClock
from lull.tone.check_in import MOST_STIFF

AXIS = 31.0
BAR = (176, 184, 197)
HOURS = (0, 6, 12, 18, 24)
DAY_MIN = 24 * 60
SMALL = Look(9.0, colour=INK2)
NAME = Look(9.0, bold=True, colour=INK)
SEA_NAME = Look(9.0, bold=True, colour=SEA)
TOLD_SHARE = 0.48
TITLE, LANE, FOOT = 14.0, 15.0, 13.0


def draw_typical_day(
    told: ToldByClock, predicted: PredictedDay | None, pen: Pen, at: Point, width: float, high: float
) -> None:
    """Draw told above, the prescribed times between, predicted below."""
    room = high - 2 * TITLE - LANE - FOOT
    left, right = at[0] + AXIS, at[0] + width - 2
    top = at[1] + TITLE
    told_high = room * TOLD_SHARE
    pen.say(at[0], at[1] + 9, "Told: stiffness, 0 to 10", NAME)
    _draw_told(told, pen, (left, top), (right, top + told_high))
    lane = top + told_high + LANE / 2
    if predicted is not None:
        _draw_due(predicted, pen, left, right, lane)
    top += told_high + LANE + TITLE
    title = "Predicted: tone in % of untreated"
    pen.say(at[0], top - TITLE + 9, title, SEA_NAME)
    _draw_predicted(predicted, pen, (left, top), (right, top + room - told_high))


def _x(minute: float, left: float, right: float) -> float:
    """Return where a minute of the day stands."""
    return left + (right - left) * minute / DAY_MIN


def _draw_hours(pen: Pen, left: float, right: float, top: float, bottom: float) -> None:
    """Draw a hairline every six hours, and their numbers under it."""
    for hour in HOURS:
        x = _x(hour * 60, left, right)
        pen.line((x, top), (x, bottom), wide=0.4)
        align: Align = "left" if hour == 0 else "right" if hour == HOURS[-1] else "centre"
        pen.say(x, bottom + 10.5, f"{hour:02}", SMALL, align)


def _draw_told(told: ToldByClock, pen: Pen, corner: Point, end: Point) -> None:
    """Draw each check-in as a dot, and the middle of three hours as a bar."""
    (left, top), (right, bottom) = corner, end
    top += 3

    def y(stiffness: float) -> float:
        return bottom - 3 - (bottom - 3 - top) * stiffness / MOST_STIFF

    for hour in HOURS:
        pen.line((_x(hour * 60, left, right), top), (_x(hour * 60, left, right), bottom), wide=0.4)
    for stiffness in (0, 5, MOST_STIFF):
        pen.line((left, y(stiffness)), (right, y(stiffness)), wide=0.5)
        pen.say(left - 5, y(stiffness) + 3.1, str(stiffness), SMALL, "right")
    if not told.points:
        pen.say((left + right) / 2, (top + bottom) / 2 - 6, "No check-in in these weeks.", SMALL, "centre")
    for block in told.blocks:
        start, stop = _x(block.from_h * 60, left, right) + 1, _x(block.to_h * 60, left, right) - 1
        pen.line((start, y(block.middle)), (stop, y(block.middle)), BAR, 4.2)
    for point in told.points:
        pen.dot((_x(point.minute, left, right), y(point.stiffness)), 2.1, INK, opacity=0.6)


def _draw_due(predicted: PredictedDay, pen: Pen, left: float, right: float, y: float) -> None:
    """Draw an outlined capsule at each prescribed time."""
    pen.line((left, y), (right, y), LINE, 0.5)
    for minute in predicted.due_minutes:
        x = min(max(_x(minute, left, right), left + 6), right - 6)
        pen.capsule((x, y), 12.0, 6.8, PLUM)


def _draw_predicted(predicted: PredictedDay | None, pen: Pen, corner: Point, end: Point) -> None:
    """Draw both bands and the middle; dashed where it rests on doses without a record."""
    (left, top), (right, bottom) = corner, end
    top += 3
    highest = max((1.0, *(predicted.bands.p95 if predicted else ()))) * 1.02

    def y(tone: float) -> float:
        return bottom - (bottom - top) * tone / highest

    xs = [_x(minute, left, right) for minute in predicted.minutes] if predicted else []

    def edge(tones: Sequence[float]) -> list[Point]:
        return [(x, y(tone)) for x, tone in zip(xs, tones, strict=True)]

    if predicted is not None:
        bands = predicted.bands
        for low, high, fill in ((bands.p05, bands.p95, BAND90), (bands.p25, bands.p75, BAND50)):
            pen.area([*edge(low), *reversed(edge(high))], fill)
    _draw_hours(pen, left, right, top, bottom)
    for tone in (0.0, 0.5, 1.0):
        pen.line((left, y(tone)), (right, y(tone)), wide=0.5)
        pen.say(left - 5, y(tone) + 3.1, f"{tone:.0%}", SMALL, "right")
    if predicted is None:
        pen.say((left + right) / 2, (top + bottom) / 2 + 3, "No curve.", SMALL, "centre")
    else:
        _draw_middle(predicted, pen, edge(predicted.bands.p50))


def _draw_middle(predicted: PredictedDay, pen: Pen, middle: list[Point]) -> None:
    """Draw the middle line in its known and its unknown parts."""
    for is_known, part in groupby(range(len(middle)), key=lambda k: predicted.is_known[k]):
        places = list(part)
        points = middle[max(0, places[0] - 1) : places[-1] + 1]
        pen.path(points, SEA, 1.8 if is_known else 0.9, None if is_known else (3, 2))
