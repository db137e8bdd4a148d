"""The game of one session that is going on: told what was counted, it says what is to be drawn.

Which game it is, and its goal, stand in the session's own entry in the record, and everything earned follows
from the counts: a restarted server, another window and a reconnect go on with the same scene. What a second
player pressed is another person's and is not in the record; this process and the page both remember it.
"""

from zlib import crc32

from lull.practice.games.all_games import find_game
from lull.practice.games.game import MOST_EARNED, Scene
from lull.practice.games.moment import Moment, PlayerMoment


class LiveGame:
    """One game being played. ``second`` is how often the second player pulled."""

    def __init__(self, game_id: str, session_id: str, *, goal: int) -> None:
        """Begin the game of a session; its variety is the session's own."""
        self.game = find_game(game_id)
        self.state = self.game.begin(seed=crc32(session_id.encode()), goal=goal)
        self.second = 0
        self._first = PlayerMoment()
        self._arranged: tuple[tuple[int, ...], Scene] | None = None
        self._t_s = 0.0

    @property
    def scene(self) -> Scene:
        """What is drawn now; with two players also the second one's count, for the page to count on from.

        It is the same object until something more was counted.
        """
        counted = (*self.state.counted, self.second)
        if self._arranged is None or self._arranged[0] != counted:
            scene = self.game.scene(self.state)
            self._arranged = counted, scene if self.game.players == 1 else {**scene, "second": self.second}
        return self._arranged[1]

    def hear(self, t_s: float, *, progress: float, repetitions: int, told: int) -> None:
        """Take where the movement is, and what was counted of it so far."""
        self._t_s = t_s
        self._first = PlayerMoment(progress=progress, repetitions=repetitions, told=told)
        self._advance()

    def hear_second(self, number: int) -> None:
        """Take that the second player has pulled ``number`` times; fewer than before change nothing."""
        if self.game.players > 1:
            self.second = max(self.second, min(number, MOST_EARNED))
            self._advance()

    def _advance(self) -> None:
        players = (self._first, PlayerMoment(told=self.second))
        self.state = self.game.advance(self.state, Moment(t_s=self._t_s, players=players))
