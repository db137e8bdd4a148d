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
