"""The check-in: one tap an answer, "don't know" is kept, and an observer is never taken for the person."""

import re
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest

from lull.tone.check_in import QUESTIONS, CheckIn
from made_house import Visit

BUTTON = re.compile(r'<button class="tap[^"]*" name="(\w+)" value="([^"]+)"')


def kept(mara: Visit) -> tuple[CheckIn, ...]:
    """Return the check-ins in the record."""
    return mara.house.ledger.state().check_ins


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"spasms": "2"}, "Saved: spasms 3 to 5."),
        ({"spasms": "4"}, "Saved: spasms more than 10."),
        ({"pain": "0"}, "Saved: pain 0 of 10."),
        ({"pain": "10"}, "Saved: pain 10 of 10."),
        ({"stiffness": "not-known"}, "Saved: stiffness not known."),
        ({"weak": "not-known"}, "Saved: weakness not known."),
        ({"fell": "not-known"}, "Saved: a fall not known."),
    ],
)
def test_a_tap_says_what_it_saved(mara: Visit, sent: Mapping[str, str], words: str) -> None:
    """With the way back, and one entry in the record."""
    page = mara.post("/record/check-in", id=mara.form_id(), **sent).text

    assert words in page
    assert "Undo</button>" in page
    assert len(kept(mara)) == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_dont_know_is_kept_for_every_question(mara: Visit, question: str) -> None:
    """It is no number, closes no window, and stands in the record."""
    mara.post("/record/check-in", id=mara.form_id(), **{question: "not-known"})
    (check_in,) = kept(mara)

    assert check_in.not_known == (question,)
    assert not check_in.is_answered
    assert "What you can do" not in mara.get("/").text


@pytest.mark.parametrize("sent", [{"spasms": "5"}, {"pain": "11"}, {"pain": "-1"}, {"spasms": "1-2"}])
def test_an_answer_nobody_could_tap_is_not_written(mara: Visit, sent: Mapping[str, str]) -> None:
    """One sentence, no trace."""
    page = mara.post("/record/check-in", id=mara.form_id(), **sent)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert kept(mara) == ()


def test_every_question_takes_one_tap_and_all_of_them_seven(mara: Visit) -> None:
    """Everything is a button on the page that is open anyway; no answer needs a second page or a key."""
    page = mara.get("/").text
    offered: dict[str, list[str]] = {}
    for name, value in BUTTON.findall(page.partition('id="check-in"')[2].partition("</form>")[0]):
        offered.setdefault(name, []).append(value)
    assert set(offered) == set(QUESTIONS)
    assert all(values[-1] == "not-known" for values in offered.values())
    for taps, values in enumerate(offered.items(), start=1):
        name, choices = values
        mara.post("/record/check-in", id=mara.form_id(), **{name: choices[0]})
        assert len(kept(mara)) == taps
    assert len(offered) == 7


def test_all_at_once_is_one_check_in(mara: Visit) -> None:
    """Seven choices and one button; what was left out stays open."""
    form = mara.get("/check-in").text
    for question in QUESTIONS:
        assert f'name="{question}" value="not-known"' in form
    answers = {"stiffness": "6", "pain": "2", "sleepy": "not-known", "fell": "no"}
    page = mara.post("/record/check-ins", id=mara.form_id(), **answers)
    (check_in,) = kept(mara)

    assert (check_in.stiffness, check_in.pain, check_in.fell, check_in.not_known) == (
        6,
        2,
        False,
        ("sleepy",),
    )
    assert check_in.weak is None
    assert "Saved: stiffness 6, pain 2 of 10, no fall, sleepiness not known." in page.text


@pytest.mark.parametrize("path", ["/record/check-in", "/record/check-ins"])
def test_a_form_without_an_answer_is_a_sentence(mara: Visit, path: str) -> None:
    """Enter in the name's field sends nothing that counts."""
    page = mara.post(path, id=mara.form_id(), teller="observed", seen_by="Dad")

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert kept(mara) == ()


@pytest.mark.parametrize(("name", "shown"), [("Dad", "Dad"), ("", "somebody")])
def test_an_observer_is_named_wherever_the_answer_is_shown(mara: Visit, name: str, shown: str) -> None:
    """In the toast, in the last answer, in the drawing, in its key, and in the table."""
    saved = mara.post(
        "/record/check-in", id=mara.form_id(), stiffness="7", teller="observed", seen_by=name
    ).text
    (check_in,) = kept(mara)
    page = mara.get("/").text

    assert check_in.observed
    assert f"Saved: stiffness 7 (observed by {shown})." in saved
    assert f"Last time: 7 at 15:20, {shown} saw." in page
    assert f"<td>{shown} saw: stiffness 7</td>" in page
    assert page.count('class="told observed"') == 3
    assert "Somebody else saw, 0 to 10" in page
    assert "you said: stiffness 7" not in page


