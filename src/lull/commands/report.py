"""``lull report [FILE.pdf]``: one page for the appointment, or all its numbers as JSON."""

import argparse
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from lull.actions.make_report import make_report
from lull.actions.report_asked import MOST_QUESTIONS, MOST_WEEKS, USUAL_WEEKS, ReportAsked, ask_for_weeks
from lull.commands import Answer
from lull.commands.own_record import now_utc, read_name, use_own_record
from lull.progress.clinic_report import ClinicReport
from lull.record.state import RecordState
from lull.refusal import Refusal
from lull.store.ledger import Ledger

HELP = "write one page for the appointment as a PDF"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the weeks, the questions, who makes it, and whether a file may be replaced."""
    parser.add_argument(
        "file", metavar="FILE.pdf", nargs="?", help="where to write it; lull-report-DAY.pdf here if left out"
    )
    parser.add_argument(
        "--weeks", type=int, default=USUAL_WEEKS, help=f"how many weeks back, 1 to {MOST_WEEKS}"
    )
    parser.add_argument(
        "--question",
        metavar="TEXT",
        action="append",
        default=[],
        help=f"what you want to ask; up to {MOST_QUESTIONS} times",
    )
    parser.add_argument("--by", metavar="WHO", help="who makes the report")
    parser.add_argument("--overwrite", action="store_true", help="replace a file of this name")


def answer(args: argparse.Namespace) -> Answer | Refusal:
    """Write the report.

    Raises:
        BadInput: if the weeks, the questions or the file cannot be used, or the app has not been built.
    """
    now = now_utc()
    made_by = "" if args.by is None else read_name(args.by)

    def use(ledger: Ledger, state: RecordState) -> Answer | Refusal:
        assert state.zone is not None
        asked = ask_for_weeks(args.weeks, now=now, zone=state.zone, questions=args.question, made_by=made_by)
        return _write(ledger, asked, args, now)

    return use_own_record(use)


def _write(ledger: Ledger, asked: ReportAsked, args: argparse.Namespace, now: datetime) -> Answer | Refusal:
    """Make the report, draw it and write it."""
    from lull.exchange.clinic_report import draw_clinic_report  # noqa: PLC0415 - other answers come first
    from lull.exchange.report_file import write_private_file  # noqa: PLC0415
    from lull.web.assets import Assets  # noqa: PLC0415
    from lull.web.report_letters import find_report_fonts  # noqa: PLC0415

    report = make_report(ledger, asked, now=now)
    if isinstance(report, Refusal):
        return report
    page = draw_clinic_report(report, find_report_fonts(Assets()))
    name = file_name(report) if args.file is None else args.file
    path = write_private_file(name, page, overwrite=args.overwrite)
    return Answer(
        json=to_document(report, path),
        text=f"Written: {path}\n{' '.join(report.in_short)}",
        done=f"the report is written to {path}",
    )


def file_name(report: ClinicReport) -> str:
    """Return a name that tells nothing about a person."""
    return f"lull-report-{report.period.last_on.isoformat()}.pdf"


def to_document(report: ClinicReport, path: Path) -> dict[str, object]:
    """Return the report as plain JSON; prescribed, given, predicted, told and measured under own names."""
    doses, practice = report.doses, report.practice
    return {
        "schema": "lull.report/1",
        "id": report.id,
        "file": str(path),
        "first_day": report.period.first_on.isoformat(),
        "last_day": report.period.last_on.isoformat(),
        "made_at": report.made_at.isoformat(),
        "made_by": report.made_by,
        "in_short": list(report.in_short),
        "prescribed": [_to_json(asdict(plan)) for plan in report.plans],
        "doses": {
            "due": doses.expected,
            "recorded_as_given": doses.recorded,
            "over_1_h_late": doses.count("late"),
            "no_record": doses.count("no_record"),
            "told_not_taken": doses.count("told_not_taken"),
            "not_due_yet": doses.count("due"),
            "before_record": doses.count("before_record"),
            "beside_the_plan": doses.extra,
            "another_amount": doses.other_amount,
        },
        "told": {"stiffness_check_ins": len(report.told.points)}
        | {told.code: {"days": _to_json(told.days), "answered": told.answered} for told in report.told_days},
        "predicted": report.predicted and _to_json(asdict(report.predicted)),
        "no_prediction": report.no_prediction or None,
        "practice": {
            "first_4_weeks": practice.first and _to_json(asdict(practice.first)),
            "last_4_weeks": _to_json(asdict(practice.last)),
            "measured_ranges": [_to_json(asdict(change)) for change in practice.ranges],
        },
        "questions": list(report.questions),
    }


def _to_json(value: object) -> object:
    """Return values as JSON knows them: days as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: _to_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_to_json(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
