"""Sayings and templates in another language, and what no language changes."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from lull.saying import say, say_count, together, with_upper_first
from lull.web.spoken_templates import speak_in
from lull.web.translation import IN_ENGLISH, Language, find_language, name_counted, speak, speaking

GERMAN = Language(
    "de",
    {
        "{what} after {days} days": "nach {days} Tagen {what}",
        "a fall": "ein Sturz",
        name_counted("{number} day", "{number} days"): ("{number} Tag", "{number} Tage"),
        "Rest, %(name)s": "Ruh dich aus, %(name)s",
        "<b>%(num)s</b> day": "allein",
        name_counted("<b>%(num)s</b> day", "<b>%(num)s</b> days"): (
            "<b>%(num)s</b> Tag",
            "<b>%(num)s</b> Tage",
        ),
        "Dad's": 'Papas "Stuhl"',
        "never translated": "",
    },
)
FALL = say("{what} after {days} days", what=say("a fall"), days=3)


def test_a_pattern_is_looked_up_and_its_values_too() -> None:
    with speaking(GERMAN):
        assert speak(FALL) == "nach 3 Tagen ein Sturz"
        assert speak(with_upper_first(FALL)) == "Nach 3 Tagen ein Sturz"
        assert [speak(say_count(n, "{number} day", "{number} days")) for n in (0, 1, 2)] == [
            "0 Tage",
            "1 Tag",
            "2 Tage",
        ]
        assert speak({"said": (together((FALL, say("a fall")), "; "), 4)}) == {
            "said": ["nach 3 Tagen ein Sturz; ein Sturz", 4]
        }
    assert speak(FALL) == "a fall after 3 days"


def test_what_is_missing_is_said_in_english() -> None:
    with speaking(GERMAN):
        assert speak(say("never translated")) == "never translated"
        assert speak(say("nobody knows {n}", n=1)) == "nobody knows 1"


def test_what_a_person_typed_is_never_looked_up() -> None:
    with speaking(GERMAN):
        assert speak("a fall") == "a fall"
        assert speak(say("{what} after {days} days", what="a fall", days=1)) == "nach 1 Tagen a fall"
        assert speak(together(("{days}", say("a fall")))) == "{days} ein Sturz"


@pytest.fixture
def templates() -> Environment:
    """An environment as the pages have it."""
    made = Environment(
        loader=DictLoader({}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=speak,
        extensions=["jinja2.ext.i18n"],
    )
    speak_in(made, {"upper_first": with_upper_first})
    return made


@pytest.mark.parametrize(
    ("source", "english", "german"),
    [
        ("{{ x }}", "a fall after 3 days", "nach 3 Tagen ein Sturz"),
        ("{{ x|upper_first }}", "A fall after 3 days", "Nach 3 Tagen ein Sturz"),
        ("{{ x|upper }}", "A FALL AFTER 3 DAYS", "NACH 3 TAGEN EIN STURZ"),
        ("{{ [x, y]|join(', ') }}", "a fall after 3 days, &lt;i&gt;", "nach 3 Tagen ein Sturz, &lt;i&gt;"),
        ("{% trans name=y %}Rest, {{ name }}{% endtrans %}", "Rest, &lt;i&gt;", "Ruh dich aus, &lt;i&gt;"),
        (
            "{% trans num=2 %}<b>{{ num }}</b> day{% pluralize %}<b>{{ num }}</b> days{% endtrans %}",
            "<b>2</b> days",
            "<b>2</b> Tage",
        ),
        ('<p title="{{ _("Dad\'s") }}">', '<p title="Dad&#39;s">', '<p title="Papas &#34;Stuhl&#34;">'),
        ("{{ {'a': x}|tojson }}", '{"a": "a fall after 3 days"}', '{"a": "nach 3 Tagen ein Sturz"}'),
    ],
)
def test_a_template_speaks(templates: Environment, source: str, english: str, german: str) -> None:
    page = templates.from_string(source)
    values = {"x": FALL, "y": "<i>"}
    assert page.render(values) == english
    with speaking(GERMAN):
        assert page.render(values) == german


def test_a_part_about_medicine_is_english_on_every_page(templates: Environment) -> None:
    page = templates.from_string('{% call in_english() %}<p lang="en">{{ x }}</p>{% endcall %}{{ x }}')
    with speaking(GERMAN):
        assert page.render(x=FALL) == '<p lang="en">a fall after 3 days</p>nach 3 Tagen ein Sturz'


def test_a_language_nobody_knows_is_english() -> None:
    assert find_language("xx") is IN_ENGLISH
    assert find_language("en") is IN_ENGLISH
