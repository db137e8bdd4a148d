"""What do you see? The answer is how to call, it never waits for the record, and it is never good news."""

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest

from lull.record.event_body import to_event_now
from lull.record.pump_facts import PumpDescription, PumpRefill
from lull.safety.card import DRAFT, SAFETY_CARD
from lull.safety.danger_signs import DangerSigns
from lull.safety.signs import SIGNS, signs_of
from lull.store.ledger import Ledger
from lull.treatment.pump_program import PumpFill
from lull.web.card_values import read_card_values
from made_house import Visit
from made_record import NOW, dose_event

GOOD_NEWS = re.compile(
    r"\b(safe|safely|fine|normal|harmless|unlikely|no need|need not|all clear|nothing wrong|not withdrawal|"
    r"not overdose|score|risk|you have)\b",
    re.IGNORECASE,
)


def main_of(page: str) -> str:
    """Return the words of a page's own part."""
    part = page.partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part))


def tick(mara: Visit, *signs: str, form_id: str | None = None) -> str:
    """Tick signs and return the answer."""
    fields = {"id": form_id or mara.form_id(), "sign": list(signs)}
    answer = mara.client.post("/danger", data=fields, headers=mara.origin)
    assert answer.status_code == HTTPStatus.OK
    page: str = answer.text
    return page


def seen(mara: Visit) -> list[DangerSigns]:
    """Return what was written down."""
    return list(mara.house.ledger.state().said(DangerSigns))


@pytest.mark.hazard("H11")
def test_every_sign_can_be_ticked_and_both_numbers_stand_above(mara: Visit) -> None:
    """Nobody has to fill in anything to call."""
    page = mara.get("/danger").text

    assert re.findall(r'name="sign" value="(\w+)"', page) == list(SIGNS)
    assert page.index('href="tel:112"') < page.index('name="sign"')
    assert DRAFT in main_of(page)


@pytest.mark.hazard("H10", "H11")
@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_leads_to_a_call(mara: Visit, sign: str) -> None:
    """With both lists, the person's numbers, and what a hospital asks."""
    mara.house.ledger.append(dose_event("d"))
    page = tick(mara, sign)
    words = main_of(page)
    urgent = sign in {known.id for known in SAFETY_CARD.emergency_signs}

    assert ("Call emergency now" if urgent else "Call the clinic now") in page.partition("<h1")[2]
    assert 'href="tel:112"' in page
    assert "Signs of too little (withdrawal)" in words
    assert "Signs of too much (overdose)" in words
    for other in (*signs_of("withdrawal"), *signs_of("overdose")):
        assert other.words in words
    for fact in ("Mara", "07:30 10 mg", "10 mg per tablet", "10 mg, 22 November 2026 14:20", DRAFT):
        assert fact in words
    assert SAFETY_CARD.either_way in words
    assert "Never stop baclofen suddenly." in words
    assert not GOOD_NEWS.search(words)


@pytest.mark.hazard("H10")
def test_nothing_ticked_is_keep_watching_with_the_worst_first(mara: Visit) -> None:
    """Never the end of the matter."""
    page = tick(mara)
    words = main_of(page)

    assert "Keep watching. Call if you see one of these" in words
    assert "Not sure? Call." in words
    assert 'href="tel:112"' in page
    places = [page.index(f"<li>{sign.words}</li>") for sign in SIGNS.values()]
    assert places == sorted(places)
    assert not GOOD_NEWS.search(words)
    assert seen(mara) == []


def test_what_was_ticked_is_kept_once(mara: Visit) -> None:
    """In the order of the card's own ids; a double click is one entry, another look another."""
    same = mara.form_id()
    for _ in range(2):
        tick(mara, "itchy", "cold", form_id=same)
    mara.clock.move(minutes=3)
    tick(mara, "cold", form_id=same)

    assert [told.signs for told in seen(mara)] == [("itchy", "cold"), ("cold",)]


@pytest.mark.hazard("H10")
def test_an_answer_needs_no_id_and_no_known_sign(mara: Visit) -> None:
    """A page of another version, or half a form: the worst is meant, and nothing is written."""
    page = mara.client.post("/danger", data={"sign": "unheard"}, headers=mara.origin).text

    assert "Call emergency now" in page
    assert seen(mara) == []


