"""The leg swing test on the page: no way round the questions, every number with its error, kept once."""

import re
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
from httpx import Response

from lull.assessment.passive_test_rules import EXCLUSIONS
from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import RecordedPendulumTest
from lull.store.ledger import Ledger
from lull.web.swing_consent import QUESTIONS
from made_facts import made_swing_test
from made_house import Clock, Visit, begin_mara, open_house, visit
from made_pendulum import Leg
from made_record import NOW, dose_event
from made_swing_form import begin_visit, good_answers, send_file, swing_file

LOOSE = Leg(start_deg=-8.0, tone_nm=0.3, force_gain=0.3, damping=0.1)
STIFF = Leg(start_deg=-8.0, tone_nm=1.2, force_gain=1.2, rate_gain=0.1, damping=0.15)


def kept(mara: Visit) -> tuple[RecordedPendulumTest, ...]:
    """Return the tests in the record."""
    return mara.house.ledger.state().pendulum_tests


def begin(mara: Visit, **changes: str) -> str:
    """Answer the questions, confirm the left leg, and return the visit's id."""
    visit_id = begin_visit(mara, "swing", **changes)
    mara.post(f"/measure/swing/{visit_id}/leg", side="left")
    return visit_id


def send_swings(
    mara: Visit, visit_id: str, content: bytes, *, name: str = "swings.csv", **fields: str
) -> Response:
    """Send a file of this visit, of this very moment where nothing else is said."""
    return send_file(
        mara, f"/measure/swing/{visit_id}/file", content, name=name, **{"clock": "15:20"} | fields
    )


def test_every_reason_against_the_test_is_asked() -> None:
    """The page's questions are the rules' own list."""
    assert list(QUESTIONS) == list(EXCLUSIONS)


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("key", EXCLUSIONS)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_one_reason_ends_it_with_its_sentence(mara: Visit, key: str, answer: str) -> None:
    """Yes and not sure alike; no visit begins."""
    visit_id = uuid4().hex
    page = mara.post("/measure/swing", id=visit_id, **good_answers(**{f"reason_{key}": answer}))

    what = "No test with a fracture" if key == "fracture" else f"No test with {EXCLUSIONS[key]}"
    assert what in page.text
    assert mara.get(f"/measure/swing/{visit_id}").status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.hazard("H17")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"trained": "no"}, "Only a helper shown by a therapist does it"),
        ({"agrees": "no"}, "The person has not agreed"),
    ],
)
def test_without_a_trained_helper_or_consent_there_is_no_test(
    mara: Visit, changes: dict[str, str], sentence: str
) -> None:
    """And the sentence says why."""
    assert sentence in mara.post("/measure/swing", id=uuid4().hex, **good_answers(**changes)).text


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("left_out", good_answers())
def test_no_question_can_be_left_out(mara: Visit, left_out: str) -> None:
    """An answer that was not given is asked again, and none is filled in beforehand."""
    visit_id = uuid4().hex
    answers = {name: said for name, said in good_answers().items() if name != left_out}
    page = mara.post("/measure/swing", id=visit_id, **answers)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'id="{left_out}-error"' in page.text
    assert mara.get(f"/measure/swing/{visit_id}").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert " checked" not in mara.get("/measure/swing").text


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("step", ["leg", "file", "keep", "hurt", "leave"])
def test_nothing_is_taken_without_fresh_answers(mara: Visit, step: str) -> None:
    """Neither for a visit nobody began nor for one whose answers are half an hour old."""
    content, _ = swing_file(LOOSE, releases=1)
    stale = begin(mara)
    send_swings(mara, stale, content)
    mara.clock.move(minutes=31)
    for visit_id in (stale, uuid4().hex):
        if step == "file":
            answer = send_swings(mara, visit_id, content)
        else:
            answer = mara.post(f"/measure/swing/{visit_id}/{step}", side="left")
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "asked anew for each visit" in answer.text
    assert kept(mara) == ()


@pytest.mark.hazard("H17")
def test_the_leg_is_confirmed_before_anything_is_measured(mara: Visit) -> None:
    """Left and right are easily confused."""
    visit_id = uuid4().hex
    mara.post("/measure/swing", id=visit_id, **good_answers())
    content, _ = swing_file(LOOSE, releases=1)

    assert "which leg it is first" in send_swings(mara, visit_id, content).text
    assert "left or the right" in mara.post(f"/measure/swing/{visit_id}/leg", side="both").text
    assert mara.get(f"/measure/swing/{visit_id}/ways").url.path == f"/measure/swing/{visit_id}"


