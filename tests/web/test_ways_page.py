"""What baclofen is, ways to take it: sources beside facts, curves of nobody, questions kept nowhere."""

import re
from html import unescape
from itertools import chain

import pytest

from lull.actions.compare_injections import AN_ADULT, BOLUS_MCG
from lull.actions.compare_ways import PUMP_MCG_PER_DAY, TABLET_MG
from lull.actions.measure_ways import WayLength
from lull.safety.baclofen_facts import BACLOFEN
from lull.safety.card import DRAFT, NEVER_STOP_SUDDENLY
from lull.safety.route_fact import Fact
from lull.safety.route_facts import ROUTES
from lull.safety.team_questions import QUESTIONS
from lull.web.ways_page import OWN_QUESTIONS, say_length
from made_house import Visit

PAGES = ("/baclofen", "/ways", "/ways/questions")
FACTS_OF = {
    "/baclofen": tuple(chain.from_iterable(group.facts for group in BACLOFEN)),
    "/ways": tuple(chain.from_iterable(route.facts for route in ROUTES)),
}
DRAWN_WITH = {AN_ADULT.age_y, AN_ADULT.weight_kg, TABLET_MG, BOLUS_MCG, PUMP_MCG_PER_DAY}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def main_of(page: str) -> str:
    """Return what stands between the top line and the foot."""
    return page[page.index("<main") : page.index("</main>")]


