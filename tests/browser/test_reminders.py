"""Notifications in a real browser: allowed, lost, told once, and said on the page in any case."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lull.store.lock_file import new_lock, write_lock
from made_axe import find_faults
from made_browser import Server, Watched, serve_house
from made_house import begin_mara
from made_record import NOW, dose_event

pytestmark = pytest.mark.browser

OFF = "Notifications are off in this browser"
SPY = """
window.spied = [];
window.Notification = class {
  static permission = 'granted';
  constructor(title, options) { window.spied.push([title, options.body, options.tag]); }
  addEventListener() {}
};
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An app with Mara, her plan, and every dose of today so far in the record."""
    with serve_house(tmp_path) as served:
        begin_mara(served.house)
        for n, hours in enumerate((4, 8)):
            at = NOW - timedelta(hours=hours)
            served.house.ledger.append(dose_event(f"d{n}", taken_at=at, recorded_at=at))
        yield served


def open_spied(watch: Callable[..., Watched], server: Server) -> Watched:
    """Open Today in a browser that allows notifications and notes each of them."""
    visitor = watch(server)
    visitor.page.add_init_script(SPY)
    visitor.page.clock.install()
    with visitor.page.expect_response("**/reminders/next*"):
        visitor.page.goto(server.base)
    visitor.settle()  # while one asking is on its way, the page begins no other
    return visitor


def let_pass(visitor: Watched, server: Server, **by: float) -> None:
    """Let time pass on the server and a minute in the page, and wait for what it asks."""
    visitor.settle()
    server.clock.move(**by)
    with visitor.page.expect_response("**/reminders/next*"):
        visitor.page.clock.fast_forward(61_000)
    visitor.settle()


@pytest.mark.hazard("H05")
def test_today_says_when_notifications_are_off(server: Server, watch: Callable[..., Watched]) -> None:
    """Blocked from the beginning, as in this browser; once, and in sight."""
    visitor = watch(server, viewport={"width": 390, "height": 844})
    shown = visitor.page.get_by_text(OFF).locator("visible=true")
    shown.first.wait_for()

    assert shown.count() == 1
    assert "/reminders" in (
        visitor.page.locator(".bell a").locator("visible=true").get_attribute("href") or ""
    )


@pytest.mark.hazard("H05")
def test_a_permission_lost_while_the_page_is_open_is_seen_at_once(
    server: Server, watch: Callable[..., Watched]
) -> None:
    """Allowed, then taken away behind the page's back, then given again."""
    visitor = watch(server, permissions=["notifications"])
    shown = visitor.page.get_by_text(OFF).locator("visible=true")
    visitor.page.wait_for_function("document.documentElement.dataset.notify === 'on'")
    assert shown.count() == 0

    visitor.page.context.clear_permissions()
    shown.first.wait_for()
    assert shown.count() == 1
    visitor.page.goto(f"{server.base}/reminders")
    assert visitor.page.get_by_text("They are on.").is_hidden()

    visitor.page.context.grant_permissions(["notifications"])
    visitor.page.get_by_text("They are on. They come while a page of Lull is open.").wait_for()


@pytest.mark.hazard("H05")
def test_a_planned_time_comes_once_and_says_nothing_medical(
    server: Server, watch: Callable[..., Watched]
) -> None:
    """15:30; not again in the next minute, nor after a reload; half an hour later the next step."""
    visitor = open_spied(watch, server)
    let_pass(visitor, server, minutes=10)
    assert visitor.page.evaluate("spied") == [["Lull: time", "15:30. Open Lull.", "due-20261122T143000Z"]]
    let_pass(visitor, server, minutes=1)
    assert visitor.page.evaluate("spied.length") == 1

    visitor.page.reload()
    let_pass(visitor, server, minutes=1)
    assert visitor.page.evaluate("spied") == []
    let_pass(visitor, server, minutes=28)
    assert [body for _, body, _ in visitor.page.evaluate("spied")] == ["15:30 has no record yet."]


