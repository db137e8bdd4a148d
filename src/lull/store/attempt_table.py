"""Attempts of practice sessions as rows, each written as it happens."""

import sqlite3
from collections.abc import Iterable

from lull.progress.practice_session import RecordedAttempt


def insert_attempts(
    connection: sqlite3.Connection, session_id: str, attempts: Iterable[RecordedAttempt]
) -> None:
    """Write the attempts of one session; one that is already there stays as it is (H04)."""
    for attempt in attempts:
        known = connection.execute(
            "SELECT 1 FROM attempt WHERE session_id = ? AND source = ? AND number = ?",
            (session_id, attempt.source, attempt.number),
        ).fetchone()
        if known is None:
            connection.execute(
                "INSERT INTO attempt (session_id, number, side, started_s, peak_s, ended_s, range_deg,"
                " range_error_deg, accepted, reason, source, hold_s, sparc)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    session_id,
                    attempt.number,
                    attempt.side,
                    attempt.started_s,
                    attempt.peak_s,
                    attempt.ended_s,
                    attempt.range_deg,
                    attempt.range_error_deg,
                    int(attempt.accepted),
                    attempt.reason,
                    attempt.source,
                    attempt.hold_s,
                    attempt.sparc,
                ),
            )


def read_attempts(
    connection: sqlite3.Connection, session_ids: Iterable[str]
) -> dict[str, tuple[RecordedAttempt, ...]]:
    """Return the attempts of each session, in order of time; none for a session without any."""
    return {session_id: _read_session(connection, session_id) for session_id in session_ids}


def _read_session(connection: sqlite3.Connection, session_id: str) -> tuple[RecordedAttempt, ...]:
    """Return the attempts of one session, in order of time."""
    rows = connection.execute(
        "SELECT number, side, started_s, peak_s, ended_s, range_deg, range_error_deg, accepted, reason,"
        " source, hold_s, sparc FROM attempt WHERE session_id = ? ORDER BY started_s, source, number",
        (session_id,),
    )
    return tuple(
        RecordedAttempt(
            number=number,
            side=side,
            started_s=started_s,
            peak_s=peak_s,
            ended_s=ended_s,
            range_deg=range_deg,
            range_error_deg=range_error_deg,
            accepted=bool(accepted),
            reason=reason,
            source=source,
            hold_s=hold_s,
            sparc=sparc,
        )
        for (
            number,
            side,
            started_s,
            peak_s,
            ended_s,
            range_deg,
            range_error_deg,
            accepted,
            reason,
            source,
            hold_s,
            sparc,
        ) in rows
    )
