"""A day as pages and the command line show it: one forecast, four truths, DST-proof."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lull.actions import predict_span as predict_span_module
from lull.actions.day_sentence import say_gates, say_none, say_refusal, say_window
from lull.actions.next_window import choose_next_window, join_over_midnight
from lull.actions.plan_day import plan_day
from lull.actions.today import Today
from lull.actions.window_reasons import explain_window
from lull.record.event import Event
from lull.record.event_body import check_in_to_event, to_event
from lull.record.fold import fold
from lull.record.settings import Settings
from lull.record.state import EMPTY, RecordState
from lull.refusal import Refusal
from lull.timeline import Span, day_span, local_day, wall_clock_at
from lull.tone.check_in import CheckIn
from lull.tone.forecast import Forecast, ForecastInput, predict_tone
from lull.tone.gates import Gate
from lull.tone.windows import Window
from made_record import BERLIN, MARA, NOW, check_in_event, dose_event, made_plan, plan_event

BEGUN = NOW - timedelta(days=10)


def _at(clock: str, day: int = 22) -> datetime:
    """Return a time in Berlin in November 2026."""
    return wall_clock_at(date(2026, 11, day), time.fromisoformat(clock), BERLIN)


def _state(*events: Event, plan_days_ago: int = 10) -> RecordState:
    """Return the record of Mara with a plan and these events."""
    begun = NOW - timedelta(days=plan_days_ago)
    mara = to_event(MARA, event_id="mara", happened_at=begun, recorded_at=begun, said_by="Mara")
    return fold([mara, plan_event(made_plan(valid_from=begun), begun), *events])


def _given(*clocks: str, day: int = 22) -> list[Event]:
    """Return doses given at these times of a day."""
    return [
        dose_event(f"{day} {clock}", taken_at=_at(clock, day), recorded_at=_at(clock, day))
        for clock in clocks
    ]


def _today(state: RecordState, now: datetime = NOW, day: date | None = None) -> Today:
    """Plan a day that is not refused."""
    planned = plan_day(state, now=now, day=day)
    assert isinstance(planned, Today)
    return planned


def _window(start: datetime, minutes: float, label: str = "likely", region: str = "legs") -> Window:
    """Return a window."""
    return Window(
        span=Span(start, start + timedelta(minutes=minutes)),
        region=region,  # type: ignore[arg-type]
        probability=0.72 if label == "likely" else 0.5,
        label=label,  # type: ignore[arg-type]
    )


def test_an_empty_record_is_refused_by_name() -> None:
    """And says how to begin."""
    said = plan_day(EMPTY, now=NOW)

    assert said == Refusal(code="no_record", message="There is no record yet: begin one with lull serve.")


def test_the_day_shows_what_became_of_each_dose() -> None:
    """Given, no record, due; and a dose in the night that answers nothing."""
    day = _today(_state(*_given("03:00", "07:40")))

    assert [(f"{line.slot.due_at.astimezone(BERLIN):%H:%M}", line.state) for line in day.slots] == [
        ("07:30", "given"),
        ("11:30", "no_record"),
        ("15:30", "due"),
        ("20:30", "due"),
    ]
    assert day.slots[0].dose is not None
    assert [dose.id for dose in day.extra] == ["22 03:00"]
    assert day.is_population_guess


@pytest.mark.hazard("H07")
def test_a_dose_after_midnight_answers_the_evening_before() -> None:
    """20:30 taken at 00:10: yesterday's slot is given, and none of today's is used up."""
    late = dose_event("late", taken_at=_at("00:10"), recorded_at=_at("00:10"))
    now = _at("00:20")
    yesterday, today = _today(_state(late), now, date(2026, 11, 21)), _today(_state(late), now)

    assert [line.state for line in yesterday.slots][-1] == "given"
    assert [line.state for line in today.slots] == ["due"] * 4
    assert today.extra == ()


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(
    ("on", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 22), 24)]
)
def test_a_day_is_as_long_as_the_clocks_make_it(on: date, hours: int) -> None:
    """The horizon is the local day, and each dose of the plan is due once, at its wall-clock time."""
    begun = wall_clock_at(on, time(0), BERLIN) - timedelta(days=3)
    mara = to_event(MARA, event_id="mara", happened_at=begun, recorded_at=begun, said_by="Mara")
    plan = made_plan(clocks=("02:30", "07:30", "23:30"), valid_from=begun)
    day = _today(fold([mara, plan_event(plan, begun)]), wall_clock_at(on, time(12), BERLIN))

    assert day.day == on
    assert day.forecast is not None
    assert day.forecast.inputs.horizon.duration == timedelta(hours=hours)
    assert len(day.forecast.at) == hours * 12
    assert len(day.slots) == 3
    assert [local_day(line.slot.due_at, BERLIN) for line in day.slots] == [on] * 3


def test_the_window_comes_from_the_days_own_forecast() -> None:
    """Charts, sentence and window read one forecast."""
    day = _today(
        _state(*(e for d in range(13, 22) for e in _given("07:30", "11:30", "15:30", "20:30", day=d)))
    )

    assert day.forecast is not None
    assert day.next_window in day.forecast.windows
    assert day.sentence.case == "window_later"
    assert day.reasons[0].code in ("dose_planned", "dose_no_record", "dose_given")


def test_why_this_time_names_the_doses_behind_the_window() -> None:
    """What was recorded and what is planned, in their own words, the larger part first."""
    given = _today(_state(*_given("07:30", "11:32")), _at("12:00"))
    planned = _today(_state(), _at("06:00"))

    assert given.reasons[0].message == "You recorded 10 mg at 11:32."
    assert given.reasons[0].code == "dose_given"
    assert {reason.code for reason in planned.reasons if reason.code.startswith("dose_")} == {"dose_planned"}
    assert planned.reasons[0].message.startswith("Your plan has 10 mg at ")
    shares = [reason.values["share"] for reason in planned.reasons if reason.code == "dose_planned"]
    assert shares == sorted(shares, key=lambda share: -float(str(share)))
    assert given.forecast is not None
    assert given.next_window is not None
    assert explain_window(replace(given.forecast, contributions=()), given.next_window, BERLIN) == ()


def test_with_none_left_today_tomorrow_is_looked_at() -> None:
    """At five to midnight the next window is tomorrow's, in waking hours."""
    now = _at("23:55")
    day = _today(_state(*_given("07:30", "11:30", "15:30")), now)

    assert day.sentence.case in ("window_tomorrow", "window_now")
    assert day.next_window is not None
    start = day.next_window.span.start.astimezone(BERLIN)
    assert day.sentence.case == "window_now" or (start.date() == date(2026, 11, 23) and start.hour >= 6)


