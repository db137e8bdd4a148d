"""Missed, skipped, come up again, late, extra and seen: told in one tap, shown by name, and taken back."""

import re
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import quote

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.change_stock import change_stock
from lull.quantities import OralMg, ProductStrength
from lull.record.plan_version import PlanVersion
from lull.safety.card import NEVER_STOP_SUDDENLY
from lull.safety.missed_rule import NO_RULE
from lull.treatment.stock import StockChange
from made_house import Visit
from made_record import MARA, NOW, dose_event, made_plan, plan_event
from read_page import field_error

MORNING = NOW - timedelta(hours=7, minutes=50)  # 07:30 in Berlin
DUE = "2026-11-22T06:30:00+00:00"


def rows_of(page: str, part: str = 'class="dose-rows"') -> list[str]:
    """Return the words of each row of a list of doses, steps included."""
    found = page.partition(part)[2].partition("</section>")[0]
    rows = re.sub(r"<svg.*?</svg>", "", found, flags=re.DOTALL).split('<div class="item">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def with_rule(rule: str, plan_id: str = "rule") -> PlanVersion:
    """Return the plan with a rule for a missed dose, in force since yesterday."""
    plan = made_plan(plan_id, valid_from=NOW - timedelta(days=10))
    object.__setattr__(plan, "missed_rule", rule)
    return plan


def say_missed(mara: Visit, **changes: str) -> str:
    """Tell that the dose of 07:30 was missed; returns the page one lands on."""
    form = {"id": mara.form_id(), "due": DUE, "back": "/", "why": "missed", "said_by": "Dad", "note": ""}
    return mara.post("/record/not-given", **(form | changes)).text


@pytest.mark.parametrize("path", ["/", "/plan"])
def test_a_past_dose_leads_to_two_plain_answers_and_back(mara: Visit, path: str) -> None:
    """From the list to the form; one button writes; the row says what and who; the toast takes it back."""
    page = mara.get(path).text
    link = re.search(
        r'href="(/record/not-given\?due=[^"]+)"[^>]*>Not given<span class="unseen">: 07:30', page
    )
    assert link is not None
    form = mara.get(link[1].replace("&amp;", "&")).text
    assert re.findall(r'name="why" value="(\w+)"', form) == ["missed", "skipped"]
    assert f'name="back" value="{path}"' in form
    assert NEVER_STOP_SUDDENLY in form
    assert "10 mg per tablet" in form

    landed = say_missed(mara, back=path, note="asleep")
    assert "Saved: the dose of 07:30 was missed." in landed
    assert "missed, said by Dad (asleep)" in landed
    assert "Not given<span" in landed  # 11:30 can still be told
    assert mara.get("/").text.count("missed, said by Dad") == 3  # the list, its way back, and the table


def test_what_was_told_can_be_taken_back_from_its_row(mara: Visit) -> None:
    """Also long after the toast has gone."""
    say_missed(mara, why="skipped", said_by="")
    page = mara.get("/").text
    row = rows_of(page)[0]
    assert row.startswith("07:30 10 mg (10 mg per tablet) skipped Fix record for 07:30 Take back : skipped")
    (told,) = mara.house.ledger.state().told_not_given.values()
    assert told.said_by == "self"
    mara.post("/record/void", event_id=told.id, id=mara.form_id(), back="/")

    assert "no record" in rows_of(mara.get("/").text)[0]


@pytest.mark.hazard("H09")
@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", NO_RULE),
        ("Give it if under 2 h late.", "Your plan says: Give it if under 2 h late."),
        ("<b>x</b>", "Your plan says: &lt;b&gt;x&lt;/b&gt;"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/plan", f"/record/not-given?due={quote(DUE)}"])
def test_beside_an_open_dose_stands_the_plans_own_rule_or_the_fixed_sentence(
    mara: Visit, path: str, rule: str, said: str
) -> None:
    """Word for word as entered; never a rule of ours, and ours is a draft."""
    mara.house.ledger.append(plan_event(with_rule(rule), at=NOW - timedelta(days=9)))
    page = mara.get(path).text

    assert page.count(said) == 1
    assert (NO_RULE in page) == (rule == "")
    if rule == "":
        assert "Draft, not yet reviewed by a clinician." in page.partition(NO_RULE)[2][:120]


@pytest.mark.hazard("H09")
def test_a_day_of_two_plans_says_each_rule_with_its_hours(mara: Visit) -> None:
    """The rule of the plan in force then, not of the one in force now."""
    mara.house.ledger.append(plan_event(with_rule("Call us."), at=NOW - timedelta(hours=5)))
    page = mara.get("/").text

    assert f"07:30: {NO_RULE}" in page
    assert "11:30: Your plan says: Call us." in page


@pytest.mark.hazard("H09")
def test_no_page_computes_an_amount_to_give(mara: Visit) -> None:
    """No mL stands anywhere beside a dose, whatever the product."""
    plan = made_plan("liquid", valid_from=NOW - timedelta(days=9))
    object.__setattr__(plan, "strength", ProductStrength(OralMg(5.0), "mL"))
    mara.house.ledger.append(plan_event(plan, at=NOW - timedelta(days=9)))
    mara.house.ledger.append(dose_event("a", taken_at=MORNING))
    paths = ("/", "/plan", f"/record/not-given?due={quote(DUE)}", "/record/came-up?dose=a", "/record/dose")
    for path in paths:
        main = mara.get(path).text.partition("<main")[2].partition("</main")[0]
        assert "5 mg per mL" in main
        assert not re.search(r"\d\s*mL\b", main), path


@pytest.mark.hazard("H05")
def test_a_dose_that_came_up_is_told_with_its_time_and_shown_as_not_known(mara: Visit) -> None:
    """From the given row to one form; the row says it, the finding says whom to call."""
    mara.house.ledger.append(dose_event("a", taken_at=MORNING, said_by="Mum"))
    link = re.search(r'href="(/record/came-up\?dose=a[^"]*)"', mara.get("/").text)
    assert link is not None
    form = mara.get(link[1].replace("&amp;", "&")).text
    for words in (NO_RULE, NEVER_STOP_SUDDENLY, "10 mg per tablet", "said by Mum", "Nobody knows how much"):
        assert words in form

    page = mara.post(
        "/record/came-up",
        id=mara.form_id(),
        dose="a",
        day="2026-11-22",
        clock="08:20",
        said_by="Dad",
        back="/",
    ).text
    assert "Saved: came up again, 08:20." in page
    assert "came up again at 08:20; we do not know how much stayed" in rows_of(page)[0]
    assert "Came up again" not in rows_of(page)[0]
    assert "The dose of 07:30 came up again. We do not know how much stayed." in page


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"clock": "07:29"}, "clock", "That is before it was taken (07:30)."),
        ({"clock": "16:00"}, "clock", "This time has not come yet. Write it down when it has happened."),
        ({"clock": ""}, "clock", "Enter the time it came up."),
        ({"day": ""}, "day", "Enter the day it came up."),
        ({"day": "2026-11-23"}, "day", "Choose today or a day before."),
        ({"said_by": "x" * 81}, "said_by", "Use at most 80 characters."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    mara: Visit, typed: dict[str, str], name: str, sentence: str
) -> None:
    """And nothing is written."""
    mara.house.ledger.append(dose_event("a", taken_at=MORNING))
    form = {"id": mara.form_id(), "dose": "a", "day": "2026-11-22", "clock": "08:20", "said_by": ""}
    page = mara.post("/record/came-up", **(form | typed))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert field_error(page.text, name) == sentence
    assert mara.house.ledger.state().administrations[0].came_up_at is None


