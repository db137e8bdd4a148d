"""Events say what was given and when; contradictions and foreign units are refused by name."""

import subprocess
import sys
from collections.abc import Callable
from math import inf, nan
from pathlib import Path

import pytest

from lull.pharmacology.intake import BolusIntake, FlowIntake, Intake, OralIntake, PumpIntake
from lull.pharmacology.simulation.events import (
    NOTHING,
    Bolus,
    ByMouth,
    Event,
    Events,
    Infusion,
    Repeat,
    Reset,
    bolus,
    by_mouth,
    infusion,
    join_events,
    reset,
)
from lull.pharmacology.simulation.stretches import lay_stretches, needs_washout
from lull.quantities import IntrathecalMcg, McgPerHour, OralMg
from lull.refusal import BadInput

MG, MCG, RATE = OralMg(10.0), IntrathecalMcg(50.0), McgPerHour(5.0)
ROOT = Path(__file__).resolve().parents[3]


def hours_of(events: Events, *, last_h: float, washout_h: float = 0.0) -> list[float]:
    """Return when the doses of the last stretch are."""
    intakes = lay_stretches(events.all, last_h=last_h, washout_h=washout_h)[-1].intakes
    return [hour_of(intake) for intake in intakes]


def hour_of(intake: Intake) -> float:
    """Return when a dose is, or a flow begins; events never become a pump program."""
    assert not isinstance(intake, PumpIntake)
    return intake.start_h if isinstance(intake, FlowIntake) else intake.at_h


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: Repeat(every_h=8.0, count=3, until_h=24.0), "a count and until_h: give one"),
        (lambda: Repeat(count=3), "without every_h"),
        (lambda: Repeat(until_h=3.0), "without every_h"),
        (Repeat, "needs every_h"),
        (lambda: Repeat(every_h=0.0), "every_h must be a number of hours above 0, not 0"),
        (lambda: Repeat(every_h=-8.0), "above 0, not -8"),
        (lambda: Repeat(every_h=nan), "above 0, not nan"),
        (lambda: Repeat(every_h=inf), "above 0, not inf"),
        (lambda: Repeat(every_h=8.0, count=0), "count must be at least 1, the first dose, not 0"),
        (lambda: Repeat(every_h=8.0, count=2.5), "count must be a whole number, not 2.5"),  # type: ignore[arg-type]
        (lambda: Repeat(every_h=8.0, count=True), "count must be a whole number, not True"),
        (lambda: Repeat(every_h=8.0, until_h=nan), "until_h must be a number"),
        (lambda: Repeat(every_h=8.0, steady_state="yes"), 'is "replaces" or "adds"'),  # type: ignore[arg-type]
        (lambda: by_mouth(MG, at_h=nan), "at_h must be a number of hours, not nan"),
        (
            lambda: by_mouth(MG, at_h=8.0, repeat=Repeat(every_h=1.0, until_h=8.0)),
            "until_h (8) must lie after",
        ),
        (lambda: by_mouth(MG, at_h=0.0, repeat=Repeat(steady_state="adds")), "a steady state needs every_h"),
        (lambda: by_mouth(MG, at_h=0.0, form="syrup"), "tablet or oral_solution, not 'syrup'"),  # type: ignore[arg-type]
        (
            lambda: infusion(at_h=0.0, rate=RATE, duration_h=2.0, amount=MCG),
            "a rate, a duration_h and an amount",
        ),
        (lambda: infusion(at_h=0.0), "needs a rate, or an amount"),
        (lambda: infusion(at_h=0.0, duration_h=3.0), "needs a rate, or an amount"),
        (lambda: infusion(at_h=0.0, amount=MCG), "all at once is a bolus"),
        (
            lambda: infusion(at_h=0.0, rate=RATE, duration_h=-1.0),
            "duration_h must be a number of hours above 0",
        ),
        (
            lambda: infusion(at_h=0.0, rate=RATE, duration_h=nan),
            "duration_h must be a number of hours above 0",
        ),
        (lambda: infusion(at_h=0.0, rate=McgPerHour(0.0), amount=MCG), "at 0 mcg/h never ends"),
        (lambda: infusion(at_h=0.0, rate=McgPerHour(-1.0)), "a pump rate must be 0 mcg/h or more, not -1"),
        (lambda: infusion(at_h=0.0, rate=RATE, repeat=Repeat(every_h=8.0)), "without an end cannot repeat"),
        (lambda: infusion(at_h=0.0, amount=IntrathecalMcg(900.0), duration_h=0.01), "a pump rate of 90000"),
        (lambda: reset(at_h=0.0, who=["a", "b"]), "for one id, or None for everybody, not ['a', 'b']"),  # type: ignore[arg-type]
        (lambda: Event(what=Reset(), at_h=0.0, repeat=Repeat(every_h=1.0)), "a reset happens once"),
    ],
)
def test_contradictions_are_refused_by_name(attempt: Callable[[], object], said: str) -> None:
    """Each is one sentence that says what contradicts what."""
    with pytest.raises(BadInput) as refused:
        attempt()
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.hazard("H02")
@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: by_mouth(MCG, at_h=0.0), "a dose by mouth takes OralMg, not 50 mcg into the spine"),  # type: ignore[arg-type]
        (lambda: bolus(MG, at_h=0.0), "a bolus into the spinal fluid takes IntrathecalMcg, not 10 mg"),  # type: ignore[arg-type]
        (lambda: bolus(50.0, at_h=0.0), "takes IntrathecalMcg, not 50.0"),  # type: ignore[arg-type]
        (lambda: infusion(at_h=0.0, rate=MG), "the rate of an infusion takes McgPerHour, not 10 mg"),  # type: ignore[arg-type]
        (
            lambda: infusion(at_h=0.0, amount=MG, duration_h=1.0),  # type: ignore[arg-type]
            "the amount of an infusion takes IntrathecalMcg",
        ),
    ],
)
def test_milligrams_and_micrograms_are_refused_by_name(attempt: Callable[[], object], said: str) -> None:
    """At run time, for callers the type checker never saw."""
    with pytest.raises(BadInput) as refused:
        attempt()
    assert said in str(refused.value)
    assert "never converted" in str(refused.value)


