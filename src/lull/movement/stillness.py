"""How long a signal has kept still."""


class Stillness:
    """Follows a signal and knows since when it has stayed within a band around one value."""

    __slots__ = ("_anchor", "_since_s")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.reset()

    def reset(self) -> None:
        """Forget everything seen."""
        self._anchor: float | None = None
        self._since_s = 0.0

    def feed(self, t_s: float, value: float, band: float) -> float:
        """Take one sample and return for how many seconds the signal has been still.

        Leaving the ``band`` either way begins anew.
        """
        if self._anchor is None or abs(value - self._anchor) > band:
            self._anchor = value
            self._since_s = t_s
        return t_s - self._since_s