def test_neither_button_is_a_default_and_a_long_note_is_asked_again(mara: Visit) -> None:
    """A form sent without one of the two writes nothing and keeps the words."""
    page = say_missed(mara, why="", note="x" * 81)
    assert "Choose one of the two." in page
    assert field_error(page, "note") == "Use at most 80 characters."
    assert 'value="Dad"' in page
    assert mara.house.ledger.state().told_not_given == {}
    first_button = re.search(r"<button[^>]*>", page.partition('action="/record/not-given"')[2])
    assert first_button is not None
    assert first_button[0] == "<button disabled hidden>"  # Enter in a field presses nothing


@pytest.mark.hazard("H04")
def test_a_dose_that_somebody_recorded_is_asked_about_and_sent_twice_is_one(mara: Visit) -> None:
    """Dad gave it at 07:41; whoever tells that it was missed hears so first."""
    mara.house.ledger.append(dose_event("a", taken_at=MORNING + timedelta(minutes=11), said_by="Dad"))
    asked = say_missed(mara, said_by="Mum")
    assert "The dose of 07:30 is already in the record: 10 mg at 07:41 (by Dad)." in asked
    assert "Is this right?" in asked
    assert mara.house.ledger.state().told_not_given == {}
    back = say_missed(mara, said_by="Mum", go="change")
    assert 'value="Mum"' in back

    same = mara.form_id()
    pages = [say_missed(mara, said_by="Mum", confirmed="yes", id=same) for _ in range(2)]
    assert len(mara.house.ledger.state().told_not_given) == 1
    assert "also said: missed, said by Mum" in rows_of(pages[1])[0]
    assert "given 10 mg at 07:41, said by Dad" in rows_of(pages[1])[0]


