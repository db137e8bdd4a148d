"""Boluses, botulinum toxin and changes of baseline: facts with the right kind of amount."""

from datetime import UTC, datetime, timedelta

import pytest

from lull.quantities import BotulinumUnits, IntrathecalMcg, OralMg
from lull.refusal import BadInput
from lull.treatment.administration import Administration
from lull.treatment.baseline_change import BaselineChange
from lull.treatment.botulinum import BotulinumInjection
from lull.treatment.intrathecal_bolus import IntrathecalBolus
from lull.treatment.muscle import ALIASES, MUSCLES, REGIONS, measure_part, name_group

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ONA = BotulinumUnits(100.0, "onabotulinumtoxinA")


def bolus(**changes: object) -> IntrathecalBolus:
    """Return a test dose an hour ago."""
    facts: dict[str, object] = {
        "id": "b",
        "amount": IntrathecalMcg(50.0),
        "given_at": NOW - timedelta(hours=1),
        "recorded_at": NOW,
    }
    return IntrathecalBolus(**(facts | changes))  # type: ignore[arg-type]


def injection(**changes: object) -> BotulinumInjection:
    """Return toxin in both calves a week ago."""
    facts: dict[str, object] = {
        "id": "i",
        "muscle": "Gastrocnemius",
        "side": "both",
        "amount": ONA,
        "given_at": NOW - timedelta(days=7),
        "recorded_at": NOW,
    }
    return BotulinumInjection(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.hazard("H02")
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: bolus(amount=OralMg(50.0)), "an intrathecal bolus takes IntrathecalMcg, not 50 mg .OralMg."),
        (lambda: bolus(amount=50.0), "an intrathecal bolus takes IntrathecalMcg, not 50.0"),
        (
            lambda: injection(amount=IntrathecalMcg(50.0)),
            "botulinum injection takes BotulinumUnits, not 50 mcg",
        ),
        (
            lambda: Administration(id="a", amount=IntrathecalMcg(5.0), taken_at=NOW, recorded_at=NOW),  # type: ignore[arg-type]
            "a dose by mouth takes OralMg, not 5 mcg into the spine",
        ),
    ],
)
def test_an_amount_of_another_route_is_refused_by_name(make: object, sentence: str) -> None:
    """What the type checker forbids is refused at run time too, saying what came."""
    with pytest.raises(BadInput, match=sentence):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("make", [bolus, injection])
def test_nothing_is_given_in_the_future_or_without_an_offset(make: object) -> None:
    """A fact lies before now, on a clock everybody can read."""
    with pytest.raises(BadInput, match="ahead of now"):
        make(given_at=NOW + timedelta(minutes=6))  # type: ignore[operator]
    with pytest.raises(BadInput, match="offset"):
        make(given_at=NOW.replace(tzinfo=None))  # type: ignore[operator]


def test_a_muscle_is_known_by_its_group() -> None:
    """Single muscles count in their group's tone; an unknown one is named with all there are."""
    assert (injection().group, injection().region, injection().sides) == ("calf", "legs", 2)
    assert injection(muscle="adductor pollicis", side="left").group == "thumb"
    with pytest.raises(BadInput, match=r"'tongue': use one of hip_flexors"):
        injection(muscle="tongue")
    with pytest.raises(BadInput, match="left, right or both"):
        injection(side="middle")


def test_every_alias_leads_to_a_group_and_parts_make_a_whole() -> None:
    """A region is the mean of its groups on both sides: its parts add up to 1."""
    assert set(ALIASES.values()) <= set(MUSCLES)
    assert all(name_group(name) == name for name in MUSCLES)
    assert name_group("") is None
    for region in REGIONS:
        groups = [name for name, where in MUSCLES.items() if where == region]
        assert sum(measure_part(region, 2) for _ in groups) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"kind": "surgery"}, "one of rhizotomy, phenol"), ({"at": NOW.replace(tzinfo=None)}, "offset")],
)
def test_a_change_of_baseline_is_a_known_kind_on_a_known_day(
    change: dict[str, object], complaint: str
) -> None:
    """Rhizotomy and phenol change what untreated means; nothing else is known to."""
    facts: dict[str, object] = {"kind": "rhizotomy", "region": "legs", "at": NOW}
    assert BaselineChange(**facts).region == "legs"  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=complaint):
        BaselineChange(**(facts | change))  # type: ignore[arg-type]
