"""One switch and two: the ring comes to every control of every page, and what it chooses is done."""

import re
from collections.abc import Callable

import pytest

from browser.access.test_looks import luminance
from browser.test_keyboard import SCREENS
from browser.test_pages import PAGES
from made_axe import is_wider_than, show_on
from made_browser import Server, Watched
from made_switch import WANTED, Switch, hold_time, use_by

pytestmark = pytest.mark.browser

EVERYWHERE = tuple(
    dict.fromkeys(
        (
            *PAGES,
            *SCREENS,
            "/practise?group=hand",
            "/practise/unlock/heel-raise",
            "/measure/passive-range",
            "/measure/stretch",
            "/measure/walk",
            "/pump/call",
            "/pump/card",
        )
    )
)
LINKED = """() => [...document.querySelectorAll("a[href^='/']")].map(a => a.getAttribute("href"))"""
ONE_OF_EACH = re.compile(r"/measure/(test|kept|result)/")
"""Pages with an id in their address: one of each kind is found by following links."""

LISTEN = """() => {
  window.heardAloud = [];
  const live = '[role=status], [role=alert], [aria-live]';
  const note = (changes) => window.heardAloud.push(...changes.map(c => c.target.textContent.trim()));
  for (const region of document.querySelectorAll(live))
    new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_one_switch_comes_to_every_control_of_every_page(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Every page of the app in one visit: into each group and out again, by a single key; at 400 % it fits.

    Nothing is said aloud meanwhile: to a screen reader a moving ring is no news.
    """
    page = watch(full_server).page
    show_on(page, "desk")
    use_by(page, full_server.base, "one-switch", hand="left")
    hold_time(page)
    to_walk, found, lost = list(EVERYWHERE), set[str](), []
    for path in to_walk:
        page.goto(f"{full_server.base}{path}")
        page.clock.run_for(500)
        page.evaluate(LISTEN)
        wanted = page.evaluate(WANTED)
        reached = Switch(page).walk()
        lost += [f"{path}: {words}" for k, words in enumerate(wanted) if k not in reached]
        lost += [f"{path} said: {words}" for words in page.evaluate("window.heardAloud")]
        if is_wider_than(page, show_on(page, "zoomed")):
            lost.append(f"{path} is wider than the window at 400 %")
        show_on(page, "desk")
        for address in page.evaluate(LINKED):
            kind = ONE_OF_EACH.match(address)
            if kind is not None and kind.group() not in found:
                found.add(kind.group())
                to_walk.append(address)

    assert lost == []
    assert len(found) >= 1


def test_two_switches_come_to_every_control_too(full_server: Server, watch: Callable[..., Watched]) -> None:
    """One moves and one chooses; nothing moves by itself, however long it takes. On a small screen."""
    page = watch(full_server, viewport={"width": 390, "height": 844}).page
    use_by(page, full_server.base, "two-switches")
    hold_time(page)
    for path in ("/record/dose", "/practise"):
        page.goto(f"{full_server.base}{path}")
        page.clock.run_for(500)
        switch, wanted = Switch(page, two=True), page.evaluate(WANTED)
        before = switch.ringed()
        page.clock.run_for(60_000)

        assert switch.ringed() == before
        reached = switch.walk()
        assert [words for k, words in enumerate(wanted) if k not in reached] == []


