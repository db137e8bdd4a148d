"""Every number on the pages about baclofen stands in a row that somebody has read, and in no other."""

import csv
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from lull.safety.baclofen_facts import BACLOFEN
from lull.safety.route_fact import Fact
from lull.safety.route_facts import ROUTES

pytestmark = pytest.mark.data

FACTS = (
    *chain.from_iterable(group.facts for group in BACLOFEN),
    *chain.from_iterable(route.facts for route in ROUTES),
)
SOURCED = tuple(fact for fact in FACTS if not fact.is_ours)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
KEY = re.compile(r"\[[A-Z]\d\w*\]")
ABSTRACTS = {
    "PMC6341047": "60 children aged 2-16, injections in gastrocnemius and soleus; one treatment was visible"
    " for 3 months",
    "Multani 2019": "Paediatr Drugs 2019: less spasticity for between 3 and 6 months",
    "boxed warning": "effects may spread from the area of injection, hours to weeks after; swallowing and"
    " breathing difficulties can be life-threatening; reports of death",
}
"""What was read in an abstract or a label and has no row of its own yet; nothing else may be named so."""


def numbers_of(text: str) -> set[float]:
    """Return the numbers in a text."""
    return {float(found) for found in NUMBER.findall(text)}


class References:
    """The rows of the reference files and the lines of the notes, found by parts of their text."""

    def __init__(self, folder: Path) -> None:
        """Read everything once."""
        self._rows = {
            file.stem: list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
            for file in folder.glob("*.csv")
        }
        self._notes = (folder.parent / "needs-and-hazards.md").read_text(encoding="utf-8").splitlines()

    def find(self, name: str) -> str:
        """Return the text of the one place a name points at, which was read and not remembered."""
        file, *parts = name.split(" | ")
        if file == "read":
            return f"{parts[0]}: {ABSTRACTS[parts[0]]}"
        return self._find_note(name, parts) if file == "needs" else self._find_row(name, file, parts)

    def _find_row(self, name: str, file: str, parts: list[str]) -> str:
        """Return one row's cells."""
        rows = [
            row
            for row in self._rows[file]
            if all(any(part in cell for cell in row.values() if cell) for part in parts)
        ]
        assert len(rows) == 1, f"{name!r} points at {len(rows)} rows"
        assert rows[0]["verified"] == "seen", f"{name!r} was not read"
        return " ".join(cell for cell in rows[0].values() if cell)

    def _find_note(self, name: str, parts: list[str]) -> str:
        """Return the clause of the notes that ends in the source's key, and what the key stands for."""
        key, *phrases = parts
        assert KEY.fullmatch(key)
        lines = [line for line in self._notes if key in line and all(phrase in line for phrase in phrases)]
        assert lines, f"{name!r} is not in the notes"
        meanings = [
            one for line in self._notes for one in re.split(" · ", line) if key[1:-1] in one.split()[:3]
        ]
        assert meanings, f"{key} is no source of the notes"
        assert not any("(memory)" in line.split(key)[0][-80:] for line in lines)
        return " ".join((*lines, *meanings))


@pytest.fixture(scope="module")
def references(lull_data: Path) -> References:
    """Return the references beside the recordings."""
    return References(lull_data.parent / "references")


def read_all(references: References, fact: Fact) -> set[float]:
    """Return every number of every place a fact was read in."""
    return set(chain.from_iterable(numbers_of(references.find(row)) for row in fact.rows))


@pytest.mark.hazard("H09")
@pytest.mark.parametrize("fact", SOURCED, ids=lambda fact: fact.text[:60])
def test_every_figure_was_read_where_the_fact_says(fact: Fact, references: References) -> None:
    """Neither a number of a fact nor the year of its source is from memory."""
    known = read_all(references, fact)
    assert {figure.value for figure in fact.figures} <= known
    assert numbers_of(fact.source) <= known


@pytest.mark.parametrize("fact", SOURCED, ids=lambda fact: fact.text[:60])
def test_the_author_who_is_named_wrote_what_the_row_names(fact: Fact, references: References) -> None:
    """A source that opens with a name and a year is the source of a row."""
    named = re.match(r"([A-Z][\w-]+)(?: & \w+)? (?:19|20)\d\d", fact.source)
    if named:
        assert any(named.group(1) in references.find(row) for row in fact.rows)


def test_a_row_from_memory_cannot_be_named(references: References) -> None:
    """The walk would notice."""
    with pytest.raises(AssertionError, match="was not read"):
        references.find("adverse_effects | convulsion | maintenance N=214")


def test_a_figure_that_stands_in_no_row_would_be_noticed(references: References) -> None:
    """The walk can fail: this number was changed by a tenth."""
    fact = next(fact for fact in SOURCED if 15.1 in {figure.value for figure in fact.figures})
    assert 15.1 in read_all(references, fact)
    assert 15.2 not in read_all(references, fact)


def count(facts: Iterable[Fact]) -> int:
    """Return how many figures they hold."""
    return sum(len(fact.figures) for fact in facts)


def test_the_walk_meets_what_it_is_for() -> None:
    """A walk over nothing would prove nothing."""
    assert len(SOURCED) > 60
    assert count(SOURCED) > 80
    assert count(FACTS) == count(SOURCED)
