"""The safety card: fixed words, the same for everybody, that say when to call and whom.

Too much baclofen and too little can look alike, so the card never asks which it is: every red flag has
the one answer, call (hazard H11). Nothing is scored and no answer reassures (hazard H10).

The words are a draft and have not been reviewed by a clinician; every place that shows them says so.

The signs themselves, with where each was read, stand in :mod:`lull.safety.signs`.
"""

from dataclasses import dataclass

from lull.safety.signs import CLINIC_SIGNS, EMERGENCY_SIGNS, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCard:
    """The words of the card: two lists of signs, and the sentences around them."""

    emergency_title: str
    emergency_signs: tuple[Sign, ...]
    clinic_title: str
    clinic_signs: tuple[Sign, ...]
    either_way: str
    never: str
    unsure: str
    draft: str

    @property
    def emergency(self) -> tuple[str, ...]:
        """The words of the signs that mean: call the emergency number now."""
        return tuple(sign.words for sign in self.emergency_signs)

    @property
    def clinic(self) -> tuple[str, ...]:
        """The words of the signs that mean: call the clinic."""
        return tuple(sign.words for sign in self.clinic_signs)


NEVER_STOP_SUDDENLY = "Never stop baclofen suddenly."
DRAFT = "Draft, not yet reviewed by a clinician."

REVIEWED_BY: str | None = None
"""The clinician who has read every safety text, as SAFETY.md names them; ``None`` while it names nobody."""


def say_reviewed(reviewed_by: str | None) -> str:
    """Say who has reviewed the words, or that nobody has."""
    return DRAFT if reviewed_by is None else f"Reviewed by {reviewed_by}."


SAFETY_CARD = SafetyCard(
    emergency_title="Call emergency now if",
    emergency_signs=EMERGENCY_SIGNS,
    clinic_title="Call the clinic today if",
    clinic_signs=CLINIC_SIGNS,
    either_way="Too much and too little can look alike. You do not have to know which. Call.",
    never=NEVER_STOP_SUDDENLY,
    unsure="Not sure? Call.",
    draft=say_reviewed(REVIEWED_BY),
)
