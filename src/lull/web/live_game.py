"""The game of one session that is going on: told what was counted, it says what is to be drawn.

Which game it is, and its goal, stand in the session's own entry in the record, and everything earned follows
from the counts: a restarted server, another window and a reconnect go on with the same scene. What a second
player pressed is another person's and is not in the record; this process and the page both remember it.
"""

from zlib import crc32

from lull.practice.games.all_games import find_game
from lull.practice.games.game import MOST_EARNED, GameState, Scene
from lull.practice.games.moment import Moment, PlayerMoment


class LiveGame:
    """One game being played. ``second`` is how often the second player pulled."""

    def __init__(self, game_id: str, session_id: str, *, goal: int) -> None:
        """Begin the game of a session; its variety is the session's own."""
        self.game = find_game(game_id)
        self.second = 0
        self._state = self.game.begin(seed=crc32(session_id.encode()), goal=goal)
        self._first = (0.0, 0, 0)
        self._t_s = 0.0
        self._scene = self._draw()

    @property
    def state(self) -> GameState:
        """Where the game stands, and where the movement is now."""
        self._advance()
        return self._state

    @property
    def scene(self) -> Scene:
        """What is drawn now, the same object until it changes; with two players also the second one's count.

        Where the movement is changes no scene, so it is drawn anew only when something was earned.
        """
        return self._scene

    def hear(self, t_s: float, *, progress: float, repetitions: int, told: int) -> None:
        """Take where the movement is, and what was counted of it so far."""
        is_news = self._first[1:] != (repetitions, told)
        self._t_s, self._first = t_s, (progress, repetitions, told)
        if is_news:
            self._advance()

    def hear_second(self, number: int) -> None:
        """Take that the second player has pulled ``number`` times; fewer than before change nothing."""
        if self.game.players > 1:
            self.second = max(self.second, min(number, MOST_EARNED))
            self._advance()

    def _advance(self) -> None:
        progress, repetitions, told = self._first
        first = PlayerMoment(progress=progress, repetitions=repetitions, told=told)
        players = (first, PlayerMoment(told=self.second))
        counted = self._state.counted
        self._state = self.game.advance(self._state, Moment(t_s=self._t_s, players=players))
        if self._state.counted != counted:
            self._scene = self._draw()

    def _draw(self) -> Scene:
        """Return the scene; with two players the page counts on from the second one's count."""
        scene = self.game.scene(self._state)
        return scene if self.game.players == 1 else {**scene, "second": self.second}
