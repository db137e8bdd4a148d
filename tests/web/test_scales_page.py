"""Scales are written down as a clinician told them: one entry a form, and no number made of it."""

import re
from http import HTTPStatus

import pytest

from lull.assessment.scales import SCALES
from lull.web.scales_page import OFFERED, OfferedScale
from made_house import Visit

TOLD = {"examiner": "Ms Lind", "on": "2026-10-03"}
ASHWORTH = "/measure/scales/modified-ashworth"


def test_every_scale_is_offered_with_its_publisher_and_its_own_page(mara: Visit) -> None:
    """Forms are linked, never copied; where no page is known, none is linked."""
    page = mara.get("/measure/scales").text
    for scale in SCALES:
        assert scale.name in page
        assert scale.publisher[1:] in page.replace("&#39;", "'")
        assert (scale.form_url is None) or scale.form_url in page
    assert "GMFM-66" in page
    assert "GMFM-88" in page


@pytest.mark.parametrize("scale", [one for one in OFFERED if one.grades], ids=lambda one: one.key)
def test_every_grade_can_be_written_down_and_taken_back(mara: Visit, scale: OfferedScale) -> None:
    """Each as it is written on its scale."""
    path = f"/measure/scales/{scale.key}"
    offered = re.findall(r'<input type="radio" name="grade" [^>]*>([^<]*)<', mara.get(path).text)
    assert offered == list(scale.grades)
    for grade in scale.grades:
        form_id = mara.form_id()
        mara.post(path, id=form_id, grade=grade, subject="left calf", **TOLD)
        said = mara.post(path, id=form_id, grade=grade, subject="left calf", **TOLD)  # one entry (H04)
        assert said.url.path == "/measure/scales"
        (told,) = mara.house.ledger.state().grades
        assert told.written == grade
        assert "Take back" in said.text
        mara.post("/record/void", id=mara.form_id(), event_id=told.id, back="/measure/scales")
        assert mara.house.ledger.state().grades == ()


def test_a_score_is_kept_as_its_form_gave_it(mara: Visit) -> None:
    """With its error, or without; 0 is a score, 101 is none."""
    path = "/measure/scales/gmfm-66"
    mara.post(path, id=mara.form_id(), score="54.2", standard_error="1.3", **TOLD)
    mara.post(path, id=mara.form_id(), score="0", **TOLD)
    wrong = mara.post(path, id=mara.form_id(), score="101", **TOLD)
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "from 0 and up to 100" in wrong.text
    assert sorted(told.written for told in mara.house.ledger.state().grades) == [
        "0",
        "54.2, standard error 1.3",
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"grade": ""}, "Choose the grade."),
        ({"grade": "1.5"}, "Choose the grade."),
        ({"subject": ""}, "Which muscles, which side?"),
        ({"examiner": ""}, "Write who gave it."),
        ({"examiner": "x" * 81}, "Use at most 80 characters."),
        ({"on": ""}, "Enter the day it was given."),
        ({"on": "2026-11-23"}, "between the date of birth and today"),
        ({"on": "1991-01-01"}, "between the date of birth and today"),
    ],
)
def test_a_wrong_field_is_a_sentence_and_nothing_is_written(
    mara: Visit, fields: dict[str, str], sentence: str
) -> None:
    """What was typed stays."""
    before = len(mara.house.ledger.events())
    told = {"grade": "1+", "subject": "left calf", **TOLD} | fields
    page = mara.post(ASHWORTH, id=mara.form_id(), **told)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in page.text
    assert "Nothing was written." in page.text
    assert len(mara.house.ledger.events()) == before


def test_grades_are_listed_and_never_added_up(mara: Visit) -> None:
    """Two grades stand as two rows; the page says why there is no average."""
    for grade in ("1+", "2"):
        mara.post(ASHWORTH, id=mara.form_id(), grade=grade, subject="left calf", **TOLD)
    page = mara.get("/measure/scales").text
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.DOTALL)

    assert len(rows) == 2
    assert "does not add, average or compare" in page
    assert "1.75" not in page


def test_an_address_of_no_scale_leads_to_all_of_them(mara: Visit) -> None:
    """Also a form sent there."""
    assert mara.get("/measure/scales/oxford").url.path == "/measure/scales"
    assert mara.post("/measure/scales/oxford", id=mara.form_id()).url.path == "/measure/scales"
