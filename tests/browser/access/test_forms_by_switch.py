"""Every kind of field filled in by one switch alone: no keyboard, no list of the browser's own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lull.store.lock_file import new_lock, write_lock
from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than
from made_browser import Server, Watched
from made_switch import Switch, hold_time, running_time, use_by

pytestmark = pytest.mark.browser


@dataclass
class Writer:
    """Somebody who fills in forms with one switch."""

    switch: Switch

    def open(self, name: str) -> None:
        """Open the keys of a field."""
        self.switch.choose(f"[name='{name}']")

    def key(self, words: str) -> None:
        """Press one key of the open keys."""
        self.switch.choose(f".keypad button:text-is({json.dumps(words)})")

    def fill(self, name: str, *words: str) -> str:
        """Open a field, press keys and Done; return what stands in it."""
        self.open(name)
        for word in (*words, "Done"):
            self.key(word)
        return self.switch.page.locator(f"[name='{name}']").input_value()

    def send(self, selector: str) -> None:
        """Press what leads to another page, and wait for it."""
        with self.switch.page.expect_navigation():
            self.switch.choose(selector)
        self.switch.page.clock.run_for(500)

    def go_on(self, heading: str) -> None:
        """Press Next and wait for the next step."""
        self.send("button[value='next']")
        self.switch.page.get_by_role("heading", name=heading).first.wait_for()


def begin(watched: Watched, server: Server, path: str) -> Writer:
    """Open a page for one switch."""
    page = watched.page
    use_by(page, server.base, "one-switch")
    hold_time(page)
    page.goto(f"{server.base}{path}")
    page.clock.run_for(500)
    return Writer(Switch(page))


def test_a_record_is_begun_by_one_switch(empty_server: Server, watch: Callable[..., Watched]) -> None:
    """The five steps: words, a day, numbers, a choice, a time; read back and written."""
    watched = watch(empty_server, viewport={"width": 390, "height": 844})
    page, writer = watched.page, begin(watched, empty_server, "/start/1")
    assert writer.fill("name", "B", "o") == "Bo"
    writer.open("born_on")
    with running_time(page):
        assert find_faults_in_both_themes(page) == []
    assert find_small_targets(page, ".keypad button, .access-bar button") == []
    assert not is_wider_than(page, 390)
    for key in ("Today", "10 years earlier", "A month later", "A day earlier", "Done"):
        writer.key(key)
    assert page.locator("[name='born_on']").input_value() == "2016-12-21"
    assert writer.fill("weight_kg", "3", "1", ".", "5", "Delete", "2") == "31.2"
    assert writer.fill("zone", "1 down", "10 up", "1 up") != "Europe/Berlin"
    writer.fill("zone", "10 down")
    writer.go_on("What is on the label?")
    writer.switch.choose("[name='per'][value='tablet']")
    assert writer.fill("strength_mg", "1", "0") == "10"
    writer.go_on("How much, and when?")
    hour = writer.fill("time_1", "An hour earlier", "An hour later", "10 minutes later", "1 minute earlier")
    assert hour.endswith(":09")
    writer.fill("mg_1", "5")
    writer.go_on("Who prescribed it?")
    writer.fill("prescriber", "D", "r", "Space", "o")
    assert writer.fill("since", "Today") == "2026-11-22"
    writer.go_on("Read it back")
    writer.send("button[value='next']")
    state = empty_server.house.ledger.state()

    assert state.described is not None
    assert (state.described.name, state.described.weight_kg) == ("Bo", 31.2)
    assert str(state.described.zone) == "Europe/Berlin"


def test_boxes_folds_lists_and_long_words(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """A tick, a fold, a short list with a key for each choice, a text, and back without leaving Lull."""
    watched = watch(mara_server)
    page, writer = watched.page, begin(watched, mara_server, "/settings")
    writer.open("region")
    writer.key("Arms")
    assert page.locator("[name='region']").input_value() == "arms"
    assert not page.locator(".keypad").is_visible()
    writer.switch.choose(".foot summary")
    assert page.locator(".foot details").get_attribute("open") is not None
    writer.send("button:text-is('Save these settings')")
    assert mara_server.house.ledger.state().settings.region == "arms"
    writer.send("#said button")
    assert mara_server.house.ledger.state().settings.region == "legs"
    page.goto(f"{mara_server.base}/record/dose")
    page.clock.run_for(500)
    writer.switch.choose("main input[type='checkbox']")
    assert page.locator("main input[type='checkbox']").first.is_checked()
    page.goto(f"{mara_server.base}/ways/questions")
    page.clock.run_for(500)
    writer.switch.choose("textarea")
    for key in ("w", "h", "y", "Space", "4", "Done"):
        writer.key(key)
    assert page.locator("textarea").first.input_value() == "why 4"


def test_a_file_is_asked_for_and_a_wide_table_is_seen_to_its_end(
    mara_server: Server, watch: Callable[..., Watched]
) -> None:
    """A switch opens the system's own choice of a file; a table moves on to the right and back again."""
    watched = watch(mara_server, viewport={"width": 390, "height": 844})
    page, writer = watched.page, begin(watched, mara_server, "/measure/range")
    with page.expect_file_chooser():
        writer.switch.choose("input[type='file']")
    page.goto(f"{mara_server.base}/how-you-use-it")
    page.clock.run_for(500)
    page.evaluate(
        "() => { const wide = document.createElement('div'); wide.className = 'table-scroll';"
        " const inner = document.createElement('p'); inner.textContent = 'wide';"
        " inner.style.width = '900px'; wide.append(inner);"
        " document.querySelector('main h1').after(wide); }"
    )
    table = page.locator(".table-scroll")
    seen = [0]
    for _ in range(3):
        writer.switch.choose(".table-scroll")
        seen.append(table.evaluate("e => Math.round(e.scrollLeft)"))

    assert seen == [*sorted(seen[:3]), 0]
    assert seen[2] > seen[1] > 0


def test_a_closed_door_is_opened_by_one_switch(
    mara_server: Server, watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """Locked out is nobody: the PIN goes in by the keys on the screen, and is never shown on them."""
    watched = watch(mara_server)
    write_lock(tmp_path, new_lock("4711", idle_minutes=10))
    mara_server.clock.move(hours=1)
    page, writer = watched.page, begin(watched, mara_server, "/plan")
    assert page.locator("[data-lock]").is_visible()
    writer.open("secret")
    for key in ("4", "7", "1", "1"):
        writer.key(key)
    assert page.locator(".keypad output").inner_text() == "••••"
    writer.key("Done")
    writer.send("button:text-is('Open')")

    assert page.locator("[data-lock]").count() == 0


def test_saved_by_switch_it_is_the_usual_way_again(
    mara_server: Server, watch: Callable[..., Watched]
) -> None:
    """The way out of every way: its own page, by its own switch; kept, said, and in force at once."""
    watched = watch(mara_server)
    page, writer = watched.page, begin(watched, mara_server, "/how-you-use-it")
    writer.switch.choose("[name='way'][value='usual']")
    writer.send("main button:text-is('Save')")

    assert page.locator(".scan-ring, .access-bar").count() == 0
    assert page.get_by_text("Saved for this browser.").is_visible()
