"""A kept pendulum test: nothing without its error, nobody without a name, never more than three swings."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from lull.assessment.measured import Measured
from lull.record.event import Event, EventKind
from lull.record.event_body import to_entry, to_event_now
from lull.record.fold import fold
from lull.record.recorded_pendulum_test import FIRST_SWING, RecordedPendulumTest, RecordedRelease
from lull.refusal import BadInput
from made_facts import made_swing_test
from made_record import NOW, dose_event, void_event_of

SWING = Measured(value=62.0, standard_error=3.0)


def event_of(test: RecordedPendulumTest) -> Event:
    """Return the event that keeps a test."""
    return to_event_now(test, event_id=test.id, now=test.recorded_at, said_by=test.said_by)


def test_a_test_comes_back_as_it_was_kept() -> None:
    """Through JSON on the disk, with both its times and who said so."""
    test = made_swing_test(at=NOW - timedelta(hours=2), recorded_at=NOW)
    event = event_of(test)
    read = to_entry(replace(event, body=json.loads(json.dumps(event.body))))

    assert read.says == test
    assert (event.kind, event.happened_at, event.recorded_at) == (
        EventKind.PENDULUM_TEST_MEASURED,
        NOW - timedelta(hours=2),
        NOW,
    )


def test_the_names_on_disk_stay() -> None:
    """A record written today reads tomorrow: this body is never to change."""
    body: dict[str, Any] = {
        "side": "right",
        "helper": "Dad",
        "source": "file",
        "frames_per_s": 60.0,
        "releases": [
            {
                "numbers": {FIRST_SWING: {"value": 50.0, "standard_error": 2.0}, "period_s": {"why": "once"}},
                "curve": [[0.0, -5.0], [0.4, -55.0]],
                "turn": [0.4, -55.0],
            }
        ],
    }
    event = Event(
        id="old",
        kind=EventKind.PENDULUM_TEST_MEASURED,
        happened_at=NOW,
        recorded_at=NOW,
        said_by="Dad",
        body=body,
    )
    read = to_entry(event).says

    assert isinstance(read, RecordedPendulumTest)
    assert read.first_swings == (Measured(value=50.0, standard_error=2.0),)
    assert read.releases[0].numbers["period_s"].why == "once"


def test_a_record_without_tests_reads_as_before_and_a_test_can_be_taken_back() -> None:
    """Voiding is the same as for every other entry."""
    test = event_of(made_swing_test(at=NOW))
    state = fold([dose_event(), test])

    assert fold([dose_event()]).pendulum_tests == ()
    assert [kept.id for kept in state.pendulum_tests] == ["swing"]
    assert fold([void_event_of("swing")], state).pendulum_tests == ()
    assert fold([void_event_of("swing"), void_event_of("void", "redo")], state).pendulum_tests != ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"side": "both"}, "left or the right"),
        ({"source": "guess"}, "comes from one of"),
        ({"helper": "  "}, "who helped"),
        ({"helper": "x" * 81}, "who helped"),
        ({"releases": ()}, "1 to 3 swings"),
        ({"releases": (RecordedRelease(numbers={FIRST_SWING: SWING}),) * 4}, "1 to 3 swings"),
        ({"frames_per_s": 0.0}, "samples a second"),
        ({"frames_per_s": float("nan")}, "samples a second"),
        ({"at": datetime(2026, 11, 22, 12)}, "offset"),  # noqa: DTZ001 - this is the mistake
        ({"at": NOW + timedelta(minutes=6)}, "ahead of now"),
    ],
)
def test_what_cannot_have_been_measured_is_refused(change: dict[str, Any], words: str) -> None:
    """One sentence each."""
    with pytest.raises(BadInput, match=words):
        replace(made_swing_test(at=NOW), **change)


@pytest.mark.parametrize(
    ("release", "words"),
    [
        ({"numbers": {}}, "needs its first swing"),
        ({"numbers": {FIRST_SWING: Measured(value=None, standard_error=None, why="x")}}, "needs its first"),
        ({"numbers": {FIRST_SWING: Measured(value=62.0, standard_error=None)}}, "its error"),
        ({"numbers": {FIRST_SWING: Measured(value=62.0, standard_error=-1.0)}}, "below 0"),
        ({"numbers": {FIRST_SWING: Measured(value=float("inf"), standard_error=1.0)}}, "its error"),
        ({"numbers": {FIRST_SWING: SWING, "ashworth": SWING}}, "no number called ashworth"),
        (
            {"numbers": {FIRST_SWING: SWING, "period_s": Measured(value=None, standard_error=None)}},
            "nor why",
        ),
        ({"numbers": {FIRST_SWING: SWING}, "curve": ((0.0, float("nan")),)}, "needs numbers"),
        ({"numbers": {FIRST_SWING: SWING}, "turn": (0.0, float("inf"))}, "needs numbers"),
        ({"numbers": {FIRST_SWING: SWING}, "curve": ((0.0, 0.0),) * 401}, "at most 400"),
    ],
)
def test_no_number_is_kept_without_its_error(release: dict[str, Any], words: str) -> None:
    """And no number the test does not have."""
    with pytest.raises(BadInput, match=words):
        RecordedRelease(**release)
