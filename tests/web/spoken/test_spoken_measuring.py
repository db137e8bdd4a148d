"""The rooms of measuring ask a catalogue for every word, but for scales' names and what is about safety."""

import re
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from httpx import Response

from lull.record.event_body import to_event_now
from lull.record.fact import Fact
from lull.record.person_description import PersonDescription
from lull.web.house import House
from lull.web.how_used import HOW_USED_COOKIE
from lull.web.live_swing import SAY, LiveSwing
from lull.web.passive_questions import visit_room
from lull.web.practice_wire import HEADER
from lull.web.scales_page import OFFERED
from lull.web.swing_socket import HAD_FAULT, VISIT_OVER, finish_recording
from lull.web.translation import find_language, speak, speaking
from made_facts import made_grade, made_measurement, made_score, made_swing_test
from made_house import BASE, Clock, Visit, begin_mara, open_house, visit
from made_other_language import OTHER, accent, list_unspoken, speak_other
from made_pendulum import Leg
from made_record import BERLIN, NOW, dose_event
from made_swing_form import (
    begin_visit,
    good_answers,
    range_file,
    send_file,
    stretch_file,
    swing_file,
    walk_file,
)
from mannequin.swing_film import see

KNEE = {"joint": "knee", "side": "left", "picture_size": "480x480"}
LEG = Leg(start_deg=-8.0, tone_nm=0.3, force_gain=0.3, damping=0.1)
TYPED = (
    "a gyroscope does not know",
    "Mara", "Dad", "Ms Lind", "left calf", "made.csv", "swings.csv", "640x480", "CSV", "Parquet",
    "III", "II", "IV", "GMFM", "GMFCS", "MACS", "Ashworth", "Tardieu",
    *(scale.name for scale in OFFERED),
)  # fmt: skip
"""What a person typed, and names that no language changes."""

PIXELS = b"""t,left_hip_x,left_hip_y,left_knee_x,left_knee_y,left_ankle_x,left_ankle_y
0,300,1,2,3,4,5
0.03,300,1,2,3,4,5
"""
"""Places in pixels, which need no picture size."""


def check(page: Response, *typed: str, status: int = HTTPStatus.OK) -> str:
    """Look for words of a page that asked no catalogue."""
    assert page.status_code == status, page.text
    assert '<html lang="de"' in page.text
    assert list_unspoken(page.text, (*TYPED, *typed)) == []
    return page.text


def keep(house: House, *told: Fact) -> None:
    """Write facts down."""
    for one in told:
        house.ledger.append(to_event_now(one, event_id=one.id, now=NOW))  # type: ignore[union-attr]


