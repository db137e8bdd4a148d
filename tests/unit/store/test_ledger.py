"""The ledger keeps what it acknowledged, once, unchanged, for every reader."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from lull.record.event import Event
from lull.record.state import RecordState
from lull.store.ledger import CHECKPOINT_EVERY, Ledger
from lull.store.record_unusable import RecordUnusable
from made_record import (
    check_in_event,
    dose_event,
    made_attempt,
    made_dose,
    session_event,
    void_event_of,
)

ANOTHER_SHAPE = f"{CHECKPOINT_EVERY}\n[[1]]".encode()
"""What the digest of a checkpoint in some other shape would cover."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of one test lives."""
    return tmp_path / "home" / "record.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty record."""
    with Ledger.open(path) as opened:
        yield opened


def test_what_was_appended_is_there_after_closing_and_opening(path: Path) -> None:
    """An event comes back exactly as it was written, both times and the speaker included."""
    event = dose_event(said_by="Dad")
    with Ledger.open(path) as first:
        first.append(event)
    with Ledger.open(path) as second:
        assert second.events() == (event,)
        assert second.state().administrations == (made_dose(said_by="Dad"),)


@pytest.mark.hazard("H04")
def test_the_same_id_twice_is_one_entry_and_the_first_one_stays(ledger: Ledger) -> None:
    """A retried request does not record a second dose, even when its content differs."""
    first = dose_event(mg=10.0)

    assert ledger.append(first) == (first,)
    assert ledger.append(dose_event(mg=20.0)) == (first,)
    assert ledger.events() == (first,)


@pytest.mark.hazard("H04")
def test_twenty_threads_with_one_id_make_one_entry(ledger: Ledger) -> None:
    """Whoever comes first is recorded, and everybody is told about that one."""
    asked = [dose_event(said_by=f"carer {n}") for n in range(20)]
    with ThreadPoolExecutor(20) as pool:
        kept = list(pool.map(lambda event: ledger.append(event)[0], asked))

    assert len(ledger.events()) == 1
    assert {event.said_by for event in kept} == {ledger.events()[0].said_by}


