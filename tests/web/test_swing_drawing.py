"""What is drawn and said of a first swing: never without its error, never more surely than it is known."""

import re
from dataclasses import replace
from math import cos, exp, pi

import pytest

from lull.actions.keep_pendulum_test import ShownTest, TestPair
from lull.assessment.before_after import compare_before_after
from lull.assessment.measured import Measured
from lull.record.recorded_pendulum_test import FIRST_SWING, RecordedRelease
from lull.web import swing_words
from lull.web.charts.first_swing_chart import DrawnDay, DrawnSwing, draw_test_days, draw_today, reach_deg
from lull.web.charts.swing_chart import PHONE, WIDE, SwingSet, SwingSize, draw_swings
from made_facts import made_swing_test
from made_record import NOW


def shown(*swings_deg: float, error_deg: float = 3.0, gold: bool = False) -> ShownTest:
    """Return a test as a page shows it."""
    test = made_swing_test(at=NOW, swings_deg=swings_deg, error_deg=error_deg)
    first = Measured(value=swings_deg[0], standard_error=error_deg)
    return ShownTest(test=test, first_swing=first, in_window=gold, given=None)


def pair(before: ShownTest, after: ShownTest) -> TestPair:
    """Return two tests compared."""
    compared = compare_before_after(before.test.first_swings, after.test.first_swings)
    return TestPair(before=before, after=after, dose_between=True, compared=compared)


def test_a_difference_is_told_with_its_error_and_no_praise() -> None:
    """Bigger, smaller, and inside the error; nothing says better or worse."""
    low, high = shown(60.0, 62.0, 61.0), shown(80.0, 82.0, 81.0)
    said = {
        which: f"{swing_words.pair_headline(one)} {swing_words.pair_verdict(one)}"
        for which, one in {"up": pair(low, high), "down": pair(high, low), "same": pair(low, low)}.items()
    }
    assert re.fullmatch(
        r"The first swing was 20° bigger, ±\d+°. That is bigger than today's error.", said["up"]
    )
    assert re.fullmatch(r"The first swing was 20° smaller, ±\d+°. That is bigger than.*", said["down"])
    assert said["same"].endswith("That is inside measuring error.")
    assert not re.search(r"better|worse|good|bad|normal|improv|works", " ".join(said.values()), re.IGNORECASE)


def test_the_pace_is_said_as_it_was() -> None:
    """Enough, or too few with what that does."""
    assert swing_words.frames_words(60.0, "camera") == "60 pictures a second: enough"
    assert "so the error is wider" in swing_words.frames_words(17.0, "camera")
    assert swing_words.frames_words(100.0, "gyroscope").startswith("100 samples")


@pytest.mark.parametrize(
    ("frames_per_s", "words"),
    [
        (0.0, ""),
        (9.0, "9 pictures a second. That is too few for a number."),
        (30.0, "30 pictures a second. 60 are asked for, so the error is wider."),
        (57.0, "57 pictures a second: enough"),
    ],
)
def test_the_live_page_says_what_a_slow_camera_does(frames_per_s: float, words: str) -> None:
    """Before the leg is let go, and not only on the result."""
    assert swing_words.live_pace_words(frames_per_s) == words


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_trace_marks_the_release_the_turn_and_the_rest(size: SwingSize) -> None:
    """One mark a test, gold only in a window; the other swings are thin."""
    before, after = shown(62.0, 60.0).test.releases, shown(79.0, 80.0, 81.0).test.releases
    rest = Measured(value=-83.0, standard_error=2.0)
    after = tuple(replace(one, numbers={**one.numbers, "resting_angle_deg": rest}) for one in after)
    sets = [
        SwingSet(kind="before", words="before dose", releases=before),
        SwingSet(kind="after", words="after dose", releases=after, in_window=True),
    ]
    drawn = str(draw_swings(sets, size=size, label="A label", turned=False))

    assert drawn.count('class="turn-mark"') == 1
    assert drawn.count('class="turn-mark gold"') == 1
    assert drawn.count('class="swing-other"') == 3
    assert drawn.count('class="swing-line before"') == drawn.count('class="swing-line after"') == 1
    assert "let go" in drawn
    assert "rest 83°" in drawn
    if size is WIDE:
        assert re.findall(r'class="swing-number"[^>]*>(\d+)°', drawn) == ["60", "80"]
    assert ("before dose" in drawn) == (size is WIDE)
    assert 'aria-label="A label"' in drawn


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_no_words_stand_on_the_curve_of_a_loose_leg(size: SwingSize) -> None:
    """It swings on for many seconds, just where the words are written first."""
    curve = tuple((k / 60, -(85 - 77 * exp(-k / 180) * cos(2 * pi * k / 60))) for k in range(361))
    rest = Measured(value=-85.0, standard_error=2.0)
    (bare,) = shown(124.0).test.releases
    loose = replace(
        bare, curve=curve, turn=(0.5, -132.0), numbers={**bare.numbers, "resting_angle_deg": rest}
    )
    sets = [SwingSet(kind="after", words="15:20", releases=(loose,))]
    drawn = str(draw_swings(sets, size=size, label="A label", turned=False))

    line = re.search(r'class="swing-line after" d="M([^"]+)"', drawn)
    assert line
    points = [tuple(map(float, point.split())) for point in line[1].split(" L")]
    written = {"rest 85°"} | ({"124°", "first swing,"} if size is WIDE else set())
    for words in written:
        found = re.search(rf'x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">{words}<', drawn)
        assert found
        x, y = float(found[1]), float(found[2])
        left = x if found[3] == "start" else x - 56
        assert not [(a, b) for a, b in points if left < a < left + 56 and y - 14 < b < y + 3], words


def test_what_a_gyroscope_saw_is_called_a_turn_and_a_curve_may_be_missing() -> None:
    """No "leg straight" where nobody knows it."""
    bare = RecordedRelease(numbers={FIRST_SWING: Measured(value=60.0, standard_error=3.0)})
    sets = [SwingSet(kind="after", words="15:20", releases=(bare,))]
    drawn = str(draw_swings(sets, size=WIDE, label="A label", turned=True))

    assert "held here" in drawn
    assert "leg straight" not in drawn
    assert "turn-mark" not in drawn


def test_every_mark_stands_on_its_error() -> None:
    """A bar through each mark, as long as 1.96 standard errors on either side."""
    low, high = (
        DrawnSwing(words=words, first_swing=Measured(value=deg, standard_error=3.0), gold=gold)
        for words, deg, gold in (("before", 62.0, False), ("after", 79.0, True))
    )
    today = str(draw_today([low, high], label="Today"))
    days = [DrawnDay(words="4 Oct", swings=[low, high]), DrawnDay(words="8 Nov", swings=[high])]
    drawn = str(draw_test_days(days, width=348.0, name="phone", label="Days"))

    assert reach_deg(low.first_swing) == pytest.approx((56.12, 67.88))
    assert today.count("<circle") == 2
    assert drawn.count("<circle") == drawn.count('class="measured-error"') == 3
    assert drawn.count('class="turn-mark gold"') == 2
    lines = [
        tuple(map(float, m))
        for m in re.findall(r'measured-error" x1="([\d.]+)" y1="([\d.]+)" x2="[\d.]+" y2="([\d.]+)"', drawn)
    ]
    circles = [
        tuple(map(float, m)) for m in re.findall(r'<circle class="[^"]*" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    ]
    for (x, bottom, top), (cx, cy) in zip(lines, circles, strict=True):
        assert cx == x
        assert top < cy < bottom
        assert cy == pytest.approx((top + bottom) / 2, abs=0.2)