@pytest.fixture
def other(mara: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Mara's browser in the language that nobody speaks."""
    return speak_other(mara, monkeypatch)


def test_an_empty_record_is_spoken(other: Visit) -> None:
    for path in ("", "/range", "/walk", "/scales", "/swing", "/stretch", "/passive-range"):
        check(other.get(f"/measure{path}"))
    for scale in OFFERED:
        check(other.get(f"/measure/scales/{scale.key}"))


def test_a_full_record_is_spoken(other: Visit) -> None:
    """Tests of both legs on two days, every measurement, a grade and a score."""
    keep(
        other.house,
        *(
            replace(
                made_swing_test(f"{side}{day}", at=NOW.replace(day=day, hour=hour), recorded_at=NOW),
                side=side,
            )
            for side in ("left", "right")
            for day, hour in ((20, 7), (21, 7))
        ),
        made_measurement("r", at=NOW.replace(day=15), recorded_at=NOW, test="range", value=95.0, error=6.0),
        made_grade(on=NOW.date(), recorded_at=NOW),
        made_score(on=NOW.date(), recorded_at=NOW),
    )
    shown = check(other.get("/measure"))
    assert accent("First swing on test days, left leg") in shown
    check(other.get("/measure/kept/r"), "Made up.")
    check(other.get("/measure/test/left20"))
    assert accent("grade") in check(other.get("/measure/scales"))


def test_two_tests_of_a_day_are_spoken(other: Visit) -> None:
    """Before and after a dose, and the drawing with both."""
    early, late = NOW.replace(hour=8), NOW.replace(hour=12)
    keep(
        other.house,
        made_swing_test("early", at=early, recorded_at=NOW),
        made_swing_test("late", at=late, recorded_at=NOW),
    )
    shown = check(other.get("/measure/test/late"))
    assert accent("earlier") in shown
    other.house.ledger.append(dose_event("dose", taken_at=NOW.replace(hour=10)))
    shown = check(other.get("/measure/test/late"))
    assert accent("before dose") in shown
    assert '<span lang="en">A dose was recorded between them.</span>' in shown


@pytest.mark.hazard("H36")
def test_the_questions_and_their_refusals_stay_english(other: Visit) -> None:
    """Marked as English, with a line that says why; the buttons are spoken."""
    for test in ("swing", "stretch", "passive-range"):
        page = other.post(f"/measure/{test}", id=uuid4().hex)
        shown = check(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        assert "Does this leg, hip or back hurt?" in shown
        assert "Choose one answer." in shown
        assert accent("These questions stay in English") in shown
        refused = other.post(f"/measure/{test}", id=uuid4().hex, **good_answers(reason_fracture="unsure"))
        assert "No test with a fracture" in check(refused)


def test_a_leg_swing_test_is_spoken_from_step_to_step(other: Visit) -> None:
    """The leg, the ways, a file that is none, the result, and what was kept."""
    visit_id = begin_visit(other, "swing")
    path = f"/measure/swing/{visit_id}"
    check(other.get(path))
    check(other.post(f"{path}/leg", side="left"))
    check(other.get(f"{path}/ways"))
    check(other.get(f"{path}/camera"))
    page = send_file(other, f"{path}/file", b"t_s,q_deg\n0,1\n", clock="15:20")
    check(page, "q_deg", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    page = send_file(other, f"{path}/file", b"t_s,q_deg\n0,1\n", day="", clock="")
    assert accent("Enter the day the leg swung.") in check(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    content, _ = swing_file(LEG, releases=2, fps=40.0)
    result = send_file(other, f"{path}/file", content, name="swings.csv", clock="15:20")
    check(result, "swing_time_s")
    more, _ = swing_file(LEG)
    many = check(send_file(other, f"{path}/file", more), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    assert '<span lang="en">No more than 3 swings a visit' in many
    check(other.post(f"{path}/hurt"), "swing_time_s")
    other.post(f"{path}/keep")
    check(other.get(f"/measure/test/{visit_id}"))


@pytest.mark.parametrize("caught", [-50.0, None])
def test_a_stretch_test_is_spoken(other: Visit, caught: float | None) -> None:
    visit_id = begin_visit(other, "stretch")
    path = f"/measure/stretch/{visit_id}"
    check(other.get(path))
    check(send_file(other, f"{path}/file", b""), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    page = send_file(other, f"{path}/file", stretch_file(caught), joint="knee", side="left")
    check(page)
    kept = page.url.path.rsplit("/", 1)[-1]
    other.post(f"/measure/result/{kept}/keep")
    check(other.get(f"/measure/kept/{kept}"))
    check(other.post(f"{path}/hurt"))


def test_a_walk_and_a_range_are_spoken(other: Visit) -> None:
    """As measured, as kept, beside an earlier one, and in the list."""
    for path, content, more in (
        ("walk", walk_file(), {}),
        ("range", range_file(), KNEE),
        ("range", range_file(), KNEE),
    ):
        page = send_file(other, f"/measure/{path}/{uuid4().hex}/file", content, **more)
        check(page)
        kept = page.url.path.rsplit("/", 1)[-1]
        other.post(f"/measure/result/{kept}/keep")
        check(other.get(f"/measure/kept/{kept}"))
    check(other.get("/measure"))
    passive = f"/measure/passive-range/{begin_visit(other, 'passive-range')}"
    check(other.get(passive))
    check(send_file(other, f"{passive}/file", range_file(), **KNEE))


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"joint": "", "side": ""}, b"x"),
        ({"clock": "23:50"}, b"x"),
        ({"picture_size": "wide"}, b"x"),
        ({}, PIXELS),
        ({}, b"t,left_hip_x,left_hip_y\n0,1,1\n0.03,1,1\n"),
        ({}, b"t;left_hip_x\n0;1\n"),
        ({}, b"t,left_hip_x\n0\n"),
        ({}, b"t,left_hip_x\n0,far\n"),
        ({}, range_file(azimuth_deg=0.0)),
    ],
)
def test_what_is_wrong_with_a_file_is_spoken(other: Visit, fields: dict[str, str], content: bytes) -> None:
    page = send_file(other, f"/measure/range/{uuid4().hex}/file", content, **KNEE | fields)
    names = (
        "left_hip_x",
        "left_hip_y",
        "left_knee_x",
        "left_knee_y",
        "left_ankle_x",
        "left_ankle_y",
        "far",
        "--image-size",
    )
    shown = check(page, *names, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "image-size" not in shown


def test_a_scale_with_errors_is_spoken(other: Visit) -> None:
    for scale in OFFERED:
        page = other.post(f"/measure/scales/{scale.key}", id=uuid4().hex, on="2030-01-01")
        check(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def test_a_childs_range_is_spoken_beside_its_averages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    house = open_house(tmp_path, clock=clock)
    born = NOW.date().replace(year=2020)
    begin_mara(house, described=PersonDescription(name="Ida", born_on=born, weight_kg=20.0, zone=BERLIN))
    other = speak_other(visit(house, clock), monkeypatch)
    page = send_file(other, f"/measure/range/{uuid4().hex}/file", range_file(), **KNEE)
    assert page.text.count('<span lang="en">CDC Normal Joint ROM Study') == 2
    check(page, "Ida")


def test_every_phase_of_the_live_test_is_spoken() -> None:
    """And a reason that a socket closes with fits into a close frame in German."""
    with speaking(OTHER):
        assert speak(SAY["held"]) == accent("Held. Let go when the leg is loose.")
    with speaking(find_language("de")):
        for reason in (VISIT_OVER, HAD_FAULT):
            assert len(speak(reason).encode()) <= 123


def test_a_recording_without_a_number_is_spoken(other: Visit) -> None:
    """What the camera's socket answers: why there is no number; what is about safety apart, in English."""
    visit_id = begin_visit(other, "swing")
    other.post(f"/measure/swing/{visit_id}/leg", side="left")
    kept = visit_room(other.client.app).need(visit_id, other.house.record_name)  # type: ignore[arg-type]
    kept.live, kept.hurt = LiveSwing("left"), True
    refused = finish_recording(kept)
    assert refused is not None
    with speaking(OTHER):
        assert speak(refused)["refused"].startswith(accent("The camera has seen nothing yet"))
        assert speak(refused)["stop"].startswith("The test hurt")


def test_a_german_reader_sees_a_walk_and_a_leg(mara: Visit) -> None:
    """Whole pages in German: numbers with their error, and what was kept in English said in German."""
    mara.client.cookies.set(HOW_USED_COOKIE, "language=de")
    page = send_file(mara, f"/measure/walk/{uuid4().hex}/file", walk_file())
    kept = mara.post(f"/measure/result/{page.url.path.rsplit('/', 1)[-1]}/keep").text
    assert re.search(r"\d+ Schritte in der Minute, ±\d+", kept)
    assert re.search(r"\d+ Schritte, etwa \d+° neben der Seitenansicht gesehen\.", kept)
    assert mara.house.ledger.state().measurements[0].notes[1] == "30 pictures a second"
    visit_id = begin_visit(mara, "swing")
    assert "Welches Bein ist es?" in mara.get(f"/measure/swing/{visit_id}").text
    mara.post(f"/measure/swing/{visit_id}/leg", side="left")
    assert "Noch 3 Schwünge in dieser Sitzung." in mara.get(f"/measure/swing/{visit_id}/ways").text


def test_the_cameras_socket_answers_in_the_language_of_its_page(other: Visit) -> None:
    """What to do, the pace, and which parts of the leg are not seen."""
    visit_id = begin_visit(other, "swing")
    other.post(f"/measure/swing/{visit_id}/leg", side="right")
    address = f"{BASE.replace('http', 'ws')}/measure/swing/{visit_id}/socket"
    seen = see(-10.0, np.random.default_rng(3)).astype("<f4")
    answer: dict[str, Any] = {}
    with other.client, other.client.websocket_connect(address, headers={"origin": BASE}) as socket:
        socket.receive_json()
        for at, places in enumerate((seen, seen, np.zeros_like(seen)), start=1):
            socket.send_bytes(HEADER.pack(at, at / 60.0, 640, 480) + places.tobytes())
            answer = socket.receive_json()
    assert answer["say"] == accent(SAY["looking"])
    assert answer["missing"] == [accent("hip"), accent("knee"), accent("ankle")]
    assert answer["pace"] == accent("{pace} pictures a second: enough").format(pace=60)
