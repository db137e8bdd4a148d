"""The sessions going on now: one engine each, which outlives a dropped socket but not the practice.

Every attempt is in the record before anything is shown of it. What is kept here in memory, the engine and
the timings, may be lost with the process; what was counted may not (hazard H18).
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from math import isfinite
from uuid import uuid4

from lull.actions.change_settings import change_settings
from lull.actions.find_earlier import find_earlier
from lull.actions.practise import find_own_range, finish_practice, record_attempt
from lull.movement.attempt import Attempt
from lull.movement.landmarks import LandmarkFrame
from lull.practice.catalogue import find_exercise
from lull.practice.live_engine import open_engine
from lull.practice.live_quality import LiveQuality
from lull.practice.practice_engine import PracticeEngine
from lull.practice.practice_state import PracticeState
from lull.practice.programme import USUAL_REPETITIONS
from lull.progress.practice_session import PracticeSession, RecordedAttempt
from lull.saying import say
from lull.store.ledger import Ledger
from lull.store.record_unusable import RecordUnusable
from lull.web.live_challenge import LiveChallenge
from lull.web.live_game import LiveGame
from lull.web.practice_wire import BadFrame

GRACE_S = 30.0
"""A dropped socket may come back for so long; then the session is finished as it stands (ours)."""

STALE = timedelta(hours=6)
"""A session begun longer ago and never finished is not taken up again (ours)."""

WAITING = PracticeState(
    phase="looking",
    angle_deg=None,
    angle_error_deg=None,
    progress=0.0,
    own_range_deg=None,
    attempts=0,
    repetitions=0,
    shown=0,
    cue=None,
    missing=(),
    missing_why=None,
    confidence=0.0,
    finished=None,
)
"""Before the first frame there is nothing to say."""


class LivePractice:
    """One session that is going on. ``goal`` is in repetitions; nothing depends on reaching it."""

    def __init__(self, ledger: Ledger, session: PracticeSession) -> None:
        """Take up a session where the record has it."""
        self.ledger = ledger
        self.session = session
        self.goal = session.goal or USUAL_REPETITIONS
        self.game = LiveGame(session.game, session.id, goal=self.goal)
        state = ledger.state()
        self.earlier_range_deg = find_own_range(state, session.exercise, session.side)
        self.state = WAITING
        self.timings: dict[str, float] = {}
        self.reader = 0
        self._exercise = find_exercise(session.exercise)
        self._engine = open_engine(self._exercise, session.side, goal=self.goal)
        self.challenge = LiveChallenge(
            self._engine, session.side, find_earlier(state, session), keeps_goal=state.settings.keeps_goal
        )
        self._last_s = -1.0
        self._quality = LiveQuality()
        rows = ledger.attempts(session.id)[session.id]
        measured = [row for row in rows if row.source == "measured"]
        # A restarted server counts on from what is in the record, never over it.
        self._attempts = max((row.number for row in measured), default=0)
        self._repetitions = sum(row.accepted for row in measured)
        self._told = max((row.number for row in rows if row.source == "told"), default=0)
        self._play()

    @property
    def counted(self) -> tuple[int, int, int]:
        """Return the attempts, the repetitions, and the told repetitions of this session so far."""
        return self._attempts, self._repetitions, self._told

    @property
    def stroke(self) -> float:
        """How much of a game's stroke the movement is: a whole one where it has gone as far as is asked."""
        asked, own_range = self.challenge.shown, self.state.own_range_deg
        share = 1.0 if asked is None or own_range is None else own_range / asked.goal
        return share * self.state.progress

    async def take(self, frame: LandmarkFrame) -> PracticeState:
        """Feed one frame; an attempt that ends with it is in the record when this returns.

        Raises:
            BadFrame: if the frame is not later than the last one.
        """
        if frame.t_s <= self._last_s:
            raise BadFrame(say("time went backwards"))
        self._last_s = frame.t_s
        state = self._engine.feed(frame)
        seen = state.confidence > 0.0 and not state.missing
        self._quality.feed(frame.t_s, state.progress if seen else None)
        if state.finished is not None:
            await self._record(state.finished)
        self.challenge.take(state)
        is_news = state.finished is not None or state.doubt is not None
        self.state = state._replace(finished=None, doubt=None, outcome=None) if is_news else state
        self._play()
        return state

    async def tell(self, number: int, *, at_s: float) -> None:
        """Record a repetition the person told; the same ``number`` again is the same repetition.

        While resting nothing counts, whatever key is pressed.
        """
        if number <= self._told or self.state.phase == "resting":
            return
        told = RecordedAttempt(
            number=self._told + 1,
            side=self.session.side,
            started_s=at_s,
            peak_s=at_s,
            ended_s=at_s,
            range_deg=None,
            range_error_deg=None,
            accepted=True,
            source="told",
        )
        await asyncio.to_thread(record_attempt, self.ledger, self.session.id, told)
        self._told += 1
        self._play()

    def tell_second(self, number: int) -> None:
        """Take a stroke of the second player, who counts on from what is known. While resting nobody rows."""
        if self.state.phase != "resting":
            self.game.hear_second(number)

    def rest(self) -> None:
        """Count nothing until :meth:`resume`."""
        self._engine.rest()
        self.challenge.answer_prompt()
        self.state = self.state._replace(phase="resting", cue="resting", progress=0.0)
        self._play()

    def resume(self) -> None:
        """Go on after a rest."""
        self._engine.resume()
        if self.state.phase == "resting":
            self.state = self.state._replace(phase="looking", cue=None)

    def use_range(self) -> None:
        """Take the own range of an earlier session, where there is one and none was shown yet."""
        engine = self._engine
        if self.earlier_range_deg is None or not isinstance(engine, PracticeEngine):
            return
        if engine.own_range_deg is None:
            engine.use_range(self.earlier_range_deg)

    def keep_timings(self, timings: object) -> None:
        """Remember how fast the browser was; anything but a few finite numbers is left out."""
        if isinstance(timings, Mapping):
            self.timings = {
                str(name)[:40]: float(value)
                for name, value in list(timings.items())[:20]
                if isinstance(value, int | float) and isfinite(value)
            }

    def _play(self) -> None:
        """Tell the game what is known now."""
        self.game.hear(
            max(0.0, self._last_s),
            progress=self.stroke,
            repetitions=self._repetitions,
            told=self._told,
        )

    async def _record(self, attempt: Attempt) -> None:
        went = self._quality.measure(start_s=attempt.start_s, peak_s=attempt.peak_s, end_s=attempt.end_s)
        row = RecordedAttempt(
            number=self._attempts + 1,
            side=attempt.side if self._exercise.takes_turns else self.session.side,
            started_s=attempt.start_s,
            peak_s=attempt.peak_s,
            ended_s=attempt.end_s,
            range_deg=attempt.range_deg,
            range_error_deg=attempt.range_error_deg,
            accepted=attempt.accepted,
            reason=attempt.reason,
            hold_s=went.hold_s,
            sparc=None if went.smoothness is None else went.smoothness.sparc,
        )
        await asyncio.to_thread(record_attempt, self.ledger, self.session.id, row)
        self._attempts += 1
        self._repetitions += attempt.accepted


