"""Today: the sentence, the picture and the table say the same, and nothing pretends to know more."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lull.actions.begin_record import begin_record
from lull.actions.made_up_family import make_demo
from lull.actions.plan_day import plan_day
from lull.record.event_body import check_in_to_event
from lull.record.person_description import PersonDescription
from lull.refusal import Refusal
from lull.timeline import Span
from lull.tone.check_in import CheckIn
from made_house import Clock, Visit, begin_mara, open_house, visit
from made_record import BERLIN, MARA, NOW, check_in_event, dose_event, made_plan


@pytest.fixture
def family(mara: Visit, tmp_path: Path) -> Visit:
    """A browser on the made-up family's afternoon."""
    house = open_house(tmp_path / "family", clock=mara.clock)
    make_demo(house.ledger, now=NOW, zone=BERLIN)
    return visit(house, mara.clock)


def test_sentence_picture_and_table_read_one_forecast(family: Visit) -> None:
    """The window in the big words is the window in both drawings and in the table."""
    today = plan_day(family.house.ledger.state(), now=NOW)
    assert not isinstance(today, Refusal)
    assert today.next_window is not None
    start, end = (
        at.astimezone(BERLIN).strftime("%H:%M")
        for at in (today.next_window.span.start, today.next_window.span.end)
    )
    page = family.get("/").text

    assert f"{start} to {end}" in re.sub(r"<[^>]+>", "", page.partition("<h1")[2].partition("</h1>")[0])
    assert f"{start} \N{EN DASH} {end} {today.next_window.label}" in page
    assert f"{start}\N{EN DASH}{end}" in page
    assert f'<th scope="row">{start} to {end}</th>' in page


@pytest.mark.hazard("H09")
def test_a_guess_is_called_a_guess(family: Visit) -> None:
    """Nothing has been learned from this person yet, and the page says so in people, not days."""
    page = family.get("/").text

    assert "Population guess" in page
    assert re.search(r"about \d people in 10", page)
    assert "days in 10" not in page
    assert "hypothesis" in page


@pytest.mark.hazard("H15")
def test_practice_is_always_possible(mara: Visit) -> None:
    """With a window, without one, and with windows off; then nobody is told how practice may feel."""
    for stiffness in (None, {"weak": "4"}, {"ill": "yes"}):
        page = mara.post("/record/check-in", id=mara.form_id(), **stiffness) if stiffness else mara.get("/")

        assert ("You can practise any time that feels good." in page.text) is (stiffness is None)
        assert 'href="/practise">' in page.text


@pytest.mark.hazard("H14")
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"weak": "3"}, "You said: weak 3 of 4"),
        ({"sleepy": "2"}, "You said: sleepy 2 of 4"),
        ({"fell": "yes"}, "You said: a fall"),
        ({"ill": "yes"}, "You said: ill"),
    ],
)
def test_a_gate_says_in_the_persons_words_why_windows_are_off(
    family: Visit, said: dict[str, str], words: str
) -> None:
    """The window goes from sentence, drawing and table; what was told stands instead."""
    page = family.post("/record/check-in", id=family.form_id(), **said).text
    sentence = re.sub(r"<[^>]+>", "", page.partition("<h1")[2].partition("</h1>")[0])

    assert words in sentence
    assert page.count(">windows off</text>") == page.count('class="off-fill"') == 2
    assert "window-glow" not in page
    assert "What you can do" in page
    assert "Call your emergency number now: 112" in page


def test_a_clear_check_in_opens_the_windows_again(family: Visit) -> None:
    """The gate holds until somebody says it is over."""
    family.post("/record/check-in", id=family.form_id(), weak="3")
    family.clock.move(minutes=20)
    page = family.post("/record/check-in", id=family.form_id(), weak="0").text

    assert "What you can do" not in page


@pytest.mark.hazard("H21")
@pytest.mark.parametrize(
    ("ago", "words"),
    [(timedelta(minutes=40), "40 minutes ago: fresh"), (timedelta(hours=12), "12 hours ago: old")],
)
def test_how_old_the_last_check_in_is_stands_on_the_page(mara: Visit, ago: timedelta, words: str) -> None:
    """What was told this morning is not how it feels now."""
    mara.house.ledger.append(check_in_event(at=NOW - ago))

    assert words in mara.get("/").text


