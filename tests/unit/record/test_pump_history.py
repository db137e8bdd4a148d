"""The pump as the record tells of it: which program counts when, what happened, and only what stands."""

from datetime import timedelta

import pytest

from lull.record.event_body import to_body, to_entry
from lull.record.pump_history import find_pump_history
from lull.record.state import EMPTY
from lull.timeline import Span
from lull.treatment.pump_delivery import deliver_pump
from made_pump import PUMP, made_beep, made_program, made_refill, made_turn, pump_event, pump_record
from made_record import NOW, void_event_of

DAY = timedelta(days=1)


def test_a_record_without_a_pump_has_none() -> None:
    """Nothing speaks of one."""
    assert not find_pump_history(EMPTY).has_pump


def test_every_fact_about_a_pump_is_read_back_as_it_was_written() -> None:
    """Through its JSON and back, program, refill, beep, stop and description."""
    facts = (PUMP, made_program("e"), made_refill("e"), made_beep(), made_turn("stopped", NOW - DAY))
    for fact in facts:
        event = pump_event(fact, "e", NOW)
        assert to_entry(event).says == fact
        assert to_body(fact) == event.body


@pytest.mark.hazard("H20")
def test_a_program_written_down_later_leaves_what_flowed_before() -> None:
    """Valid since ten days, written down today: until today the old one counts as delivered."""
    late = made_program("late", mcg_a_day=360.0, valid_from=NOW - 10 * DAY)
    history = find_pump_history(pump_record(made_program(), None, pump_event(late, "late", NOW)))
    pieces = [(piece.program.id, piece.starts_at, piece.ends_at) for piece in history.programs_in_force]

    assert pieces == [("program", NOW - 40 * DAY, NOW), ("late", NOW, None)]


def test_as_prescribed_the_later_start_holds_from_its_start() -> None:
    """What empties the reservoir is what was set, not what was written down."""
    late = made_program("late", mcg_a_day=360.0, valid_from=NOW - 10 * DAY)
    history = find_pump_history(pump_record(made_program(), None, pump_event(late, "late", NOW)))
    held = history.program_at(NOW - 5 * DAY)

    assert held is not None
    assert held.program.id == "late"


def test_the_first_program_may_reach_back_before_it_was_written_down() -> None:
    """Before it nothing was known."""
    first = made_program(valid_from=NOW - 90 * DAY)
    (piece,) = find_pump_history(pump_record(first)).programs_in_force

    assert piece.starts_at == NOW - 90 * DAY


def test_a_program_for_later_waits_for_its_day() -> None:
    """And the one before ends there."""
    later = made_program("later", mcg_a_day=300.0, valid_from=NOW + 5 * DAY)
    history = find_pump_history(pump_record(made_program(), None, pump_event(later, "later", NOW)))

    assert [(p.program.id, p.ends_at) for p in history.programs_in_force] == [
        ("program", NOW + 5 * DAY),
        ("later", None),
    ]


def test_what_was_taken_back_was_never_delivered_and_never_filled() -> None:
    """Only what stands; put back, it stands again."""
    late = made_program("late", valid_from=NOW - DAY)
    log = (
        pump_event(late, "late", NOW),
        void_event_of("late", "v1", NOW),
        void_event_of("refill", "v2", NOW),
    )
    history = find_pump_history(pump_record(made_program(), made_refill(), *log))
    assert [known.program.id for known in history.known] == ["program"]
    assert history.last_refill(NOW) is None

    put_back = pump_record(made_program(), made_refill(), *log, void_event_of("v2", "v3", NOW))
    assert find_pump_history(put_back).last_refill(NOW) == made_refill()


def test_of_two_refills_the_later_one_is_in_the_pump() -> None:
    """Whatever was written down last."""
    older = made_refill("older", filled_at=NOW - 30 * DAY)
    state = pump_record(made_program(), made_refill(), pump_event(older, "older", NOW))
    last = find_pump_history(state).last_refill(NOW)

    assert last is not None
    assert last.id == "refill"


@pytest.mark.hazard("H23")
def test_a_start_while_the_pump_is_empty_never_breaks_the_forecast() -> None:
    """The start is left out until a refill is written down; then the pump flows again."""
    told = (
        pump_event(made_turn("empty", NOW - 3 * DAY), "empty", NOW),
        pump_event(made_turn("started", NOW - 2 * DAY), "started", NOW),
    )
    history = find_pump_history(pump_record(made_program(), made_refill(), *told))
    assert [event.kind for event in history.to_events(NOW)] == ["refilled", "empty"]
    (flows,) = deliver_pump(history.to_programs(), history.to_events(NOW), Span(NOW - DAY, NOW))
    assert flows == ()

    filled = pump_event(made_refill("again", filled_at=NOW - DAY), "again", NOW)
    history = find_pump_history(pump_record(made_program(), made_refill(), *told, filled))
    (flows,) = deliver_pump(history.to_programs(), history.to_events(NOW), Span(NOW - 2 * DAY, NOW))
    assert [flow.span.start for flow in flows] == [NOW - DAY]


def test_an_empty_pump_somebody_saw_beats_the_sum() -> None:
    """Our sum is asked only while nobody wrote down what happened."""
    state = pump_record(made_program(), made_refill())
    assert find_pump_history(state).find_dry_at(NOW) is not None

    seen = pump_event(made_turn("empty", NOW - DAY), "empty", NOW)
    assert find_pump_history(pump_record(made_program(), made_refill(), seen)).find_dry_at(NOW) is None
