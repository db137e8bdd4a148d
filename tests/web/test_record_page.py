"""Writing into the record from a page: one tap, one form, one question where it is unusual, one way back."""

import re
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus

import pytest

from lull.quantities import OralMg
from lull.web.forms import local_path
from made_house import Visit
from made_record import NOW
from read_page import field_error, field_value


def dose(mara: Visit, **changes: str) -> dict[str, str]:
    """Return a dose form as our page would send it: 10 mg today at 07:41."""
    return {
        "id": mara.form_id(),
        "mg": "10",
        "day": "2026-11-22",
        "clock": "07:41",
        "said_by": "",
    } | changes


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"stiffness": "0"}, (0, None, None, None, None)),
        ({"stiffness": "10"}, (10, None, None, None, None)),
        ({"sleepy": "4"}, (None, 4, None, None, None)),
        ({"weak": "0"}, (None, None, 0, None, None)),
        ({"fell": "yes"}, (None, None, None, True, None)),
        ({"ill": "no"}, (None, None, None, None, False)),
    ],
)
def test_one_tap_saves_one_answer(mara: Visit, sent: Mapping[str, str], kept: tuple[object, ...]) -> None:
    """What was not asked stays unknown."""
    page = mara.post("/record/check-in", id=mara.form_id(), **sent)
    (check_in,) = mara.house.ledger.state().check_ins

    assert (check_in.stiffness, check_in.sleepy, check_in.weak, check_in.fell, check_in.ill) == kept
    assert "Saved: " in page.text
    assert "Undo</button>" in page.text


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"stiffness": "11"},
        {"stiffness": "-1"},
        {"stiffness": "5.5"},
        {"stiffness": "٣"},
        {"sleepy": "5"},
        {"weak": "x"},
        {"fell": "maybe"},
        {"stiffness": "5", "id": "short"},
        {"stiffness": "5", "id": "<script>"},
    ],
)
def test_an_answer_nobody_could_tap_is_not_written(mara: Visit, sent: Mapping[str, str]) -> None:
    """One sentence, no trace."""
    page = mara.post("/record/check-in", **({"id": mara.form_id()} | dict(sent)))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Nothing was written." in page.text
    assert "Traceback" not in page.text
    assert mara.house.ledger.state().check_ins == ()


@pytest.mark.parametrize("path", ["/record/dose", "/plan/new", "/record/check-in", "/record/void"])
@pytest.mark.parametrize("body", ["", "fields", "json"])
def test_a_form_without_its_id_is_a_sentence_and_no_trace(mara: Visit, path: str, body: str) -> None:
    """Empty, half, or not a form at all."""
    before = mara.house.ledger.events()
    if body == "json":
        page = mara.client.post(path, json={"mg": 10}, headers=mara.origin)
    else:
        page = mara.post(path, **({"mg": "x", "go": "more", "stiffness": "not-known"} if body else {}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "The form has no id" in page.text
    assert mara.house.ledger.events() == before


@pytest.mark.hazard("H04")
def test_a_tap_sent_twice_is_one_check_in_and_another_tap_is_another(mara: Visit) -> None:
    """A double click is one answer; a mind changed on the same page is two."""
    same = mara.form_id()
    for answer in ("6", "6", "7"):
        mara.post("/record/check-in", id=same, stiffness=answer)

    assert [c.stiffness for c in mara.house.ledger.state().check_ins] == [6, 7]


def test_undo_takes_back_and_can_be_undone(mara: Visit) -> None:
    """The toast leads back, and back again; the log keeps all of it."""
    page = mara.post("/record/check-in", id=mara.form_id(), stiffness="6")
    undone = mara.post("/record/void", **undo_of(page.text))
    assert mara.house.ledger.state().check_ins == ()
    assert "Taken back." in undone.text

    redone = mara.post("/record/void", **undo_of(undone.text))
    assert [c.stiffness for c in mara.house.ledger.state().check_ins] == [6]
    assert "Put back." in redone.text


def undo_of(page: str) -> dict[str, str]:
    """Return the undo form of the toast."""
    form = re.search(r'data-toast.*?<form method="post" action="/record/void">(.*?)</form>', page, re.DOTALL)
    assert form is not None
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.group(1)))


def test_a_dose_keeps_when_it_was_taken_and_when_it_was_written_down(mara: Visit) -> None:
    """Back-dating is a fact of family life."""
    page = mara.post("/record/dose", **dose(mara, said_by="Dad", day="2026-11-21", clock="20:41"))
    (given,) = mara.house.ledger.state().administrations

    assert page.url.path == "/plan"
    assert (given.amount, given.said_by) == (OralMg(10.0), "Dad")
    assert given.taken_at.isoformat() == "2026-11-21T19:41:00+00:00"
    assert given.recorded_at == NOW


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("mg", "", "Enter the amount in mg."),
        ("mg", "0", "Enter a number above 0 and up to 10000."),
        ("mg", "NaN", "NaN is not a number. Enter the amount in mg."),
        ("mg", "10001", "Enter a number above 0 and up to 10000."),
        ("mg", "1,000", "1,000 can be read in two ways. Write it without a comma or point."),
        ("mg", "10 mcg", "10 mcg is not a number. Enter the amount in mg."),
        ("clock", "", "Enter the time it was taken."),
        ("clock", "7h41", "7h41 is not a time. Write it like 08:00."),
        ("clock", "15:26", "This time has not come yet. Record it when it has been taken."),
        ("day", "2026-11-23", "Choose today or a day before."),
        ("day", "0001-01-01", "Choose today or a day before."),
        ("day", "yesterday", "yesterday is not a day. Write it like 2026-11-22."),
    ],
)
@pytest.mark.hazard("H03")
def test_what_cannot_be_a_dose_is_said_beside_the_field(
    mara: Visit, name: str, typed: str, sentence: str
) -> None:
    """The words typed stay, and nothing is written."""
    page = mara.post("/record/dose", **dose(mara, **{name: typed}))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) == sentence
    assert field_value(page.text, name) == typed
    assert mara.house.ledger.state().administrations == ()


