"""Praise a session: sentences worked out from the record, so that the same session always says the same."""

from lull.actions.follow_exercise import number_sessions
from lull.progress.practice_story import tell_story
from lull.progress.praise import praise
from lull.store.ledger import Ledger


def praise_session(ledger: Ledger, session_id: str) -> tuple[str, ...]:
    """Return the sentences for a session that stands; none where nothing moved in it."""
    state = ledger.state()
    session = next((one for one in state.sessions if one.id == session_id), None)
    if session is None or state.zone is None:
        return ()
    numbers = number_sessions(ledger, state.sessions)
    story = tell_story(numbers, session, ledger.attempts(session_id)[session_id], state.zone)
    return () if story is None else praise(story)