def words_of(page: str) -> str:
    """Return the words of a page's middle, without drawings and the tables that repeat them."""
    middle = re.sub(r"<(svg|table)\b.*?</\1>", " ", main_of(page), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", middle))


@pytest.mark.parametrize("path", FACTS_OF)
def test_beside_every_fact_stands_where_it_was_read(empty: Visit, path: str) -> None:
    """In the same line of the page, in the order of the data."""
    lines = re.findall(
        r"<li><span>(.*?)</span> <cite[^>]*><span class=\"unseen\">Source: </span>(.*?)</cite></li>",
        empty.get(path).text,
    )
    shown = [(unescape(words), unescape(source)) for words, source in lines]
    assert shown == [(fact.text, fact.source) for fact in FACTS_OF[path]]


@pytest.mark.hazard("H09")
@pytest.mark.parametrize("path", FACTS_OF)
def test_no_number_stands_there_that_no_fact_holds(empty: Visit, path: str) -> None:
    """Every digit is a sourced figure, a part of a source's name, or what the curves were drawn with."""
    known = set(DRAWN_WITH)
    for fact in FACTS_OF[path]:
        known |= {figure.value for figure in fact.figures} | read_numbers(fact.source)
    assert read_numbers(words_of(empty.get(path).text)) <= known


def read_numbers(text: str) -> set[float]:
    """Return the numbers in a text."""
    return {float(found) for found in NUMBER.findall(text)}


@pytest.mark.hazard("H08")
@pytest.mark.parametrize("path", PAGES)
def test_the_fixed_sentence_stands_there_and_the_words_are_marked_as_a_draft(empty: Visit, path: str) -> None:
    """On every one of the pages; above the facts where there are any."""
    middle = main_of(empty.get(path).text)
    assert DRAFT in middle
    assert NEVER_STOP_SUDDENLY in middle
    if path in FACTS_OF:
        assert middle.index(NEVER_STOP_SUDDENLY) < middle.index("fact-list")


@pytest.mark.hazard("H08")
def test_beside_the_curve_of_a_stopped_pump_stands_what_it_does_not_show(empty: Visit) -> None:
    """Tone that only comes back would look harmless."""
    page = empty.get("/ways").text
    pump = page[page.index('aria-labelledby="pump"') : page.index('aria-labelledby="toxin"')]
    assert "What this curve does not show" in pump
    assert "withdrawal can threaten life" in pump
    assert NEVER_STOP_SUDDENLY in pump
    assert 'href="/safety"' in pump


def test_what_many_believe_about_the_legs_is_put_right(empty: Visit) -> None:
    """A bolus goes into the spinal fluid and lasts hours; what goes into the calf is toxin, for months."""
    words = " ".join(words_of(empty.get("/ways").text).split())
    assert "Many people think that baclofen is injected into the legs. It is not." in words
    assert "goes into the fluid around the spinal cord. It is a test, and it lasts for hours." in words
    assert "is botulinum toxin, another medicine. It lasts for weeks to months, in that muscle only." in words


@pytest.mark.hazard("H09")
def test_the_curves_are_the_same_whoever_looks(empty: Visit, mara: Visit) -> None:
    """They are an adult's, with an amount of nobody's plan: a picture of lengths and no forecast."""
    page = empty.get("/ways").text
    drawings = re.findall(r"<svg class=\"chart.*?</svg>", page, re.DOTALL)
    assert len(drawings) == 10
    assert drawings == re.findall(r"<svg class=\"chart.*?</svg>", mara.get("/ways").text, re.DOTALL)
    assert "They are not drawn for you" in page
    assert "calls no way better than another" in page


def test_every_curve_is_also_a_table(empty: Visit) -> None:
    """It begins untreated, but for the pump, which ran before."""
    page = empty.get("/ways").text
    first = re.findall(r"<tbody><tr><th scope=\"row\">0</th><td class=\"number\">(\d+) %", page)
    assert page.count("<table") == 4
    assert [first[k] for k in (0, 1, 3)] == ["100"] * 3
    assert int(first[2]) < 50


@pytest.mark.hazard("H09")
def test_that_practice_in_the_window_helps_is_called_a_hypothesis(empty: Visit) -> None:
    """As the product always does."""
    page = empty.get("/baclofen").text
    assert "That practice in the quiet window helps more is a hypothesis." in page
    assert "It moves nobody by itself" in page


def test_the_questions_are_all_there_to_tick_without_a_script(empty: Visit) -> None:
    """Each has its box; the button that needs a script is hidden until one runs."""
    page = main_of(empty.get("/ways/questions").text)
    shown = re.findall(
        r'<label class="choice tick"><input type="checkbox" autocomplete="off">(.*?)</label>', page
    )
    assert [unescape(words) for words in shown] == [
        question for group in QUESTIONS for question in group.questions
    ]
    assert re.search(r"<button[^>]* data-print hidden>", page)
    assert "print command of your browser" in page


def test_what_is_ticked_or_typed_goes_nowhere(mara: Visit) -> None:
    """No form, no name, no address to send it to, and nobody answers one."""
    page = main_of(mara.get("/ways/questions").text)
    assert "<form" not in page
    assert page.count("<textarea") == OWN_QUESTIONS
    for field in re.findall(r"<(?:textarea|input)[^>]*>", page):
        assert " name=" not in field
        assert 'autocomplete="off"' in field
    assert "Nothing you tick or type here is kept." in page
    before = mara.house.ledger.state()
    assert mara.post("/ways/questions", own="something private").status_code in {404, 405}
    assert mara.house.ledger.state() == before


@pytest.mark.parametrize("path", ["/baclofen", "/ways"])
def test_both_pages_end_in_questions(empty: Visit, path: str) -> None:
    """A short list there, and the whole list one click away."""
    middle = main_of(empty.get(path).text)
    end = middle[middle.index('id="ask"') :]
    assert "Questions for your team" in end
    assert end.count('type="checkbox"') > 5
    assert 'href="/ways/questions"' in end
    assert "<section" not in end


def test_the_pages_lead_to_each_other(mara: Visit) -> None:
    """From the plan, from and to the two injections, and between themselves."""
    links = {
        "/plan": ("/ways",),
        "/injections": ("/ways", "/ways/questions"),
        "/ways": ("/injections", "/baclofen", "/ways/questions"),
        "/baclofen": ("/ways", "/injections", "/safety"),
        "/ways/questions": ("/ways", "/baclofen"),
    }
    for path, targets in links.items():
        page = mara.get(path).text
        for target in targets:
            assert f'href="{target}"' in page, f"{path} does not lead to {target}"
    for route in ROUTES:
        assert f'href="#{route.id}"' in mara.get("/ways").text
        assert f'<h2 id="{route.id}">' in mara.get("/ways").text


@pytest.mark.parametrize(
    ("from_h", "until_h", "words"),
    [
        (1.75, 7.25, "about hours 2 to 7"),
        (264.0, 1368.0, "about weeks 2 to 8"),
        (10.5, None, "from about hour 10, while it runs"),
    ],
)
def test_a_length_is_said_in_hours_or_weeks(from_h: float, until_h: float | None, words: str) -> None:
    """And a pump lasts while it runs."""
    assert say_length(WayLength(way="any", from_h=from_h, until_h=until_h)) == words


def test_a_fact_of_the_page_is_never_markup() -> None:
    """Signs such as ``<`` are shown as they are."""
    assert all("<" not in fact.text for fact in all_facts())


def all_facts() -> tuple[Fact, ...]:
    """Return the facts of both pages."""
    return (*FACTS_OF["/baclofen"], *FACTS_OF["/ways"])
