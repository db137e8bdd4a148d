"""A kept stretch, range or walk: nothing without its error, no joint that the test does not have."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from lull.assessment.measured import Measured, unknown
from lull.assessment.number_names import MAIN_NUMBER, NUMBER_NAMES, Test
from lull.record.event import Event, EventKind
from lull.record.event_body import to_entry, to_event_now
from lull.record.fold import fold
from lull.record.recorded_measurement import RecordedMeasurement
from lull.refusal import BadInput
from made_facts import made_measurement
from made_record import NOW, void_event_of

TOLD = Measured(value=17.0, standard_error=4.0)


def event_of(told: RecordedMeasurement) -> Event:
    """Return the event that keeps a measurement."""
    return to_event_now(told, event_id=told.id, now=told.recorded_at, said_by=told.said_by)


@pytest.mark.parametrize("test", NUMBER_NAMES)
def test_it_comes_back_as_it_was_kept(test: Test) -> None:
    """Through JSON on the disk."""
    told = made_measurement(at=NOW - timedelta(hours=2), recorded_at=NOW, test=test)
    event = event_of(told)

    assert to_entry(replace(event, body=json.loads(json.dumps(event.body)))).says == told
    assert event.happened_at == NOW - timedelta(hours=2)


def test_the_names_on_disk_stay() -> None:
    """A record written today reads tomorrow: this body is never to change."""
    body: dict[str, Any] = {
        "test": "range",
        "joint": "elbow",
        "side": "right",
        "kind": "passive",
        "helper": "Dad",
        "notes": ["one"],
        "numbers": {"range_deg": {"value": 90.0, "standard_error": 5.0}, "least_deg": {"why": "once"}},
    }
    event = Event(
        id="old", kind=EventKind.BODY_MEASURED, happened_at=NOW, recorded_at=NOW, said_by="Dad", body=body
    )
    told = to_entry(event).says

    assert isinstance(told, RecordedMeasurement)
    assert (told.joint, told.side, told.kind) == ("elbow", "right", "passive")
    assert told.numbers["range_deg"] == Measured(value=90.0, standard_error=5.0)
    assert event_of(told).body == body


def test_every_main_number_has_a_name() -> None:
    """The number two tests are compared by is one of the test's own."""
    assert all(MAIN_NUMBER[test] in names for test, names in NUMBER_NAMES.items())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"test": "jump"}, "a measurement is one of stretch, range, walk"),
        ({"joint": "hip"}, "left or right knee, ankle"),
        ({"side": None}, "left or right knee, ankle"),
        ({"test": "walk"}, "a walk is of both legs"),
        ({"test": "range", "numbers": {"range_deg": TOLD}}, "a range is active or passive"),
        ({"kind": "active"}, "a range is active or passive"),
        ({"helper": " "}, "needs the name of who helped"),
        ({"helper": "x" * 81}, "up to 80 characters"),
        ({"numbers": {"cadence_per_min": TOLD}}, "no number called cadence_per_min"),
        ({"numbers": {"r1_deg": Measured(value=3.0, standard_error=None)}}, "r1_deg needs a number and its"),
        ({"numbers": {"r1_deg": Measured(value=3.0, standard_error=-1.0)}}, "error of r1_deg is below 0"),
        ({"numbers": {"r1_deg": Measured(value=None, standard_error=None)}}, "nor why there is none"),
        ({"numbers": {"r1_deg": unknown("hidden")}}, "without a number is not kept"),
        ({"numbers": {}}, "without a number is not kept"),
        ({"notes": ("x",) * 9}, "8 notes"),
        ({"notes": ("x" * 241,)}, "240 characters"),
        ({"at": NOW.replace(tzinfo=None)}, "times with an offset"),
        ({"at": NOW + timedelta(minutes=10)}, "lies ahead of now"),
    ],
)
def test_what_cannot_have_been_measured_is_refused(changes: dict[str, Any], sentence: str) -> None:
    """Each with its own sentence."""
    with pytest.raises(BadInput, match=sentence):
        replace(made_measurement(at=NOW), **changes)


def test_the_state_holds_what_stands_in_order_of_time() -> None:
    """One written down later may have been measured earlier; a voided one is gone."""

    def kept(name: str, at: datetime) -> Event:
        return event_of(made_measurement(name, at=at, recorded_at=NOW))

    early, late = kept("early", NOW - timedelta(days=2)), kept("late", NOW)
    state = fold([late, early, kept("gone", NOW - timedelta(days=1)), void_event_of("gone")])

    assert [one.id for one in state.measurements] == ["early", "late"]


def test_only_the_same_test_of_the_same_joint_is_like_it() -> None:
    """Active and passive ranges are two things."""
    stretch = made_measurement(at=NOW)
    active = made_measurement(at=NOW, test="range")

    assert stretch.is_like(replace(stretch, id="other"))
    assert not stretch.is_like(replace(stretch, side="right"))
    assert not active.is_like(replace(active, kind="passive", helper="Dad"))
    assert not active.is_like(stretch)