@pytest.mark.hazard("H17")
def test_three_swings_a_visit_and_no_more(mara: Visit) -> None:
    """Neither in one visit nor by beginning another at once; an hour later is another visit."""
    visit_id = begin(mara)
    one, _ = swing_file(LOOSE, releases=1)
    two, _ = swing_file(LOOSE, releases=2, seed=2)
    assert send_swings(mara, visit_id, two).url.path.endswith("/result")
    assert "No more than 3 swings a visit" in send_swings(mara, visit_id, two).text
    assert "that was the last one" in send_swings(mara, visit_id, one).text
    assert send_swings(mara, visit_id, one).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for step in ("ways", "camera"):
        assert mara.get(f"/measure/swing/{visit_id}/{step}").url.path.endswith("/result")
    mara.post(f"/measure/swing/{visit_id}/keep")
    (test,) = kept(mara)
    assert len(test.releases) == 3

    again = uuid4().hex
    mara.post("/measure/swing", id=again, **good_answers())
    assert "that was the last one" in mara.post(f"/measure/swing/{again}/leg", side="left").text
    mara.clock.move(hours=1)
    assert "3 swings left" in mara.get(f"/measure/swing/{begin(mara)}/ways").text


@pytest.mark.hazard("H17")
def test_the_first_pain_ends_it(mara: Visit) -> None:
    """No further swing; what was measured before may still be kept."""
    content, _ = swing_file(LOOSE, releases=1)
    before = begin(mara)
    assert "The test hurt, so it ends here" in mara.post(f"/measure/swing/{before}/hurt").text
    assert "The test hurt" in send_swings(mara, before, content).text

    after = begin(mara)
    send_swings(mara, after, content)
    page = mara.post(f"/measure/swing/{after}/hurt").text
    assert "The test hurt" in page
    assert "Another swing" not in page
    mara.post(f"/measure/swing/{after}/keep")
    assert len(kept(mara)) == 1


def test_a_file_ends_in_a_result_whose_error_holds_the_truth(mara: Visit) -> None:
    """Shown with its error, kept once, and there after a reload."""
    content, truth = swing_file(LOOSE)
    visit_id = begin(mara, helper="Aunt <May>")
    page = send_swings(mara, visit_id, content).text
    assert re.search(r"The first swing was \d+°, ±\d+°\.", page)
    assert "It is not a diagnosis." in page
    assert kept(mara) == ()

    for _ in range(2):
        page = mara.post(f"/measure/swing/{visit_id}/keep").text
    (test,) = kept(mara)
    assert "Aunt &lt;May&gt;" in page
    assert (test.side, test.helper, test.source, len(test.releases)) == ("left", "Aunt <May>", "file", 3)
    for first in test.first_swings:
        assert first.value is not None
        assert abs(first.value - truth) <= first.error_95
    mara.get(f"/measure/test/{test.id}")
    assert f"/measure/test/{test.id}" in mara.get("/measure").text


def test_a_note_is_shown_but_where_the_page_has_a_line_of_its_own(mara: Visit) -> None:
    """One swing at 30 a second, with a leap: the pace and the number of swings are said once."""
    rows = swing_file(LOOSE, releases=1, fps=30.0)[0].decode().splitlines()
    at, bend = rows[10].split(",")
    rows[10] = f"{at},{float(bend) + 60.0}"
    page = send_swings(mara, begin(mara), "\n".join(rows).encode()).text
    assert "1 single sample leapt and was left out." in page
    assert "30 samples a second. 60 are asked for, so the error is wider." in page
    assert "frames a second: 60 are asked for" not in page
    assert "three releases make one measurement" not in page.lower()


def test_before_and_after_a_dose_are_compared_with_their_error(mara: Visit) -> None:
    """A stiff leg before, a loose one after: bigger than the error; the same leg twice: inside it."""
    content, _ = swing_file(STIFF)
    first = begin(mara)
    send_swings(mara, first, content, clock="13:20")
    mara.post(f"/measure/swing/{first}/keep")
    mara.house.ledger.append(dose_event("d", taken_at=NOW - timedelta(hours=1)))

    same = begin(mara)
    page = send_swings(mara, same, swing_file(STIFF, seed=9)[0]).text
    assert "That is inside measuring error." in page
    mara.post(f"/measure/swing/{same}/leave")
    later = begin(mara)
    page = send_swings(mara, later, swing_file(LOOSE, seed=5)[0]).text
    assert re.search(r"The first swing was \d+° bigger, ±\d+°\.", page)
    assert "That is bigger than today's error." in page.replace("&#39;", "'")
    assert "after dose" in page
    assert "What caused a difference is not known." in page


