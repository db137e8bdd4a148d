"""Two things called the injection: the page says the difference, and its curves are the model's."""

import re

import pytest

from lull.actions.compare_injections import AN_ADULT, Course, compare_injections
from lull.treatment.person import Person
from made_house import Visit


def lowest_at(course: Course) -> float:
    """Return when the middle curve is lowest."""
    return course.times[course.tone.p50.index(min(course.tone.p50))]


def test_one_acts_for_hours_the_other_for_months() -> None:
    """The words of the page, read from the curves beside them."""
    courses = compare_injections(AN_ADULT)
    assert 3.0 <= lowest_at(courses.bolus) <= 4.5
    assert min(courses.bolus.tone.p50) < 0.5
    at_eight, at_ten = (courses.bolus.tone.p50[courses.bolus.times.index(hour)] for hour in (8.0, 10.0))
    lost = 1 - min(courses.bolus.tone.p50)
    assert 1 - at_eight < lost / 2  # "after eight to ten hours most of it is over"
    assert 1 - at_ten < lost / 4
    assert 21 <= lowest_at(courses.toxin) <= 35
    assert courses.toxin.tone.p50[3] < 1.0
    assert courses.toxin.tone.p50[91] > 0.9


@pytest.mark.parametrize("person", [None, Person(age_y=3.0, weight_kg=14.0)])
def test_where_the_model_may_not_speak_an_adult_is_drawn(person: Person | None) -> None:
    """Nobody described yet, or too young for the spinal route: the page then says that it shows adults."""
    courses = compare_injections(person)
    assert not courses.about_them
    assert courses == compare_injections(person)
    assert courses.bolus == compare_injections(AN_ADULT).bolus


def test_the_page_shows_both_and_never_mixes_their_units(empty: Visit) -> None:
    """Two charts in two sizes, two tables, mcg and U each beside its own injection, and questions to ask."""
    page = empty.get("/injections").text
    assert page.count('<svg class="chart by-day') == 4
    assert page.count("<table") == 2
    assert "After eight to ten hours most of it is over." in page
    spine, muscle = page.split('id="muscle"')
    assert "micrograms (mcg)" in spine
    assert "units (U)" in muscle
    assert "They are drawn for adults." in page
    assert "Questions for your team" in page
    assert "hypothesis" in page


def test_it_is_drawn_for_the_person_the_record_knows(mara: Visit) -> None:
    """And the plan leads there."""
    page = mara.get("/injections").text
    assert "people of this age and size" in page
    assert 'href="/injections"' in mara.get("/plan").text
    rows = re.findall(r'<th scope="row">(\d+)</th><td class="number">(\d+) %', page)
    assert rows[0] == ("0", "100")
    assert len(rows) == 16
