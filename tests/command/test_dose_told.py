"""``lull dose --not-given`` and ``--came-up``, and ``lull stock``: facts, each with its way back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.safety.missed_rule import NO_RULE
from lull.store.ledger import Ledger
from made_command import Lull, count_entries
from made_record import MARA, NOW, made_plan

pytestmark = pytest.mark.usefixtures("path")


@pytest.fixture
def path(home: Path) -> Path:
    """A record with a person and a plan since ten days."""
    with Ledger.open(home / "record.db") as ledger:
        begin_record(ledger, MARA, made_plan(), event_id="begin", now=NOW - timedelta(days=10))
    return home / "record.db"


@pytest.mark.hazard("H05")
def test_the_latest_dose_without_a_word_is_meant_unless_another_is_named(lull: Lull, path: Path) -> None:
    """At 15:20 that is the one of 11:30; then the one before it; --due names any other."""
    code, out, _ = lull("dose", "--not-given", "missed", "--by", "Dad", "--note", "asleep")
    assert code == 0
    assert out.startswith(
        f"Recorded: the dose due at 11:30 was missed.\n{NO_RULE}\nTo take it back: lull dose"
    )
    said = json.loads(lull("dose", "--not-given", "skipped", "--json")[1])["recorded"]
    assert (said["due_at"], said["why"]) == ("2026-11-22T06:30:00+00:00", "skipped")
    lull("dose", "--not-given", "missed", "--due", "2026-11-21T20:30+01:00")
    with Ledger.open(path) as ledger:
        told = ledger.state().told_not_given
    assert "07:30  10 mg skipped\n11:30  10 mg missed, said by Dad\n" in lull("today")[1]
    assert [(t.due_at.isoformat(), t.said_by, t.note) for t in told.values()] == [
        ("2026-11-22T10:30:00+00:00", "Dad", "asleep"),
        ("2026-11-22T06:30:00+00:00", "self", ""),
        ("2026-11-21T19:30:00+00:00", "self", ""),
    ]


@pytest.mark.hazard("H04")
def test_a_dose_that_is_recorded_is_asked_about(lull: Lull, path: Path) -> None:
    """By name and time; --yes keeps both words."""
    lull("dose", "10", "--at", "07:41", "--by", "Dad")
    words = ("dose", "--not-given", "missed", "--due", "07:30")
    code, _, err = lull(*words)
    assert code == 3
    assert "The dose of 07:30 is already in the record: 10 mg at 07:41 (by Dad)." in err
    assert "Nothing was recorded. If it was so, say it again with --yes." in err
    assert lull(*words, "--yes")[0] == 0
    assert count_entries(path) == 4


@pytest.mark.hazard("H05")
def test_a_dose_that_came_up_is_told_and_taken_back(lull: Lull, path: Path) -> None:
    """The last one, or the one named; never the plan's rule for a missed dose."""
    dose_id = json.loads(lull("dose", "10", "--at", "07:41", "--json")[1])["recorded"]["id"]
    code, out, _ = lull("dose", "--came-up", "--at", "08:20")
    assert code == 0
    assert out.startswith(
        "Recorded: 10 mg taken at 07:41 came up again at 08:20. We do not know how much stayed.\n" + NO_RULE
    )
    with Ledger.open(path) as ledger:
        assert ledger.state().administrations[0].came_up_at is not None
    said = lull("today")[1]
    assert "07:30  10 mg given: at 07:41, came up again at 08:20: not known how much stayed" in said
    assert lull("dose", "--undo", out.rsplit(" ", 1)[1].strip())[0] == 0
    with Ledger.open(path) as ledger:
        assert ledger.state().administrations[0].came_up_at is None
    assert lull("dose", "--came-up", dose_id, "--at", "09:00")[0] == 0


