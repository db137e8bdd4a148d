"""The question Lull asks once before it records something unusual. A fact is asked about, never refused."""

from dataclasses import dataclass
from typing import Literal

Unusual = Literal[
    "above_plan",
    "against_order",
    "looks_already_logged",
    "long_ago",
    "new_strength",
    "large_step",
    "no_dose_due",
    "odd_day",
    "back_dated",
    "replaces_steps",
    "ends_early",
    "later_waits",
    "new_concentration",
    "over_reservoir",
    "alarm_date_far",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsConfirmation:
    """Nothing was written yet. ``message`` asks; doing the same again with ``confirmed=True`` records it.

    ``why`` is the first thing that is unusual; ``also`` are the codes of any others.
    """

    why: Unusual
    message: str
    also: tuple[Unusual, ...] = ()
