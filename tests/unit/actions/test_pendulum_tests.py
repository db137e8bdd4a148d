"""Kept pendulum tests beside others: pairs of a day, doses and windows apart, three swings a visit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from lull.actions.keep_pendulum_test import (
    count_swings_near,
    keep_pendulum_test,
    pair_with_earlier,
    show_test,
)
from lull.actions.made_up_family import make_demo
from lull.actions.measure_swings import MeasuredSwings, measure_swing_trace
from lull.assessment.before_after import BeforeAfter
from lull.assessment.joint_trace import trace_from_table
from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import MOST_CURVE_POINTS
from lull.refusal import BadInput, Refusal
from lull.store.ledger import Ledger
from made_facts import made_swing_test
from made_pendulum import Leg, dense_times, drop_legs
from made_record import BERLIN, MARA, NOW, dose_event, made_plan, plan_event


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Mara's record with her plan."""
    with Ledger.open(tmp_path / "record.db") as opened:
        opened.append(to_event_now(MARA, event_id="mara", now=NOW - timedelta(days=10)))
        opened.append(plan_event(made_plan(), NOW - timedelta(days=10)))
        yield opened


def test_the_same_test_sent_twice_is_kept_once(ledger: Ledger) -> None:
    """A second press is the same entry."""
    test = made_swing_test(at=NOW)
    first, again = keep_pendulum_test(ledger, test), keep_pendulum_test(ledger, test)

    assert first.event == again.event
    assert len(ledger.state().pendulum_tests) == 1


@pytest.mark.hazard("H17")
def test_a_visit_has_three_swings_whatever_the_page_says(ledger: Ledger) -> None:
    """The action has the last word; the other leg and another time of day are other visits."""
    keep_pendulum_test(ledger, made_swing_test("a", at=NOW, swings_deg=(60.0, 61.0)))
    with pytest.raises(BadInput, match="No more than 3 swings a visit"):
        keep_pendulum_test(ledger, made_swing_test("b", at=NOW, swings_deg=(60.0, 61.0)))
    keep_pendulum_test(ledger, made_swing_test("c", at=NOW, swings_deg=(60.0,)))
    keep_pendulum_test(ledger, made_swing_test("d", at=NOW, side="right"))
    keep_pendulum_test(ledger, made_swing_test("e", at=NOW - timedelta(minutes=30), recorded_at=NOW))

    assert count_swings_near(ledger.state(), "left", NOW) == 3


def test_a_test_before_birth_is_refused(ledger: Ledger) -> None:
    """As every other entry."""
    with pytest.raises(BadInput, match="date of birth"):
        keep_pendulum_test(ledger, made_swing_test(at=NOW - timedelta(days=365 * 60), recorded_at=NOW))


def test_a_pair_is_of_one_leg_and_one_day(ledger: Ledger) -> None:
    """With the first test of that day; the dose between them is what was recorded, not what was due."""
    after = made_swing_test("after", at=NOW, swings_deg=(79.0, 81.0, 80.0))
    for name, hours, side in (("yesterday", 24, "left"), ("other leg", 2, "right")):
        keep_pendulum_test(
            ledger,
            replace(made_swing_test(name, at=NOW - timedelta(hours=hours)), side=side),  # type: ignore[arg-type]
        )
    assert pair_with_earlier(ledger.state(), after, BERLIN) is None

    keep_pendulum_test(ledger, made_swing_test("before", at=NOW - timedelta(hours=2)))
    pair = pair_with_earlier(ledger.state(), after, BERLIN)
    assert pair is not None
    assert isinstance(pair.compared, BeforeAfter)
    assert (pair.before.test.id, pair.dose_between) == ("before", False)
    assert pair.compared.difference == pytest.approx(80.0 - 187.0 / 3)
    assert pair.compared.verdict == "bigger than today's error"
    ledger.append(dose_event("dose", taken_at=NOW - timedelta(hours=1)))
    pair = pair_with_earlier(ledger.state(), after, BERLIN)
    assert pair is not None
    assert pair.dose_between
    assert pair.after.given is not None
    assert pair.before.given is None


def test_what_cannot_be_compared_is_said(ledger: Ledger) -> None:
    """One swing has no spread, and two sensors have two errors."""
    keep_pendulum_test(ledger, made_swing_test("before", at=NOW - timedelta(hours=2)))
    one = made_swing_test("one", at=NOW, swings_deg=(70.0,))
    camera = replace(made_swing_test("camera", at=NOW), source="camera")
    said = [pair_with_earlier(ledger.state(), test, BERLIN) for test in (one, camera)]

    assert [pair.compared for pair in said if pair] == [
        "Comparing needs two swings in each test at least.",
        "The two tests were measured in two ways, so they are not compared.",
    ]


def test_the_middle_swing_is_shown_with_an_error_no_smaller_than_one_swings_own(ledger: Ledger) -> None:
    """Three swings far apart are known less well than each of them."""
    near = show_test(ledger.state(), made_swing_test(at=NOW, swings_deg=(60.0, 60.0, 60.0)))
    far = show_test(ledger.state(), made_swing_test(at=NOW, swings_deg=(40.0, 60.0, 80.0)))

    assert (near.first_swing.value, near.first_swing.standard_error) == (60.0, 3.0)
    assert far.first_swing.value == 60.0
    assert far.first_swing.standard_error is not None
    assert far.first_swing.standard_error > 10.0


def test_a_window_is_the_one_predicted_from_what_was_known_then(tmp_path: Path) -> None:
    """The made-up family: tests in the afternoon, some within a window, some not; the record says nothing."""
    with Ledger.open(tmp_path / "demo.db") as ledger:
        make_demo(ledger, now=NOW, zone=BERLIN)
        state = ledger.state()
        shown = [show_test(state, test) for test in state.pendulum_tests]
        pairs = [pair_with_earlier(state, one.test, BERLIN) for one in shown]

    assert len(shown) == 8
    assert all(one.given is not None for one in shown)
    assert sum(pair is not None and pair.dose_between for pair in pairs) >= 3
    assert "window" not in str(shown[0].test)


def test_a_recording_of_four_swings_is_more_than_a_visit() -> None:
    """Cut, it is measured; the kept curve is short and begins with the leg held."""
    dense = drop_legs([Leg(start_deg=-8.0, tone_nm=0.8, damping=0.2)], seconds=6.0)[0]
    t_s = dense_times(dense)[::16]
    fall = dense[::16]
    hold = [float(fall[0])] * 70
    lift = [float(fall[-1] + (fall[0] - fall[-1]) * k / 60) for k in range(60)]
    one = [*hold, *fall.tolist(), *lift]
    step = float(t_s[1] - t_s[0])

    def measure(times: int) -> MeasuredSwings | Refusal:
        q = np.array(one * times)
        return measure_swing_trace(
            trace_from_table("four.csv", np.arange(len(q), dtype=np.float64) * step, q), "file"
        )

    with pytest.raises(BadInput, match="holds 4 swings"):
        measure(4)
    found = measure(3)
    assert not isinstance(found, Refusal)
    for release in found.releases:
        assert release.curve[0][0] < 0.0
        assert len(release.curve) <= MOST_CURVE_POINTS
        assert release.turn is not None
        assert release.turn[0] > 0.0