def test_the_stock_is_counted_fetched_said_and_taken_back(lull: Lull, path: Path) -> None:
    """Each answer says what may be left and the earlier day."""
    assert lull("stock")[1].startswith("Nothing was counted yet")
    code, out, _ = lull("stock", "--count", "20", "--strength", "10/tablet", "--by", "Dad")
    assert code == 0
    assert out.splitlines()[:3] == [
        "Recorded: 20 tablets (10 mg per tablet) counted.",
        "What may be left: 20 tablets (10 mg per tablet).",
        "It may run out on 27 November at 15:30 (5 days). Doses without a record count as given.",
    ]
    lull("stock", "--fetch", "100", "--strength", "10mg/tablet")
    said = json.loads(lull("stock", "--json")[1])
    assert said["schema"] == "lull.stock/1"
    assert (said["stock"]["least"], said["stock"]["most"], said["stock"]["per"]) == (120.0, 120.0, "tablet")
    assert lull("stock", "--undo")[1].startswith("Taken back")
    assert "What may be left: 20 tablets" in lull("stock")[1]
    assert count_entries(path) == 5


@pytest.mark.hazard("H01")
def test_a_bottle_has_its_strength_said_twice_and_is_asked_about(lull: Lull, path: Path) -> None:
    """The plan knows tablets of 10 mg."""
    bottle = ("stock", "--count", "150", "--strength", "5/mL")
    assert "for a liquid say --strength twice" in lull(*bottle)[2]
    assert "the strengths differ" in lull(*bottle, "--strength", "1/mL")[2]
    code, _, err = lull(*bottle, "--strength", "5/mL")
    assert code == 3
    assert "The plan says 10 mg per tablet. This stock is 5 mg per mL." in err
    assert lull(*bottle, "--strength", "5/mL", "--yes")[0] == 0
    assert "What may be left: 150 mL (5 mg per mL)." in lull("stock")[1]
    assert count_entries(path) == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dose", "--not-given", "forgotten"), "argument --not-given: invalid choice: 'forgotten'"),
        (("dose", "10", "--not-given", "missed"), "say how many mg were taken, such as lull dose 10"),
        (("dose", "--not-given", "missed", "--due", "noon"), "--due 'noon' is not a time"),
        (("dose", "--not-given", "missed", "--due", "11:00"), "no dose was due at"),
        (("dose", "--not-given", "missed", "--due", "15:30"), "15:30 today has not come yet"),
        (("dose", "--not-given", "missed", "--note", ""), "--note must be words of 1 to 80 letters"),
        (("dose", "--came-up"), "this dose is not in the record"),
        (("dose", "--came-up", "nope"), "this dose is not in the record"),
        (("stock", "--count", "5"), "say the strength on the label, such as --strength 10/tablet"),
        (("stock", "--count", "5", "--strength", "10"), "the strength '10' cannot be read"),
        (("stock", "--count", "5", "--strength", "10/spoon"), "the strength '10/spoon' cannot be read"),
        (("stock", "--count", "5", "--strength", "0/tablet"), "an oral amount must be more than 0 mg"),
        (("stock", "--count", "-1", "--strength", "10/tablet"), "a stock is a number from 0"),
        (("stock", "--count", "nan", "--strength", "10/tablet"), "a stock is a number from 0"),
        (("stock", "--count", "1_0", "--strength", "10/tablet"), "the number '1_0' is not one"),
        (("stock", "--fetch", "0", "--strength", "10/tablet"), "a stock is a number from 0"),
        (("stock", "--count", "5", "--fetch", "5"), "not allowed with argument --count"),
        (("stock", "--count", "5", "--strength", "10/tablet", "--at", "16:00"), "has not come yet"),
        (("stock", "--undo"), "there is nothing to take back"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    lull: Lull, path: Path, words: tuple[str, ...], sentence: str
) -> None:
    """What is wrong, and what to do; exit 2; the record stays as it was."""
    code, out, err = lull(*words)

    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert count_entries(path) == 2


def test_when_every_dose_has_its_word_another_must_be_named(lull: Lull, path: Path) -> None:
    """Nothing is guessed."""
    for _ in range(4):
        assert lull("dose", "--not-given", "missed")[0] == 0
    assert "say which one with --due" in lull("dose", "--not-given", "missed")[2]
    assert count_entries(path) == 6


def test_without_a_record_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lull: Lull
) -> None:
    """A refusal by name."""
    monkeypatch.setenv("LULL_HOME", str(tmp_path / "nowhere"))
    for words in (("stock",), ("dose", "--came-up"), ("dose", "--not-given", "missed")):
        assert lull(*words)[0] == 3
    assert not (tmp_path / "nowhere").exists()
