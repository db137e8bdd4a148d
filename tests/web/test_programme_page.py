"""The programme by plain forms: set, seen, written anew, ended, taken back; slips are sentences."""

from datetime import date

import pytest

from made_house import Visit
from read_page import field_error, field_value

PATH, NEW = "/practise/programme", "/practise/programme/new"
ROW = {
    "choice_1": "knee-straighten/left",
    "sets_1": "2",
    "repetitions_1": "9",
    "day_1_1": "yes",
    "day_1_3": "yes",
}
REST = {"goal": "Put my own coat on.", "setter": "therapist", "set_by": "Ms Lind", "valid_from": "2026-11-22"}


def save(visit: Visit, **fields: str) -> str:
    """Send the form of a new version and return the page it leads to."""
    return visit.post(NEW, **({"id": visit.form_id(), **ROW, **REST} | fields)).text


def test_a_programme_is_set_and_seen_without_any_plan(empty: Visit) -> None:
    """No person described, no medicine: goal, exercise, sets, days and who set it stand there in words."""
    assert "No programme is set" in empty.get(PATH).text
    page = save(empty)
    for words in (
        "Saved: the programme is set, by Ms Lind.",
        "Put my own coat on.",
        "Straighten the knee, left",
        "2 sets of 9, Mon, Wed",
        "Set by Ms Lind (therapist), from 22 November 2026.",
    ):
        assert words in page


def test_the_form_begins_with_what_holds_and_a_new_version_replaces_it(mara: Visit) -> None:
    """Both versions stay to be seen; taken back, the first holds again."""
    save(mara)
    form = mara.get(NEW).text
    assert '<option value="knee-straighten/left" selected>' in form
    assert field_value(form, "sets_1") == "2"
    assert field_value(form, "goal") == "Put my own coat on."
    assert 'name="day_1_3" value="yes" checked' in form
    assert 'name="day_1_2" value="yes">' in form
    form_id = mara.form_id()
    page = save(mara, id=form_id, repetitions_1="12")
    assert "2 sets of 12" in page
    assert page.count("Straighten the knee, left: 2") == 2
    page = mara.post("/record/void", id=mara.form_id(), event_id=form_id, back=PATH).text
    assert "2 sets of 9" in page


def test_the_form_sent_twice_is_one_version_and_one_more_row_keeps_what_was_typed(mara: Visit) -> None:
    """H04; rows are added without script, with the usual numbers and every day."""
    form_id = mara.form_id()
    save(mara, id=form_id)
    save(mara, id=form_id)
    assert len(mara.house.ledger.state().programmes) == 1
    page = save(mara, go="more", rows="2", repetitions_1="7")
    assert len(mara.house.ledger.state().programmes) == 1
    assert (field_value(page, "repetitions_1"), field_value(page, "repetitions_3")) == ("7", "10")
    assert 'name="day_1_2" value="yes">' in page, "a day left out is not put back"
    assert 'name="day_3_7" value="yes" checked' in page
    for rows, shown in (("8", 8), ("99", 2), ("x", 2)):
        assert f"Exercise {shown}</legend>" in save(mara, go="more", rows=rows, choice_1="").replace(
            f"Exercise {shown + 1}</legend>", ""
        )


def test_it_ends_from_a_day_on_and_says_by_whom(mara: Visit) -> None:
    """What was set before stays among the versions."""
    save(mara)
    wrong = mara.post(f"{PATH}/end", id=mara.form_id())
    assert wrong.status_code == 422
    assert field_error(wrong.text, "set_by") == "Write the name of who sets it."
    page = mara.post(
        f"{PATH}/end", id=mara.form_id(), setter="family", set_by="Dad", valid_from="2026-11-22"
    ).text
    assert "The programme has ended" in page
    assert "Ended by Dad (family)" in page
    assert "Straighten the knee, left: 2" in page
    assert mara.house.ledger.state().programme_on(date(2026, 11, 22)).has_ended  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"choice_1": ""}, "choice_1", "Choose at least one exercise."),
        ({"choice_1": "juggling/left"}, "choice_1", "This exercise is none of ours. Choose another."),
        ({"choice_1": "mini-squat/both"}, "choice_1", "This exercise is locked. Unlock it first."),
        ({"sets_1": "0"}, "sets_1", "Enter a whole number from 1 to 5."),
        ({"repetitions_1": "1e1"}, "repetitions_1", "Enter a whole number from 1 to 30."),
        ({"repetitions_1": "30000000000000000000"}, "repetitions_1", "Enter a whole number from 1 to 30."),
        ({"set_by": ""}, "set_by", "Write the name of who sets it."),
        ({"goal": "x" * 81}, "goal", "Use at most 80 characters."),
        (
            {"valid_from": "2026-11-21"},
            "valid_from",
            "Choose today or a later day. Earlier days stay as they were.",
        ),
        (
            {"choice_2": "knee-straighten/left", "sets_2": "1", "repetitions_2": "5", "day_2_3": "yes"},
            "choice_2",
            "This one stands here twice. Enter more sets instead.",
        ),
    ],
)
def test_a_slip_is_a_sentence_beside_its_field(
    mara: Visit, changes: dict[str, str], field: str, sentence: str
) -> None:
    """And nothing is written."""
    page = save(mara, **changes)
    assert sentence in page
    assert f'id="{field}-error"' in page
    assert mara.house.ledger.state().programmes == ()


def test_a_row_without_days_and_nobody_who_sets_it_are_asked_for(mara: Visit) -> None:
    """Fieldsets point to their sentence too."""
    page = save(mara, day_1_1="", day_1_3="", setter="")
    assert 'aria-describedby="days_1-error"' in page
    assert 'aria-describedby="setter-error"' in page


@pytest.mark.hazard("H14")
def test_locked_exercises_say_so_and_lead_to_their_unlocking(mara: Visit) -> None:
    """Offered in the list only as locked; once set and locked again, the programme says so."""
    form = mara.get(NEW).text
    assert '<option value="mini-squat/both" disabled>Small squat (locked)</option>' in form
    assert 'href="/practise/unlock/mini-squat"' in form
    unlock_id = mara.form_id()
    mara.post("/practise/unlock/mini-squat", id=unlock_id, unlocker="adult", by="Mum")
    assert "Small squat (locked)" not in mara.get(NEW).text
    save(mara, choice_1="mini-squat/both")
    assert "Locked now" not in mara.get(PATH).text
    mara.post("/record/void", id=mara.form_id(), event_id=unlock_id, back=PATH)
    assert "Locked now. It is left out until somebody unlocks it." in mara.get(PATH).text
