"""Facts about the ways to take baclofen: no number without its figure, no fact without its source."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from lull.safety.baclofen_facts import BACLOFEN
from lull.safety.route_fact import Fact, Figure
from lull.safety.route_facts import ROUTES
from lull.safety.team_questions import QUESTIONS

A_FACT = Fact(
    words="In {} children it lasted {} hours.",
    figures=(Figure(17, "child"), Figure(4.5, "hour")),
    source="somebody 2007",
    rows=("file | row",),
)
FACTS = (
    *chain.from_iterable(group.facts for group in BACLOFEN),
    *chain.from_iterable(route.facts for route in ROUTES),
)
PUSHES = re.compile(
    r"\b(you should|must|recommend\w*|advise\w*|take|stop taking|skip|double|increase|reduce|safe(?:ly)?"
    r"|normal|optimal|worry|fine|harmless|best for|we suggest)\b",
    re.IGNORECASE,
)


def test_a_fact_says_its_numbers() -> None:
    """In the order of its words."""
    assert A_FACT.text == "In 17 children it lasted 4.5 hours."


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({"words": "In {} children it lasted 4 hours."}, "without a figure"),
        ({"words": "In {} children it lasted {} to {} hours."}, "do not fit"),
        ({"words": "In {} children it lasted {}."}, "hour is not said"),
        ({"source": ""}, "no source"),
        ({"rows": ()}, "read in a row"),
        ({"source": "ours"}, "read in a row"),
        ({"source": "ours", "rows": ()}, "has no figure"),
    ],
)
def test_a_fact_that_could_not_be_judged_is_refused(change: dict[str, object], trouble: str) -> None:
    """A digit in the words, figures that do not fit, a unit left out, no source, ours with a number."""
    with pytest.raises(ValueError, match=trouble):
        replace(A_FACT, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "unit"), [(101, "%"), (-1, "hour"), (0.1, "kg"), (3, "spoons")])
def test_a_number_nobody_would_believe_is_refused(value: float, unit: str) -> None:
    """A slip of a digit does not reach a page."""
    with pytest.raises(ValueError, match=r"outside|unknown unit"):
        Figure(value, unit)


@pytest.mark.hazard("H09")
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.text[:50])
def test_a_fact_tells_what_was_published_and_never_what_to_do(fact: Fact) -> None:
    """In its full text too, where a word-wise look at the source file could miss a broken line."""
    assert not PUSHES.search(fact.text)
    assert "should" not in fact.text


@pytest.mark.hazard("H10")
def test_what_was_not_found_is_not_said_to_be_nothing() -> None:
    """Where no rate of harm is held, the page says that this is no proof that there is none."""
    for route in ROUTES:
        wrong = [fact for group in route.groups if "wrong" in group.title for fact in group.facts]
        assert wrong, f"{route.id} says nothing of what can go wrong"
        for fact in wrong:
            if "we hold none" in fact.text or "we found none" in fact.text:
                assert "That does not mean there are none." in fact.text


def test_every_way_answers_the_same_questions() -> None:
    """Where it acts, for whom, how long, what can go wrong; and what wears off says how."""
    asked = ["Where it acts", "For whom it is considered", "How long it lasts", "How it wears off"]
    for route in ROUTES:
        titles = [group.title for group in route.groups]
        expected = asked if route.id != "rhizotomy" else asked[:-1]
        assert titles == [*expected, "What can go wrong"], route.id


def test_only_what_goes_in_by_mouth_or_spine_is_baclofen() -> None:
    """Toxin and operation are called what they are, and mg and mcg stand with their own ways."""
    assert [route.id for route in ROUTES if route.is_baclofen] == ["tablets", "solution", "bolus", "pump"]
    for route in ROUTES:
        assert ("mg)" in route.counted_in) == (route.id in {"tablets", "solution"})
        assert ("mcg" in route.counted_in) == (route.id in {"bolus", "pump"})


@pytest.mark.hazard("H09")
def test_the_questions_only_ask() -> None:
    """Each is one question, asked once, that suggests no answer."""
    asked = [question for group in QUESTIONS for question in group.questions]
    assert len(set(asked)) == len(asked)
    for question in asked:
        assert question.endswith("?")
        assert not PUSHES.search(question)
