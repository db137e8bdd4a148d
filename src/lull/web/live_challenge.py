"""The challenge of a session that is going on, between its engine and what is asked of each side.

On an ordinary frame it only looks whether a movement has ended, or an own range has become known.
"""

from collections.abc import Mapping

from lull.movement.landmarks import Watched
from lull.practice.challenge.ladder import Challenge
from lull.practice.challenge.session_challenge import Earlier, SessionChallenge, ShownChallenge
from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.live_engine import LiveEngine
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.practised_name import range_mark
from lull.practice.turn_engine import TurnEngine


class LiveChallenge:
    """Begins each side with its own range once that is known, and asks anew after each attempt."""

    def __init__(
        self, engine: LiveEngine, side: Watched, earlier: Mapping[Watched, Earlier], *, keeps_goal: bool
    ) -> None:
        """Take the engine of a session on this side, and what is known of each side it asks."""
        self._engine, self._side = engine, side
        exercise = engine.exercise
        self._session = SessionChallenge(
            exercise, earlier, mark=range_mark(exercise.id), keeps_goal=keeps_goal
        )

    @property
    def shown(self) -> ShownChallenge | None:
        """What a person sees; the same object until it changes."""
        return self._session.shown

    def asked_of(self, side: Watched) -> Challenge | None:
        """Return what is asked of one side now, where something is."""
        return self._session.asked_of(side)

    def take(self, state: PracticeState) -> None:
        """Take what the engine said on one frame."""
        for side in self._session.waits_for:
            own_range = self._engine_of(side).own_range_deg
            if own_range is not None:
                asked = self._session.begin(side, own_range)
                if asked is not None:
                    self._engine_of(side).ask(asked)
        if state.outcome is not None and state.finished is not None:
            in_turns = isinstance(self._engine, TurnEngine)
            side = state.finished.side if in_turns else self._side
            asked = self._session.hear(side, state.outcome)
            if asked is not None:
                self._engine_of(side).ask(asked)

    def allow_time(self, factor: float) -> None:
        """Give so many times as long as usual, where nothing is asked yet."""
        self._session.allow_time(factor)

    def answer_prompt(self) -> None:
        """Take that the person rests, or goes on."""
        self._session.answer_prompt()

    def keep_goal(self, *, keeps: bool) -> None:
        """Leave the goal where it is, or let it follow again."""
        self._session.keep_goal(keeps=keeps)

    def summarise(self) -> tuple[SideChallenge, ...]:
        """Return what the session leaves."""
        return self._session.summarise()

    def _engine_of(self, side: Watched) -> PracticeEngine:
        """Return the engine that watches a side."""
        if isinstance(self._engine, TurnEngine) and side != "both":
            return self._engine.engine_of(side)
        assert isinstance(self._engine, PracticeEngine)
        return self._engine
