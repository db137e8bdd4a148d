"""All forty demonstrations in a real Chromium: still until asked, moving and paused by keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from lull.practice.catalogue import EXERCISES
from lull.practice.demonstration.demonstration import demonstrate
from lull.web.assets import Assets
from lull.web.house import environment
from made_axe import find_faults
from made_browser import SLOWEST_S

ENTRY = "src/practise/demonstration.ts"
MOVING = "path[data-frames]"

pytestmark = pytest.mark.browser


def _write_page(theme: str) -> str:
    """Return a page with nothing but the forty demonstrations."""
    draw = environment(Assets()).get_template("demonstration.html").module.demonstration_picture  # type: ignore[attr-defined]
    cells = [
        f"<section><h2>{one.name}</h2>{draw(shown)}</section>"
        for one in EXERCISES.values()
        for shown in (demonstrate(one, one.positions[0], one.sides[0], "left"),)
    ]
    return (
        f'<html lang="en" data-theme="{theme}"><head><title>Shown</title></head>'
        f"<body><main><h1>Shown</h1>{''.join(cells)}</main></body></html>"
    )


def _open(chromium: Browser, theme: str, *, width: int = 1280, motion: str = "no-preference") -> Page:
    """Open the page with our styles and, as the last thing, the script."""
    page = chromium.new_page(
        viewport={"width": width, "height": 800},
        reduced_motion=motion,  # type: ignore[arg-type]
    )
    page.set_default_timeout(1000 * SLOWEST_S)
    page.clock.install()
    page.set_content(_write_page(theme))
    assets = Assets()
    for entry in ("src/app/app.ts", ENTRY):
        for address in assets.styles(entry):
            page.add_style_tag(path=assets.folder / address.removeprefix("/static/built/"))
    script = assets.file(ENTRY)
    assert script is not None
    page.add_script_tag(path=script, type="module")
    return page


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_they_can_be_read_by_everyone(chromium: Browser, theme: str, width: int) -> None:
    """No rule of accessibility is broken, nothing is wider than the screen, and every button is large."""
    page = _open(chromium, theme, width=width)
    expect(page.get_by_role("button", name="Show me")).to_have_count(40)
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = page.locator("[data-show]").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(sizes) >= 44
    page.close()


def test_one_moves_when_asked_and_stops_when_asked(chromium: Browser) -> None:
    """By keyboard: it moves, pauses where it is, goes on, and rests by itself at the end."""
    page = _open(chromium, "light")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)  # from here on only the test lets time pass
    shown = page.locator("[data-demonstration]").nth(11)
    path, button = shown.locator(MOVING).last, shown.get_by_role("button")
    at_rest = path.get_attribute("d") or ""
    page.clock.run_for(3000)
    expect(path).to_have_attribute("d", at_rest)
    button.press("Enter")
    page.clock.run_for(1000)
    expect(path).not_to_have_attribute("d", at_rest)
    expect(button).to_have_accessible_name("Pause")
    expect(shown.locator(".goal")).to_be_hidden()
    button.press("Enter")
    paused = path.get_attribute("d") or ""
    page.clock.run_for(2000)
    expect(path).to_have_attribute("d", paused)
    button.press("Enter")
    page.clock.run_for(16_000)
    expect(button).to_have_accessible_name("Show me")
    expect(shown.locator(".goal")).to_be_visible()
    assert [float(x) for x in re.findall(r"[\d.]+", path.get_attribute("d") or "")] == [
        float(x) for x in re.findall(r"[\d.]+", at_rest)
    ]
    page.close()


def test_with_reduced_motion_it_stays_a_picture(chromium: Browser) -> None:
    """No button is offered; ghost and arrow tell the way."""
    page = _open(chromium, "dark", motion="reduce")
    expect(page.locator("[data-demonstration][data-ready]")).to_have_count(40)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".way")).not_to_have_count(0)
    expect(page.locator(".goal").first).to_be_visible()
    page.emulate_media(reduced_motion="no-preference")
    expect(page.get_by_role("button", name="Show me")).to_have_count(40)
    page.close()