def test_clocks_may_differ_by_five_minutes(mara: Visit) -> None:
    """15:24 on the kitchen clock is 15:20 here."""
    mara.post("/record/dose", **dose(mara, clock="15:24"))

    assert len(mara.house.ledger.state().administrations) == 1


@pytest.mark.hazard("H03")
def test_above_the_plan_is_asked_once_then_recorded_with_the_card(mara: Visit) -> None:
    """A fact is never refused: the question, then the entry, then the card that says why it is shown."""
    form = dose(mara, mg="100")
    asked = mara.post("/record/dose", **form)
    assert "Is this right?" in asked.text
    assert mara.house.ledger.state().administrations == ()

    hidden = dict(
        re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)">',
            asked.text.partition("<main")[2].partition("</main")[0],
        )
    )
    assert hidden | {"record": ""} == form | {"confirmed": "yes", "record": ""}
    card = mara.post("/record/dose", **hidden)

    assert card.url.path == "/safety"
    assert "You recorded more than the plan says." in card.text
    assert [d.amount.mg for d in mara.house.ledger.state().administrations] == [100.0]
    assert "Open the safety card" in mara.get("/").text


@pytest.mark.hazard("H04")
def test_a_second_record_of_the_same_dose_is_asked_about(mara: Visit) -> None:
    """Two carers, one tablet."""
    mara.post("/record/dose", **dose(mara, said_by="Dad"))
    asked = mara.post("/record/dose", **dose(mara, said_by="Mum", clock="07:50"))

    assert "already in the record (by Dad)" in asked.text
    assert len(mara.house.ledger.state().administrations) == 1


@pytest.mark.hazard("H04")
def test_the_same_form_sent_twice_is_one_dose(mara: Visit) -> None:
    """A double click, a reload: one tablet."""
    form = dose(mara)
    mara.post("/record/dose", **form)
    mara.post("/record/dose", **form)

    assert len(mara.house.ledger.state().administrations) == 1


def test_taken_now_is_the_servers_now(mara: Visit) -> None:
    """A page left open since breakfast records the moment of the tap."""
    mara.clock.move(minutes=13)
    mara.post("/record/dose", id=mara.form_id(), when="now", mg="10")

    assert mara.house.ledger.state().administrations[0].taken_at == NOW + timedelta(minutes=13)


def test_fix_record_fills_in_what_was_due(mara: Visit) -> None:
    """From the gap on Today to a form that already knows the slot."""
    today = mara.get("/").text
    link = re.search(
        r'href="(/record/dose\?due=[^"]+)"[^>]*>Fix record<span class="unseen"> for 11:30', today
    )
    assert link is not None
    form = mara.get(link.group(1)).text

    assert (field_value(form, "mg"), field_value(form, "clock"), field_value(form, "day")) == (
        "10",
        "11:30",
        "2026-11-22",
    )


@pytest.mark.parametrize("due", ["nonsense", "2026-11-22", "<script>", "2026-11-22T11:30"])
def test_a_link_that_names_no_slot_opens_an_empty_form(mara: Visit, due: str) -> None:
    """Nothing typed into an address becomes an amount."""
    assert field_value(mara.get("/record/dose", params={"due": due}).text, "mg") == ""


@pytest.mark.parametrize("voided", ["nothing", "", "person"])
def test_only_what_is_there_can_be_taken_back(mara: Visit, voided: str) -> None:
    """And never the last word on who this is."""
    page = mara.post("/record/void", event_id=voided, id=mara.form_id(), back="/plan")

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert mara.house.ledger.state().described is not None


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a?b", ""]
)
@pytest.mark.hazard("H34")
def test_no_form_leads_to_another_site(mara: Visit, back: str) -> None:
    """The page to go back to is one of ours or Today."""
    answer = mara.post_only("/theme", theme="dark", back=back)

    assert answer.headers["location"] == "/"
    assert local_path("/record/dose") == "/record/dose"


@pytest.mark.parametrize("path", ["/record/dose", "/plan/new"])
def test_without_a_record_there_is_nothing_to_write_into(empty: Visit, path: str) -> None:
    """Every way in leads to the first run."""
    assert empty.get(path).url.path == "/start"
    assert empty.post(path, id=empty.form_id(), mg="10").url.path == "/start"
    assert empty.house.ledger.events() == ()


def test_a_slot_ahead_opens_with_now_and_going_back_keeps_the_words(mara: Visit) -> None:
    """Nothing in the future is offered; No leads back to the form, Cancel to where it came from."""
    form = mara.get("/record/dose", params={"due": "2026-11-22T15:30:00+01:00", "back": "/"}).text
    assert (field_value(form, "clock"), field_value(form, "mg")) == ("15:20", "10")
    assert '<a class="btn quiet" href="/">Do not save' in form

    again = mara.post("/record/dose", **dose(mara, mg="100", back="/", go="change", said_by="Dad")).text
    assert (field_value(again, "mg"), field_value(again, "said_by")) == ("100", "Dad")
    assert 'name="back" value="/"' in again
    assert mara.post("/record/dose", **dose(mara, back="/")).url.path == "/"
