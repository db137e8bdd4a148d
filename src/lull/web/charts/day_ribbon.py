"""The day ribbon: the predicted curve with its doubt, and under it what was told, practised, given and due.

Tone is drawn in per cent of this person's untreated tone, which is what the model predicts. What a person
tells (0 to 10) is not on that scale and has its own lane: nothing has learnt yet how the two go together.
"""

from markupsafe import Markup

from lull.saying import say, together
from lull.web.charts.canvas import Canvas
from lull.web.charts.day_curve import draw_curve, draw_gaps
from lull.web.charts.day_doses import draw_doses
from lull.web.charts.day_layout import RibbonLayout, RibbonSize, lay_out
from lull.web.charts.day_picture import DayPicture
from lull.web.charts.day_windows import draw_gates, draw_windows, label_windows

LANE_TOLD, LANE_PRACTICE = 0, 1
NOW = say("Now")

ROOM_FOR_MINUTES = 64.0
"""Two practice bars closer than this, in pixels, have no room for words between them."""

NEAREST_NUMBERS = 10
"""Numbers on the tone axis closer than this many per cent would run into each other."""


def draw_day_ribbon(picture: DayPicture, size: RibbonSize, *, label: str) -> Markup:
    """Return the day as SVG; ``label`` is the sentence a screen reader says for the whole drawing."""
    flag = _flag(picture, size)
    words = label_windows(picture, size, flag=flag)
    layout = lay_out(picture, size, label_rows=max((label.row for label in words), default=0) + 1)
    lanes = 1 + (1 if size.wordy or picture.practice else 0)
    doses_y = layout.lane(lanes)
    dose_rows, draw_dose_lane = draw_doses(picture, layout, y=doses_y)
    height = doses_y + 18 + size.row_height * dose_rows
    canvas = Canvas(size.width, height, label=label, name=f"ribbon {size.name}")
    _name_fills(canvas, picture, layout)
    _draw_grid(canvas, layout, low_tone=picture.forecast.inputs.low_tone)
    draw_gaps(canvas, picture, layout)
    draw_windows(canvas, picture, layout, words)
    draw_gates(canvas, picture, layout)
    draw_curve(canvas, picture, layout)
    if lanes > 1:
        _draw_practice(canvas, picture, layout)
    draw_dose_lane(canvas)
    _draw_now(canvas, picture, layout, flag, foot=doses_y - 14)
    _draw_told(canvas, picture, layout)  # over the line of the present: the newest answer stands on it
    return canvas.to_markup()


def _name_fills(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Name the areas and fills the drawing uses: before now, after now, hatching, glow."""
    name, now_x = layout.size.name, layout.axis.x(picture.now)
    reach = layout.bottom + 4
    canvas.area(f"past-{name}", 0, 0, now_x, reach)
    canvas.area(f"ahead-{name}", now_x, 0, layout.size.width - now_x, reach)
    canvas.hatching(f"off-{name}", "hatch")
    canvas.hatching(f"gap-{name}", "hatch faint", gap=11)
    canvas.fading(f"glow-{name}", ((0, 0.8), (0.55, 0.4), (1, 0.2)), "sun-stop")


def _draw_grid(canvas: Canvas, layout: RibbonLayout, *, low_tone: float) -> None:
    """Draw the tone lines with their per cent, the line that counts as low, and the hours."""
    size, lowest = layout.size, round(layout.lowest_tone * 100)
    low = round(low_tone * 100)
    for percent in range(lowest, 101, 20):
        y = layout.y(percent / 100)
        canvas.line((size.left, y), (size.right, y), "grid")
        if abs(percent - low) >= NEAREST_NUMBERS:
            canvas.text(size.left - 8, y + 5, f"{percent}%", "axis-words", anchor="end")
    canvas.line((size.left, layout.y(low_tone)), (size.right, layout.y(low_tone)), "low-line")
    words = say("low {percent}%", percent=low) if size.wordy else f"{low}%"
    canvas.text(size.left - 8, layout.y(low_tone) + 5, words, "low-words", anchor="end")
    if size.wordy:
        middle = (layout.top + layout.bottom) / 2
        canvas.text(14, middle, say("tone, % of untreated"), "axis-words", anchor="middle", turned=True)
    for x, hour in layout.axis.ticks(size.hours_between_numbers):
        canvas.line((x, layout.bottom), (x, layout.bottom + 4), "tick")
        canvas.text(x, layout.bottom + 18, hour, "axis-words", anchor="end" if hour == "24" else "middle")


def _draw_told(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Put what was told in a lane of its own: a dot with the number in it, hollow where others saw it."""
    y = layout.lane(LANE_TOLD)
    if layout.size.wordy:
        canvas.text(layout.size.left - 8, y + 5, say("You said"), "axis-words", anchor="end")
    canvas.line((layout.size.left, y), (layout.size.right, y), "lane faint")
    for dot in picture.told:
        x, seen = layout.axis.x(dot.at), " observed" if dot.observed else ""
        canvas.circle(x, y, 11, f"told{seen}")
        canvas.text(x, y + 5, str(dot.stiffness), f"told-number{seen}", anchor="middle")


def _draw_practice(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Put practice in its own lane, as long as it lasted and never too short to see."""
    y = layout.lane(LANE_PRACTICE)
    if layout.size.wordy:
        canvas.text(layout.size.left - 8, y + 5, say("Practice"), "axis-words", anchor="end")
    end_x, minutes = 0.0, 0.0
    for place, span in enumerate(picture.practice):
        x = layout.axis.x(span.start)
        width = max(8.0, layout.axis.x(span.end) - x)
        canvas.rect(x, y - 8, width, 16, "practice", radius=5)
        end_x, minutes = x + width, minutes + span.duration.total_seconds() / 60
        after = picture.practice[place + 1 : place + 2]
        if after and layout.axis.x(after[0].start) < end_x + ROOM_FOR_MINUTES:
            continue  # sessions close together share one number: all their minutes
        if layout.size.wordy:
            canvas.text(end_x + 7, y + 5, f"{max(1, round(minutes))} min", "lane-words")
        minutes = 0.0


def _flag(picture: DayPicture, size: RibbonSize) -> tuple[float, float, str] | None:
    """Return left, right and words of the Now flag; None when the day shown is not today."""
    if picture.now not in picture.day:
        return None
    lay = lay_out(picture, size, label_rows=1)
    x = lay.axis.x(picture.now)
    clock = picture.now.astimezone(picture.forecast.inputs.zone).strftime("%H:%M")
    words, width = (together((NOW, clock)), 92.0) if size.wordy else (NOW, 46.0)
    left = x - width + 1 if x - width >= size.left - 40 else x - 1
    return left, left + width, words


def _draw_now(
    canvas: Canvas,
    picture: DayPicture,
    layout: RibbonLayout,
    flag: tuple[float, float, str] | None,
    *,
    foot: float,
) -> None:
    """Draw the line of the present, from its flag down through every lane."""
    if flag is None:
        return
    left, right, words = flag
    x = layout.axis.x(picture.now)
    canvas.line((x, layout.top - 6), (x, foot), "now-line")
    canvas.rect(left, layout.top - 28, right - left, 24, "now-flag", radius=8)
    canvas.text((left + right) / 2, layout.top - 11, words, "now-words", anchor="middle")
