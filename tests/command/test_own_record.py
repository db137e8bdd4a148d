"""``lull today``, ``lull dose`` and ``lull checkin``: one sentence each, and nothing half written."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lull.actions.begin_record import begin_record
from lull.commands import own_record
from lull.store.ledger import Ledger
from made_command import Lull, count_entries
from made_record import BERLIN, MARA, NOW, made_plan


@pytest.fixture
def path(home: Path) -> Path:
    """A record with a person and a plan."""
    with Ledger.open(home / "record.db") as ledger:
        begin_record(ledger, MARA, made_plan(), event_id="begin", now=NOW - timedelta(hours=1))
    return home / "record.db"


@pytest.mark.parametrize("words", [("today",), ("dose", "10"), ("checkin", "--stiffness", "4")])
def test_without_a_record_each_verb_says_how_to_begin(lull: Lull, home: Path, words: tuple[str, ...]) -> None:
    """A refusal by name, and no empty record is left behind."""
    code, _, err = lull(*words)

    assert code == 3
    assert err == "lull: There is no record yet: begin one with lull serve.\n"
    assert not home.exists()


def test_a_dose_is_recorded_with_both_its_times(lull: Lull, path: Path) -> None:
    """A time of today is read on the wall clock of the record's zone."""
    code, out, _ = lull("dose", "10", "--at", "15:04", "--by", "Dad", "--json")
    said = json.loads(out)["recorded"]

    assert code == 0
    assert said["amount_mg"] == 10.0
    assert said["happened_at"] == "2026-11-22T14:04:00+00:00"
    assert said["recorded_at"] == NOW.isoformat()
    assert said["said_by"] == "Dad"
    assert count_entries(path) == 3


def test_a_dose_of_another_day_needs_its_offset(lull: Lull, path: Path) -> None:
    """Back-dating is free; guessing the zone of a whole time is not."""
    assert lull("dose", "10", "--at", "2026-11-20T08:00+01:00")[0] == 0
    assert lull("dose", "10", "--at", "2026-11-20T12:00")[0] == 2
    assert count_entries(path) == 3


@pytest.mark.hazard("H07")
def test_a_dose_of_long_ago_is_asked_about_and_its_year_is_said(lull: Lull, path: Path) -> None:
    """A year off is a slip of one key; it is asked about, said, and never refused."""
    words = ("dose", "10", "--at", "2025-11-22T11:00+01:00")
    code, _, err = lull(*words)
    assert code == 3
    assert "22 November 2025 is more than a month ago. Was it taken then?" in err
    assert count_entries(path) == 2

    code, out, _ = lull(*words, "--yes")
    assert code == 0
    assert out.startswith("Recorded: 10 mg taken on 22 November 2025 at 11:00.\n")
    assert lull("dose", "10", "--at", "2026-10-22T15:20+01:00")[0] == 0
    assert count_entries(path) == 4


def test_what_was_said_of_another_day_names_the_day(lull: Lull, path: Path) -> None:
    """Today needs no date, this year no year."""
    assert path.exists()
    for at, told in (
        ("15:04", "at 15:04:"),
        ("2026-11-02T09:00+01:00", "on 2 November at 09:00:"),
        ("2025-11-22T09:00+01:00", "on 22 November 2025 at 09:00:"),
    ):
        assert lull("checkin", "--no-fell", "--at", at)[1].startswith(f"Recorded {told} fell no.")


@pytest.mark.hazard("H03")
def test_above_the_plan_is_asked_once_and_then_recorded(lull: Lull, path: Path) -> None:
    """The question writes nothing; the answer is recorded and brings the card."""
    code, out, err = lull("dose", "40", "--json")
    assert code == 3
    assert json.loads(out)["refused"]["code"] == "needs_confirmation"
    assert "40 mg is more than any single dose in the plan from Dr Okafor (10 mg). Was it 40 mg?" in err
    assert count_entries(path) == 2

    code, out, _ = lull("dose", "40", "--yes", "--json")
    assert code == 0
    assert [(f["code"], f["card"]) for f in json.loads(out)["findings"]] == [("above_plan", "overdose")]
    assert count_entries(path) == 3


@pytest.mark.hazard("H04")
def test_a_second_record_of_the_same_dose_is_asked_about(lull: Lull, path: Path) -> None:
    """Two people writing down one dose is the commonest double entry."""
    lull("dose", "10", "--at", "15:04")
    code, _, err = lull("dose", "10", "--at", "15:10")

    assert code == 3
    assert "10 mg at 15:04 is already in the record (by self). Is this another dose?" in err
    assert count_entries(path) == 3


