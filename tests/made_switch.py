"""A person with one switch or two: they see the ring, wait for it, and press. Time is the test's own.

What the ring is around is read from the page; how the scanner comes to it is not.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lull.web.how_used import HOW_USED_COOKIE
from made_record import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SCAN_MS = 1000
COOL_MS = 500
MOST_STEPS = 400
"""More steps of the ring than anybody would wait for; ours."""
MOST_STAYS = 8
"""So often the ring is still where it was: a page may ask it to stay."""

WANTED = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.matches('.skip'))
    .filter(e => e.getAttribute('aria-disabled') !== 'true')
    .filter(e => !e.matches('.table-scroll') || e.scrollWidth > e.clientWidth + 1);
  all.forEach((e, k) => { e.dataset.wanted = k; });
  return all.map(e => `${e.tagName} ${e.name || e.id} ${e.textContent.trim().slice(0, 40)}`);
}"""
"""Everything that a mouse could press, numbered: it knows nothing of how the ring finds its way."""

RINGED = f"""() => {{
  // Today renews itself under the ring: what is new is numbered as what it has replaced.
  if (!document.querySelector('main [data-wanted]')) ({WANTED})();
  const ring = document.querySelector('.scan-ring');
  const inside = [...document.querySelectorAll('[data-ringed]')];
  const numbers = inside.map(e => Number((e.control ?? e).dataset.wanted ?? -1));
  const isOut = inside.some(e => e.matches('.way-out'));
  const kind = !ring || ring.hidden ? 'none' : isOut ? 'out' : ring.dataset.kind;
  return [kind, numbers];
}}"""

AROUND = f"""wanted => [({RINGED})()[0], [...document.querySelectorAll('[data-ringed]')]
  .some(e => (e.control ?? e) === (wanted.control ?? wanted))]"""
"""What the ring is, and whether a control is in it: asked at every step, so in one question."""


def use_by(page: Page, base: str, way: str, **more: str) -> None:
    """Choose a way in for this browser, as its page would."""
    chosen = urlencode({"way": way, "scan_s": "1", "dwell_s": "1", **more})
    page.context.add_cookies([{"name": HOW_USED_COOKIE, "value": chosen, "url": base}])


def hold_time(page: Page) -> None:
    """Let time stand; from here on only the test lets it pass.

    It runs until it is held, and cannot be held in its past: so it begins long enough before.
    """
    page.clock.install(time=NOW - timedelta(minutes=1))
    page.clock.pause_at(NOW + timedelta(seconds=1))


@contextmanager
def running_time(page: Page) -> Iterator[None]:
    """Let time run for what cannot wait for the test, such as axe; then it stands again."""
    page.clock.resume()
    yield
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 30)


@dataclass(slots=True)
class Switch:
    """Somebody with one switch; with ``two``, one that moves the ring and one that chooses."""

    page: Page
    two: bool = False

    def wait(self) -> None:
        """Let the ring go on by one."""
        if self.two:
            self.page.keyboard.press("Space")
            self.page.clock.run_for(COOL_MS)
        else:
            self.page.clock.run_for(SCAN_MS)

    def press(self) -> None:
        """Choose what the ring is around, and let the hand come to rest."""
        self.page.keyboard.press("Enter" if self.two else "Space")
        self.page.clock.run_for(COOL_MS)

    def ringed(self) -> tuple[str, tuple[int, ...]]:
        """Return whether the ring is around one, a group or the way out, and around which."""
        kind, numbers = self.page.evaluate(RINGED)
        return kind, tuple(numbers)

    def walk(self) -> set[int]:
        """Go into every group and out again; return the numbers of all that the ring was around alone."""
        reached: set[int] = set()
        seen: list[tuple[str, tuple[int, ...]]] = []
        depth = stayed = 0
        for _ in range(MOST_STEPS):
            kind, numbers = at = self.ringed()
            if depth == 0 and at in seen[-1:] and stayed < MOST_STAYS:
                stayed += 1
                self.wait()
                continue
            if depth == 0 and at in seen:
                return reached
            stayed = 0
            if depth == 0:
                seen.append(at)
            if kind == "group":
                depth += 1
                self.press()
                continue
            if kind == "out":
                depth -= 1
                self.press()
            else:
                reached.update(numbers)
            self.wait()
        raise AssertionError(f"the ring never came round: {seen}")

    def choose(self, selector: str) -> None:
        """Wait for the ring to come to a control, through its groups, and press it."""
        target = self.page.locator(selector).first
        target.wait_for()
        self.page.locator(".scan-ring").wait_for(state="attached")  # before its script no step is a step
        for _ in range(MOST_STEPS):
            kind, is_around = target.evaluate(AROUND)
            if is_around:
                self.press()
                if kind == "one":
                    return
            else:
                self.wait()
        raise AssertionError(f"the ring never came to {selector}: {self.ringed()}")


@dataclass(slots=True)
class Pointer:
    """Somebody whose pointer rests: a mouse without a click, a head or an eye."""

    page: Page
    steps_ms: int = 100

    def move_to(self, selector: str, *, aside: tuple[float, float] = (0, 0)) -> None:
        """Move to the middle of a thing, or so many pixels beside it."""
        thing = self.page.locator(selector).first
        thing.scroll_into_view_if_needed()
        box = thing.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] / 2 + aside[0], box["y"] + box["height"] / 2 + aside[1])

    def leave(self) -> None:
        """Look away, to where nothing can be pressed."""
        self.page.mouse.move(1, 400)
        self.pass_by(400)

    def pass_by(self, ms: int) -> None:
        """Let time pass as a page sees it that looks many times a second."""
        self.page.clock.run_for(ms)

    def rest_on(self, selector: str) -> None:
        """Come from elsewhere, rest until it is pressed, and go on resting."""
        self.leave()
        self.move_to(selector)
        self.pass_by(1800)
