"""What axe-core finds wrong with a page, and which of its controls are too small to press."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from made_browser import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
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
    page.evaluate(_read_axe())
    found: set[str] = set()
    for how in ("", f"{{runOnly: {RULES}}}"):
        broken = json.loads(page.evaluate(f"axe.run({how}).then(r => JSON.stringify(r.violations))"))
        found |= {f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in broken}
    return sorted(found)


def find_small_targets(page: Page, controls: str = MAIN_CONTROLS) -> list[str]:
    """Return the controls under 44 pixels, by their words and size."""
    return [f"small target: {target}" for target in page.evaluate(SMALL, controls)]


def is_wider_than(page: Page, width: int) -> bool:
    """Say whether a page scrolls sideways in a window of so many pixels."""
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)
