"""The whole forecast: exact, linear, honest about the past, and the same in every zone and season."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.pharmacology.typical import OVERRIDES, find_typical_person
from lull.refusal import BadInput, Refusal
from lull.timeline import Span, day_span
from lull.tone.check_in import CheckIn
from lull.tone.forecast import Forecast, predict_tone
from lull.treatment.administration import Administration
from lull.treatment.person import Person
from made_forecast import ADULT, BERLIN, CHILD, TODAY, ask, dose_at, hours_of, plan_of, predict, solve_slowly

START = TODAY.start
NOON = START + timedelta(hours=12)

records = st.lists(st.tuples(st.floats(-60.0, 23.5), st.floats(1.0, 60.0)), min_size=1, max_size=8)
overrides = st.fixed_dictionaries(
    {},
    optional={
        "ka_per_h": st.floats(0.2, 6.0),
        "lag_h": st.floats(0.0, 1.5),
        "cl_f_l_per_h": st.floats(2.0, 30.0),
        "v1_f_l": st.floats(10.0, 100.0),
        "q_f_l_per_h": st.floats(1.0, 30.0),
        "v2_f_l": st.floats(5.0, 100.0),
        "ke0_per_h": st.floats(0.1, 4.0),
        "ec50_ng_per_ml": st.floats(50.0, 1500.0),
        "emax": st.floats(0.05, 1.0),
        "hill": st.floats(0.5, 4.0),
    },
)


def given_at(pairs: list[tuple[float, float]]) -> tuple[Administration, ...]:
    """Return doses from (hours since the horizon's start, mg)."""
    return tuple(dose_at(START + timedelta(hours=hour), mg, recorded_at=TODAY.end) for hour, mg in pairs)


def plasma_of(forecast: Forecast) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the exact plasma curve of a forecast without variability."""
    return np.array(forecast.plasma_ng_per_ml.p50)


@settings(max_examples=25)
@given(records, overrides)
def test_agrees_with_stepping_the_differential_equations(
    pairs: list[tuple[float, float]], changed: dict[str, float]
) -> None:
    """Plasma and tone, with any parameters, to one part in a million."""
    forecast = predict(ask(given_at(pairs), overrides=changed, step_min=30.0))
    typical = find_typical_person(ADULT, changed)
    plasma, effect_site = solve_slowly(typical.kinetics, pairs, hours_of(forecast))
    effect = typical.effect
    power = effect_site**effect.hill
    tone = 1.0 - effect.emax * power / (effect.ec50_ng_per_ml**effect.hill + power)
    np.testing.assert_allclose(plasma_of(forecast), plasma, rtol=1e-6, atol=1e-6)
    for region in ("legs", "trunk", "arms"):
        np.testing.assert_allclose(forecast.tone[region].p50, tone, rtol=1e-6)


@settings(max_examples=25)
@given(pairs=records, changed=overrides, variability=st.booleans())
def test_contributions_add_up_to_the_exact_curve(
    *, pairs: list[tuple[float, float]], changed: dict[str, float], variability: bool
) -> None:
    """Superposition: what each dose adds sums to the curve of all of them."""
    asked = ask(given_at(pairs), overrides=changed, step_min=30.0)
    exact = predict(asked)
    shown = predict(replace(asked, variability=variability))
    total = np.sum([part.plasma_ng_per_ml for part in shown.contributions], axis=0)
    np.testing.assert_allclose(total, plasma_of(exact), rtol=1e-9, atol=1e-9)
    site = np.sum([part.effect_site_ng_per_ml for part in shown.contributions], axis=0)
    effect = find_typical_person(ADULT, changed).effect
    power = site**effect.hill
    np.testing.assert_allclose(
        1.0 - effect.emax * power / (effect.ec50_ng_per_ml**effect.hill + power),
        exact.tone["legs"].p50,
        rtol=1e-9,
    )


@settings(max_examples=20)
@given(records, st.floats(0.1, 5.0))
def test_more_is_proportionally_more(pairs: list[tuple[float, float]], times: float) -> None:
    """Linearity: all amounts times a factor is the curve times that factor."""
    one = plasma_of(predict(ask(given_at(pairs), step_min=60.0)))
    many = plasma_of(predict(ask(given_at([(h, mg * times) for h, mg in pairs]), step_min=60.0)))
    np.testing.assert_allclose(many, times * one, rtol=1e-9, atol=1e-12)


@settings(max_examples=20)
@given(records, st.floats(0.1, 0.9))
def test_a_split_dose_is_the_same_dose(pairs: list[tuple[float, float]], part: float) -> None:
    """Half and half at the same moment is the whole."""
    whole = predict(ask(given_at(pairs), step_min=60.0))
    split = predict(
        ask(given_at([(h, mg * share) for h, mg in pairs for share in (part, 1 - part)]), step_min=60.0)
    )
    np.testing.assert_allclose(plasma_of(split), plasma_of(whole), rtol=1e-9, atol=1e-12)


@settings(max_examples=20)
@given(pairs=records, which=st.integers(0, 7), variability=st.booleans())
def test_a_larger_dose_never_raises_tone(
    *, pairs: list[tuple[float, float]], which: int, variability: bool
) -> None:
    """More medicine is more concentration and less tone, at every moment, in every band."""
    more = [(h, mg + 5.0 * (i == which % len(pairs))) for i, (h, mg) in enumerate(pairs)]
    asked = ask(given_at(pairs), step_min=60.0, variability=variability)
    before, after = predict(asked), predict(replace(asked, given=given_at(more)))
    for name in ("p05", "p25", "p50", "p75", "p95"):
        plasma = np.array(getattr(after.plasma_ng_per_ml, name)) - getattr(before.plasma_ng_per_ml, name)
        assert plasma.min() >= -1e-9
        for region in ("legs", "trunk", "arms"):
            tone = np.array(getattr(after.tone[region], name)) - getattr(before.tone[region], name)
            assert tone.max() <= 1e-12


SHIFTS = st.one_of(
    st.integers(-400, 400).map(lambda days: timedelta(days=days)),
    st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)),
)


@settings(max_examples=30)
@given(pairs=records, by=SHIFTS, variability=st.booleans())
def test_shifting_all_of_time_changes_nothing(
    *, pairs: list[tuple[float, float]], by: timedelta, variability: bool
) -> None:
    """With instants for everything, the answer does not depend on the season or on the hour of the clock."""
    asked = ask(given_at(pairs), step_min=60.0, variability=variability)
    moved = replace(
        asked,
        now=asked.now + by,
        horizon=Span(TODAY.start + by, TODAY.end + by),
        given=tuple(
            replace(d, taken_at=d.taken_at + by, recorded_at=d.recorded_at + by) for d in asked.given
        ),
    )
    here, there = predict(asked), predict(moved)
    assert [at + by for at in here.at] == list(there.at)
    np.testing.assert_allclose(there.plasma_ng_per_ml.p95, here.plasma_ng_per_ml.p95, rtol=1e-9, atol=1e-12)
    assert [(w.region, w.label) for w in here.windows] == [(w.region, w.label) for w in there.windows]
    for a, b in zip(here.windows, there.windows, strict=True):
        assert abs((a.span.start + by - b.span.start).total_seconds()) < 0.01
        assert abs((a.span.end + by - b.span.end).total_seconds()) < 0.01


def test_the_area_under_a_whole_course_is_dose_over_clearance() -> None:
    """10 mg, followed until nothing is left."""
    forecast = predict(
        ask([dose_at(START)], horizon=Span(START, START + timedelta(days=8)), now=START, step_min=5.0)
    )
    area = np.trapezoid(plasma_of(forecast), hours_of(forecast))
    assert area == pytest.approx(10.0 / 10.8 * 1000.0, rel=1e-3)


@settings(max_examples=20)
@given(records, st.sampled_from([ADULT, CHILD]))
def test_bands_are_ordered_and_plausible(pairs: list[tuple[float, float]], person: Person) -> None:
    """p05 to p95 rise, nothing is negative, tone stays between none and untreated."""
    forecast = predict(ask(given_at(pairs), step_min=60.0, variability=True, person=person))
    for bands in (forecast.plasma_ng_per_ml, *forecast.tone.values()):
        rows = np.array([bands.p05, bands.p25, bands.p50, bands.p75, bands.p95])
        assert (np.diff(rows, axis=0) >= -1e-12).all()
        assert rows.min() >= 0
    assert np.array([bands.p95 for bands in forecast.tone.values()]).max() <= 1.0


def test_bands_hold_the_typical_person_and_trunk_and_arms_are_wider() -> None:
    """The exact curve lies inside the 50 % band; the doubt about regions widens two of three."""
    asked = ask(given_at([(6.0, 20.0)]), step_min=30.0)
    exact, banded = predict(asked), predict(replace(asked, variability=True))
    late = 14  # one hour after the dose
    assert (
        banded.plasma_ng_per_ml.p25[late]
        < exact.plasma_ng_per_ml.p50[late]
        < banded.plasma_ng_per_ml.p75[late]
    )
    widths = {
        region: np.mean(np.subtract(bands.p95, bands.p05)[late:]) for region, bands in banded.tone.items()
    }
    assert widths["legs"] < min(widths["trunk"], widths["arms"])
    assert widths["trunk"] == pytest.approx(widths["arms"], rel=0.1)


def test_without_variability_the_bands_are_the_exact_curve() -> None:
    """All five percentiles coincide, in every region."""
    forecast = predict(ask(given_at([(6.0, 20.0)])))
    for bands in (forecast.plasma_ng_per_ml, *forecast.tone.values()):
        assert bands.p05 == bands.p25 == bands.p50 == bands.p75 == bands.p95


@pytest.mark.hazard("H20")
@settings(max_examples=25)
@given(
    taken=st.lists(st.floats(-70.0, 11.9), max_size=7),
    clocks=st.lists(st.times(), min_size=1, max_size=4, unique=True),
    mg=st.floats(1.0, 80.0),
    later_h=st.floats(0.0, 30.0),
    variability=st.booleans(),
)
def test_editing_the_future_plan_never_changes_the_past_curve(
    *, taken: list[float], clocks: list[time], mg: float, later_h: float, variability: bool
) -> None:
    """Whatever the plan says from now on, the curve up to now stays what it was."""
    old = plan_of(10.0, valid_from=START - timedelta(days=3))
    edit_at = NOON + timedelta(hours=later_h, microseconds=1)
    edited = (
        replace(old, valid_to=edit_at),
        plan_of(mg, *(clock.replace(tzinfo=None) for clock in clocks), valid_from=edit_at),
    )
    asked = ask(
        given_at([(hour, 10.0) for hour in taken]),
        [old],
        now=NOON,
        horizon=Span(START, START + timedelta(hours=48)),
        step_min=30.0,
        variability=variability,
    )
    asked = replace(asked, given=tuple(replace(d, recorded_at=NOON) for d in asked.given))
    before, after = predict(asked), predict(replace(asked, regimens=edited))
    past = sum(at <= NOON for at in before.at)
    assert past == 25
    for mine, yours in zip(
        (before.plasma_ng_per_ml, *before.tone.values()),
        (after.plasma_ng_per_ml, *after.tone.values()),
        strict=True,
    ):
        for name in ("p05", "p50", "p95"):
            np.testing.assert_allclose(
                getattr(mine, name)[:past], getattr(yours, name)[:past], rtol=1e-12, atol=1e-12
            )


@pytest.mark.hazard("H20")
def test_dropping_the_next_dose_from_the_plan_does_not_explain_the_last_one() -> None:
    """Due 10:00, given 12:40, next 14:00: whether 14:00 stays in the plan says nothing about 10:00."""
    now = START + timedelta(hours=12, minutes=50)
    plan = plan_of(20.0, time(10), time(14), valid_from=START)
    later = plan_of(20.0, time(22), valid_from=now + timedelta(minutes=5))
    taken = dose_at(START + timedelta(hours=12, minutes=40), 20.0)
    asked = ask([taken], [plan], now=now, variability=True, step_min=10.0)
    before = predict(asked)
    after = predict(replace(asked, regimens=(replace(plan, valid_to=later.valid_from), later)))
    past = sum(at <= now for at in before.at)
    assert before.plasma_ng_per_ml.p95[:past] == after.plasma_ng_per_ml.p95[:past]
    assert before.plasma_ng_per_ml.p25[past - 1] < before.plasma_ng_per_ml.p75[past - 1] / 1.5
    assert [u.span.start for u in before.unknown] == [START + timedelta(hours=10)]
    assert before.unknown == after.unknown


@pytest.mark.hazard("H04")
def test_a_dose_recorded_early_is_not_counted_again_as_planned() -> None:
    """Taken at 13:20 for 14:00, with now at 13:30: one dose of today's noon, not two."""
    plan = plan_of(10.0, valid_from=START)
    early = [dose_at(START + timedelta(hours=h)) for h in (8.0, 13.0 + 1 / 3)]
    forecast = predict(ask(early, [plan], now=START + timedelta(hours=13.5)))
    counted = [(part.source, part.at.astimezone(BERLIN).hour) for part in forecast.contributions]
    assert counted == [("given", 8), ("given", 13), ("planned", 20)]


def test_a_past_dose_without_a_record_counts_as_not_given_in_the_exact_curve() -> None:
    """Without variability the gap adds nothing, and is still shown as unknown."""
    plan = plan_of(10.0, valid_from=START)
    forecast = predict(ask([dose_at(START + timedelta(hours=8))], [plan], now=START + timedelta(hours=15)))
    assert [part.source for part in forecast.contributions] == ["given", "planned"]
    (unknown,) = forecast.unknown
    assert unknown.reason == "no_record"
    assert unknown.span == Span(START + timedelta(hours=14), TODAY.end)
    assert "14:00" in unknown.message


def test_a_gap_widens_the_band_from_its_due_time_on() -> None:
    """Until 14:00 nothing differs; afterwards the band reaches from not given to given."""
    plan = plan_of(20.0, valid_from=START)
    morning = dose_at(START + timedelta(hours=8), 20.0)
    noon = dose_at(START + timedelta(hours=14), 20.0)
    asked = ask([morning], [plan], now=START + timedelta(hours=19), variability=True, step_min=30.0)
    gap, whole = predict(asked), predict(replace(asked, given=(morning, noon)))
    none = predict(replace(asked, regimens=(plan_of(20.0, time(8), time(20), valid_from=START),)))
    assert gap.plasma_ng_per_ml.p95[:29] == whole.plasma_ng_per_ml.p95[:29]
    at_16 = 32
    assert gap.plasma_ng_per_ml.p05[at_16] < whole.plasma_ng_per_ml.p05[at_16] / 2
    assert none.plasma_ng_per_ml.p95[at_16] < gap.plasma_ng_per_ml.p50[at_16] * 3
    assert gap.plasma_ng_per_ml.p95[at_16] > 0.85 * whole.plasma_ng_per_ml.p95[at_16]
    assert whole.unknown == ()
    assert "gaps_in_record" in {reason.code for reason in gap.reasons}


def test_only_a_gap_is_not_no_dose() -> None:
    """A plan whose doses nobody recorded leaves the band open: the reason is not that there is no dose."""
    plan = plan_of(1.0, valid_from=START)
    for variability in (True, False):
        forecast = predict(ask((), [plan], variability=variability))
        assert forecast.windows == ()
        assert forecast.reasons[0].code == "no_window_not_low_enough"


def test_a_plan_older_than_the_record_is_one_unknown() -> None:
    """A year of plan before the first entry is one stretch, not a thousand."""
    plan = plan_of(10.0, valid_from=START - timedelta(days=365))
    forecast = predict(ask([dose_at(START + timedelta(hours=8))], [plan], now=START + timedelta(hours=9)))
    (unknown,) = forecast.unknown
    assert unknown.reason == "before_record"
    assert unknown.span.start == START


def test_the_part_of_a_day_after_now_comes_from_the_plan() -> None:
    """Nothing given, now at the start: the curve is the plan's."""
    forecast = predict(ask((), [plan_of(10.0, valid_from=START)], now=START))
    assert [part.source for part in forecast.contributions] == ["planned"] * 3
    assert forecast.unknown == ()
    as_given = predict(ask(given_at([(8.0, 10.0), (14.0, 10.0), (20.0, 10.0)])))
    np.testing.assert_allclose(plasma_of(forecast), plasma_of(as_given), rtol=1e-12)


DST_DAYS = [
    ("Europe/Berlin", date(2026, 3, 29), 23, time(2, 30), 1.5 + 1.0),
    ("Europe/Berlin", date(2026, 10, 25), 25, time(2, 30), 2.5),
    ("Australia/Sydney", date(2026, 10, 4), 23, time(2, 30), 2.5),
    ("Australia/Sydney", date(2026, 4, 5), 25, time(2, 30), 2.5),
    ("America/St_Johns", date(2026, 3, 8), 23, time(2, 0), 2.0),
]


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(("name", "day", "hours", "clock", "after_h"), DST_DAYS)
def test_days_on_which_the_clocks_change(
    name: str, day: date, hours: int, clock: time, after_h: float
) -> None:
    """A skipped time is read later, a doubled one is the first, and each comes once."""
    zone = ZoneInfo(name)
    whole = day_span(day, zone)
    assert whole.duration == timedelta(hours=hours)
    plan = plan_of(10.0, clock, time(12), valid_from=whole.start - timedelta(days=1), zone=zone)
    forecast = predict(ask((), [plan], now=whole.start, horizon=whole, zone=zone, step_min=60.0))
    assert len(forecast.at) == hours
    planned = [(part.at - whole.start) / timedelta(hours=1) for part in forecast.contributions]
    # Noon lies hours - 12 before the day's end, whatever the night did.
    assert planned == [after_h, hours - 12.0]


@pytest.mark.hazard("H06")
def test_moving_to_another_zone_keeps_the_instants_of_what_was_given() -> None:
    """The same instants shown in Tokyo give the same curve."""
    asked = ask(given_at([(6.0, 20.0), (12.0, 10.0)]))
    here, there = predict(asked), predict(replace(asked, zone=ZoneInfo("Asia/Tokyo")))
    assert here.plasma_ng_per_ml == there.plasma_ng_per_ml
    assert here.windows == there.windows


@pytest.mark.hazard("H07")
def test_a_dose_after_midnight_does_not_use_up_tomorrows() -> None:
    """Late at 00:40 for 23:00: the coming evening's dose is still planned."""
    plan = plan_of(10.0, time(11), time(23), valid_from=START - timedelta(hours=4))
    late = dose_at(START + timedelta(minutes=40))
    forecast = predict(ask([late], [plan], now=START + timedelta(hours=1), horizon=TODAY))
    planned = [part.at.astimezone(BERLIN).hour for part in forecast.contributions if part.source == "planned"]
    assert planned == [11, 23]
    assert forecast.unknown == ()


@pytest.mark.hazard("H07")
def test_a_dose_due_at_midnight_belongs_to_the_day_it_begins() -> None:
    """Half-open: today holds 00:00 of today, not of tomorrow, and the plan's own end is not inside it."""
    plan = plan_of(10.0, time(0), valid_from=START, valid_to=START + timedelta(days=2))
    forecast = predict(
        ask((), [plan], now=START - timedelta(hours=1), horizon=Span(START, START + timedelta(days=4)))
    )
    assert [part.at for part in forecast.contributions] == [START, START + timedelta(days=1)]


def test_points_lie_a_step_apart_from_the_start_and_before_the_end() -> None:
    """Half-open: the end of the horizon is not a point; an uneven step ends short of it."""
    assert len(predict(ask(step_min=5.0)).at) == 288
    forecast = predict(ask(step_min=700.0))
    assert [(at - START) / timedelta(minutes=1) for at in forecast.at] == [0.0, 700.0, 1400.0]


@settings(max_examples=15)
@given(step_min=st.sampled_from([0.5, 3.0, 7.0, 13.0, 30.0, 60.0, 111.0]), variability=st.booleans())
def test_the_step_does_not_change_the_curve(*, step_min: float, variability: bool) -> None:
    """Points that two steps share have the same values."""
    asked = ask(
        given_at([(3.0, 20.0), (9.1, 15.0)]),
        horizon=Span(START, START + timedelta(hours=12)),
        now=NOON,
        variability=variability,
    )
    asked = replace(asked, given=tuple(replace(d, recorded_at=NOON) for d in asked.given))
    fine, other = predict(asked), predict(replace(asked, step_min=step_min))
    values = dict(zip(fine.at, fine.tone["arms"].p25, strict=True))
    shared = [
        (values[at], tone) for at, tone in zip(other.at, other.tone["arms"].p25, strict=True) if at in values
    ]
    assert len(shared) > 1
    np.testing.assert_allclose([a for a, _ in shared], [b for _, b in shared], rtol=1e-9)


def test_a_long_horizon_is_followed_in_blocks_without_a_seam() -> None:
    """Two weeks at once are the two weeks one by one."""
    plan = plan_of(10.0, valid_from=START)
    asked = ask((), [plan], now=START, variability=True, step_min=60.0)
    long = predict(replace(asked, horizon=Span(START, START + timedelta(days=14))))
    last = predict(replace(asked, horizon=Span(START + timedelta(days=13), START + timedelta(days=14))))
    np.testing.assert_allclose(long.tone["trunk"].p75[-24:], last.tone["trunk"].p75, rtol=1e-9)


def test_a_forecast_nobody_could_read_is_bad_input() -> None:
    """A year by the minute with every dose of it: one sentence, not a full memory."""
    year = Span(START, START + timedelta(days=60))
    asked = ask((), [plan_of(10.0, valid_from=START)], now=START, horizon=year, step_min=1.0)
    with pytest.raises(BadInput, match="shorten the horizon"):
        predict_tone(asked)


@pytest.mark.hazard("H23")
def test_outside_the_model_the_answer_is_a_refusal() -> None:
    """A typed refusal, not a curve."""
    refusal = predict_tone(ask(person=Person(age_y=1.0, weight_kg=10.0)))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "age_outside_model"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"step_min": 0.0}, "step_min"),
        ({"step_min": -5.0}, "step_min"),
        ({"step_min": float("nan")}, "step_min"),
        ({"step_min": 0.001}, "step_min"),
        ({"step_min": 1 / 60, "horizon": Span(START, START + timedelta(days=2))}, "points"),
        ({"horizon": Span(START, START + timedelta(days=366))}, "horizon"),
        ({"low_tone": 0.0}, "low_tone"),
        ({"low_tone": 1.0}, "low_tone"),
        ({"now": datetime(2026, 11, 22)}, "now"),  # noqa: DTZ001 - the mistake under test
        ({"given": (dose_at(TODAY.end + timedelta(minutes=6)),)}, "five minutes"),
        (
            {
                "check_ins": (
                    CheckIn(id="c", at=TODAY.end + timedelta(minutes=6), recorded_at=TODAY.end, ill=True),
                )
            },
            "five minutes",
        ),
    ],
)
def test_an_impossible_question_is_bad_input(change: dict[str, Any], complaint: str) -> None:
    """What is wrong is named."""
    with pytest.raises(BadInput, match=complaint):
        ask(**change)


