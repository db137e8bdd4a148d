"""The norms that are shown are exactly the rows that somebody has read at their source."""

import csv
import re
from pathlib import Path

import pytest

from lull.assessment.range_norms import RANGE_NORMS, Sex

pytestmark = pytest.mark.data

AVERAGE_AND_INTERVAL = re.compile(r"^([\d.]+)(?: \(([\d.]+)-([\d.]+)(\)?))?")

Row = tuple[str, str, str, tuple[int, int], float, tuple[float, float] | None]


def read_seen_rows(path: Path) -> set[Row]:
    """Return both sexes of every row marked as seen; an interval that breaks off is no interval."""
    found: set[Row] = set()
    columns: dict[Sex, str] = {"female": "female_mean_ci", "male": "male_mean_ci"}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["verified"] != "seen":
                continue
            first, last = (int(age) for age in re.findall(r"\d+", row["age_band"]))
            assert row["unit"] == "deg"
            for sex, column in columns.items():
                told = AVERAGE_AND_INTERVAL.match(row[column])
                assert told is not None, row
                interval = (float(told[2]), float(told[3])) if told[4] else None
                found.add((row["joint"], row["motion"], sex, (first, last), float(told[1]), interval))
    return found


def test_every_seen_row_is_shown_and_no_other(lull_data: Path) -> None:
    """A row from memory is never shown as a sourced number; a row that was seen is not left out."""
    shown = {
        (norm.joint, norm.motion, norm.sex, norm.ages_y, norm.average_deg, norm.interval_deg)
        for norm in RANGE_NORMS
    }
    assert shown == read_seen_rows(lull_data.parent / "references" / "rom_norms.csv")