@pytest.mark.hazard("H21")
def test_without_a_plan_the_page_says_so_and_draws_nothing(empty: Visit) -> None:
    """No curve is better than an invented one."""
    begin_record(empty.house.ledger, MARA, None, event_id="person", now=NOW)
    page = empty.get("/")

    assert page.status_code == 200
    assert "window-glow" not in page.text
    assert "No quiet window" in page.text or "no plan" in page.text.lower()


def test_outside_the_models_range_the_page_says_so(empty: Visit) -> None:
    """A refusal is an answer: one sentence, the check-in and the safety card still work."""
    baby = PersonDescription(name="Bo", born_on=NOW.date() - timedelta(days=30), weight_kg=4.0, zone=BERLIN)
    begin_record(empty.house.ledger, baby, made_plan(), event_id="person", now=NOW)
    page = empty.get("/").text

    assert "ribbon" not in page
    assert "Stiffness 5 of 10" in page


def test_doses_are_marked_by_what_the_record_says(mara: Visit) -> None:
    """Given, no record and due are three different capsules, in both drawings and in the list."""
    mara.house.ledger.append(dose_event("a", taken_at=NOW - timedelta(minutes=16)))
    page = mara.get("/").text.partition('class="earlier"')[0]

    assert page.count('class="capsule given"') == 3
    assert page.count('class="capsule due"') == 3
    assert page.count('class="capsule no_record"') == 2 * 3


def test_what_was_told_is_never_drawn_on_the_tone_axis(mara: Visit) -> None:
    """A 0-10 answer has a lane of its own, below the plot."""
    mara.house.ledger.append(check_in_event("c", at=NOW - timedelta(hours=1), stiffness=7))
    page = mara.get("/").text
    wide = page.partition('class="chart ribbon wide"')[2].partition("</svg>")[0]
    plot_bottom = max(float(y) for y in re.findall(r'class="grid"[^>]*y1="([\d.]+)"', wide))
    (dot,) = re.findall(r'<circle class="told"[^>]*cy="([\d.]+)"', wide)

    assert float(dot) > plot_bottom + 11
    assert ">7</text>" in wide


@pytest.mark.hazard("H06")
@pytest.mark.parametrize(
    ("now", "hours", "names"),
    [
        (datetime(2026, 3, 29, 12, tzinfo=UTC), 23, ["00", "03", "06", "09", "12", "15", "18", "21", "24"]),
        (datetime(2026, 10, 25, 12, tzinfo=UTC), 25, ["00", "03", "06", "09", "12", "15", "18", "21", "24"]),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), 24, ["00", "03", "06", "09", "12", "15", "18", "21", "24"]),
    ],
)
def test_a_day_of_23_or_25_hours_is_drawn_as_long_as_it_is(
    tmp_path: Path, now: datetime, hours: int, names: list[str]
) -> None:
    """The numbers are the kitchen clock's; the first three hours take two, three or four hours' room."""
    clock = Clock(now)
    house = open_house(tmp_path, clock=clock)
    begin_mara(house, now=now)
    page = visit(house, clock).get("/").text
    house.close()
    wide = page.partition('class="chart ribbon wide"')[2].partition("</svg>")[0]
    ticks = [float(x) for x in re.findall(r'<line class="tick" x1="([\d.]+)"', wide)]
    widths = [later - earlier for earlier, later in pairwise(ticks)]

    assert (
        re.findall(r'class="axis-words" x="[\d.]+" y="[\d.]+" text-anchor="(?:middle|end)">(\d\d)<', wide)
        == names
    )
    assert widths[0] / widths[1] == pytest.approx((hours - 21) / 3, abs=0.02)
    assert sum(widths) / widths[1] == pytest.approx(hours / 3, abs=0.05)