def test_another_day_can_be_asked_for() -> None:
    """Yesterday has slots, no next window, and the same now."""
    day = _today(_state(*_given("07:30")), day=date(2026, 11, 21))

    assert day.day == date(2026, 11, 21)
    assert {line.state for line in day.slots} == {"no_record"}
    assert day.next_window is None


@pytest.mark.hazard("H14")
@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"sleepy": 2}, "you said: sleepy, 2 of 4"),
        ({"weak": 3}, "you said: weak, 3 of 4"),
        ({"fell": True}, "you said: you fell"),
        ({"ill": True}, "you said: you are ill"),
    ],
)
def test_what_speaks_against_a_window_closes_all_of_them(answers: dict[str, int], says: str) -> None:
    """The sentence says what was told; no window is named while the gate holds."""
    told = CheckIn(id="c", at=NOW, recorded_at=NOW, **answers)  # type: ignore[arg-type]
    day = _today(_state(check_in_to_event(told)))

    assert day.gate is not None
    assert day.next_window is None
    assert day.sentence.lead == "Quiet windows are off"
    assert day.sentence.main == says
    assert day.sentence.text.endswith("They stay off until a later clear check-in, or midnight.")


def test_without_a_plan_the_day_says_what_to_do() -> None:
    """It is still a day: one can check in and practise."""
    mara = to_event(MARA, event_id="mara", happened_at=BEGUN, recorded_at=BEGUN, said_by="Mara")
    day = _today(fold([mara, check_in_event()]))

    assert day.sentence.case == "no_plan"
    assert day.plan is None
    assert day.slots == ()
    assert len(day.check_ins) == 1
    assert day.findings == ()


