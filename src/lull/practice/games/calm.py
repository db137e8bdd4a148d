"""Calm: a circle that follows the movement, a small count, and nothing else."""

from lull.practice.games.game import Game

CALM = Game(
    id="calm",
    name="Calm",
    invites="A circle that moves as you do. Nothing else.",
    arrange=lambda _: {},
    say=lambda state: f"A circle that moves as you do. {state.earned} so far.",
    say_left=lambda _: "",
)
