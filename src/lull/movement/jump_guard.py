"""Leaps no joint can make: a lost or swapped landmark, not a movement.

A single frame that leaps and comes back is dropped, as if not seen. A leap that stays is let through after a
moment and said to be one, so that a movement made of leaps is not taken for practice.
"""

FASTEST_DEG_PER_S = 1200.0
"""Faster than this is no practised joint movement (ours; voluntary knee and elbow extension peak below about
1000 degrees/s, plausible 800 to 2000)."""

SLACK_DEG = 20.0
"""What landmark noise alone may add between two frames, in degrees, besides the noise measured (ours)."""

STAYED_FRAMES = 3
LONGEST_JUDGED_STEP_S = 0.2
"""After a longer gap nothing can be said about leaps (ours)."""


class JumpGuard:
    """Passes samples on; holds back those that leap."""

    __slots__ = ("_held", "_held_at_s", "_stayed", "_t_s", "_value", "jumped")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.jumped = False
        self._stayed = 0
        self._held = self._value = 0.0
        self._held_at_s = 0.0
        self._t_s: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the last sample was passed on."""
        return self._stayed == 0

    def reset(self) -> None:
        """Forget everything seen, as after a long gap."""
        self._t_s = None
        self._stayed = 0
        self.jumped = False

    def admits(self, t_s: float, value: float, noise_deg: float) -> bool:
        """Say whether this sample can be believed; afterwards ``jumped`` says if the signal has leapt."""
        self.jumped = False
        last_s = self._t_s
        if last_s is None:
            return self.pass_on(t_s, value)
        step_s = t_s - (self._held_at_s if self._stayed else last_s)
        slack = SLACK_DEG + 6.0 * noise_deg
        if step_s > LONGEST_JUDGED_STEP_S or abs(value - self._value) <= FASTEST_DEG_PER_S * step_s + slack:
            return self.pass_on(t_s, value)
        near_held = self._stayed > 0 and abs(value - self._held) <= FASTEST_DEG_PER_S * step_s + slack
        self._stayed = self._stayed + 1 if near_held else 1
        self._held, self._held_at_s = value, t_s
        if self._stayed < STAYED_FRAMES:
            return False
        self.jumped = True
        return self.pass_on(t_s, value)

    def pass_on(self, t_s: float, value: float) -> bool:
        """Believe a sample: the next one is held against it."""
        self._t_s, self._value, self._stayed = t_s, value, 0
        return True
