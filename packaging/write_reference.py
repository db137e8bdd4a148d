"""Write the reference page of parameters from the catalogue itself, so that the two cannot differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lull.pharmacology.parameters.adult import ADULT
from lull.pharmacology.parameters.child import CHILD
from lull.pharmacology.parameters.effect import EFFECT
from lull.pharmacology.parameters.growing import GROWING
from lull.pharmacology.parameters.kidney import KIDNEY

if TYPE_CHECKING:
    from lull.pharmacology.parameters.parameter import Parameter

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "parameters.md"

HEAD = """# Parameters
*Generated from `src/lull/pharmacology/parameters` by `make docs`; a test fails when it is out of date.*

Every number of the model with its unit, the range we hold plausible, and where it is from. "Read" means
that somebody read the number in the source named (often only its abstract). "Ours" is our own choice or
arithmetic, and the note says how it was made. Curves are relative to a person's own untreated tone; they are
no clinical grade.
"""

CHAPTERS = (
    ("Adults, by mouth", ADULT),
    ("Children, by mouth", CHILD),
    ("Growing up", GROWING),
    ("Kidneys", KIDNEY),
    ("Effect on tone", EFFECT),
)


def to_page() -> str:
    """Return the page as text."""
    parts = [HEAD]
    for title, parameters in CHAPTERS:
        rows = "\n".join(_to_row(parameter) for parameter in parameters)
        parts.append(
            f"\n## {title}\n| name | value | unit | plausible | read or ours | source | note |\n"
            f"|---|---|---|---|---|---|---|\n{rows}\n"
        )
    return "".join(parts)


def _to_row(parameter: Parameter) -> str:
    """Return one table row."""
    plausible = f"{parameter.low:g} to {parameter.high:g}"
    return (
        f"| `{parameter.name}` | {parameter.value:g} | {parameter.unit} | {plausible}"
        f" | {'read' if parameter.seen else 'ours'} | {parameter.source} | {parameter.note} |"
    )


if __name__ == "__main__":
    PAGE.write_text(to_page(), encoding="utf-8")
