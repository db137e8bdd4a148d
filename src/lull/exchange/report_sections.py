"""The sections of the printed page, as blocks: what is prescribed, given, felt, practised, and what to ask.

How much of a list is shown is a :class:`Detail`; what is left out is always counted in words.
"""

from dataclasses import dataclass
from functools import partial

from lull.exchange.report_blocks import Block, Chart, Gap, Heading, Row, Table, Words
from lull.exchange.report_day_chart import draw_typical_day
from lull.exchange.report_dose_chart import (
    dose_chart_height,
    draw_doses,
    draw_key,
    key_height,
    say_days,
    short_day,
)
from lull.exchange.report_pen import BODY, INK2, Look, Pen
from lull.progress.clinic_report import ClinicReport, PlanLine, PredictedDay
from lull.progress.practice_change import PracticeSpan, RangeChange
from lull.progress.practice_day import Range
from lull.progress.told_days import BLOCK_H, FEWEST_IN_BLOCK
from lull.refusal import shorten
from lull.tone.gates import ToldCode

NONE_LOGGED = (
    "\N{LEFT DOUBLE QUOTATION MARK}None told\N{RIGHT DOUBLE QUOTATION MARK} does not mean none happened."
)
EARLIER = Look(9.6, colour=INK2)
MINUS = "\N{MINUS SIGN}"
SHORT_MIN = 10.0
LETTERS_A_LINE = 20
TOLD_ROWS: dict[ToldCode, str] = {
    "sleepy": "Sleepy, 2 of 4 or more",
    "weak": "Weak, 2 of 4 or more",
    "fell": "A fall",
    "ill": "Feeling ill",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much of each list is shown, in rows or lines, and how high the charts are drawn."""

    plans: int
    ranges: int
    side_effects: int
    weaning: int
    measured: int
    days: int
    cell_lines: int
    question_lines: int
    chart_high: float
    doses_high: float


def say_more(left_out: int) -> str:
    """Say how many lines are left out and where they are."""
    return f"and {left_out} more, see the app"


def lay_prescribed(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out the plans in force, pump and weaning."""
    blocks: list[Block] = [Heading("Prescribed, as the family entered it")]
    plans = report.plans
    if plans:
        rows = tuple(
            _to_plan_row(plan, report, is_latest=k == 0) for k, plan in enumerate(plans[: detail.plans])
        )
        head = ("From", "Baclofen by mouth", "Strength", "Prescriber")
        strength = frozenset({head.index("Strength")})  # never cut: an amount means nothing without it (H01)
        blocks.append(Table(head, rows, (0.14, 0.44, 0.19, 0.23), detail.cell_lines, strength))
    else:
        blocks.append(Words("No plan was in force in this time.", BODY))
    if len(plans) > detail.plans:
        blocks.append(Words(f"Earlier plans: {say_more(len(plans) - detail.plans)}."))
    if report.weaning:
        blocks += _lay_weaning(report, detail)
    if report.pump is not None:
        pump = report.pump
        words = (
            f"Pump, prescribed: {pump.program}. Concentration: {pump.concentration}. Refill: {pump.refill}."
        )
        blocks.append(Words(words, most_lines=4))
    return blocks


def _to_plan_row(plan: PlanLine, report: ClinicReport, *, is_latest: bool) -> Row:
    """Write one plan as a row; the total of the day stands first, so that it is never cut off."""
    total = f"{plan.daily_total}: " if plan.daily_total else ""
    cells = (
        short_day(plan.from_on, report.period.last_on),
        f"{total}{plan.amounts}",
        plan.strength,
        plan.prescriber,
    )
    return Row(cells, BODY if is_latest else EARLIER)


def _lay_weaning(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out the prescribed steps of weaning."""
    shown = report.weaning[: detail.weaning]
    steps = "; ".join(
        f"{short_day(step.from_on, report.period.last_on)} {step.amounts} ({step.prescriber})"
        for step in shown
    )
    left_out = len(report.weaning) - len(shown)
    more = f" ({say_more(left_out)})" if left_out else ""
    return [Words(f"Weaning, prescribed{more}: {steps}.", most_lines=detail.cell_lines)]


def lay_doses(report: ClinicReport, detail: Detail, pen: Pen, width: float) -> list[Block]:
    """Lay out the grid of doses with its key."""
    doses = report.doses
    blocks: list[Block] = [Heading(f"Recorded as given: {doses.recorded} of {doses.expected} due doses")]
    if not doses.marks:
        return [*blocks, Words("No dose was due by the plan in this time.", BODY)]
    blocks.append(Chart(dose_chart_height(doses, detail.doses_high), partial(draw_doses, doses)))
    blocks.append(Chart(key_height(doses, pen, width), partial(draw_key, doses)))
    lacking = doses.no_record_by_row
    notes = []
    if lacking:
        shown = max(1, detail.days)
        said = ", ".join(f"{clock} ({count})" for clock, count in lacking[:shown])
        left_out = len(lacking) - shown
        notes.append(f"No record at: {said}{f' {say_more(left_out)}' if left_out > 0 else ''}.")
    if doses.other_amount:
        notes.append(f"Another amount than the plan's: {doses.other_amount}.")
    if doses.extra:
        notes.append(f"Given beside the plan: {doses.extra}.")
    notes.append("No record does not mean not taken.")
    return [*blocks, Words(" ".join(notes), most_lines=3)]


def lay_typical_day(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out what was told by the clock over what is predicted."""
    told, predicted = report.told, report.predicted
    bars = f" Bars: the middle of {BLOCK_H} hours, where {FEWEST_IN_BLOCK} or more were told."
    bars = bars if told.blocks else ""
    caption = (
        f"Dots: {len(told.points)} check-ins on {told.days} of {len(report.period.days)} days.{bars}"
        if told.points
        else "No check-in in these weeks told about stiffness."
    )
    return [
        Heading("Typical day: felt and predicted"),
        Gap(3),
        Chart(detail.chart_high, partial(draw_typical_day, told, predicted)),
        Words(f"{caption} {_say_predicted(predicted, report)}", most_lines=6),
    ]


def _say_predicted(predicted: PredictedDay | None, report: ClinicReport) -> str:
    """Say what the curve is, and what it is not."""
    if predicted is None:
        return f"No curve: {report.no_prediction}"
    learned = (
        "a population guess, not learned from this person"
        if predicted.is_population_guess
        else "learned from this person's own days"
    )
    capsules = " Capsules: prescribed times." if predicted.due_minutes else ""
    gap = "" if all(predicted.is_known) else " Dashed: rests on doses without a record."
    return (
        f"Curve: model for the {predicted.region} on {short_day(predicted.on)}, {learned},"
        f" with 50% and 90% band.{gap}{capsules}"
    )


def lay_practice(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out the first four weeks beside the last, and what the camera measured with its error."""
    practice = report.practice
    spans = "first and last" if practice.first else "last"
    blocks: list[Block] = [Heading(f"Practice: {spans} 4 weeks")]
    if practice.began_on is None:
        return [*blocks, Words(f"No practice is in the record. {report.programme}".rstrip(), BODY)]
    head = ("", *(("First", "Last", "Change") if practice.first else ("", "Last", "")))
    ranges = practice.ranges[: detail.ranges]
    rows = [
        *_to_practice_rows(practice.first, practice.last),
        *(_to_range_row(change, has_first=practice.first is not None) for change in ranges),
    ]
    blocks.append(Table(head, tuple(rows), (0.435, 0.18, 0.18, 0.205), 2))
    left_out = len(practice.ranges) - len(ranges)
    more = f" Other ranges: {say_more(left_out)}." if left_out else ""
    said = f"{_say_spans(report)}{_say_errors(report)}{more} {report.programme}"
    return [*blocks, Words(said.rstrip(), most_lines=8 if report.programme else 6)]


def _to_practice_rows(first: PracticeSpan | None, last: PracticeSpan) -> list[Row]:
    """Write what was practised; what was measured and what was told stand in rows of their own."""
    early, late = _practice_cells(first), _practice_cells(last)
    names = ("Days with practice", "Repetitions by camera", "Repetitions told", "Active minutes")
    return [Row((name, early[k], late[k], "")) for k, name in enumerate(names)]


def _practice_cells(span: PracticeSpan | None) -> tuple[str, str, str, str]:
    """Write the numbers of one span, or nothing where there is none."""
    if span is None:
        return ("", "", "", "")
    decimals = 0 if span.active_min >= SHORT_MIN else 1
    return (
        f"{span.practised_days} of {span.days}",
        f"{span.measured_repetitions}",
        f"{span.told_repetitions}",
        f"{span.active_min:.{decimals}f}",
    )


def _to_range_row(change: RangeChange, *, has_first: bool) -> Row:
    """Write a measured range of both spans with its error; a change beyond its error is bold."""
    mark = change.mark
    first = say_range(change.first, mark) if has_first else ""
    cells = (change.name, first, say_range(change.last, mark))
    if change.first is None or change.last is None or change.smallest_told_apart_deg is None:
        return Row((*cells, ""))
    step = change.last.deg - change.first.deg
    sign = "+" if step >= 0 else MINUS
    words = f"{sign}{abs(step):.0f}{mark} ±{change.smallest_told_apart_deg:.0f}{mark}"
    return Row((*cells, words), bold_last=bool(change.is_beyond_error))


def say_range(found: Range | None, mark: str) -> str:
    """Say a range with its error; never one without."""
    if found is None or found.error_deg is None:
        return "no range"
    return f"{found.deg:.0f}{mark} ±{found.error_deg:.0f}{mark}"


def _say_spans(report: ClinicReport) -> str:
    """Say which days the two spans are, or why there is only one."""
    practice = report.practice
    today = report.period.last_on
    last = f"{short_day(practice.last.first_on, today)} to {short_day(practice.last.last_on)}"
    if practice.first is None:
        assert practice.began_on is not None
        began = f"Practice began on {short_day(practice.began_on, today)}, too late for two spans."
        return f"Last: {last}. {began}"
    return (
        f"First: {short_day(practice.first.first_on)} to {short_day(practice.first.last_on)}. Last: {last}."
    )


def _say_errors(report: ClinicReport) -> str:
    """Say what the errors are."""
    if not report.practice.ranges:
        return " No range was measured."
    said = " Range: middle day, by camera, ± 1 standard error."
    if report.practice.first is None:
        return said
    return (
        f"{said} Change: ± what measuring twice can show by itself (95%); bold if larger. It does not show"
        " what caused it."
    )


def lay_told_days(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out on how many days something was told, out of how many with an answer."""
    rows = [
        Row(
            (
                TOLD_ROWS[told.code],
                f"{len(told.days)} of {told.answered}" if told.answered else "no answer",
                say_days(told.days, detail.days) or ("none told" if told.answered else ""),
            )
        )
        for told in report.told_days
    ]
    effects = report.side_effects[: detail.side_effects]
    rows += [
        Row(
            (
                shorten(
                    f"{effect.name}{f', {effect.said}' if effect.said else ''}",
                    LETTERS_A_LINE * detail.cell_lines,
                ),
                str(len(effect.days)),
                say_days(effect.days, detail.days),
            )
        )
        for effect in effects
    ]
    left_out = len(report.side_effects) - len(effects)
    more = f"Other side effects: {say_more(left_out)}. " if left_out else ""
    return [
        Heading("Side effects and safety, as told"),
        Table(("Told", "Days", "When"), tuple(rows), (0.385, 0.175, 0.44), 5),
        Words(f"{more}Days: out of those with an answer in a check-in. {NONE_LOGGED}"),
    ]
