"""The lane of doses on the day ribbon: filled capsules are given, dashed have no record, outlined are due."""

from collections.abc import Callable

from lull.web.charts.canvas import Canvas
from lull.web.charts.day_layout import RibbonLayout
from lull.web.charts.day_picture import DOSE_WORDS, DayPicture, DoseMark
from lull.web.charts.labels import box_around, stack_rows, text_width


def draw_doses(
    picture: DayPicture, layout: RibbonLayout, *, y: float
) -> tuple[int, Callable[[Canvas], None]]:
    """Return how many rows of words the lane needs, and what draws it once the sheet is tall enough."""
    size = layout.size
    marks = [mark for mark in picture.doses if mark.at in picture.day]
    words = [_words(mark, picture, wordy=size.wordy) for mark in marks]
    boxes = [
        box_around(
            layout.axis.x(mark.at), text_width(f"{clock} {rest}", size=15), least=2, most=size.width - 2
        )
        for mark, (clock, rest) in zip(marks, words, strict=True)
    ]
    rows = stack_rows(boxes, gap=6)

    def draw(canvas: Canvas) -> None:
        with canvas.in_english():
            canvas.line((size.left, y), (size.right, y), "lane")
            if size.wordy:
                canvas.text(size.left - 8, y + 5, "Doses", "axis-words", anchor="end")
            for mark, (clock, rest), box, row in zip(marks, words, boxes, rows, strict=True):
                _draw_capsule(canvas, layout, mark, y=y)
                below = y + 26 + size.row_height * row
                middle = (box.left + box.right) / 2
                said = f"{clock}|{rest}" if rest else clock
                canvas.text(middle, below, said, "dose-words", anchor="middle")

    return max(rows, default=0) + 1, draw


def _words(mark: DoseMark, picture: DayPicture, *, wordy: bool) -> tuple[str, str]:
    """Return clock and word of a dose; a phone has room for the clock only."""
    clock = mark.at.astimezone(picture.forecast.inputs.zone).strftime("%H:%M")
    return clock, DOSE_WORDS[mark.state] if wordy else ""


def _draw_capsule(canvas: Canvas, layout: RibbonLayout, mark: DoseMark, *, y: float) -> None:
    """Draw one capsule; a given one reaches up to the curve it bends."""
    width, height = layout.size.capsule
    x = layout.axis.x(mark.at)
    if mark.state == "given":
        canvas.line((x, y - height / 2 - 2), (x, layout.bottom), "dose-reach")
    canvas.rect(x - width / 2, y - height / 2, width, height, f"capsule {mark.state}", radius=height / 2)
    if mark.state == "given":
        canvas.shape(f"M{x - 6:.1f} {y:.1f}l4 4 8-8", "capsule-tick")
    if mark.state in ("missed", "skipped"):
        canvas.shape(f"M{x - 6:.1f} {y:.1f}h12", "capsule-bar")
    if mark.state == "no_record":
        canvas.text(x, y + 5.5, "?", "capsule-question", anchor="middle")
