"""How a practice session felt, on two scales of five faces of our own: how much fun, and how much work."""

from dataclasses import dataclass
from datetime import datetime

from lull.refusal import BadInput

FACES = 5
"""Faces 0 to 4 (ours). They have an order and no distance: nothing here is averaged or made a goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFelt:
    """``fun`` is 0 for no fun up to 4 for a lot, ``effort`` 0 for very easy up to 4 for very hard work.

    One of the two may be left out (``None``): each is skipped by itself.

    Raises:
        BadInput: for a face there is not, for neither of the two, or a time without an offset.
    """

    session_id: str
    fun: int | None
    effort: int | None
    at: datetime
    said_by: str = "self"

    def __post_init__(self) -> None:
        """Refuse what nobody could have told."""
        told = [face for face in (self.fun, self.effort) if face is not None]
        if not told:
            raise BadInput("how it felt needs one face at least: leave the question out otherwise")
        if not all(type(face) is int and 0 <= face < FACES for face in told):
            raise BadInput(f"there are faces from 0 to {FACES - 1}")
        if self.at.tzinfo is None:
            raise BadInput("how it felt needs a time with an offset, such as 2026-11-22T08:00+01:00")