def test_the_model_states_what_it_used() -> None:
    """Name, version, every typical value, and which of them were replaced."""
    forecast = predict(ask(given_at([(6.0, 20.0)]), overrides={"emax": 0.5}))
    used = forecast.model.parameters
    assert set(OVERRIDES) <= set(used)
    assert (used["emax"], used["replaced"], used["people"]) == (0.5, ["emax"], 1)
    assert forecast.model.version
    assert not forecast.learned
    assert predict(ask(variability=True)).model.parameters["people"] == 401


def test_reasons_name_what_the_forecast_rests_on() -> None:
    """Hypothesis, guess, kidneys, age, replaced numbers: each said when it applies and only then."""
    adult = {r.code for r in predict(ask(given_at([(6.0, 60.0)]))).reasons}
    assert adult == {"hypothesis", "regions_alike", "kidney_not_known", "second_effect_ours"}
    child = replace(CHILD, egfr_ml_min_per_1_73m2=40.0)
    asked = ask(given_at([(6.0, 60.0)]), person=child, variability=True, overrides={"emax": 0.9})
    codes = {r.code for r in predict(asked).reasons}
    assert codes >= {"population_guess", "kidney_slower", "young_person", "parameters_replaced"}
    assert "kidney_not_known" not in codes
    replaced = predict(replace(asked, overrides={"cl_f_l_per_h": 5.0}))
    assert "kidney_slower" not in {r.code for r in replaced.reasons}


