"""The drawn leg of a swing: its joints are where the knee's angle says, and it claims nothing else."""

import re
from dataclasses import replace
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lull.movement.joint_angle import STRAIGHT_DEG, measure_angle_2d_deg
from lull.record.event_body import to_event_now
from lull.record.recorded_pendulum_test import RecordedPendulumTest, RecordedRelease
from lull.web.charts.leg_places import FOOT_PX, HIP, KNEE, SHANK_PX, Place, place_leg, turn_deg
from lull.web.charts.leg_swing import FLOOR_Y, HEIGHT, WIDTH, LegSwing, angle_at, draw_leg_swings
from made_facts import made_swing_test
from made_house import Visit
from made_record import NOW

KNEE_ANGLES = st.floats(-170.0, 30.0)


def made(*, source: str = "camera", **changes: object) -> RecordedPendulumTest:
    """Return a test of three swings whose curve is that of the knee."""
    return replace(made_swing_test(at=NOW), source=source, **changes)  # type: ignore[arg-type]


def turn_about_knee(place: Place, deg: float) -> Place:
    """Turn a place as SVG's rotate does: clockwise on a sheet whose y grows downwards."""
    turned = complex(place[0] - KNEE[0], place[1] - KNEE[1]) * 1j ** (deg / 90.0)
    return KNEE[0] + turned.real, KNEE[1] + turned.imag


@given(KNEE_ANGLES)
def test_the_drawn_knee_has_the_angle_of_the_curve(q_deg: float) -> None:
    """Read off the picture as off a camera's, the knee's bend is what it was drawn with."""
    leg = place_leg(q_deg)
    inner = measure_angle_2d_deg(leg.hip, leg.knee, leg.ankle)
    assert inner == pytest.approx(STRAIGHT_DEG - abs(q_deg), abs=1e-5)
    assert dist(leg.knee, leg.ankle) == pytest.approx(SHANK_PX)
    assert dist(leg.ankle, leg.toe) == pytest.approx(FOOT_PX)
    assert (leg.hip, leg.knee) == (HIP, KNEE)


@given(KNEE_ANGLES)
def test_turning_the_straight_leg_about_the_knee_is_the_same_leg(q_deg: float) -> None:
    """So a script needs no geometry: SVG's own turn of what Python drew ends in the same joints."""
    straight, bent = place_leg(0.0), place_leg(q_deg)
    for one, other in ((straight.ankle, bent.ankle), (straight.toe, bent.toe)):
        assert turn_about_knee(one, turn_deg(q_deg)) == pytest.approx(other, abs=1e-9)


def test_a_straight_leg_lies_level_and_a_hanging_one_hangs() -> None:
    """By hand: to the right of the knee, right below it, toes up and toes forward."""
    straight, hanging = place_leg(0.0), place_leg(-90.0)
    assert straight.ankle == (KNEE[0] + SHANK_PX, KNEE[1])
    assert straight.toe[1] < KNEE[1] - 40.0
    assert hanging.ankle == pytest.approx((KNEE[0], KNEE[1] + SHANK_PX))
    assert hanging.toe[0] > KNEE[0] + 40.0


@given(KNEE_ANGLES)
def test_the_leg_stays_on_the_sheet_and_above_the_floor(q_deg: float) -> None:
    leg = place_leg(q_deg)
    for x, y in (leg.ankle, leg.toe):
        assert 0.0 <= x <= WIDTH
        assert y < min(FLOOR_Y, HEIGHT) + 1.0


@given(st.lists(st.tuples(st.floats(0.01, 1.0), st.floats(-150.0, 10.0)), min_size=1, max_size=20))
def test_the_angle_between_two_points_lies_between_theirs(steps: list[tuple[float, float]]) -> None:
    """At a point it is the point's; beyond the ends it stays."""
    t, curve = 0.0, []
    for step, q in steps:
        t += step
        curve.append((t, q))
    for at_s, q in curve:
        assert angle_at(curve, at_s) == q
    assert angle_at(curve, -1.0) == curve[0][1]
    assert angle_at(curve, t + 1.0) == curve[-1][1]
    assert angle_at([(0.0, 0.0), (1.0, -90.0)], 0.25) == pytest.approx(-22.5)


def rotation(leg: LegSwing) -> list[float]:
    """Return how the lower leg of a picture is turned: degrees and about where."""
    found = re.search(r'class="lower-leg" transform="rotate\(([^)]*)\)"', str(leg.picture))
    assert found
    return [float(word) for word in found[1].split()]


def test_each_swing_is_drawn_at_its_first_turn_back_and_the_middle_one_is_chosen() -> None:
    """The label says which swing, that it is drawn, and the number with its error."""
    legs = draw_leg_swings(made())
    assert [(leg.number, leg.is_chosen, leg.still_s) for leg in legs] == [
        (1, True, 0.5),
        (2, False, 0.5),
        (3, False, 0.5),
    ]
    assert [rotation(leg)[0] for leg in legs] == [70.0, 68.0, 73.0]
    assert {tuple(rotation(leg)[1:]) for leg in legs} == {KNEE}
    picture = str(legs[1].picture)
    assert picture.count('class="ghost"') == 3
    assert picture.count('class="arc"') == 1
    assert "Swing 2 of 3, drawn by code" in picture
    assert "First swing 60°, ±6°." in picture
    assert legs[1].curve == "0,-8 0.5,-68 1,-70"


def test_no_leg_is_drawn_from_a_gyroscope_or_without_a_curve() -> None:
    """Nobody knows where that leg was."""
    assert draw_leg_swings(made(source="gyroscope")) == []
    bare = tuple(RecordedRelease(numbers=one.numbers) for one in made().releases)
    assert draw_leg_swings(made(releases=bare)) == []
    some = draw_leg_swings(made(releases=(bare[0], made().releases[1])))
    assert [(leg.number, leg.count, leg.is_chosen) for leg in some] == [(2, 2, True)]


def test_a_curve_whose_turn_is_not_known_ends_where_it_ends() -> None:
    """No arc, no earlier positions, and the label says so."""
    (leg,) = draw_leg_swings(made(releases=(replace(made().releases[0], turn=None),)))
    assert (leg.still_s, leg.has_turn, rotation(leg)[0]) == (1.0, False, 70.0)
    assert "ghost" not in leg.picture
    assert "arc" not in leg.picture
    assert "where its curve ends" in leg.picture


def keep(mara: Visit, test: RecordedPendulumTest) -> str:
    """Keep a test and return its page."""
    mara.house.ledger.append(to_event_now(test, event_id=test.id, now=NOW))
    return mara.get(f"/measure/test/{test.id}").text


def test_the_page_offers_the_replay_or_says_why_not(mara: Visit) -> None:
    """No camera picture is promised; a motion sensor's test has words in its place."""
    drawn = keep(mara, made(id="drawn"))
    assert drawn.count('class="replay-leg mirrored"') == 3
    assert "It is no camera picture: none is kept." in drawn
    assert drawn.count('name="replayed"') == 3
    turned = keep(mara, made(id="turned", source="gyroscope"))
    assert "leg-replay" not in turned
    assert "not where it was. So no leg is drawn." in turned
