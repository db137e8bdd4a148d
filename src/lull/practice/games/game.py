"""The small engine under all games: a state that only grows, and rules that arrange it into a scene.

A game cannot take anything away, punish a pause or hurry anybody, because the one place where states change
is :meth:`Game.advance`, and it knows neither loss nor time (hazard H31).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite
from typing import TypeAlias

from lull.practice.games.moment import Moment, PlayerMoment

Scene: TypeAlias = dict[str, object]
"""What the browser draws, as plain JSON: small whole numbers and words."""

FARTHEST_PULL = 1.2
"""A movement beyond the own range is drawn so far beyond it and no further (ours; 1 to 1.5)."""

MOST_EARNED = 1_000_000
"""No session counts so many; a number beyond it is noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameState:
    """Where a game stands. Plain JSON by :meth:`to_json`.

    ``counted`` is what each player has earned, ``pull`` where each movement is now, from 0 to
    :data:`FARTHEST_PULL`. ``seed`` gives a session its own variety, ``goal`` how many things were wished
    for; nothing depends on reaching it.
    """

    game: str
    seed: int
    goal: int
    counted: tuple[int, ...]
    pull: tuple[float, ...]

    @property
    def earned(self) -> int:
        """All things earned, whoever earned them."""
        return sum(self.counted)

    def to_json(self) -> Scene:
        """Return the state as plain JSON."""
        return {
            "game": self.game,
            "seed": self.seed,
            "goal": self.goal,
            "counted": list(self.counted),
            "pull": list(self.pull),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One game: its words, how many play it, and how what was earned is arranged.

    ``name`` is for the choice, ``invites`` one sentence below it. ``arrange`` returns what of the scene is
    this game's own, ``say`` what is on the screen for somebody who does not see it, ``say_left`` a few words
    beside the count.
    """

    id: str
    name: str
    invites: str
    arrange: Callable[[GameState], Scene]
    say: Callable[[GameState], str]
    say_left: Callable[[GameState], str]
    players: int = 1

    def begin(self, *, seed: int, goal: int) -> GameState:
        """Return the state before anything was done."""
        nothing = (0,) * self.players
        return GameState(
            game=self.id, seed=seed, goal=max(1, goal), counted=nothing, pull=tuple(map(float, nothing))
        )

    def advance(self, state: GameState, moment: Moment) -> GameState:
        """Return the state after a moment: each repetition and each told one has earned exactly one thing.

        What was earned stays, whatever a later moment says; players beyond this game's own are not heard.
        """
        players = (moment.players + (PlayerMoment(),) * self.players)[: self.players]
        counted = tuple(
            max(before, min(player.counted, MOST_EARNED))
            for before, player in zip(state.counted, players, strict=True)
        )
        return replace(state, counted=counted, pull=tuple(_to_pull(player.progress) for player in players))

    def scene(self, state: GameState) -> Scene:
        """Return what the browser draws and says; where the movement is now travels beside it."""
        return {
            "game": self.id,
            "earned": state.earned,
            "goal": state.goal,
            "says": self.say(state),
            "left": self.say_left(state),
            **self.arrange(state),
        }


def _to_pull(progress: float | None) -> float:
    """Return a movement as it is drawn; what is not seen is at rest."""
    return 0.0 if progress is None or not isfinite(progress) else min(FARTHEST_PULL, max(0.0, progress))
