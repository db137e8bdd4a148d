"""A boat for two: one boat, two who row it. All strokes are one way; nobody's are told apart on the screen.

The second player plays by key or switch, at any pace; the boat glides on with whoever pulls.
"""

from lull.practice.games.boat import arrange_shore, say_way, say_where
from lull.practice.games.game import Game, GameState, plural


def _say(state: GameState) -> str:
    return f"A boat with two who row. {plural(state.earned, 'stroke')} rowed together. {say_where(state)}"


BOAT_FOR_TWO = Game(
    id="boat-for-two",
    name="Boat for two",
    invites="Row one boat together. The other one plays by key or switch.",
    arrange=arrange_shore,
    say=_say,
    say_left=say_way,
    players=2,
)
