"""A reason: why a forecast looks as it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OF_THE_GUESS = frozenset(
    {
        "hypothesis",
        "no_window_not_low_enough",
        "no_window_too_short",
        "parameters_replaced",
        "population_guess",
        "second_effect_ours",
    }
)
"""Reasons about the guess itself and how sure it is; a screen says them in its reader's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: a code, a plain sentence, and in ``values`` the numbers behind it.

    Those that speak of doses, plans, pumps or the body's handling of a medicine are said in English (H36).
    """

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_of_medicine(self) -> bool:
        """Tell whether this speaks of medicine."""
        return self.code not in OF_THE_GUESS
