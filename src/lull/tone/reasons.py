"""Reasons: why a forecast looks as it does, each with a code, a plain sentence and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason; ``values`` hold the numbers behind the sentence."""

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
