"""SAFETY.md and the tests agree: every control named there has a test that carries its hazard's id."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARK = re.compile(r'pytest\.mark\.hazard\(((?:"H\d\d"(?:,\s*)?)+)\)')
ROW = re.compile(r"^\| (H\d\d) \|.*\| `(tests/[^`]+)` \|$", re.MULTILINE)


def marked_ids(text: str) -> set[str]:
    """Return the hazard ids that tests in this text are marked with."""
    return {one for group in MARK.findall(text) for one in re.findall(r"H\d\d", group)}


def test_every_control_in_the_table_has_a_marked_test() -> None:
    """A row that names a file without its mark would promise a test that is not there."""
    rows = ROW.findall((ROOT / "SAFETY.md").read_text(encoding="utf-8"))
    assert rows
    for hazard, place in rows:
        path = ROOT / place
        assert path.is_file(), f"{hazard}: {place} is not there"
        assert hazard in marked_ids(path.read_text(encoding="utf-8")), f"{hazard} is not marked in {place}"


def test_every_marked_hazard_stands_in_the_table() -> None:
    """A control nobody can find in SAFETY.md is a control nobody reviews."""
    listed = {hazard for hazard, _ in ROW.findall((ROOT / "SAFETY.md").read_text(encoding="utf-8"))}
    for path in (ROOT / "tests").rglob("*.py"):
        missing = marked_ids(path.read_text(encoding="utf-8")) - listed
        assert not missing, f"{path.name}: {sorted(missing)} not in SAFETY.md"
