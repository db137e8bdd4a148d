"""How long a signal has kept still."""


class Stillness:
    """Follows a signal and knows since when it has stayed within a band around one value, the anchor."""

    __slots__ = ("anchor", "since_s")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.reset()

    def reset(self) -> None:
        """Forget everything seen."""
        self.anchor: float | None = None
        self.since_s = 0.0

    def feed(self, t_s: float, value: float, band: float) -> float:
        """Take one sample and return for how many seconds the signal has been still.

        Leaving the ``band`` either way begins anew.
        """
        if self.anchor is None or abs(value - self.anchor) > band:
            self.anchor = value
            self.since_s = t_s
        return t_s - self.since_s
