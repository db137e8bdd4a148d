"""Lanterns: each repetition lets one drift out over an evening bay."""

from lull.practice.games.game import Game, GameState, plural


def _say(state: GameState) -> str:
    return f"Evening bay. {plural(state.earned, 'lantern')} on the water."


def _say_left(state: GameState) -> str:
    left = state.goal - state.earned
    return f"{plural(left, 'lantern')} left" if left > 0 else "All lanterns are on the water"


LANTERNS = Game(
    id="lanterns",
    name="Lanterns",
    invites="Each one you do floats a lantern.",
    arrange=lambda _: {},
    say=_say,
    say_left=_say_left,
)
