"""First swings with their errors: two tests of today, one under the other, and test days side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup

from lull.assessment.measured import Measured
from lull.web.charts.canvas import Canvas
from lull.web.translation import speak

LEAST_SPAN_DEG = 40
"""A narrower axis would make noise look like change."""

STEP_DEG = 20
MARK_PX, CAP_PX = 9.0, 8.0
TODAY_WIDTH, TODAY_ROW = 340.0, 62.0
DAYS_HEIGHT, DAYS_TOP, DAYS_BOTTOM = 210.0, 12.0, 168.0
APART_PX = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSwing:
    """A first swing as it is drawn: ``gold`` in a quiet window, else hollow."""

    words: str
    first_swing: Measured
    gold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDay:
    """The tests of one day, in order."""

    words: str
    swings: Sequence[DrawnSwing]


def reach_deg(first_swing: Measured) -> tuple[float, float]:
    """Return where 19 in 20 such errors end, below and above."""
    value = first_swing.value or 0.0
    return value - first_swing.error_95, value + first_swing.error_95


def draw_today(swings: Sequence[DrawnSwing], *, label: str) -> Markup:
    """Return the tests of today, one under the other."""
    lowest, highest = _limits([reach_deg(one.first_swing) for one in swings])
    bottom = TODAY_ROW * len(swings) + 6
    canvas = Canvas(TODAY_WIDTH, bottom + 26, label=speak(label), name="swing-today")

    def x(deg: float) -> float:
        return 20 + (TODAY_WIDTH - 40) * (deg - lowest) / (highest - lowest)

    for deg in range(lowest, highest + 1, _step(lowest, highest)):
        canvas.line((x(deg), 4), (x(deg), bottom), "grid")
        canvas.text(x(deg), bottom + 20, f"{deg}°", "axis-words", anchor="middle")
    for row, one in enumerate(swings):
        y = TODAY_ROW * row + 40
        low, high = reach_deg(one.first_swing)
        kind = "after" if one.gold else "before"
        canvas.line((x(low), y), (x(high), y), f"swing-bar {kind}")
        for end in (low, high):
            canvas.line((x(end), y - CAP_PX), (x(end), y + CAP_PX), f"swing-bar {kind}")
        canvas.circle(x(one.first_swing.value or 0.0), y, MARK_PX, _mark(one))
        canvas.text(x((low + high) / 2), y - 18, speak(one.words), "axis-words strong", anchor="middle")
    return canvas.to_markup()


def draw_test_days(days: Sequence[DrawnDay], *, width: float, name: str, label: str) -> Markup:
    """Return the test days from left to right."""
    bars = [reach_deg(one.first_swing) for day in days for one in day.swings]
    lowest, highest = _limits(bars)
    canvas = Canvas(width, DAYS_HEIGHT, label=speak(label), name=f"by-day test-days {name}")
    left, right = 44.0, width - 8.0

    def y(deg: float) -> float:
        return DAYS_BOTTOM - (DAYS_BOTTOM - DAYS_TOP) * (deg - lowest) / (highest - lowest)

    for deg in range(lowest, highest + 1, _step(lowest, highest)):
        canvas.line((left, y(deg)), (right, y(deg)), "grid")
        canvas.text(left - 8, y(deg) + 5, f"{deg}°", "axis-words", anchor="end")
    wide = (right - left) / max(len(days), 3)
    apart = min(APART_PX, wide / 4)
    for place, day in enumerate(days):
        middle = left + wide * (place + 0.5)
        canvas.text(middle, DAYS_BOTTOM + 26, speak(day.words), "axis-words", anchor="middle")
        for k, one in enumerate(day.swings):
            x = middle + apart * (k - (len(day.swings) - 1) / 2)
            low, high = reach_deg(one.first_swing)
            canvas.line((x, y(low)), (x, y(high)), "measured-error")
            canvas.circle(x, y(one.first_swing.value or 0.0), MARK_PX - 1, _mark(one))
    return canvas.to_markup()


def _mark(one: DrawnSwing) -> str:
    """Return the look of a mark."""
    return "turn-mark gold" if one.gold else "turn-mark"


def _step(lowest: int, highest: int) -> int:
    """Return the degrees between lines: at most five lines, so that their numbers stand apart."""
    return STEP_DEG * ceil((highest - lowest) / (4 * STEP_DEG))


def _limits(bars: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Return twenties of degrees that hold every bar, at least 40 degrees apart."""
    lowest = STEP_DEG * floor(min(low for low, _ in bars) / STEP_DEG)
    highest = STEP_DEG * ceil(max(high for _, high in bars) / STEP_DEG)
    if highest - lowest < LEAST_SPAN_DEG:
        highest += STEP_DEG
    step = _step(lowest, highest)
    return lowest, lowest + step * ceil((highest - lowest) / step)