def test_when_the_model_may_not_speak_the_record_still_does() -> None:
    """A refusal of the forecast is shown with its reason; doses and findings stay."""
    begun = BEGUN
    infant = replace(MARA, born_on=NOW.date() - timedelta(days=20), weight_kg=3.5)
    who = to_event(infant, event_id="x", happened_at=begun, recorded_at=begun, said_by="Mara")
    day = _today(fold([who, plan_event(made_plan(valid_from=begun), begun)]))

    assert day.forecast is None
    assert day.no_forecast is not None
    assert day.sentence.case == "refused"
    assert day.no_forecast.message.rstrip(".") in day.sentence.text
    assert len(day.slots) == 4


@pytest.mark.hazard("H05")
def test_missed_doses_bring_the_withdrawal_card() -> None:
    """Two in a row today; a plan written down just now brings nothing."""
    assert [f.card for f in _today(_state()).findings] == ["withdrawal"]
    assert [f.code for f in _today(_state(*_given("07:30"))).findings] == ["overdue"]
    assert _today(_state(*_given("07:30", "11:30"))).findings == ()
    assert _today(_state(plan_days_ago=0)).findings == ()


@pytest.mark.hazard("H05")
def test_a_plan_that_began_before_it_was_written_down_accuses_nobody() -> None:
    """Doses due before anybody could record them are not overdue."""
    plan = plan_event(made_plan(valid_from=NOW - timedelta(days=30)), NOW - timedelta(minutes=1))
    mara = to_event(MARA, event_id="m", happened_at=BEGUN, recorded_at=BEGUN, said_by="Mara")

    assert _today(fold([mara, plan])).findings == ()


@pytest.mark.hazard("H03")
def test_a_dose_above_the_plan_stays_on_the_page_for_a_day() -> None:
    """Its card is one tap away for 24 hours."""
    state = _state(dose_event("big", mg=40.0, taken_at=NOW, recorded_at=NOW))

    assert "above_plan" in [f.code for f in _today(state).findings]
    assert "above_plan" in [f.code for f in _today(state, NOW + timedelta(hours=24)).findings]
    assert "above_plan" not in [f.code for f in _today(state, NOW + timedelta(hours=25)).findings]


@pytest.mark.hazard("H21")
def test_a_clock_that_was_set_back_is_named_and_the_day_still_opens() -> None:
    """Entries ahead of now are left out of the curve, and the page says to check the clock."""
    ahead = NOW + timedelta(days=2)
    state = _state(
        dose_event("a", taken_at=ahead, recorded_at=ahead), check_in_event("c", at=ahead, stiffness=3)
    )
    day = _today(state)

    assert "clock_wrong" in [finding.code for finding in day.findings]
    assert day.freshness.state == "clock_wrong"
    assert day.forecast is not None
    assert day.forecast.inputs.given == ()


@pytest.mark.hazard("H20")
def test_a_plan_for_the_future_changes_nothing_of_the_curve_so_far() -> None:
    """Up to now the curve is the same with and without a new plan that starts now."""
    state = _state(*_given("07:30", "11:30"))
    new = made_plan("new", amount_mg=5.0, clocks=("09:00",), valid_from=NOW)
    before, after = _today(state), _today(fold([plan_event(new, NOW)], state))
    assert before.forecast is not None
    assert after.forecast is not None
    so_far = sum(at <= NOW for at in before.forecast.at)

    assert before.forecast.tone["legs"].p50[:so_far] == after.forecast.tone["legs"].p50[:so_far]
    assert before.slots[:2] == after.slots[:2]


