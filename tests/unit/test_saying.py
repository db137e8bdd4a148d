"""A saying is its English text, and remembers what it was made of."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.saying import (
    Saying,
    as_sentence,
    say,
    say_count,
    together,
    with_full_stop,
    with_lower_first,
    with_upper_first,
)


def test_a_saying_is_its_english_text() -> None:
    said = say("You came back after {days} days.", days=3)
    assert said == "You came back after 3 days."
    assert json.dumps({"said": said}) == '{"said": "You came back after 3 days."}'
    assert (said.pattern, dict(said.values)) == ("You came back after {days} days.", {"days": 3})


def test_a_missing_value_is_an_error_where_it_is_said() -> None:
    with pytest.raises(KeyError):
        say("After {days} days")


@given(st.integers(0, 1000))
def test_one_is_said_of_one_only(number: int) -> None:
    said = say_count(number, "{number} day", "{number} days")
    assert said == (f"{number} day" if number == 1 else f"{number} days")


@given(st.lists(st.text(max_size=9), max_size=5), st.text(max_size=4))
def test_parts_are_put_together_as_they_are(parts: list[str], between: str) -> None:
    """Also what a person typed: braces in it are no gaps."""
    assert together(parts, between) == between.join(parts)


def test_the_first_letter_is_as_asked() -> None:
    assert with_upper_first(say("a fall")) == "A fall"
    assert with_lower_first(say("Knee")) == "knee"
    assert with_upper_first("") == ""


@pytest.mark.parametrize(
    ("text", "ended", "sentence"),
    [
        ("a file is empty", "a file is empty.", "A file is empty."),
        ("It stands.", "It stands.", "It stands."),
        ("is it there?", "is it there?", "Is it there?"),
        ("stop!", "stop!", "Stop!"),
        ("", "", ""),
    ],
)
def test_a_sentence_begins_large_and_ends_once(text: str, ended: str, sentence: str) -> None:
    for given_text in (text, say("{text}", text=text)):
        assert with_full_stop(given_text) == ended
        assert as_sentence(given_text) == sentence
        assert isinstance(as_sentence(given_text), Saying) == isinstance(given_text, Saying)


@given(text=st.text(max_size=20), is_said=st.booleans())
def test_a_sentence_stays_one(text: str, *, is_said: bool) -> None:
    """And where it was said, it keeps what it was made of."""
    once = as_sentence(say("{text}", text=text) if is_said else text)
    assert as_sentence(once) == once
    assert isinstance(once, Saying) == is_said


@given(st.text(max_size=20))
def test_a_copy_remembers_too(typed: str) -> None:
    said = with_upper_first(say_count(2, "{number} x {typed}", "{number} y {typed}", typed=typed))
    for again in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert again == said
        assert again.values == said.values
        assert (again.many, again.number, again.first) == (said.many, said.number, said.first)