@pytest.mark.parametrize(
    "path",
    [
        "/record/not-given",
        "/record/not-given?due=nonsense",
        "/record/not-given?due=2026-11-22T07:00:00%2B00:00",
        "/record/not-given?due=2026-11-22T19:30:00%2B00:00",
        "/record/not-given?due=9999-12-31T23:59:59.999999%2B00:00",
        "/record/not-given?due=0001-01-01T00:00:00%2B00:00",
        "/record/came-up",
        "/record/came-up?dose=nobody",
    ],
)
def test_an_address_that_names_no_dose_is_one_sentence(mara: Visit, path: str) -> None:
    """No trace, nothing written."""
    page = mara.get(path)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "come here from Today or from the plan" in page.text


@pytest.mark.parametrize("path", ["/record/not-given", "/record/came-up", "/record/seen"])
def test_a_form_without_its_id_is_a_sentence(mara: Visit, path: str) -> None:
    """Nothing is written."""
    before = mara.house.ledger.events()
    assert "The form has no id" in mara.post(path, dose="a", due=DUE).text
    assert mara.house.ledger.events() == before


@pytest.mark.parametrize("path", ["/record/not-given", "/record/came-up", "/record/seen"])
def test_without_a_record_every_form_leads_to_the_first_run(empty: Visit, path: str) -> None:
    """There is nothing to tell of yet."""
    assert empty.post(path, id=empty.form_id()).url.path == "/start"
    assert empty.house.ledger.events() == ()


@pytest.mark.parametrize(
    ("minutes", "late"), [(30, None), (31, "31 minutes"), (42, "42 minutes"), (95, "1 hour 35 minutes")]
)
def test_a_dose_is_late_after_what_the_settings_say(mara: Visit, minutes: int, late: str | None) -> None:
    """The same half hour after which it would be named (a setting)."""
    mara.house.ledger.append(dose_event("a", taken_at=MORNING + timedelta(minutes=minutes)))
    row = rows_of(mara.get("/").text)[0]

    assert (f"given {late} late" in row) == (late is not None)
    assert (" late" in row) == (late is not None)


def test_a_dose_beside_the_plan_is_said_with_its_strength_and_can_come_up(mara: Visit) -> None:
    """Extra doses are facts like any other."""
    extra_at = MORNING + timedelta(hours=1, minutes=10)
    mara.house.ledger.append(
        dose_event("a", taken_at=MORNING), dose_event("x", taken_at=extra_at, said_by="Gran")
    )
    for path, part in (("/", 'class="dose-rows"'), ("/plan", 'class="plain-list"')):
        row = next(row for row in rows_of(mara.get(path).text, part) if "not a time in the plan" in row)
        assert row.startswith("08:40 10 mg (10 mg per tablet) given, not a time in the plan, said by Gran")
        assert "Came up again" in row


@pytest.fixture
def low_stock(mara: Visit) -> Visit:
    """Mara with twenty tablets: told for a week before they run out."""
    strength = ProductStrength(OralMg(10.0), "tablet")
    change_stock(
        mara.house.ledger,
        StockChange(id="s", kind="counted", quantity=20, strength=strength, at=NOW, recorded_at=NOW),
    )
    return mara


def seen_form(page: str) -> dict[str, str]:
    """Return the fields of the Seen button."""
    form = re.search(r'action="/record/seen">(.*?)</form>', page, re.DOTALL)
    assert form is not None
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1]))


@pytest.mark.hazard("H25")
def test_a_notice_is_put_away_by_whoever_saw_it_and_can_be_put_back(low_stock: Visit) -> None:
    """Seen is one entry with a name; the toast puts the notice back."""
    today = low_stock.get("/").text
    assert "The stock may run out on Friday 27 November." in today
    page = low_stock.post("/record/seen", **seen_form(today), said_by="Dad").text
    assert "The stock may run out" not in page
    assert "Seen by Dad." in page
    assert "Put back</button>" in page

    toast = re.search(r"data-toast.*?</form>", page, re.DOTALL)
    assert toast is not None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', toast[0]))
    back = low_stock.post("/record/void", **fields).text
    assert "The stock may run out on Friday 27 November." in back


