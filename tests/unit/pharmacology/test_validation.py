"""The validation: verdicts follow their rule, every figure can be traced, and the readings are right."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from math import isfinite

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.stats import binomtest

from lull.pharmacology.parameters.catalogue import PARAMETERS
from lull.pharmacology.validation import blood_readings as blood
from lull.pharmacology.validation import spine_readings as spine
from lull.pharmacology.validation.ashworth import MAS_NONE, measure_fall, measure_points
from lull.pharmacology.validation.catalogue import OBSERVATIONS, TOPICS, judge_topics, summarise_findings
from lull.pharmacology.validation.contradiction import Contradiction
from lull.pharmacology.validation.contradictions import CONTRADICTIONS
from lull.pharmacology.validation.observation import (
    Check,
    Finding,
    Observation,
    inside,
    judge_observation,
    near,
)
from lull.pharmacology.validation.profile import Profile
from lull.pharmacology.validation.profiles import PROFILES
from lull.treatment.person import Person

Curve = NDArray[np.float64]


def observation_of(check: Check | None, *, reason: str = "", read: bool = True) -> Observation:
    """Return a made-up observation."""
    return Observation(
        what="what",
        population="people",
        published="1",
        unit="1",
        source="Somebody 2000",
        rows=(),
        check=check,
        reason=reason,
        read=read,
    )


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [(0.99, "miss"), (1.0, "pass"), (1.5, "pass"), (2.0, "pass"), (2.01, "miss"), (float("nan"), "miss")],
)
def test_a_verdict_is_inside_or_outside(answer: float, verdict: str) -> None:
    """The limits belong to the range; what is no number never passes."""
    assert judge_observation(observation_of(inside(lambda: answer, 1.0, 2.0, "why"))).verdict == verdict


def test_what_was_not_read_is_never_judged() -> None:
    """A figure from memory gets the model's answer beside it and no verdict, however well it would fit."""
    finding = judge_observation(observation_of(inside(lambda: 1.0, 1.0, 1.0, "why"), read=False))
    assert (finding.value, finding.verdict) == (1.0, "memory, not judged")


def test_without_an_answer_it_is_not_modelled() -> None:
    """No answer is neither a pass nor a miss."""
    finding = judge_observation(observation_of(None, reason="because"))
    assert (finding.value, finding.verdict) == (None, "not modelled")


@pytest.mark.parametrize(
    "make",
    [
        lambda: observation_of(None),
        lambda: observation_of(inside(lambda: 1.0, 1.0, 2.0, "why"), reason="because"),
        lambda: inside(lambda: 1.0, 2.0, 1.0, "why"),
        lambda: inside(lambda: 1.0, 1.0, float("inf"), "why"),
        lambda: inside(lambda: 1.0, 1.0, 2.0, ""),
        lambda: Observation(
            what="what", population="", published="", unit="1", source="", rows=(), reason="because"
        ),
    ],
)
def test_what_could_not_be_judged_is_refused(make: Callable[[], object]) -> None:
    """No reason, no source, both a check and a reason, or limits nothing could meet."""
    with pytest.raises(ValueError, match=r"either|range|why|source"):
        make()


def test_near_is_a_share_of_what_was_published() -> None:
    """25 % of 1135 on either side."""
    check = near(lambda: 0.0, 1135.0, 0.25, "why")
    assert (check.low, check.high) == pytest.approx((851.25, 1418.75))


def test_the_summary_counts_every_verdict() -> None:
    """The counts add up to all, and what set a parameter is told apart."""
    findings = [finding for _, topic in judge_topics() for finding in topic]
    counts = [int(count) for count in re.findall(r"\d+", summarise_findings(findings))]
    every, passed, own, missed, unmodelled, memory = counts
    assert every == len(OBSERVATIONS) == passed + missed + unmodelled + memory
    assert 0 < own < passed
    assert missed == sum(finding.verdict == "miss" for finding in findings)
    assert min(missed, unmodelled, memory) > 0


