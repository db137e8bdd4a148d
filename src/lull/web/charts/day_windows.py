"""Quiet windows on the day ribbon: a glowing column when likely, dashes when maybe, hatching when off."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from lull.saying import say, together
from lull.timeline import Span
from lull.tone.windows import Window
from lull.tone.wording import LIKELIHOODS
from lull.web.charts.canvas import Canvas
from lull.web.charts.day_axis import DayAxis
from lull.web.charts.day_layout import RibbonLayout, RibbonSize
from lull.web.charts.day_picture import DayPicture
from lull.web.charts.day_spans import join_spans
from lull.web.charts.labels import Box, box_around, stack_rows, text_width

SHORTEST_WITH_WORDS = timedelta(minutes=5)
"""A shorter stretch with windows off was a slip taken back; words about it only pile up."""

WINDOWS_OFF = say("windows off")


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowLabel:
    """Words above a window: in which row (0 is nearest the plot), and around which x."""

    x: float
    row: int
    words: str
    kind: Literal["window-words", "window-words past", "off-words"]


def windows_of(picture: DayPicture) -> tuple[Window, ...]:
    """Return the windows of the region and day shown."""
    return tuple(
        window
        for window in picture.forecast.windows
        if window.region == picture.region and window.span.overlaps(picture.day)
    )


def label_windows(
    picture: DayPicture, size: RibbonSize, *, flag: tuple[float, float, str] | None
) -> tuple[WindowLabel, ...]:
    """Place words above every window and gate so that none covers another or the Now flag."""
    axis = DayAxis(day=picture.day, zone=picture.forecast.inputs.zone, left=size.left, right=size.right)
    wanted: list[tuple[float, str, Literal["window-words", "window-words past", "off-words"]]] = []
    for window in windows_of(picture):
        is_past = window.span.end <= picture.now
        words = _window_words(window, picture, size, is_past=is_past)
        if words:
            wanted.append(
                (_middle(axis, window.span), words, "window-words past" if is_past else "window-words")
            )
    wanted += [(_middle(axis, span), WINDOWS_OFF, "off-words") for span in _off_label_spans(picture, axis)]
    boxes = [
        box_around(x, text_width(words, size=14.5), least=4, most=size.width - 2) for x, words, _ in wanted
    ]
    taken = [Box(left=flag[0], right=flag[1])] if flag else []
    rows = stack_rows(boxes, taken=taken)
    return tuple(
        WindowLabel(x=(box.left + box.right) / 2, row=row, words=words, kind=kind)
        for (_, words, kind), box, row in zip(wanted, boxes, rows, strict=True)
    )


def draw_windows(
    canvas: Canvas, picture: DayPicture, layout: RibbonLayout, labels: tuple[WindowLabel, ...]
) -> None:
    """Draw every window under the curve, and the words above."""
    for window in windows_of(picture):
        start, end = layout.axis.x(window.span.start), layout.axis.x(window.span.end)
        if window.label == "likely" and window.span.end > picture.now:
            _draw_glow(canvas, layout, start, end)
        else:
            _draw_dashed(canvas, layout, start, end, kind="likely" if window.label == "likely" else "maybe")
    for label in labels:
        canvas.text(label.x, layout.top - 11 - 18 * label.row, label.words, label.kind, anchor="middle")


def draw_gates(canvas: Canvas, picture: DayPicture, layout: RibbonLayout) -> None:
    """Hatch the stretch in which no window is offered."""
    for span in gate_spans(picture):
        start, end = layout.axis.x(span.start), layout.axis.x(span.end)
        height = layout.size.plot_height
        canvas.filled(start, layout.top, end - start, height, fill=f"off-{layout.size.name}", kind="off-fill")
        canvas.rect(start, layout.top, end - start, height, "off-edge")


def gate_spans(picture: DayPicture) -> tuple[Span, ...]:
    """Return the parts of the day in which windows are off, joined where gates touch or overlap."""
    return join_spans((gate.span for gate in picture.forecast.gates), within=picture.day)


def gates_worth_words(picture: DayPicture) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Return each part with windows off and what was told; slips of a moment are drawn but have no words."""
    return tuple(
        (span, tuple(gate.message for gate in picture.forecast.gates if gate.span.overlaps(span)))
        for span in gate_spans(picture)
        if span.duration >= SHORTEST_WITH_WORDS or picture.now in span
    )


def _off_label_spans(picture: DayPicture, axis: DayAxis) -> tuple[Span, ...]:
    """Return where "windows off" is written: once for parts so close that their words would meet."""
    width = text_width(WINDOWS_OFF, size=14.5) + 8
    groups: list[Span] = []
    for span, _ in gates_worth_words(picture):
        if groups and _middle(axis, span) - _middle(axis, groups[-1]) < width:
            groups[-1] = Span(groups[-1].start, span.end)
        else:
            groups.append(span)
    return tuple(groups)


def _draw_glow(canvas: Canvas, layout: RibbonLayout, start: float, end: float) -> None:
    """Draw a likely window: a column of light with a solid cap."""
    canvas.rect(
        start - 4, layout.top - 4, end - start + 8, layout.size.plot_height + 4, "window-glow", radius=6
    )
    canvas.filled(
        start,
        layout.top,
        end - start,
        layout.size.plot_height,
        fill=f"glow-{layout.size.name}",
        kind="window-light",
    )
    canvas.rect(start, layout.top - 7, end - start, 7, "window-cap", radius=3.5)


def _draw_dashed(canvas: Canvas, layout: RibbonLayout, start: float, end: float, *, kind: str) -> None:
    """Draw a maybe window, or one that has passed: a dashed outline over a breath of colour."""
    canvas.rect(start, layout.top, end - start, layout.size.plot_height, f"window-pale {kind}")
    top, bottom = layout.top, layout.bottom
    canvas.curve([(start, bottom), (start, top), (end, top), (end, bottom)], "window-dashes")


def _window_words(window: Window, picture: DayPicture, size: RibbonSize, *, is_past: bool) -> str:
    """Return what stands above a window; on a phone only what is still to come has words."""
    likelihood = LIKELIHOODS[window.label]
    if is_past:
        return say("{likelihood} (past)", likelihood=likelihood) if size.wordy else ""
    zone = picture.forecast.inputs.zone
    start, end = (at.astimezone(zone).strftime("%H:%M") for at in (window.span.start, window.span.end))
    return together((f"{start} \N{EN DASH} {end}", likelihood)) if size.wordy else f"{start}\N{EN DASH}{end}"


def _middle(axis: DayAxis, span: Span) -> float:
    """Return the middle of a span on the axis."""
    return (axis.x(span.start) + axis.x(span.end)) / 2
