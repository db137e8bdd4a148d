"""Every danger sign and every published rate stands in the reference files, in rows that were read."""

import csv
from pathlib import Path

import pytest

from lull.safety.known_effect import Report
from lull.safety.side_effects import EFFECTS
from lull.safety.signs import SIGNS, Sign

pytestmark = pytest.mark.data

NOT_FELT = {
    "reduced cardiac output": "a measurement, nothing a person tells",
    "discontinued for adverse reactions": "why people left a trial",
    "low-CSF-pressure symptoms": "comes from the puncture, not from baclofen",
    "any drug-related side effect, annual risk": "no single effect",
    "hospital encephalopathy within 30 d": "a diagnosis; the kidney notice speaks of it",
}
"""Rows that were read and are no button."""

Rows = list[dict[str, str]]


def read(path: Path) -> Rows:
    """Return the rows of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def folder(lull_data: Path) -> Path:
    """Return the folder of reference files."""
    return lull_data.parent / "references"


@pytest.fixture(scope="module")
def effects(folder: Path) -> Rows:
    """Return the rows about side effects."""
    return read(folder / "adverse_effects.csv")


@pytest.mark.parametrize("sign", SIGNS.values(), ids=lambda sign: sign.id)
def test_every_sign_stands_in_rows_that_were_read(sign: Sign, folder: Path) -> None:
    """And each list it is on has a row of that kind."""
    rows = read(folder / "withdrawal_overdose_signs.csv")
    known = {f"{r['event']} | {r['route']} | {r['sign']}" for r in rows if r["verified"] == "seen"}

    assert sign.rows
    assert set(sign.rows) <= known
    assert {name.split(" | ")[0] for name in sign.rows} == set(sign.lists)
    assert sign.source


def find_row(report: Report, effects: Rows) -> dict[str, str]:
    """Return the one row a report was made from."""
    found = [
        row
        for row in effects
        if row["route"] == report.route
        and row["reaction"] == report.row
        and report.population in {row["population"], f"{row['population']}, {row['phase']}"}
    ]
    assert len(found) == 1, report
    return found[0]


@pytest.mark.parametrize("name", EFFECTS)
def test_every_rate_stands_in_a_row_that_was_read(name: str, effects: Rows) -> None:
    """No figure is printed as published that its row does not hold."""
    assert EFFECTS[name].reports
    for report in EFFECTS[name].reports:
        row = find_row(report, effects)
        assert row["verified"] == "seen"
        assert [report.low_pct, report.high_pct] == [
            float(row[column]) if row[column] else None
            for column in ("frequency_low_pct", "frequency_high_pct")
        ]
        if report.low_pct is None and report.words == "rare":
            assert row["category"] == "rare"


def test_no_row_that_was_read_is_left_out(effects: Rows) -> None:
    """Every one is a button, or stands among those that are not felt."""
    used = {(report.route, report.row) for effect in EFFECTS.values() for report in effect.reports}
    for row in effects:
        if row["verified"] == "seen" and row["reaction"] not in NOT_FELT:
            assert (row["route"], row["reaction"]) in used, row


def test_what_is_not_felt_is_in_the_file(effects: Rows) -> None:
    """An exception for a row that has gone would hide the next one."""
    assert set(NOT_FELT) <= {row["reaction"] for row in effects}
    assert len(effects) > 100
