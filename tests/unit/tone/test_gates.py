"""Gates close when they must and open only when they may (hazard H14)."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.refusal import BadInput
from lull.tone.check_in import CheckIn
from lull.tone.gates import GateCode, find_gates
from made_forecast import BERLIN

pytestmark = pytest.mark.hazard("H14")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN).astimezone(UTC)
MIDNIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=BERLIN).astimezone(UTC)


def told(at: datetime = NOON, /, **answers: Any) -> CheckIn:  # noqa: ANN401 - any answer there is
    """Return a check-in with these answers."""
    return CheckIn(id=at.isoformat(), at=at, recorded_at=at, **answers)


@pytest.mark.parametrize(("answer", "closes"), [(0, False), (1, False), (2, True), (3, True), (4, True)])
@pytest.mark.parametrize("code", ["sleepy", "weak"])
def test_two_of_four_closes_the_gate(code: str, answer: int, *, closes: bool) -> None:
    """Sleepy or weak: 2 and more close it, 1 does not."""
    gates = find_gates([told(**{code: answer})], BERLIN)
    assert [gate.code for gate in gates] == ([code] if closes else [])


@pytest.mark.parametrize("code", ["fell", "ill"])
def test_a_fall_or_illness_closes_the_gate(code: str) -> None:
    """Yes closes it; no and not asked do not."""
    assert [gate.code for gate in find_gates([told(**{code: True})], BERLIN)] == [code]
    assert find_gates([told(**{code: False})], BERLIN) == ()
    assert find_gates([told()], BERLIN) == ()


def test_a_gate_holds_until_midnight() -> None:
    """From the check-in to the next local midnight."""
    (gate,) = find_gates([told(sleepy=3)], BERLIN)
    assert (gate.span.start, gate.span.end) == (NOON, MIDNIGHT)
    assert "12:00" in gate.message


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", (2026, 3, 29), 23),
        ("Europe/Berlin", (2026, 10, 25), 25),
        ("Australia/Sydney", (2026, 10, 4), 23),
        ("Australia/Sydney", (2026, 4, 5), 25),
    ],
)
def test_midnight_comes_when_the_clocks_say_so(zone: str, day: tuple[int, int, int], hours: int) -> None:
    """On days of 23 and 25 hours a gate from midnight on lasts exactly that day."""
    place = ZoneInfo(zone)
    start = datetime(*day, tzinfo=place).astimezone(UTC)
    (gate,) = find_gates([told(start, ill=True)], place)
    assert gate.span.duration == timedelta(hours=hours)


def test_each_question_is_cleared_by_its_own_later_answer_only() -> None:
    """Feeling awake again does not undo a fall, and an unanswered question clears nothing."""
    later = NOON + timedelta(hours=1)
    gates = find_gates([told(sleepy=3, fell=True, weak=2), told(later, sleepy=1, weak=None)], BERLIN)
    ends = {gate.code: gate.span.end for gate in gates}
    assert ends == {"sleepy": later, "fell": MIDNIGHT, "weak": MIDNIGHT}


def test_a_clear_answer_at_the_same_moment_or_before_clears_nothing() -> None:
    """Only a later answer opens a gate."""
    gates = find_gates([told(NOON - timedelta(hours=1), sleepy=0), told(sleepy=3), told(sleepy=0)], BERLIN)
    assert [gate.span.end for gate in gates] == [MIDNIGHT]


def test_a_gate_can_close_again() -> None:
    """Sleepy, awake, sleepy: two gates with the awake time between them."""
    times = [NOON + timedelta(hours=h) for h in range(3)]
    gates = find_gates([told(t, sleepy=s) for t, s in zip(times, (2, 1, 4), strict=True)], BERLIN)
    assert [(g.span.start, g.span.end) for g in gates] == [(times[0], times[1]), (times[2], MIDNIGHT)]


def test_saying_it_twice_is_one_gate() -> None:
    """A second bad answer inside a gate adds nothing."""
    gates = find_gates([told(sleepy=2), told(NOON + timedelta(hours=2), sleepy=4)], BERLIN)
    assert [gate.span.start for gate in gates] == [NOON]


BAD: dict[GateCode, int | bool] = {"sleepy": 2, "weak": 3, "fell": True, "ill": True}


@given(st.lists(st.tuples(st.integers(0, 71), st.sampled_from([None, 0, 1, 2, 3, 4])), max_size=8))
def test_agrees_with_asking_at_every_moment(answers: list[tuple[int, int | None]]) -> None:
    """Slow reference: a moment is gated if the day's last worst answer before it was bad."""
    start = NOON - timedelta(hours=12)
    check_ins = [told(start + timedelta(hours=hour), sleepy=sleepy) for hour, sleepy in answers]
    gates = find_gates(check_ins, BERLIN)
    for hour in range(96):
        at = start + timedelta(hours=hour, minutes=30)
        today = [(h, s) for h, s in answers if s is not None and h <= hour and h // 24 == hour // 24]
        latest = max((h for h, _ in today), default=None)
        gated = any(s >= 2 for h, s in today if h == latest)
        assert any(at in gate.span for gate in gates) == gated


def test_every_combination_closes_exactly_its_own_gates() -> None:
    """All sixteen combinations of bad answers."""
    for chosen in product([False, True], repeat=4):
        bad = {code: value for (code, value), on in zip(BAD.items(), chosen, strict=True) if on}
        assert {gate.code for gate in find_gates([told(**bad)], BERLIN)} == set(bad)


@pytest.mark.parametrize("answers", [{"sleepy": 5}, {"weak": -1}, {"stiffness": 11}])
def test_an_answer_off_its_scale_is_refused(answers: dict[str, int]) -> None:
    """No answer is bent to fit."""
    with pytest.raises(BadInput, match=next(iter(answers))):
        told(**answers)


def test_a_check_in_needs_times_with_an_offset() -> None:
    """A naive time could be any hour."""
    with pytest.raises(BadInput, match="offset"):
        told(datetime(2026, 11, 22, 12))  # noqa: DTZ001 - the mistake under test


class Counted(datetime):
    """A time that counts how often any of its kind is held against another."""

    compared = 0

    def __lt__(self, other: datetime) -> bool:  # type: ignore[override]
        """Tell whether it is earlier."""
        Counted.compared += 1
        return super().__lt__(other)

    def __le__(self, other: datetime) -> bool:  # type: ignore[override]
        """Tell whether it is not later."""
        Counted.compared += 1
        return super().__le__(other)

    def __gt__(self, other: datetime) -> bool:  # type: ignore[override]
        """Tell whether it is later."""
        Counted.compared += 1
        return super().__gt__(other)

    def __ge__(self, other: datetime) -> bool:  # type: ignore[override]
        """Tell whether it is not earlier."""
        Counted.compared += 1
        return super().__ge__(other)


def test_many_check_ins_take_little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand in a row, every other one clear: each bad one has its own gate, found in a few looks.

    To go through all for each of them would be five thousand looks a check-in.
    """
    times = (NOON - timedelta(minutes=20_000 - k) for k in range(20_000))
    many = [told(Counted.fromtimestamp(at.timestamp(), UTC), weak=4 * (k % 2)) for k, at in enumerate(times)]
    monkeypatch.setattr(Counted, "compared", 0)
    assert len(find_gates(many, BERLIN)) == 10_000
    assert 1 < Counted.compared / len(many) < 50
