"""Findings: what the record shows, in fixed words that neither advise nor reassure."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest

from lull.quantities import OralMg
from lull.safety.above_plan import PlanLimits, check_above_plan
from lull.safety.card import NEVER_STOP_SUDDENLY, SAFETY_CARD
from lull.safety.clock import check_clock
from lull.safety.finding import Finding
from lull.safety.information_card import INFORMATION_CARDS
from lull.safety.overdue import OverdueRule, check_overdue
from lull.treatment.adherence import DoseMatch
from lull.treatment.regimen import Slot
from made_record import BERLIN, NOW, made_dose

LIMITS = PlanLimits(largest_dose_mg=15.0, most_a_day_mg=40.0, prescriber="Dr Okafor")


def _slots(*hours_ago: float) -> tuple[Slot, ...]:
    """Return slots so many hours ago."""
    return tuple(sorted(Slot(NOW - timedelta(hours=hours), OralMg(10)) for hours in hours_ago))


def _check(match: DoseMatch, missed_in_a_row: int = 2) -> tuple[Finding, ...]:
    """Check with a grace of half an hour."""
    return check_overdue(
        match,
        now=NOW,
        zone=BERLIN,
        rule=OverdueRule(overdue_after=timedelta(minutes=30), missed_in_a_row=missed_in_a_row),
    )


def _match(missing: tuple[Slot, ...], given: tuple[Slot, ...] = (), extra_hours_ago: float = 0) -> DoseMatch:
    """Return a match with these slots."""
    extra = (made_dose(taken_at=NOW - timedelta(hours=extra_hours_ago)),) if extra_hours_ago else ()
    return DoseMatch(
        given=tuple((slot, made_dose(taken_at=slot.due_at)) for slot in given),
        no_record=missing,
        due=(),
        extra=extra,
    )


@pytest.mark.hazard("H05")
def test_one_dose_without_a_record_is_named_with_its_time() -> None:
    """15:20 in Berlin, two hours after 13:20."""
    (finding,) = _check(_match(_slots(2)))

    assert finding.code == "overdue"
    assert finding.card is None
    assert finding.message == "13:20 has no record. Not sure what to do? Call your clinic."


@pytest.mark.hazard("H05")
def test_two_in_a_row_bring_the_withdrawal_card() -> None:
    """The threshold is two, unless the clinic set another."""
    (finding,) = _check(_match(_slots(6, 2)))

    assert (finding.code, finding.card) == ("missed_in_a_row", "withdrawal")
    assert finding.message.startswith("2 doses in a row without a record since 09:20.")
    assert NEVER_STOP_SUDDENLY in finding.message
    assert _check(_match(_slots(6, 2)), missed_in_a_row=3)[0].code == "overdue"
    assert _check(_match(_slots(2)), missed_in_a_row=1)[0].message.startswith("1 dose without a record")


@pytest.mark.hazard("H05")
def test_a_dose_recorded_since_ends_the_run() -> None:
    """Two missed yesterday and one given this morning: only what came after it counts."""
    assert _check(_match(_slots(20, 16), given=_slots(4))) == ()
    assert _check(_match(_slots(20, 16, 2), given=_slots(4)))[0].code == "overdue"
    assert _check(_match(_slots(20, 16), extra_hours_ago=5)) == ()


@pytest.mark.hazard("H24")
def test_a_dose_just_due_is_not_overdue() -> None:
    """Nobody is alarmed in the first half hour."""
    assert _check(_match(_slots(0.49))) == ()
    assert len(_check(_match(_slots(0.5)))) == 1
    assert _check(_match(())) == ()


@pytest.mark.hazard("H03")
@pytest.mark.parametrize(
    ("mg", "day_mg", "is_above"),
    [(15, 40, False), (15.1, 15.1, True), (10, 40.1, True), (0.1, 40.0 + 1e-9, False), (150, 150, True)],
)
def test_above_the_plan_means_above_its_dose_or_its_day(mg: float, day_mg: float, is_above: bool) -> None:  # noqa: FBT001
    """Equal to the plan is not above it; a rounding error of a sum is not either."""
    finding = check_above_plan(OralMg(mg), day_total=OralMg(day_mg), limits=LIMITS)

    assert (finding is not None) == is_above
    assert finding is None or (finding.card == "overdose" and "Dr Okafor" in finding.message)


@pytest.mark.hazard("H21")
def test_entries_from_the_future_mean_a_wrong_clock() -> None:
    """Five minutes are between friends; six are not."""
    assert check_clock([NOW + timedelta(minutes=5)], now=NOW) == ()
    assert check_clock([NOW + timedelta(minutes=6)], now=NOW)[0].code == "clock_wrong"


@pytest.mark.hazard("H11")
def test_both_cards_show_the_same_signs_and_the_same_action() -> None:
    """Too little and too much look alike: whoever sees either card is told to call."""
    assert {card.signs for card in INFORMATION_CARDS.values()} == {SAFETY_CARD}
    for name, card in INFORMATION_CARDS.items():
        assert card.id == name
        assert card.always == NEVER_STOP_SUDDENLY
        assert "Call your clinic." in card.why
        assert card.reviewed is False
        assert card.draft == "Draft, not yet reviewed by a clinician."


ADVICE = re.compile(
    r"\b(take|skip|double|halve|split|move|wait|reduce|increase|stop taking)\b", re.IGNORECASE
)
REASSURANCE = re.compile(r"\b(safe|normal|fine|no need|do not worry|harmless|okay)\b", re.IGNORECASE)


def _every_sentence() -> list[str]:
    """Return every sentence that a finding or a card can show."""
    found = [
        finding.message for match in (_match(_slots(2)), _match(_slots(6, 2))) for finding in _check(match)
    ]
    for mg, day_mg in ((20, 20), (10, 50)):
        finding = check_above_plan(OralMg(mg), day_total=OralMg(day_mg), limits=LIMITS)
        assert finding is not None
        found.append(finding.message)
    found += [finding.message for finding in check_clock([NOW + timedelta(days=1)], now=NOW)]
    for card in INFORMATION_CARDS.values():
        found += [value for field in fields(card) if isinstance(value := getattr(card, field.name), str)]
    return found


@pytest.mark.hazard("H09")
@pytest.mark.hazard("H10")
def test_no_sentence_advises_or_reassures() -> None:
    """The only instruction about medicine is never to stop suddenly; the only action is to call."""
    for sentence in _every_sentence():
        rest = sentence.replace(NEVER_STOP_SUDDENLY, "")
        assert not ADVICE.search(rest), sentence
        assert not REASSURANCE.search(rest), sentence


def test_the_search_for_advice_finds_advice() -> None:
    """A lint that finds nothing anywhere would prove nothing."""
    assert ADVICE.search("Do not double the next dose")
    assert REASSURANCE.search("This is normal")
