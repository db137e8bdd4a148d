"""Results of stretches, ranges and walks are kept when somebody says so, once, in the record they are of."""

import re
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
from httpx import Response

from lull.assessment.measured import Measured
from lull.record.event_body import to_event_now
from lull.record.person_description import PersonDescription
from lull.store.ledger import Ledger
from made_facts import made_measurement
from made_house import Clock, Visit, begin_mara, open_house, visit
from made_record import BERLIN, NOW
from made_swing_form import begin_visit, good_answers, range_file, send_file, stretch_file, walk_file

KNEE = {"joint": "knee", "side": "left", "picture_size": "480x480"}


def words_of(page: Response) -> str:
    """Return the words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.text))


def result_id(page: Response) -> str:
    """Return the id of the result that is shown."""
    return page.url.path.rsplit("/", 1)[-1]


def test_a_stretch_is_kept_once_with_who_helped_and_when(mara: Visit) -> None:
    """The form sent twice is one entry (H04); Measure shows it, and it can be taken back."""
    path = f"/measure/stretch/{begin_visit(mara, 'stretch')}/file"
    page = send_file(mara, path, stretch_file(-50.0), joint="knee", side="left")
    assert page.url.path.startswith("/measure/result/")
    mara.post(f"/measure/result/{result_id(page)}/keep")
    kept = mara.post(f"/measure/result/{result_id(page)}/keep")
    (told,) = mara.house.ledger.state().measurements

    assert (told.test, told.joint, told.side, told.helper) == ("stretch", "knee", "left", "Dad")
    assert told.at.isoformat() == "2026-11-22T13:50:00+00:00"
    assert "Kept." in words_of(kept)
    assert "Saved: stretch test, left knee, catch" in words_of(kept)
    assert "Stretch test, left knee" in words_of(mara.get("/measure"))
    assert mara.get(f"/measure/result/{told.id}").url.path == f"/measure/kept/{told.id}"
    mara.post("/record/void", id=mara.form_id(), event_id=told.id, back="/measure")
    assert mara.house.ledger.state().measurements == ()
    assert mara.get(f"/measure/kept/{told.id}").url.path == "/measure"


def same(words: str) -> Measured:
    """Return the range that a page tells."""
    found = re.search(r"moved through (\d+)°, ±", words)
    assert found is not None
    return Measured(value=float(found[1]), standard_error=6.0)


def test_leaving_keeps_nothing(mara: Visit) -> None:
    """The result is gone, and says what to do."""
    page = send_file(mara, f"/measure/walk/{uuid4().hex}/file", walk_file())
    before = len(mara.house.ledger.events())
    mara.post(f"/measure/result/{result_id(page)}/leave")
    gone = mara.post(f"/measure/result/{result_id(page)}/keep")

    assert gone.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "measure the file again" in gone.text
    assert len(mara.house.ledger.events()) == before


def test_a_walk_is_kept_with_both_legs(mara: Visit) -> None:
    """Each number of the page is in the record, with its error."""
    page = send_file(mara, f"/measure/walk/{uuid4().hex}/file", walk_file())
    shown = words_of(mara.post(f"/measure/result/{result_id(page)}/keep"))
    (told,) = mara.house.ledger.state().measurements

    assert {"left_step_time_s", "right_knee_greatest_deg", "cadence_per_min"} <= told.numbers.keys()
    assert f"{told.numbers['cadence_per_min'].value:.0f} steps a minute" in shown
    assert shown.count("±") > 8


def test_an_active_range_needs_no_questions_and_says_whose_it_is(mara: Visit) -> None:
    """An adult has no sourced norm, and that is said."""
    page = send_file(mara, f"/measure/range/{uuid4().hex}/file", range_file(), **KNEE)
    words = words_of(page)

    assert re.search(r"The left knee moved through (9[7-9]|10[0-3])°, ±\d+°\.", words), words
    assert "moved by the person" in words
    assert "There is no sourced norm for knee flexion at this age" in words
    mara.post(f"/measure/result/{result_id(page)}/keep")
    assert mara.house.ledger.state().measurements[0].kind == "active"


@pytest.mark.hazard("H17")
def test_a_passive_range_stands_behind_the_questions(mara: Visit) -> None:
    """One reason ends it, pain ends it, and an elbow is none of the leg's questions."""
    path = "/measure/passive-range"
    assert "asked anew" in send_file(mara, f"{path}/{uuid4().hex}/file", range_file(), **KNEE).text
    other = begin_visit(mara, "stretch")
    assert "asked anew" in send_file(mara, f"{path}/{other}/file", range_file(), **KNEE).text
    refused = mara.post(path, id=uuid4().hex, **good_answers(reason_fracture="unsure"))
    assert "No test with a fracture" in refused.text

    visit_id = begin_visit(mara, "passive-range")
    assert "Stop if it hurts" in mara.get(f"{path}/{visit_id}").text
    wrong = send_file(mara, f"{path}/{visit_id}/file", range_file(), **KNEE | {"joint": "elbow"})
    assert "Choose the joint." in wrong.text
    page = send_file(mara, f"{path}/{visit_id}/file", range_file(), **KNEE)
    assert "Helper: Dad" in page.text
    assert "It hurts: stop" in page.text
    mara.post(f"/measure/result/{result_id(page)}/keep")
    assert mara.house.ledger.state().measurements[0].kind == "passive"
    assert "The test hurt" in mara.post(f"{path}/{visit_id}/hurt").text
    assert "The test hurt" in send_file(mara, f"{path}/{visit_id}/file", range_file(), **KNEE).text


