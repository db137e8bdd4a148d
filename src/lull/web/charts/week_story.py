"""Two of the three pictures of a week: seven lanterns, one for each day, and the one thing that stands out.

What was found is drawn by :mod:`lull.web.charts.shore`. Nothing moves; a day of rest is a lantern at rest.
"""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from lull.progress.collection import ThingKind
from lull.progress.own_bests import BestKind
from lull.progress.weekly_story import Highlight, HighlightKind, WeeklyStory
from lull.saying import say
from lull.web.charts.canvas import Canvas
from lull.web.charts.shore import draw_thing
from lull.web.weekday_words import DAY_NAMES

WIDTH, HEIGHT = 320.0, 200.0
THINGS: Mapping[HighlightKind, ThingKind] = {
    "came_back": "bird",
    "new_exercise": "plant",
    "most": "shell",
}
"""What stands for each kind that is no best."""


def draw_days_done(story: WeeklyStory, *, label: str) -> Markup:
    """Return seven lanterns: lit on days with practice, with what was counted, and what was told under it."""
    canvas = Canvas(WIDTH, HEIGHT, label=label, name="story")
    canvas.rect(0, 0, WIDTH, HEIGHT, "story-night", radius=14)
    canvas.shape("M0 128q40 -8 80 0t80 0t80 0t80 0V186q0 14 -14 14H14q-14 0 -14 -14z", "story-water")
    step = WIDTH / len(story.days)
    for k, day in enumerate(story.days):
        x = step * (k + 0.5)
        if day.tried:
            canvas.circle(x, 84, 22, "story-glow")
        canvas.shape(
            f"M{x - 11:.0f} 68h22l4 30q-15 7 -30 0z", "story-lantern lit" if day.tried else "story-lantern"
        )
        canvas.shape(f"M{x - 18:.0f} 102q18 10 36 0l-4 7q-14 6 -28 0z", "story-float")
        if day.tried:
            canvas.text(x, 36, str(day.measured), "story-number", anchor="middle")
            if day.told:
                canvas.text(x, 55, say("{told} told", told=day.told), "story-day", anchor="middle")
        canvas.text(x, 168, DAY_NAMES[day.on.weekday()], "story-day", anchor="middle")
    return canvas.to_markup()


def draw_highlight(highlight: Highlight, *, label: str) -> Markup:
    """Return the one thing, large: the way of a best, or the bird, plant or shell that stands for it."""
    canvas = Canvas(WIDTH / 2, HEIGHT / 2, label=label, name="story")
    canvas.rect(0, 0, WIDTH / 2, HEIGHT / 2, "shore-sky", radius=7)
    canvas.circle(134, 20, 9, "shore-sun")
    canvas.shape("M0 46q20 -5 40 0t40 0t40 0t40 0V60H0z", "shore-sea")
    canvas.shape("M0 56q20 -6 40 0t40 0t40 0t40 0V93q0 7 -7 7H7q-7 0 -7 -7z", "shore-sand")
    if highlight.best is not None:
        _BESTS[highlight.best.kind](canvas)
    elif highlight.kind in THINGS:
        draw_thing(canvas, THINGS[highlight.kind], (80, 72), tint=0)
    return canvas.to_markup()


def _draw_far(canvas: Canvas) -> None:
    """Draw a way up to a flag."""
    canvas.shape("M30 82q34 -4 58 -46", "story-way")
    canvas.line((90, 38), (90, 12), "story-pole")
    canvas.shape("M90 12l22 6l-22 7z", "shore-thing tint-0")


def _draw_smooth(canvas: Canvas) -> None:
    """Draw one even wave."""
    canvas.shape("M24 72c20 -34 36 -34 56 0s36 34 56 0", "story-way")
    canvas.circle(24, 72, 4, "shore-heart")


def _draw_hold(canvas: Canvas) -> None:
    """Draw an hourglass."""
    canvas.shape("M62 24h36M62 86h36", "story-pole")
    canvas.shape("M66 26q0 18 12 29q-12 11 -12 29h28q0 -18 -12 -29q12 -11 12 -29z", "shore-thing tint-1")
    canvas.shape("M70 82q2 -12 10 -16q8 4 10 16z", "shore-thing tint-0")


_BESTS: Mapping[BestKind, Callable[[Canvas], None]] = {
    "far": _draw_far,
    "smooth": _draw_smooth,
    "hold": _draw_hold,
}
