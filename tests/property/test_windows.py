"""Quiet windows against reading the curve point by point, with and without gates (hazards H14, H15)."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from lull.timeline import Span
from lull.tone.check_in import CheckIn
from lull.tone.forecast import Window
from lull.tone.low_stretches import LowStretches, LowStretchFinder
from lull.tone.share_low import ShareLow, to_share_low
from lull.tone.windows import find_windows
from made_forecast import ADULT, CHILD, TODAY, ask, dose_at, plan_of, predict

START = TODAY.start
HALF_HOUR = timedelta(minutes=30)

records = st.lists(st.tuples(st.floats(-20.0, 22.0), st.floats(5.0, 40.0)), min_size=1, max_size=6)
check_ins = st.lists(
    st.builds(
        lambda hour, sleepy, fell: CheckIn(
            id="c", at=START + timedelta(hours=hour), recorded_at=TODAY.end, sleepy=sleepy, fell=fell
        ),
        st.floats(-5.0, 23.9),
        st.sampled_from([None, 0, 1, 2, 4]),
        st.sampled_from([None, None, False, True]),
    ),
    max_size=4,
)


def read_point_by_point(
    at: list[datetime], tone: list[float], low_tone: float, gates: list[Span]
) -> list[tuple[datetime, datetime]]:
    """Return the runs of points that are low and not gated and last half an hour: the slow reference."""
    runs: list[list[datetime]] = []
    low_runs: list[list[datetime]] = []
    for moment, value in zip(at, tone, strict=True):
        if value > low_tone:
            low_runs.append([])
        else:
            if not low_runs:
                low_runs.append([])
            low_runs[-1].append(moment)
    for run in low_runs:
        if not run or run[-1] - run[0] < HALF_HOUR:
            continue
        runs.append([])
        for moment in run:
            if any(moment in gate for gate in gates):
                runs.append([])
            else:
                runs[-1].append(moment)
    return [(run[0], run[-1]) for run in runs if run and run[-1] - run[0] >= HALF_HOUR]


@pytest.mark.hazard("H15")
@settings(max_examples=40)
@given(records, check_ins, st.floats(0.55, 0.95))
def test_windows_of_the_exact_curve_agree_with_reading_every_minute(
    pairs: list[tuple[float, float]], told: list[CheckIn], low_tone: float
) -> None:
    """Each window found point by point is offered, and no other, with edges within the minute."""
    taken = [dose_at(START + timedelta(hours=h), mg, recorded_at=TODAY.end) for h, mg in pairs]
    forecast = predict(ask(taken, step_min=1.0, low_tone=low_tone, check_ins=tuple(told)))
    slow = read_point_by_point(
        list(forecast.at), list(forecast.tone["legs"].p50), low_tone, [gate.span for gate in forecast.gates]
    )
    ours = [(w.span.start, w.span.end) for w in forecast.windows if w.region == "legs"]
    borderline = timedelta(minutes=32)
    longer = [run for run in ours if run[1] - run[0] > borderline]
    assert len(longer) <= len(slow) <= len(ours)
    for start, end in slow:
        assert any(
            abs(start - a) <= timedelta(minutes=1) and abs(end - b) <= timedelta(minutes=1) for a, b in ours
        )
    for window in forecast.windows:
        assert window.probability == pytest.approx(1.0)
        assert window.label == "likely"


@settings(max_examples=25)
@given(records, st.floats(0.55, 0.95))
def test_edges_of_exact_windows_lie_on_the_level(pairs: list[tuple[float, float]], low_tone: float) -> None:
    """At a window's edge inside the day, the exact tone is the level itself."""
    taken = [dose_at(START + timedelta(hours=h), mg, recorded_at=TODAY.end) for h, mg in pairs]
    asked = ask(taken, low_tone=low_tone)
    for window in predict(asked).windows:
        for edge in (window.span.start, window.span.end):
            if edge not in (TODAY.start, TODAY.end):
                there = replace(asked, horizon=Span(edge, edge + timedelta(minutes=5)))
                assert predict(there).tone["legs"].p50[0] == pytest.approx(low_tone, abs=1e-9)


