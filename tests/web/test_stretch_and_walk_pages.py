"""The stretch test, a range and the walk from a file: numbers with errors, sentences, kept when asked."""

import re
from http import HTTPStatus
from uuid import uuid4

import pytest

from lull.assessment.passive_test_rules import MOST_RELEASES_A_VISIT
from lull.web.passive_visit import PassiveTest
from made_house import Visit
from made_pendulum import Leg
from made_swing_form import begin_visit, good_answers, send_file, stretch_file, swing_file, walk_file


def test_a_catch_is_told_with_its_error_and_without_a_grade(mara: Visit) -> None:
    """The smallest detectable change stands beside it; nothing is written."""
    before = len(mara.house.ledger.events())
    path = f"/measure/stretch/{begin_visit(mara, 'stretch')}/file"
    page = send_file(mara, path, stretch_file(-50.0), joint="knee", side="left").text

    assert re.search(r"The catch came \d+°, ±\d+° before the end\.", page)
    assert "below about 14°" in page
    assert "no grade and no diagnosis" in page
    assert "Not kept yet." in page
    assert len(mara.house.ledger.events()) == before


def test_no_catch_is_no_number(mara: Visit) -> None:
    """It says why."""
    page = send_file(
        mara,
        f"/measure/stretch/{begin_visit(mara, 'stretch')}/file",
        stretch_file(None),
        joint="knee",
        side="left",
    ).text
    assert "No catch was measured." in page
    assert "not known: no catch seen" in page


@pytest.mark.hazard("H17")
def test_the_stretch_test_has_the_same_questions_and_its_own_visit(mara: Visit) -> None:
    """Answers for the swing do not open the stretch, nor the other way; a reason ends both."""
    swing = uuid4().hex
    mara.post("/measure/swing", id=swing, **good_answers())
    stretch = begin_visit(mara, "stretch")
    content = stretch_file(-50.0)
    for visit_id in (swing, uuid4().hex):
        refused = send_file(mara, f"/measure/stretch/{visit_id}/file", content, joint="knee", side="left")
        assert "asked anew" in refused.text
    assert "asked anew" in mara.post(f"/measure/swing/{stretch}/leg", side="left").text
    mara.clock.move(minutes=31)
    refused = send_file(mara, f"/measure/stretch/{stretch}/file", content, joint="knee", side="left")
    assert "asked anew" in refused.text
    page = mara.post("/measure/stretch", id=uuid4().hex, **good_answers(reason_pain="yes")).text
    assert "No test with pain" in page


@pytest.mark.hazard("H17")
@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("swing", f"No more than {MOST_RELEASES_A_VISIT} swings a visit."),
        ("stretch", f"No more than {MOST_RELEASES_A_VISIT} fast stretches a visit."),
        ("passive-range", "Move slowly. Stop if it hurts."),
    ],
)
def test_each_passive_test_says_its_own_limit_first(mara: Visit, test: PassiveTest, said: str) -> None:
    """Before its questions and after them; the four steps are those of the swing alone."""
    questions = mara.get(f"/measure/{test}").text
    assert said in questions
    assert ("Steps of the leg swing test" in questions) == (test == "swing")
    visit_id = begin_visit(mara, test)
    assert said in mara.get(f"/measure/{test}/{visit_id}").text


@pytest.mark.hazard("H17")
def test_three_fast_stretches_a_visit_and_none_after_pain(mara: Visit) -> None:
    """As for the swings."""
    visit_id, content = begin_visit(mara, "stretch"), stretch_file(-50.0)
    path = f"/measure/stretch/{visit_id}/file"
    for _ in range(3):
        assert "What we saw" in send_file(mara, path, content, joint="knee", side="left").text
    assert "that was the last one" in send_file(mara, path, content, joint="knee", side="left").text
    hurt = begin_visit(mara, "stretch")
    assert "The test hurt" in mara.post(f"/measure/stretch/{hurt}/hurt").text
    page = send_file(mara, f"/measure/stretch/{hurt}/file", content, joint="knee", side="left").text
    assert "The test hurt" in page


@pytest.mark.parametrize(
    ("fields", "content", "sentence"),
    [
        ({"joint": "", "side": "left"}, b"", "Choose the joint."),
        ({"joint": "knee", "side": ""}, b"", "Choose the left or the right side."),
        ({"joint": "knee", "side": "left"}, b"a,b\n1,2\n", "has no column q_deg"),
        ({"joint": "knee", "side": "left"}, swing_file(Leg(), releases=1, fps=12.0)[0], "60 frames"),
    ],
)
def test_a_bad_stretch_file_is_a_sentence(
    mara: Visit, fields: dict[str, str], content: bytes, sentence: str
) -> None:
    """And no number."""
    page = send_file(mara, f"/measure/stretch/{begin_visit(mara, 'stretch')}/file", content, **fields)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in page.text
    assert "Nothing was measured." in page.text


def test_a_walk_is_told_with_errors_and_without_metres(mara: Visit) -> None:
    """The made-up walk takes 109 steps a minute."""
    before = len(mara.house.ledger.events())
    page = send_file(mara, f"/measure/walk/{uuid4().hex}/file", walk_file())
    found = re.search(r"(\d+) steps a minute, ±(\d+)", page.text)

    assert found is not None, re.sub(r"<[^>]*>|\s+", " ", page.text)
    assert abs(int(found[1]) - 60 / 0.55) <= int(found[2])
    assert "no length and no speed" in page.text
    assert page.text.count("±") > 8
    assert len(mara.house.ledger.events()) == before


def test_a_bad_walk_file_is_a_sentence(mara: Visit) -> None:
    """No person, no numbers."""
    page = send_file(
        mara, f"/measure/walk/{uuid4().hex}/file", b"t,left_knee_x,left_knee_y\n0,1,1\n0.03,1,1\n"
    )
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "walking needs shoulders" in page.text
    bare = b"\n".join(line.rsplit(b",", 2)[0] for line in walk_file().splitlines())
    unsized = send_file(mara, f"/measure/walk/{uuid4().hex}/file", bare).text.replace("&#39;", "'")
    assert "write the picture's size below, such as 640x480" in unsized
    assert "--image-size" not in unsized
    sized = send_file(mara, f"/measure/walk/{uuid4().hex}/file", bare, picture_size="1280x720")
    assert "steps a minute" in sized.text
    wrong = send_file(mara, f"/measure/walk/{uuid4().hex}/file", b"x", picture_size="wide").text
    assert "Write width x height" in wrong


def test_without_a_record_the_way_leads_to_the_start(empty: Visit) -> None:
    """Measuring needs somebody to measure."""
    assert empty.get("/measure/walk").url.path.startswith("/start")
    assert empty.get("/measure/stretch").url.path.startswith("/start")