def test_every_answer_is_a_number() -> None:
    """A question the model cannot answer is not hidden as a miss."""
    for finding in (finding for _, topic in judge_topics() for finding in topic):
        assert finding.value is None or isfinite(finding.value), finding.observation.what
    for contradiction in CONTRADICTIONS:
        for given in contradiction.given:
            assert isfinite(given.answer()), given.what


@pytest.mark.parametrize("observation", OBSERVATIONS, ids=lambda observation: observation.what[:50])
def test_an_observation_can_be_traced(observation: Observation) -> None:
    """It cites the paper or label itself, names real parameters, and was not set from what nobody read."""
    assert not re.search(r"https?:|www\.|\.(com|org|de|ch|nl)\b", observation.source)
    assert set(observation.used_for) <= set(PARAMETERS)
    assert observation.read or not observation.used_for


def test_no_observation_stands_twice() -> None:
    """Two rows of a table never ask the same question of the same source."""
    names = [(o.what, o.population, o.published, o.source) for o in OBSERVATIONS]
    assert len(set(names)) == len(names)
    assert len({title for title, _ in TOPICS}) == len(TOPICS)


@pytest.mark.parametrize(
    "about",
    [
        "2.95",
        "270",
        "214",
        "19 L/h",
        "74 %",
        "24-48 h",
        "4.64",
        "Tardieu",
        "43 %",
        "peak is unchanged",
        "median 25 mcg",
    ],
)
def test_the_known_contradictions_are_there(about: str) -> None:
    """Facts that cannot both hold are named, with the choice and its reason."""
    found = [c for c in CONTRADICTIONS if about in c.first + c.second]
    assert found
    for contradiction in found:
        assert contradiction.clash
        assert contradiction.chosen
        assert contradiction.why
        assert contradiction.given


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.title)
def test_a_profile_is_a_whole_table(profile: Profile) -> None:
    """Every row has a cell under every head, and none is empty or no number."""
    rows = profile.rows()
    assert rows
    for row in rows:
        assert len(row) == len(profile.head)
        assert all(cell if isinstance(cell, str) else isfinite(cell) for cell in row)


