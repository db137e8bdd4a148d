"""The next quiet window a person can use: one that is open now, or one in the waking hours of its day."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.record.settings import Settings
from lull.timeline import days_touching, wall_clock_at
from lull.tone.windows import Window

LEAST_AWAKE = timedelta(minutes=30)
"""How much of a window must lie in waking hours to be worth naming; the length of the shortest window."""


def choose_next_window(
    windows: Iterable[Window], *, now: datetime, settings: Settings, zone: ZoneInfo
) -> Window | None:
    """Return the first window of the chosen part of the body that is open or still to come, if any.

    A window in the night is named only while it is open: whoever asks then is awake.
    """
    usable = [
        window
        for window in windows
        if window.region == settings.region
        and window.span.end > now
        and (now in window.span or _awake_in(window, settings, zone) >= LEAST_AWAKE)
    ]
    return min(usable, key=lambda window: window.span.start, default=None)


def _awake_in(window: Window, settings: Settings, zone: ZoneInfo) -> timedelta:
    """Return how much of a window lies in waking hours."""
    total = timedelta(0)
    for day in days_touching(window.span, zone):
        wakes = wall_clock_at(day, settings.wakes_at, zone)
        sleeps = wall_clock_at(day, settings.sleeps_at, zone)
        total += max(timedelta(0), min(window.span.end, sleeps) - max(window.span.start, wakes))
    return total
