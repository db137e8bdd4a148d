"""The stock page: count, fetch, what may be left, the earlier day, and the way back."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest

from lull.quantities import OralMg, ProductStrength
from lull.record.plan_version import PlanVersion
from lull.treatment.stock import StockChange
from made_house import Visit
from made_record import NOW, dose_event, made_plan, plan_event
from read_page import field_error, field_value


def form(mara: Visit, **changes: str) -> dict[str, str]:
    """Return a form as our page would send it: 20 tablets of 10 mg, today at 15:20."""
    return {
        "id": mara.form_id(),
        "per": "tablet",
        "strength_mg": "10",
        "strength_again": "",
        "quantity": "20",
        "day": "2026-11-22",
        "clock": "15:20",
        "said_by": "",
    } | changes


def liquid_plan() -> PlanVersion:
    """Return the same plan from a bottle of 5 mg per mL."""
    plan = made_plan("liquid", valid_from=NOW - timedelta(days=1))
    object.__setattr__(plan, "strength", ProductStrength(OralMg(5.0), "mL"))
    return plan


def changes_of(mara: Visit) -> list[StockChange]:
    """Return what stands in the record about the stock."""
    return list(mara.house.ledger.state().said(StockChange))


def main_of(page: str) -> str:
    """Return the words of the page itself."""
    main = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL).partition("<main")[2].partition("</main")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_from_the_plan_to_a_count_and_its_day(mara: Visit) -> None:
    """Nothing counted says so; twenty tablets last until the dose of 15:30 on Friday."""
    assert 'href="/stock"' in mara.get("/plan").text
    assert "Nothing was counted yet." in main_of(mara.get("/stock").text)
    shown = mara.get("/stock/count").text
    assert (field_value(shown, "strength_mg"), field_value(shown, "clock")) == ("", "15:20")
    page = mara.post("/stock/count", **form(mara))

    assert page.url.path == "/stock"
    assert "Saved: 20 tablets (10 mg per tablet) counted." in page.text
    words = main_of(page.text)
    assert "20 tablets 10 mg per tablet" in words
    assert "Days left 5" in words
    assert "It may run out on Friday 27 November, at the dose of 15:30" in words
    assert "Never stop baclofen suddenly." in words


@pytest.mark.hazard("H05")
def test_what_is_left_is_a_range_while_a_dose_has_no_record(mara: Visit) -> None:
    """Counted at 07:00; 07:30 recorded, 11:30 not."""
    mara.post("/stock/count", **form(mara, clock="07:00"))
    mara.house.ledger.append(dose_event("a", taken_at=NOW - timedelta(hours=7, minutes=50)))
    words = main_of(mara.get("/stock").text)

    assert "18 to 19 tablets" in words
    assert "This is the earlier day: doses without a record count as given." in words


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"strength_again": ""}, "strength_again", "Type it again from the label."),
        (
            {"strength_again": "1"},
            "strength_again",
            "The two numbers differ. Look at the label and type both again.",
        ),
        ({"strength_mg": ""}, "strength_mg", "Enter the number from the label."),
        ({"per": ""}, "per", "Choose tablet or liquid."),
        ({"quantity": ""}, "quantity", "Enter how many there are."),
        ({"quantity": "0"}, "quantity", "Enter a number above 0 and up to 10000."),
        (
            {"quantity": "1,000"},
            "quantity",
            "1,000 can be read in two ways. Write it without a comma or point.",
        ),
        ({"clock": "15:40"}, "clock", "This time has not come yet. Write it down when it is there."),
        ({"day": ""}, "day", "Enter the day it was fetched."),
        ({"said_by": "\u0007"}, "said_by", "Use letters, numbers and signs only."),
    ],
)
def test_a_bottle_has_its_strength_typed_twice_and_every_slip_its_sentence(
    mara: Visit, typed: dict[str, str], name: str, sentence: str
) -> None:
    """Beside the field, with the words kept, and nothing written."""
    mara.house.ledger.append(plan_event(liquid_plan(), at=NOW - timedelta(days=1)))
    sent = form(mara, per="mL", strength_mg="5", strength_again="5") | typed
    page = mara.post("/stock/fetch", **sent)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) == sentence or sentence in page.text
    assert changes_of(mara) == []


@pytest.mark.hazard("H01")
def test_another_strength_than_the_plans_is_asked_once(mara: Visit) -> None:
    """The bottle in the hand against the plan; No leads back with every word, Yes writes it down."""
    sent = form(mara, per="mL", strength_mg="5", strength_again="5", quantity="100")
    asked = mara.post("/stock/fetch", **sent)
    assert "The plan says 10 mg per tablet. This stock is 5 mg per mL." in asked.text
    assert changes_of(mara) == []
    back = mara.post("/stock/fetch", **sent, go="change").text
    assert (field_value(back, "quantity"), field_value(back, "strength_again")) == ("100", "5")

    page = mara.post("/stock/fetch", **sent, confirmed="yes")
    assert "Saved: 100 mL (5 mg per mL) fetched." in page.text


@pytest.mark.parametrize("none", ["0", "0.0", "0,0"])
def test_nothing_left_is_a_count_and_runs_out_at_the_next_dose(mara: Visit, none: str) -> None:
    """Zero tablets at 15:20: the dose of 15:30 is not there, and Today says so with the card."""
    words = main_of(mara.post("/stock/count", **form(mara, quantity=none)).text)

    assert "0 tablets" in words
    assert "Days left less than one" in words
    assert "The stock may run out on Sunday 22 November." in mara.get("/").text


@pytest.mark.hazard("H04")
def test_the_same_count_sent_twice_is_one_and_can_be_taken_back(mara: Visit) -> None:
    """From the list of what was written down, and put back again."""
    same = form(mara, said_by="Dad")
    mara.post("/stock/count", **same)
    page = mara.post("/stock/count", **same).text
    assert len(changes_of(mara)) == 1
    assert "said by Dad" in page

    (change,) = changes_of(mara)
    undone = mara.post("/record/void", event_id=change.id, id=mara.form_id(), back="/stock")
    assert "Nothing was counted yet." in main_of(undone.text)
    assert "Put back</button>" in undone.text


def test_a_count_that_is_too_small_is_said(mara: Visit) -> None:
    """Two given since one was counted: the numbers cannot both be right."""
    mara.post("/stock/count", **form(mara, quantity="1", clock="07:00"))
    for k, hours in enumerate((7.8, 3.8)):
        mara.house.ledger.append(dose_event(str(k), taken_at=NOW - timedelta(hours=hours)))

    assert "More was recorded as given than was counted." in main_of(mara.get("/stock").text)
    assert "More was recorded as given than was counted." in mara.get("/").text


def test_more_than_can_be_counted_ahead_is_said_without_a_day(mara: Visit) -> None:
    """A thousand tablets last more than four months."""
    words = main_of(mara.post("/stock/count", **form(mara, quantity="1000")).text)
    assert "It may last more than 120 days." in words
    assert "Days left" not in words


def test_without_a_record_or_with_another_way_there_is_no_form(empty: Visit) -> None:
    """The first run, and the page that is not here."""
    for path in ("/stock", "/stock/count"):
        assert empty.get(path).url.path == "/start"
    assert empty.post("/stock/count", id=empty.form_id()).url.path == "/start"
    assert empty.get("/stock/eat").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert empty.house.ledger.events() == ()


def test_a_form_without_its_id_is_a_sentence(mara: Visit) -> None:
    """Nothing is written."""
    assert "The form has no id" in mara.post("/stock/count", quantity="5").text
    assert changes_of(mara) == []