@pytest.mark.slow
@pytest.mark.hazard("H02")
def test_milligrams_where_micrograms_belong_do_not_type_check(tmp_path: Path) -> None:
    """The type checker refuses each of the lines that mix units or routes, and no other."""
    snippet = tmp_path / "mixed.py"
    snippet.write_text(
        "from lull.pharmacology.simulation.events import bolus, by_mouth, infusion\n"
        "from lull.quantities import IntrathecalMcg, McgPerHour, OralMg\n"
        "by_mouth(OralMg(10.0), at_h=0.0) + bolus(IntrathecalMcg(50.0), at_h=0.0)\n"
        "by_mouth(IntrathecalMcg(50.0), at_h=0.0)\n"
        "bolus(OralMg(10.0), at_h=0.0)\n"
        "bolus(50.0, at_h=0.0)\n"
        "infusion(at_h=0.0, rate=IntrathecalMcg(5.0))\n"
        "infusion(at_h=0.0, amount=OralMg(10.0), rate=McgPerHour(5.0))\n"
        "OralMg(10.0) + IntrathecalMcg(50.0)\n"
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), str(snippet)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in checked.stdout.splitlines() if "mixed.py" in line and ": error:" in line]
    assert [int(line.split(":")[1]) for line in lines] == [4, 5, 6, 7, 8, 9], checked.stdout
    assert all("[arg-type]" in line or "[operator]" in line for line in lines)


