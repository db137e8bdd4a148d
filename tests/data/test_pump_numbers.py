"""Every number about pumps stands in the row it names, and that row was read."""

import csv
import re
from pathlib import Path

import pytest

from lull.safety.pump_numbers import PUMP_NUMBERS, PumpNumber

pytestmark = pytest.mark.data
READ = tuple(number for number in PUMP_NUMBERS if number.row)


@pytest.mark.parametrize("number", READ, ids=str)
def test_a_number_was_read_where_it_says(number: PumpNumber, lull_data: Path) -> None:
    """One row, seen and not remembered, holds both ends of the span and the unit."""
    file = lull_data.parent / "references" / "pump_facts.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    found = [row for row in rows if all(any(part in cell for cell in row.values()) for part in number.row)]

    assert len(found) == 1
    (row,) = found
    assert row["verified"] == "seen"
    assert row["unit"] == number.unit
    numbers = {float(one) for one in re.findall(r"\d+", f"{row['value']} {row['condition']}")}
    assert {number.least, number.most} <= numbers
    assert number.source.split(",")[0].split(" ")[0] in row["source"]


def test_the_walk_meets_what_it_is_for() -> None:
    """A list without read numbers would pass every walk."""
    assert len(READ) == 4
