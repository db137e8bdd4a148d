"""Practice sessions, how they ended, and entries that take another back."""

from dataclasses import asdict
from datetime import datetime
from typing import cast

from lull.practice.challenge.side_challenge import SideChallenge
from lull.practice.start_answers import StartAnswers
from lull.progress.practice_session import PracticeSession
from lull.record.event import Event, EventKind
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.fact import SessionEnd, Voiding
from lull.record.session_felt import SessionFelt
from lull.record.shapes.shape import Body, Shape


def _read_session(event: Event, body: Body) -> PracticeSession:
    """Read that a session began."""
    return PracticeSession(
        id=event.id,
        exercise=body["exercise"],
        side=body["side"],
        started_at=event.happened_at,
        said_by=event.said_by,
        game=body.get("game", "lanterns"),
        goal=body.get("goal"),
        window=body.get("window"),
        window_until=None if (until := body.get("window_until")) is None else datetime.fromisoformat(until),
        way=body.get("way", "free"),
        start=None if body.get("start") is None else StartAnswers(**body["start"]),
    )


def _session_body(session: PracticeSession) -> Body:
    """Write that a session began, with what it was played."""
    return {
        "exercise": session.exercise,
        "side": session.side,
        "game": session.game,
        "goal": session.goal,
        "window": session.window,
        "window_until": None if session.window_until is None else session.window_until.isoformat(),
        "way": session.way,
        "start": None if session.start is None else asdict(session.start),
    }


def _end_body(end: SessionEnd) -> Body:
    """Write how a session ended."""
    return {
        "session_id": end.session_id,
        "own_range_deg": end.own_range_deg,
        "timings": dict(end.timings) if end.timings else None,
        "challenges": [asdict(challenge) for challenge in end.challenges],
    }


def _read_unlocked(event: Event, body: Body) -> ExerciseUnlocked:
    """Read who unlocked an exercise."""
    return ExerciseUnlocked(
        exercise=body["exercise"],
        by=body["by"],
        unlocker=body["unlocker"],
        at=event.happened_at,
        said_by=event.said_by,
    )


def _read_felt(event: Event, body: Body) -> SessionFelt:
    """Read how a session felt."""
    return SessionFelt(
        session_id=body["session_id"],
        fun=body["fun"],
        effort=body["effort"],
        at=event.happened_at,
        said_by=event.said_by,
    )


def _read_end(event: Event, body: Body) -> SessionEnd:
    """Read how a session ended; before there was a challenge, nothing was asked."""
    return SessionEnd(
        session_id=body["session_id"],
        finished_at=event.happened_at,
        own_range_deg=body["own_range_deg"],
        timings=body["timings"],
        challenges=tuple(SideChallenge(**told) for told in body.get("challenges", ())),
    )


SHAPES = (
    Shape(
        kind=EventKind.SESSION_STARTED,
        says=PracticeSession,
        write=_session_body,
        read=_read_session,
        happened_at=lambda session: session.started_at,
    ),
    Shape(
        kind=EventKind.SESSION_FINISHED,
        says=SessionEnd,
        write=_end_body,
        read=_read_end,
        happened_at=lambda end: end.finished_at,
    ),
    Shape(
        kind=EventKind.EXERCISE_UNLOCKED,
        says=ExerciseUnlocked,
        write=lambda told: {"exercise": told.exercise, "by": told.by, "unlocker": told.unlocker},
        read=_read_unlocked,
        happened_at=lambda told: told.at,
    ),
    Shape(
        kind=EventKind.SESSION_FELT,
        says=SessionFelt,
        write=lambda told: {"session_id": told.session_id, "fun": told.fun, "effort": told.effort},
        read=_read_felt,
        happened_at=lambda told: told.at,
    ),
    Shape(
        kind=EventKind.VOIDED,
        says=Voiding,
        write=lambda _: {},
        read=lambda event, _: Voiding(event_id=cast("str", event.voids)),
    ),
)
