"""Side effects: told, followed with one tap, drawn beside the plan; never explained and never a chance."""

import re
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from lull.record.event_body import check_in_to_event
from lull.record.side_effect import SideEffect, SideEffectCourse
from lull.safety.side_effects import EFFECTS
from lull.tone.check_in import CheckIn
from made_house import Clock, Visit, begin_mara, open_house, visit
from made_record import NOW, made_plan, plan_event
from read_page import field_error, field_value

CAUSE = re.compile(
    r"\b(because of|caused by|due to the|from the (?:dose|tablet)|side effect of your|your risk|your chance|"
    r"likely to|you may get|probability)\b",
    re.IGNORECASE,
)


def told(mara: Visit, **changes: str) -> dict[str, str]:
    """Return a form as our page would send it."""
    return {
        "id": mara.form_id(),
        "effect": "dizziness",
        "strength": "2",
        "day": "2026-11-20",
        "clock": "09:00",
        "own_words": "",
        "said_by": "",
    } | changes


def effects(mara: Visit) -> list[SideEffect]:
    """Return the side effects in the record."""
    return list(mara.house.ledger.state().said(SideEffect))


def add(mara: Visit, **changes: str) -> str:
    """Record a side effect and return its id."""
    form = told(mara, **changes)
    mara.post("/side-effects", **form)
    return form["id"]


def test_a_side_effect_is_kept_with_its_onset(mara: Visit) -> None:
    """Chosen from the list, since two days, with the way back."""
    page = mara.post("/side-effects", **told(mara, said_by="Dad"))
    (kept,) = effects(mara)

    assert (kept.effect, kept.strength, kept.said_by) == ("dizziness", 2, "Dad")
    assert kept.began_at == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert kept.recorded_at == NOW
    assert "Saved: Dizzy, 2 of 4, bothers." in page.text
    assert "Undo</button>" in page.text


def test_own_words_stay_as_they_are(mara: Visit) -> None:
    """And a word that is in the list is known again."""
    add(mara, effect="", own_words="Fog in the <head>")
    add(mara, effect="", own_words="Nausea")
    page = mara.get("/side-effects").text

    assert [kept.effect for kept in effects(mara)] == ["Fog in the <head>", "Nausea"]
    assert "Fog in the &lt;head&gt;" in page
    assert ">Feeling sick</h3>" in page


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("effect", {"effect": ""}, "Choose what it is, or write your own word below."),
        ("effect", {"effect": "unheard of"}, "Choose what it is, or write your own word below."),
        ("own_words", {"own_words": "fog"}, "Choose one, or write your own word. Not both."),
        ("own_words", {"own_words": "x" * 81}, None),
        ("strength", {"strength": ""}, "Choose how strong it is."),
        ("strength", {"strength": "0"}, "Choose how strong it is."),
        ("strength", {"strength": "5"}, "Choose how strong it is."),
        ("day", {"day": ""}, "Enter the day it began."),
        ("day", {"day": "2026-11-23"}, "Choose today or a day before."),
        ("clock", {"clock": ""}, "Enter about what time it began."),
        ("clock", {"day": "2026-11-22", "clock": "15:26"}, "This time has not come yet."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    mara: Visit, name: str, changes: dict[str, str], sentence: str | None
) -> None:
    """Nothing is written, and what was typed stays."""
    page = mara.post("/side-effects", **told(mara, **changes))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Nothing was written." in page.text
    assert f'id="{name}-error"' in page.text
    if name in {"day", "clock", "own_words"}:
        assert field_value(page.text, name) == told(mara, **changes)[name]
    if sentence is not None:
        assert sentence in page.text
        assert name in {"effect", "strength"} or field_error(page.text, name) == sentence
    assert effects(mara) == []


def test_before_birth_is_a_sentence(mara: Visit) -> None:
    """The action has the last word."""
    page = mara.post("/side-effects", **told(mara, day="1990-01-01"))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "date of birth" in page.text


@pytest.mark.hazard("H04")
def test_sent_twice_is_once(mara: Visit) -> None:
    """The beginning and the course."""
    form = told(mara)
    for _ in range(2):
        mara.post("/side-effects", **form)
    same = mara.form_id()
    for strength in ("3", "3", "1"):
        mara.post("/side-effects/follow", id=same, began_id=form["id"], strength=strength)

    assert len(effects(mara)) == 1
    assert [c.strength for c in mara.house.ledger.state().said(SideEffectCourse)] == [3, 1]


def test_one_tap_follows_and_gone_moves_it_down(mara: Visit) -> None:
    """From the running ones to the ones that are over, and back when it returns."""
    began_id = add(mara)
    page = mara.post("/side-effects/follow", id=mara.form_id(), began_id=began_id, strength="0").text
    assert "Saved: Dizzy, gone." in page
    assert "How is it now?" not in page
    assert ">Gone</h2>" in page
    mara.clock.move(days=1)
    page = mara.post("/side-effects/follow", id=mara.form_id(), began_id=began_id, strength="3").text

    assert "How is it now?" in page
    assert "Told last: 3 of 4, hinders." in page