def test_what_was_said_is_what_is_laid_out() -> None:
    """A worked example: three tablets, a solution, a bolus, a flow of 50 mcg over ten hours."""
    events = (
        by_mouth(MG, at_h=1.0, repeat=Repeat(every_h=8.0, count=3))
        + by_mouth(OralMg(5.0), at_h=2.0, form="oral_solution")
        + bolus(MCG, at_h=3.0)
        + infusion(at_h=4.0, amount=MCG, duration_h=10.0)
        + infusion(at_h=5.0, rate=RATE)
    )
    (stretch,) = lay_stretches(events.all, last_h=100.0, washout_h=0.0)
    assert stretch.intakes == (
        OralIntake(at_h=1.0, amount_mg=10.0),
        OralIntake(at_h=9.0, amount_mg=10.0),
        OralIntake(at_h=17.0, amount_mg=10.0),
        OralIntake(at_h=2.0, amount_mg=5.0, solution=True),
        BolusIntake(at_h=3.0, amount_mcg=50.0),
        FlowIntake(start_h=4.0, end_h=14.0, rate_mcg_per_h=5.0),
        FlowIntake(start_h=5.0, end_h=inf, rate_mcg_per_h=5.0),
    )
    assert (stretch.from_h, stretch.until_h) == (-inf, inf)


def test_two_of_rate_duration_and_amount_say_the_third() -> None:
    """However a flow is said, it is the same flow."""
    by_rate = infusion(at_h=0.0, rate=RATE, duration_h=10.0)
    assert (
        by_rate
        == infusion(at_h=0.0, rate=RATE, amount=MCG)
        == infusion(at_h=0.0, amount=MCG, duration_h=10.0)
    )
    assert by_rate.all[0].what == Infusion(RATE, 10.0)


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        (Repeat(every_h=8.0, count=2), [2.0, 10.0]),
        (Repeat(every_h=8.0, until_h=18.0), [2.0, 10.0]),
        (Repeat(every_h=8.0, until_h=18.1), [2.0, 10.0, 18.0]),
        (Repeat(every_h=8.0), [2.0, 10.0, 18.0, 26.0]),
        (Repeat(every_h=8.0, count=1, steady_state="adds"), [-22.0, -14.0, -6.0, 2.0]),
    ],
)
def test_a_repeat_ends_where_it_says(repeat: Repeat, expected: list[float]) -> None:
    """By its count, before its end, or with the last hour; a steady state reaches back to the washout."""
    assert hours_of(by_mouth(MG, at_h=2.0, repeat=repeat), last_h=30.0, washout_h=20.0) == expected


def test_a_steady_flow_without_an_end_begins_a_washout_before() -> None:
    """It has always been running, as far as anybody could see."""
    events = infusion(at_h=5.0, rate=RATE, repeat=Repeat(steady_state="replaces"))
    (_, stretch) = lay_stretches(events.all, last_h=30.0, washout_h=20.0)
    assert stretch.intakes == (FlowIntake(start_h=-15.0, end_h=inf, rate_mcg_per_h=5.0),)


def test_resets_divide_the_time() -> None:
    """Before, between and after; a steady state that replaces is a reset too, one that adds is none."""
    events = (
        by_mouth(MG, at_h=0.0, repeat=Repeat(every_h=8.0))
        + reset(at_h=12.0)
        + by_mouth(OralMg(1.0), at_h=12.0)
        + bolus(MCG, at_h=20.0, repeat=Repeat(every_h=8.0, count=1, steady_state="adds"))
        + by_mouth(OralMg(2.0), at_h=30.0, repeat=Repeat(every_h=8.0, count=1, steady_state="replaces"))
    )
    first, middle, last = lay_stretches(events.all, last_h=100.0, washout_h=8.0)
    assert [(s.from_h, s.until_h) for s in (first, middle, last)] == [(-inf, 12.0), (12.0, 30.0), (30.0, inf)]
    assert [intake.at_h for intake in first.intakes if isinstance(intake, OralIntake)] == [0.0, 8.0]
    assert len(middle.intakes) == 3
    assert [intake.at_h for intake in last.intakes if isinstance(intake, OralIntake)] == [22.0, 30.0]


