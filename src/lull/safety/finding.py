"""A finding: something the record shows that a person should see, in fixed words."""

from dataclasses import dataclass
from typing import Literal

CardId = Literal["withdrawal", "overdose"]
Level = Literal["info", "warn", "urgent", "critical"]
LEVELS: tuple[Level, ...] = ("info", "warn", "urgent", "critical")
"""Rising weight. Only the last cannot be muted; it is kept for what cannot wait (hazard H24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A named fact from the record, one or two fixed sentences, and the information card it brings.

    ``code`` names the rule that found it, such as ``overdue`` or ``missed_in_a_row``. ``id`` names this very
    finding for whoever says that it was seen; empty where it cannot be put away. ``source`` is where a figure
    in the message was read.
    """

    code: str
    message: str
    card: CardId | None = None
    level: Level = "warn"
    id: str = ""
    source: str = ""