def test_a_childs_range_stands_beside_both_averages(tmp_path: Path) -> None:
    """The record does not say whether it is a girl or a boy, so both are shown, with their source."""
    clock = Clock()
    house = open_house(tmp_path, clock=clock)
    begin_mara(
        house,
        described=PersonDescription(
            name="Ida", born_on=NOW.date().replace(year=2020), weight_kg=20.0, zone=BERLIN
        ),
    )
    page = send_file(visit(house, clock), f"/measure/range/{uuid4().hex}/file", range_file(), **KNEE)
    words = words_of(page)

    assert "healthy girls of 2 to 8 years averaged 153" in words
    assert "healthy boys of 2 to 8 years averaged 148" in words
    assert words.count("Soucie et al. 2011") == 2


@pytest.mark.parametrize(
    ("fields", "content", "sentence"),
    [
        ({"joint": ""}, b"", "Choose the joint."),
        ({"side": ""}, b"", "Choose the left or the right side."),
        ({"clock": "23:50"}, b"", "This time has not come yet."),
        ({"day": ""}, b"", "Enter the day it was filmed."),
        ({"picture_size": "wide"}, b"", "Write width x height"),
        ({}, b"t,left_hip_x,left_hip_y\n0,1,1\n0.03,1,1\n", "has no column left_knee"),
        ({}, range_file(azimuth_deg=0.0), "camera sees your side"),
    ],
)
def test_a_range_that_cannot_be_measured_is_a_sentence(
    mara: Visit, fields: dict[str, str], content: bytes, sentence: str
) -> None:
    """And no number; a body from the front is refused."""
    page = send_file(mara, f"/measure/range/{uuid4().hex}/file", content, **KNEE | fields)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in words_of(page).replace("&#39;", "'")
    assert "Nothing was measured." in page.text


def test_a_result_is_laid_beside_the_last_one_like_it(mara: Visit) -> None:
    """With the error of both; a difference inside it is called that, and no cause is named."""
    earlier = made_measurement(
        "earlier", at=NOW.replace(day=15), recorded_at=NOW, test="range", value=95.0, error=6.0
    )
    mara.house.ledger.append(to_event_now(earlier, event_id="earlier", now=NOW))
    words = words_of(send_file(mara, f"/measure/range/{uuid4().hex}/file", range_file(), **KNEE))

    assert re.search(r"[2-8]° more than before, ±1[0-9]°\. That is inside measuring error\.", words), words
    again = replace(earlier, id="again", at=NOW.replace(day=16), numbers={"range_deg": same(words)})
    mara.house.ledger.append(to_event_now(again, event_id="again", now=NOW))
    page = send_file(mara, f"/measure/range/{uuid4().hex}/file", range_file(), **KNEE)
    assert "Less than 1° apart from before, ±" in words_of(page)
    assert "What caused a difference is not known." in words
    assert "Recorded as given before it: no record" in words


@pytest.mark.hazard("H26")
def test_a_result_of_one_record_is_not_kept_in_another(tmp_path: Path) -> None:
    """Measured in the own record; the made-up family was opened in between."""
    clock = Clock()
    house = open_house(tmp_path, clock=clock, demo=lambda: Ledger.open(tmp_path / "demo.db"))
    begin_mara(house)
    browser = visit(house, clock)
    page = send_file(browser, f"/measure/walk/{uuid4().hex}/file", walk_file())
    house.open_demo()
    begin_mara(house)
    before = len(house.ledger.events())

    assert "measure the file again" in browser.post(f"/measure/result/{result_id(page)}/keep").text
    assert len(house.ledger.events()) == before


def test_the_list_of_what_was_kept_predicts_nothing(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows no windows, and each would be a forecast of a whole day."""
    mara.house.ledger.append(to_event_now(made_measurement(at=NOW), event_id="measured", now=NOW))
    asked: list[object] = []
    monkeypatch.setattr("lull.actions.at_that_time.predict_span", lambda *told, **_: asked.append(told))

    assert "Stretch test, left knee" in words_of(mara.get("/measure"))
    assert asked == []


def test_without_a_record_a_range_leads_to_the_start(empty: Visit) -> None:
    """Measuring needs somebody to measure."""
    for path in ("/measure/range", "/measure/passive-range", "/measure/scales", "/measure/scales/gmfcs"):
        assert empty.get(path).url.path.startswith("/start")