ADVICE = ("should", "safe", "normal", "take ", "skip", "increase", "reduce", "no need", "don't worry", "must")


@pytest.mark.hazard("H09", "H10")
def test_no_sentence_advises_or_reassures() -> None:
    """Every message of many forecasts, word by word, in short sentences."""
    ill = CheckIn(id="c", at=NOON, recorded_at=NOON, ill=True, sleepy=3, weak=2, fell=True)
    plan = plan_of(60.0, valid_from=START - timedelta(days=3))
    questions = [
        ask(),
        ask((), [plan], variability=True, check_ins=(ill,)),
        ask(
            given_at([(6.0, 60.0)]),
            [plan],
            person=replace(CHILD, egfr_ml_min_per_1_73m2=40.0),
            variability=True,
        ),
        ask(given_at([(6.0, 1.0)]), overrides={"emax": 0.1}),
    ]
    said: list[str] = []
    for forecast in map(predict, questions):
        said += [reason.message for reason in forecast.reasons]
        said += [gate.message for gate in forecast.gates]
        said += [unknown.message for unknown in forecast.unknown]
    assert len(said) > 20
    for message in said:
        assert not [word for word in ADVICE if word in message.lower()], message
        assert all(len(sentence.split()) <= 15 for sentence in message.split(". ")), message


