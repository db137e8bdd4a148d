"""Where in a movement a signal is, and how much of that movement was seen."""

from enum import Enum


class Where(Enum):
    """Where in a movement the signal is."""

    AT_REST = "at_rest"
    OUT = "out"
    RETURNING = "returning"


class Sight(Enum):
    """How much of a movement was seen: all, not its beginning, or it was told of before a gap."""

    WHOLE = "whole"
    BEGAN_UNSEEN = "began_unseen"
    ALREADY_TOLD = "already_told"
