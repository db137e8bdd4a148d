"""A boat: the movement pulls the oar, each repetition is a stroke to the next place on the shore."""

from lull.practice.games.chance import shuffle
from lull.practice.games.game import Game, GameState, Scene
from lull.saying import Saying, say, say_count, together

PLACES = (
    say("reeds"),
    say("willow"),
    say("cottage"),
    say("heron"),
    say("windmill"),
    say("jetty"),
    say("birches"),
    say("lighthouse"),
)
"""What stands along the shore; the lighthouse stands where the goal is, and again as far beyond."""

LIGHTHOUSE = len(PLACES) - 1
BEHIND, AHEAD = 4, 8
"""So many places around the boat are in sight (ours)."""


def find_place(state: GameState, index: int) -> int:
    """Return what stands at the end of the stroke with this number, as its place in :data:`PLACES`.

    The others come in turn, in an order of the session's own: the same never stands twice in a row.
    """
    if index > 0 and index % state.goal == 0:
        return LIGHTHOUSE
    return shuffle(state.seed, LIGHTHOUSE)[index % LIGHTHOUSE]


def arrange_shore(state: GameState) -> Scene:
    """Return the places in sight: ``first`` is the number of the stroke that leads to the first of them."""
    first = max(0, state.earned - BEHIND)
    return {"first": first, "shore": [find_place(state, at) for at in range(first, state.earned + AHEAD + 1)]}


def say_way(state: GameState) -> Saying:
    """Return how far it is to the lighthouse."""
    left = state.goal - state.earned
    if left > 0:
        return say_count(left, "{number} stroke to the lighthouse", "{number} strokes to the lighthouse")
    return say("You reached the lighthouse")


def say_where(state: GameState) -> Saying:
    """Return what the boat lies beside."""
    return say("Beside it: {place}.", place=PLACES[find_place(state, state.earned)])


def _say(state: GameState) -> Saying:
    rowed = say_count(
        state.earned,
        "A boat on a lake. {number} stroke rowed.",
        "A boat on a lake. {number} strokes rowed.",
    )
    return together((rowed, say_where(state)))


BOAT = Game(
    id="boat",
    name=say("Boat"),
    invites=say("Each one you do is a stroke along the shore."),
    arrange=arrange_shore,
    say=_say,
    say_left=say_way,
)