def test_many_threads_lose_nothing(ledger: Ledger) -> None:
    """Every event of every thread is in the record once."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: ledger.append(dose_event(f"dose {n}")), range(100)))

    assert {event.id for event in ledger.events()} == {f"dose {n}" for n in range(100)}


def test_several_events_are_written_all_or_none(ledger: Ledger) -> None:
    """When one of them cannot be written, none is."""
    with pytest.raises(RecordUnusable, match="no entry nothing to take back"):
        ledger.append(dose_event(), void_event_of("nothing"))

    assert ledger.events() == ()


def test_reading_since_a_number_gives_only_what_is_newer(ledger: Ledger) -> None:
    """Events are numbered from 1 in the order in which they were recorded."""
    ledger.append(dose_event("a"), dose_event("b"), dose_event("c"))

    assert [event.id for event in ledger.events(since=2)] == ["c"]


def test_the_state_follows_the_record(ledger: Ledger) -> None:
    """State, append, state: what is new is folded on top of what was known."""
    ledger.append(dose_event("a"))
    before = ledger.state()
    ledger.append(void_event_of("a"), check_in_event())

    assert before.administrations == (made_dose("a"),)
    assert ledger.state().administrations == ()
    assert len(ledger.state().check_ins) == 1


def test_two_ledgers_on_one_record_see_each_other(path: Path) -> None:
    """What one process wrote, the other reads at its next look."""
    with Ledger.open(path) as one, Ledger.open(path) as other:
        one.append(dose_event("a"))
        other.append(dose_event("b"))

        assert one.state() == other.state()
        assert len(one.state().administrations) == 2


@pytest.mark.hazard("H04")
def test_nothing_comes_between_looking_and_writing(path: Path) -> None:
    """Of many who each want to be the only one, exactly one is; also across two open ledgers."""

    def only_if_none(event_id: str) -> tuple[Event, ...] | str:
        def judge(state: RecordState) -> tuple[Event, ...] | str:
            return "somebody was here" if state.administrations else (dose_event(event_id),)

        return ledgers[len(event_id) % 2].decide(judge)

    with Ledger.open(path) as one, Ledger.open(path) as other, ThreadPoolExecutor(8) as pool:
        ledgers = (one, other)
        said = list(pool.map(only_if_none, ["x" * n for n in range(1, 25)]))

        assert said.count("somebody was here") == 23
        assert len(one.state().administrations) == 1


def test_a_decision_that_fails_writes_nothing_and_the_writer_goes_on(ledger: Ledger) -> None:
    """What the judge raises comes out where it was asked; the next piece of work is not hurt."""

    def judge(_: RecordState) -> tuple[Event, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ledger.decide(judge)
    ledger.append(dose_event())

    assert len(ledger.events()) == 1


def test_attempts_are_kept_one_by_one_under_their_session(ledger: Ledger) -> None:
    """An attempt is in the record as soon as it was written, whether or not the session ever ends."""
    ledger.append(session_event("s"))
    told = made_attempt(1, source="told", range_deg=None, range_error_deg=None)
    for attempt in (made_attempt(1), told, made_attempt(2, accepted=False, reason="short")):
        ledger.append_attempt("s", attempt)

    assert set(ledger.attempts("s")["s"]) == {
        made_attempt(1),
        told,
        made_attempt(2, accepted=False, reason="short"),
    }


@pytest.mark.hazard("H04")
def test_the_same_attempt_twice_is_one_attempt(ledger: Ledger) -> None:
    """A resent attempt is not a second repetition."""
    ledger.append(session_event("s"))
    ledger.append_attempt("s", made_attempt(1))
    ledger.append_attempt("s", made_attempt(1, range_deg=80.0))

    assert ledger.attempts("s")["s"] == (made_attempt(1),)


def test_an_attempt_of_no_session_is_refused_in_a_sentence(ledger: Ledger) -> None:
    """An attempt that belongs nowhere would never be seen again."""
    with pytest.raises(RecordUnusable, match="no practice session nowhere"):
        ledger.append_attempt("nowhere", made_attempt())


@pytest.mark.hazard("H28")
@pytest.mark.parametrize("table", ["event", "attempt"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET side = 'right'",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_the_file_itself_refuses_to_forget(ledger: Ledger, path: Path, table: str, statement: str) -> None:
    """Any program that opens the file can only add to it: change, removal and replacement are refused."""
    ledger.append(session_event("s"))
    ledger.append_attempt("s", made_attempt())
    column = statement.replace("side = 'right'", "said_by = 'nobody'") if table == "event" else statement
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        connection.execute(column.format(table=table))
    connection.close()


def test_a_closed_ledger_says_so(path: Path) -> None:
    """Writing after closing is one sentence, not a wait without end; closing twice is harmless."""
    ledger = Ledger.open(path)
    ledger.close()
    ledger.close()
    with pytest.raises(RecordUnusable, match="is closed: open it again"):
        ledger.append(dose_event())


def test_a_checkpoint_is_left_behind_and_gives_the_same_state(path: Path) -> None:
    """Opening with a checkpoint and some newer events says what folding everything says."""
    with Ledger.open(path) as first:
        first.append(*(dose_event(f"dose {n}") for n in range(CHECKPOINT_EVERY)))
        first.state()
    with Ledger.open(path) as second:
        assert len(second._folded[1].administrations) == CHECKPOINT_EVERY
        second.append(void_event_of("dose 7"), check_in_event())
        known = second.state()
    _change(path, "DELETE FROM checkpoint")
    with Ledger.open(path) as third:
        assert third.state() == known


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE checkpoint SET state = '[]'",
        "UPDATE checkpoint SET sequence = sequence + 1",
        "UPDATE checkpoint SET digest = 'no'",
        f"UPDATE checkpoint SET state = '[[1]]', digest = '{sha256(ANOTHER_SHAPE).hexdigest()}'",
    ],
)
def test_a_damaged_checkpoint_is_made_again(path: Path, damage: str) -> None:
    """A checkpoint only saves time: one that is not what was written is passed over."""
    with Ledger.open(path) as first:
        first.append(*(dose_event(f"dose {n}") for n in range(CHECKPOINT_EVERY)))
        known = first.state()
    _change(path, damage)
    with Ledger.open(path) as second:
        assert second.state() == known


@pytest.mark.hazard("H28")
def test_a_changed_byte_inside_a_row_does_not_pass_for_a_dose(path: Path) -> None:
    """10 mg that became 90 mg on a failing disk is noticed, not shown."""
    with Ledger.open(path) as first:
        first.append(dose_event(mg=10.0))
    data = path.read_bytes()
    assert data.count(b'{"amount_mg": 10.0}') == 1
    path.write_bytes(data.replace(b'{"amount_mg": 10.0}', b'{"amount_mg": 90.0}'))
    with Ledger.open(path) as second, pytest.raises(RecordUnusable, match="'dose' of the record is damaged"):
        second.state()


def _change(path: Path, statement: str) -> None:
    """Change the file behind the ledger's back."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()