def test_the_persons_own_answer_is_drawn_as_before(mara: Visit) -> None:
    """A filled dot, and no word of an observer."""
    mara.post("/record/check-in", id=mara.form_id(), stiffness="7", teller="self", seen_by="Dad")
    page = mara.get("/").text
    (check_in,) = kept(mara)

    assert (check_in.observed, check_in.said_by) == (False, "self")
    assert "told observed" not in page
    assert "<td>you said: stiffness 7</td>" in page


def test_the_same_number_by_both_is_two_answers(mara: Visit) -> None:
    """Dad taps on the page on which the person tapped."""
    same = mara.form_id()
    for teller in ("self", "observed", "observed"):
        mara.post("/record/check-in", id=same, stiffness="5", teller=teller)

    assert [c.observed for c in kept(mara)] == [False, True]


def test_a_gate_says_who_saw_it(mara: Visit) -> None:
    """The big words name the observer."""
    sent = {"weak": "3", "teller": "observed", "seen_by": "Dad"}
    page = mara.post("/record/check-in", id=mara.form_id(), **sent).text

    assert "Dad saw: weak 3 of 4" in re.sub(r"<[^>]+>", "", page.partition("<h1")[2].partition("</h1>")[0])
    assert "You said" not in page.partition("<h1")[2].partition("</h1>")[0]


def test_the_form_remembers_who_answered_for_one_sitting(mara: Visit) -> None:
    """The next tap is offered to the same person; one's own answer ends it."""
    chosen = 'value="observed" checked'
    assert chosen not in mara.get("/").text
    mara.post(
        "/record/check-in", id=mara.form_id(), sleepy="0", teller="observed", seen_by='J\u00f3n "the" <b>, 2'
    )
    page = mara.get("/").text
    assert chosen in page
    assert 'value="J\u00f3n &#34;the&#34; &lt;b&gt;, 2"' in page
    mara.post("/record/check-in", id=mara.form_id(), sleepy="0", teller="self")
    assert chosen not in mara.get("/").text


def test_the_memory_of_who_answered_is_short(mara: Visit) -> None:
    """Yesterday's observer must not speak for the person today."""
    answer: Any = mara.post_only("/record/check-in", id=mara.form_id(), sleepy="0", teller="observed")

    cookie = answer.headers["set-cookie"]
    assert "Max-Age=1200" in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


@pytest.mark.parametrize("name", ["x" * 81, "a\nb", "\x00"])
def test_a_name_that_cannot_be_shown_is_refused(mara: Visit, name: str) -> None:
    """And nothing is written."""
    page = mara.post("/record/check-in", id=mara.form_id(), sleepy="0", teller="observed", seen_by=name)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert kept(mara) == ()


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"pain": "3"}, "&next=check-in"),
        ({"weak": "2"}, ""),
        ({"fell": "yes"}, ""),
        ({"fell": "no"}, "&next=check-in"),
    ],
)
def test_after_a_tap_the_next_question_is_in_view_unless_there_is_news(
    mara: Visit, sent: Mapping[str, str], place: str
) -> None:
    """An answer that closes the windows leads to the top, where it says what to do."""
    answer = mara.post_only("/record/check-in", id=mara.form_id(), **sent)

    assert answer.headers["location"].partition("?")[0] == "/"
    assert answer.headers["location"].endswith(place)
    assert ("next" in answer.headers["location"]) is bool(place)


def test_enter_in_the_name_presses_no_number(mara: Visit) -> None:
    """The first button of the form is one that cannot be pressed."""
    form = mara.get("/").text.partition('action="/record/check-in"')[2]

    assert form.index("<button disabled hidden>") < form.index('class="tap')


def test_without_a_record_there_is_nothing_to_answer(empty: Visit) -> None:
    """The way leads to the first run."""
    assert empty.get("/check-in").url.path == "/start"


def test_last_time_is_the_last_number(mara: Visit) -> None:
    """Don't know does not push it out."""
    mara.post("/record/check-in", id=mara.form_id(), stiffness="6")
    mara.clock.now += timedelta(minutes=5)
    mara.post("/record/check-in", id=mara.form_id(), stiffness="not-known")

    assert "Last time: 6 at 15:20." in mara.get("/").text
