"""The safety card: fixed words, the same for everybody, that say when to call and whom.

Too much baclofen and too little can look alike, so the card never asks which it is: every red flag has
the one answer, call (hazard H11). Nothing is scored and no answer reassures (hazard H10).

The words are a draft and have not been reviewed by a clinician; every place that shows them says so.

Sources of the signs: the boxed warning of the US label of intrathecal baclofen (abrupt stop); the Swiss
professional label of Lioresal tablets (withdrawal after stopping by mouth, overdose); Children's Wisconsin,
teaching sheet 1227 (which signs mean emergency and which mean the clinic, in a family's words);
Leo & Baer 2005, Psychosomatics 46:503 (confusion, seeing and hearing things, not sleeping);
Perry 1998, Pediatrics 101:1045 (hard to wake, cold, slow heart, limp, fits after too much by mouth).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCard:
    """The words of the card: two lists of signs, and the sentences around them."""

    emergency_title: str
    emergency: tuple[str, ...]
    clinic_title: str
    clinic: tuple[str, ...]
    either_way: str
    never: str
    unsure: str
    draft: str


NEVER_STOP_SUDDENLY = "Never stop baclofen suddenly."
DRAFT = "Draft, not yet reviewed by a clinician."

SAFETY_CARD = SafetyCard(
    emergency_title="Call emergency now if",
    emergency=(
        "very hard to wake, or much sleepier than usual",
        "slow, shallow or hard breathing",
        "a fit, fainting, or very dizzy",
        "new weakness or tingling",
        "very floppy, or cold to touch",
        "very stiff, or a high fever",
        "confused, or seeing or hearing things",
    ),
    clinic_title="Call the clinic today if",
    clinic=(
        "very itchy skin",
        "tighter muscles or more spasms",
        "grumpy, not yourself, or cannot sleep",
        "doses were missed, or came up again",
        "the medicine may run out",
    ),
    either_way="Too much and too little can look alike. You do not have to know which. Call.",
    never=NEVER_STOP_SUDDENLY,
    unsure="Not sure? Call.",
    draft=DRAFT,
)
