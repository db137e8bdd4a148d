"""``lull export``: one format so far, a calendar; printed or written, plain or named, never half."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.store.ledger import Ledger
from made_calendar import entries_of
from made_command import Lull
from made_record import MARA, NOW, made_plan


@pytest.fixture
def path(home: Path) -> Path:
    """A record with a person and a plan."""
    with Ledger.open(home / "record.db") as ledger:
        begin_record(ledger, MARA, made_plan(), event_id="begin", now=NOW - timedelta(hours=1))
    return home / "record.db"


@pytest.mark.usefixtures("path")
def test_without_a_file_the_calendar_is_printed(lull: Lull) -> None:
    """The bytes of a calendar and nothing else, so that it can be sent on."""
    code, said, err = lull("export", "ics")

    assert (code, err) == (0, "")
    assert said.startswith("BEGIN:VCALENDAR")
    assert said.rstrip().endswith("END:VCALENDAR")
    assert len(entries_of(said.replace("\r\n", "\n").replace("\n", "\r\n").encode())) == 4


@pytest.mark.hazard("H27")
@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("flags", "titles"),
    [
        ((), {"Lull: time"}),
        (("--plain-titles",), {"Lull: time"}),
        (("--plain-titles", "--called", "practice"), {"Lull: practice"}),
        (("--name-medicine",), {"Lull: baclofen 10 mg"}),
    ],
)
def test_the_medicine_is_named_only_when_asked(
    lull: Lull, tmp_path: Path, flags: tuple[str, ...], titles: set[str]
) -> None:
    """Plain is the usual way; the file is for its owner alone."""
    file = tmp_path / "lull.ics"
    code, said, err = lull("export", "ics", str(file), *flags)

    assert (code, err) == (0, "")
    assert {entry.title for entry in entries_of(file.read_bytes())} == titles
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert said == f"Written: {file}\n4 planned times with alarms. Export again whenever the plan changes.\n"


@pytest.mark.usefixtures("path")
def test_a_file_is_replaced_only_when_asked(lull: Lull, tmp_path: Path) -> None:
    """A slip in a name destroys nothing."""
    file = tmp_path / "lull.ics"
    file.write_text("mine")
    code, _, err = lull("export", "ics", str(file))

    assert code == 2
    assert "--overwrite" in err
    assert file.read_text() == "mine"
    assert lull("export", "ics", str(file), "--overwrite")[0] == 0
    assert entries_of(file.read_bytes())


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("words", [("export", "ics", "--json"), ("export", "--json", "ics")])
def test_as_json_the_calendar_stands_in_the_answer(lull: Lull, words: tuple[str, ...]) -> None:
    """Before or behind the format."""
    code, said, _ = lull(*words)
    document = json.loads(said)

    assert code == 0
    assert document["schema"] == "lull.export.ics/1"
    assert document["times_ahead"] == 4
    assert document["calendar"].startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    "words",
    [
        ("export",),
        ("export", "pdf"),
        ("export", "ics", "--plain-titles", "--name-medicine"),
        ("export", "ics", "--called", "baclofen"),
        ("export", "ics", ""),
        ("export", "ics", "/no/such/folder/x.ics"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(lull: Lull, words: tuple[str, ...]) -> None:
    """Exit code two, nothing on standard output."""
    code, said, err = lull(*words)

    assert (code, said) == (2, "")
    assert err.count("\n") == 1


def test_without_a_record_it_says_how_to_begin(lull: Lull, tmp_path: Path) -> None:
    """A refusal by name, and no file."""
    code, _, err = lull("export", "ics", str(tmp_path / "lull.ics"))

    assert code == 3
    assert "lull serve" in err
    assert not (tmp_path / "lull.ics").exists()
