"""Doses on Today: recorded on time with one tap, and never called missing before their time is over."""

import re
from datetime import timedelta

import pytest

from made_house import Visit
from made_record import NOW, dose_event, made_plan, plan_event


def rows_of(page: str) -> list[str]:
    """Return the words of each row of the list, steps included."""
    part = page.partition('class="dose-rows"')[2].partition("</section>")[0].partition("<p ")[0]
    rows = re.sub(r"<svg.*?</svg>", "", part, flags=re.DOTALL).split('<div class="item">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_each_dose_has_its_hour_amount_strength_state_and_steps(mara: Visit) -> None:
    """At 15:20, with nothing in the record: two to fix, one to take, and one that has hours to go."""
    assert rows_of(mara.get("/").text) == [
        "07:30 10 mg (10 mg per tablet) no record Fix record for 07:30 Not given : 07:30",
        "11:30 10 mg (10 mg per tablet) no record Fix record for 11:30 Not given : 11:30",
        "15:30 10 mg (10 mg per tablet) due Taken now : 10 mg of 15:30",
        "20:30 10 mg (10 mg per tablet) due",
    ]


def test_taken_now_writes_the_dose_and_comes_back(mara: Visit) -> None:
    """One tap: the amount of the slot, at this moment, and Today again."""
    form = re.search(r'<form method="post" action="/record/dose">(.*?)</form>', mara.get("/").text)
    assert form is not None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
    answer = mara.post_only("/record/dose", **fields)
    (dose,) = mara.house.ledger.state().administrations

    assert answer.headers["location"].startswith("/?done=")
    assert (dose.amount.mg, dose.taken_at) == (10.0, NOW)
    assert "given 10 mg at 15:20" in rows_of(mara.get("/").text)[2]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(-91, "due"), (-90, "due Taken now"), (29, "due Taken now"), (30, "no record Fix record")],
)
def test_a_dose_can_be_taken_around_its_time_and_is_missing_only_after_it(
    mara: Visit, minutes: int, said: str
) -> None:
    """The 20:30 dose, from 90 minutes before until it is overdue (30 minutes, a setting)."""
    mara.house.ledger.append(dose_event("third", taken_at=NOW))
    mara.clock.now = NOW + timedelta(hours=5, minutes=10 + minutes)
    row = rows_of(mara.get("/").text)[3].partition("per tablet) ")[2]

    assert re.split(r" (?::|for) ", row)[0] == said


def test_only_the_next_dose_can_be_taken_early(mara: Visit) -> None:
    """Two slots within the hour: one button."""
    mara.house.ledger.append(
        plan_event(made_plan("dense", clocks=("15:40", "16:00"), valid_from=NOW - timedelta(hours=1)))
    )

    assert mara.get("/").text.count("Taken now<") == 1


@pytest.mark.hazard("H03")
def test_the_strength_is_that_of_the_plan_of_its_hour(mara: Visit) -> None:
    """A plan that changed at noon does not rename the morning's tablets."""
    mara.house.ledger.append(
        plan_event(made_plan("new", strength_mg=25.0, valid_from=NOW - timedelta(hours=2)))
    )
    rows = rows_of(mara.get("/").text)

    assert "(10 mg per tablet)" in rows[0]
    assert "25 mg per tablet" in rows[2]