@pytest.mark.parametrize(
    "zone", ["Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)
@pytest.mark.hazard("H06")
def test_every_zone_has_a_today(tmp_path: Path, clock: Clock, zone: str) -> None:
    """Odd offsets and both ends of the date line."""
    house = open_house(tmp_path, clock=clock, zone=ZoneInfo(zone))
    there = PersonDescription(name="Mara", born_on=MARA.born_on, weight_kg=62.0, zone=ZoneInfo(zone))
    begin_mara(house, described=there)
    page = visit(house, clock).get("/").text
    house.close()

    assert f"Now {NOW.astimezone(ZoneInfo(zone)):%H:%M}" in page


@pytest.mark.parametrize("minute", [-1, 0, 1])
@pytest.mark.hazard("H07")
def test_midnight_turns_the_page(mara: Visit, minute: int) -> None:
    """One minute before, at, and after midnight each belong to one day."""
    mara.clock.now = datetime(2026, 11, 22, 23, tzinfo=UTC) + timedelta(minutes=minute)
    page = mara.get("/").text

    assert ("Sunday 22 November" if minute < 0 else "Monday 23 November") in page
    assert f"Now {'23:59' if minute < 0 else f'00:0{minute}'}" in page


def test_a_finding_brings_the_card(mara: Visit) -> None:
    """Two doses in a row without a record are said plainly, with the way to the card."""
    mara.clock.now = NOW + timedelta(hours=1)
    page = mara.get("/").text

    assert "without a record" in page
    assert "Open the safety card" in page


def plot_of(page: str) -> str:
    """Return the wide drawing."""
    return page.partition('class="chart ribbon wide"')[2].partition("</svg>")[0]


def test_a_gap_is_hatched_up_to_now_and_listed(family: Visit) -> None:
    """After now there is no record to miss: nothing is hatched there, and no stretch twice."""
    page = family.get("/").text
    today = plan_day(family.house.ledger.state(), now=NOW)
    assert not isinstance(today, Refusal)
    assert today.forecast is not None
    wide = plot_of(page)
    (now_x,) = re.findall(r'class="now-line" x1="([\d.]+)"', wide)
    gaps = [
        (float(x), float(w))
        for x, w in re.findall(r'class="gap" x="([\d.]+)" y="[^"]+" width="([\d.]+)"', wide)
    ]

    assert gaps
    assert all(x + width <= float(now_x) + 0.1 for x, width in gaps)
    assert all(unknown.message in page for unknown in today.forecast.unknown)


def test_with_windows_off_what_to_do_comes_before_the_questions(mara: Visit) -> None:
    """The emergency line stands directly under the picture, also on a phone."""
    page = mara.post("/record/check-in", id=mara.form_id(), weak="4").text

    assert page.index('class="picture"') < page.index("What you can do") < page.index("doses-today")
    assert page.index("doses-today") < page.index("How stiff are you now?")


@pytest.mark.hazard("H21")
def test_where_the_record_has_a_gap_the_middle_is_thin_and_not_a_number(mara: Visit) -> None:
    """Nobody wrote down a dose all day: no bold line, and "not known" for every hour of the table."""
    page = mara.get("/").text

    assert 'class="curve not-known"' in plot_of(page)
    assert 'class="curve"' not in plot_of(page)
    assert re.findall(r'<td class="number">([^<]+)</td><td>\d', page) == ["not known"] * 24


def test_a_complete_record_has_a_bold_middle(mara: Visit) -> None:
    """Every dose since the plan began is in the record."""
    state = mara.house.ledger.state()
    begun = NOW - timedelta(days=10)
    for number, slot in enumerate(state.slots_in(Span(begun, NOW))):
        mara.house.ledger.append(dose_event(f"given-{number}", taken_at=slot.due_at))
    page = mara.get("/").text

    assert 'class="curve"' in plot_of(page)
    assert "not-known" not in plot_of(page)
    assert "not known" not in page.partition("5 in 10 people")[2].partition("</table>")[0]


def test_five_gates_in_a_row_are_one_label(mara: Visit) -> None:
    """Weak and well again by turns: the words stand once, and a slip of two minutes is no row."""
    for turn in range(5):
        at = NOW - timedelta(minutes=100 - 20 * turn)
        for number, (after, weak) in enumerate([(0, 3), (2 if turn == 0 else 10, 0)]):
            told_at = at + timedelta(minutes=after)
            told = CheckIn(id=f"w{turn}{number}", at=told_at, recorded_at=told_at, weak=weak)
            mara.house.ledger.append(check_in_to_event(told))
    page = mara.get("/").text

    assert plot_of(page).count('class="off-edge"') == 5
    assert plot_of(page).count(">windows off</text>") == 1
    assert page.count("<td>windows off.") == 4


def test_the_newest_answer_stands_on_the_line_of_the_present(mara: Visit) -> None:
    """What is drawn later lies on top."""
    mara.house.ledger.append(check_in_event("c", at=NOW, stiffness=7))
    wide = plot_of(mara.get("/").text)

    assert wide.index('class="told"') > wide.index('class="now-line"')


def test_the_last_answer_is_remembered(mara: Visit) -> None:
    """So that a number means something."""
    check_in = CheckIn(id="c", at=NOW - timedelta(days=1), recorded_at=NOW, stiffness=6)
    mara.house.ledger.append(check_in_to_event(check_in))

    assert "Last time: 6 at yesterday 15:20." in mara.get("/").text
