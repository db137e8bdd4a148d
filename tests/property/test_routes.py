"""Forecasts over every route: one site, nothing counted twice, nothing from later changes what was before."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.pharmacology.day_rhythm import DayRhythm
from lull.refusal import BadInput, Refusal
from lull.timeline import Span
from lull.tone.forecast import Forecast, ForecastInput, Region, predict_tone
from lull.treatment.baseline_change import BaselineChange
from lull.treatment.muscle import REGIONS
from lull.treatment.person import Person
from lull.treatment.pump_event import PumpEvent
from made_forecast import CHILD, TODAY, ask, dose_at, hours_of, plan_of, predict
from made_routes import LONG_AGO, bolus_at, pump_of, toxin_at

START = TODAY.start
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def days(count: float, **changes: Any) -> ForecastInput:  # noqa: ANN401 - any field
    """Return a question about so many days from the start of today, at its end, hourly and exact."""
    end = START + count * DAY
    return ask(horizon=Span(START, end), now=end, step_min=60.0, **changes)


def tone_of(forecast: Forecast, region: Region = "legs") -> NDArray[np.float64]:
    """Return a region's middle curve."""
    return np.array(forecast.tone[region].p50)


def everything() -> ForecastInput:
    """Return a question with a dose by mouth, a bolus, a pump and toxin."""
    return days(
        2,
        given=[dose_at(START + 8 * HOUR, 20.0)],
        boluses=(bolus_at(START + 10 * HOUR),),
        programs=(pump_of((6, 8.0), (22, 3.0), valid_from=LONG_AGO),),
        injections=(toxin_at(START - 20 * DAY),),
    )


def test_contributions_add_up_to_the_whole() -> None:
    """Each dose, pump and injection has its part: together they are plasma and the legs' tone."""
    forecast = predict(everything())
    parts = [part for part in forecast.contributions if part.effect_site_ng_per_ml]
    assert [part.route for part in forecast.contributions] == [
        "oral",
        "intrathecal_bolus",
        "intrathecal_pump",
        "botulinum",
    ]
    plasma = np.sum([part.plasma_ng_per_ml for part in parts], axis=0)
    np.testing.assert_allclose(plasma, forecast.plasma_ng_per_ml.p50, rtol=1e-12)
    site = np.sum([part.effect_site_ng_per_ml for part in parts], axis=0)
    used = forecast.model.parameters
    ratio = (site / float(str(used["ec50_ng_per_ml"]))) ** float(str(used["hill"]))
    by_drug = 1.0 - float(str(used["emax"])) * ratio / (1.0 + ratio)
    gone = np.array(forecast.contributions[-1].muscle_effect)
    # Two calves are two of twelve parts of the legs.
    np.testing.assert_allclose(tone_of(forecast), by_drug * (1.0 - 2 / 12 * gone), rtol=1e-12)


def test_routes_meet_before_the_sigmoid() -> None:
    """Together they do less than their effects added up, and more than either alone."""
    asked = days(1, given=[dose_at(START + 8 * HOUR, 30.0)], boluses=(bolus_at(START + 7 * HOUR),))
    both = 1 - tone_of(predict(asked))
    mouth = 1 - tone_of(predict(replace(asked, boluses=())))
    spine = 1 - tone_of(predict(replace(asked, given=())))
    strong = slice(10, 14)
    assert (both[strong] > np.maximum(mouth, spine)[strong]).all()
    assert (both[strong] < (mouth + spine)[strong]).all()


def test_a_bolus_leaves_the_oral_window_where_it_was() -> None:
    """A test dose in the morning is over by night: the evening dose draws the same curve (to 3 %)."""
    asked = days(1, given=[dose_at(START + 20 * HOUR, 20.0)], boluses=(bolus_at(START + 6 * HOUR),))
    evening = slice(21, 24)
    with_bolus, without = tone_of(predict(asked)), tone_of(predict(replace(asked, boluses=())))
    assert np.abs(with_bolus - without)[evening].max() < 0.03