@pytest.mark.hazard("H10", "H26")
def test_a_page_opened_for_another_record_is_answered_and_not_written_down(mara: Visit) -> None:
    """A page kept from another record still says how to call."""
    fields = {"id": mara.form_id(), "sign": "cold", "record": "another"}
    answer = mara.client.post("/danger", data=fields, headers=mara.origin)

    assert answer.status_code == HTTPStatus.OK
    assert "Call emergency now" in answer.text
    assert seen(mara) == []


@pytest.mark.hazard("H10")
@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"sign": "itchy"}},
        {"data": {f"f{k}": "x" for k in range(400)}},
        {"content": b"\xff", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        {"files": {"sign": ("a.txt", b"itchy")}},
    ],
    ids=["json", "too many fields", "broken", "a file"],
)
def test_a_form_that_is_none_is_answered_all_the_same(mara: Visit, sent: dict[str, Any]) -> None:
    """No refusal stands between a person and the telephone, and nothing is called good."""
    headers = mara.origin | sent.pop("headers", {})
    answer = mara.client.post("/danger", headers=headers, **sent)

    assert answer.status_code == HTTPStatus.OK
    assert "Call" in answer.text.partition("<h1")[2].partition("</h1>")[0]
    assert 'href="tel:112"' in answer.text
    assert seen(mara) == []


@pytest.mark.hazard("H37", "H10")
def test_the_answer_comes_also_when_nothing_can_be_written(
    mara: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a locked file must not stand between a person and the telephone."""

    def refuse(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Ledger, "append", refuse)
    page = tick(mara, "breathing")

    assert "Call emergency now" in page
    assert 'href="tel:112"' in page


@pytest.mark.hazard("H37", "H10")
@pytest.mark.parametrize("signs", [(), ("breathing",), ("itchy",)])
def test_the_answer_comes_also_when_the_record_cannot_be_read(
    mara: Visit, monkeypatch: pytest.MonkeyPatch, signs: tuple[str, ...]
) -> None:
    """The same words on a bare page, without any number of the person."""

    def refuse(_: object) -> None:
        raise OSError("the record is gone")

    monkeypatch.setattr(Ledger, "state", refuse)
    asked = mara.get("/danger")
    page = tick(mara, *signs)

    assert asked.status_code == HTTPStatus.OK
    for text in (asked.text, page):
        assert all(sign.words in text for sign in SIGNS.values())
        assert DRAFT in text
        assert "Call your emergency number." in text
    assert not signs or "Call " in page.partition("<h1>")[2].partition("</h1>")[0]


def test_without_a_record_the_page_works_and_keeps_nothing_secret(empty: Visit) -> None:
    """Nobody has to begin anything to learn when to call."""
    assert "Call your emergency number." in empty.get("/danger").text
    page = tick(empty, "cold")

    assert "Call emergency now" in page
    assert "No record yet." in page


def test_a_pump_is_something_to_say(mara: Visit) -> None:
    """The action stays as it is."""
    pump = PumpDescription(model="SynchroMed II", reservoir_ml=20, clinic_phone="+49 30 1")
    mara.house.ledger.append(to_event_now(pump, event_id="pump", now=NOW))
    page = tick(mara, "itchy")

    assert "Say that there is a baclofen pump." in page
    assert "SynchroMed II" in page
    assert 'href="tel:+49301"' in page


def test_a_refill_is_recent_for_three_days(mara: Visit) -> None:
    """And not before it was done."""
    fill = PumpFill(filled_at=NOW, mcg_per_ml=2000, reservoir_ml=20)
    refill = PumpRefill(id="refill", fill=fill, alarm_on=None)
    mara.house.ledger.append(to_event_now(refill, event_id="refill", now=NOW))
    state = mara.house.ledger.state()
    recent = [
        read_card_values(state, now=NOW + timedelta(hours=hours)).recent_refill for hours in (-1, 0, 72, 73)
    ]

    assert recent == [False, True, True, False]
    assert "both lists" in tick(mara, "itchy")


@pytest.mark.parametrize("path", ["/", "/plan", "/progress", "/side-effects"])
def test_the_signs_are_at_most_two_steps_away(mara: Visit, path: str) -> None:
    """The card from everywhere, and from the card the signs."""
    assert 'href="/safety"' in mara.get(path).text
    assert 'href="/danger"' in mara.get("/safety").text
