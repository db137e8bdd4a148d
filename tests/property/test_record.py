"""Laws of the record: whatever was written, in whatever order, and however often it was taken back."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from lull.practice.challenge.side_challenge import SideChallenge
from lull.record.checkpoint import from_checkpoint, to_checkpoint
from lull.record.event import Event, EventKind
from lull.record.event_body import check_in_to_event, to_body, to_event
from lull.record.fact import SessionEnd
from lull.record.fold import fold
from lull.record.plan_timeline import choose_plan
from lull.record.plan_version import PlanVersion
from lull.record.settings import Settings
from lull.record.state import EMPTY, RecordState, standing_versions
from lull.timeline import Span
from lull.tone.check_in import CheckIn
from made_facts import draw_told
from made_record import MARA, NOW, dose_event, made_plan, plan_event, session_event, void_event_of

CLOCKS = (("08:00",), ("07:30", "15:30"), ("00:00", "02:30", "12:00"))


@st.composite
def logs(draw: st.DrawFn, *, most: int = 12, steady_clock: bool = False) -> list[Event]:
    """Draw a log: doses, also back-dated, check-ins, plans, sessions, settings, and voids of anything."""
    at = NOW - timedelta(days=20)
    log: list[Event] = []
    for n in range(draw(st.integers(0, most))):
        at += timedelta(minutes=draw(st.integers(0 if steady_clock else -60, 4000)))
        log.append(replace(_draw_event(draw, f"event {n}", at, log), place=n + 1))
    return log


@st.composite
def late_events(draw: st.DrawFn, log: list[Event], at: datetime) -> Event:
    """Draw one more event for the end of a log."""
    return replace(_draw_event(draw, "late", at, log), place=len(log) + 1)


def _draw_event(draw: st.DrawFn, event_id: str, at: datetime, log: list[Event]) -> Event:
    """Draw one event, recorded at this instant."""
    kind = draw(
        st.sampled_from(["dose", "check-in", "plan", "plan", "void", "void", "other", "told", "told"])
    )
    if kind == "void" and log:
        return void_event_of(draw(st.sampled_from(log)).id, event_id, at)
    if kind == "dose":
        back = timedelta(minutes=draw(st.integers(0, 5000)))
        return dose_event(event_id, mg=draw(st.sampled_from([5.0, 10.0])), taken_at=at - back, recorded_at=at)
    if kind == "plan":
        starts = at + timedelta(minutes=draw(st.integers(-9000, 9000)))
        clocks = draw(st.sampled_from(CLOCKS))
        amount_mg = draw(st.sampled_from([5.0, 10.0, 20.0]))
        return plan_event(made_plan(event_id, amount_mg=amount_mg, clocks=clocks, valid_from=starts), at)
    if kind == "check-in":
        stiffness = draw(st.none() | st.integers(0, 10))
        fell = draw(st.none() | st.booleans())
        return check_in_to_event(
            CheckIn(id=event_id, at=at, recorded_at=at, said_by="Dad", stiffness=stiffness, fell=fell)
        )
    if kind == "told":
        return draw_told(draw, event_id, at, log)
    return _draw_other(draw, event_id, at, log)


def _draw_other(draw: st.DrawFn, event_id: str, at: datetime, log: list[Event]) -> Event:
    """Draw a session, the end of one, settings, or a description."""
    sessions = [event.id for event in log if event.kind is EventKind.SESSION_STARTED]
    fact = draw(st.sampled_from([MARA, replace(MARA, weight_kg=70.0), Settings(low_tone=0.7), None]))
    if fact is None and not sessions:
        return session_event(event_id, at)
    if fact is None:
        timings = draw(st.sampled_from([None, {"poses_per_s": 17.0}]))
        asked = SideChallenge(
            side="left", asked=9, met=7, first_goal=30.0, last_goal=32.5, kept={"version": 2, "means": [0.5]}
        )
        end = SessionEnd(
            session_id=draw(st.sampled_from(sessions)),
            finished_at=at,
            own_range_deg=50.0,
            timings=timings,
            challenges=draw(st.sampled_from([(), (asked,)])),
        )
        return to_event(end, event_id=event_id, happened_at=at, recorded_at=at, said_by="Mara")
    return to_event(fact, event_id=event_id, happened_at=at, recorded_at=at, said_by="Mara")


@given(logs(), st.data())
def test_a_checkpoint_and_the_rest_are_the_whole(log: list[Event], data: st.DataObject) -> None:
    """fold(all) equals a checkpoint, written and read, plus what came after it: at every cut."""
    cut = data.draw(st.integers(0, len(log)))
    checkpoint = from_checkpoint(to_checkpoint(fold(log[:cut])))

    assert checkpoint == fold(log[:cut])
    assert fold(log[cut:], checkpoint) == fold(log)
    assert fold(log[cut:], checkpoint).plans_in_force == fold(log).plans_in_force


@given(logs())
def test_every_cut_of_one_log_gives_the_same_state(log: list[Event]) -> None:
    """Event by event is the same as all at once."""
    state = EMPTY
    for event in log:
        state = fold([event], state)

    assert state == fold(log)


@pytest.mark.parametrize("numbered", [True, False])
@given(logs(), st.data())
def test_the_same_events_in_any_order_give_the_same_state(
    numbered: bool,  # noqa: FBT001 - two cases of one law
    log: list[Event],
    data: st.DataObject,
) -> None:
    """Ids, times and places say everything: the order of reading says nothing."""
    events = log if numbered else [replace(event, place=0) for event in log]
    shuffled = data.draw(st.permutations(events))
    cut = data.draw(st.integers(0, len(events)))

    state = fold(shuffled[cut:], fold(shuffled[:cut]))

    assert state == fold(events)
    assert state.voided_ids == fold(events).voided_ids
    assert state.plans_in_force == fold(events).plans_in_force
    assert state.administrations == fold(events).administrations
    assert (state.described, state.settings) == (fold(events).described, fold(events).settings)


@given(logs())
def test_folding_twice_changes_nothing(log: list[Event]) -> None:
    """An event that is already in the state does not count again (H04)."""
    assert fold(log, fold(log)) == fold(log)


def _stands(log: list[Event], place: int) -> bool:
    """Slow reference: an entry stands unless a later standing entry voids it."""
    return not any(
        event.voids == log[place].id and _stands(log, later)
        for later, event in enumerate(log)
        if later > place
    )


@given(logs())
def test_what_stands_agrees_with_the_slow_definition(log: list[Event]) -> None:
    """Voids of voids of voids, in every order."""
    state = fold(log)

    assert {event.id for i, event in enumerate(log) if _stands(log, i)} == {
        event.id for event in log if state.stands(event.id)
    }


@given(logs())
def test_undo_and_undoing_the_undo_bring_back_what_was_said(log: list[Event]) -> None:
    """A voided dose no longer counts; voiding the voiding makes it count again."""
    log = [*log, dose_event("the dose")]
    undone = [*log, void_event_of("the dose", "undo")]
    redone = [*undone, void_event_of("undo", "redo")]
    again = [*redone, void_event_of("redo", "undo again")]

    assert "the dose" in {dose.id for dose in fold(log).administrations}
    assert "the dose" not in {dose.id for dose in fold(undone).administrations}
    assert fold(redone).administrations == fold(log).administrations
    assert fold(again).administrations == fold(undone).administrations


@given(logs())
def test_doses_are_in_order_of_when_they_were_taken(log: list[Event]) -> None:
    """A dose written down late stands where it was taken, with both its times kept."""
    state = fold(log)
    taken = [dose.taken_at for dose in state.administrations]

    assert taken == sorted(taken)
    by_id = {event.id: event for event in log}
    assert all(dose.recorded_at == by_id[dose.id].recorded_at for dose in state.administrations)
    assert all(dose.taken_at == by_id[dose.id].happened_at for dose in state.administrations)


@pytest.mark.hazard("H20")
@given(logs(steady_clock=True), st.data())
def test_a_new_plan_or_a_void_never_changes_what_was_due(log: list[Event], data: st.DataObject) -> None:
    """Once a plan is known, nothing entered at T changes what was due before T."""
    state = fold(log)
    at = max([NOW - timedelta(days=20), *(event.recorded_at for event in log)])
    late = data.draw(late_events(log, at))
    if state.plan_known_since is None:
        return
    before = Span(NOW - timedelta(days=40), at)

    assert fold([late], state).slots_in(before) == state.slots_in(before)


def _plan_at_slowly(log: list[Event], instant: datetime) -> PlanVersion | None:
    """Slow reference: what the record, as it stood at the instant, said was in force then.

    Before anything about a plan was known, the first thing that was entered speaks.
    """
    plans = (EventKind.PLAN_SET, EventKind.WEANING_SET)
    known = [event for event in log if event.recorded_at <= instant]
    if not any(event.kind in plans for event in known):
        first = next((i for i, event in enumerate(log) if event.kind in plans), None)
        known = [] if first is None else log[: first + 1]
    return choose_plan(standing_versions(fold(known).entries), instant)


@pytest.mark.hazard("H20")
@given(logs(steady_clock=True), st.integers(-12000, 60000))
def test_the_plan_in_force_is_the_one_the_record_knew_then(log: list[Event], minutes: int) -> None:
    """plan_at agrees with asking the record as it stood at that very moment."""
    instant = NOW - timedelta(days=20) + timedelta(minutes=minutes, seconds=30)

    assert fold(log).plan_at(instant) == _plan_at_slowly(log, instant)


@given(logs())
def test_plans_in_force_follow_one_another_without_overlap(log: list[Event]) -> None:
    """At no instant do two plans decide what is due, even when the clock ran backwards."""
    pieces = fold(log).plans_in_force
    for earlier, later in pairwise(pieces):
        assert earlier.ends_at is not None
        assert earlier.ends_at <= later.starts_at


@given(logs())
def test_every_fact_survives_the_way_through_json(log: list[Event]) -> None:
    """What a fact says is all in its event: writing it again gives the same body."""
    bodies = {event.id: event.body for event in log}

    assert all(to_body(entry.says) == bodies[entry.id] for entry in fold(log).entries)


ENOUGH = settings(max_examples=5000, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
"""What is drawn hangs on chance; in so many logs everything that matters comes up."""


def name_what_matters(log: list[Event]) -> set[str]:
    """Return which kinds of entries a log has, and which voids."""
    kinds = {event.id: event.kind for event in log}
    seen = {kind.value for kind in kinds.values()}
    if any(event.voids and kinds[event.voids] is EventKind.VOIDED for event in log):
        seen.add("void of a void")
    state = fold(log)
    if any(isinstance(entry.says, PlanVersion) and entry.id in state.voided_ids for entry in state.entries):
        seen.add("voided plan")
    return seen


def look_for(one: str) -> None:
    """Draw logs until one has this."""
    find(logs(), lambda log: one in name_what_matters(log), settings=ENOUGH)


@pytest.mark.slow
def test_the_laws_are_tried_on_logs_that_matter() -> None:
    """The drawn logs hold plans, voids and voids of voids, or the laws would prove nothing."""
    wanted = {kind.value for kind in EventKind} | {"void of a void", "voided plan"}
    for one in sorted(wanted):
        look_for(one)
    assert RecordState() == EMPTY
