"""Every row of the reference files on kinetics and effect is accounted for, and none is made up."""

import csv
import re
from pathlib import Path

import pytest

from lull.pharmacology.validation.catalogue import OBSERVATIONS
from lull.pharmacology.validation.observation import Observation

pytestmark = pytest.mark.data

FILES = {
    "oral": ("oral_pk_observations.csv", ("population", "statistic", "value")),
    "intrathecal": ("intrathecal_observations.csv", ("population", "statistic", "value")),
    "effect": ("pd_observations.csv", ("study_population", "measure", "value")),
    "derived": ("derived_consistency.csv", ("quantity",)),
}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read_rows(folder: Path) -> dict[str, dict[str, str]]:
    """Return every row by the name the observations use: file, who, what and value."""
    rows: dict[str, dict[str, str]] = {}
    for short, (name, columns) in FILES.items():
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                key = " | ".join((short, *(row[column] for column in columns)))
                assert key not in rows, f"two rows are called {key!r}"
                rows[key] = row
    return rows


@pytest.fixture(scope="module")
def rows(lull_data: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the four files beside the recordings."""
    return read_rows(lull_data.parent / "references")


def numbers_of(text: str) -> set[float]:
    """Return the numbers in a text."""
    return {float(found) for found in NUMBER.findall(text)}


def test_no_row_is_left_out(rows: dict[str, dict[str, str]]) -> None:
    """A published figure that nobody set beside the model would hide a miss."""
    covered = {row for observation in OBSERVATIONS for row in observation.rows}
    assert sorted(set(rows) - covered) == []


def test_no_observation_names_a_row_that_is_not_there(rows: dict[str, dict[str, str]]) -> None:
    """A row that was corrected in the file is corrected here too."""
    covered = {row for observation in OBSERVATIONS for row in observation.rows}
    assert sorted(covered - set(rows)) == []


def test_only_what_was_read_is_judged(rows: dict[str, dict[str, str]]) -> None:
    """A row from memory is covered by what says so, a row that was seen by what was read."""
    for observation in OBSERVATIONS:
        for name in observation.rows:
            row = rows[name]
            from_memory = row.get("verified") == "memory" or "(memory)" in name
            assert observation.read != from_memory, observation.what


@pytest.mark.parametrize("observation", OBSERVATIONS, ids=lambda observation: observation.what[:50])
def test_published_numbers_stand_in_the_row(
    observation: Observation, rows: dict[str, dict[str, str]]
) -> None:
    """No figure is printed as published that its row does not hold; what we made of it follows a colon."""
    if not observation.rows:
        return
    known: set[float] = set()
    for name in observation.rows:
        known |= numbers_of(" ".join(cell for cell in rows[name].values() if cell))
    assert numbers_of(observation.published.split(": ")[0]) <= known


def test_a_forgotten_row_would_be_noticed(rows: dict[str, dict[str, str]]) -> None:
    """The walk finds rows in all four files: a search that finds none would prove nothing."""
    assert {name.split(" | ")[0] for name in rows} == set(FILES)
    assert len(rows) > 100