@pytest.mark.parametrize("variability", [False, True])
def test_the_spine_moves_legs_most_and_arms_least(*, variability: bool) -> None:
    """The gradient along the cord; blood alone moves all alike."""
    asked = replace(everything(), injections=(), variability=variability)
    forecast = predict(asked)
    legs, trunk, arms = (tone_of(forecast, region) for region in REGIONS)
    assert (legs < trunk).all()
    assert (trunk < arms).all()
    blood = predict(replace(asked, boluses=(), programs=(), variability=False))
    assert blood.tone["legs"] == blood.tone["arms"]


def test_the_typical_person_stands_in_the_middle_of_the_population() -> None:
    """With people around it the middle curve stays near the exact one, by every route."""
    asked = everything()
    exact, band = tone_of(predict(asked)), predict(replace(asked, variability=True))
    assert np.abs(exact - tone_of(band)).max() < 0.05
    assert (np.array(band.tone["legs"].p05) <= tone_of(band)).all()
    assert band.curves.fluid is not None
    assert np.array(band.curves.fluid.p95).max() > 2 * np.array(band.curves.fluid.p50).max()


@settings(max_examples=20, deadline=None)
@given(st.integers(-60, 60), st.floats(1.0, 30.0))
def test_shifting_everything_by_whole_days_changes_nothing(shift: int, rate: float) -> None:
    """The answer depends on the time between things, not on the date (UTC zone aside, no clock change)."""
    asked = days(1, boluses=(bolus_at(START + 3 * HOUR),), injections=(toxin_at(START - 9 * DAY),))
    program = pump_of((0, rate), valid_from=START - 3 * DAY)
    here = predict(replace(asked, programs=(program,)))
    by = shift * DAY
    there = predict(
        replace(
            asked,
            now=asked.now + by,
            horizon=Span(asked.horizon.start + by, asked.horizon.end + by),
            boluses=(bolus_at(START + 3 * HOUR + by),),
            injections=(toxin_at(START - 9 * DAY + by),),
            programs=(replace(program, valid_from=program.valid_from + by),),
        )
    )
    np.testing.assert_allclose(tone_of(here), tone_of(there), rtol=1e-9)


@pytest.mark.hazard("H20")
def test_a_change_of_program_or_an_event_after_now_leaves_the_past() -> None:
    """Another program, a stop or a refill from noon on changes no point before noon."""
    noon = START + 12 * HOUR
    before = replace(everything(), injections=())
    first = before.programs[0]
    changes = [
        replace(before, programs=(replace(first, valid_to=noon), pump_of((0, 40.0), valid_from=noon))),
        replace(before, pump_events=(PumpEvent(kind="stopped", at=noon),)),
        replace(before, pump_events=(PumpEvent(kind="catheter_failed", at=noon + HOUR),)),
    ]
    whole = tone_of(predict(before))
    for changed in changes:
        curve = tone_of(predict(changed))
        np.testing.assert_allclose(curve[:13], whole[:13], rtol=1e-12)
        assert np.abs(curve - whole)[20:].max() > 0.02


def test_after_a_pump_stop_the_effect_is_gone_within_days() -> None:
    """From a steady 400 mcg a day: there after hours, mostly gone after a day, gone after three."""
    stop = PumpEvent(kind="stopped", at=START)
    forecast = predict(days(5, programs=(pump_of((0, 400 / 24), valid_from=LONG_AGO),), pump_events=(stop,)))
    tone = tone_of(forecast)
    assert tone[0] < 0.25
    assert tone[6] < 0.4
    assert 0.7 < tone[24] < 0.95
    assert tone[72] > 0.995
    assert (np.diff(tone) >= -1e-9).all()


