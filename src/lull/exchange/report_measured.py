"""The section of the printed page on tests at home, measured, and on scales, as clinicians gave them."""

from datetime import date

from lull.exchange.report_blocks import Block, Gap, Heading, Row, Table, Words
from lull.exchange.report_dose_chart import short_day
from lull.exchange.report_sections import Detail, say_more
from lull.progress.clinic_report import ClinicReport, GradeLine

ABOVE = 11.0
ERRORS = "By camera, file or motion sensor; no clinician scored it. ±: 19 of 20 tests. No cause is known."


def lay_measured(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out the latest tests beside the ones before, and the latest grades; nothing where there is none."""
    together = len(report.measured) + len(report.grades)
    if not together:
        return []
    if not detail.measured:
        return [Words(f"Tests at home and scales: {together}, see the app.")]
    blocks: list[Block] = [Gap(ABOVE), Heading("Tests at home, and scales")]
    if report.measured:
        blocks += _lay_tests(report, detail)
    if report.grades:
        shown = report.grades[: detail.measured]
        said = "; ".join(_say_grade(grade, report) for grade in shown)
        left_out = len(report.grades) - len(shown)
        more = f"; {say_more(left_out)}" if left_out else ""
        lines = detail.cell_lines + 1
        blocks.append(Words(f"Scales, told by clinicians: {said}{more}.", most_lines=lines))
    return blocks


def _lay_tests(report: ClinicReport, detail: Detail) -> list[Block]:
    """Lay out the tests."""
    shown = report.measured[: detail.measured]
    rows = tuple(
        Row(
            (
                line.name,
                _say_day(line.before, line.before_on, report),
                _say_day(line.latest, line.latest_on, report),
            )
        )
        for line in shown
    )
    left_out = len(report.measured) - len(shown)
    more = f" Other tests: {say_more(left_out)}." if left_out else ""
    return [
        Table(("", "Before", "Latest"), rows, (0.44, 0.28, 0.28), detail.cell_lines),
        Words(f"{ERRORS}{more}", most_lines=3),
    ]


def _say_day(said: str, on: date | None, report: ClinicReport) -> str:
    """Say a number with its day; nothing where there is none."""
    return f"{said}, {short_day(on, report.period.last_on)}" if on is not None else ""


def _say_grade(grade: GradeLine, report: ClinicReport) -> str:
    """Say a grade with who gave it and when."""
    return f"{grade.name} {grade.told} ({grade.examiner}, {short_day(grade.on, report.period.last_on)})"
