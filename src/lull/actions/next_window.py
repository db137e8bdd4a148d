"""The next quiet window a person can use: one that is open now, or one in the waking hours of its day."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lull.record.settings import Settings
from lull.timeline import Span, days_touching, wall_clock_at
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


def join_over_midnight(
    today: Sequence[Window], tomorrow: Sequence[Window], midnight: datetime
) -> tuple[Window, ...]:
    """Return the windows of two days, where one that reaches midnight goes on into the next day.

    A joined window is as sure as its less sure half, and its probability is the mean over both by time.
    """
    joined = list(today)
    for later in tomorrow:
        earlier = next(
            (w for w in joined if w.region == later.region and w.span.end == midnight == later.span.start),
            None,
        )
        if earlier is None:
            joined.append(later)
        else:
            joined[joined.index(earlier)] = _join(earlier, later)
    return tuple(joined)


def _join(earlier: Window, later: Window) -> Window:
    """Return one window over both spans."""
    spans = [earlier.span.duration, later.span.duration]
    mean = (earlier.probability * spans[0] + later.probability * spans[1]) / (spans[0] + spans[1])
    return Window(
        span=Span(earlier.span.start, later.span.end),
        region=earlier.region,
        probability=mean,
        label="likely" if earlier.label == later.label == "likely" else "maybe",
    )


def _awake_in(window: Window, settings: Settings, zone: ZoneInfo) -> timedelta:
    """Return how much of a window lies in waking hours."""
    total = timedelta(0)
    for day in days_touching(window.span, zone):
        wakes = wall_clock_at(day, settings.wakes_at, zone)
        sleeps = wall_clock_at(day, settings.sleeps_at, zone)
        total += max(timedelta(0), min(window.span.end, sleeps) - max(window.span.start, wakes))
    return total
