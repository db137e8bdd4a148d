"""The shore: what practising earned, drawn in the order in which it was found. Nothing moves.

A shore has room for forty things; when it is full, the next one begins and the full one stays as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin

from markupsafe import Markup

from lull.practice.games.chance import pick
from lull.progress.collection import Found, ThingKind, count_things
from lull.saying import Saying, say, say_count, together
from lull.web.charts.canvas import Canvas, Point

COLUMNS, ROWS = 10, 4
A_SHORE = COLUMNS * ROWS
WIDTH, HEIGHT, SAND_TOP = 640.0, 340.0, 92.0
STEP_X, STEP_Y = WIDTH / COLUMNS, (HEIGHT - SAND_TOP - 12) / ROWS
COLOURS = 4

WORDS: Mapping[ThingKind, Callable[[int], Saying]] = {
    "shell": lambda count: say_count(count, "{number} shell", "{number} shells"),
    "pebble": lambda count: say_count(count, "{number} pebble", "{number} pebbles"),
    "starfish": lambda count: say_count(count, "{number} starfish", "{number} starfish"),
    "plant": lambda count: say_count(count, "{number} shore plant", "{number} shore plants"),
    "bird": lambda count: say_count(count, "{number} bird", "{number} birds"),
}
"""One of each kind, and several."""


def say_things(found: Sequence[Found]) -> str:
    """Say what there is: ``3 shells, 1 starfish and 1 bird``."""
    said = [WORDS[kind](count) for kind, count in count_things(found).items()]
    if not said:
        return say("nothing yet")
    if len(said) == 1:
        return said[0]
    return say("{some} and {last}", some=together(said[:-1], ", "), last=said[-1])


def draw_shores(found: Sequence[Found]) -> tuple[Markup, ...]:
    """Return every shore, the first found first; one that is empty where nothing was found."""
    shores = [found[start : start + A_SHORE] for start in range(0, len(found) or 1, A_SHORE)]
    return tuple(
        draw_shore(
            things,
            number,
            label=say("Shore {number} with {things}.", number=number, things=say_things(things)),
        )
        for number, things in enumerate(shores, 1)
    )


def draw_shore(things: Sequence[Found], number: int, *, label: str) -> Markup:
    """Return one shore with at most forty things; each ``number`` has them lie a little differently."""
    canvas = Canvas(WIDTH, HEIGHT, label=label, name="shore")
    canvas.rect(0, 0, WIDTH, HEIGHT, "shore-sky", radius=18)
    canvas.circle(548, 40, 22, "shore-sun")
    canvas.shape(f"M0 52q80 -10 160 0t160 0t160 0t160 0V{SAND_TOP + 14}H0z", "shore-sea")
    canvas.shape(
        f"M0 {SAND_TOP}q80 -16 160 0t160 0t160 0t160 0V{HEIGHT - 18}q0 18 -18 18H18q-18 0 -18 -18z",
        "shore-sand",
    )
    for place, thing in enumerate(things[:A_SHORE]):
        row, column = divmod(place, COLUMNS)
        x = (column + 0.5) * STEP_X + pick(number, place, 13) - 6
        y = SAND_TOP + 14 + (row + 0.5) * STEP_Y + pick(number + 7, place, 11) - 5
        _DRAWN[thing.kind](canvas, (x, y), f"tint-{pick(thing.number, len(thing.kind), COLOURS)}")
    return canvas.to_markup()


def draw_thing(canvas: Canvas, kind: ThingKind, at: Point, *, tint: int) -> None:
    """Draw one thing, about 36 wide and high, in one of four colours."""
    _DRAWN[kind](canvas, at, f"tint-{tint}")


def _draw_shell(canvas: Canvas, at: Point, tint: str) -> None:
    """Draw a fan shell."""
    x, y = at
    canvas.shape(f"M{x:.0f} {y + 14:.0f}l-7 -3q-14 -10 -9 -22q16 -12 32 0q5 12 -9 22z", f"shore-thing {tint}")
    for lean in (-11, -5, 0, 5, 11):
        canvas.line((x, y + 11), (x + lean, y - 12 + abs(lean) / 3), "shore-mark")


def _draw_pebble(canvas: Canvas, at: Point, tint: str) -> None:
    """Draw two stones, one on the other."""
    x, y = at
    canvas.shape(f"M{x - 17:.0f} {y + 8:.0f}q2 -12 17 -12t17 12q-4 8 -17 8t-17 -8z", f"shore-thing {tint}")
    canvas.shape(f"M{x - 10:.0f} {y - 6:.0f}q2 -8 10 -8t10 8q-3 5 -10 5t-10 -5z", f"shore-thing {tint}")


def _draw_starfish(canvas: Canvas, at: Point, tint: str) -> None:
    """Draw a star of five arms."""
    x, y = at
    rays = [
        (x + (18 if k % 2 == 0 else 8) * sin(k * pi / 5), y - (18 if k % 2 == 0 else 8) * cos(k * pi / 5))
        for k in range(10)
    ]
    canvas.curve(rays, f"shore-thing {tint}", closed=True)
    canvas.circle(x, y, 2.5, "shore-dot")


def _draw_plant(canvas: Canvas, at: Point, tint: str) -> None:
    """Draw a plant of the dunes in flower."""
    x, y = at
    canvas.shape(f"M{x:.0f} {y + 18:.0f}q-2 -16 0 -26m-1 26q-14 -4 -16 -20m18 20q14 -4 16 -20", "shore-stem")
    for k in range(5):
        canvas.circle(x + 7 * sin(2 * pi * k / 5), y - 12 - 7 * cos(2 * pi * k / 5), 5, f"shore-thing {tint}")
    canvas.circle(x, y - 12, 4, "shore-heart")


def _draw_bird(canvas: Canvas, at: Point, tint: str) -> None:
    """Draw a small bird that stands on the sand."""
    x, y = at[0] - 7, at[1]
    canvas.shape(f"M{x - 2:.0f} {y + 4:.0f}v14m6 -14v14", "shore-stem")
    canvas.shape(
        f"M{x - 20:.0f} {y - 4:.0f}q14 -12 26 -4q2 -8 9 -8q7 1 6 8q-3 14 -18 15q-14 0 -23 -11z",
        f"shore-thing {tint}",
    )
    canvas.shape(f"M{x + 20:.0f} {y - 10:.0f}l9 3l-9 2z", "shore-stem")
    canvas.circle(x + 15, y - 10, 1.8, "shore-dot")


_DRAWN = {
    "shell": _draw_shell,
    "pebble": _draw_pebble,
    "starfish": _draw_starfish,
    "plant": _draw_plant,
    "bird": _draw_bird,
}
