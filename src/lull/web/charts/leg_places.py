"""Where the joints of a drawn leg are for a knee angle: the thigh lies level on a seat, the lower leg turns.

Units are those of the drawing (CSS pixels at its natural width), x to the right, y downwards. Angles are a
knee's as everywhere: 0 is straight, -90 hangs down. The lower leg is rigid, so one turn about the knee
moves it all; a script that replays a swing turns what is drawn here and needs no geometry of its own.
"""

from dataclasses import dataclass
from math import cos, radians, sin

Place = tuple[float, float]

HIP: Place = (44.0, 100.0)
KNEE: Place = (190.0, 100.0)
SHANK_PX, FOOT_PX = 126.0, 44.0
"""From knee to ankle and from ankle to toe, near a grown-up's shares of the thigh (ours, for the eye)."""

FOOT_FROM_SHANK_DEG = -78.0
"""The foot of a hanging leg points forward and a little down (ours, for the eye)."""


@dataclass(frozen=True, slots=True)
class LegPlaces:
    """The joints of a drawn leg."""

    hip: Place
    knee: Place
    ankle: Place
    toe: Place


def turn_deg(q_deg: float) -> float:
    """Return how far the straight lower leg is turned about the knee, clockwise as SVG turns."""
    return -q_deg


def place_below_knee(q_deg: float, radius: float) -> Place:
    """Return the place on the lower leg's middle line, ``radius`` from the knee."""
    turned = radians(turn_deg(q_deg))
    return KNEE[0] + radius * cos(turned), KNEE[1] + radius * sin(turned)


def place_leg(q_deg: float) -> LegPlaces:
    """Return every joint for a knee angle in degrees."""
    ankle = place_below_knee(q_deg, SHANK_PX)
    points = radians(turn_deg(q_deg) + FOOT_FROM_SHANK_DEG)
    toe = (ankle[0] + FOOT_PX * cos(points), ankle[1] + FOOT_PX * sin(points))
    return LegPlaces(HIP, KNEE, ankle, toe)
