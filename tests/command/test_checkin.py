"""``lull checkin``: spasms, pain, "don't know", and what somebody else saw."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.store.ledger import Ledger
from made_command import Lull
from made_record import MARA, NOW, made_plan

pytestmark = pytest.mark.usefixtures("path")


@pytest.fixture
def path(home: Path) -> Path:
    """A record with a person and a plan."""
    with Ledger.open(home / "record.db") as ledger:
        begin_record(ledger, MARA, made_plan(), event_id="begin", now=NOW - timedelta(hours=1))
    return home / "record.db"


def test_spasms_and_pain_are_said_back(lull: Lull, path: Path) -> None:
    """Each in its own word, and kept."""
    code, out, _ = lull("checkin", "--spasms", "2", "--pain", "7")
    with Ledger.open(path) as ledger:
        (kept,) = ledger.state().check_ins

    assert code == 0
    assert out.startswith("Recorded at 15:20: spasms 2, pain 7.")
    assert (kept.spasms, kept.pain, kept.observed, kept.said_by) == (2, 7, False, "self")


def test_unknown_alone_is_a_check_in(lull: Lull, path: Path) -> None:
    """It may be said of several questions, and twice of one."""
    _, out, _ = lull("checkin", "--unknown", "pain", "--unknown", "fell", "--unknown", "pain")
    with Ledger.open(path) as ledger:
        (kept,) = ledger.state().check_ins

    assert out.startswith("Recorded at 15:20: pain not known, fell not known.")
    assert kept.not_known == ("pain", "fell")


@pytest.mark.parametrize(("by", "said_by"), [((), "observer"), (("--by", "Dad"), "Dad")])
def test_what_somebody_saw_is_marked(lull: Lull, path: Path, by: tuple[str, ...], said_by: str) -> None:
    """In the record, in the sentence, and in the JSON of the day."""
    _, out, _ = lull("checkin", "--weak", "1", "--observed", *by)
    _, day, _ = lull("today", "--json")
    with Ledger.open(path) as ledger:
        (kept,) = ledger.state().check_ins
    (told,) = json.loads(day)["check_ins"]

    assert out.startswith("Recorded at 15:20: weak 1, observed.")
    assert (kept.observed, kept.said_by) == (True, said_by)
    assert (told["observed"], told["said_by"], told["weak"], told["not_known"]) == (True, said_by, 1, [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--spasms", "5"), "spasms is a number from 0 to 4, not 5"),
        (("--pain", "11"), "pain is a number from 0 to 10, not 11"),
        (("--unknown", "mood"), "argument --unknown: invalid choice: 'mood'"),
        (("--pain", "1", "--unknown", "pain"), "pain has an answer and is also not known: choose one"),
        (("--unknown", "pain", "--undo"), "either record a check-in or take one back with --undo, not both"),
        (("--observed",), "a check-in needs at least one answer"),
    ],
)
def test_bad_input_is_one_sentence(lull: Lull, path: Path, words: tuple[str, ...], sentence: str) -> None:
    """Exit 2, and nothing is written."""
    code, out, err = lull("checkin", *words)
    with Ledger.open(path) as ledger:
        written = ledger.state().check_ins

    assert (code, out) == (2, "")
    assert sentence in err
    assert written == ()