def test_every_entry_can_be_taken_back(mara: Visit) -> None:
    """The course alone, and the whole of it."""
    began_id = add(mara)
    page = mara.post("/side-effects/follow", id=mara.form_id(), began_id=began_id, strength="4").text
    undo = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.partition("data-toast")[2]))
    back = mara.post("/record/void", **undo)
    assert back.url.path == "/side-effects"
    assert "Told last: 2 of 4, bothers." in back.text
    mara.post("/record/void", event_id=began_id, id=mara.form_id(), back="/side-effects")

    assert effects(mara) == []


@pytest.mark.parametrize("sent", [{"strength": "5"}, {"strength": ""}, {"strength": "1", "began_id": "x"}])
def test_what_cannot_be_followed_is_a_sentence(mara: Visit, sent: dict[str, str]) -> None:
    """And leaves no trace."""
    form = {"id": mara.form_id(), "began_id": add(mara)} | sent
    page = mara.post("/side-effects/follow", **form)

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(mara.house.ledger.state().said(SideEffectCourse)) == []


def test_chart_and_table_stand_beside_the_changes_of_the_plan(mara: Visit) -> None:
    """A new plan five days ago, dizzy since two days: one axis, and the mg a day in every line."""
    began = NOW - timedelta(days=5)
    mara.house.ledger.append(plan_event(made_plan("more", amount_mg=15, valid_from=began), NOW))
    add(mara)
    tired = CheckIn(id="t", at=NOW - timedelta(days=1), recorded_at=NOW, sleepy=3)
    seen = CheckIn(id="s", at=NOW, recorded_at=NOW, weak=2, observed=True, said_by="Dad")
    for check_in in (tired, seen):
        mara.house.ledger.append(check_in_to_event(check_in))
    page = mara.get("/side-effects").text
    wide = page.partition('effects wide"')[2].partition("</svg>")[0]

    assert wide.count('class="dose-change"') == 1
    assert wide.count('class="effect-bar"') == 1
    assert wide.count('class="effect-tick"') == wide.count('class="effect-tick observed"') == 1
    (change,) = re.findall(r'class="dose-change" x1="([\d.]+)"', wide)
    (bar,) = re.findall(r'class="effect-bar" x="([\d.]+)"', wide)
    assert float(change) < float(bar)
    for row in (
        '<td>Dizzy</td><td>2 of 4, bothers</td><td class="number">60 mg a day</td>',
        "<td>Sleepy (check-in)</td><td>3 of 4</td>",
        "<td>Weak (observed)</td><td>2 of 4</td>",
        '<td>Another plan began</td><td></td><td class="number">60 mg a day</td>',
    ):
        assert row in page


@pytest.mark.hazard("H09")
def test_published_rates_are_facts_about_others_with_their_source(mara: Visit) -> None:
    """No chance for this person, no cause, and the draft is marked."""
    add(mara)
    page = mara.get("/side-effects").text
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    assert "5 to 15 of 100 people" in words
    assert "adults (US label)" in words
    assert "globalrph.com" in words
    assert "does not say what yours comes from" in words
    assert "Draft, not yet reviewed by a clinician." in words
    assert not CAUSE.search(words)


@pytest.mark.hazard("H09")
def test_no_name_of_an_effect_explains_it() -> None:
    """The words on the buttons are what a person notices."""
    for effect in EFFECTS.values():
        assert not CAUSE.search(effect.name)
        assert effect.id == effect.id.casefold()


@pytest.mark.hazard("H10")
@pytest.mark.parametrize("effect", [name for name, known in EFFECTS.items() if known.is_danger])
def test_a_side_effect_that_is_a_danger_sign_brings_the_telephone(mara: Visit, effect: str) -> None:
    """As long as it goes on, the number stands on top; gone, it goes."""
    began_id = add(mara, effect=effect)
    page = mara.get("/side-effects").text
    assert "Is it there now? Call." in page
    assert 'href="tel:112"' in page
    mara.post("/side-effects/follow", id=mara.form_id(), began_id=began_id, strength="0")

    assert "Is it there now?" not in mara.get("/side-effects").text


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(
    ("now", "day", "utc"),
    [
        (datetime(2026, 3, 29, 12, tzinfo=UTC), "2026-03-29", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 12, tzinfo=UTC), "2026-10-25", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_an_onset_in_the_odd_hour_is_placed_and_drawn(
    tmp_path: Path, now: datetime, day: str, utc: datetime
) -> None:
    """02:30 that never was, and 02:30 that was twice."""
    clock = Clock(now)
    house = open_house(tmp_path, clock=clock)
    begin_mara(house, now=now)
    mara = visit(house, clock)
    mara.post("/side-effects", **told(mara, day=day, clock="02:30"))
    (kept,) = effects(mara)
    page = mara.get("/side-effects").text
    house.close()

    assert kept.began_at == utc
    assert 'class="effect-bar"' in page


def test_without_anything_told_there_is_only_the_form(mara: Visit) -> None:
    """No empty chart."""
    page = mara.get("/side-effects").text

    assert "effect-bar" not in page
    assert page.count('name="effect"') == len(EFFECTS)


@pytest.mark.parametrize("path", ["/side-effects", "/side-effects/follow"])
def test_without_a_record_nothing_is_written(empty: Visit, path: str) -> None:
    """The way leads to the first run, or is a sentence."""
    assert empty.get("/side-effects").url.path == "/start"
    empty.post(path, **told(empty, began_id="x"))
    assert empty.house.ledger.events() == ()
