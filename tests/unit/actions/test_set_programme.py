"""A programme is set in versions: what was set for earlier days stays, and nothing locked is set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.actions.set_programme import find_locked, set_programme
from lull.actions.unlock_exercise import unlock_exercise
from lull.practice.programme import Block
from lull.record.exercise_unlocked import ExerciseUnlocked
from lull.record.programme_version import ProgrammeVersion, find_in_force
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from made_facts import made_programme
from made_record import NOW, void_event_of

TODAY = date(2026, 11, 22)
SQUAT = Block(exercise="mini-squat", side="both", sets=1, repetitions=5)


def made(programme_id: str = "one", *, days: int = 0, **more: object) -> ProgrammeVersion:
    """Return a version that begins so many days from today."""
    version = made_programme(programme_id, valid_from=TODAY + timedelta(days=days), recorded_at=NOW)
    return replace(version, **more)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return an empty record: a programme needs neither a person nor a plan."""
    with Ledger.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.mark.hazard("H20")
def test_a_new_version_takes_over_from_its_day_and_an_end_ends_it(ledger: Ledger) -> None:
    """Sent twice it is one entry; earlier days keep what was set; taken back, the one before holds."""
    for version in (
        made("one"),
        made("one"),
        made("two", days=3, goal="Climb."),
        made("end", days=9, blocks=()),
    ):
        set_programme(ledger, version, today=TODAY)
    state = ledger.state()

    def in_force(days: int) -> str:
        found = state.programme_on(TODAY + timedelta(days=days))
        return "none" if found is None else "ended" if found.has_ended else found.id

    assert len(state.programmes) == 3
    assert [in_force(days) for days in (-1, 0, 2, 3, 8, 9, 500)] == [
        "none", "one", "one", "two", "two", "ended", "ended",
    ]  # fmt: skip
    ledger.append(void_event_of("two"))
    state = ledger.state()
    assert [in_force(days) for days in (0, 3, 8, 9)] == ["one", "one", "one", "ended"]


@pytest.mark.hazard("H20")
def test_no_version_reaches_back(ledger: Ledger) -> None:
    """Not even a day; and a start in another year is a slip."""
    with pytest.raises(BadInput, match="earlier days stay as they were"):
        set_programme(ledger, made(days=-1), today=TODAY)
    with pytest.raises(BadInput, match="more than a year ahead"):
        set_programme(ledger, made(days=367), today=TODAY)
    assert ledger.state().programmes == ()


@pytest.mark.hazard("H14")
def test_a_locked_exercise_is_not_set_until_somebody_unlocks_it(ledger: Ledger) -> None:
    """The action has the last word, whatever the page offers."""
    with pytest.raises(BadInput, match="Small squat is locked"):
        set_programme(ledger, made(blocks=(SQUAT,)), today=TODAY)
    told = ExerciseUnlocked(exercise="mini-squat", by="Ms Lind", unlocker="therapist", at=NOW)
    unlock_exercise(ledger, told, event_id="unlock")
    assert "mini-squat" not in find_locked(ledger.state())
    set_programme(ledger, made(blocks=(SQUAT,)), today=TODAY)
    assert [one.blocks for one in ledger.state().programmes] == [(SQUAT,)]


@given(st.lists(st.integers(0, 6), max_size=6), st.integers(-1, 8))
def test_the_latest_begun_version_holds(starts: list[int], day: int) -> None:
    """Against going through the days one by one, taking what begins then, the last one written."""
    versions = [made(str(k), days=start) for k, start in enumerate(starts)]
    holds = None
    for passed in range(-1, day + 1):
        for version in versions:
            if version.valid_from == TODAY + timedelta(days=passed):
                holds = version
    assert find_in_force(versions, TODAY + timedelta(days=day)) == holds


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"set_by": " "}, "the name of who set it"),
        ({"set_by": "x" * 81}, "up to 80 characters"),
        ({"setter": "nobody"}, "the person, the family or a therapist"),
        ({"goal": "x" * 81}, "up to 80 characters"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "a time with an offset"),
    ],
)
def test_nobody_sets_nothing(changes: dict[str, object], sentence: str) -> None:
    """Each with its own sentence."""
    with pytest.raises(BadInput, match=sentence):
        replace(made(), **changes)  # type: ignore[arg-type]
