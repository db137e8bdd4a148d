"""Live practice of an exercise that both sides do in turns: one count, each repetition with its side.

Each side is watched by an engine of its own, with its own range; the person is judged once for both.
"""

from collections.abc import Mapping
from dataclasses import replace

from lull.movement.attempt import Attempt
from lull.movement.frame_trust import FrameTrust
from lull.movement.landmarks import SIDES, LandmarkFrame, Side
from lull.practice.challenge.outcome import AttemptOutcome
from lull.practice.exercise import Exercise
from lull.practice.form_watch import FormWatch
from lull.practice.practice_engine import CUE_STAYS_S, PracticeEngine
from lull.practice.practice_state import Phase, PracticeState
from lull.practice.turns import Turns, find_turns
from lull.practice.view_watcher import ViewWatcher

PHASES: tuple[Phase, ...] = (
    "resting",
    "not_seen",
    "looking",
    "get_ready",
    "hold_ready",
    "show_me",
    "practising",
)
"""From the least to the furthest: the side that is behind says what to do next."""


class TurnEngine:
    """A streaming state machine like :class:`PracticeEngine`, for both sides of one exercise.

    Attempts are numbered over both sides in the order in which they end. Of two that end on one frame, the
    second is told on the next. The same side twice in a row counts, and the cue ``other_side`` tells it.
    """

    def __init__(
        self,
        exercise: Exercise,
        *,
        own_ranges_deg: Mapping[Side, float] | None = None,
        goal: int | None = None,
    ) -> None:
        """Prepare an exercise done in turns, with each side's own range of earlier, where known.

        Raises:
            ValueError: for an exercise that is not done in turns.
        """
        if not exercise.takes_turns:
            raise ValueError(f"{exercise.id} is not done in turns")
        known: Mapping[Side, float] = own_ranges_deg or {}
        self.exercise = exercise
        self.goal = goal
        self._trust = FrameTrust()
        self._view, self._form = ViewWatcher(exercise.view), FormWatch(exercise)
        self._engines = {
            side: PracticeEngine(exercise, side, own_range_deg=known.get(side), fed=(self._view, self._form))
            for side in SIDES
        }
        self._waiting: list[tuple[Attempt, AttemptOutcome | None]] = []
        self._finished: list[Attempt] = []
        self._repetitions = 0
        self._last_side: str | None = None
        self._same_side_until_s: float | None = None

    @property
    def turns(self) -> Turns:
        """The repetitions so far in their order, with each one's side and the asymmetry of both."""
        return find_turns(self._finished)

    def count(self, side: Side) -> tuple[int, int]:
        """Return the attempts and the repetitions of one side so far."""
        own = [attempt for attempt in self._finished if attempt.side == side]
        return len(own), sum(attempt.accepted for attempt in own)

    def feed(self, frame: LandmarkFrame) -> PracticeState:
        """Take one frame, later than the last, and return what to show."""
        trust = self._trust.judge(frame)
        self._view.feed(trust)
        if trust.verdict == "trusted":
            self._form.feed(frame)
        states = [engine.take(frame, trust) for engine in self._engines.values()]
        for state in states:
            if state.finished is not None:
                self._waiting.append((state.finished, state.outcome))
        told = self._tell(frame.t_s) if self._waiting else (None, None)
        return self._join(frame.t_s, states, told)

    def engine_of(self, side: Side) -> PracticeEngine:
        """Return the engine that watches one side."""
        return self._engines[side]

    def rest(self) -> None:
        """Rest: movements under way are dropped and nothing counts until :meth:`resume`."""
        for engine in self._engines.values():
            engine.rest()

    def resume(self) -> None:
        """Go on after a rest, once the ready pose has been held again."""
        for engine in self._engines.values():
            engine.resume()

    def _tell(self, t_s: float) -> tuple[Attempt, AttemptOutcome | None]:
        """Return the attempt that ended first of those not told, numbered among all, and its outcome."""
        ended, outcome = self._waiting.pop(0)
        told = replace(ended, number=len(self._finished) + 1)
        self._finished.append(told)
        if told.accepted:
            self._repetitions += 1
            again = told.side == self._last_side
            self._same_side_until_s = t_s + CUE_STAYS_S if again else None
            self._last_side = told.side
        return told, outcome

    def _join(
        self,
        t_s: float,
        states: list[PracticeState],
        told: tuple[Attempt | None, AttemptOutcome | None],
    ) -> PracticeState:
        """Put together what both sides say: the one behind leads, the one further out is shown."""
        left, right = states
        behind = left if PHASES.index(left.phase) <= PHASES.index(right.phase) else right
        side, out = (SIDES[0], left) if left.progress >= right.progress else (SIDES[1], right)
        shown = out.angle_deg
        return PracticeState(
            phase=behind.phase,
            angle_deg=shown,
            angle_error_deg=None if shown is None else self._engines[side].estimate_error_deg(shown),
            progress=out.progress,
            own_range_deg=out.own_range_deg,
            attempts=len(self._finished),
            repetitions=self._repetitions,
            shown=min(left.shown, right.shown),
            cue=self._cue(t_s, behind, out),
            missing=tuple(dict.fromkeys(left.missing + right.missing)),
            missing_why=left.missing_why or right.missing_why,
            confidence=min(left.confidence, right.confidence),
            finished=told[0],
            doubt=left.doubt or right.doubt,
            outcome=told[1],
        )

    def _cue(self, t_s: float, behind: PracticeState, out: PracticeState) -> str | None:
        """Return the code of what to say now."""
        if behind.phase != "practising":
            return behind.cue
        if out.cue not in (None, "go"):
            return out.cue
        if self._same_side_until_s is not None and t_s < self._same_side_until_s:
            return "other_side"
        if self.goal is not None and self._repetitions >= self.goal:
            return "goal_reached"
        return "go" if not self._finished else None
