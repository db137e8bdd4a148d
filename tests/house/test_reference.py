"""What is written about Lull is what Lull does."""

import re
from pathlib import Path

from lull.cli import VERBS
from lull.pharmacology.parameters.catalogue import PARAMETERS
from write_reference import CHAPTERS, PAGE, to_page

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_parameters_is_the_catalogue() -> None:
    """A number changed in the code changes the page, or this fails (mend: make docs)."""
    assert PAGE.read_text(encoding="utf-8") == to_page()


def test_the_page_leaves_no_parameter_out() -> None:
    """A chapter forgotten in the generator would hide its numbers."""
    shown = {parameter.name for _, chapter in CHAPTERS for parameter in chapter}
    assert shown == set(PARAMETERS)


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
