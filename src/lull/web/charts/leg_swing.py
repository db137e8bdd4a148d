"""One release as a drawn leg: how it is held still at the first turn back, and the curve a replay follows.

It is drawn by us from the kept curve; no camera picture is ever kept. A gyroscope's curve tells only how far
the leg turned and not where it was, so nothing is drawn from one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lull.assessment.number_words import say_number
from lull.record.recorded_pendulum_test import RecordedPendulumTest, RecordedRelease
from lull.saying import say
from lull.web.charts.canvas import Canvas
from lull.web.charts.leg_places import HIP, KNEE, place_below_knee, place_leg, turn_deg
from lull.web.charts.swing_chart import LONGEST_SHOWN_S, find_middle
from lull.web.translation import speak

WIDTH, HEIGHT = 372.0, 290.0
FLOOR_Y, SEAT_Y = 268.0, 132.0
JOINT_PX = 9.0
ARC_PX = 92.0
"""How far from the knee the arc of the first swing runs."""

ARC_STEP_DEG = 4.0
GHOST_SHARES = (0.0, 1 / 3, 2 / 3)
"""Where in the first swing an earlier position stays to be seen (ours)."""

SLOWER = 4
"""A replay is so many times slower than the leg was."""

STEP_S = 0.05
"""One press moves the replay by so many seconds of the leg's own time (ours): about ten to the first turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegSwing:
    """One release to look at; ``number`` counts from 1, ``curve`` is ``seconds,degrees`` with blanks between.

    ``still_s`` is the moment drawn: the first turn back, or the end of a curve whose turn is not known.
    """

    number: int
    count: int
    is_chosen: bool
    picture: Markup
    curve: str
    still_s: float
    has_turn: bool


def draw_leg_swings(test: RecordedPendulumTest) -> list[LegSwing]:
    """Return a drawn leg for each release with a curve, the middle one chosen; none for a gyroscope."""
    if test.source == "gyroscope":
        return []
    middle = find_middle(test.releases)
    shown = [(n, one) for n, one in enumerate(test.releases, start=1) if len(_shown(one)) > 1]
    chosen = next((n for n, one in shown if one is middle), shown[0][0] if shown else 0)
    return [_draw_release(one, n, len(test.releases), is_chosen=n == chosen) for n, one in shown]


def angle_at(curve: Sequence[tuple[float, float]], t_s: float) -> float:
    """Return the angle of a curve at a time, straight between its points and level beyond its ends."""
    before = [point for point in curve if point[0] <= t_s]
    after = [point for point in curve if point[0] > t_s]
    if not before or not after:
        return before[-1][1] if before else curve[0][1]
    (t0, q0), (t1, q1) = before[-1], after[0]
    return q0 + (q1 - q0) * (t_s - t0) / (t1 - t0)


def _shown(release: RecordedRelease) -> list[tuple[float, float]]:
    """Return a curve as long as the chart shows it."""
    return [point for point in release.curve if point[0] <= LONGEST_SHOWN_S]


def _draw_release(release: RecordedRelease, number: int, count: int, *, is_chosen: bool) -> LegSwing:
    curve = _shown(release)
    still = release.turn or curve[-1]
    where = say("at its first turn back") if release.turn else say("where its curve ends")
    label = say(
        "Swing {number} of {count}, drawn by code: a leg from the side, the thigh on the edge of a seat, "
        "the lower leg {where}. First swing {first}.",
        number=number,
        count=count,
        where=where,
        first=say_number(release.first_swing, "deg"),
    )
    return LegSwing(
        number=number,
        count=count,
        is_chosen=is_chosen,
        picture=_draw_leg(curve, release.turn, still[1], label),
        curve=" ".join(f"{t:g},{q:g}" for t, q in curve),
        still_s=still[0],
        has_turn=release.turn is not None,
    )


def _draw_leg(
    curve: Sequence[tuple[float, float]], turn: tuple[float, float] | None, still_deg: float, label: str
) -> Markup:
    """Draw the seat, earlier positions, the leg, and the arc of its first swing."""
    canvas = Canvas(WIDTH, HEIGHT, label=speak(label), name="leg-swing")
    canvas.line((0.0, FLOOR_Y), (WIDTH, FLOOR_Y), "floor")
    for x in (HIP[0] - 8.0, KNEE[0] - 46.0):
        canvas.line((x, SEAT_Y), (x, FLOOR_Y), "seat-leg")
    canvas.line((14.0, SEAT_Y), (KNEE[0] - 22.0, SEAT_Y), "seat")
    if turn is not None:
        start_deg = angle_at(curve, 0.0)
        for share in GHOST_SHARES:
            ghost = place_leg(start_deg + share * (turn[1] - start_deg))
            canvas.line(ghost.knee, ghost.ankle, "ghost")
        _draw_arc(canvas, start_deg, turn[1])
    canvas.line(HIP, KNEE, "limb")
    straight = place_leg(0.0)
    with canvas.group("lower-leg", turned=(turn_deg(still_deg), KNEE)):
        canvas.line(straight.ankle, straight.toe, "shoe")
        canvas.line(KNEE, straight.ankle, "limb")
        canvas.line(KNEE, straight.ankle, "bone")
        canvas.circle(*straight.ankle, JOINT_PX, "joint")
    canvas.line(HIP, KNEE, "bone")
    canvas.circle(*HIP, JOINT_PX, "joint")
    canvas.circle(*KNEE, JOINT_PX, "joint")
    return canvas.to_markup()


def _draw_arc(canvas: Canvas, start_deg: float, end_deg: float) -> None:
    """Draw how far the first swing went."""
    steps = max(2, int(abs(end_deg - start_deg) / ARC_STEP_DEG))
    angles = [start_deg + (end_deg - start_deg) * step / steps for step in range(steps + 1)]
    places = [place_below_knee(q, ARC_PX) for q in angles]
    canvas.curve(places, "arc-edge")
    canvas.curve(places, "arc")