@pytest.mark.hazard("H24")
def test_the_weight_of_a_finding_is_a_word_and_the_heaviest_cannot_be_put_away(low_stock: Visit) -> None:
    """Two missed in a row: no Seen button, the card, and the word; the stock: a lighter word and Seen."""
    page = low_stock.get("/").text
    notices = re.findall(r'<section class="notice level-(\w+)( alert)?".*?</section>', page, re.DOTALL)
    assert ("critical", " alert") in notices
    assert ("warn", "") in notices
    parts = re.findall(r'<section class="notice level-.*?</section>', page, re.DOTALL)
    by_level = {re.search(r"level-(\w+)", part)[1]: part for part in parts}  # type: ignore[index]
    assert "Please look now" in by_level["critical"]
    assert "Open the safety card" in by_level["critical"]
    assert "/record/seen" not in by_level["critical"]
    assert "/record/seen" in by_level["warn"]


@pytest.mark.parametrize("name", ["x" * 81, "\u0007"])
def test_a_name_that_is_none_is_one_sentence(low_stock: Visit, name: str) -> None:
    """The notice stays."""
    form = seen_form(low_stock.get("/").text)
    page = low_stock.post("/record/seen", **form, said_by=name)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "The stock may run out" in low_stock.get("/").text


def test_each_mark_of_a_told_dose_is_drawn_without_colour_alone(mara: Visit) -> None:
    """A missed and a skipped dose carry a bar in the list and in the picture of the day."""
    say_missed(mara)
    page = mara.get("/").text

    assert page.count('class="capsule missed"') == 3  # the list, the wide and the narrow picture
    assert page.count('class="capsule-bar"') == 3
    assert "no record" in page


@pytest.mark.hazard("H05")
@pytest.mark.parametrize(
    ("minutes", "level"), [(29, None), (30, None), (119, None), (120, "urgent"), (239, "urgent")]
)
def test_a_dose_without_a_record_grows_heavier_on_the_page(
    mara: Visit, minutes: int, level: str | None
) -> None:
    """At first its row says it; after two hours it stands at the top, named, and cannot be put away."""
    mara.house.ledger.append(dose_event("a", taken_at=MORNING - timedelta(hours=11)))
    mara.clock.now = MORNING + timedelta(minutes=minutes)
    page = mara.get("/").text

    assert ("07:30 has no record. Not sure what to do? Call your clinic." in page) == (level is not None)
    assert (f'class="notice level-{level}"' in page) == (level is not None)
    assert "/record/seen" not in page


@pytest.mark.hazard("H05")
def test_a_forgotten_evening_can_be_put_right_in_the_morning(mara: Visit) -> None:
    """Yesterday's open doses stand below today's, each with its steps, until somebody has a word for it."""
    evening = NOW - timedelta(hours=18, minutes=50)
    for k, hours in enumerate((4, 5, 9, 13)):
        mara.house.ledger.append(dose_event(str(k), taken_at=evening - timedelta(hours=hours)))
    rows = rows_of(mara.get("/").text.partition("Yesterday, still open")[2])
    assert rows == [
        "20:30 10 mg (10 mg per tablet) no record Fix record for yesterday 20:30 Not given : yesterday 20:30"
    ]
    say_missed(mara, due="2026-11-21T19:30:00+00:00")
    assert "Yesterday, still open" not in mara.get("/").text


def test_of_the_day_before_a_record_began_nothing_is_asked(empty: Visit) -> None:
    """A plan that was written down at noon says nothing of the evening before."""
    plan = made_plan(valid_from=NOW - timedelta(days=3))
    begin_record(empty.house.ledger, MARA, plan, event_id="person", now=NOW)

    assert "Yesterday, still open" not in empty.get("/").text


@pytest.mark.hazard("H07")
def test_a_dose_of_late_evening_can_be_taken_after_midnight(mara: Visit) -> None:
    """At ten past midnight the dose of 23:50 is due and one tap away, and it uses up no dose of today."""
    late = made_plan("late", clocks=("07:30", "23:50"), valid_from=NOW - timedelta(days=1))
    mara.house.ledger.append(plan_event(late, at=NOW - timedelta(days=1)))
    mara.clock.now = NOW + timedelta(hours=8, minutes=50)
    page = mara.get("/").text.partition("Yesterday, still open")[2]
    assert "Taken now" in rows_of(page)[-1]
    form = re.search(r'action="/record/dose">(.*?)</form>', page, re.DOTALL)
    assert form is not None
    after = mara.post("/record/dose", **dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))).text

    assert "23:50" not in " ".join(rows_of(after.partition("Yesterday, still open")[2]))
    today = rows_of(after.partition("Yesterday, still open")[0])
    assert len(today) == 2
    assert all("given" not in row for row in today)