def test_windows_in_the_night_are_named_only_while_they_are_open() -> None:
    """Nobody is sent to practise at two in the morning."""
    night, morning = _window(_at("01:00"), 120), _window(_at("05:20"), 71)
    find = _chooser([night, morning])

    assert find(_at("00:30")) == morning
    assert find(_at("01:30")) == night
    assert find(_at("06:40")) is None


def test_a_window_needs_half_an_hour_of_waking_and_the_chosen_region() -> None:
    """Twenty minutes before bedtime are not worth naming; arms are not legs."""
    at_bedtime, arms = _window(_at("21:40"), 180), _window(_at("12:00"), 60, region="arms")

    assert _chooser([at_bedtime, arms])(_at("10:00")) is None
    assert _chooser([arms], Settings(region="arms"))(_at("10:00")) == arms
    assert _chooser([_window(_at("21:30"), 180)])(_at("10:00")) is not None


def _chooser(windows: list[Window], settings: Settings | None = None) -> Callable[[datetime], Window | None]:
    """Return a way to ask which window is next."""

    def find(now: datetime) -> Window | None:
        return choose_next_window(windows, now=now, settings=settings or Settings(), zone=BERLIN)

    return find


def test_the_sentence_is_the_one_of_the_picture() -> None:
    """Next quiet window 16:10 to 17:25, likely; starts in 50 minutes; about 7 people in 10."""
    said = say_window(_window(_at("16:10"), 75), now=_at("15:20"), zone=BERLIN)

    assert said.text == (
        "Next quiet window: 16:10 to 17:25, likely. Starts in 50 minutes."
        " “Likely” means about 7 people in 10."
    )


def test_the_sentences_of_the_other_cases() -> None:
    """Open now, tomorrow, none, refused: each plain and whole."""
    window = _window(_at("16:10"), 75, "maybe")
    now = say_window(window, now=_at("16:15"), zone=BERLIN)
    tomorrow = say_window(window, now=_at("22:00", 21), zone=BERLIN)
    later = say_window(window, now=_at("22:00", 18), zone=BERLIN)
    refused = say_refusal(Refusal(code="x", message="The model knows people over two."))

    assert now.text.startswith("Quiet window now: until 17:25, maybe. 1 hour 10 minutes left.")
    assert tomorrow.main == "tomorrow 16:10 to 17:25"
    assert later.main == "Sunday 22 November 16:10 to 17:25"
    assert say_none().text.startswith("No quiet window: none is predicted today or tomorrow.")
    assert refused.text == (
        "No window can be predicted: The model knows people over two. Practice is possible at any time."
    )


def test_a_gate_without_its_check_in_still_says_why() -> None:
    """The word of the gate itself stands in."""
    gate = Gate(span=Span(NOW, NOW + timedelta(hours=1)), code="weak", message="m")

    assert say_gates([gate], []).main == "you said: weak"


