"""A lane under the days: how much medicine was recorded as given on each, in mg by mouth."""

from collections.abc import Mapping
from datetime import date

from lull.web.charts.by_day import DaysAxis
from lull.web.charts.canvas import Canvas

LANE_HEIGHT = 58.0
BAR_HEIGHT = 30.0


def draw_given_lane(canvas: Canvas, axis: DaysAxis, given_mg: Mapping[date, float], *, top: float) -> None:
    """Draw a plum bar for each day with a recorded dose; the scale is written at its highest bar.

    A day without a bar has no record, which is not the same as no dose.
    """
    size = axis.size
    shown = {on: mg for on, mg in given_mg.items() if axis.first_on <= on <= axis.last_on}
    bottom = top + LANE_HEIGHT - 4
    with canvas.in_english():
        canvas.text(size.left, top + 14, "mg recorded as given", "axis-words")
    canvas.line((size.left, bottom), (size.right, bottom), "grid")
    if not shown:
        return
    most = max(shown.values())
    canvas.text(size.left - 8, bottom - BAR_HEIGHT + 8, f"{most:g}", "axis-words", anchor="end")
    width = max(2.0, min(14.0, axis.step * 0.72))
    for on, mg in shown.items():
        height = BAR_HEIGHT * mg / most
        canvas.rect(axis.x(on) - width / 2, bottom - height, width, height, "given-bar", radius=1)