def test_the_last_dose_can_be_taken_back_and_brought_back(lull: Lull, path: Path) -> None:
    """Undo is an entry, and so is undoing the undo."""
    lull("dose", "10")
    back = json.loads(lull("dose", "--undo", "--json")[1])
    with Ledger.open(path) as ledger:
        assert ledger.state().administrations == ()
    assert lull("dose", "--undo", back["by"])[0] == 0
    with Ledger.open(path) as ledger:
        assert len(ledger.state().administrations) == 1


def test_a_check_in_closes_the_windows_and_a_later_clear_one_opens_them(lull: Lull, path: Path) -> None:
    """What was told is what today says, at once."""
    lull("checkin", "--stiffness", "4", "--weak", "3", "--no-fell", "--at", "15:00")
    said = json.loads(lull("today", "--json")[1])
    assert said["sentence"]["case"] == "gate"
    assert said["sentence"]["main"] == "you said: weak, 3 of 4"
    assert said["next_window"] is None

    lull("checkin", "--weak", "0", "--at", "15:10")
    assert json.loads(lull("today", "--json")[1])["gate"] is None
    assert count_entries(path) == 4


def test_today_says_the_day_in_words_and_as_a_document(lull: Lull, path: Path) -> None:
    """Both say the same sentence; prescribed and given stand under their own names."""
    lull("dose", "10", "--at", "15:12")
    code, text, _ = lull("today")
    document = json.loads(lull("today", "--json")[1])

    assert code == 0
    assert text.splitlines()[0] == "Mara, Sunday 22 November, 15:20"
    assert f"{document['sentence']['lead']}: {document['sentence']['main']}" in text.splitlines()[1]
    assert text.rstrip().endswith("Never stop baclofen suddenly.")
    assert "15:30  10 mg given: at 15:12" in text
    assert "20:30  10 mg due" in text
    assert document["schema"] == "lull.today/1"
    assert [line["state"] for line in document["doses"]] == ["no_record", "no_record", "given", "due"]
    assert document["doses"][2]["prescribed_mg"] == document["doses"][2]["given_mg"] == 10.0
    assert document["population_guess"] is True
    assert path.exists()


def test_a_record_without_a_plan_says_what_to_do_first(lull: Lull, home: Path) -> None:
    """A person without a plan yet still has a day."""
    with Ledger.open(home / "record.db") as ledger:
        begin_record(ledger, MARA, None, event_id="begin", now=NOW)
    code, text, _ = lull("today")

    assert code == 0
    assert "No plan yet: enter the plan from your prescriber. Practice is possible at any time." in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dose",), "say how many mg were taken, such as lull dose 10, or take one back with --undo"),
        (("dose", "10", "--undo"), "say how many mg were taken, such as lull dose 10"),
        (("dose", "ten"), "the amount 'ten' is not a number of mg: write it like 10 or 12.5"),
        (("dose", "10mcg"), "the amount '10mcg' is not a number of mg"),
        (("dose", "0"), "an oral amount must be more than 0 mg, not 0"),
        (("dose", "-5"), "an oral amount must be more than 0 mg, not -5"),
        (("dose", "nan"), "an oral amount must be a number of mg, not nan"),
        (("dose", "inf"), "an oral amount must be a number of mg, not inf"),
        (("dose", "10001"), "an oral amount of 10001 mg is above 10 g: check the number and the unit"),
        (("dose", "10", "--at", "noon"), "--at 'noon' is not a time: write 15:04, or"),
        (("dose", "10", "--at", "25:00"), "--at '25:00' is not a time"),
        (("dose", "10", "--at", "2026-11-22"), "has no offset: write it like"),
        (("dose", "10", "--at", "2026-11-22T08:00"), "has no offset: write it like 2026-11-22T08:00+01:00"),
        (("dose", "10", "--at", "15:26"), "15:26 today has not come yet: for another day write it like"),
        (("dose", "10", "--at", "2026-11-22T15:26+01:00"), "lies more than five minutes ahead of now"),
        (("dose", "--undo"), "there is nothing to take back"),
        (("dose", "--undo", "nope"), "there is no entry nope to take back"),
        (("dose", "--undo", "begin"), "this entry says who the record is about"),
        (("checkin",), "a check-in needs at least one answer"),
        (("checkin", "--stiffness", "11"), "stiffness is a number from 0 to 10, not 11"),
        (("checkin", "--stiffness", "-1"), "stiffness is a number from 0 to 10, not -1"),
        (("checkin", "--sleepy", "5"), "sleepy is a number from 0 to 4, not 5"),
        (("checkin", "--weak", "a lot"), "argument --weak: invalid int value: 'a lot'"),
        (("checkin", "--ill", "--at", "2026-11-22T16:00+01:00"), "lies more than five minutes ahead of now"),
        (("checkin", "--ill", "--undo"), "either record a check-in or take one back with --undo, not both"),
        (("dose", "1_0"), "the amount '1_0' is not a number of mg: write it like 10 or 12.5"),
        (("dose", "10", "--at", "0001-01-01T00:00Z"), "lies before 1900: check the year"),
        (("dose", "10", "--at", "9999-12-31T23:59-14:00"), "lies outside the calendar: check the year"),
        (("dose", "10", "--at", "1992-03-13T23:59+01:00"), "lies before the date of birth, 1992-03-14"),
        (("checkin", "--ill", "--at", "0001-01-01T00:00+14:00"), "lies outside the calendar"),
        (("checkin", "--ill", "--at", "1899-12-31T00:00Z"), "lies before 1900: check the year"),
        (("checkin", "--ill", "--at", "1990-01-01T00:00Z"), "lies before the date of birth, 1992-03-14"),
        (("checkin", "--fell", "--no-fell"), "--no-fell: not allowed with argument --fell"),
        (("checkin", "--no-ill", "--ill"), "--ill: not allowed with argument --no-ill"),
        (("checkin", "--stiffness", "1_0"), "argument --stiffness: invalid int value: '1_0'"),
        (("today", "tomorrow"), "unrecognized arguments: tomorrow"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    lull: Lull, path: Path, words: tuple[str, ...], sentence: str
) -> None:
    """What is wrong, where, and what to do; exit 2; the record stays as it was."""
    code, out, err = lull(*words)

    assert code == 2
    assert out == ""
    assert sentence in err
    assert err.startswith("lull: ")
    assert err.count("\n") == 1
    assert count_entries(path) == 2


