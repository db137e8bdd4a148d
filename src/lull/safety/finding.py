"""A finding: something the record shows that a person should see, in fixed words."""

from dataclasses import dataclass
from typing import Literal

CardId = Literal["withdrawal", "overdose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A named fact from the record, one or two fixed sentences, and the information card it brings.

    ``code`` is one of ``overdue``, ``missed_in_a_row``, ``above_plan``, ``kidney_reduced``,
    or a clock's.
    """

    code: str
    message: str
    card: CardId | None = None
