"""Doses told as not given, and doses that came up again, as a curve counts them."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.timeline import Span
from lull.tone.forecast import Forecast
from lull.treatment.administration import Administration
from lull.treatment.counted_doses import gather_doses
from lull.treatment.regimen import OralRegimen, Slot, plan_slots
from made_forecast import TODAY, ask, dose_at, plan_of, predict

WEEK = Span(TODAY.start - timedelta(days=3), TODAY.end)
NOW = TODAY.start + timedelta(hours=15)
ROUGH = 0.002
"""Percentiles of two populations agree to about this, in tone (ours)."""


def plan() -> OralRegimen:
    """Return three doses a day since a month."""
    return plan_of(valid_from=TODAY.start - timedelta(days=30))


def past_slots() -> list[Slot]:
    """Return the slots of the last three days up to now."""
    return [slot for slot in plan_slots([plan()], WEEK) if slot.due_at <= NOW]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Administration], list[datetime]]:
    """Draw which of the past slots were given, a little early or late, and which were told as not given."""
    fates = draw(st.lists(st.sampled_from("gtn"), min_size=len(past_slots()), max_size=len(past_slots())))
    late = draw(st.integers(-30, 90))
    given_doses = [
        dose_at(min(slot.due_at + timedelta(minutes=late), NOW))
        for slot, fate in zip(past_slots(), fates, strict=True)
        if fate == "g"
    ]
    return given_doses, [s.due_at for s, fate in zip(past_slots(), fates, strict=True) if fate == "t"]


@settings(max_examples=60, deadline=None)
@given(histories())
def test_told_as_not_given_is_no_gap_and_changes_nothing_that_is_counted(
    history: tuple[list[Administration], list[datetime]],
) -> None:
    """What was told leaves the gaps and only the gaps; every other slot is where it was."""
    doses, told = history
    before = gather_doses([plan()], doses, NOW, WEEK)
    after = gather_doses([plan()], doses, NOW, WEEK, told_not_given=told)
    slots_before = {slot for gap in before.gaps for slot in gap.slots}
    slots_after = {slot for gap in after.gaps for slot in gap.slots}

    assert after.counted == before.counted
    assert slots_after == {slot for slot in slots_before if slot.due_at not in told}
    assert not any(gap.slots[0].due_at < at < gap.slots[-1].due_at for gap in after.gaps for at in told)


@pytest.mark.hazard("H05")
@settings(max_examples=15, deadline=None)
@given(histories())
def test_telling_that_a_dose_was_not_given_equals_never_planning_it(
    history: tuple[list[Administration], list[datetime]],
) -> None:
    """Up to now the exact curve is that of a plan that never asked for those doses."""
    doses, told = history
    told_curve = predict(ask(doses, [plan()], now=NOW, step_min=30.0, told_not_given=tuple(told)))
    pieces = [
        replace(plan(), valid_from=at, valid_to=at + timedelta(minutes=1), times=(at_clock(at),))
        for at in (slot.due_at for slot in past_slots())
        if at not in told
    ]
    ahead = replace(plan(), valid_from=NOW + timedelta(minutes=1))
    never_curve = predict(ask(doses, [*pieces, ahead], now=NOW, step_min=30.0))
    until = [k for k, at in enumerate(told_curve.at) if at <= NOW]

    assert [told_curve.plasma_ng_per_ml.p50[k] for k in until] == pytest.approx(
        [never_curve.plasma_ng_per_ml.p50[k] for k in until]
    )


def at_clock(at: datetime) -> time:
    """Return the clock of a slot in the plan's zone."""
    return at.astimezone(plan().zone).time()


def _width(forecast: Forecast) -> float:
    """Return how wide the 90 % band of tone is, summed over the day."""
    bands = forecast.tone["legs"]
    return sum(high - low for low, high in zip(bands.p05, bands.p95, strict=True))


@pytest.mark.hazard("H05")
@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2), st.sampled_from([5.0, 10.0, 25.0]))
def test_the_band_of_a_dose_that_came_up_holds_both_of_what_may_be(which: int, mg: float) -> None:
    """It reaches as high as if the dose were gone for some, as low as if it stayed for some, and says so.

    It is at least as wide as if the dose had not been given. It may be narrower than with the dose for
    certain, because people differ most in how strongly a dose works.
    """
    slots = past_slots()[-3:]
    hit = slots[which].due_at
    doses = [dose_at(slot.due_at, mg) for slot in past_slots()]
    came_up = [
        replace(dose, came_up_at=dose.taken_at + timedelta(minutes=20)) if dose.taken_at == hit else dose
        for dose in doses
    ]
    gone = [dose for dose in doses if dose.taken_at != hit]
    question = ask((), [plan()], now=NOW, step_min=30.0, variability=True, told_not_given=(hit,))
    sure, unsure, none = (predict(replace(question, given=tuple(ds))) for ds in (doses, came_up, gone))

    for name in ("p05", "p95"):
        low, middle, high = (getattr(forecast.tone["legs"], name) for forecast in (sure, unsure, none))
        assert all(a - ROUGH <= b <= c + ROUGH for a, b, c in zip(low, middle, high, strict=True))
    assert _width(unsure) >= _width(none)
    assert "came_up" in {unknown.reason for unknown in unsure.unknown}
    assert not sure.unknown
    assert not none.unknown


def test_a_dose_that_came_up_still_answers_its_slot() -> None:
    """It is neither a dose without a record nor planned once more."""
    doses = [dose_at(slot.due_at) for slot in past_slots()]
    doses[-1] = replace(doses[-1], came_up_at=doses[-1].taken_at + timedelta(minutes=5))
    history = gather_doses([plan()], doses, NOW, WEEK)

    assert [gap.came_up for gap in history.gaps] == [True]
    assert history.gaps[0].slots[0].due_at == doses[-1].taken_at
    assert all(counted.at != doses[-1].taken_at for counted in history.counted)
    assert sum(counted.source == "planned" for counted in history.counted) == 1


def test_each_kind_of_gap_says_what_it_is() -> None:
    """One dose without a record, one that came up, one told as missed: two gaps, two sentences."""
    slots = past_slots()
    doses = [dose_at(slot.due_at) for slot in slots[:-3]]
    doses.append(replace(dose_at(slots[-2].due_at), came_up_at=slots[-2].due_at + timedelta(minutes=10)))
    told = (slots[-3].due_at,)
    forecast = predict(ask(doses, [plan()], now=NOW, told_not_given=told, variability=True, step_min=30.0))

    assert [unknown.message for unknown in forecast.unknown] == [
        "The dose of 08:00 came up again. We do not know how much stayed.",
        "The dose due at 14:00 has no record. We do not know if it was given.",
    ]
