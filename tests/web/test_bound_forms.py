"""A form belongs to the record it was shown for: two open tabs never mix two people (hazard H26)."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest

from lull.store.ledger import Ledger
from made_house import Clock, Visit, begin_mara, open_house, visit

PAGES = (
    "/",
    "/plan",
    "/plan/new",
    "/plan/while",
    "/plan/weaning",
    "/record/dose",
    "/safety",
    "/progress",
    "/measure/swing",
    "/measure/scales/gmfcs",
)
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)


def record_of(page: str) -> str:
    """Return the record that the first form of a page names."""
    found = re.search(r'name="record" value="([0-9a-f]{16})"', page)
    assert found is not None
    return found.group(1)


@pytest.mark.hazard("H26")
@pytest.mark.parametrize("path", PAGES)
def test_every_form_that_writes_names_its_record_once(mara: Visit, path: str) -> None:
    """No template has to remember it."""
    forms = [form for form in FORM.findall(mara.get(path).text) if 'method="post"' in form]

    assert forms
    assert all(form.count('name="record"') == 1 for form in forms)
    assert len({record_of(form) for form in forms}) == 1


@pytest.mark.hazard("H26")
def test_a_form_of_one_record_cannot_write_into_another(tmp_path: Path) -> None:
    """A dose typed in the own record's tab, sent after the made-up family was opened in another tab."""
    clock = Clock()
    house = open_house(tmp_path, clock=clock, demo=lambda: Ledger.open(tmp_path / "demo.db"))
    begin_mara(house)
    browser = visit(house, clock)
    own = record_of(browser.get("/record/dose").text)
    dose = {"mg": "10", "day": "2026-11-22", "clock": "14:00", "back": "/plan"}
    house.open_demo()
    begin_mara(house)
    before = len(house.ledger.events())

    refused = browser.post("/record/dose", id=browser.form_id(), record=own, **dose)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This page was opened for another record" in refused.text
    assert len(house.ledger.events()) == before
    demo = record_of(browser.get("/record/dose").text)
    assert demo != own
    browser.post("/record/dose", id=browser.form_id(), record=demo, **dose)
    assert len(house.ledger.events()) == before + 1
    house.leave_demo()
    assert len(house.ledger.state().administrations) == 0
