"""The validation page: what was published beside what the model gives, misses included.

Numbers are printed with three digits, so that every processor prints the same page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lull.pharmacology.validation.catalogue import judge_topics, summarise_findings
from lull.pharmacology.validation.contradictions import CONTRADICTIONS
from lull.pharmacology.validation.profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lull.pharmacology.validation.contradiction import Contradiction
    from lull.pharmacology.validation.observation import Finding
    from lull.pharmacology.validation.profile import Profile

_TIE_BREAK = 1.0 + 1e-9
"""Moves a number off a tie between two printed digits, where processors could differ in the last bit."""

HEAD = """# Validation: the model beside what was published
*Generated from `src/lull/pharmacology/validation` by `make docs`; a test fails when it is out of date.*

Every figure on kinetics and effect that we found, by mouth and into the spinal fluid, beside the typical
person of the model (or the 401 people around it, where a row speaks of a spread, a median or "of 100"). Most
papers were read as abstracts. A miss stays on the page. The verdicts:

- **pass**, **miss**: the model's figure lies inside or outside what is accepted; the reason stands beside it.
  `set` marks a figure from which a parameter was set: that it passes confirms nothing.
- **not modelled**: the model has no answer, for the reason given.
- **memory, not judged**: nobody has read the figure in its source.

## Definitions
All of them are ours, and the same for a bolus and for a pump.

- *First effect*: tone has fallen by 10 %, and by 20 % (both are printed; the app's low tone is 20 %).
- *Over*: tone is back above that for good.
- *Full effect*: 95 % of the final loss of tone.
- *Effective bolus*: the legs' tone falls by 42 % at its strongest, one Ashworth point of the 2.4 above none
  in Meythaler's group with cerebral palsy. The median is over the 401 people.
- *Ashworth beside tone*: a group's mean falls by (before - after) / (before - none). None is 1 on the
  scale as Meythaler and Penn used it, 0 on the modified scale; where an abstract does not say which, both are
  accepted. It is a comparison of means, not of anybody's grade.
- *Points by mouth*: the baseline times the lost share of tone.
"""


def to_page() -> str:
    """Return the page as text."""
    topics = judge_topics()
    findings = [finding for _, topic in topics for finding in topic]
    parts = [HEAD, f"\n## Summary\n**{summarise_findings(findings)}**\n\n{_to_misses(findings)}"]
    parts += [_to_topic(title, topic) for title, topic in topics]
    parts.append(
        "\n# Over weights and amounts\nPrinted, not judged. None of this says what anybody should take.\n"
    )
    parts += [_to_profile(profile) for profile in PROFILES]
    parts.append("\n# Where two published facts cannot both hold\n")
    parts += [_to_contradiction(contradiction) for contradiction in CONTRADICTIONS]
    return "".join(parts)


def _to_misses(findings: Iterable[Finding]) -> str:
    """Return the misses alone, for whoever reads only the top."""
    lines = [
        f"- {f.observation.what}, {f.observation.population}: published {f.observation.published},"
        f" model {_to_number(f.value)} {_to_unit(f.observation.unit)}".rstrip()
        for f in findings
        if f.verdict == "miss"
    ]
    return "The misses:\n\n" + "\n".join(lines) + "\n"


def _to_topic(title: str, findings: Iterable[Finding]) -> str:
    """Return one topic as a table."""
    rows = "\n".join(map(_to_row, findings))
    return (
        f"\n## {title}\n| what | who | published | model | unit | accepted, and why; or why not | verdict"
        f" | source |\n|---|---|---|---|---|---|---|---|\n{rows}\n"
    )


def _to_row(finding: Finding) -> str:
    """Return one observation as a table row."""
    seen = finding.observation
    verdict = f"**{finding.verdict}**" if finding.verdict == "miss" else finding.verdict
    if seen.used_for:
        verdict += " (set)"
    cells = (
        seen.what,
        seen.population,
        seen.published,
        _to_number(finding.value),
        seen.unit,
        _to_accepted(finding),
        verdict,
        seen.source,
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _to_accepted(finding: Finding) -> str:
    """Return the accepted range with its reason, or why there is none."""
    check = finding.observation.check
    if check is None:
        return finding.observation.reason
    if not finding.observation.read:
        return "-"
    return f"{_to_number(check.low)} to {_to_number(check.high)}: {check.why}"


def _to_profile(profile: Profile) -> str:
    """Return one profile as a table."""
    rows = "\n".join(f"| {' | '.join(map(_to_cell, row))} |" for row in profile.rows())
    return (
        f"\n## {profile.title}\n{profile.note}\n\n| {' | '.join(profile.head)} |\n"
        f"|{'---|' * len(profile.head)}\n{rows}\n"
    )


def _to_contradiction(contradiction: Contradiction) -> str:
    """Return one contradiction, with what the model gives."""
    given = "; ".join(
        f"{given.what} {_to_number(given.answer())} {_to_unit(given.unit)}".rstrip()
        for given in contradiction.given
    )
    return (
        f"\n## {contradiction.title}\n"
        f"- {contradiction.first}\n- {contradiction.second}\n- *Why not both:* {contradiction.clash}\n"
        f"- *Chosen:* {contradiction.chosen}\n- *Why:* {contradiction.why}\n- *The model gives:* {given}.\n"
    )


def _to_cell(cell: float | str) -> str:
    """Return a number with few digits, or the word."""
    return cell if isinstance(cell, str) else _to_number(cell)


def _to_number(value: float | None) -> str:
    """Return a number with three digits and without an exponent."""
    if value is None:
        return "-"
    few = float(f"{value * _TIE_BREAK:.3g}")
    return f"{few:.0f}" if abs(few) >= 1000.0 else f"{few:g}"  # noqa: PLR2004 - above it three digits turn to an exponent


def _to_unit(unit: str) -> str:
    """Return a unit as it is said; a share has none."""
    return "" if unit in {"1", "-"} else unit