def test_a_damaged_record_is_one_sentence(lull: Lull, path: Path) -> None:
    """No verb works on a damaged record, and none touches it."""
    path.write_bytes(b"not a record")
    code, _, err = lull("dose", "10")

    assert code == 2
    assert "is damaged and was left as it is" in err
    assert path.read_bytes() == b"not a record"


def test_a_home_nobody_may_look_into_is_one_sentence(lull: Lull, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking whether the record is there can itself be forbidden."""

    def forbid(_: Path, **__: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", forbid)
    code, _, err = lull("today")

    assert code == 2
    assert "cannot be used (Permission denied): check the folder, its permissions" in err


@pytest.mark.parametrize("verb", ["today", "dose", "checkin", "serve"])
@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_home_that_is_a_file_is_one_sentence(
    lull: Lull, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, below: str
) -> None:
    """A record needs a folder; the file that stands there is left alone."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("LULL_HOME", str(tmp_path / "file" / below))
    code, _, err = lull(*{"dose": ("dose", "10"), "checkin": ("checkin", "--ill")}.get(verb, (verb,)))

    assert code == 2
    assert "cannot hold the record, because it or a part of it is a file: name a folder" in err
    assert err.count("\n") == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("words", [("today",), ("dose", "10"), ("checkin", "--ill"), ("serve",)])
def test_a_record_that_is_a_folder_is_one_sentence(lull: Lull, home: Path, words: tuple[str, ...]) -> None:
    """A folder of that name is no record, and is not touched."""
    (home / "record.db").mkdir(parents=True)
    code, _, err = lull(*words)

    assert code == 2
    assert "is a folder, and the record is a file of that name: move it aside" in err
    assert list(home.iterdir()) == [home / "record.db"]


def test_a_relative_home_is_one_sentence(lull: Lull, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record must not depend on the folder somebody happens to stand in."""
    monkeypatch.setenv("LULL_HOME", "records")
    code, _, err = lull("today")

    assert code == 2
    assert "LULL_HOME is 'records', which depends on where you stand: set it to a full path" in err


def test_the_clock_of_the_command_line_is_the_real_one() -> None:
    """Here, and nowhere below, the present comes in."""
    before = datetime.now(UTC)
    assert before <= own_record.now_utc() <= datetime.now(UTC)
    assert own_record.read_at(None, now=NOW, zone=BERLIN) == NOW
