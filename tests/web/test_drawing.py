"""The parts every chart is made of: no words cover others, nothing typed becomes a shape."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.timeline import day_span
from lull.web.charts.canvas import Canvas
from lull.web.charts.day_axis import DayAxis
from lull.web.charts.labels import Box, box_around, stack_rows
from made_record import BERLIN

boxes = st.lists(
    st.builds(lambda left, width: Box(left=left, right=left + width), st.floats(0, 900), st.floats(1, 200)),
    max_size=12,
)


@given(boxes, boxes)
def test_no_two_words_in_a_row_touch(wanted: list[Box], taken: list[Box]) -> None:
    """Checked the slow way, every pair with every pair; the Now flag in row 0 too."""
    rows = stack_rows(wanted, gap=8, taken=taken)
    placed = [*zip(wanted, rows, strict=True)]

    assert len(rows) == len(wanted)
    for i, (box, row) in enumerate(placed):
        others = [other for j, (other, its_row) in enumerate(placed) if j != i and its_row == row]
        for other in others + (taken if row == 0 else []):
            assert other.left >= box.right + 8 or box.left >= other.right + 8


@given(boxes)
def test_no_row_is_left_empty(wanted: list[Box]) -> None:
    """Words stay as near to what they name as they can."""
    rows = stack_rows(wanted)

    assert set(rows) == set(range(max(rows, default=-1) + 1))


def test_words_near_the_edge_move_inside() -> None:
    """Worked by hand: 100 wide around 10, inside 4 to 500, starts at 4; around 480 it ends at 500."""
    assert box_around(10, 100, least=4, most=500) == Box(left=4, right=104)
    assert box_around(480, 100, least=4, most=500) == Box(left=400, right=500)


@given(st.text(max_size=40))
def test_any_words_make_a_drawing_that_can_be_read(words: str) -> None:
    """Every value is escaped: the SVG parses, and the words come out as they went in."""
    printable = "".join(sign for sign in words if sign.isprintable() and sign != "|")
    canvas = Canvas(10, 10, label=printable, name="x")
    canvas.text(1, 2, printable, "y")
    root = ET.fromstring(str(canvas.to_markup()))  # our own drawing

    assert root.get("aria-label") == printable
    (text,) = root.iter("text")
    assert (text.text or "") == printable


@pytest.mark.hazard("H06")
@given(st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 22)]), st.integers(0, 24 * 60))
def test_the_axis_runs_with_real_time(day: date, minutes: int) -> None:
    """Equal real time is equal room, also in the night the clocks change."""
    span = day_span(day, BERLIN)
    axis = DayAxis(day=span, zone=BERLIN, left=100, right=1060)
    at = span.start + timedelta(minutes=minutes)
    expected = 100 + 960 * min(1.0, (minutes / 60) / (span.duration.total_seconds() / 3600))

    assert axis.x(at) == pytest.approx(expected)


@pytest.mark.hazard("H06")
def test_the_hour_that_is_skipped_has_no_number() -> None:
    """On 29 March 2026 Berlin goes from 2 to 3: 02 is missing and 03 stands at 2 h."""
    span = day_span(date(2026, 3, 29), BERLIN)
    axis = DayAxis(day=span, zone=BERLIN, left=0, right=23)
    numbers = {words: x for x, words in axis.ticks(1)}

    assert "02" not in numbers
    assert numbers["03"] == pytest.approx(2.0)
    assert numbers["24"] == 23


def test_an_instant_outside_the_day_stands_at_its_end() -> None:
    """A window that reaches past midnight ends at the edge."""
    span = day_span(date(2026, 11, 22), BERLIN)
    axis = DayAxis(day=span, zone=BERLIN, left=5, right=10)

    assert axis.x(datetime(2020, 1, 1, tzinfo=UTC)) == 5
    assert axis.x(datetime(2030, 1, 1, tzinfo=UTC)) == 10
