"""Calm: a circle that follows the movement, a small count, and nothing else."""

from lull.practice.games.game import Game
from lull.saying import say

CALM = Game(
    id="calm",
    name=say("Calm"),
    invites=say("A circle that moves as you do. Nothing else."),
    arrange=lambda _: {},
    say=lambda state: say("A circle that moves as you do. {earned} so far.", earned=state.earned),
    say_left=lambda _: "",
)
