"""What somebody asks of a report: which days, whose questions, who made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lull.refusal import BadInput, shorten
from lull.timeline import local_day

MOST_QUESTIONS = 5
LONGEST_QUESTION = 160
LONGEST_MADE_BY = 80
MOST_WEEKS = 12
USUAL_WEEKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsked:
    """The first and the last day, the family's own questions, and who makes the report; empty if not said.

    ``is_demo`` marks the made-up family on the page.

    Raises:
        BadInput: for more than five questions, an empty one, or one too long for its line on the page.
    """

    first_on: date
    last_on: date
    questions: tuple[str, ...] = ()
    made_by: str = ""
    is_demo: bool = False

    def __post_init__(self) -> None:
        """Refuse what the page has no room for."""
        if len(self.questions) > MOST_QUESTIONS:
            raise BadInput(f"there is room for {MOST_QUESTIONS} questions, not {len(self.questions)}")
        for question in self.questions:
            check_question(question)
        if len(self.made_by) > LONGEST_MADE_BY:
            raise BadInput(f"who made the report is at most {LONGEST_MADE_BY} characters: shorten the name")


def check_question(question: str) -> None:
    """Refuse a question that is empty or too long.

    Raises:
        BadInput: saying which and how long it may be.
    """
    if not question.strip():
        raise BadInput("a question is empty: write it in words, or leave it out")
    if len(question) > LONGEST_QUESTION:
        raise BadInput(
            f"a question has at most {LONGEST_QUESTION} characters, not {len(question)}:"
            f" shorten {shorten(question, 40)!r}"
        )


def ask_for_weeks(
    weeks: int,
    *,
    now: datetime,
    zone: ZoneInfo,
    questions: Sequence[str] = (),
    made_by: str = "",
    is_demo: bool = False,
) -> ReportAsked:
    """Ask for the last so many weeks, today included.

    Raises:
        BadInput: for a number of weeks no page can show, or questions it has no room for.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise BadInput(f"a report holds 1 to {MOST_WEEKS} weeks, not {weeks}")
    today = local_day(now, zone)
    return ReportAsked(
        first_on=today - timedelta(days=7 * weeks - 1),
        last_on=today,
        questions=tuple(questions),
        made_by=made_by,
        is_demo=is_demo,
    )
