"""Doubts about a count while it goes on: each is told once, on the frame on which it arises."""

from lull.movement.attempt import Excursion
from lull.practice.count_doubt import PATIENCE_S, Doubt, DoubtWatch


class LiveDoubts:
    """Watches the frames in which movements count."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._leaps_told = False
        self._begin()

    def forget(self) -> None:
        """Begin anew, as after a rest or while getting ready: movement then is none that counts."""
        if self._has_begun:
            self._begin()

    def _begin(self) -> None:
        """Have nothing in mind."""
        self._watch = DoubtWatch()
        self._gaps = 0
        self._has_begun = False

    def feed(self, t_s: float, value: float | None, excursion: Excursion | None) -> None:
        """Take one frame's value and the movement that ended on it."""
        self._has_begun = True
        self._watch.feed(t_s, value)
        if excursion is not None:
            self._watch.answer_for(excursion.start_s, excursion.end_s)

    def tell(self, t_s: float, own_range: float, *, is_out: bool, attempts: int) -> Doubt | None:
        """Return the doubt that has arisen on the frame just taken, if one has.

        Nothing is said of movements not counted while one ``is_out``: it may explain them.
        """
        watch = self._watch
        if len(watch.gaps) > self._gaps:
            self._gaps = len(watch.gaps)
            return watch.gaps[-1]
        if not self._leaps_told and watch.leaps:
            leaps = watch.find_leaps(attempts)
            self._leaps_told = leaps is not None
            if leaps is not None:
                return leaps
        if not watch.bumps or is_out:
            return None
        return watch.take_uncounted(t_s - PATIENCE_S, own_range)
