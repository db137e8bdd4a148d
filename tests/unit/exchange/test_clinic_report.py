"""The printed page: one page, real words, the record's own numbers, and the same bytes each time."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from lull.actions.make_report import make_report
from lull.actions.report_asked import ReportAsked
from lull.exchange import report_dose_chart
from lull.exchange.clinic_report import draw_clinic_report
from lull.exchange.report_dose_chart import say_days
from lull.exchange.report_fonts import make_report_fonts
from lull.exchange.report_pen import BODY, Look, Pen
from lull.progress.clinic_report import (
    ClinicReport,
    GradeLine,
    MeasuredLine,
    PumpLine,
    SideEffectLine,
    WeaningLine,
)
from lull.progress.dose_grid import MarkState
from lull.refusal import BadInput
from lull.safety.card import DRAFT
from lull.safety.disclaimer import FULL
from made_record import NOW
from made_report import FIRST_ON, made_fonts, open_ledger, read_text

QUESTIONS = ("The 20:00 dose is hard. Why?", "Is the pump right for us?")


@lru_cache(maxsize=1)
def worked() -> ClinicReport:
    """Return the worked report of ``made_report``."""
    with TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        asked = ReportAsked(
            first_on=FIRST_ON, last_on=date(2026, 11, 22), questions=QUESTIONS, made_by="Dad (carer)"
        )
        report = make_report(ledger, asked, now=NOW)
    assert isinstance(report, ClinicReport)
    return report


def draw(report: ClinicReport) -> bytes:
    """Draw a report with the app's letters."""
    return draw_clinic_report(report, made_fonts())


def test_the_page_says_what_the_record_says() -> None:
    """Every number of the worked record, counted by hand there, stands on the page."""
    text = read_text(draw(worked()))

    for words in (
        "Mara, age 34",
        "13 November to 22 November 2026, 10 days",
        "Made on 22 November 2026 at 15:20 by Dad (carer)",
        "17 of 19 due doses recorded as given, 1 of them over 1 hour late.",
        "13 Nov 20 mg a day: 10 mg at 08:00, 20:00 10 mg per tablet Dr Okafor",
        "Recorded as given: 17 of 19 due doses",
        "recorded as given (16)",
        "over 1 h late (1)",
        "no record (2)",
        "not due yet (1)",
        "No record at: 08:00 (1), 20:00 (1).",
        "Another amount than the plan's: 1.",
        "Given beside the plan: 1.",
        "Dots: 2 check-ins on 2 of 10 days.",
        "Days with practice 1 of 28",
        "Repetitions by camera 3",
        "Repetitions told 2",
        "Straighten the knee, left 50° ±5°",
        "Sleepy, 2 of 4 or more 1 of 2 14 Nov",
        "Weak, 2 of 4 or more 1 of 1 20 Nov",
        "A fall 1 of 1 20 Nov",
        "Feeling ill no answer",
        "1. The 20:00 dose is hard. Why? 2. Is the pump right for us?",
        "Clinic notes",
        f"report {worked().id}.",
    ):
        assert words in text, words


@pytest.mark.hazard("H09")
def test_each_truth_has_its_own_word() -> None:
    """Prescribed, recorded as given, predicted, told and measured never share a heading."""
    text = read_text(draw(worked()))

    for words in (
        "Prescribed, as the family entered it",
        "Recorded as given",
        "Told: stiffness, 0 to 10",
        "Predicted: tone in % of untreated",
        "a population guess, not learned from this person, with 50% and 90% band",
        "by camera, ± 1 standard error",
        "No record does not mean not taken.",
        "does not mean none happened.",
    ):
        assert words in text, words


@pytest.mark.hazard("H10")
def test_the_small_print_carries_the_whole_disclaimer_and_marks_the_draft() -> None:
    """It stands on the page itself, because a page is handed on."""
    text = read_text(draw(worked()))

    assert all(sentence in text for sentence in FULL)
    assert DRAFT in text


def test_the_same_report_is_the_same_bytes() -> None:
    """Nothing of the moment of drawing is in it; another question makes another page."""
    again = draw(replace(worked()))

    assert draw(worked()) == again
    assert draw(replace(worked(), questions=("Another?",))) != again


@pytest.mark.hazard("H27")
def test_the_page_says_its_title_and_language_and_no_name() -> None:
    """What a file manager shows tells nothing about a person."""
    reader = PdfReader(BytesIO(draw(worked())))
    about = reader.metadata
    assert about is not None

    assert about.title == "Summary for the clinic"
    assert about.creation_date == NOW
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert "Mara" not in str(dict(about))
    assert (reader.pages[0].mediabox.width, reader.pages[0].mediabox.height) == (595.28, 841.89)


def test_every_letter_is_in_the_page_itself() -> None:
    """It prints the same anywhere: both weights are embedded and nothing else is used."""
    reader = PdfReader(BytesIO(draw(worked())))
    found = [reader.get_object(number) for number in range(1, len(reader.xref[0]))]
    kinds = [part.get("/Type") for part in found if isinstance(part, DictionaryObject)]
    inside = [part for part in found if isinstance(part, DictionaryObject) and "/FontFile2" in part]

    assert kinds.count("/FontDescriptor") == len(inside) == 2


