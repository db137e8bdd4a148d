"""The reservoir drawn: what is left by our sum with its band, and the line that counts as low.

It is a sum and no measurement: the band is drawn as wide as the sum is unsure, and the words say so.
"""

from markupsafe import Markup

from lull.safety.pump_supply import LeftMl
from lull.web.charts.canvas import Canvas

WIDTH, HEIGHT = 190.0, 232.0
LEFT, TOP, WIDE, TALL = 6.0, 8.0, 66.0, 216.0
RADIUS = 28.0
INSET = 4.0
WORDS_AT = LEFT + WIDE + 14
APART = 19.0
"""Two lines of words stand at least so far apart."""


def draw_reservoir(whole_ml: float, left: LeftMl, low_ml: float) -> Markup:
    """Return the reservoir of ``whole_ml`` with what is left of it."""
    label = (
        f"Reservoir of {whole_ml:g} mL. By our sum {left.ml:.1f} mL are left,"
        f" between {left.least_ml:.1f} and {left.most_ml:.1f} mL. Low is {low_ml:g} mL."
    )
    canvas = Canvas(WIDTH, HEIGHT, label=label, name="reservoir")
    bottom = TOP + TALL - INSET
    tall = TALL - 2 * INSET

    def y(ml: float) -> float:
        return bottom - tall * min(1.0, max(0.0, ml / whole_ml))

    canvas.rect(LEFT, TOP, WIDE, TALL, "reservoir-wall", radius=RADIUS)
    for name, top, end in (
        ("reservoir-sure", y(left.least_ml), bottom),
        ("reservoir-unsure", y(left.most_ml), y(left.least_ml)),
    ):
        canvas.area(name, LEFT, top, WIDE, end - top)
        with canvas.group(name, clip=name):
            canvas.rect(LEFT + INSET, TOP + INSET, WIDE - 2 * INSET, tall, name, radius=RADIUS - INSET)
    at, low = y(left.ml), y(low_ml)
    canvas.line((LEFT, at), (LEFT + WIDE + 8, at), "reservoir-level")
    canvas.line((LEFT, low), (LEFT + WIDE + 8, low), "reservoir-low")
    words_at, low_words_at = _keep_apart(at, low)
    canvas.text(WORDS_AT, words_at + 5, f"{left.ml:.1f} mL|left", "reservoir-words")
    canvas.text(WORDS_AT, low_words_at + 5, f"{low_ml:g} mL is low", "reservoir-words")
    return canvas.to_markup()


def _keep_apart(at: float, low: float) -> tuple[float, float]:
    """Return where both words stand, so that they do not cover one another nor leave the sheet."""
    if abs(at - low) >= APART:
        return min(at, HEIGHT - 10), min(low, HEIGHT - 10)
    upper = min(at, low, HEIGHT - 10 - APART)
    return (upper, upper + APART) if at <= low else (upper + APART, upper)
