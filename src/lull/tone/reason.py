"""A reason: why a forecast looks as it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: a code, a plain sentence, and in ``values`` the numbers behind it."""

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