def test_the_zone_decides_what_today_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same instant is Sunday in Berlin and Monday in Auckland; the horizon follows."""
    asked: list[ForecastInput] = []

    def remember(inputs: ForecastInput) -> Forecast | Refusal:
        asked.append(inputs)
        return predict_tone(inputs)

    monkeypatch.setattr(predict_span_module, "predict_tone", remember)
    auckland = ZoneInfo("Pacific/Auckland")
    moved = replace(MARA, zone=auckland)
    who = to_event(moved, event_id="x", happened_at=BEGUN, recorded_at=BEGUN, said_by="Mara")
    day = _today(fold([who]))

    assert day.day == date(2026, 11, 23)
    assert asked[0].horizon == day_span(date(2026, 11, 23), auckland)
    assert asked[0].now == NOW
    assert NOW.tzinfo is UTC


@pytest.mark.hazard("H03", "H14")
def test_more_than_the_plan_closes_every_window_until_it_is_taken_back() -> None:
    """A ten times slip must never read as a splendid hour for practice."""
    big = dose_event("big", mg=100.0, taken_at=_at("15:00"), recorded_at=_at("15:00"))
    closed, open_again = _today(_state(big)), _today(_state(), NOW + timedelta(hours=30))

    assert closed.next_window is None
    assert closed.gate is not None
    assert closed.gate.code == "above_plan"
    assert closed.sentence.main == "more is recorded than the plan says"
    assert closed.forecast is not None
    assert not any(window.span.end > _at("15:00") for window in closed.forecast.windows)
    assert open_again.gate is None


@pytest.mark.hazard("H14")
def test_everything_that_closes_windows_is_named() -> None:
    """Answering one of two reasons must not come as a surprise."""
    sleepy = CheckIn(id="a", at=_at("15:00"), recorded_at=_at("15:00"), sleepy=3)
    fell = CheckIn(id="b", at=_at("15:05"), recorded_at=_at("15:05"), fell=True)
    state = _state(check_in_to_event(sleepy), check_in_to_event(fell))

    assert _today(state).sentence.main == "you said: sleepy, 3 of 4; you fell"


def test_a_window_that_reaches_midnight_goes_on_after_it() -> None:
    """Its probability is the mean by time, and it is as sure as its less sure half."""
    midnight = _at("00:00", 23)
    evening, night = _window(_at("22:00"), 120), _window(midnight, 360, "maybe")
    arms = _window(midnight, 60, region="arms")
    (joined, other) = join_over_midnight([evening], [arms, night], midnight)

    assert joined.span == Span(_at("22:00"), _at("06:00", 23))
    assert joined.label == "maybe"
    assert joined.probability == pytest.approx((0.72 * 2 + 0.5 * 6) / 8)
    assert other == arms


def test_a_window_is_never_said_from_midnight_to_midnight() -> None:
    """Equal clock times would say nothing."""
    whole_day = _window(_at("00:00", 23), 24 * 60)
    long_one = _window(_at("22:43"), 25 * 60 + 17)

    assert say_window(whole_day, now=NOW, zone=BERLIN).main == "tomorrow 00:00 to midnight"
    assert say_window(long_one, now=NOW, zone=BERLIN).main == "22:43 to midnight of tomorrow"
    assert say_window(_window(_at("22:00"), 8 * 60), now=NOW, zone=BERLIN).main == "22:00 to 06:00 tomorrow"


@pytest.mark.hazard("H05")
def test_days_without_a_record_are_named_with_their_day() -> None:
    """A record taken up late: a dose was written down for four days ago, and nothing since."""
    plan = plan_event(made_plan(valid_from=NOW - timedelta(days=30)), NOW - timedelta(minutes=9))
    mara = to_event(MARA, event_id="m", happened_at=BEGUN, recorded_at=BEGUN, said_by="Mara")
    last = dose_event("last", taken_at=_at("20:30", 18), recorded_at=NOW)
    (finding,) = _today(fold([mara, plan, last])).findings

    assert finding.code == "missed_in_a_row"
    assert finding.card == "withdrawal"
    assert "since 19 November, 07:30" in finding.message


@pytest.mark.parametrize(("egfr", "said"), [(None, False), (60.0, False), (59.9, True), (25.0, True)])
def test_a_reduced_kidney_value_is_said_on_the_page(egfr: float | None, said: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """And asks to tell the prescriber, with nothing about doses."""
    mara = replace(MARA, egfr_ml_min_per_1_73m2=egfr)
    begun = to_event(mara, event_id="mara-2", happened_at=NOW, recorded_at=NOW, said_by="Mara")
    codes = [finding.code for finding in _today(fold([begun], _state(*_given("07:30", "11:30")))).findings]

    assert ("kidney_reduced" in codes) is said