def share_low_slowly(curves: NDArray[np.float64], low_tone: float, step_h: float) -> NDArray[np.float64]:
    """Return, at each grid point, the share of people in a low stretch of half an hour, one by one."""
    counts = np.zeros(len(curves))
    for tone in curves.T:
        low = tone <= low_tone
        k = 0
        while k < len(tone):
            if not low[k]:
                k += 1
                continue
            last = k
            while last + 1 < len(tone) and low[last + 1]:
                last += 1
            begin = k * step_h
            if k > 0:
                begin -= step_h * (low_tone - tone[k]) / (tone[k - 1] - tone[k])
            end = last * step_h
            if last + 1 < len(tone):
                end += step_h * (low_tone - tone[last]) / (tone[last + 1] - tone[last])
            counts[k : last + 1] += end - begin >= 0.5
            k = last + 1
    return np.asarray(counts / curves.shape[1])


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(1, 40))
def test_the_share_agrees_with_asking_one_person_after_the_other(seed: int, people: int, cut: int) -> None:
    """Found in blocks of any size by sorting crossings, the share is what a slow loop counts."""
    made = np.random.default_rng(seed)
    curves = np.cumsum(made.normal(0.0, 0.08, (41, people)), axis=0) + 0.8
    step_h = 1 / 12
    finder = LowStretchFinder(0.8, step_h)
    for block in (curves[:cut], curves[cut:]):
        if len(block):
            finder.feed(block)
    share = to_share_low(finder.finish(40 * step_h))
    ours = [share_at(share, step_h * k) for k in range(40)]
    np.testing.assert_allclose(ours, share_low_slowly(curves, 0.8, step_h)[:40], atol=1e-12)


def share_at(share: ShareLow, hour: float) -> float:
    """Return the share at one moment (edges that equal it belong to what follows)."""
    place = int(np.searchsorted(share.edge_h, hour + 1e-12)) - 1
    return float(share.share[place]) if place >= 0 else 0.0


def share_of(*pieces: tuple[float, float, float]) -> ShareLow:
    """Return a share that takes each value from one hour to another, in hundred people."""
    starts, ends = [], []
    for start, end, value in pieces:
        starts += [start] * round(value * 100)
        ends += [end] * round(value * 100)
    stretches = LowStretches(people=100, start_h=np.array(starts), end_h=np.array(ends))
    return to_share_low(stretches, least_h=0.0)


def windows_of(share: ShareLow, *closed: tuple[float, float]) -> list[tuple[float, float, float, str]]:
    """Return the windows as (from, to, probability, label), in hours."""
    found = find_windows(share, closed, start=START, region="legs")
    hour = timedelta(hours=1)
    return [
        ((w.span.start - START) / hour, (w.span.end - START) / hour, round(w.probability, 6), w.label)
        for w in found
    ]


def test_a_worked_example_of_labels() -> None:
    """From 0.4 on maybe, from 0.7 on likely, below 0.4 nothing; the mean is the probability."""
    assert windows_of(share_of((1, 2, 0.39))) == []
    assert windows_of(share_of((1, 2, 0.4))) == [(1, 2, 0.4, "maybe")]
    assert windows_of(share_of((1, 2, 0.69))) == [(1, 2, 0.69, "maybe")]
    assert windows_of(share_of((1, 2, 0.7))) == [(1, 2, 0.7, "likely")]
    assert windows_of(share_of((1, 2, 0.4), (2, 4, 0.6))) == [(1, 4, 0.533333, "maybe")]


def test_a_likely_part_of_half_an_hour_is_the_window() -> None:
    """The surest part stands for the whole where it is long enough; otherwise the whole is maybe."""
    assert windows_of(share_of((1, 2, 0.5), (2, 2.5, 0.8), (2.5, 4, 0.5))) == [(2, 2.5, 0.8, "likely")]
    assert [w[3] for w in windows_of(share_of((1, 2, 0.5), (2, 2.49, 0.8), (2.49, 4, 0.5)))] == ["maybe"]


def test_shorter_than_half_an_hour_is_no_window() -> None:
    """29 minutes are not offered, 30 are."""
    assert windows_of(share_of((1, 1 + 29 / 60, 0.9))) == []
    assert len(windows_of(share_of((1, 1.5, 0.9)))) == 1


@pytest.mark.hazard("H14")
def test_gates_cut_windows_and_short_remnants_go() -> None:
    """What a gate leaves is offered only if half an hour is left of it."""
    day = share_of((1, 4, 0.8))
    assert windows_of(day, (2, 3)) == [(1, 2, 0.8, "likely"), (3, 4, 0.8, "likely")]
    assert windows_of(day, (1.4, 3)) == [(3, 4, 0.8, "likely")]
    assert windows_of(day, (0, 5)) == []
    assert windows_of(day, (2, 2.2), (2.1, 3.8)) == [(1, 2, 0.8, "likely")]
    assert windows_of(day, (4, 6)) == [(1, 4, 0.8, "likely")]


@pytest.mark.hazard("H14")
def test_a_gate_over_the_likely_part_leaves_the_maybe_part() -> None:
    """Cut first, judged afterwards: what is left is judged by itself."""
    day = share_of((1, 2, 0.5), (2, 3, 0.9))
    assert windows_of(day, (2, 3)) == [(1, 2, 0.5, "maybe")]


def test_nobody_low_is_no_window() -> None:
    """An empty share has no spans and a highest of zero."""
    empty = share_of()
    assert windows_of(empty) == []
    assert empty.highest == 0.0


