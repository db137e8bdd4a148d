"""The stock at home: facts counted and fetched, and what may be left of them."""

from datetime import timedelta

import pytest

from lull.quantities import OralMg, ProductStrength
from lull.refusal import BadInput
from lull.treatment.stock import StockChange, StockChangeKind, find_run_out, measure_stock
from made_record import NOW

TABLET = ProductStrength(OralMg(10.0), "tablet")
SYRUP = ProductStrength(OralMg(1.0), "mL")


def change(
    kind: StockChangeKind, quantity: float, *, hours_ago: float = 0, strength: ProductStrength = TABLET
) -> StockChange:
    """Return a change of the stock, written down when it happened."""
    at = NOW - timedelta(hours=hours_ago)
    return StockChange(
        id=f"{kind} {quantity} {hours_ago}",
        kind=kind,
        quantity=quantity,
        strength=strength,
        at=at,
        recorded_at=at,
    )


def test_a_worked_example_in_halves_and_two_strengths() -> None:
    """20 tablets of 10 mg, a bottle of 100 mL at 1 mg, 35 mg given and 10 mg nobody knows of."""
    left = measure_stock(
        [change("counted", 20, hours_ago=30), change("fetched", 100, hours_ago=20, strength=SYRUP)],
        given=[(NOW - timedelta(hours=h), mg) for h, mg in ((31, 10.0), (25, 10.0), (10, 25.0))],
        unknown=[(NOW - timedelta(hours=5), 10.0)],
        now=NOW,
    )

    assert left is not None
    assert (left.least_mg, left.most_mg, left.short) == (255.0, 265.0, False)
    assert (left.least, left.most, left.strength) == (255.0, 265.0, SYRUP)
    assert left.as_of == NOW - timedelta(hours=30)


def test_whoever_counts_counts_what_is_there() -> None:
    """A count starts anew; what was fetched or given before it is in it already, also in the same minute."""
    fetched, counted = change("fetched", 50), change("counted", 7)
    for changes, most in (([fetched, counted], 7.0), ([counted, fetched], 57.0)):
        ordered = [
            StockChange(
                id=c.id,
                kind=c.kind,
                quantity=c.quantity,
                strength=c.strength,
                at=c.at,
                recorded_at=c.at + timedelta(seconds=place),
            )
            for place, c in enumerate(changes)
        ]
        left = measure_stock(ordered[::-1], [(NOW, 10.0)], [], NOW + timedelta(minutes=1))
        assert left is not None
        assert left.most == most


def test_before_a_count_nothing_is_known() -> None:
    """A package alone says nothing about what was there, and a count of tomorrow says nothing today."""
    assert measure_stock([change("fetched", 50)], [], [], NOW) is None
    assert measure_stock([change("counted", 50, hours_ago=-1)], [], [], NOW) is None
    assert measure_stock([], [], [], NOW) is None


def test_more_given_than_there_was_is_short_and_never_below_nothing() -> None:
    """A fact is not refused because the count was wrong."""
    left = measure_stock([change("counted", 1, hours_ago=9)], [(NOW, 10.0), (NOW, 10.0)], [], NOW)

    assert left is not None
    assert (left.least_mg, left.most_mg, left.short) == (0.0, 0.0, True)


@pytest.mark.parametrize(
    ("kind", "quantity", "sentence"),
    [
        ("counted", -1, "a stock is a number from 0"),
        ("fetched", 0, "a stock is a number from 0"),
        ("counted", 10_001, "a stock is a number from 0"),
        ("counted", float("nan"), "a stock is a number from 0"),
        ("counted", float("inf"), "a stock is a number from 0"),
        ("eaten", 1, "stock is counted or fetched"),
    ],
)
def test_what_cannot_stand_on_a_shelf_is_refused(
    kind: StockChangeKind, quantity: float, sentence: str
) -> None:
    """One sentence each; a count of none is one."""
    assert change("counted", 0).amount_mg == 0.0
    with pytest.raises(BadInput, match=sentence):
        change(kind, quantity)


def test_stock_needs_times_with_an_offset_and_none_ahead() -> None:
    """A count of later today is counted later today."""
    with pytest.raises(BadInput, match="needs times with an offset"):
        StockChange(
            id="x",
            kind="counted",
            quantity=1,
            strength=TABLET,
            at=NOW.replace(tzinfo=None),
            recorded_at=NOW,
        )
    with pytest.raises(BadInput, match="cannot be counted ahead of now"):
        StockChange(
            id="x",
            kind="counted",
            quantity=1,
            strength=TABLET,
            at=NOW + timedelta(minutes=6),
            recorded_at=NOW,
        )


@pytest.mark.hazard("H05")
def test_the_first_dose_that_is_not_there_whole_names_the_instant() -> None:
    """Half a dose is none: 25 mg cover two doses of 10 mg."""
    due = [(NOW + timedelta(hours=6 * k), 10.0) for k in range(1, 9)]

    assert find_run_out(25.0, due) == due[2][0]
    assert find_run_out(80.0, due) is None
    assert find_run_out(0.0, due) == due[0][0]
    assert find_run_out(0.3, [(NOW, 0.1), (NOW, 0.1), (NOW, 0.1)]) is None
    assert find_run_out(5.0, []) is None
