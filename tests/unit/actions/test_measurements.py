"""Keeping stretches, ranges, walks and grades, and laying two of a kind side by side."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.actions.keep_grade import keep_grade
from lull.actions.keep_measurement import compare_measurements, keep_measurement, show_measurement
from lull.assessment.before_after import compare_two
from lull.assessment.measured import CONFIDENCE_95, Measured, unknown
from lull.assessment.tardieu import SMALLEST_DETECTABLE_DEG
from lull.record.event_body import to_event_now
from lull.refusal import BadInput
from lull.store.ledger import Ledger
from made_facts import made_grade, made_measurement
from made_record import MARA, NOW, dose_event


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return Mara's record."""
    with Ledger.open(tmp_path / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=10)))
        yield opened


def test_the_same_measurement_sent_twice_is_one(ledger: Ledger) -> None:
    """A form sent again changes nothing (H04)."""
    told = made_measurement(at=NOW - timedelta(hours=1), recorded_at=NOW)
    for _ in range(2):
        keep_measurement(ledger, told)

    assert ledger.state().measurements == (told,)


def test_nothing_was_measured_or_graded_before_birth_or_tomorrow(ledger: Ledger) -> None:
    """Such a day is a slip of the pen; nothing is written."""
    before = len(ledger.events())
    with pytest.raises(BadInput, match="before the date of birth"):
        keep_measurement(ledger, made_measurement(at=NOW - timedelta(days=365 * 40), recorded_at=NOW))
    with pytest.raises(BadInput, match="before the date of birth"):
        keep_grade(ledger, made_grade(on=date(1992, 3, 13), recorded_at=NOW))
    with pytest.raises(BadInput, match="has not come yet"):
        keep_grade(ledger, made_grade(on=date(2026, 11, 23), recorded_at=NOW))
    assert len(ledger.events()) == before

    keep_grade(ledger, made_grade(on=date(1992, 3, 14), recorded_at=NOW))
    keep_grade(ledger, made_grade("today", on=date(2026, 11, 22), recorded_at=NOW))
    assert len(ledger.state().grades) == 2


def test_it_is_shown_with_the_dose_before_it_and_the_last_one_like_it(ledger: Ledger) -> None:
    """A range lies between, and another side; neither is compared with."""
    week = made_measurement("week", at=NOW - timedelta(days=7), recorded_at=NOW, value=30.0)
    today = made_measurement("today", at=NOW, value=9.0)
    others = (
        made_measurement("range", at=NOW - timedelta(days=1), recorded_at=NOW, test="range"),
        replace(made_measurement("right", at=NOW - timedelta(days=1), recorded_at=NOW), side="right"),
    )
    ledger.append(dose_event(taken_at=NOW - timedelta(hours=2)))
    for told in (today, week, *others):
        keep_measurement(ledger, told)
    shown = show_measurement(ledger.state(), today)

    assert shown.earlier == week
    assert shown.given is not None
    assert shown.given.taken_at == NOW - timedelta(hours=2)
    assert shown.compared is not None
    assert shown.compared.difference == pytest.approx(-21.0)
    assert shown.compared.verdict == "bigger than today's error"
    assert show_measurement(ledger.state(), week).earlier is None


def test_a_change_of_the_catch_below_the_smallest_detectable_is_told_as_none() -> None:
    """However well it was filmed: 13 degrees are inside the test's own noise, 15 are not."""
    first = made_measurement("first", at=NOW, value=20.0, error=0.5)
    for later, verdict in ((33.0, "inside measuring error"), (35.0, "bigger than today's error")):
        compared = compare_measurements(first, made_measurement("second", at=NOW, value=later, error=0.5))
        assert compared is not None
        assert compared.detectable == SMALLEST_DETECTABLE_DEG
        assert compared.verdict == verdict


def test_what_is_not_known_is_not_compared() -> None:
    """Neither a missing number nor one that could not be told."""
    first = made_measurement(at=NOW)
    r2 = {"r2_deg": Measured(value=1.0, standard_error=1.0)}
    unseen = replace(first, numbers={"dynamic_component_deg": unknown("no catch seen"), **r2})
    assert compare_measurements(first, unseen) is None
    assert compare_measurements(unseen, first) is None
    assert compare_measurements(first, replace(first, numbers=r2)) is None


@given(
    values=st.tuples(st.floats(-180, 180), st.floats(-180, 180)),
    errors=st.tuples(st.floats(0.01, 30), st.floats(0.01, 30)),
)
def test_two_numbers_differ_only_beyond_the_error_of_both(
    values: tuple[float, float], errors: tuple[float, float]
) -> None:
    """The verdict is the same from both ends, and a number never differs from itself."""
    first, second = (Measured(value=v, standard_error=e) for v, e in zip(values, errors, strict=True))
    there, back = compare_two(first, second), compare_two(second, first)
    same = compare_two(first, first)
    assert there is not None
    assert back is not None
    assert same is not None

    assert there.difference == -back.difference
    assert there.verdict == back.verdict
    assert there.standard_error**2 == pytest.approx(errors[0] ** 2 + errors[1] ** 2)
    assert (there.verdict == "inside measuring error") == (
        abs(values[0] - values[1]) <= CONFIDENCE_95 * there.standard_error
    )
    assert same.verdict == "inside measuring error"