def test_stretches_at_both_ends_count_by_what_is_seen() -> None:
    """Low from the first to the last point: one stretch as long as the grid."""
    finder = LowStretchFinder(0.8, 0.25)
    finder.feed(np.full((5, 1), 0.5))
    stretches = finder.finish(1.0)
    assert (stretches.start_h.tolist(), stretches.end_h.tolist()) == ([0.0], [1.0])
    assert to_share_low(stretches).at_least(1.0) == [(0.0, 1.0)]
    assert to_share_low(stretches, least_h=1.01).at_least(1.0) == []


@settings(max_examples=15)
@given(records, st.sampled_from([ADULT, CHILD]), st.floats(0.6, 0.9), st.floats(0.01, 0.09))
def test_a_stricter_level_never_gives_more_time(
    pairs: list[tuple[float, float]], person: object, low_tone: float, stricter: float
) -> None:
    """Asking for lower tone can only shrink the time on offer."""
    taken = [dose_at(START + timedelta(hours=h), mg, recorded_at=TODAY.end) for h, mg in pairs]
    asked = ask(taken, variability=True, step_min=30.0, person=person)

    def hours_on_offer(level: float) -> float:
        share = predict(replace(asked, low_tone=level)).windows
        return sum((w.span.duration / timedelta(hours=1) for w in share if w.label == "likely"), start=0.0)

    assert hours_on_offer(low_tone - stricter) <= hours_on_offer(low_tone) + 1e-6


@settings(max_examples=15)
@given(records, check_ins)
def test_windows_never_overlap_gates_or_each_other(
    pairs: list[tuple[float, float]], told: list[CheckIn]
) -> None:
    """In one region windows are apart, at least half an hour long, inside the horizon and free of gates."""
    taken = [dose_at(START + timedelta(hours=h), mg, recorded_at=TODAY.end) for h, mg in pairs]
    forecast = predict(ask(taken, variability=True, check_ins=tuple(told), step_min=30.0))
    for window in forecast.windows:
        assert window.span.duration >= HALF_HOUR - timedelta(milliseconds=1)
        assert TODAY.start <= window.span.start
        assert window.span.end <= TODAY.end
        assert not any(gate.span.overlaps(window.span) for gate in forecast.gates)
        assert (window.probability >= 0.7) or window.label == "maybe"
        assert window.probability >= 0.4 - 1e-9
    for region in ("legs", "trunk", "arms"):
        mine = [w for w in forecast.windows if w.region == region]
        assert all(a.span.end <= b.span.start for a, b in pairwise(mine))


def codes_of(windows: tuple[Window, ...]) -> set[str]:
    """Return which regions have windows."""
    return {window.region for window in windows}


def test_no_window_always_has_its_reason() -> None:
    """Nothing taken, too little taken, a gate, a short dip: each is said by name, with numbers."""
    taken = [dose_at(START + timedelta(hours=8), 20.0)]
    ill = CheckIn(id="c", at=START, recorded_at=START, ill=True)
    plenty = predict(ask(taken))
    assert codes_of(plenty.windows) == {"legs", "trunk", "arms"}
    short = Span(START + timedelta(hours=10), START + timedelta(hours=10.4))
    lowest = min(plenty.tone["legs"].p50)
    for asked, code in [
        (ask(), "no_window_no_dose"),
        (ask([dose_at(START, 1.0)]), "no_window_not_low_enough"),
        (ask(taken, check_ins=(ill,)), "no_window_gate"),
        (ask(taken, low_tone=lowest + 1e-4), "no_window_too_short"),
        (ask([dose_at(START, 1.0)], variability=True, person=CHILD), "no_window_not_low_enough"),
        (ask(taken, low_tone=lowest + 1e-4, variability=True, horizon=short), "no_window_too_short"),
    ]:
        forecast = predict(asked)
        assert forecast.windows == ()
        assert forecast.reasons[0].code == code
        assert forecast.reasons[0].values["regions"] == ("legs", "trunk", "arms")
        assert forecast.reasons[0].message.startswith("No quiet window can be predicted.")


def test_a_gap_makes_a_window_less_sure() -> None:
    """Not knowing about the noon dose lowers the probability of the afternoon."""
    plan = plan_of(20.0, valid_from=START)
    morning, noon = (dose_at(START + timedelta(hours=h), 20.0) for h in (8, 14))
    asked = ask([morning, noon], [plan], now=START + timedelta(hours=19), variability=True)
    known = [w for w in predict(asked).windows if w.region == "legs"]
    unsure = [w for w in predict(replace(asked, given=(morning,))).windows if w.region == "legs"]
    afternoon = START + timedelta(hours=16)
    assert next(w.label for w in known if afternoon in w.span) == "likely"
    assert not any(w.label == "likely" for w in unsure if afternoon in w.span)