def test_toxin_begins_in_days_peaks_in_weeks_and_fades_in_months() -> None:
    """In its own muscle; the region moves by its part of it, other regions not at all."""
    forecast = predict(days(120, injections=(toxin_at(START, "calf", "left"),)))
    calf, legs = np.array(forecast.curves.muscles["calf/left"].p50), tone_of(forecast)
    on_day = calf[::24]
    assert on_day[0] == 1.0
    assert 0.95 < on_day[2] < 1.0
    assert on_day.argmin() == 28
    assert on_day[28] == pytest.approx(0.6)
    assert 0.9 < on_day[90] < 0.97
    np.testing.assert_allclose(1 - legs, (1 - calf) / 12, rtol=1e-9, atol=1e-12)
    assert set(forecast.tone["arms"].p50) == {1.0}


def test_two_injections_into_one_muscle_take_their_shares_of_what_is_left() -> None:
    """Never more than all of it, whatever is injected how often."""
    many = tuple(toxin_at(START + 7 * n * DAY, "calf", "left") for n in range(9))
    calf = np.array(predict(days(120, injections=many)).curves.muscles["calf/left"].p50)
    once = np.array(predict(days(120, injections=many[:1])).curves.muscles["calf/left"].p50)
    assert (calf <= once + 1e-12).all()
    assert calf.min() > 0
    next_day = (many[0], toxin_at(START + 25 * HOUR, "calf", "left"))
    two = np.array(predict(days(120, injections=next_day)).curves.muscles["calf/left"].p50)
    np.testing.assert_allclose(two[25:], once[25:] * once[:-25], rtol=1e-9)


def test_one_session_is_one_injection_however_many_lines_it_has() -> None:
    """Two heads of the calf, five points each within an hour: neither amount nor lines change the curve."""
    once = predict(days(60, injections=(toxin_at(START, "calf", "left"),)))
    heads = ("soleus", "gastrocnemius")
    lines = [toxin_at(START + n * HOUR / 4, head, "left") for n in range(5) for head in heads]
    session = predict(days(60, injections=tuple(lines)))
    assert session.curves.muscles["calf/left"] == once.curves.muscles["calf/left"]
    assert session.tone == once.tone
    assert len(session.contributions) == 10


def test_a_dose_not_taken_draws_a_second_curve() -> None:
    """Without the evening dose tone is higher after its time, the same before, and no word advises."""
    plan = plan_of(20.0, valid_from=START)
    asked = ask((), [plan], now=START, horizon=Span(START, START + DAY), step_min=60.0)
    evening = START + 20 * HOUR
    forecast = predict(replace(asked, not_taken=(evening,)))
    assert forecast.not_taken is not None
    without, whole = np.array(forecast.not_taken["legs"].p50), tone_of(forecast)
    np.testing.assert_array_equal(without[:21], whole[:21])
    assert (without[21:] > whole[21:]).all()
    message = next(r.message for r in forecast.reasons if r.code == "not_taken_drawn")
    assert "no advice" in message
    assert "Never stop baclofen suddenly" in message
    assert predict(asked).not_taken is None
    with pytest.raises(BadInput, match="no planned dose is due"):
        predict(replace(asked, not_taken=(evening + HOUR,)))


@pytest.mark.parametrize("variability", [False, True])
def test_a_solution_comes_sooner_than_a_tablet(*, variability: bool) -> None:
    """Given, planned or without a record, the form decides the absorption; later the curves meet."""
    tablets = plan_of(20.0, valid_from=START)
    for now in (START, START + 9 * HOUR):
        asked = ask((), [tablets], now=now, horizon=Span(START, START + DAY), variability=variability)
        liquid = replace(asked, regimens=(replace(tablets, form="oral_solution"),))
        sooner, later = (np.array(predict(one).plasma_ng_per_ml.p95) for one in (liquid, asked))
        after_ten_minutes = (8 * 60 + 10) // 5
        if now == START or variability:
            assert sooner[after_ten_minutes] > 1.1 * later[after_ten_minutes]
    given = dose_at(START + 8 * HOUR, 20.0)
    swallowed = days(1, given=[replace(given, form="oral_solution")], variability=variability)
    tablet = replace(swallowed, given=(given,))
    sooner, later = (
        np.array(predict(replace(one, step_min=10.0)).plasma_ng_per_ml.p50) for one in (swallowed, tablet)
    )
    assert sooner[49] > 1.1 * later[49]
    assert sooner[-1] == pytest.approx(later[-1], rel=0.05)


