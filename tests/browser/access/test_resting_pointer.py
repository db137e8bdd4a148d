"""Pressing by resting: after its time, once, with small slips forgiven, and never by accident of a page."""

from collections.abc import Callable

import pytest

from made_browser import Server, Watched
from made_switch import Pointer, hold_time, use_by

pytestmark = pytest.mark.browser

FIVE, FIFTEEN = "[name='goal'][value='5']", "[name='goal'][value='15']"


def begin(watched: Watched, server: Server, *, way: str = "dwell", dwell_s: str = "1") -> Pointer:
    """Open the choose page for a pointer that rests, and see it somewhere else."""
    page = watched.page
    use_by(page, server.base, way, dwell_s=dwell_s)
    hold_time(page)
    page.goto(f"{server.base}/practise")
    page.clock.run_for(500)
    pointer = Pointer(page)
    pointer.leave()
    return pointer


def share(pointer: Pointer) -> float:
    """Return how full the ring is."""
    return float(pointer.page.locator(".dwell-ring").get_attribute("data-share") or 0)


@pytest.mark.parametrize(("dwell_s", "before_ms"), [("0.4", 350), ("1", 950), ("3", 2950)])
def test_a_ring_fills_and_then_it_is_pressed_once(
    mara_server: Server, watch: Callable[..., Watched], dwell_s: str, before_ms: int
) -> None:
    """Not a moment before its time; then however long the rest, it is one press."""
    pointer = begin(watch(mara_server), mara_server, dwell_s=dwell_s)
    page, ring = pointer.page, pointer.page.locator(".dwell-ring")
    page.evaluate(
        "window.presses = 0; document.querySelector(\"[name='goal'][value='5']\")"
        ".addEventListener('click', () => { window.presses += 1; })"
    )
    assert not ring.is_visible()
    pointer.move_to(FIVE)
    pointer.pass_by(before_ms - 300)
    assert 0 < share(pointer) < 1
    box = ring.bounding_box()
    assert box is not None
    assert box["width"] >= 64
    pointer.pass_by(200)
    assert page.evaluate("window.presses") == 0
    pointer.pass_by(600)
    assert page.evaluate("window.presses") == 1
    pointer.pass_by(20_000)
    assert page.evaluate("window.presses") == 1
    assert not ring.is_visible()
    pointer.leave()
    pointer.move_to(FIVE)
    pointer.pass_by(before_ms + 800)
    assert page.evaluate("window.presses") == 2


def test_small_slips_are_forgiven_and_a_pass_is_no_press(
    mara_server: Server, watch: Callable[..., Watched]
) -> None:
    """A tremor across the edge goes on filling the ring; a pointer on its way presses nothing."""
    pointer = begin(watch(mara_server), mara_server)
    page = pointer.page
    for _ in range(5):
        for thing in (FIVE, FIFTEEN):
            pointer.move_to(thing)
            pointer.pass_by(700)
    assert not page.locator(FIVE).is_checked()
    assert not page.locator(FIFTEEN).is_checked()
    pointer.leave()
    height = page.locator("label", has=page.locator(FIVE)).bounding_box()
    assert height is not None
    for _ in range(16):
        pointer.move_to(FIVE)
        pointer.pass_by(100)
        page.mouse.move(height["x"] + 20, height["y"] - 30)  # off it, for less than a slip
        pointer.pass_by(100)
    assert page.locator(FIVE).is_checked()


def test_a_page_that_comes_up_under_the_pointer_presses_nothing(
    mara_server: Server, watch: Callable[..., Watched]
) -> None:
    """What happens to lie there is pressed only after the pointer has left it."""
    pointer = begin(watch(mara_server), mara_server)
    page = pointer.page
    pointer.move_to(".rail a[href='/plan']")
    pointer.pass_by(1800)
    page.wait_for_url("**/plan")
    page.evaluate(
        "document.querySelector(\".rail a[href='/plan']\").addEventListener('click',"
        " (event) => { window.pressed = true; event.preventDefault(); })"
    )
    pointer.move_to(".rail a[href='/plan']", aside=(2, 2))
    pointer.pass_by(10_000)
    assert not page.evaluate("window.pressed === true")
    pointer.leave()
    pointer.move_to(".rail a[href='/plan']")
    pointer.pass_by(1800)
    assert page.evaluate("window.pressed === true")


def test_eyes_rest_scroll_and_fill_in_a_field(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """The rest zone presses nothing; paused, only Go on is awake; Down scrolls; a field gets its keys."""
    pointer = begin(watch(mara_server), mara_server, way="gaze")
    page = pointer.page
    page.evaluate("addEventListener('click', () => { window.clicked = true; }, true)")
    pointer.move_to(".rest-zone")
    pointer.pass_by(20_000)
    assert not page.evaluate("window.clicked === true")
    pointer.rest_on("#access-down")
    assert page.evaluate("scrollY") > 100
    pointer.rest_on("#access-pause")
    pointer.rest_on(FIVE)
    assert not page.locator(FIVE).is_checked()
    pointer.rest_on("#access-pause")
    pointer.rest_on(FIVE)
    assert page.locator(FIVE).is_checked()
    page.goto(f"{mara_server.base}/record/dose")
    page.clock.run_for(500)
    amount = page.locator("main input[inputmode='decimal']")
    pointer.rest_on("main input[inputmode='decimal']")
    for key in ("1", "2", "Done"):
        pointer.rest_on(f".keypad button:text-is('{key}')")
    assert amount.input_value() == "12"


def test_a_hand_that_presses_twice_presses_once(mara_server: Server, watch: Callable[..., Watched]) -> None:
    """With mouse and keyboard where it was asked for: five clicks are one; a label still works."""
    page = watch(mara_server).page
    use_by(page, mara_server.base, "usual", one_press="yes")
    hold_time(page)
    page.goto(f"{mara_server.base}/how-you-use-it")
    page.clock.run_for(500)
    label = page.locator("label", has=page.locator("[name='one_press']"))
    page.evaluate(
        "window.presses = 0; document.querySelector(\"[name='one_press']\")"
        ".addEventListener('click', () => { window.presses += 1; })"
    )
    for _ in range(5):
        label.click(position={"x": 120, "y": 20})
        page.clock.run_for(90)
    assert page.evaluate("window.presses") == 1
    page.clock.run_for(500)
    label.click(position={"x": 120, "y": 20})
    assert page.evaluate("window.presses") == 2
