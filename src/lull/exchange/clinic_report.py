"""Draws the clinic report on one A4 page, as a PDF whose words are text and whose charts are lines.

The same report and the same fonts give the same bytes. Nothing is computed here but places on the paper:
where lists are long, less of them is shown, in words that say so, until everything fits on the one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fpdf import FPDF

from lull.exchange.report_blocks import Block, Gap, draw_stack, stack_height
from lull.exchange.report_fonts import ReportFonts
from lull.exchange.report_frame import (
    draw_foot,
    draw_head,
    draw_notes,
    draw_questions,
    draw_short,
    foot_height,
    questions_height,
    short_height,
)
from lull.exchange.report_measured import lay_measured
from lull.exchange.report_pen import FONT, Pen
from lull.exchange.report_sections import (
    Detail,
    lay_doses,
    lay_practice,
    lay_prescribed,
    lay_told_days,
    lay_typical_day,
)
from lull.progress.clinic_report import ClinicReport

TITLE = "Summary for the clinic"
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
SIDE, TOP, BOTTOM = 31.0, 27.0, 21.0
WIDTH = PAGE_WIDTH - 2 * SIDE
GUTTER = 18.0
COLUMN = (WIDTH - GUTTER) / 2
BETWEEN = 11.0
HEAD_HIGH = 44.0
TALLEST_DAY, TALLEST_BOX = 340.0, 175.0

SIZES = (
    (5, 4, 6, 6, 6, 9, 4, 3, 190.0, 104.0),
    (4, 3, 5, 4, 4, 8, 4, 3, 180.0, 104.0),
    (3, 3, 4, 4, 4, 7, 3, 3, 170.0, 88.0),
    (3, 2, 3, 3, 3, 6, 3, 2, 160.0, 76.0),
    (2, 2, 2, 2, 3, 5, 2, 2, 150.0, 64.0),
    (1, 1, 1, 1, 2, 3, 2, 1, 135.0, 56.0),
    (1, 1, 1, 1, 0, 0, 1, 1, 100.0, 44.0),
)
"""Plans, ranges, side effects, weaning, measured, days, lines of a cell and a question, heights of charts."""

DETAILS = tuple(
    Detail(
        plans=plans,
        ranges=ranges,
        side_effects=effects,
        weaning=weaning,
        measured=measured,
        days=days,
        cell_lines=cells,
        question_lines=questions,
        chart_high=chart_high,
        doses_high=doses_high,
    )
    for plans, ranges, effects, weaning, measured, days, cells, questions, chart_high, doses_high in SIZES
)
"""From ample to tight; the tightest always fits (a test draws the worst record it can)."""


UNDER_THE_DAY = tuple(frozenset(names) for names in ((), ("measured",), ("told",), ("told", "measured")))
"""What may stand under the typical day instead of at the right, in the order in which it is tried."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands where: two columns, the height of the boxes under them, and how much paper is left."""

    detail: Detail
    columns: tuple[Sequence[Block], Sequence[Block]]
    boxes_high: float
    spare: float


def draw_clinic_report(report: ClinicReport, fonts: ReportFonts) -> bytes:
    """Return the page as the bytes of a PDF."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.set_title(TITLE)
    pdf.set_lang("en-GB")
    pdf.set_creator("Lull")
    pdf.set_creation_date(report.made_at)
    with fonts.on_disk() as (regular, bold):
        pdf.add_font(FONT, "", regular)
        pdf.add_font(FONT, "B", bold)
        pdf.add_page()
        pen = Pen(pdf, fonts.letters)
        _draw(report, _fit(report, pen), pen)
        return bytes(pdf.output())


def _fit(report: ClinicReport, pen: Pen) -> _Page:
    """Return the most detailed page that fits; the last one is taken as it is."""
    for words in (report.name, report.made_by):
        pen.spell(words)  # the small print says what [?] means, and is laid before the head is drawn
    pages: list[_Page] = []
    for detail in DETAILS:
        pages = [_lay(report, detail, pen, under) for under in UNDER_THE_DAY]
        fitting = [page for page in pages if page.spare >= 0]
        if fitting:
            return fitting[0]
    return max(pages, key=lambda page: page.spare)


def _lay(report: ClinicReport, detail: Detail, pen: Pen, under: frozenset[str]) -> _Page:
    """Lay everything out and see how much paper is left; ``under`` names what stands at the left."""
    parts = {"told": [Gap(BETWEEN), *lay_told_days(report, detail)], "measured": lay_measured(report, detail)}
    right = [*lay_doses(report, detail, pen, COLUMN), Gap(BETWEEN), *lay_practice(report, detail)]
    right += [block for name, blocks in parts.items() if name not in under for block in blocks]
    below = [block for name, blocks in parts.items() if name in under for block in blocks]
    left = _lay_left(report, detail, below)
    longer = stack_height(pen, right, COLUMN) - stack_height(pen, left, COLUMN)
    if longer > 0:  # the picture grows to the height of what stands beside it
        grown = replace(detail, chart_high=min(TALLEST_DAY, detail.chart_high + longer))
        left = _lay_left(report, grown, below)
    boxes = questions_height(report, detail, pen, COLUMN)
    used = HEAD_HIGH + short_height(report, pen, WIDTH) + boxes + 4 * BETWEEN
    used += max(stack_height(pen, blocks, COLUMN) for blocks in (left, right))
    room = PAGE_HEIGHT - TOP - BOTTOM - foot_height(report, pen, WIDTH)
    return _Page(detail, (left, right), boxes, room - used)


def _lay_left(report: ClinicReport, detail: Detail, under: Sequence[Block]) -> list[Block]:
    """Lay out the left column: what is prescribed, the typical day, and what stands under it."""
    return [*lay_prescribed(report, detail), Gap(BETWEEN), *lay_typical_day(report, detail), *under]


def _draw(report: ClinicReport, page: _Page, pen: Pen) -> None:
    """Draw the whole page; paper that is left goes to the boxes first and then between the parts."""
    grown = min(max(0.0, page.spare), max(0.0, TALLEST_BOX - page.boxes_high))
    between = BETWEEN + max(0.0, page.spare - grown) / 4
    y = draw_head(report, pen, (SIDE, TOP), WIDTH) + between
    draw_short(report, pen, (SIDE, y), WIDTH)
    y += short_height(report, pen, WIDTH) + between
    places = (SIDE, SIDE + COLUMN + GUTTER)
    y = between + max(
        draw_stack(pen, blocks, (x, y), COLUMN) for x, blocks in zip(places, page.columns, strict=True)
    )
    size = (COLUMN, page.boxes_high + grown)
    draw_questions(report, page.detail, pen, (places[0], y), size)
    draw_notes(pen, (places[1], y), size)
    foot = PAGE_HEIGHT - BOTTOM - foot_height(report, pen, WIDTH)
    draw_foot(report, pen, (SIDE, foot), WIDTH)