@pytest.mark.parametrize(
    "name",
    ["Małgorzata Żółć", "Ayşegül Iğd\N{LATIN SMALL LETTER DOTLESS I}r", "Ítalo Ångström", "Łukasz O'Neill"],
)
def test_names_outside_plain_latin_are_printed_whole(name: str) -> None:
    """Polish, Turkish and their neighbours are in the font."""
    text = read_text(draw(replace(worked(), name=name, made_by=name)))

    assert f"{name}, age 34" in text
    assert "[?]" not in text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Мария 😀", "[?] [?]"),
        ("Zoë \U0001f469\u200d\U0001f9bd", "Zoë [?]"),
        ("王芳", "[?]"),
        ("A\x00\u202eB", "AB"),
    ],
)
def test_a_letter_the_font_lacks_is_shown_as_lacking(name: str, shown: str) -> None:
    """Never a crash and never left out silently; the small print says what the sign means."""
    text = read_text(draw(replace(worked(), name=name)))

    assert f"{shown}, age 34" in text
    assert ("stands for letters this page cannot print" in text) is ("[?]" in shown)


def test_what_was_not_written_down_is_said_to_be_missing(tmp_path: Path) -> None:
    """No check-in, no practice: words, and no empty picture that looks like a zero."""
    empty = replace(
        worked(),
        told=replace(worked().told, points=(), blocks=(), days=0),
        told_days=tuple(replace(told, days=(), answered=0) for told in worked().told_days),
        practice=replace(worked().practice, began_on=None, first=None, ranges=()),
        plans=(),
        doses=replace(worked().doses, marks=(), rows=()),
        predicted=None,
        no_prediction="The model speaks of people of 2 to 90 years.",
        questions=(),
    )
    text = read_text(draw(empty))

    for words in (
        "No check-in in these weeks.",
        "No practice is in the record.",
        "No plan was in force in this time.",
        "No dose was due by the plan in this time.",
        "No curve: The model speaks of people of 2 to 90 years.",
        "Sleepy, 2 of 4 or more no answer",
    ):
        assert words in text, words
    assert not list(tmp_path.iterdir())


def test_what_others_add_is_drawn_when_it_is_there() -> None:
    """Side effects, pump and weaning; a long list is cut in words."""
    added = replace(
        worked(),
        side_effects=tuple(SideEffectLine(name=f"itch {k}", days=(date(2026, 11, 14),)) for k in range(30)),
        pump=PumpLine(program="96 mcg a day", concentration="500 mcg in 1 mL", refill="3 Dec"),
        weaning=(WeaningLine(from_on=date(2026, 12, 1), amounts="5 mg at 08:00", prescriber="Dr Okafor"),),
    )
    text = read_text(draw(added))

    assert "itch 0 1 14 Nov" in text
    assert "more, see the app" in text
    assert "Pump, prescribed: 96 mcg a day. Concentration: 500 mcg in 1 mL. Refill: 3 Dec." in text
    assert "Weaning, prescribed: 1 Dec 5 mg at 08:00 (Dr Okafor)." in text


def test_tests_and_scales_are_drawn_when_there_are_some() -> None:
    """The latest beside the one before, each with its day and error; what is left out is counted."""
    line = MeasuredLine(
        name="First swing, left leg",
        before="58° ±6°",
        before_on=date(2025, 11, 8),
        latest="62° ±6°",
        latest_on=date(2026, 11, 22),
    )
    grade = GradeLine(
        name="Modified Ashworth, left calf", told="1+", on=date(2026, 10, 3), examiner="Ms Lind"
    )
    text = read_text(draw(replace(worked(), measured=(line,), grades=(grade,) * 9)))

    assert "First swing, left leg 58° ±6°, 8 Nov 2025 62° ±6°, 22 Nov" in text
    assert "no clinician scored it. ±: 19 of 20 tests. No cause is known." in text
    assert "Modified Ashworth, left calf 1+ (Ms Lind, 3 Oct)" in text
    assert "Tests at home" not in read_text(draw(worked()))


def test_one_mark_is_drawn_for_each_due_dose(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many marks in the chart as there were due doses, and one of each kind in its key."""
    drawn: list[MarkState] = []
    real = report_dose_chart.draw_mark

    def count(pen: Pen, state: MarkState, at: tuple[float, float], size: tuple[float, float]) -> None:
        drawn.append(state)
        real(pen, state, at, size)

    monkeypatch.setattr(report_dose_chart, "draw_mark", count)
    draw(worked())

    assert len(drawn) == 20 + 4
    assert drawn.count("no_record") == 2 + 1


def test_days_are_said_by_month_and_what_is_left_out_is_counted() -> None:
    """27 and 28 October share their month; four more are said to be four."""
    days = [date(2026, 10, 27) + timedelta(days=k) for k in (0, 1, 6, 7, 8, 9)]

    assert say_days(days, 3) == "27, 28 Oct, 2 Nov and 3 more, see the app"
    assert say_days(days[:1]) == "27 Oct"
    assert say_days(()) == ""


def test_words_without_room_end_in_dots_and_never_run_over() -> None:
    """A name that fills three pages is one line."""
    text = read_text(draw(replace(worked(), name="W" * 3000, made_by="x " * 40)))

    assert "WWW…" in text.replace(" ", "")


def test_without_letters_there_is_one_sentence_and_no_page() -> None:
    """The app has not been built, or its files are broken."""
    with pytest.raises(BadInput, match="build the app once with make run"):
        make_report_fonts()
    with pytest.raises(BadInput, match="build the app again with make run"):
        make_report_fonts(b"not a font")


def test_the_letters_of_both_parts_are_in_both_weights() -> None:
    """And bold is wider than regular, so the weights are not the same."""
    fonts = made_fonts()

    assert {ord(sign) for sign in "aZ09°±ąłğışŻ"} <= fonts.letters
    assert fonts.regular != fonts.bold
    assert BODY.as_bold() == Look(BODY.size, bold=True, colour=BODY.colour)