class LiveRoom:
    """All sessions going on in this app, and what becomes of one that everybody left."""

    def __init__(self, now: Callable[[], datetime], *, grace_s: float = GRACE_S) -> None:
        """Begin with nobody in the room."""
        self.grace_s = grace_s
        self._now = now
        self._live: dict[str, LivePractice] = {}
        self._farewells: dict[str, asyncio.Task[None]] = {}

    def begin(self, ledger: Ledger, session: PracticeSession) -> LivePractice:
        """Put a session on; the same one again is the one already on."""
        return self._live.setdefault(session.id, LivePractice(ledger, session))

    def find(self, ledger: Ledger, session_id: str) -> LivePractice | None:
        """Return a session to go on with, or ``None`` when it is unknown, finished or long past."""
        on = self._live.get(session_id)
        if on is not None:
            return on if on.ledger is ledger else None
        session = next((one for one in ledger.state().sessions if one.id == session_id), None)
        if session is None or session.finished_at is not None or self._now() - session.started_at > STALE:
            return None
        return self.begin(ledger, session)

    def enter(self, live: LivePractice) -> int:
        """Let a socket read for this session from now on; an earlier one has lost its turn."""
        farewell = self._farewells.pop(live.session.id, None)
        if farewell is not None:
            farewell.cancel()
        live.reader += 1
        return live.reader

    def leave(self, live: LivePractice, reader: int) -> None:
        """Note that a socket has gone; if nobody comes back in time, the session is finished."""
        if live.reader == reader and live.session.id in self._live:
            self._farewells[live.session.id] = asyncio.create_task(self._finish_later(live))

    def at_s(self, live: LivePractice) -> float:
        """Return how long a session has been going on, in seconds of our own clock."""
        return max(0.0, (self._now() - live.session.started_at).total_seconds())

    async def keep_goal(self, live: LivePractice, *, keeps: bool) -> None:
        """Leave the goal where it is, or let it follow again: now, and for the sessions after this one."""
        settings = replace(live.ledger.state().settings, keeps_goal=keeps)
        if settings != live.ledger.state().settings:
            await asyncio.to_thread(
                change_settings,
                live.ledger,
                settings,
                event_id=uuid4().hex,
                now=self._now(),
                said_by=live.session.said_by,
            )
        live.challenge.keep_goal(keeps=keeps)

    async def finish(self, live: LivePractice) -> None:
        """Write the end of a session, once, with its own range and timings."""
        self._live.pop(live.session.id, None)
        farewell = self._farewells.pop(live.session.id, None)
        if farewell is not None and farewell is not asyncio.current_task():
            farewell.cancel()
        await asyncio.to_thread(
            finish_practice,
            live.ledger,
            live.session.id,
            event_id=f"{live.session.id}-end",
            now=self._now(),
            own_range_deg=live.state.own_range_deg,
            timings=live.timings or None,
            challenges=live.challenge.summarise(),
        )

    async def finish_all(self) -> None:
        """Write the end of every session still on: the app is closing."""
        for live in list(self._live.values()):
            await self._finish_if_possible(live)

    async def _finish_later(self, live: LivePractice) -> None:
        await asyncio.sleep(self.grace_s)
        await self._finish_if_possible(live)

    async def _finish_if_possible(self, live: LivePractice) -> None:
        """Finish a session nobody waits for; without its end the record still keeps every attempt."""
        with suppress(RecordUnusable):
            await self.finish(live)
