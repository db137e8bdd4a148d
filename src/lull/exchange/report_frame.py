"""The frame of the printed page: who and when above, boxes for questions and notes, the small print below."""

from lull.exchange.report_pen import (
    BODY,
    INK,
    INK2,
    LINE,
    PAPER,
    SEA,
    SUN,
    SUN_INK,
    UNKNOWN_LETTER,
    Look,
    Pen,
    Point,
)
from lull.exchange.report_sections import Detail
from lull.progress.clinic_report import ClinicReport
from lull.safety.card import DRAFT
from lull.safety.disclaimer import FULL

TITLE = Look(20, bold=True)
SHORT = Look(11.0)
SMALL_PRINT = Look(9.0, colour=INK2)
BOLD_PRINT = 2
"""How many sentences of the disclaimer stand in bold."""

SHORT_LINES = 4
BOX_TITLE = Look(10.6, bold=True)
BOX_PAD = 9.0
NOTE_LINE = 18.5


def draw_head(report: ClinicReport, pen: Pen, at: Point, width: float) -> float:
    """Draw the mark, the title and the person on the left, the days on the right; return where it ends."""
    x, y = at
    _draw_mark(pen, x, y - 1)
    pen.say(x + 54, y + 16, "Summary for the clinic", TITLE)
    period = report.period
    first, last = period.first_on, period.last_on
    spelt = f"{first.day} {first:%B}{f' {first.year}' if first.year != last.year else ''}"
    days = f"{spelt} to {last.day} {last:%B} {last.year}, {len(period.days)} days"
    pen.say(x + width, y + 10, days, Look(10.2, colour=INK2), "right")
    made = report.made_at.astimezone(period.zone)
    by = f" by {report.made_by}" if report.made_by.strip() else ""
    (line,) = pen.wrap(f"Made on {made.day} {made:%B %Y} at {made:%H:%M}{by}", Look(10.2), 245, 1)
    pen.say(x + width, y + 23.5, line, Look(10.2, colour=INK2), "right")
    who = pen.wrap(report.name, Look(10.8, bold=True), 175, 1)[0]
    pen.say(x + 54, y + 32, who, Look(10.8, bold=True))
    pen.say(x + 54 + pen.width(who, Look(10.8, bold=True)), y + 32, f", age {report.age_y}", Look(10.8))
    if report.is_demo:
        pen.say(x + width, y + 37, "Demo data, not a real person", Look(10.2, bold=True), "right")
    pen.line((x, y + 44), (x + width, y + 44), INK, 2.2)
    return y + 44


def _draw_mark(pen: Pen, x: float, y: float) -> None:
    """Draw our mark: a wave, a patch of light, rest."""

    def at(px: float, py: float) -> Point:
        return x + px * 0.78, y + py * 0.78

    for points in (
        (at(3, 15), at(9, 4), at(15, 4), at(20, 13)),
        (at(20, 13), at(25, 23), at(29, 30), at(38, 30)),
        (at(38, 30), at(46, 30), at(50, 25), at(55, 17)),
    ):
        pen.curve(points, SEA, 3.4)
    pen.dot(at(37, 14), 6.2, SUN_INK)
    pen.dot(at(37, 14), 5.1, SUN)
    pen.line(at(14, 41), at(42, 41), LINE, 2.2)


def short_height(report: ClinicReport, pen: Pen, width: float) -> float:
    """Return how high the box with the first sentences is."""
    return len(_short_lines(report, pen, width)) * SHORT.line_height + 13


def draw_short(report: ClinicReport, pen: Pen, at: Point, width: float) -> None:
    """Draw the first sentences on a quiet ground."""
    pen.box(at, (width, short_height(report, pen, width)), fill=PAPER)
    y = at[1] + 6
    lead = pen.width("In short.", SHORT.as_bold())
    for number, line in enumerate(_short_lines(report, pen, width)):
        baseline = y + SHORT.size * 1.03
        if number == 0:
            pen.say(at[0] + 11, baseline, "In short.", SHORT.as_bold())
            pen.say(at[0] + 11 + lead + 3.2, baseline, line.removeprefix("In short."), SHORT)
        else:
            pen.say(at[0] + 11, baseline, line, SHORT)
        y += SHORT.line_height


