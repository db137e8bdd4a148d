"""A file chosen and measured by one switch alone: it waits in Lull's own folder, and has a button."""

from collections.abc import Callable

import pytest

from lull.web.waiting_files import list_waiting
from made_axe import find_faults_in_both_themes, find_small_targets, is_wider_than
from made_browser import Server, Watched
from made_swing_form import walk_file
from made_switch import Switch, hold_time, running_time, use_by

pytestmark = pytest.mark.browser

NAMED = "a walk that somebody's telephone put here on a Monday afternoon in November.csv"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_waiting_file_is_measured_by_one_switch(
    mara_server: Server, watch: Callable[..., Watched], width: int
) -> None:
    folder = list_waiting(mara_server.house).folder
    (folder / NAMED).write_bytes(walk_file())
    (folder / "film.mp4").write_bytes(b"moving")
    page = watch(mara_server, viewport={"width": width, "height": 844}).page
    use_by(page, mara_server.base, "one-switch", language="de")
    hold_time(page)
    page.goto(f"{mara_server.base}/measure/walk")
    page.clock.run_for(500)
    assert page.get_by_role("group", name="Oder eine Datei, die in Lulls eigenem Ordner wartet").is_visible()
    assert page.get_by_text("film.mp4: das ist keine Tabelle.").is_visible()
    with running_time(page):
        assert find_faults_in_both_themes(page) == []
    assert find_small_targets(page) == []
    assert not is_wider_than(page, width)
    with page.expect_navigation():
        Switch(page).choose("button[name='waiting']")
    page.wait_for_url("**/measure/result/*")
    assert (folder / NAMED).read_bytes() == walk_file()
