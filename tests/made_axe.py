"""What axe-core finds wrong with a page, and which of its controls are too small to press."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from made_browser import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL_RULES = "rules: {'target-size': {enabled: true}}"
"""axe's usual rules, and the one of WCAG 2.2 AA that it leaves out by itself."""

COLOUR_RULES = "runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
"""The rules whose answer hangs on the theme; everything else is the same in light and dark."""

SCREENS = {"desk": (1280, 800), "phone": (390, 844), "zoomed": (320, 256)}
"""Widths and heights in pixels; the last is what 400 % leaves of the first."""

OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
MAIN_CONTROLS = "main a.btn, main button, main summary, main input:not([type=hidden])"
SMALL = """controls => [...document.querySelectorAll(controls)]
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .map(e => [e.textContent.trim().slice(0, 30), (e.closest('label.choice') ?? e).getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 43.9))
  .map(([words, box]) => `${words} ${Math.round(box.width)}x${Math.round(box.height)}`)"""


@cache
def _read_axe() -> str:
    """Return the script, from the packages of the front end."""
    return (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def find_faults(page: Page) -> list[str]:
    """Return every rule a page breaks as it stands, with the first elements that break it.

    All of axe's usual rules and those of WCAG 2.2, AA.
    """
    return _run_axe(page, ALL_RULES)


def find_faults_in_both_themes(page: Page) -> list[str]:
    """Return what ``find_faults`` finds in a light system, and what colours are wrong in a dark one."""
    page.emulate_media(color_scheme="light")
    faults = find_faults(page)
    page.emulate_media(color_scheme="dark")
    faults += [f"dark: {fault}" for fault in _run_axe(page, COLOUR_RULES)]
    page.emulate_media(color_scheme="light")
    return faults


def find_faults_on_both_screens(page: Page) -> list[str]:
    """Return what is wrong with an open page on a desk in a light system and on a phone in a dark one.

    All rules, small targets, and what scrolls sideways, in one visit: the layout hangs on the width, the
    colours on the theme, and hardly any fault on both at once. Screens that everybody sees are judged in all
    four. At last it must fit a window at 400 % (WCAG 1.4.10) and is left on the desk.
    """
    wrong = []
    for name, theme in (("desk", "light"), ("phone", "dark")):
        width = show_on(page, name)
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        found = find_faults(page) + find_small_targets(page)
        if is_wider_than(page, width):
            found.append("wider than the window")
        wrong += [f"{name}, {theme}: {fault}" for fault in found]
    if is_wider_than(page, show_on(page, "zoomed")):
        wrong.append("zoomed: wider than the window")
    page.emulate_media(color_scheme="light")
    show_on(page, "desk")
    return wrong


def find_small_targets_when_zoomed(page: Page) -> list[str]:
    """Return the controls under 44 pixels at 400 %; the page is left on the desk."""
    show_on(page, "zoomed")
    small = find_small_targets(page)
    show_on(page, "desk")
    return [f"zoomed: {one}" for one in small]


def show_on(page: Page, screen: str) -> int:
    """Give the window the size of a screen; return its width."""
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    return width


def open_all(page: Page) -> None:
    """Open everything on a page that can be folded, so that what is in it is judged too."""
    page.evaluate(OPEN_ALL)


def _run_axe(page: Page, rules: str) -> list[str]:
    """Return the broken rules, among some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_read_axe())
    asked = f"axe.run({{resultTypes: ['violations'], {rules}}})"
    broken = json.loads(page.evaluate(f"{asked}.then(r => JSON.stringify(r.violations))"))
    return sorted(f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in broken)


def find_small_targets(page: Page, controls: str = MAIN_CONTROLS) -> list[str]:
    """Return the controls under 44 pixels, by their words and size."""
    return [f"small target: {target}" for target in page.evaluate(SMALL, controls)]


def is_wider_than(page: Page, width: int) -> bool:
    """Say whether a page scrolls sideways in a window of so many pixels."""
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)