def _short_lines(report: ClinicReport, pen: Pen, width: float) -> list[str]:
    """Break the first sentences into lines, with room for the bold beginning."""
    return pen.wrap(f"In short. {' '.join(report.in_short)}", SHORT, width - 26, SHORT_LINES)


def questions_height(report: ClinicReport, detail: Detail, pen: Pen, width: float) -> float:
    """Return how high the box of questions must be."""
    lines = sum(len(part) for part in _question_lines(report, detail, pen, width))
    return max(62.0, BOX_TITLE.line_height + lines * BODY.line_height + 2 * BOX_PAD)


def draw_questions(report: ClinicReport, detail: Detail, pen: Pen, at: Point, size: Point) -> None:
    """Draw the family's own questions, or lines to write them on."""
    x, y = _draw_box(pen, at, size, "What the family wants to ask")
    if not report.questions:
        _draw_rules(pen, (x, y), (at[0] + size[0] - BOX_PAD, at[1] + size[1] - 8))
        return
    for number, lines in enumerate(_question_lines(report, detail, pen, size[0]), start=1):
        pen.say(x, y + BODY.size, f"{number}.", BODY)
        for line in lines:
            pen.say(x + 14, y + BODY.size, line, BODY)
            y += BODY.line_height


def draw_notes(pen: Pen, at: Point, size: Point) -> None:
    """Draw an empty box with lines to write on."""
    x, y = _draw_box(pen, at, size, "Clinic notes")
    _draw_rules(pen, (x, y), (at[0] + size[0] - BOX_PAD, at[1] + size[1] - 8))


def _draw_rules(pen: Pen, at: Point, end: Point) -> None:
    """Draw lines to write on."""
    y = at[1] + NOTE_LINE - 3
    while y < end[1]:
        pen.line((at[0], y), (end[0], y), wide=0.6)
        y += NOTE_LINE


def _draw_box(pen: Pen, at: Point, size: Point, title: str) -> Point:
    """Draw a box with its title, and return where its content begins."""
    pen.box(at, size, edge=INK)
    pen.say(at[0] + BOX_PAD, at[1] + BOX_PAD + 8, title, BOX_TITLE)
    return at[0] + BOX_PAD, at[1] + BOX_PAD + BOX_TITLE.line_height


def _question_lines(report: ClinicReport, detail: Detail, pen: Pen, width: float) -> list[list[str]]:
    """Break each question into lines."""
    room = width - 2 * BOX_PAD - 14
    return [pen.wrap(question, BODY, room, detail.question_lines) for question in report.questions]


def foot_height(report: ClinicReport, pen: Pen, width: float) -> float:
    """Return how high the small print is."""
    return len(_foot_lines(report, pen, width)) * SMALL_PRINT.line_height + 7


def draw_foot(report: ClinicReport, pen: Pen, at: Point, width: float) -> None:
    """Draw the standing disclaimer, the draft's mark, and what made this page."""
    x, y = at
    pen.line((x, y), (x + width, y))
    y += 6
    for number, words in _foot_lines(report, pen, width):
        look = SMALL_PRINT.as_bold() if number < BOLD_PRINT else SMALL_PRINT
        pen.say(x, y + SMALL_PRINT.size, words, look)
        y += SMALL_PRINT.line_height


def _foot_lines(report: ClinicReport, pen: Pen, width: float) -> list[tuple[int, str]]:
    """Break the small print into lines; each comes with the number of its paragraph."""
    model = f", model {report.model}" if report.model else ""
    unknown = f" {UNKNOWN_LETTER} stands for letters this page cannot print." if pen.met_unknown else ""
    about = (
        f"Safety words: {DRAFT} Predictions come from a model with wide uncertainty. What is told was entered"
        f" by the family. Lull {report.version}{model}, report {report.id}.{unknown} Page 1 of 1."
    )
    paragraphs = (
        " ".join(FULL[:BOLD_PRINT]),
        "",
        f"{' '.join(FULL[BOLD_PRINT:])} {about}",
    )
    return [
        (number, line)
        for number, words in enumerate(paragraphs)
        if words
        for line in pen.wrap(words, SMALL_PRINT.as_bold() if number < BOLD_PRINT else SMALL_PRINT, width)
    ]
