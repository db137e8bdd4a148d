"""A Chromium whose camera shows films of drawn people, each until it could be seen."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from browser.practice.serving import SLOWEST_S
from mannequin.film import write_film

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from browser.practice.rig import Practice
    from mannequin.film import Film

FLAGS = (
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    # Software compositing alone would eat more than a core and hide what the worker is for.
    "--disable-gpu-compositing",
)

MOST_SHOWINGS = 4
"""A film is shown at most so often to find a showing that was seen; the last one is judged as it is; ours."""
STANDSTILL_S = 0.8
"""A machine that sends no picture for so long stood still: after a second a movement is lost
(``LONGEST_GAP_S`` of :mod:`lull.movement.attempt_detector`). Ours."""


@contextmanager
def chromium(executable: str, film: Path | None, *, allow: bool = True) -> Iterator[Browser]:
    """Start Chromium with a film as its camera; ``allow`` answers the question for the camera."""
    flags = [*FLAGS, "--use-fake-ui-for-media-stream" if allow else "--deny-permission-prompts"]
    if film is not None:
        flags.append(f"--use-file-for-fake-video-capture={film}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags, timeout=1000 * SLOWEST_S)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, slots=True)
class Cinema:
    """One Chromium whose camera shows one film after the other: it opens its file anew each time."""

    browser: Browser
    reel: Path

    def show(self, film: Path) -> Browser:
        """Let the camera show a film from when it is next turned on."""
        put_by = self.reel.with_suffix(".put-by")
        put_by.hardlink_to(film)
        put_by.replace(self.reel)
        put_by.unlink(missing_ok=True)  # two names of one file: nothing was replaced
        return self.browser


@contextmanager
def open_cinema(executable: str, folder: Path) -> Iterator[Cinema]:
    """Start a Chromium for many films, all of one size."""
    reel = folder / "reel.mjpeg"
    with chromium(executable, reel) as browser:
        yield Cinema(browser, reel)


def film_file(film: Film, folder: Path) -> Path:
    """Return the written film, written once for each different film in ``folder``."""
    mark = hashlib.sha256(repr(film).encode()).hexdigest()[:12]
    path = folder / f"{film.exercise}-{film.side}-{mark}.mjpeg"
    return path if path.exists() else write_film(film, path)


def show_until_seen(show: Callable[[int], Practice]) -> tuple[Practice, int]:
    """Show a film until its pictures came steadily; return that showing and how many times slower it was.

    Where the page itself said it was too slow to see movements, half as fast; where the machine stood still,
    again. Only the pictures' times decide: no count is looked at before.
    """
    slower = 1
    for _ in range(MOST_SHOWINGS - 1):
        practice = show(slower)
        is_slow = slower == 1 and practice.timings()["slow_seconds"] > 0
        if not is_slow and practice.longest_gap_s() < STANDSTILL_S:
            return practice, slower
        print(f"not seen: gap {practice.longest_gap_s():.1f} s, {practice.timings()}")  # noqa: T201 - for the log
        slower = 2 if is_slow else slower
        practice.page.context.close()
    return show(slower), slower
