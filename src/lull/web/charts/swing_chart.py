"""The knee's bend as the leg swings: this test solid, an earlier one of the day dashed, events marked on it.

0 stands at the top, leg straight; bend grows downwards as the leg falls. What a gyroscope saw is the turn
since the release, because it does not know where the leg was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup

from lull.assessment.measured import Measured
from lull.record.recorded_pendulum_test import FIRST_SWING, RecordedRelease
from lull.saying import say
from lull.web.charts.canvas import Canvas
from lull.web.charts.labels import Box, find_clear_top, text_width
from lull.web.translation import speak

LONGEST_SHOWN_S = 6.0
"""A leg's swing is over by then, nearly always; the numbers use all of it."""

LEAST_SHOWN_S = 2.0
GRID_DEG = 30
MARK_PX, HALF_BAR_PX = 8.0, 8.0
NUMBER_PX, WORDS_PX, LINE_PX = 24.0, 16.0, 20.0
"""How large a first swing's number is, the words below it, and a line of them."""

REST, START = "resting_angle_deg", "start_angle_deg"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingSize:
    """A drawing's own measures, in CSS pixels; ``bars`` is the room for the first swings at the right."""

    name: str
    width: float
    height: float
    left: float
    bars: float


WIDE = SwingSize(name="wide", width=720, height=400, left=52, bars=190)
PHONE = SwingSize(name="phone", width=348, height=330, left=40, bars=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingSet:
    """The swings of one test; ``kind`` is ``before`` (dashed, hollow) or ``after``; ``in_window`` is gold."""

    kind: str
    words: str
    releases: Sequence[RecordedRelease]
    in_window: bool = False


def draw_swings(sets: Sequence[SwingSet], *, size: SwingSize, label: str, turned: bool) -> Markup:
    """Return the chart; ``turned`` for what a gyroscope saw."""
    frame = _Frame(sets, size)
    canvas = Canvas(
        size.width, size.height, label=speak(label), name=f"swing {size.name}", data=frame.tell_scale()
    )
    frame.draw_grid(canvas, turned=turned)
    for one in sets:
        for release in one.releases:
            if release is not find_middle(one.releases):
                canvas.curve(frame.points(release), "swing-other")
    for place, one in enumerate(sets):
        release = find_middle(one.releases)
        canvas.curve(frame.points(release), f"swing-line {one.kind}")
        frame.draw_rest(canvas, release, one.kind)
        frame.draw_first_swing(canvas, one, release, place)
    return canvas.to_markup()


def find_middle(releases: Sequence[RecordedRelease]) -> RecordedRelease:
    """Return the release whose first swing is the middle one; of two in the middle, the smaller."""
    ordered = sorted(releases, key=lambda release: release.first_swing.value or 0.0)
    return ordered[(len(ordered) - 1) // 2]


class _Frame:
    """Where seconds and degrees lie on the sheet."""

    def __init__(self, sets: Sequence[SwingSet], size: SwingSize) -> None:
        """Make room for every curve."""
        releases = [release for one in sets for release in one.releases]
        points = [point for release in releases for point in release.curve]
        longest = max((t for t, _ in points), default=LEAST_SHOWN_S)
        self.first_s = min((t for t, _ in points), default=0.0)
        self.last_s = min(max(longest, LEAST_SHOWN_S), LONGEST_SHOWN_S)
        bends = [-q for _, q in points] or [0.0]
        self.least = GRID_DEG * floor(min(0.0, *bends) / GRID_DEG)
        self.most = GRID_DEG * ceil(max(90.0, *bends) / GRID_DEG)
        self.size = size
        self.top, self.bottom = 26.0, size.height - 46.0
        self.right = size.width - 10.0
        self.curves = [self.points(release) for release in releases]

    def x(self, t_s: float) -> float:
        """Return where a second lies."""
        share = (t_s - self.first_s) / (self.last_s - self.first_s)
        return self.size.left + (self.right - self.size.left) * share

    def y(self, q_deg: float) -> float:
        """Return where an angle lies."""
        return self.top + (self.bottom - self.top) * (-q_deg - self.least) / (self.most - self.least)

    def tell_scale(self) -> dict[str, str]:
        """Return where 0 seconds and 0 degrees lie and how long one of each is, for a cursor that moves."""
        across, down = (self.x(0.0), self.x(1.0) - self.x(0.0)), (self.y(0.0), self.y(1.0) - self.y(0.0))
        return {
            "across": f"{across[0]:.3f} {across[1]:.3f}",
            "down": f"{down[0]:.3f} {down[1]:.4f}",
            "rows": f"{self.top:g} {self.bottom:g}",
        }

    def points(self, release: RecordedRelease) -> list[tuple[float, float]]:
        """Return a curve on the sheet, as long as it is shown."""
        return [(self.x(t), self.y(q)) for t, q in release.curve if t <= self.last_s]

    def draw_grid(self, canvas: Canvas, *, turned: bool) -> None:
        """Draw the lines of degrees and the seconds below, and say what they are."""
        for bend in range(self.least, self.most + 1, GRID_DEG):
            canvas.line((self.size.left, self.y(-bend)), (self.right, self.y(-bend)), "grid")
            canvas.text(self.size.left - 8, self.y(-bend) + 5, f"{bend}°", "axis-words", anchor="end")
        above = say("held here") if turned else say("leg straight")
        canvas.text(self.size.left + 8, 16, speak(above), "axis-words")
        below = say("fallen") if turned else say("leg bent")
        canvas.text(self.right, self.bottom - 8, speak(below), "axis-words", anchor="end")
        for second in range(int(self.last_s) + 1):
            canvas.text(self.x(second), self.bottom + 20, f"{second} s", "axis-words", anchor="middle")
        canvas.line((self.x(0.0), self.top), (self.x(0.0), self.bottom), "let-go")
        canvas.text(self.x(0.0), self.bottom + 38, speak(say("let go")), "axis-words", anchor="middle")

    def draw_rest(self, canvas: Canvas, release: RecordedRelease, kind: str) -> None:
        """Mark the angle at which the leg comes to rest, where it is known."""
        rest = release.numbers.get(REST)
        if rest is None or rest.value is None:
            return
        canvas.line(
            (self.x(self.last_s * 0.72), self.y(rest.value)), (self.right, self.y(rest.value)), "rest-line"
        )
        if kind != "after":
            return
        words = speak(say("rest {angle}°", angle=f"{-rest.value:.0f}"))
        line = self.y(rest.value)
        box = Box(left=self.right - text_width(words, size=WORDS_PX), right=self.right)
        tops = [line - 9 - WORDS_PX - LINE_PX * k for k in range(4)]
        tops += [line + 9 + LINE_PX * k for k in range(4) if line + 9 + LINE_PX * (k + 2) < self.bottom]
        tops.sort(key=lambda top: abs(top + WORDS_PX / 2 - line))
        top = find_clear_top(tops, box, height=WORDS_PX, curves=self.curves)
        canvas.text(self.right, top + WORDS_PX, words, "axis-words strong", anchor="end")

    def draw_first_swing(self, canvas: Canvas, one: SwingSet, release: RecordedRelease, place: int) -> None:
        """Mark the first reversal, and how far the leg came as a bar with its number."""
        if release.turn is None:
            return
        at, deg = release.turn
        mark = "turn-mark gold" if one.in_window else "turn-mark"
        first = release.numbers[FIRST_SWING]
        start = deg + (first.value or 0.0)
        if self.size.bars:
            x = self.right - self.size.bars * (1.9 - place)
            canvas.line((self.x(at), self.y(deg)), (x, self.y(deg)), "reach")
            canvas.line((x, self.y(start)), (x, self.y(deg)), f"swing-bar {one.kind}")
            for end in (start, deg):
                canvas.line(
                    (x - HALF_BAR_PX, self.y(end)), (x + HALF_BAR_PX, self.y(end)), f"swing-bar {one.kind}"
                )
            self._write_first_swing(canvas, x + 12, (self.y(start), self.y(deg)), first, one.words)
        canvas.circle(self.x(at), self.y(deg), MARK_PX, mark)

    def _write_first_swing(
        self, canvas: Canvas, x: float, bar: tuple[float, float], first: Measured, when: str
    ) -> None:
        """Write a first swing beside its bar, where no curve runs: near the middle if it can be."""
        lines = (speak(say("first swing,")), speak(when))
        height = NUMBER_PX + LINE_PX * len(lines)
        box = Box(left=x, right=x + max(text_width(words, size=WORDS_PX) for words in lines))
        best = bar[0] + 0.42 * (bar[1] - bar[0]) - NUMBER_PX
        tops = [bar[0] + share / 8 * (bar[1] - height - bar[0]) for share in range(9)]
        top = find_clear_top([best, *tops], box, height=height, curves=self.curves)
        canvas.text(x, top + NUMBER_PX, f"{first.value:.0f}°", "swing-number")
        for place, words in enumerate(lines, start=1):
            canvas.text(x, top + NUMBER_PX + LINE_PX * place, words, "axis-words")