def strings_of(thing: Observation | Contradiction | Profile | Check) -> Iterator[str]:
    """Return the words of an entry."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, str):
            yield value
        elif is_dataclass(value) and isinstance(value, Check):
            yield from strings_of(value)


def test_nothing_reassures_or_advises() -> None:
    """No word of comfort and no word of advice stands beside a dose."""
    things: list[Observation | Contradiction | Profile] = [*OBSERVATIONS, *CONTRADICTIONS, *PROFILES]
    words = " ".join(word for thing in things for word in strings_of(thing))
    assert not re.search(r"\b(safe|safely|normal|fine|harmless|should take|recommend\w*|advise\w*)\b", words)


@pytest.mark.parametrize(
    ("happened", "of", "low", "high"),
    [(1, 17, 0.1, 28.7), (2, 17, 1.5, 36.4), (12, 17, 44.0, 89.7), (17, 17, 80.5, 100.0), (3, 29, 2.2, 27.4)],
)
def test_the_exact_intervals_are_exact(happened: int, of: int, low: float, high: float) -> None:
    """The limits written down for small groups are those of the binomial, by another way."""
    interval = binomtest(happened, of).proportion_ci(0.95, method="exact")
    assert (100.0 * interval.low, 100.0 * interval.high) == pytest.approx((low, high), abs=0.05)
    assert any(o.check is not None and (o.check.low, o.check.high) == (low, high) for o in OBSERVATIONS)


def test_points_and_falls_are_plain_arithmetic() -> None:
    """From 3.4 to 1.5 where 1 is none is 1.9 of 2.4; from 0 the same fall is a smaller share."""
    assert measure_fall(3.4, 1.5) == pytest.approx(1.9 / 2.4)
    assert measure_fall(2.4, 1.5, MAS_NONE) == pytest.approx(0.9 / 2.4)
    assert measure_points(1.84, 0.5) == pytest.approx(-0.92)


# --- the readings against a slow reference: the differential equations themselves ---


def solve_by_mouth(person: Person, mg: float, hours: Curve) -> Curve:
    """Solve gut and two compartments step by step; return plasma in ng/mL."""
    k = blood.typical(person).kinetics

    def slope(_: float, state: Curve) -> list[float]:
        gut, central, far = state
        out, back = float(k.q_f_l_per_h / k.v1_f_l) * central, float(k.q_f_l_per_h / k.v2_f_l) * far
        absorbed = float(k.ka_per_h) * gut
        cleared = float(k.cl_f_l_per_h / k.v1_f_l) * central
        return [-absorbed, absorbed - cleared - out + back, out - back]

    solved = solve_ivp(slope, (0.0, hours[-1]), [mg, 0.0, 0.0], t_eval=hours, rtol=1e-9, atol=1e-12)
    return np.asarray(1000.0 * solved.y[1] / float(k.v1_f_l))


@pytest.mark.parametrize("person", [blood.ADULT, blood.CHILD])
def test_readings_by_mouth_agree_with_the_equations(person: Person) -> None:
    """Peak, its time, area, half-life and clearance, as read from a step-by-step solution."""
    hours = np.linspace(0.0, 96.0, 9601)
    plasma = solve_by_mouth(person, 20.0, hours)
    assert blood.measure_peak(person, 20.0) == pytest.approx(plasma.max(), rel=1e-5)
    assert blood.measure_peak_time_h(person) == pytest.approx(hours[plasma.argmax()], abs=0.011)
    area = float(np.trapezoid(plasma, hours))
    assert blood.measure_area(person, 20.0) == pytest.approx(area, rel=1e-5)
    assert blood.measure_clearance_l_per_h(person) == pytest.approx(20_000.0 / area, rel=1e-5)
    fall = np.log(plasma[2400] / plasma[3600])
    assert blood.measure_half_life_h(person) == pytest.approx(12.0 * np.log(2.0) / fall, rel=1e-4)


def test_a_settled_day_averages_to_the_dose_over_clearance() -> None:
    """Peak above average above trough, and the average is mass balance."""
    peak, trough, average = blood.measure_swing(blood.ADULT, 3)
    assert peak > average > trough > 0
    assert average == pytest.approx(blood.measure_daily_average(blood.ADULT, 3.0), rel=1e-3)


def solve_by_spine(person: Person, *, bolus_mcg: float, mcg_per_h: float, hours: Curve) -> Curve:
    """Solve spread, fluid, transfer and site step by step; return the share of the legs' tone lost."""
    one = blood.typical(person)
    f, ke0 = one.fluid, float(one.kinetics.ke0_per_h)
    leaving = float(f.cl_l_per_h / f.v_l)

    def slope(_: float, state: Curve) -> list[float]:
        near_tip, fluid, passing, site = state
        spreading = float(f.spread_per_h) * near_tip
        level = float(f.site_per_csf) * fluid / float(f.v_l)
        transfer = float(f.transfer_per_h)
        return [
            mcg_per_h - spreading,
            spreading - leaving * fluid,
            transfer * (level - passing),
            ke0 * (passing - site),
        ]

    delay = f.site_delay_h + (f.spread_delay_h if mcg_per_h else 0.0)
    since = np.maximum(hours - delay, 0.0)
    solved = solve_ivp(
        slope, (0.0, hours[-1]), [0.0, bolus_mcg, 0.0, 0.0], dense_output=True, rtol=1e-9, atol=1e-12
    )
    assert solved.sol is not None
    site = np.maximum(solved.sol(since)[3], 0.0)
    ratio = (site / one.effect.ec50_ng_per_ml) ** one.effect.hill
    return np.asarray(one.effect.emax * ratio / (1.0 + ratio))


