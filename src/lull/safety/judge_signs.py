"""What to do about the signs somebody ticked: always to call, or to keep watching and call (H10, H11).

No answer is scored, counted or explained, none says which it may be, and none ends with good news. Whatever
is ticked beside an emergency sign changes nothing: the worst sign decides.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from lull.safety.card import SAFETY_CARD
from lull.safety.signs import CLINIC_SIGNS

CallAction = Literal["call_emergency", "call_clinic", "keep_watching"]

RECENT_REFILL = timedelta(hours=72)
"""So long after a refill both lists are pointed out: too much can be followed by too little (ours; a child
of 12 had both after one refill, Shirley 2006, Pediatr Emerg Care 22:258)."""

_CLINIC_IDS = frozenset(sign.id for sign in CLINIC_SIGNS)

_TITLES: dict[CallAction, str] = {
    "call_emergency": "Call emergency now",
    "call_clinic": "Call the clinic now",
    "keep_watching": "Keep watching. Call if you see one of these",
}
_WORDS: dict[CallAction, tuple[str, ...]] = {
    "call_emergency": ("Call your emergency number now.", "Then show them this page."),
    "call_clinic": (
        "Call your clinic now.",
        "Call your emergency number if it gets worse, or if nobody answers.",
    ),
    "keep_watching": (
        "Nothing was ticked.",
        "Call as soon as you see one of the signs below. The worst stand first.",
        SAFETY_CARD.unsure,
    ),
}
_TELL = "Say that it is about baclofen."
_TELL_PUMP = "Say that there is a baclofen pump."
_TELL_REFILL = "Say that the pump was refilled in the last three days."
_AFTER_REFILL = "The pump was refilled in the last three days. Look for the signs of both lists."


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCard:
    """What to do, in fixed words, and what to say on the telephone."""

    action: CallAction
    title: str
    words: tuple[str, ...]
    tell: tuple[str, ...]
    either_way: str = SAFETY_CARD.either_way
    never: str = SAFETY_CARD.never
    unsure: str = SAFETY_CARD.unsure
    draft: str = SAFETY_CARD.draft


def judge_signs(signs: Collection[str], *, has_pump: bool, recent_refill: bool) -> CallCard:
    """Return what to do about the signs with these ids; an id that is not ours counts as an emergency."""
    if not signs:
        action: CallAction = "keep_watching"
    elif all(sign in _CLINIC_IDS for sign in signs):
        action = "call_clinic"
    else:
        action = "call_emergency"
    return _CARDS[action, has_pump, recent_refill]


def _write_card(action: CallAction, *, has_pump: bool, recent_refill: bool) -> CallCard:
    """Write one card."""
    tell = (_TELL, *((_TELL_PUMP,) if has_pump else ()), *((_TELL_REFILL,) if recent_refill else ()))
    words = (*_WORDS[action], *((_AFTER_REFILL,) if recent_refill else ()))
    return CallCard(action=action, title=_TITLES[action], words=words, tell=tell)


_CARDS = {
    (action, has_pump, recent_refill): _write_card(action, has_pump=has_pump, recent_refill=recent_refill)
    for action in _TITLES
    for has_pump in (False, True)
    for recent_refill in (False, True)
}
