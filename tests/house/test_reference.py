"""What is written about Lull is what Lull does."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lull.cli import VERBS
from lull.pharmacology.parameters.catalogue import CHAPTERS, PARAMETERS
from lull.pharmacology.validation.catalogue import OBSERVATIONS, TOPICS
from lull.pharmacology.validation.contradictions import CONTRADICTIONS
from lull.pharmacology.validation.profiles import PROFILES
from write_reference import PAGES, REFERENCE

ROOT = Path(__file__).resolve().parents[2]
NUMBER = re.compile(r"(?<![\d.])(\d+\.\d+)(?![\d.])")
MOST_DIGITS = 4


@pytest.mark.parametrize(("path", "to_page"), PAGES.items(), ids=[path.name for path in PAGES])
def test_a_generated_page_is_up_to_date(path: Path, to_page: Callable[[], str]) -> None:
    """A number changed in the code changes its page, or this fails (mend: make docs)."""
    assert path.read_text(encoding="utf-8") == to_page()


def test_every_page_of_reference_is_generated() -> None:
    """A page nobody writes again would go stale."""
    assert set(REFERENCE.glob("*.md")) == set(PAGES)


def test_the_evidence_leaves_no_parameter_out() -> None:
    """A number without its row of evidence could not be judged; read and ours add up."""
    page = (REFERENCE / "parameters.md").read_text(encoding="utf-8")
    assert sum(len(chapter) for _, chapter in CHAPTERS) == len(PARAMETERS)
    for name in PARAMETERS:
        assert page.count(f"| `{name}` |") == 1
    counted = re.search(r"\*\*(\d+) numbers: (\d+) read in their source, (\d+) ours", page)
    assert counted is not None
    every, read, ours = map(int, counted.groups())
    assert every == read + ours == len(PARAMETERS)
    assert read == page.count("| read |")
    assert ours == page.count("| ours | ours")


def test_the_validation_leaves_nothing_out() -> None:
    """Every observation is a row, every miss stands at the top as well, and every table is there."""
    page = (REFERENCE / "validation.md").read_text(encoding="utf-8")
    rows = [
        line for line in page.splitlines() if re.search(r"\| (pass|\*\*miss\*\*|not modelled|memory)", line)
    ]
    assert len(rows) == len(OBSERVATIONS)
    at_top = page.partition("The misses:")[2].partition("\n## ")[0]
    assert at_top.count("\n- ") == sum("**miss**" in row for row in rows) > 0
    titles = [title for title, _ in TOPICS]
    for title in (*titles, *(p.title for p in PROFILES), *(c.title for c in CONTRADICTIONS)):
        assert f"\n## {title}\n" in page


def test_pages_print_few_digits() -> None:
    """Another processor may differ in the last bits; none of them is printed."""
    for path in PAGES:
        numbers = NUMBER.findall(path.read_text(encoding="utf-8"))
        assert len(numbers) > 50
        assert [n for n in numbers if len(n.replace(".", "").lstrip("0")) > MOST_DIGITS] == []


def test_tables_have_as_many_cells_as_heads() -> None:
    """A stray bar in a source or a note would break its row."""
    for path in PAGES:
        width = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("|"):
                width = 0
                continue
            width = width or line.count("|")
            assert line.count("|") == width, line


def test_every_verb_stands_in_the_readme() -> None:
    """A verb nobody can read about is a verb nobody uses."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"lull {verb}" in readme or f"make {verb}" in readme, verb


def test_links_inside_the_documents_lead_somewhere() -> None:
    """A moved file leaves no dead link behind."""
    for page in [ROOT / "README.md", ROOT / "SAFETY.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
