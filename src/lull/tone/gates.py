"""Gates: what a person said that speaks against a quiet window, and until when."""

from dataclasses import dataclass
from typing import Literal

from lull.timeline import Span

GateCode = Literal["sleepy", "weak", "fell", "ill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """No window is offered inside ``span``, because of what was told in a check-in."""

    span: Span
    code: GateCode
    message: str
