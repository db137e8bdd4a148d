"""The floor: going the other way from the ready pose is no movement, and the way back from there is none.

A thumb practised outwards may go across the palm in between. From the ready pose that was held, less what
noise makes, a signal is taken to go no lower. Somebody may hold ready where they do not rest later: then
the signal goes down and up below the floor again and again and never above it, and the floor gives way.
"""

from lull.movement.attempt_detector import SMALLEST_LEAVING_DEG
from lull.movement.one_euro import OneEuroFilter

SLACK_DEG = 3.0
"""The floor lies so far below the level held, in degrees: noise at rest stays noise (ours; plausible 2 to 5).

Less than half of what leaves rest: the way back from the floor to the level held is no movement either.
"""

MOST_FALLS = 3
"""So many falls below the floor in a row, with no movement above it between, leave it where it is (ours)."""


class Floor:
    """Follows one signal in order of time once its ready pose was held.

    ``is_proven`` says whether a movement has ever gone up from it, ``fell_s`` since when there was none.
    """

    def __init__(self, held_deg: float) -> None:
        """Begin where the ready pose was held."""
        self._held_deg = held_deg
        self.is_proven = self.has_given_way = False
        self.fell_s: float | None = None
        self._falls = 0
        self._is_down = False
        self._turn_deg = held_deg
        self._filter = OneEuroFilter()

    @property
    def deg(self) -> float:
        """The level under which the signal is taken not to go."""
        return self._held_deg - SLACK_DEG

    def lift(self, t_s: float, value_deg: float) -> float:
        """Take one frame's value and return it, or the floor where that is higher and still stands."""
        if not self.has_given_way:
            self._follow(t_s, self._filter.feed(t_s, value_deg))
        return value_deg if self.has_given_way else max(value_deg, self.deg)

    def _follow(self, t_s: float, value_deg: float) -> None:
        """Count the falls below the floor since the last movement above it."""
        if value_deg > self._held_deg + SMALLEST_LEAVING_DEG:
            self.is_proven, self.fell_s, self._falls = True, None, 0
        value_deg = min(value_deg, self._held_deg)
        way_deg = value_deg - self._turn_deg if self._is_down else self._turn_deg - value_deg
        if way_deg < 0.0:
            self._turn_deg = value_deg
        elif way_deg >= SMALLEST_LEAVING_DEG:
            self._is_down = not self._is_down
            self._turn_deg = value_deg
            self._falls += self._is_down
            self.fell_s = t_s if self.fell_s is None else self.fell_s
            self.has_given_way = self._falls > MOST_FALLS
