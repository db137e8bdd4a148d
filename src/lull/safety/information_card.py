"""The card a finding brings: why it came up, and the one safety card with its fixed words (hazard H11).

Too little and too much lead to the same card and the same action: call. A draft, like all safety texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lull.safety.card import NEVER_STOP_SUDDENLY, REVIEWED_BY, SAFETY_CARD, SafetyCard
from lull.safety.finding import CardId


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationCard:
    """What to show with a finding. ``reviewed`` stays false until a clinician has read every word."""

    id: CardId
    title: str
    why: str
    always: str
    signs: SafetyCard
    draft: str
    reviewed: bool = REVIEWED_BY is not None


INFORMATION_CARDS: Mapping[CardId, InformationCard] = MappingProxyType(
    {
        "withdrawal": InformationCard(
            id="withdrawal",
            title="Doses without a record",
            why="If they were not given, the body may lack the medicine. Call your clinic.",
            always=NEVER_STOP_SUDDENLY,
            signs=SAFETY_CARD,
            draft=SAFETY_CARD.draft,
        ),
        "overdose": InformationCard(
            id="overdose",
            title="More than the plan",
            why="More than the prescriber ordered was recorded. Call your clinic.",
            always=NEVER_STOP_SUDDENLY,
            signs=SAFETY_CARD,
            draft=SAFETY_CARD.draft,
        ),
    }
)
