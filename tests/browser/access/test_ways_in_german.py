"""The stage, the bar and the keypad as a German reader has them, in a real browser on a small screen."""

from collections.abc import Callable

import pytest

from made_browser import Server, Watched
from made_house import GATE
from made_switch import hold_time, use_by

pytestmark = pytest.mark.browser

SPILLS = """() => [...document.querySelectorAll("button, a.btn, .chip, .tag")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.textContent.trim())"""
"""Every button whose words do not fit into it."""

CUT_OFF = """() => [...document.querySelectorAll(".key-way")]
  .filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.textContent.trim())"""
"""What is counted by key stands there whole, also under the bar."""


def test_stage_bar_and_keypad_speak_german(mara_server: Server, watch: Callable[..., Watched]) -> None:
    page = watch(mara_server, viewport={"width": 390, "height": 844}).page
    use_by(page, mara_server.base, "one-switch", language="de")
    chosen = {"choice": "knee-straighten/left", "goal": "10", "id": "c" * 32, "game": "boat-for-two"}
    sent: dict[str, str | float | bool] = {**chosen, **GATE}
    begun = page.request.post(
        f"{mara_server.base}/practise", form=sent, headers={"origin": mara_server.base}, max_redirects=0
    )
    assert begun.status == 303
    page.goto(f"{mara_server.base}/practise/{'c' * 32}")
    bar = page.get_by_role("navigation", name="Bedienung")
    assert bar.get_by_role("button").all_inner_texts() == ["Zurück", "Hoch", "Runter", "Anhalten"]
    page.evaluate("document.getElementById('by-key').click()")
    page.evaluate("document.getElementById('tell').click()")
    page.locator("#count-more", has_text="9 Schläge bis zum Leuchtturm").wait_for()
    assert page.locator("#heard").text_content() == "1 selbst gezählt"
    assert page.locator("#cue").inner_text() == "Drück für jede Wiederholung die Leertaste."
    assert page.evaluate(SPILLS) == []
    assert page.evaluate(CUT_OFF) == []
    page.evaluate("document.getElementById('rest').click()")
    page.locator("#rest-word", has_text="Weiter").wait_for()
    assert page.locator("#cue").inner_text() == "Pause. Drück R oder Weiter, dann zählt es wieder."


def test_the_keypad_has_the_letters_of_german(mara_server: Server, watch: Callable[..., Watched]) -> None:
    page = watch(mara_server, viewport={"width": 390, "height": 844}).page
    use_by(page, mara_server.base, "dwell", language="de")
    hold_time(page)
    page.goto(f"{mara_server.base}/measure/stretch")
    page.mouse.move(2, 2)
    page.clock.run_for(1000)
    page.locator("#helper").hover()
    page.clock.run_for(4000)
    keypad = page.get_by_role("dialog")
    keypad.wait_for()
    keys = keypad.get_by_role("button").all_inner_texts()
    assert {*"äöüßÄÖÜ", "Leertaste", "Leeren", "Fertig"} <= {*keys}
    assert keypad.get_by_role("button", name="Das letzte Zeichen löschen").count() == 1
    assert page.evaluate(SPILLS) == []
