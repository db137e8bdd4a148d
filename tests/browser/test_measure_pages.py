"""The leg swing test in a real browser: by keyboard alone, for everybody's eyes, without a script."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from lull.record.event_body import to_event_now
from made_axe import find_faults_on_both_screens, find_small_targets_when_zoomed, open_all
from made_browser import Server, Watched, serve_house
from made_facts import made_swing_test
from made_house import begin_mara
from made_pendulum import Leg
from made_record import NOW
from made_swing_form import good_answers, range_file, stretch_file, swing_file, walk_file

pytestmark = pytest.mark.browser

LOOSE = Leg(start_deg=-8.0, tone_nm=0.3, force_gain=0.3, damping=0.1)
MOST_TABS = 60


@pytest.fixture
def swing_server(tmp_path: Path) -> Iterator[Server]:
    """An app with Mara and two earlier tests, one of them from today."""
    with serve_house(tmp_path) as server:
        begin_mara(server.house)
        for name, back in (("old", timedelta(days=7)), ("today", timedelta(hours=2))):
            test = made_swing_test(name, at=NOW - back)
            server.house.ledger.append(to_event_now(test, event_id=name, now=NOW - back))
        yield server


def judge(watched: Watched) -> list[str]:
    """Return what is wrong with the page as it stands, on a desk, on a phone and at 400 %."""
    page = watched.page
    open_all(page)
    where = re.sub(r"[0-9a-f]{32}", "ID", page.url)
    faults = find_faults_on_both_screens(page) + find_small_targets_when_zoomed(page)
    return [f"{where} {fault}" for fault in faults]


def press(page: Page, role: Literal["button", "link"], name: str) -> None:
    """Press what leads to another page, and wait for it: a post may come back to the same address."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def answer_all(page: Page, **changes: str) -> None:
    """Answer every question and go on."""
    for name, said in good_answers(**changes).items():
        if name == "helper":
            page.fill("#helper", said)
        else:
            page.check(f"input[name={name}][value={said}]")
    press(page, "button", "Go on")


def write_file(folder: Path) -> Path:
    """Return a file of three swings."""
    path = folder / "swings.csv"
    path.write_bytes(swing_file(LOOSE)[0])
    return path