def test_tests_measured_in_two_ways_are_not_compared(mara: Visit) -> None:
    """A camera's error is not a gyroscope's."""
    earlier = made_swing_test(at=NOW - timedelta(hours=3))
    mara.house.ledger.append(to_event_now(earlier, event_id="swing", now=NOW))
    page = send_swings(mara, begin(mara), swing_file(LOOSE)[0]).text

    assert "measured in two ways" in page
    assert "bigger" not in page.replace("A bigger first swing often means", "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "has no column q_deg"),
        (b"\x00\xff\xfe" * 40, "swings.csv"),
        (b"t_s,q_deg\n" + b"\n".join(b"%d,-90" % n for n in range(60)), "seconds"),
        (b"t_s,q_deg\n" + b"\n".join(b"%.3f,-90" % (n / 60) for n in range(600)), "No leg falls"),
        (b"t_s,q_deg\n" + b"\n".join(b"%.3f,-90" % (n / 8) for n in range(90)), "60 frames a second"),
    ],
)
def test_a_bad_file_is_one_sentence_and_no_number(mara: Visit, content: bytes, sentence: str) -> None:
    """What, where, and what to do; no option of the command line."""
    page = send_swings(mara, begin(mara), content)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in page.text
    assert "Nothing was measured." in page.text
    assert "--" not in re.sub(r"<[^>]*>", "", page.text)
    assert kept(mara) == ()


def test_no_file_and_too_large_a_file_are_said(mara: Visit) -> None:
    """The guard lets 12 MB in at this one address, and no more."""
    visit_id = begin(mara)
    page = mara.client.post(
        f"/measure/swing/{visit_id}/file",
        data={"day": "2026-11-22", "clock": "15:20"},
        files={"nothing": ("", b"")},
        headers=mara.origin,
    )
    assert "Choose a file first." in page.text
    assert send_swings(mara, visit_id, b"0" * 12_000_001).status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    large = send_swings(mara, visit_id, b"t_s,q_deg\n" + b"1,2\n" * 100_000)
    assert large.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    form = mara.post("/measure/swing", id=uuid4().hex, helper="x" * 70_000)
    assert form.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_picture_size_is_read_or_refused(mara: Visit) -> None:
    """Tables of shares need one; the sentence names the field and not an option."""
    visit_id, content = begin(mara), b"t,left_knee_x\n0,1\n"
    page = send_swings(mara, visit_id, content, picture_size="wide").text
    assert "Write width x height, for example 640x480." in page


@pytest.mark.hazard("H26")
def test_a_visit_belongs_to_the_record_it_began_in(tmp_path: Path) -> None:
    """After the made-up family was opened in another tab, nothing of the visit can be kept there."""
    clock = Clock()
    house = open_house(tmp_path, clock=clock, demo=lambda: Ledger.open(tmp_path / "demo.db"))
    begin_mara(house)
    browser = visit(house, clock)
    visit_id = begin(browser)
    content, _ = swing_file(LOOSE, releases=1)
    own = re.search(r'name="record" value="([0-9a-f]{16})"', browser.get("/measure/swing").text)
    assert own is not None
    send_swings(browser, visit_id, content)
    house.open_demo()
    begin_mara(house)

    assert "asked anew" in browser.post(f"/measure/swing/{visit_id}/keep").text
    refused = send_swings(browser, visit_id, content, record=own.group(1))
    assert "This page was opened for another record" in refused.text
    assert house.ledger.state().pendulum_tests == ()
    house.leave_demo()
    browser.post(f"/measure/swing/{visit_id}/keep")
    assert len(house.ledger.state().pendulum_tests) == 1


@pytest.mark.hazard("H26")
@pytest.mark.parametrize("step", ["", "/ways", "/result"])
def test_every_form_names_its_record(mara: Visit, step: str) -> None:
    """As on all other pages."""
    visit_id = begin(mara)
    send_swings(mara, visit_id, swing_file(LOOSE, releases=1)[0])
    page = mara.get(f"/measure/swing/{visit_id}{step}").text
    forms = re.findall(r'<form\b[^>]*method="post".*?</form>', page, re.DOTALL)

    assert len(forms) > 1
    assert all(form.count('name="record"') == 1 for form in forms)


def test_a_kept_test_can_be_taken_back(mara: Visit) -> None:
    """And its page leads to Measure, which says so."""
    visit_id = begin(mara)
    send_swings(mara, visit_id, swing_file(LOOSE)[0])
    page = mara.post(f"/measure/swing/{visit_id}/keep").text
    assert "Saved: leg swing test, left leg, first swing" in page
    back = mara.post("/record/void", id=uuid4().hex, event_id=visit_id, back=f"/measure/test/{visit_id}")

    assert back.url.path == "/measure"
    assert "Taken back." in back.text
    assert kept(mara) == ()


def test_without_a_record_the_way_leads_to_the_start(empty: Visit) -> None:
    """Measuring needs somebody to measure."""
    assert empty.get("/measure").url.path.startswith("/start")
    assert empty.get("/measure/swing").url.path.startswith("/start")