@pytest.mark.hazard("H31")
def test_a_trembling_press_is_one_press_also_across_two_pages(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Ten presses within a second, and the one that falls on the next page, choose once; a held key too."""
    page = watch(full_server).page
    use_by(page, full_server.base, "two-switches")
    hold_time(page)
    page.goto(f"{full_server.base}/lock")
    page.keyboard.press("Space")
    switch = Switch(page, two=True)
    page.clock.run_for(500)
    first = switch.ringed()
    for _ in range(10):
        page.keyboard.press("Space")
        page.clock.run_for(100)
    second = switch.ringed()
    page.clock.run_for(500)
    for _ in range(3):
        page.keyboard.down("Space")
        page.clock.run_for(600)
    page.keyboard.up("Space")
    third = switch.ringed()
    page.goto(f"{full_server.base}/lock")
    page.clock.run_for(500)
    seen = [switch.ringed()]
    for _ in range(2):
        switch.wait()
        seen.append(switch.ringed())

    assert [first, second, third] == seen


def test_a_helper_borrows_mouse_and_keyboard_and_the_ring_comes_back(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Escape lends the screen on every page; after a minute without a helper the ring is there again."""
    page = watch(full_server).page
    use_by(page, full_server.base, "one-switch")
    hold_time(page)
    page.goto(f"{full_server.base}/safety")
    page.clock.run_for(500)
    page.get_by_role("link", name="Plan").click()  # with the ring this is the switch, whatever lies there
    ring = Switch(page)
    assert page.url.endswith("/safety")
    page.keyboard.press("Escape")
    assert ring.ringed()[0] == "none"
    page.get_by_role("link", name="Plan").click()
    page.wait_for_url("**/plan")
    assert ring.ringed()[0] == "none"
    page.clock.run_for(61_000)
    assert ring.ringed()[0] != "none"


def test_a_rest_waits_for_a_press(full_server: Server, watch: Callable[..., Watched]) -> None:
    """Pause is chosen like anything else; then the ring stands until any press, which chooses nothing."""
    page = watch(full_server).page
    use_by(page, full_server.base, "one-switch")
    hold_time(page)
    page.goto(f"{full_server.base}/lock")
    page.clock.run_for(500)
    switch = Switch(page)
    pause = page.locator("#access-pause")
    switch.choose("#access-pause")
    page.clock.run_for(600_000)

    assert pause.inner_text() == "Go on"
    assert pause.evaluate("e => e.matches('[data-ringed]')")
    switch.press()
    assert pause.inner_text() == "Pause"
    assert page.url.endswith("/lock")


@pytest.mark.parametrize("way", ["one-switch", "two-switches"])
def test_what_comes_up_under_the_ring_is_not_pressed(
    full_server: Server, watch: Callable[..., Watched], way: str
) -> None:
    """What the ring was around is taken away, and something new stands in its place."""
    page = watch(full_server).page
    use_by(page, full_server.base, way)
    hold_time(page)
    page.goto(f"{full_server.base}/lock")
    page.clock.run_for(500)
    page.evaluate(
        "() => { const late = document.createElement('button'); late.type = 'button'; late.id = 'late';"
        " late.textContent = 'Late';"
        " late.addEventListener('click', () => { window.pressed = true; });"
        " for (const one of document.querySelectorAll('[data-ringed]')) one.replaceWith(late); }"
    )
    switch = Switch(page, two=way == "two-switches")
    switch.press()
    assert not page.evaluate("window.pressed === true")
    assert page.url.endswith("/lock")
    switch.choose("#late")
    assert page.evaluate("window.pressed === true")


def test_the_ring_keeps_what_it_is_around_while_the_page_grows(
    full_server: Server, watch: Callable[..., Watched]
) -> None:
    """Something new before it moves neither the ring nor what a press chooses."""
    page = watch(full_server).page
    use_by(page, full_server.base, "one-switch")
    hold_time(page)
    page.goto(f"{full_server.base}/lock")
    page.clock.run_for(500)
    ringed = page.evaluate("() => document.querySelector('[data-ringed]').outerHTML")
    page.evaluate("() => document.querySelector('main').prepend(document.createElement('button'))")
    page.clock.run_for(50)
    assert page.evaluate("() => document.querySelector('[data-ringed]').outerHTML") == ringed
    off = page.evaluate(
        "() => document.querySelector('[data-ringed]').getBoundingClientRect().top"
        " - document.querySelector('.scan-ring').getBoundingClientRect().top"
    )
    assert 0 < off < 12


def test_the_ring_stands_out_from_everything(full_server: Server, watch: Callable[..., Watched]) -> None:
    """Its two colours lie side by side: no colour below it comes nearer than 3 to 1 to both (WCAG 1.4.11)."""
    visitor = watch(full_server, viewport={"width": 390, "height": 844})
    page = visitor.page
    use_by(page, full_server.base, "one-switch")
    hold_time(page)
    page.goto(full_server.base)
    visitor.settle()  # a line that comes late moves what the ring is around
    page.clock.run_for(50)
    style = page.locator(".scan-ring").evaluate(
        "e => { const s = getComputedStyle(e); return [s.borderTopColor, s.outlineColor, s.borderTopWidth,"
        " s.outlineWidth]; }"
    )
    light, dark = (luminance(colour) for colour in style[:2])
    boxes = page.evaluate(
        "() => [document.querySelector('.scan-ring'), document.querySelector('[data-ringed]')]"
        ".map(e => e.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    (left, top, right, bottom), inside = boxes

    assert ((light + 0.05) / (dark + 0.05)) ** 0.5 >= 3.0
    assert min(float(width.removesuffix("px")) for width in style[2:]) >= 3.0
    assert left <= inside[0] + 6
    assert top <= inside[1]
    assert right >= inside[2] - 6
    assert bottom >= inside[3]