@pytest.mark.hazard("H27")
def test_every_step_is_clean_for_axe_and_fits(
    swing_server: Server, watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """Questions with and without errors, refusal, set-up, both ways, a bad file, result, kept, Measure."""
    visitor = watch(swing_server)
    page, base = visitor.page, swing_server.base
    wrong = []
    page.goto(f"{base}/measure")
    wrong += judge(visitor)
    page.goto(f"{base}/measure/swing")
    wrong += judge(visitor)
    press(page, "button", "Go on")
    wrong += judge(visitor)
    page.goto(f"{base}/measure/swing")
    answer_all(page, reason_fracture="unsure")
    wrong += judge(visitor)
    page.goto(f"{base}/measure/swing")
    answer_all(page)
    wrong += judge(visitor)
    press(page, "button", "Right leg")
    wrong += judge(visitor)
    press(page, "link", "Use the camera")
    wrong += judge(visitor)
    press(page, "link", "Use a file instead")
    press(page, "button", "Measure this file")
    wrong += judge(visitor)
    page.set_input_files("#file", str(write_file(tmp_path)))
    press(page, "button", "Measure this file")
    page.wait_for_url("**/result")
    wrong += judge(visitor)
    press(page, "button", "Keep this result")
    page.wait_for_url("**/measure/test/**")
    wrong += judge(visitor)
    page.goto(f"{base}/measure/test/today")
    wrong += judge(visitor)
    visitor.complaints.clear()  # the browser logs the 422s that carry the errors

    assert wrong == []


@pytest.mark.hazard("H27")
def test_the_other_tests_are_clean_for_axe_and_fit(
    swing_server: Server, watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """Stretch, both ranges and walk: with and without a mistake, what came of them, and what was kept."""
    visitor = watch(swing_server)
    page, base = visitor.page, swing_server.base
    made = {"walk": walk_file(), "stretch": stretch_file(-50.0), "range": range_file()}
    made["passive-range"] = made["range"]
    wrong = []
    for name, content in made.items():
        page.goto(f"{base}/measure/{name}")
        wrong += judge(visitor)
        if name in ("stretch", "passive-range"):
            answer_all(page)
            wrong += judge(visitor)
        press(page, "button", "Measure this file")
        wrong += judge(visitor)
        if name != "walk":
            page.get_by_role("radio", name="Knee").check()
            page.get_by_role("radio", name="Left").check()
        if "range" in name:
            page.fill("#picture_size", "480x480")
        (tmp_path / f"{name}.csv").write_bytes(content)
        page.set_input_files("#file", str(tmp_path / f"{name}.csv"))
        press(page, "button", "Measure this file")
        page.get_by_text("What we saw").wait_for()
        wrong += judge(visitor)
        press(page, "button", "Keep this result")
        wrong += judge(visitor)
    page.goto(f"{base}/measure")
    wrong += judge(visitor)
    visitor.complaints.clear()  # the browser logs the 422s that carry the errors

    assert wrong == []


def test_a_grade_is_written_down_by_keyboard_alone(
    swing_server: Server, watch: Callable[..., Watched]
) -> None:
    """From Measure to the list of grades."""
    visitor = watch(swing_server)
    page = visitor.page
    page.goto(f"{swing_server.base}/measure")
    press_to(page, "Scales")
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure/scales")
    press_to(page, "Write down a grade, Modified Ashworth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/modified-ashworth")
    press_to(page, "grade")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    for name, words in (("subject", "left calf"), ("examiner", "Ms Lind")):
        press_to(page, name)
        page.keyboard.type(words)
    press_to(page, "Write it down")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: Modified Ashworth grade 1, left calf").wait_for()

    assert [told.written for told in swing_server.house.ledger.state().grades] == ["1"]


def press_to(page: Page, words: str) -> None:
    """Tab to the control whose words or name these are."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const e = document.activeElement; return `${e.name || ''} ${e.textContent.trim()}`; }"
        )
        if words in told:
            return
    raise AssertionError(f"Tab never reaches {words}")


@pytest.mark.hazard("H17")
def test_the_whole_test_by_keyboard_alone(
    swing_server: Server, watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """From Measure to a kept result; only the file itself is handed over by the test."""
    visitor = watch(swing_server)
    page = visitor.page
    page.goto(f"{swing_server.base}/measure")
    press_to(page, "Begin with the questions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure/swing")
    press_to(page, "helper")
    page.keyboard.type("Dad")
    for name in list(good_answers())[1:]:
        press_to(page, name)
        page.keyboard.press("Space")
    press_to(page, "Go on")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/measure/swing/[0-9a-f]{32}$"))
    press_to(page, "Left leg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ways")
    page.set_input_files("#file", str(write_file(tmp_path)))
    press_to(page, "Measure this file")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    press_to(page, "Keep this result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure/test/**")

    tests = swing_server.house.ledger.state().pendulum_tests
    assert [len(test.releases) for test in tests] == [3, 3, 3]
    assert "Leg swing test, left leg" in page.inner_text("h1")


def test_a_file_can_be_measured_without_a_script(
    swing_server: Server, watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """Only the camera needs one."""
    visitor = watch(swing_server, java_script_enabled=False)
    page = visitor.page
    page.goto(f"{swing_server.base}/measure/swing")
    answer_all(page)
    press(page, "button", "Left leg")
    page.set_input_files("#file", str(write_file(tmp_path)))
    press(page, "button", "Measure this file")

    assert "What we saw" in page.inner_text("main")


def test_a_closed_camera_is_said_and_the_file_stays(
    swing_server: Server, watch: Callable[..., Watched]
) -> None:
    """A sentence says what to do."""
    visitor = watch(swing_server)
    page = visitor.page
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.goto(f"{swing_server.base}/measure/swing")
    answer_all(page)
    press(page, "button", "Left leg")
    press(page, "link", "Use the camera")
    page.get_by_role("button", name="Turn the camera on").click()
    page.locator("#trouble").wait_for(state="visible")

    assert "or use a file" in page.inner_text("#trouble")
    assert page.locator("#done").is_disabled()
