"""Collect the shore from the whole record: every session ever written, also one that was taken back."""

from dataclasses import dataclass

from lull.progress.collection import Found, collect
from lull.progress.practice_session import PracticeSession
from lull.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Shore:
    """Everything found, in order."""

    found: tuple[Found, ...]

    def brought_by(self, *session_ids: str) -> tuple[Found, ...]:
        """Return what these sessions brought."""
        return tuple(one for one in self.found if one.session_id in session_ids)


def collect_shore(ledger: Ledger) -> Shore:
    """Return the shore of this record."""
    written = [entry.says for entry in ledger.state().entries if isinstance(entry.says, PracticeSession)]
    return Shore(collect(written, ledger.attempts(*(session.id for session in written))))
