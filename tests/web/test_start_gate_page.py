"""The start gate in pictures: asked first, remembered after, and with pain nothing begins; without script."""

import re

import pytest

from lull.actions.record_check_in import record_check_in
from lull.tone.check_in import CheckIn
from made_house import GATE, Visit

ELBOW = {"choice": "elbow-straighten/left", "goal": "5", "game": "garden"}


def gate(visit: Visit, **more: str) -> str:
    """Open the start gate of the left elbow."""
    return visit.get("/practise/start", params=ELBOW | more).text


def begin(visit: Visit, **more: str) -> str:
    """Send the start gate and return the page it leads to."""
    return visit.post("/practise", **({"id": visit.form_id(), **ELBOW, **GATE} | more)).text


def ticked(page: str) -> dict[str, bool]:
    """Return what stands on the page to be ticked, and whether it is."""
    boxes = re.findall(r'<input type="checkbox" name="(\w+)" value="yes"( checked)?', page)
    return {name: bool(checked) for name, checked in boxes}


@pytest.mark.hazard("H30")
def test_the_first_time_everything_is_asked_and_then_only_confirmed(empty: Visit) -> None:
    """Without a person described. The answers come back ticked, with the focus on the one press."""
    page = gate(empty)
    assert "A firm chair that cannot slide or tip." in page
    assert "Does it hurt: the left arm?" in page
    assert ticked(page) == {"support": False, "helper": False}
    assert "autofocus" not in page
    refused = begin(empty, support="")
    assert "First have the support that the picture shows, and tick it. Nothing has begun." in refused
    assert empty.house.ledger.state().sessions == ()
    assert 'class="stage"' in begin(empty)
    page = gate(empty)
    assert ticked(page) == {"support": True, "helper": True}
    assert re.search(r'name="pain" value="no" autofocus', page)


def test_the_choices_go_through_the_gate_to_the_stage(mara: Visit) -> None:
    """Exercise, side, how many, game and position reach the stage; the helper stands in its bar."""
    begin(mara, position="wheelchair")
    (session,) = mara.house.ledger.state().sessions
    assert (session.exercise, session.side, session.goal, session.game) == (
        "elbow-straighten", "left", 5, "garden",
    )  # fmt: skip
    assert session.start is not None
    assert session.start.position == "wheelchair"
    stage = mara.get(f"/practise/{session.id}").text
    assert 'data-goal="5"' in stage
    assert "In a wheelchair" in stage
    assert "Helper is here" in stage
    assert 'class="wheel"' in stage, "the demonstration sits as the person does"


def test_a_position_is_chosen_by_its_picture_and_remembered_for_the_exercise(mara: Visit) -> None:
    """Its own support is asked for; ticks given sitting do not count for the brakes."""
    begin(mara)
    page = gate(mara, position="wheelchair")
    assert "The brakes are locked." in page
    assert ticked(page)["support"] is False
    begin(mara, position="wheelchair")
    page = gate(mara)
    assert "The brakes are locked." in page
    assert ticked(page)["support"] is True
    assert re.search(r'class="start-card chosen" href="[^"]*position=wheelchair"', page)


@pytest.mark.hazard("H14")
def test_what_needs_a_helper_does_not_begin_alone(mara: Visit) -> None:
    """Unlocked, it asks for something to hold, a helper and shoes, each by itself."""
    mara.post("/practise/unlock/mini-squat", id=mara.form_id(), unlocker="therapist", by="Ms Lind")
    squat = {"choice": "mini-squat/both"}
    page = gate(mara, **squat)
    assert ticked(page) == {"support": False, "helper": False, "shoes": False}
    for left_out, words in (
        ("helper", "This one needs a helper beside you."),
        ("shoes", "This one needs firm shoes."),
        ("support", "First have the support"),
    ):
        assert words in begin(mara, **squat, **{left_out: ""})
    assert mara.house.ledger.state().sessions == ()
    assert 'class="stage"' in begin(mara, **squat)


@pytest.mark.hazard("H14")
def test_standing_is_locked_by_itself_and_sitting_offered(mara: Visit) -> None:
    """It says so and leads to the unlocking; after a fall it is not done standing at all."""
    page = gate(mara, position="stand")
    assert "Standing is locked for this one." in page
    assert 'href="/practise/unlock/elbow-straighten"' in page
    assert 'name="pain"' not in page
    assert "position=sit" in page
    assert "Standing is locked" in begin(mara, position="stand")
    form = mara.get("/practise/unlock/elbow-straighten").text
    assert "Doing it standing stays locked" in form
    mara.post("/practise/unlock/elbow-straighten", id=mara.form_id(), unlocker="adult", by="Mum")
    assert 'name="pain"' in gate(mara, position="stand")
    now = mara.clock.now
    record_check_in(mara.house.ledger, CheckIn(id=mara.form_id(), at=now, recorded_at=now, fell=True))
    assert "Choose one that is done sitting or lying." in gate(mara, position="stand")
    assert 'name="pain"' in gate(mara)


@pytest.mark.hazard("H16")
def test_with_pain_nothing_begins_there_and_it_can_be_over(mara: Visit) -> None:
    """Asked each time, never remembered; a sentence without advice on doses and without reassurance."""
    assert mara.post("/practise", id=mara.form_id(), **ELBOW, support="yes").url.path == "/practise/start"
    page = begin(mara, pain="yes")
    assert "You told us that it hurts: the left arm. Nothing is begun there for now." in page
    assert 'name="pain" value="no"' not in page
    assert "it hurts" in begin(mara)
    assert mara.house.ledger.state().sessions == ()
    assert 'name="pain" value="no"' in gate(mara, choice="elbow-straighten/right")
    for word in ("dose", "medicine", "tablet", "safe to", "nothing to worry"):
        assert word not in page.partition("<main")[2].partition("</main>")[0].lower()
    page = mara.post("/practise/pain", id=mara.form_id(), pain="over", **ELBOW).text
    assert "Saved: it does not hurt any more: the left arm." in page
    assert 'name="pain" value="no"' in page
    assert 'class="stage"' in begin(mara)


def test_an_address_that_is_none_is_turned_away(mara: Visit) -> None:
    """In words; an odd number or way becomes the usual one; Enter in a box begins nothing."""
    for choice in ("", "juggling/left", "elbow-straighten/middle"):
        assert mara.get("/practise/start", params={"choice": choice}).status_code == 422
    assert "Bend and straighten the elbow, left, 10</h1>" in gate(mara, goal="1e9", way="x", position="hang")
    first = re.search(r"<button[^>]*>", gate(mara).partition('class="start-gate"')[2])
    assert first is not None
    assert first[0] == '<button hidden name="pain" value="">'
    assert begin(mara, pain="").count('name="pain" value="no"') == 1
    assert mara.house.ledger.state().sessions == ()