def test_what_was_given_after_the_horizon_is_no_part_of_it() -> None:
    """Yesterday's curve names no bolus of today."""
    asked = replace(days(1), now=START + 2 * DAY, boluses=(bolus_at(START + 30 * HOUR),))
    assert predict(asked).contributions == ()


@pytest.mark.hazard("H23")
def test_the_spinal_route_declines_under_four_years() -> None:
    """By mouth a three-year-old has a curve, into the spine not."""
    toddler = Person(age_y=3.0, weight_kg=14.0)
    asked = days(1, person=toddler, boluses=(bolus_at(START),))
    refusal = predict_tone(asked)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "age_outside_intrathecal_model"
    assert isinstance(predict_tone(replace(asked, boluses=())), Forecast)


def test_a_change_of_baseline_is_said_and_moves_no_curve() -> None:
    """Nobody can say by how much: the curves go on in units of whatever untreated means then."""
    change = BaselineChange(kind="rhizotomy", region="legs", at=START - 100 * DAY)
    asked = days(1, given=[dose_at(START + 8 * HOUR)])
    forecast = predict(replace(asked, baseline_changes=(change,)))
    assert forecast.tone == predict(asked).tone
    assert any("rhizotomy" in r.message for r in forecast.reasons if r.code == "baseline_changed")
    later = replace(change, at=asked.horizon.end + DAY)
    codes = {r.code for r in predict(replace(asked, baseline_changes=(later,))).reasons}
    assert "baseline_changed" not in codes


@pytest.mark.parametrize("variability", [False, True])
def test_a_day_rhythm_is_none_unless_asked_for(*, variability: bool) -> None:
    """Untreated tone is 1 all day; with a rhythm it rises and falls by its amplitude, on the wall clock."""
    plain = days(1, variability=variability)
    assert set(tone_of(predict(plain))) == {1.0}
    stiff_at_six = tone_of(predict(replace(plain, rhythm=DayRhythm(amplitude=0.1, peak_h=6.0))))
    assert stiff_at_six.argmax() == 6
    assert stiff_at_six[6] == pytest.approx(1.1)
    assert stiff_at_six[18] == pytest.approx(0.9)


def test_the_second_effect_comes_late_and_sees_a_childs_blood_whole() -> None:
    """Sleepiness is small where tone already falls; a child's tone hardly moves and its sleepiness does."""
    asked = days(1, given=[dose_at(START + 8 * HOUR, 30.0)])
    adult, child = predict(asked), predict(replace(asked, person=CHILD))
    lost = 1 - tone_of(adult)
    sleepy = np.array(adult.curves.sleepy.p50)
    assert (sleepy[9:14] < lost[9:14]).all()
    assert sleepy.max() > 0.05
    assert (1 - tone_of(child)).max() < np.array(child.curves.sleepy.p50).max()
    assert hours_of(child).size == 24


STANDSTILLS = [
    (
        "stopped",
        {"pump_events": (PumpEvent(kind="stopped", at=START + 8 * HOUR),)},
        "stands still from 08:00",
    ),
    ("empty", {"pump_events": (PumpEvent(kind="empty", at=START + 8 * HOUR),)}, "is empty from 08:00"),
    (
        "catheter_failed",
        {"pump_events": (PumpEvent(kind="catheter_failed", at=START + 8 * HOUR),)},
        "catheter has failed from 08:00",
    ),
    (
        "ended",
        {"programs": (pump_of((0, 16.0), valid_from=LONG_AGO, valid_to=START + 8 * HOUR),)},
        "program ends at 08:00",
    ),
]


