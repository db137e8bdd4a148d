"""The page for the clinic, from the app: a short form and a file under a name that tells nothing."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from made_house import Visit
from made_report import made_fonts, read_text
from read_page import field_error, field_value


def test_the_form_asks_for_weeks_questions_and_who(mara: Visit) -> None:
    """Four weeks are chosen to begin with; every field has its label."""
    page = mara.get("/report").text

    assert 'id="weeks-4" name="weeks" value="4" checked' in page
    assert page.count(" checked") == 1
    for name in ("question_1", "question_5", "made_by"):
        assert f'<label for="{name}">' in page
    assert "question_6" not in page
    assert "It holds your name." in page


@pytest.mark.hazard("H27")
def test_the_page_comes_as_a_file_that_is_not_kept_and_not_named_after_anybody(mara: Visit) -> None:
    """It is downloaded, not shown inside the app, and no cache keeps it."""
    made_fonts()
    answer = mara.post(
        "/report", weeks="4", question_1="Why at night?", question_3=" And  then? ", made_by="Dad"
    )
    text = read_text(answer.content)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="lull-report-2026-11-22.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1
    assert "1. Why at night? 2. And then?" in text
    assert "26 October to 22 November 2026, 28 days" in text
    assert "by Dad" in text
    assert "Demo data" not in text


def test_the_made_up_family_is_marked_on_the_page(mara: Visit) -> None:
    """A page is handed on: it must say by itself that nobody is real."""
    made_fonts()
    mara.house.open_demo()
    begin = mara.get("/report", follow_redirects=False)
    assert begin.status_code == 303  # the demo ledger of the tests is empty

    mara.house.leave_demo()
    assert mara.get("/report").status_code == 200


def test_a_field_that_is_wrong_says_so_beside_it_and_keeps_the_rest(mara: Visit) -> None:
    """Nothing typed is lost, and no page is made."""
    answer = mara.post("/report", weeks="5", question_1="x" * 161, question_2="Kept?", made_by="Dad")

    assert answer.status_code == 422
    assert field_error(answer.text, "question_1") == "Use at most 160 characters."
    assert "Choose how many weeks." in answer.text
    assert field_value(answer.text, "question_2") == "Kept?"
    assert field_value(answer.text, "made_by") == "Dad"
    assert "2 fields need another look. No page was made." in " ".join(answer.text.split())


@pytest.mark.hazard("H34")
def test_what_was_typed_is_shown_and_never_run(mara: Visit) -> None:
    """On the form and on the printed page it is words."""
    nasty = "<script>alert(1)</script>\"'{{ 7*7 }}"
    form = mara.post("/report", weeks="5", question_1=nasty).text
    assert "<script>alert" not in form
    assert field_value(form, "question_1") == nasty

    made_fonts()
    assert nasty in read_text(mara.post("/report", weeks="2", question_1=nasty).content)


def test_without_a_record_the_way_leads_to_its_beginning(empty: Visit) -> None:
    """There is nothing to report."""
    assert empty.get("/report", follow_redirects=False).headers["location"] == "/start"
    assert empty.post_only("/report", weeks="4").headers["location"] == "/start"


def test_another_site_cannot_ask_for_it(mara: Visit) -> None:
    """The guard stands before this page too."""
    answer = mara.client.post("/report", data={"weeks": "4"}, headers={"origin": "https://evil.example"})

    assert answer.status_code == 403


def test_the_progress_page_leads_here(mara: Visit) -> None:
    """One way in, in sight."""
    assert 'href="/report"' in mara.get("/progress").text
