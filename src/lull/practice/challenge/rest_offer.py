"""When a rest is offered: when it is sure that a person is a good deal more tired than at the start of today.

Tiredness is believed in by :mod:`lull.practice.challenge.capability`, from range, time, hold and smoothness
together; two signs have to look tired by themselves as well (:mod:`lull.practice.challenge.tiredness`). Only
this person, this session and this exercise are compared; the number says nothing about anybody else.
"""

TIRED_FOR_REST = 0.2
"""A rest is offered from this tiredness on, when it is sure (ours; plausible 0.1 to 0.3; about a
twenty-fifth of the own range less far, 8 % more time and 0.08 less smooth)."""
SURE_BY_SDS = 1.64
"""Sure is one chance in twenty of being less tired (ours; plausible 1.3 to 2.3)."""
BETWEEN_RESTS = 20
"""So many attempts lie between two offers (ours; plausible 10 to 30)."""


class RestOffer:
    """Fed with the tiredness believed in after every attempt; says whether a rest is due."""

    def __init__(self) -> None:
        """Begin fresh."""
        self._since = BETWEEN_RESTS
        self._needed = TIRED_FOR_REST

    def feed(self, mean: float, sd: float, *, agree: bool) -> bool:
        """Take the tiredness of now and return whether to offer a rest.

        ``agree`` says whether two signs look tired by themselves: a cramped camera or a new game changes one.
        The next one is offered once the person is as tired again as at this one, and not before some more
        attempts, because a prompt that comes at every movement is no help.
        """
        self._since += 1
        surely = mean - SURE_BY_SDS * sd
        if not agree or self._since < BETWEEN_RESTS or surely < self._needed:
            return False
        self._since, self._needed = 0, surely
        return True