@pytest.mark.hazard("H05")
def test_what_came_while_the_page_slept_is_said_on_waking_and_stays_until_seen(
    server: Server, watch: Callable[..., Watched]
) -> None:
    """The lid closed over 15:30; waking is a change of visibility. It outlives the page's own renewal."""
    visitor = open_spied(watch, server)
    server.clock.move(minutes=25)
    with visitor.page.expect_response("**/reminders/next*"):
        visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    line = visitor.page.get_by_text("While this page was not heard: 15:30 came, and has no record.")
    line.wait_for()
    assert len(visitor.page.evaluate("spied")) == 1

    visitor.settle()
    with visitor.page.expect_response(f"{server.base}/"):
        visitor.page.clock.fast_forward(61_000)
    visitor.settle()
    assert line.count() == 1
    visitor.page.get_by_role("button", name="Seen").click()
    assert line.count() == 0


@pytest.mark.hazard("H05")
def test_without_any_permission_the_page_says_it_all_the_same(
    server: Server, watch: Callable[..., Watched]
) -> None:
    """And it is readable by everybody."""
    visitor = watch(server, viewport={"width": 390, "height": 844}, timezone_id="America/New_York")
    visitor.page.clock.install()
    visitor.page.goto(server.base)
    let_pass(visitor, server, minutes=10)
    visitor.page.get_by_text("15:30. Open Lull.").wait_for()
    assert visitor.page.get_by_text("This computer shows 09:30, the plan's clock 15:30").is_visible()

    assert find_faults(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.hazard("H24")
def test_a_mute_is_kept_by_the_browser_and_holds_notices_back(
    server: Server, watch: Callable[..., Watched]
) -> None:
    """Pressed on the page of reminders; when it is over, what came is said."""
    visitor = open_spied(watch, server)
    visitor.page.goto(f"{server.base}/reminders")
    visitor.page.get_by_role("button", name="30 minutes").click()
    visitor.page.get_by_text("Muted until 15:50.").wait_for()
    let_pass(visitor, server, minutes=12)
    assert visitor.page.evaluate("spied") == []
    let_pass(visitor, server, minutes=19)

    assert visitor.page.evaluate("spied")[0][1].endswith("15:30 came, and has no record.")


@pytest.mark.hazard("H26")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_page_shows_the_door_once_the_lock_has_closed(
    server: Server, watch: Callable[..., Watched], tmp_path: Path, theme: str
) -> None:
    """Nobody touched it for five minutes: the name goes from the screen; help and the secret work by key."""
    write_lock(tmp_path, new_lock("2718", idle_minutes=5))
    visitor = watch(server, viewport={"width": 390, "height": 844}, color_scheme=theme)
    visitor.page.get_by_label("PIN or passphrase").fill("2718")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_text("Mara").first.wait_for()
    visitor.page.goto(f"{server.base}/plan")
    visitor.page.clock.install()
    visitor.page.goto(f"{server.base}/plan")
    let_pass(visitor, server, minutes=6)
    visitor.page.get_by_role("heading", name="Lull is locked").wait_for()

    assert "Mara" not in visitor.page.content()
    assert find_faults(visitor.page) == []
    visitor.page.get_by_role("link", name="Safety card").press("Enter")
    visitor.page.get_by_role("heading", name="Safety card").wait_for()
    visitor.page.goto(f"{server.base}/plan")
    visitor.page.get_by_label("PIN or passphrase").fill("2718")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("heading", name="Mara").or_(
        visitor.page.get_by_text("Dr Okafor")
    ).first.wait_for()


@pytest.mark.hazard("H27")
def test_the_calendar_is_downloaded_through_the_page(server: Server, watch: Callable[..., Watched]) -> None:
    """With the service worker in between, under a name that says nothing."""
    visitor = watch(server)
    visitor.page.goto(f"{server.base}/reminders")
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.page.reload()
    visitor.page.get_by_text("Lull: practice").click()
    with visitor.page.expect_download() as downloading:
        visitor.page.get_by_role("button", name="Download the calendar").click()

    assert downloading.value.suggested_filename == "lull.ics"
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert text.count("SUMMARY:Lull: practice") == 4
    assert "baclofen" not in text.lower()