@pytest.mark.hazard("H14", "H08")
@pytest.mark.parametrize("variability", [False, True])
@pytest.mark.parametrize(("why", "change", "words"), STANDSTILLS, ids=[case[0] for case in STANDSTILLS])
def test_a_pump_that_delivers_nothing_closes_every_window(
    why: str, change: dict[str, Any], words: str, *, variability: bool
) -> None:
    """Low tone while the medicine runs out is no quiet window: it says why, and never to stop."""
    running = days(2, programs=(pump_of((0, 16.0), valid_from=LONG_AGO),), variability=variability)
    assert any(window.span.end > START + 9 * HOUR for window in predict(running).windows)
    forecast = predict(replace(running, **change))
    assert all(window.span.end <= START + 8 * HOUR for window in forecast.windows)
    gate = next(gate for gate in forecast.gates if gate.code == "pump")
    assert words in gate.message
    assert "Never stop baclofen suddenly" in gate.message
    paused = next(reason for reason in forecast.reasons if reason.code == "pump_paused")
    assert paused.values == {"why": why}


@pytest.mark.hazard("H14")
def test_windows_come_back_after_the_day_the_pump_runs_again() -> None:
    """Until midnight after the start nothing is offered; and never for longer than a week."""
    events = (PumpEvent(kind="stopped", at=START + 8 * HOUR), PumpEvent(kind="started", at=START + 10 * HOUR))
    asked = days(3, programs=(pump_of((0, 16.0), valid_from=LONG_AGO),), pump_events=events)
    forecast = predict(asked)
    assert not [w for w in forecast.windows if w.span.end > START + 8 * HOUR and w.span.start < START + DAY]
    assert any(window.span.start >= START + DAY for window in forecast.windows)
    long_ago = PumpEvent(kind="stopped", at=START - 8 * DAY)
    weaned = replace(asked, pump_events=(long_ago,), given=(dose_at(START + 8 * HOUR, 40.0),))
    codes = {gate.code for gate in predict(weaned).gates}
    assert "pump" not in codes
    assert any(reason.code == "pump_paused" for reason in predict(weaned).reasons)


def test_what_a_pump_lets_flow_in_a_year_is_no_slip() -> None:
    """The limit of one bolus is not the limit of a month of flow."""
    forecast = predict(days(28, programs=(pump_of((0, 1000 / 24), valid_from=LONG_AGO),)))
    assert str(forecast.contributions[0].amount) == "28000 mcg by pump"


def test_regions_differ_though_no_reported_point_has_spinal_drug_yet() -> None:
    """A bolus between two reports far apart: windows and fluid are those of a finer report."""
    asked = days(1, boluses=(bolus_at(START + 8.5 * HOUR),))
    coarse, fine = predict(replace(asked, step_min=720.0)), predict(replace(asked, step_min=10.0))
    assert [(w.region, w.label) for w in coarse.windows] == [(w.region, w.label) for w in fine.windows]
    for ours, slow in zip(coarse.windows, fine.windows, strict=True):
        assert abs(ours.span.start - slow.span.start) < timedelta(seconds=1)
    assert coarse.curves.fluid is not None


def test_a_pause_that_is_over_is_not_told_again() -> None:
    """Yesterday's stop belongs to yesterday's forecast; its gate ends with the day."""
    events = (
        PumpEvent(kind="stopped", at=START - 30 * HOUR),
        PumpEvent(kind="started", at=START - 28 * HOUR),
    )
    forecast = predict(days(1, programs=(pump_of((0, 16.0), valid_from=LONG_AGO),), pump_events=events))
    assert "pump_paused" not in {reason.code for reason in forecast.reasons}
    assert forecast.gates == ()
