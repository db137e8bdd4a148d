"""The evidence page: every parameter of the model, written from the catalogue itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lull.pharmacology.parameters.catalogue import CHAPTERS, PARAMETERS

if TYPE_CHECKING:
    from lull.pharmacology.parameters.parameter import Parameter

HEAD = """# Parameters: the evidence
*Generated from `src/lull/pharmacology/parameters` by `make docs`; a test fails when it is out of date.*

Every number of the model with its unit, the range we hold plausible, and where it is from. "Read" means
that somebody read the number in the source named (often only its abstract). "Ours" is our own choice or
arithmetic, and the note says how it was made. Curves are relative to a person's own untreated tone; they are
no clinical grade. How the model fares beside what was published is in [validation](validation.md).
"""


def to_page() -> str:
    """Return the page as text."""
    parts = [HEAD, f"\n{_to_count()}\n"]
    for title, parameters in CHAPTERS:
        rows = "\n".join(_to_row(parameter) for parameter in parameters)
        parts.append(
            f"\n## {title}\n| name | value | unit | plausible | read or ours | source | note |\n"
            f"|---|---|---|---|---|---|---|\n{rows}\n"
        )
    return "".join(parts)


def _to_count() -> str:
    """Return how many numbers were read and how many are ours."""
    read = sum(parameter.seen for parameter in PARAMETERS.values())
    return f"**{len(PARAMETERS)} numbers: {read} read in their source, {len(PARAMETERS) - read} ours.**"


def _to_row(parameter: Parameter) -> str:
    """Return one table row."""
    plausible = f"{parameter.low:g} to {parameter.high:g}"
    return (
        f"| `{parameter.name}` | {parameter.value:g} | {parameter.unit} | {plausible}"
        f" | {'read' if parameter.seen else 'ours'} | {parameter.source} | {parameter.note} |"
    )
