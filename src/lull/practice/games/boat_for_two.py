"""A boat for two: one boat, two who row it. All strokes are one way; nobody's are told apart on the screen.

The second player plays by key or switch, at any pace; the boat glides on with whoever pulls.
"""

from lull.practice.games.boat import arrange_shore, say_way, say_where
from lull.practice.games.game import Game, GameState
from lull.saying import Saying, say, say_count, together


def _say(state: GameState) -> Saying:
    rowed = say_count(
        state.earned,
        "A boat with two who row. {number} stroke rowed together.",
        "A boat with two who row. {number} strokes rowed together.",
    )
    return together((rowed, say_where(state)))


BOAT_FOR_TWO = Game(
    id="boat-for-two",
    name=say("Boat for two"),
    invites=say("Row one boat together. The other one plays by key or switch."),
    arrange=arrange_shore,
    say=_say,
    say_left=say_way,
    players=2,
)
