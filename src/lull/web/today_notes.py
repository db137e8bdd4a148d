"""What the record calls for, as Today shows it: the heaviest first, and the light ones one click away (H24).

The day itself is what people come for. What cannot wait always stands above it; of the rest only the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lull.safety.finding import LEVELS, Finding

SHOWN_LIGHT = 1
"""So many notes that can wait stand above the day (ours)."""
HEAVY = LEVELS.index("urgent")


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayNotes:
    """``first`` stand above the day, ``more`` behind one click; each the heaviest first."""

    first: tuple[Finding, ...]
    more: tuple[Finding, ...]


def list_notes(findings: Sequence[Finding]) -> TodayNotes:
    """Return the notes of a day. A dose just overdue is left out: its own line says so."""
    said = [found for found in findings if found.code != "overdue" or found.level != "warn"]
    said.sort(key=lambda found: -LEVELS.index(found.level))
    heavy = [found for found in said if LEVELS.index(found.level) >= HEAVY or found.card]
    light = [found for found in said if found not in heavy]
    return TodayNotes(first=(*heavy, *light[:SHOWN_LIGHT]), more=tuple(light[SHOWN_LIGHT:]))
