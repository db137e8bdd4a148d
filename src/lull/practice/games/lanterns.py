"""Lanterns: each repetition lets one drift out over an evening bay."""

from lull.practice.games.game import Game, GameState
from lull.saying import say, say_count


def _say(state: GameState) -> str:
    return say_count(
        state.earned,
        "Evening bay. {number} lantern on the water.",
        "Evening bay. {number} lanterns on the water.",
    )


def _say_left(state: GameState) -> str:
    left = state.goal - state.earned
    if left > 0:
        return say_count(left, "{number} lantern left", "{number} lanterns left")
    return say("All lanterns are on the water")


LANTERNS = Game(
    id="lanterns",
    name=say("Lanterns"),
    invites=say("Each one you do floats a lantern."),
    arrange=lambda _: {},
    say=_say,
    say_left=_say_left,
)
