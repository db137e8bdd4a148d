"""The stock over any history: least and most, and the run-out day against a slow walk through the days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lull.quantities import OralMg, ProductStrength
from lull.timeline import Span, day_span, wall_clock_at
from lull.treatment.regimen import OralRegimen, plan_slots
from lull.treatment.stock import StockChange, find_run_out, measure_stock
from made_record import BERLIN, NOW

TABLET = ProductStrength(OralMg(10.0), "tablet")
HOURS = st.integers(-200, 0)
DOSES = st.lists(st.tuples(HOURS, st.sampled_from([2.5, 5.0, 10.0, 25.0])), max_size=12)


@st.composite
def changes(draw: st.DrawFn) -> list[StockChange]:
    """Draw counts and packages of the last days."""
    said = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["counted", "fetched"]),
                st.integers(1, 60),
                HOURS,
                st.sampled_from([TABLET, ProductStrength(OralMg(5.0), "mL")]),
            ),
            max_size=6,
        )
    )
    return [
        StockChange(
            id=str(k),
            kind="counted" if kind == "counted" else "fetched",
            quantity=quantity,
            strength=strength,
            at=NOW + timedelta(hours=hours),
            recorded_at=NOW + timedelta(seconds=k),
        )
        for k, (kind, quantity, hours, strength) in enumerate(said)
    ]


def _at(doses: list[tuple[int, float]]) -> list[tuple[datetime, float]]:
    return [(NOW + timedelta(hours=hours), mg) for hours, mg in doses]


@pytest.mark.hazard("H05")
@given(changes(), DOSES, DOSES)
def test_least_is_never_above_most_and_most_never_above_what_was_had(
    said: list[StockChange], taken: list[tuple[int, float]], perhaps: list[tuple[int, float]]
) -> None:
    """What nobody recorded may have been given; what was given is gone; nothing comes from nowhere."""
    left = measure_stock(said, _at(taken), _at(perhaps), NOW)
    counts = [change for change in said if change.kind == "counted"]
    assert (left is None) == (not counts)
    if left is None:
        return
    last_at = max(change.at for change in counts)
    had = sum(change.amount_mg for change in said if change.at >= last_at)

    assert 0.0 <= left.least_mg <= left.most_mg <= had
    known = measure_stock(said, [*_at(taken), *_at(perhaps)], [], NOW)
    assert known is not None
    assert known.most_mg == pytest.approx(left.least_mg)


@given(changes(), DOSES, DOSES, st.integers(1, 40))
def test_another_dose_never_adds_to_the_stock_and_a_package_never_takes_from_it(
    said: list[StockChange], taken: list[tuple[int, float]], perhaps: list[tuple[int, float]], more: int
) -> None:
    """Monotone in both."""
    left = measure_stock(said, _at(taken), _at(perhaps), NOW)
    if left is None:
        return
    fewer = measure_stock(said, [*_at(taken), (NOW, 10.0)], _at(perhaps), NOW)
    package = StockChange(
        id="more",
        kind="fetched",
        quantity=more,
        strength=TABLET,
        at=NOW,
        recorded_at=NOW + timedelta(minutes=1),
    )
    fuller = measure_stock([*said, package], _at(taken), _at(perhaps), NOW)
    assert fewer is not None
    assert fuller is not None
    assert fewer.least_mg <= left.least_mg <= fuller.least_mg
    assert fewer.most_mg <= left.most_mg <= fuller.most_mg


def _walk(left_mg: float, regimen: OralRegimen, now: datetime, days: int) -> datetime | None:
    """Find the run-out slowly: day by day, clock by clock, on the wall."""
    day = now.astimezone(regimen.zone).date()
    for _ in range(days + 2):  # fourteen times 24 hours touch more days than that
        clocks = sorted((wall_clock_at(day, clock, regimen.zone), clock) for clock in regimen.times)
        for at, _clock in clocks:
            if at <= now or at >= now + timedelta(days=days):
                continue
            if left_mg + 1e-6 < regimen.amount.mg:
                return at
            left_mg -= regimen.amount.mg
        day += timedelta(days=1)
    return None


@pytest.mark.hazard("H06")
@settings(deadline=None)
@given(
    st.sampled_from([date(2026, 3, 27), date(2026, 10, 23), date(2026, 6, 1), date(2026, 12, 30)]),
    st.integers(0, 47),
    st.lists(st.integers(0, 95), min_size=1, max_size=5, unique=True),
    st.sampled_from([2.5, 5.0, 12.5]),
    st.integers(0, 300),
)
def test_the_day_it_runs_out_is_that_of_a_slow_walk(
    day: date, hour: int, quarters: list[int], mg: float, left: int
) -> None:
    """Also over the nights on which the clocks change, and with a dose at a time that is skipped."""
    now = day_span(day, BERLIN).start + timedelta(hours=hour)
    regimen = OralRegimen(
        amount=OralMg(mg),
        times=tuple(time(quarter // 4, 15 * (quarter % 4)) for quarter in quarters),
        zone=BERLIN,
        valid_from=datetime(2026, 1, 1, tzinfo=UTC),
    )
    span = Span(now, now + timedelta(days=14))
    due = [(slot.due_at, slot.amount.mg) for slot in plan_slots([regimen], span) if slot.due_at > now]

    assert find_run_out(float(left), due) == _walk(float(left), regimen, now, days=14)