@pytest.mark.parametrize("person", [blood.ADULT, blood.CHILD])
def test_bolus_readings_agree_with_the_equations(person: Person) -> None:
    """First effect, strongest and over, as read from a step-by-step solution."""
    hours = np.linspace(0.0, 48.0, 4801)
    lost = solve_by_spine(person, bolus_mcg=50.0, mcg_per_h=0.0, hours=hours)
    curve = spine.predict_lost_after_bolus(person, 50.0)
    assert curve[:4801] == pytest.approx(lost, abs=1e-6)
    assert spine.measure_first_h(curve, 0.2) == pytest.approx(
        hours[np.flatnonzero(lost >= 0.2)[0]], abs=0.011
    )
    assert spine.measure_over_h(curve, 0.2) == pytest.approx(
        hours[np.flatnonzero(lost >= 0.2)[-1]], abs=0.011
    )
    assert spine.measure_strongest_h(person, 50.0) == pytest.approx(hours[lost.argmax()], abs=0.021)


@pytest.mark.parametrize("mcg_per_day", [100.0, 400.0])
def test_pump_readings_agree_with_the_equations(mcg_per_day: float) -> None:
    """First effect and full effect, as read from a step-by-step solution."""
    hours = np.linspace(0.0, 120.0, 12001)
    lost = solve_by_spine(blood.ADULT, bolus_mcg=0.0, mcg_per_h=mcg_per_day / 24.0, hours=hours)
    curve = spine.predict_lost_under_infusion(blood.ADULT, mcg_per_day)
    assert curve[:12001] == pytest.approx(lost, abs=1e-6)
    final = spine.measure_final_loss(blood.ADULT, mcg_per_day)
    assert final == pytest.approx(lost[-1], rel=1e-3)
    level_h = hours[np.flatnonzero(lost >= 0.95 * final)[0]]
    assert spine.measure_level_h(blood.ADULT, mcg_per_day) == pytest.approx(level_h, abs=0.011)


def test_a_pump_stop_is_the_start_upside_down() -> None:
    """What is left after a stop and what has come after a start add up to the level."""
    gone_h = spine.measure_gone_h(blood.ADULT, 400.0, 0.2)
    fluid, effect = blood.typical(blood.ADULT).fluid, blood.typical(blood.ADULT).effect
    come = spine.predict_lost_under_infusion(blood.ADULT, 400.0)
    at_end = come[int(np.searchsorted(spine.HOURS, gone_h))]
    site = effect.ec50_ng_per_ml * (at_end / (1.0 - at_end)) ** (1.0 / effect.hill)
    left = 400.0 / 24.0 / float(fluid.cl_l_per_h) * float(fluid.site_per_csf) - site
    assert spine.predict_lost(blood.ADULT, np.array([left]))[0] == pytest.approx(0.2, abs=1e-3)


def test_an_effective_bolus_does_what_it_is_called() -> None:
    """Given to its person, it takes away one point of 2.4 at its strongest, and less takes less."""
    mcg = float(spine.measure_effective_boluses(blood.CHILD)[0])
    assert spine.predict_lost_after_bolus(blood.CHILD, mcg).max() == pytest.approx(1.0 / 2.4, abs=1e-3)
    assert spine.predict_lost_after_bolus(blood.CHILD, 0.9 * mcg).max() < 1.0 / 2.4


def test_an_amount_for_a_loss_gives_that_loss() -> None:
    """There and back."""
    amount = spine.measure_amount_a_day_for(blood.ADULT, 0.66)
    assert spine.measure_final_loss(blood.ADULT, amount) == pytest.approx(0.66, rel=1e-9)


def test_what_never_happens_is_not_a_number() -> None:
    """A threshold that is never reached has no time, and the pages say never."""
    lost = spine.predict_lost_after_bolus(blood.ADULT, 1.0)
    assert np.isnan(spine.measure_first_h(lost, 0.5))
    assert np.isnan(spine.measure_over_h(lost, 0.5))


def test_a_finding_keeps_its_observation() -> None:
    """What is printed is what was judged."""
    finding = judge_observation(OBSERVATIONS[0])
    assert isinstance(finding, Finding)
    assert finding.observation is OBSERVATIONS[0]
