"""A grade in the record is a member of its scale, and never a number."""

import json
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

import pytest

from lull.assessment.gross_motor_measure import GmfmScore
from lull.assessment.scales import SCALES, AshworthGrade, GmfcsLevel, Scale
from lull.record.event import Event, EventKind
from lull.record.event_body import to_entry, to_event_now
from lull.record.fold import fold
from lull.record.recorded_grade import RecordedGrade
from lull.refusal import BadInput
from made_facts import made_grade, made_score
from made_record import NOW

ON = date(2026, 10, 3)


def event_of(told: RecordedGrade) -> Event:
    """Return the event that keeps a grade."""
    return to_event_now(told, event_id=told.id, now=told.recorded_at, said_by=told.said_by)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_every_grade_of_every_scale_comes_back_as_itself(scale: Scale) -> None:
    """Through JSON on the disk, as text."""
    for grade in scale.grades:
        told = replace(made_grade(on=ON, recorded_at=NOW), scale=scale.name, value=grade)
        event = event_of(told)
        read = to_entry(replace(event, body=json.loads(json.dumps(event.body)))).says

        assert read == told
        assert isinstance(event.body["grade"], str)


def test_a_score_comes_back_with_and_without_its_error() -> None:
    """As its form gave it."""
    told = made_score(on=ON, recorded_at=NOW)
    bare = replace(told, value=GmfmScore(version="GMFM-66", score=0.0))

    assert to_entry(event_of(told)).says == told
    assert to_entry(event_of(bare)).says == bare
    assert (told.written, bare.written) == ("54.2, standard error 1.3", "0")


def test_the_names_on_disk_stay() -> None:
    """A record written today reads tomorrow: this body is never to change."""
    body: dict[str, Any] = {
        "scale": "Modified Ashworth",
        "grade": "1+",
        "on": "2026-10-03",
        "examiner": "Ms Lind",
        "subject": "left calf",
    }
    event = Event(
        id="grade", kind=EventKind.GRADE_TOLD, happened_at=NOW, recorded_at=NOW, said_by="Dad", body=body
    )
    told = to_entry(event).says

    assert told == made_grade(on=ON, recorded_at=NOW)
    assert isinstance(told, RecordedGrade)
    assert event_of(told).body == body


@pytest.mark.parametrize("written", ["1.5", 1, 1.0, None, "5"])
def test_a_number_is_never_read_as_a_grade(written: object) -> None:
    """Nothing is rounded to a grade, not even from the disk."""
    good = event_of(made_grade(on=ON, recorded_at=NOW))
    with pytest.raises(BadInput):
        to_entry(replace(good, body={**good.body, "grade": written}))  # type: ignore[dict-item]


class OtherGrade(Enum):
    """A grade of no scale of ours."""

    ONE = "1"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scale": "Oxford"}, "no scale called Oxford"),
        ({"value": GmfcsLevel.II}, "this is no Modified Ashworth grade"),
        ({"value": OtherGrade.ONE}, "this is no Modified Ashworth grade"),
        ({"value": GmfmScore(version="GMFM-66", score=50.0)}, "is of GMFM-66, and not of Modified Ashworth"),
        ({"examiner": "  "}, "who gave it"),
        ({"examiner": "x" * 81}, "who gave it"),
        ({"subject": ""}, "needs what was graded"),
        ({"subject": "x" * 81}, "up to 80 characters"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "a time with an offset"),
    ],
)
def test_what_no_examiner_could_have_said_is_refused(changes: dict[str, Any], sentence: str) -> None:
    """Each with its own sentence."""
    with pytest.raises(BadInput, match=sentence):
        replace(made_grade(on=ON, recorded_at=NOW), **changes)


def test_the_state_lists_grades_by_their_day() -> None:
    """Whatever order they were written down in."""
    days = [ON + timedelta(days=back) for back in (3, 0, 7)]
    state = fold([event_of(made_grade(f"g{k}", on=day, recorded_at=NOW)) for k, day in enumerate(days)])

    assert [told.on for told in state.grades] == sorted(days)
    assert state.grades[0].value is AshworthGrade.ONE_PLUS