def test_a_forecast_of_nothing_is_untreated_tone() -> None:
    """No dose anywhere: tone 1.0, no concentration, no window, and the reason why."""
    forecast = predict(ask(variability=True))
    assert set(forecast.tone["legs"].p05) == {1.0}
    assert set(forecast.plasma_ng_per_ml.p95) == {0.0}
    assert forecast.windows == ()
    assert forecast.reasons[0].code == "no_window_no_dose"


@pytest.mark.parametrize("hill", [20.0, 100.0])
def test_a_very_steep_effect_stays_a_number(hill: float) -> None:
    """Powers beyond the range of numbers still mean all or nothing."""
    asked = ask(given_at([(6.0, 900.0)]), overrides={"hill": hill, "ec50_ng_per_ml": 1e-3}, variability=True)
    tone = np.array(predict(asked).tone["arms"].p50)
    assert np.isfinite(tone).all()
    assert tone.min() < 1e-6


any_power = st.floats(-6.0, 6.0).map(lambda power: min(1e6, max(1e-6, 10.0**power)))


@settings(max_examples=25)
@given(
    changed=st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(
                (
                    "ka_per_h",
                    "cl_f_l_per_h",
                    "v1_f_l",
                    "q_f_l_per_h",
                    "v2_f_l",
                    "ke0_per_h",
                    "ec50_ng_per_ml",
                ),
                any_power,
            ),
            "lag_h": st.floats(0.0, 48.0),
            "hill": st.floats(1e-6, 100.0),
            "emax": st.floats(1e-6, 1.0),
        },
    ),
    variability=st.booleans(),
)
def test_any_allowed_parameters_give_numbers(*, changed: dict[str, float], variability: bool) -> None:
    """However far apart the rates lie: no overflow, nothing negative, percentiles in order."""
    plan = plan_of(10.0, valid_from=START - timedelta(days=2))
    asked = ask(given_at([(1.0, 20.0)]), [plan], overrides=changed, variability=variability, step_min=60.0)
    forecast = predict(asked)
    for bands in (forecast.plasma_ng_per_ml, *forecast.tone.values()):
        rows = np.array([bands.p05, bands.p25, bands.p50, bands.p75, bands.p95])
        assert np.isfinite(rows).all()
        assert rows.min() >= -1e-12
        assert (np.diff(rows, axis=0) >= -1e-9 * np.abs(rows[1:])).all()


def test_utc_is_what_a_forecast_speaks() -> None:
    """Instants are aware and in UTC, whatever the zone."""
    forecast = predict(ask(given_at([(6.0, 60.0)])))
    assert all(at.tzinfo is UTC for at in forecast.at)
    assert all(w.span.start.tzinfo is UTC for w in forecast.windows)
