"""A shape: what ties a kind of event to the value it says.

The names in a body are part of the record on disk: they may be added to and are never renamed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lull.record.event import Event, EventKind

Body = dict[str, Any]
"""Plain JSON by name. ``Any`` ends here: a shape builds checked values from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``write`` gives what the fact says beyond the event's id, times and speaker; ``read`` builds the fact.

    ``happened_at`` tells when the fact happened; without it, it holds from when it was recorded.
    """

    kind: EventKind
    says: type
    write: Callable[[Any], Body]
    read: Callable[[Event, Body], Any]
    happened_at: Callable[[Any], datetime] | None = None
