"""Every game there is, in the order in which they are offered."""

from collections.abc import Mapping

from lull.practice.games.boat import BOAT
from lull.practice.games.boat_for_two import BOAT_FOR_TWO
from lull.practice.games.calm import CALM
from lull.practice.games.climb import CLIMB
from lull.practice.games.game import Game
from lull.practice.games.garden import GARDEN
from lull.practice.games.lanterns import LANTERNS
from lull.practice.games.picture import PICTURE

USUAL_GAME = LANTERNS

GAMES: Mapping[str, Game] = {
    game.id: game for game in (LANTERNS, BOAT, GARDEN, PICTURE, CLIMB, CALM, BOAT_FOR_TWO)
}


def find_game(game_id: str) -> Game:
    """Return a game by its id; the usual one where this Lull knows no such game."""
    return GAMES.get(game_id, USUAL_GAME)