def test_a_reset_at_the_same_hour_clears_what_stands_before_it() -> None:
    """Order decides: a dose written before the reset is gone, one written after it counts."""
    cleared = by_mouth(MG, at_h=5.0) + reset(at_h=5.0)
    kept = reset(at_h=5.0) + by_mouth(MG, at_h=5.0)
    assert hours_of(cleared, last_h=9.0) == []
    assert hours_of(kept, last_h=9.0) == [5.0]


def test_a_reset_and_a_steady_state_at_one_hour_are_one_beginning() -> None:
    """As EVID 4 with SS 1 is; what begins after the last hour is nothing."""
    steady = by_mouth(MG, at_h=5.0, repeat=Repeat(every_h=8.0, count=1, steady_state="replaces"))
    events = by_mouth(MG, at_h=0.0) + reset(at_h=5.0) + steady + reset(at_h=50.0)
    first, last = lay_stretches(events.all, last_h=20.0, washout_h=8.0)
    assert [(s.from_h, s.until_h) for s in (first, last)] == [(-inf, 5.0), (5.0, 50.0)]
    assert hours_of(events, last_h=20.0, washout_h=8.0) == [-3.0, 5.0]


@pytest.mark.parametrize(
    "repeat",
    [
        Repeat(every_h=1e-6),
        Repeat(every_h=1e-320),
        Repeat(every_h=1e-320, count=10**400),
        Repeat(every_h=1e-320, until_h=20.0),
        Repeat(every_h=1e-320, count=1, steady_state="replaces"),
        Repeat(every_h=1e-6, until_h=1e300),
    ],
)
def test_more_doses_than_anybody_means_are_refused(repeat: Repeat) -> None:
    """A slip of the interval does not fill the memory, nor does it count to infinity."""
    events = by_mouth(MG, at_h=0.0, repeat=repeat)
    with pytest.raises(BadInput, match="more than 1,000,000 single doses: check every_h"):
        lay_stretches(events.all, last_h=24.0, washout_h=8.0)


@pytest.mark.parametrize("repeat", [Repeat(every_h=1e-320, count=2), Repeat(every_h=8.0, until_h=1e308)])
def test_few_doses_are_laid_out_whatever_the_interval(repeat: Repeat) -> None:
    """What counts is how many there are."""
    events = by_mouth(MG, at_h=-1e-10, repeat=repeat)
    assert len(hours_of(events, last_h=8.0)) == 2


def test_events_are_added_shifted_and_given_to_a_person() -> None:
    """Events never change: each of these returns new ones."""
    one = by_mouth(MG, at_h=1.0, repeat=Repeat(every_h=8.0, until_h=20.0))
    both = one + bolus(MCG, at_h=2.0)
    assert len(both) == 2
    assert both == join_events([one, bolus(MCG, at_h=2.0)])
    assert [event.what for event in both] == [ByMouth(MG), Bolus(MCG)]
    later = both.shift(3.0)
    assert [event.at_h for event in later] == [4.0, 5.0]
    assert later.all[0].repeat == Repeat(every_h=8.0, until_h=23.0)
    assert {event.who for event in both.for_person("ada")} == {"ada"}
    assert {event.who for event in both} == {None}
    assert one + NOTHING == one
    with pytest.raises(TypeError):
        one + 3  # type: ignore[operator]


def test_only_a_steady_state_asks_for_the_washout() -> None:
    """Finding it costs time, so it is found only where it matters."""
    assert not needs_washout(by_mouth(MG, at_h=0.0, repeat=Repeat(every_h=8.0)).all)
    assert needs_washout(by_mouth(MG, at_h=0.0, repeat=Repeat(every_h=8.0, steady_state="adds")).all)
